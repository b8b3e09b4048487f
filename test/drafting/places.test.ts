/** Where a record's numbers stand: own columns in a wide ledger, rows that are columns in a table on its side. */
import { builtIn } from "../../src/catalogue";
import { cleanGrid } from "../../src/language/personal/grid";
import type { Cell } from "../../src/model/grid";
import { specOf } from "../../src/drafting/figure";
import { rowMaker } from "../../src/drafting/row";
import { run } from "../../src/app/pipeline";

const parts = { visibility: "visible", merges: null, hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() } as const;
const runOn = (sheet: string, cells: Cell[][]) =>
  run([cleanGrid({ ...parts, file: "台账.xlsx", sheet, cells })], { catalogue: builtIn, today: "2024-07-05", report: "总结报告" });

test("a table on its side: its findings have their village, and its names stand in the report", () => {
  const { findings, report } = runOn("志愿服务", [
    ["志愿服务活动台账"],
    ["活动日期", "2024.3.5", "2024.3.12", "2024.4.1"],
    ["村居", "东庄村", "西岭村", "西岭村"],
    ["活动名称", "清洁家园行动", "敬老助残", "文明劝导进社区"],
    ["参与人数", 12, 20, "5+3"],
  ]);
  expect(findings.filter(({ code }) => code === "quantity.unreadable").map(({ cell, area }) => [cell, area])).toEqual([["D5", "西岭村"]]);
  const text = report.blocks.flatMap(({ runs }) => runs.map((one) => one.text)).join("");
  for (const name of ["清洁家园行动", "敬老助残", "文明劝导进社区"]) expect(text).toContain(name);
});

test("a wide ledger: a number is traced to its own cell, in totals and in rows", () => {
  const { ledgers, report, period } = runOn("建设", [
    ["项目进度表"],
    ["村居", "厕所革命", null, "四改三建三清", null],
    [null, "任务数", "完成数", "任务数", "完成数"],
    ["东庄村", 10, 7, 20, 16],
    ["西岭村", 5, 4, 8, 8],
  ]);
  expect(ledgers[0]?.records.map(({ row, columns }) => [row, columns])).toEqual([
    [3, { tasks: 1, done: 2 }],
    [3, { tasks: 3, done: 4 }],
    [4, { tasks: 1, done: 2 }],
    [4, { tasks: 3, done: 4 }],
  ]);
  const cells = (id: string) => report.facts.find((fact) => fact.id === id)?.sources.map(({ cell }) => cell);
  expect([cells("JC01"), cells("JC02")]).toEqual([
    ["C4", "C5"],
    ["E4", "E5"],
  ]);
  const kind = builtIn.kinds.find((one) => one.kind === "construction");
  const [ledger] = ledgers;
  const [, record] = ledger?.records ?? [];
  if (!kind || !ledger || !record) throw new Error("not read");
  const row = rowMaker(kind, builtIn, { town: "青石镇", period })({ ledger, record });
  const cellOf = (name: string) => specOf(row[name])?.sources[0]?.cell;
  expect([cellOf("任务数"), cellOf("完成数")]).toEqual(["D4", "E4"]);
});
