/** Whoever changes one figure of a report is found out, and nobody else is accused. `npm run bench -- verify` does the same on hundreds. */
import path from "node:path";
import { ratesOf } from "../../bench/verify";
import { draftedReports } from "./reports";

const reports = draftedReports(path.resolve(__dirname, "../.."), 2);

test.each([
  ["with content controls", true],
  ["as text alone", false],
])("every figure of a drafted report is matched, and a changed one is told, %s", async (_, controls) => {
  const { figures, matched, mutations, found, accused, details } = ratesOf(await reports, 60, controls);
  expect(details).toEqual([]);
  expect(figures).toBeGreaterThan(500);
  expect({ mutations, found, matched, accused }).toEqual({ mutations: 60, found: 60, matched: figures, accused: 0 });
});
