/**
 * `npm test`: types, lint, then all tests. Ends with one plain line, `N passed, N failed, N skipped`, and the exit code of the worst.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const node = (script, args) => spawnSync(process.execPath, [path.join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" }).status ?? 1;

const steps = [
  ["types", () => node("tsc7/bin/tsc", ["--noEmit", "-p", "tsconfig.json"])],
  ["lint", () => node("eslint/bin/eslint.js", [".", "--max-warnings", "0"])],
  ["format", () => node("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."])],
];
for (const [name, run] of steps) {
  console.log(`— ${name}`);
  const status = run();
  if (status !== 0) {
    console.log(`${name} failed\n0 passed, 1 failed`);
    process.exit(status);
  }
}

console.log("— tests");
const report = path.join(root, "node_modules/.cache/jest-result.json");
fs.mkdirSync(path.dirname(report), { recursive: true });
fs.rmSync(report, { force: true });
const status = node("jest/bin/jest.js", ["--json", `--outputFile=${report}`, ...process.argv.slice(2)]);
const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : null;
const passed = result?.numPassedTests ?? 0;
// A test file that does not even load counts as one failure.
const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
const skipped = result ? result.numPendingTests + result.numTodoTests : 0;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : status);
