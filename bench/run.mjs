/**
 * `npm run bench`: what the command costs beside bare reading with the same library, on generated ledgers.
 *
 *     npm run bench                    300 workbooks × 3 sheets × 200 rows × 8 columns, and one sheet of 200,000 rows × 10
 *     npm run bench -- verify          how many changed figures of a report are found (bench/verify.mjs)
 *     npm run bench -- verify long     what checking a document of 200 pages costs, beside one of 100
 *     npm run bench -- legacy          what becomes of damaged .xls and .ods files (bench/legacy.mjs)
 *     npm run bench -- villages 50     only the first, with 50 workbooks; `long 20000` likewise the second
 *
 * Each figure is the median of three runs; the kinds of run take turns, each in a process of its own, so that a busy machine slows all alike.
 * Only the ratios say something about the product; seconds are the machine's. Where other work takes the second processor, the ratio of
 * processor time says what the clock's cannot.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { bundle } from "../scripts/bundle.mjs";
import { benchLegacy } from "./legacy.mjs";
import { benchVerify } from "./verify.mjs";

const RUNS = 3;
const measured = ["bare", "ours", "rollup"];
const names = { bare: "the library alone", ours: "our reader, one thread", rollup: "taizhang rollup" };
const limits = { ours: 1.3, rollup: 1.5 };

const [only, size] = process.argv.slice(2);
if (only === "verify") {
  await benchVerify(process.argv.slice(3));
  process.exit(0);
}
if (only === "legacy") {
  await benchLegacy(process.argv.slice(3));
  process.exit(0);
}
// The command's own threads beside the benchmarks.
const entries = { process: "bench/process.ts", "read-worker": "src/cli/read-worker.ts", "write-worker": "src/cli/write-worker.ts" };
const output = await bundle("bench", entries, "production");
if (only !== "long") await bench("villages", "make", Number(size ?? 300), "workbooks × 3 sheets × 200 rows × 8 columns");
if (only !== "villages") await bench("long", "make-long", Number(size ?? 200_000), "rows × 10 columns on one sheet");

async function bench(name, make, count, what) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "taizhang-bench-"));
  try {
    run(make, folder, String(count));
    console.log(`\n${name}: ${count} ${what}`);
    const runs = Object.fromEntries(measured.map((kind) => [kind, []]));
    for (let i = 0; i < RUNS; i++) for (const kind of measured) runs[kind].push(run(kind, folder));
    for (const kind of measured) {
      const [seconds, processor, memory] = ["seconds", "processor", "memory"].map((what) => median(runs[kind].map((one) => one[what])));
      const ratios = runs[kind].map((one, i) => one.seconds / runs.bare[i].seconds);
      const work = median(runs[kind].map((one, i) => one.processor / runs.bare[i].processor));
      const limit = limits[kind] === undefined ? "" : ` (at most ${limits[kind]})`;
      console.log(
        `  ${names[kind].padEnd(24)} ${seconds.toFixed(1).padStart(6)} s ${processor.toFixed(1).padStart(6)} s of processors ${String(memory).padStart(5)} MB   ` +
          `ratio ${median(ratios).toFixed(2)}${limit} (${ratios.map((ratio) => ratio.toFixed(2)).join(" ")}), of processors ${work.toFixed(2)}`,
      );
    }
    const { stages, memory } = run("stages", folder);
    const total = Object.values(stages).reduce((sum, seconds) => sum + seconds, 0);
    console.log(`  stages in one thread, ${total.toFixed(1)} s of processors, ${memory} MB:`);
    for (const [stage, seconds] of Object.entries(stages))
      console.log(`    ${stage.padEnd(20)} ${seconds.toFixed(2).padStart(6)} s ${((100 * seconds) / total).toFixed(0).padStart(3)}%`);
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

function run(...args) {
  const start = performance.now();
  const child = spawnSync(
    process.execPath,
    [
      "-e",
      "require(process.argv[1]).main(process.argv.slice(2)).catch((e) => { console.error(e); process.exit(1); })",
      path.join(output, "process.js"),
      ...args,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  const seconds = (performance.now() - start) / 1000;
  if (child.status !== 0) throw new Error(`${args.join(" ")} ended with ${child.status ?? child.signal}`);
  return { seconds, ...JSON.parse(child.stdout.trim().split("\n").at(-1)) };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
