/**
 * `node bench/pane.mjs`: what a roll-up costs in the simulated Excel, for ordinary workbooks and for a very large one, and whether it is within
 * what was promised. Run it on a machine that does nothing else: the first view is judged by the clock.
 */
import path from "node:path";
import { buildAll } from "../scripts/build.mjs";
import { bundled } from "../scripts/bundle.mjs";

process.chdir(path.resolve(import.meta.dirname, ".."));
buildAll();
const { paneCost } = await bundled("bench-pane", "bench/pane.ts");
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
const longest = (tasks, clock) => Math.round(Math.max(0, ...tasks.map((task) => task[clock])));
const costs = [];
for (const [sheets, rows] of [
  [5, 60],
  [100, 60],
  [100, 2000],
]) {
  const cost = await paneCost(sheets, rows);
  costs.push(cost);
  console.log(
    [
      `${sheets} × ${rows} × 8`,
      `${cost.syncs} syncs`,
      `largest request ${kilobytes(cost.requests.largest)}, response ${kilobytes(cost.responses.largest)}`,
      `longest task ${longest(cost.tasks, "processor")} ms of processor time, ${longest(cost.tasks, "clock")} ms by the clock (${cost.tasks.length} over 50 ms)`,
      `first view ${Math.round(cost.firstView)} ms, roll-up ${(cost.milliseconds / 1000).toFixed(1)} s`,
    ].join(" | "),
  );
}
const [few, many] = costs;
const promises = {
  "as many syncs for 5 villages' sheets as for 100, at most 12": few.syncs === many.syncs && many.syncs <= 12,
  "no request or response over 5 MB": costs.every((cost) => Math.max(cost.requests.largest, cost.responses.largest) <= 5e6),
  "no task of the pane's over 100 ms": costs.every((cost) => longest(cost.tasks, "processor") <= 100),
  "first view in under 1 s": costs.every((cost) => cost.firstView < 1000),
};
for (const [promise, holds] of Object.entries(promises)) console.log(`${holds ? "holds" : "DOES NOT HOLD"}: ${promise}`);
process.exit(Object.values(promises).every(Boolean) ? 0 : 1);
