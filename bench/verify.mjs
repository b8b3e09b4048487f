/**
 * `npm run bench -- verify [count] [towns] [details]`: how many of `count` reports with one figure changed are found out, and whether anything else
 * is accused; over the sample town and made-up towns, in three templates, with content controls and as text alone.
 *
 * `npm run bench -- verify long [pages]`: what a document of 200 pages costs, beside one of half as many.
 */
import path from "node:path";
import { bundled } from "../scripts/bundle.mjs";

const root = path.resolve(import.meta.dirname, "..");

export async function benchVerify(args) {
  if (args[0] === "long") {
    const { main } = await bundled("bench-long-document", "bench/long-document.ts");
    return main(root, Number(args[1] ?? 200));
  }
  const { main } = await bundled("bench-verify", "bench/verify.ts");
  const numbers = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  await main(root, numbers[0] ?? 200, numbers[1] ?? 12, args.includes("details"));
}

if (process.argv[1] === import.meta.filename) await benchVerify(process.argv.slice(2));
