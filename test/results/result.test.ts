import { readResult } from "../../src/results/result-file";
import { toResult } from "../../src/results/result";
import type { Report } from "../../src/model/report";
import { findings, made } from "../builders/roll-ups";

const rollUp = made();
const report: Report = {
  kind: "汇报材料",
  title: "汇报",
  blocks: [],
  appendix: [],
  facts: [
    {
      id: "XC02",
      text: "1806条",
      value: 1806,
      unit: "条",
      indicator: "XC02",
      area: null,
      period: "2024年3月",
      sources: [{ file: "西岭村.xlsx", sheet: "台账", cell: "E8" }],
      name: "刷写宣传标语",
    },
  ],
};
const result = toResult({ rollUp, findings, report });

test("a result says what the roll-up says, member for member", () => {
  expect(result.schema).toBe(1);
  expect(result.period).toEqual({ label: "2024年3月", start: "2024-03-01", end: "2024-03-31" });
  expect(result.indicators.map(({ code }) => code)).toEqual(rollUp.totals.map(({ indicator }) => indicator.code));
  const total = rollUp.totals.find(({ indicator }) => indicator.code === "XC05")!;
  const { quantity } = total;
  expect(result.indicators.find(({ code }) => code === "XC05")).toMatchObject({
    total: { value: quantity!.value, low: quantity!.low, high: quantity!.high, mark: "余" },
    byArea: { 西岭村: { value: 20000, low: 20000, high: 29999, mark: "余" } },
    yearToDate: { mark: "余" },
  });
  expect(Object.keys(result.indicators.find(({ code }) => code === "QT02")!.breakdown!)).toEqual(["石大路", "红园路"].sort());
  expect(result.facts).toEqual(report.facts);
  expect(result.unmeasured).toEqual(rollUp.unmeasured);
});

test("findings stand in order with their sentences, explained ones last", () => {
  expect(result.findings.map(({ severity, explained }) => explained ?? severity)).toEqual(["error", "warning", "info", "已电话核实"]);
  for (const { message } of result.findings) expect(message).toMatch(/[一-龥]/);
});

test("words of a town's own go along with its indicators, and come back; those that the product knows do not", () => {
  expect(result.indicators.filter(({ words }) => words !== undefined)).toEqual([]);
  const words = { amount: ["乡间标语"], left: ["还欠"] };
  const named = rollUp.totals.map((total) => (total.indicator.code === "XC02" ? { ...total, indicator: { ...total.indicator, words } } : total));
  const own = toResult({ rollUp: { ...rollUp, totals: named }, findings, report });
  expect(own.indicators.flatMap((each) => (each.words ? [[each.code, each.words]] : []))).toEqual([["XC02", words]]);
  expect(readResult(JSON.stringify(own)).result).toEqual(own);
});

test("what is written to result.json is read back the same", () => {
  expect(readResult(JSON.stringify(result))).toEqual({ result, problem: null });
  expect(readResult(`\ufeff${JSON.stringify({ ...result, later: 1 })}`).result).toEqual(result);
});

test.each([
  ["a file that is no JSON", "PK\u0003\u0004", "JSON"],
  ["some other JSON", "[1,2]", "result.json"],
  ["a later schema", JSON.stringify({ ...result, schema: 2 }), "schema"],
  ["a number that is a text", JSON.stringify({ ...result, indicators: [{ ...result.indicators[0], records: "3" }] }), "indicators.0.records"],
  ["a missing town", JSON.stringify({ ...result, town: undefined }), "town"],
])("%s is refused with the reason", (_, text, reason) => {
  const read = readResult(text);
  expect(read.result).toBeNull();
  expect(read.problem).toContain(reason);
});
