/** Whoever changes one figure of a report is found out, and nobody else is accused. `npm run bench -- verify` does the same on hundreds. */
import path from "node:path";
import { ratesOf } from "../../bench/verify";
import { draftedReports } from "../documents/verifying/reports";

const reports = draftedReports(path.resolve(__dirname, "../.."), 2);

test.each([
  ["with content controls", true],
  ["as text alone", false],
])("every figure of a drafted report is matched, and a changed one is told, %s", async (_, controls) => {
  const { figures, matched, mutations, found, accused, details } = ratesOf(await reports, 40, controls);
  // The sample town's own fault: a meeting on 四大行动 names three of them.
  expect(details.filter((line) => !/remark\.list .*四大行动/.test(line))).toEqual([]);
  expect(figures).toBeGreaterThan(500);
  expect({ mutations, found, matched, accused }).toEqual({ mutations: 40, found: 40, matched: figures, accused: 0 });
});
