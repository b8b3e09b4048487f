/**
 * `npm run mutate -- --sample 300 --seed 7`: changes the pure stages at single tokens (Stryker's mutants), runs the tests of the layer `stage` that reach the
 * change, and prints how many changes a test has noticed, and each that none has.
 * `--stages checking,rollup` takes these stages alone; `--sample` absent: every mutant. Same seed and same sources: same sample.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { keyOf, mutantsOf, sampled } from "./mutate/mutants.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    stages: { type: "string", default: "measuring,rollup,reading,checking,drafting" },
    workers: { type: "string", default: String(Math.max(1, Math.min(4, os.availableParallelism()))) },
  },
});

const all = await mutantsOf(
  root,
  values.stages.split(",").map((stage) => path.join("src", stage)),
);
const chosen = sampled(all, values.sample === undefined ? all.length : Number(values.sample), Number(values.seed));
console.log(`${chosen.length} of ${all.length} mutants of ${values.stages}, seed ${values.seed}`);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-mutants-"));
const list = path.join(folder, "sample.json");
fs.writeFileSync(list, JSON.stringify(chosen.map(keyOf)));
// Read by the runner (mutate/runner.mjs), which lives in processes of its own.
process.env.MUTANTS = list;
/** Stryker's ranges count columns from 0. */
const range = ({ file, start, end }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
const results = await new Stryker({
  mutate: [...new Set(chosen.map(range))],
  testRunner: "sampled-jest",
  plugins: [path.join(root, "scripts/mutate/runner.mjs")],
  jest: { projectType: "custom", configFile: "scripts/mutate/jest.config.cjs", enableFindRelatedTests: true },
  coverageAnalysis: "perTest",
  concurrency: Number(values.workers),
  // A busy machine is no endless loop: those are told by how often they turn.
  timeoutMS: 60_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 30,
  ignorePatterns: ["dist", "out", "docs/images", "samples", ".stryker-tmp"],
  tempDirName: ".stryker-tmp",
  reporters: ["progress-append-only"],
  allowConsoleColors: false,
  logLevel: "warn",
  disableTypeChecks: false,
}).runMutationTest();
fs.rmSync(folder, { recursive: true });

const wanted = new Set(chosen.map(keyOf));
const ran = results
  .map((mutant) => ({ ...mutant, file: path.relative(root, mutant.fileName), ...mutant.location, told: keyOf(mutantIn(mutant)) }))
  .filter(({ told }) => wanted.has(told));

function mutantIn({ fileName, location, mutatorName, replacement }) {
  return { file: path.relative(root, fileName), start: location.start, end: location.end, name: mutatorName, replacement };
}

const count = (...statuses) => ran.filter(({ status }) => statuses.includes(status)).length;
for (const mutant of ran.filter(({ status }) => !["Killed", "Timeout"].includes(status)).sort((a, b) => (a.told < b.told ? -1 : 1))) {
  const { file, start, end, status, mutatorName, replacement } = mutant;
  const lines = fs.readFileSync(path.join(root, file), "utf8").split("\n");
  const before = start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : lines[start.line - 1].slice(start.column - 1);
  const shown = (text) => text.replace(/\s+/g, " ").slice(0, 90);
  console.log(`${status}\t${file}:${start.line}:${start.column}\t${mutatorName}\t${shown(before)} → ${shown(replacement)}`);
}
const [killed, timedOut, survived, uncovered] = [count("Killed"), count("Timeout"), count("Survived"), count("NoCoverage")];
const valid = killed + timedOut + survived + uncovered;
console.log(`killed ${killed}, endless ${timedOut}, survived ${survived}, reached by no test ${uncovered}, not runnable ${ran.length - valid}`);
console.log(`mutation score ${((100 * (killed + timedOut)) / valid).toFixed(1)} % of ${valid}`);
