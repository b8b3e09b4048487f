import { read as readSecond } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { readWorkbook, writeWorkbook } from "../../src/formats";
import { layOut } from "../../src/layout";
import { historyFromGrids, historyRows } from "../../src/results/history";
import { sheetFrameOf } from "../../src/layout/frame";
import type { Finding } from "../../src/model/finding";
import type { PlanCell, SheetPlan } from "../../src/model/sheet-plan";
import { catalogue, findings, made } from "../builders/roll-ups";

const today = "2024-04-02";
const rollUp = made();
const plans = layOut({ rollUp, findings, catalogue, today });

const nothing = { merges: [], tables: [], charts: [], conditionals: [], validations: [], freeze: { rows: 0, columns: 0 }, tabColor: null } as const;
const page = (cells: (PlanCell | null)[][], more: Partial<SheetPlan> = {}): SheetPlan => ({
  purpose: "test",
  name: "试",
  cells,
  widths: [12],
  print: { landscape: false, fitToWidth: false, repeatRows: null },
  ...nothing,
  ...more,
});

const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

test("the same plans give the same bytes", async () => {
  const options = { title: "汇总", date: today };
  const first = await writeWorkbook(plans, options);
  expect(Buffer.compare(first, await writeWorkbook(layOut({ rollUp: made(), findings, catalogue, today }), options))).toBe(0);
  expect(parts(first)["docProps/core.xml"]).toContain("2024-04-02T00:00:00Z");
});

