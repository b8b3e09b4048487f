/** The town's workbook gives the totals of its ledgers, also as Excel hands its sheets over: nobody says there which cells are merged. */
import fs from "node:fs";
import path from "node:path";
import { linesOf, townOutcome, townResult } from "../../samples/build/product";
import type { Result } from "../../src/model/result";
import { textOf } from "./town";

const bytes = fs.readFileSync(path.resolve(__dirname, "../../samples/town.xlsx"));
const sharesOf = (result: Pick<Result, "indicators">) =>
  result.indicators.map(({ code, total, byArea }) => [
    code,
    total?.value ?? null,
    Object.fromEntries(Object.entries(byArea).map(([area, { value }]) => [area, value])),
  ]);

test("as reviewed, and equal to the roll-up of the separate files", async () => {
  const { result } = await townOutcome(bytes);
  expect(linesOf(townResult(result))).toBe(textOf("golden/town-result.json"));
  expect(sharesOf(result)).toEqual(sharesOf(JSON.parse(textOf("golden/result.json")) as Result));
});

test("the same totals, findings and report where merged cells are unknown", async () => {
  const [known, unknown] = [await townOutcome(bytes), await townOutcome(bytes, "汇报材料", { mergesKnown: false })];
  expect(sharesOf(unknown.result)).toEqual(sharesOf(known.result));
  const places = (findings: readonly { code: string; sheet: string; cell: string }[]) => findings.map(({ code, sheet, cell }) => `${code} ${sheet}!${cell}`);
  expect(places(unknown.findings)).toEqual(places(known.findings));
  expect(unknown.report).toEqual(known.report);
});
