/**
 * `npm test`: types, lint, format, then unit and host tests, then the built add-in in the simulated Excel in a real browser.
 * Ends with one plain line, `N passed, N failed, N skipped`, and the exit code of the worst.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { buildAll } from "./build.mjs";

const root = path.resolve(import.meta.dirname, "..");
const node = (script, args) => spawnSync(process.execPath, [path.join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" }).status ?? 1;

const steps = [
  ["types", () => node("tsc7/bin/tsc", ["--noEmit", "-p", "tsconfig.json"])],
  ["lint", () => node("eslint/bin/eslint.js", [".", "--max-warnings", "0"])],
  ["import circles", () => node("eslint/bin/eslint.js", ["--config", "eslint.circles.mjs", "--max-warnings", "0", "src", "simulator"])],
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

console.log("— build");
buildAll();

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const [name, args] of [
  ["unit and host tests", []],
  ["browser tests", ["-c", "test/browser/jest.config.js"]],
]) {
  console.log(`— ${name}`);
  const report = path.join(root, "node_modules/.cache", `jest-${args.length}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const status = node("jest/bin/jest.js", [...args, "--json", `--outputFile=${report}`, ...process.argv.slice(2)]);
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : null;
  totals.passed += result?.numPassedTests ?? 0;
  // A test file that does not even load counts as one failure, and so does a runner that stops.
  totals.failed += result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
  if (status !== 0 && totals.failed === 0) totals.failed = 1;
  totals.skipped += result ? result.numPendingTests + result.numTodoTests : 0;
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
