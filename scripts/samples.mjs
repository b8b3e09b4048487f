/**
 * `npm run samples`: builds samples/build (TypeScript) and runs it.
 *
 *     npm run samples               writes samples/ledgers, town.xlsx, settings, truth and the list of planted mistakes
 *     npm run samples -- --golden   also writes what the product makes of them, for review as a diff
 */
import path from "node:path";
import { bundled } from "./bundle.mjs";

const { main } = await bundled("samples", "samples/build/main.ts");
await main(path.resolve(import.meta.dirname, ".."), process.argv.slice(2));
