/**
 * `npm test`: types, lint and format beside the build, then the layers of tests (jest.config.js): stage, town and host together, browser by itself.
 * `npm test -- stage town` runs these layers alone; other arguments are jest's.
 * Ends with one plain line, `N passed, N failed, N skipped`, and exits with 1 where anything failed.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const LAYERS = ["stage", "town", "host", "browser"];
const asked = process.argv.slice(2).filter((argument) => LAYERS.includes(argument));
const rest = process.argv.slice(2).filter((argument) => !LAYERS.includes(argument));
const layers = asked.length > 0 ? asked : LAYERS;

/** @returns exit code, and what it wrote where it is not shown at once */
const node = (script, args, shown) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: shown ? "inherit" : ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
    child.on("close", (status) => resolve({ status: status ?? 1, text }));
  });

const end = ({ passed, failed, skipped }) => {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
};

const checks = [
  ["types", "node_modules/tsc7/bin/tsc", ["--noEmit", "-p", "tsconfig.json"]],
  ["lint", "node_modules/eslint/bin/eslint.js", [".", "--max-warnings", "0"]],
  ["circles", "node_modules/eslint/bin/eslint.js", ["--config", "eslint.circles.mjs", "--max-warnings", "0", "src", "simulator"]],
  ["dead code", "node_modules/knip/bin/knip.js", []],
  ["dead code of the product", "node_modules/knip/bin/knip.js", ["--production", "--workspace", "."]],
  ["format", "node_modules/prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
];
const build = [["build", "scripts/build.mjs", []]];

/** One after the other; each is told when it is over, so that two rows can run side by side. */
async function row(steps) {
  for (const [name, script, args] of steps) {
    const { status, text } = await node(script, args, false);
    console.log(`— ${name}\n${text.trim()}`.trim());
    if (status !== 0) return name;
  }
  return null;
}

const rows = [...(asked.length > 0 ? [] : [checks]), ...(layers.includes("host") || layers.includes("browser") ? [build] : [])];
const [broken] = (await Promise.all(rows.map(row))).filter((name) => name !== null);
if (broken) {
  console.log(`${broken} failed`);
  end({ passed: 0, failed: 1, skipped: 0 });
}

const WORKERS = Math.max(2, Math.min(4, os.availableParallelism()));

/** Runs of jest, one after the other: its arguments, and on how many processes. Pages share what the machine has: one at a time. */
const runs = [
  [layers.filter((name) => name !== "browser"), [], WORKERS],
  [layers.filter((name) => name === "browser"), [], 1],
].filter(([names]) => names.length > 0);

async function jest([names, args, workers], number) {
  console.log(`— tests: ${[...names, ...args].join(" ")}`);
  const report = path.join(root, "node_modules/.cache", `jest-${number}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const { status } = await node(
    "node_modules/jest/bin/jest.js",
    ["--selectProjects", ...names, `--maxWorkers=${workers}`, "--json", `--outputFile=${report}`, ...args, ...rest],
    true,
  );
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : null;
  // A test file that does not even load counts as one failure, and so does a runner that stops.
  const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
  return {
    passed: result?.numPassedTests ?? 0,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: result ? result.numPendingTests + result.numTodoTests : 0,
  };
}

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const [number, run] of runs.entries()) for (const [name, count] of Object.entries(await jest(run, number))) totals[name] += count;
end(totals);
