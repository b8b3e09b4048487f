/**
 * `npm run bench -- legacy [count] [folder] [seed]`: `count` damaged .xls and as many .ods, of sound files made by other programs (those of the tests, or
 * those in `folder`): what is read as the library reads it, refused by name, and what ends its process. The answer is JSON.
 */
import path from "node:path";
import { bundle } from "../scripts/bundle.mjs";
import { createRequire } from "node:module";

const root = path.resolve(import.meta.dirname, "..");

export async function benchLegacy([count = "500", folder = path.join(root, "test/fuzz/legacy/made-by-libreoffice"), seed = "1"]) {
  const output = await bundle("bench-legacy", { run: "bench/legacy.ts", child: "test/fuzz/legacy/child.ts" }, "production");
  const { main } = createRequire(import.meta.url)(path.join(output, "run.js"));
  await main(path.join(output, "child.js"), folder, Number(count), Number(seed));
}

if (process.argv[1] === import.meta.filename) await benchLegacy(process.argv.slice(2));
