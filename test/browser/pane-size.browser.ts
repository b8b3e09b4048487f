/** Large workbooks: round trips follow bytes and not villages, no request is too large for Excel on the web, and the pane keeps answering. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { paneCost } from "../../bench/pane";
import { root } from "./pane";

const LIMIT = 5_000_000;
/** A task longer than this is felt. In processor time: the clock of a busy machine says nothing about the pane. */
const FELT_MS = 100;

const web = path.join(root, "dist/web");
const gzipped = (file: string): number => gzipSync(readFileSync(path.join(web, file))).length;

test("the pane's own script before what is loaded later is at most 300 KB gzipped", () => {
  const page = readFileSync(path.join(web, "taskpane.html"), "utf8");
  const scripts = [...page.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? "").filter((file) => !file.startsWith("office/"));
  expect(scripts.some((file) => file.startsWith("taskpane."))).toBe(true);
  expect(scripts.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(300_000);
});

test("as many round trips for 100 villages' sheets as for 5, and at most 12", async () => {
  const [few, many] = [await paneCost(5, 60), await paneCost(100, 60)];
  // The cells of 100 × 60 × 8 did travel: an earlier reading would not do.
  expect(many.responses.total).toBeGreaterThan(500_000);
  expect(many.syncs).toBe(few.syncs);
  expect(many.syncs).toBeLessThanOrEqual(12);
  expect([...few.problems, ...many.problems]).toEqual([]);
});

test("100 sheets of 2,000 rows: below 5 MB each way, and no long task in the pane", async () => {
  const cost = await paneCost(100, 2000);
  expect(Math.max(cost.requests.largest, cost.responses.largest)).toBeLessThan(LIMIT);
  expect(cost.tasks.filter((task) => task.processor > FELT_MS)).toEqual([]);
  expect(cost.problems).toEqual([]);
});
