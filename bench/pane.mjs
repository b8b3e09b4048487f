/** `node bench/pane.mjs`: what a roll-up costs in the simulated Excel, for ordinary workbooks and for a very large one. */
import path from "node:path";
import { buildAll } from "../scripts/build.mjs";
import { bundled } from "../scripts/bundle.mjs";

process.chdir(path.resolve(import.meta.dirname, ".."));
buildAll();
const { paneCost } = await bundled("bench-pane", "bench/pane.ts");
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
for (const [sheets, rows] of [
  [5, 60],
  [100, 60],
  [100, 2000],
]) {
  const cost = await paneCost(sheets, rows);
  console.log(
    [
      `${sheets} × ${rows} × 8`,
      `${cost.syncs} syncs`,
      `largest request ${kilobytes(cost.requests.largest)}, response ${kilobytes(cost.responses.largest)}`,
      `longest task ${Math.round(cost.longestTask)} ms (${cost.longTasks} over 50 ms)`,
      `first view ${Math.round(cost.firstView)} ms, roll-up ${(cost.milliseconds / 1000).toFixed(1)} s`,
    ].join(" | "),
  );
}
