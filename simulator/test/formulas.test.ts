import { typeCells, textAt } from "../excel/book/typing";
import { createWorkbook } from "../excel/book/workbook";
import { valueAt } from "../excel/formula/results";
import { isError } from "../excel/book/value";
import { formatValue } from "../excel/book/number-format";

const data = [
  ["区划", "指标", "值", "期"],
  ["东庄村", "HJ05", 10, 45292],
  ["西河村", "HJ05", 20, 45292],
  ["东庄村", "XC01", 5, 45323],
  ["", "XC01", "无", null],
];

function compute(formula: string, extra: (string | number | boolean | null)[][] = []): unknown {
  const book = createWorkbook({ sheets: ["指标值", "算"], today: "2024-07-01" });
  typeCells(book, "指标值", data);
  const sheet = typeCells(book, "算", [[formula], ...extra]);
  const value = valueAt(book, sheet, 0, 0);
  return isError(value) ? value.error : value;
}

describe("formulas of the simulated Excel", () => {
  test.each<[string, unknown]>([
    ["=1+2*3^2", 19],
    ["=-2^2", 4],
    ["=50%*8", 4],
    ['="共"&SUM(指标值!C2:C4)&"件"', "共35件"],
    ["=SUM(指标值!C:C)", 35],
    ['=SUMIFS(指标值!C:C,指标值!A:A,"东庄村",指标值!B:B,"HJ05")', 10],
    ['=SUMIFS(指标值!$C$2:$C$5,指标值!$D$2:$D$5,">=45300")', 5],
    ['=SUMIF(指标值!A2:A5,"*庄村",指标值!C2:C5)', 15],
    ['=COUNTIFS(指标值!A2:A5,"<>东庄村")', 2],
    ['=COUNTIF(指标值!B2:B5,"xc01")', 2],
    ['=MAXIFS(指标值!C2:C5,指标值!B2:B5,"HJ05")', 20],
    ["=COUNTA(指标值!A2:A5)&COUNT(指标值!C2:C5)", "33"],
    ['=IF(1>2,1/0,IFERROR(1/0,"—"))', "—"],
    ["=ROUND(2.675,2)", 2.68],
    ["=ROUND(-2.5,0)", -3],
    ['=INDEX(指标值!C2:C5,MATCH("西河村",指标值!A2:A5,0))', 20],
    ['=VLOOKUP("西河村",指标值!A2:C5,3,FALSE)', 20],
    ['=XLOOKUP("北山村",指标值!A2:A5,指标值!C2:C5,"没有")', "没有"],
    ['=SUMPRODUCT((指标值!A2:A4="东庄村")*指标值!C2:C4)', 15],
    ["=1/0", "#DIV/0!"],
    ['="a"+1', "#VALUE!"],
    ["=没有这个名字", "#NAME?"],
    ['=TEXT(45356,"yyyy年m月d日")', "2024年3月5日"],
    ['=TEXTJOIN("、",TRUE,指标值!A2:A5)', "东庄村、西河村、东庄村"],
    ["=TODAY()-DATE(2024,6,30)", 1],
    ["=SUM(A1,1)", 1],
  ])("%s gives %p", (formula, expected) => {
    expect(compute(formula)).toEqual(expected);
  });

  test("a correction in a ledger flows into every total that depends on it", () => {
    const book = createWorkbook({ sheets: ["甲"] });
    const sheet = typeCells(book, "甲", [[1, "=A1*2", "=B1+A1"]]);
    expect(valueAt(book, sheet, 0, 2)).toBe(3);
    typeCells(book, "甲", [[10]]);
    expect(valueAt(book, sheet, 0, 2)).toBe(30);
  });

  test("three thousand SUMIFS over two thousand rows are computed in a moment", () => {
    const book = createWorkbook({ sheets: ["值", "表"] });
    typeCells(
      book,
      "值",
      Array.from({ length: 2000 }, (_, i) => [`村${i % 30}`, `指标${i % 60}`, i]),
    );
    const rows = Array.from({ length: 100 }, (_, r) =>
      Array.from({ length: 30 }, (__, c) => `=SUMIFS(值!$C$1:$C$2000,值!$A$1:$A$2000,"村${c}",值!$B$1:$B$2000,"指标${r}")`),
    );
    const sheet = typeCells(book, "表", rows);
    const start = performance.now();
    let total = 0;
    for (let r = 0; r < 100; r++) for (let c = 0; c < 30; c++) total += Number(valueAt(book, sheet, r, c));
    expect(total).toBe((1999 * 2000) / 2);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each<[string | number, string, string]>([
    [1234.5, "#,##0", "1,235"],
    [1234.5, "#,##0.00", "1,234.50"],
    [0.256, "0.0%", "25.6%"],
    [95.5, '0.0"%"', "95.5%"],
    [3, "+0;-0;0", "+3"],
    [-3, "+0;-0;0", "-3"],
    [0, "0;-0;—", "—"],
    [45356, "yyyy-mm-dd", "2024-03-05"],
    [45356, 'm"月"d"日"', "3月5日"],
    [45356.75, "yyyy/m/d h:mm", "2024/3/5 18:00"],
    [0.1 + 0.2, "General", "0.3"],
    [123456789012, "General", "1.23457E+11"],
    ["文", "@", "文"],
    [7, '0"吨"', "7吨"],
  ])("%p in the format %s shows %s", (value, format, expected) => {
    expect(formatValue(value, format)).toBe(expected);
  });

  test("what a cell shows follows its entry", () => {
    const book = createWorkbook({ sheets: ["甲"] });
    const sheet = typeCells(book, "甲", [["95%", "2024-3-5", "1,200", "2万余"]]);
    expect([0, 1, 2, 3].map((column) => textAt(book, sheet, 0, column))).toEqual(["95%", "2024/3/5", "1,200", "2万余"]);
  });
});
