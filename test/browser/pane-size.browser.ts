/** Large workbooks: round trips follow bytes and not villages, no request is too large for Excel on the web, and the pane keeps answering. */
import { paneCost } from "../../bench/pane";

const LIMIT = 5_000_000;
/** 100 ms on a machine of its own; this one may be shared with whatever else runs the tests. */
const FELT_MS = 250;

test("as many round trips for 100 villages' sheets as for 5, and at most 12", async () => {
  const [few, many] = [await paneCost(5, 60), await paneCost(100, 60)];
  expect(many.syncs).toBe(few.syncs);
  expect(many.syncs).toBeLessThanOrEqual(12);
  expect([...few.problems, ...many.problems]).toEqual([]);
});

test("100 sheets of 2,000 rows: below 5 MB each way, and no long task in the pane", async () => {
  const cost = await paneCost(100, 2000);
  expect(Math.max(cost.requests.largest, cost.responses.largest)).toBeLessThan(LIMIT);
  expect(cost.longestTask).toBeLessThan(FELT_MS);
  expect(cost.problems).toEqual([]);
});
