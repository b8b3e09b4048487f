/** What the product makes of the sample town, as files to review: `npm run samples -- --golden` writes them anew. */
import fs from "node:fs";
import path from "node:path";
import { findingsText, goldenOf, linesOf, readSettings, REPORTS } from "../../samples/build/product";
import { readme, EXPLAINED } from "../../samples/build/readme";
import { reportText } from "../../samples/build/report-text";
import { townCatalogue } from "../../samples/build/town-catalogue";
import { withoutCells } from "../catalogue/grid";
import { outcomeOf, samples, textOf } from "./town";

test("result.json and findings.txt are as reviewed", async () => {
  const outcome = await outcomeOf("汇报材料");
  expect(linesOf(goldenOf(outcome))).toBe(textOf("golden/result.json"));
  expect(findingsText(outcome.findings)).toBe(textOf("golden/findings.txt"));
});

test.each(REPORTS)("the words of the %s are as reviewed", async (kind) => {
  expect(reportText((await outcomeOf(kind)).report)).toBe(textOf(`golden/report-${kind}.txt`));
});

test("settings.xlsx says what the town has set, and nothing in it is left out", async () => {
  const { catalogue, findings } = await readSettings(fs.readFileSync(path.resolve(__dirname, "../../samples/settings.xlsx")));
  expect(findings).toEqual([]);
  // The workbook was written once: an indicator that came later is not on its sheets.
  const written = new Set(catalogue.indicators.map(({ code }) => code));
  expect(withoutCells(catalogue)).toEqual({ ...townCatalogue, indicators: townCatalogue.indicators.filter(({ code }) => written.has(code)) });
  expect(written.size).toBeGreaterThan(50);
});

test("the README tells what is planted now", () => {
  expect(readme(samples.books, samples.marks, EXPLAINED)).toBe(textOf("README.md"));
});