describe("what is written is read back", () => {
  let bytes: Uint8Array;
  beforeAll(async () => void (bytes = await writeWorkbook(plans)));

  test("by our own reader, cell for cell", async () => {
    const { grids, findings: problems } = await readWorkbook("汇总.xlsx", bytes);
    expect(problems).toEqual([]);
    plans.forEach((plan, i) => {
      const grid = grids[i]!;
      expect(grid.sheet).toBe(plan.name);
      plan.cells.forEach((row, r) =>
        row.forEach((cell, c) =>
          expect([plan.name, r, c, grid.cells[r]?.[c] ?? null]).toEqual([plan.name, r, c, cell?.value === "" ? null : (cell?.value ?? null)]),
        ),
      );
    });
  });

  test("by two other libraries, with formulas, tables, merges and charts", async () => {
    const hucre = await readXlsx(bytes, { readStyles: true });
    const second = readSecond(bytes, { cellFormula: true, cellNF: true });
    expect(second.SheetNames).toEqual(plans.map(({ name }) => name));
    plans.forEach((plan, i) => {
      const sheet = hucre.sheets[i]!;
      expect(sheet.tables?.map(({ name }) => name) ?? []).toEqual(plan.tables.map(({ name }) => name));
      expect(sheet.charts?.length ?? 0).toBe(plan.charts.length);
      expect(sheet.merges?.length ?? 0).toBe(plan.merges.length);
      expect(sheet.freezePane).toEqual(plan.freeze);
      const formulas = plan.cells.flat().filter((cell) => cell?.formula !== undefined).length;
      expect([...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula).length).toBe(formulas);
      const cells = Object.entries(second.Sheets[plan.name]!).filter(([key]) => !key.startsWith("!"));
      expect(cells.filter(([, cell]) => cell.f !== undefined).length).toBe(formulas);
    });
    const town = hucre.sheets[0]!;
    expect(town.pageSetup).toMatchObject({ paperSize: "a4", orientation: "landscape", fitToPage: true });
    expect(parts(bytes)["xl/workbook.xml"]).toMatch(/Print_Titles" localSheetId="0">'汇总·镇级'!\$A:\$D,'汇总·镇级'!\$4:\$4</);
  });

  test("and its history goes into the next run", async () => {
    const rows = historyFromGrids((await readWorkbook("汇总.xlsx", bytes)).grids);
    expect(rows).toEqual(historyRows(sheetFrameOf({ rollUp, findings, catalogue, today }), [], undefined));
  });
});

describe("text from a village's sheet", () => {
  const nasty = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1", "#REF!", "_x000D_", "甲&乙<丙>", "  首尾  "];

  test("is never a formula, an error or a link, and stays as it is", async () => {
    const bytes = await writeWorkbook([page(nasty.map((value) => [{ value, style: "text" }]))]);
    const second = readSecond(bytes, { cellFormula: true }).Sheets["试"]!;
    for (const [i, value] of nasty.entries()) {
      const cell = second[`A${i + 1}`];
      expect([value, cell.t, cell.f]).toEqual([value, "s", undefined]);
    }
    const { grids } = await readWorkbook("a.xlsx", bytes);
    expect(grids[0]!.cells.map(([cell]) => cell)).toEqual(nasty);
  });

  test("in a finding does no harm on any sheet", async () => {
    const finding: Finding = {
      code: "file.broken",
      severity: "error",
      params: { file: nasty[4]! },
      file: nasty[4]!,
      sheet: nasty[0]!,
      cell: "A1",
      area: nasty[1]!,
      explained: nasty[3]!,
    };
    const bytes = await writeWorkbook(layOut({ rollUp, findings: [finding], catalogue, today }));
    const xml = Object.entries(parts(bytes)).filter(([name]) => name.startsWith("xl/worksheets/sheet3"));
    expect(xml).toHaveLength(1);
    expect(xml[0]![1]).not.toContain("<f>");
  });
});

test("links go to a place in the workbook, or to a cell of a ledger wherever it lies", async () => {
  const plan = page([
    [
      { value: "甲", style: "link", link: { sheet: "汇总·问题", cell: "A3" } },
      { value: "乙", style: "link", link: { file: "东庄村 #1.xlsx", sheet: "宣传's", cell: "C7", tip: "转到" } },
      { value: "丙", style: "link", link: { file: "没有.xlsx" } },
    ],
  ]);
  const pathOf = (file: string) => (file === "没有.xlsx" ? null : `../台账/${file}`);
  const bytes = await writeWorkbook([plan], { pathOf });
  const sheet = (await readXlsx(bytes)).sheets[0]!;
  expect(sheet.cells?.get("0,0")?.hyperlink?.location).toBe("'汇总·问题'!A3");
  // Address and place apart, as Excel keeps them.
  expect(sheet.cells?.get("0,1")?.hyperlink?.location).toBe("'宣传''s'!C7");
  const rels = parts(bytes)["xl/worksheets/_rels/sheet1.xml.rels"]!;
  expect([...rels.matchAll(/Target="([^"]*)"/g)].map(([, target]) => target)).toEqual(["../台账/东庄村%20%231.xlsx"]);
  expect(sheet.cells?.get("0,2")?.hyperlink).toBeUndefined();
});

test("a blank ledger is protected but for what is filled in, and offers its lists", async () => {
  const plan = page(
    [
      [
        { value: "日期", style: "header" },
        { value: "形式", style: "header" },
      ],
    ],
    {
      unlocked: ["A2:B5"],
      validations: [
        { range: "A2:A5", rule: { type: "date", from: "2024-01-01", to: "2024-12-31" }, title: "日期", message: "填本年的日期", strict: true },
        { range: "B2:B5", rule: { type: "list", values: ["标语", "专栏"] }, title: "形式", message: "从列表里选", strict: false },
        { range: "C2:C5", rule: { type: "number", min: 0, whole: true }, title: "数量", message: "填整数", strict: true },
        { range: "D2:D5", rule: { type: "list-range", formula: "'区划'!$A$2:$A$9" }, title: "村居", message: "选村居", strict: true },
      ],
    },
  );
  const bytes = await writeWorkbook([plan]);
  const sheet = (await readXlsx(bytes, { readStyles: true })).sheets[0]!;
  expect(sheet.protection?.sheet).toBe(true);
  expect(sheet.cells?.get("3,1")?.style?.protection?.locked).toBe(false);
  expect(sheet.cells?.get("0,0")?.style?.protection?.locked).not.toBe(false);
  expect(sheet.dataValidations).toMatchObject([
    { type: "date", formula1: "45292", formula2: "45657", errorStyle: "stop" },
    { type: "list", values: ["标语", "专栏"], errorStyle: "warning" },
    { type: "whole", operator: "greaterThanOrEqual", formula1: "0" },
    { type: "list", formula1: "'区划'!$A$2:$A$9" },
  ]);
});
