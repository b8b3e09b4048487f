/** What a clerk makes of our sheets is theirs: copies, renamed and moved sheets, and whatever they typed, over several runs and undos. */
import { openWorkbook } from "../../../src/hosts/excel";
import { MARK } from "../../../src/hosts/excel/mark";
import type { SheetPlan } from "../../../src/model/sheet-plan";
import { createExcel, type SimulatedExcel } from "../../../simulator/node";
import { copySheetTo } from "../../../simulator/excel/book/copy-sheet";
import type { Sheet } from "../../../simulator/excel/book/sheet";
import { deleteSheet } from "../../../simulator/excel/book/workbook";
import { openTown, rollUpOpen, town, villages } from "./town";

jest.setTimeout(180_000);

const NOTE = "书记看过，四月底前补齐";
const OURS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

const change = ({ Excel }: SimulatedExcel, work: (workbook: Excel.Workbook) => void): Promise<void> =>
  Excel.run(async (context) => {
    work(context.workbook);
    await context.sync();
  });

const moreSlogans = (excel: SimulatedExcel, count: number): Promise<void> =>
  change(excel, (workbook) => (workbook.worksheets.getItem(villages(1)[0] ?? "").getRange("D3").values = [[count]]));

/** A run over other figures than before. */
const nextRun = async (excel: SimulatedExcel, count: number) => {
  await moreSlogans(excel, count);
  return (await rollUpOpen(excel)).written;
};

interface Seen {
  readonly name: string;
  readonly texts: readonly unknown[];
}

/** What a person sees: visible sheets with the values of their cells, and comments. */
const seen = ({ Excel }: SimulatedExcel): Promise<Seen[]> =>
  Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/name,items/visibility,items/comments/items/content");
    await context.sync();
    const visible = sheets.items.filter((sheet) => sheet.visibility === "Visible");
    const ranges = visible.map((sheet) => sheet.getUsedRangeOrNullObject().load("values"));
    await context.sync();
    return visible.map((sheet, i) => {
      const range = ranges[i];
      const values = range && !range.isNullObject ? (range.values as unknown[][]).flat() : [];
      return { name: sheet.name, texts: [...values, ...sheet.comments.items.map(({ content }) => content)] };
    });
  });

const sheetsWith = async (excel: SimulatedExcel, text: string): Promise<string[]> =>
  (await seen(excel)).filter(({ texts }) => texts.includes(text)).map(({ name }) => name);

const names = async (excel: SimulatedExcel): Promise<string[]> => (await seen(excel)).map(({ name }) => name).slice(5);

const hidden = ({ workbook }: SimulatedExcel): number => workbook.sheets.filter(({ visibility }) => visibility !== "Visible").length;

const modelSheet = ({ workbook }: SimulatedExcel, name: string): Sheet => {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(name);
  return sheet;
};

/** Total of slogans on a sheet like 汇总·镇级. */
const slogans = async ({ Excel }: SimulatedExcel, sheet: string): Promise<unknown> =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getUsedRange().load("values");
    await context.sync();
    const row = (range.values as unknown[][]).find((line) => line.includes("刷写宣传标语"));
    return row?.find((value, i) => i > 1 && typeof value === "number");
  });

/** Three runs and two undos after something was done to a sheet of the first run. */
async function threeRunsTwoUndos(excel: SimulatedExcel, look: (step: string) => Promise<void>): Promise<void> {
  const workbook = openWorkbook(excel.Excel);
  for (const count of [100, 200, 300]) {
    await nextRun(excel, count);
    await look(`run ${count}`);
  }
  for (const step of [1, 2]) {
    await workbook.undo();
    await look(`undo ${step}`);
  }
}

describe("over three runs and two undos", () => {
  test("a copy (建立副本) stays as it was, and is counted as no ledger", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    await change(excel, ({ worksheets }) => {
      const copy = worksheets.getItem("汇总·镇级").copy("End");
      copy.getRange("A40").values = [[NOTE]];
    });
    expect(await names(excel)).toEqual([...OURS, "汇总·镇级 (2)"]);
    const told: (readonly string[])[] = [];
    await threeRunsTwoUndos(excel, async (step) => {
      expect([step, await sheetsWith(excel, NOTE)]).toEqual([step, ["汇总·镇级 (2)"]]);
      expect([step, await slogans(excel, "汇总·镇级 (2)")]).toEqual([step, 165]);
      told.push(await names(excel));
    });
    expect(await slogans(excel, "汇总·镇级")).toBe(355);
    expect(new Set(told.flat()).size).toBe(6);
  });

  test("it is told of once", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    await change(excel, ({ worksheets }) => void worksheets.getItem("汇总·镇级").copy("End"));
    expect((await nextRun(excel, 100)).released).toEqual(["汇总·镇级 (2)"]);
    expect((await nextRun(excel, 200)).released).toEqual([]);
  });

  test("a sheet that was renamed stays as it was", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·镇级").name = "三月报县里"));
    await threeRunsTwoUndos(excel, async (step) => {
      expect([step, await slogans(excel, "三月报县里")]).toEqual([step, 165]);
      expect([step, (await names(excel)).includes("三月报县里")]).toEqual([step, true]);
    });
  });

  test("a copy that took the place and the name of the one that it was made of", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    await change(excel, ({ worksheets }) => {
      worksheets.getItem("汇总·镇级").copy("End");
      worksheets.getItem("汇总·镇级").delete();
      worksheets.getItem("汇总·镇级 (2)").name = "汇总·镇级";
      worksheets.getItem("汇总·镇级").getRange("A40").values = [[NOTE]];
    });
    await threeRunsTwoUndos(excel, async (step) => {
      expect([step, await sheetsWith(excel, NOTE)]).toEqual([step, ["汇总·镇级"]]);
    });
  });

  test("a sheet that was moved into another workbook in which runs are made too, under the id that it had", async () => {
    const [from, into] = [openTown(), createExcel({ cells: town(5) })];
    await rollUpOpen(from);
    const moved = modelSheet(from, "汇总·镇级");
    into.install();
    await change(into, ({ worksheets }) => void worksheets.add("汇总·镇级"));
    await rollUpOpen(into);
    await change(into, ({ worksheets }) => worksheets.getItem("汇总·镇级").delete());
    const there = copySheetTo(into.workbook, from.workbook, moved);
    deleteSheet(from.workbook, moved);
    Object.assign(there, { id: moved.id });
    await change(into, ({ worksheets }) => (worksheets.getItem("汇总·镇级").getRange("A40").values = [[NOTE]]));
    await threeRunsTwoUndos(into, async (step) => {
      expect([step, await sheetsWith(into, NOTE)]).toEqual([step, ["汇总·镇级"]]);
    });
  });

  const additions: Readonly<Record<string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void>> = {
    "a note typed below the table": (sheet) => (sheet.getRange("B45").values = [[NOTE]]),
    "a figure typed over a formula, and why": (sheet) => (sheet.getRange("D7:E7").values = [[999, NOTE]]),
    "a comment": (sheet) => void sheet.comments.add("D7", NOTE),
    "a row put in, with a note": (sheet) => {
      sheet.getRange("7:7").insert("Down");
      sheet.getRange("B7").values = [[NOTE]];
    },
  };
  for (const [what, add] of Object.entries(additions)) {
    test(`${what}: there, seen`, async () => {
      const excel = openTown();
      await rollUpOpen(excel);
      await excel.Excel.run(async (context) => {
        add(context.workbook.worksheets.getItem("汇总·镇级"), context);
        await context.sync();
      });
      const before = await seen(excel);
      const first = await nextRun(excel, 100);
      expect(first.kept).toEqual(["汇总·镇级（修改过）"]);
      expect(await sheetsWith(excel, NOTE)).toEqual(["汇总·镇级（修改过）"]);
      expect(await slogans(excel, "汇总·镇级")).toBe(255);
      // Undone, it is there under its own name, as it was.
      const workbook = openWorkbook(excel.Excel);
      expect(await workbook.undo()).toMatchObject({ restored: 5, removed: 5, kept: [] });
      expect((await seen(excel)).slice(5)).toEqual(before.slice(5));
      await threeRunsTwoUndos(excel, async (step) => {
        expect([step, (await sheetsWith(excel, NOTE)).length]).toEqual([step, 1]);
      });
    });
  }
});

test("what stands on a sheet that undo takes away stays, seen, with the figures that it showed", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  await nextRun(excel, 100);
  await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·镇级").getRange("B45").values = [[NOTE]]));
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.undo()).toMatchObject({ removed: 4, restored: 5, kept: ["汇总·镇级（修改过）"] });
  expect(await sheetsWith(excel, NOTE)).toEqual(["汇总·镇级（修改过）"]);
  expect(await slogans(excel, "汇总·镇级（修改过）")).toBe(255);
  expect(await slogans(excel, "汇总·镇级")).toBe(165);
  await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·问题").getRange("H30").values = [[NOTE]]));
  expect(await workbook.undo()).toMatchObject({ removed: 4, restored: 0, kept: ["汇总·问题（修改过）"] });
  expect(await names(excel)).toEqual(expect.arrayContaining(["汇总·镇级（修改过）", "汇总·问题（修改过）"]));
  expect((await names(excel)).length).toBe(2);
  expect(await slogans(excel, "汇总·镇级（修改过）")).toBe(255);
});

test("undoing the first run leaves a formula of the clerk's what it shows, and tells its sheet", async () => {
  const excel = openTown({ cells: { ...town(5), 我的: [["标语", null]] } });
  await rollUpOpen(excel);
  await change(excel, ({ worksheets }) => (worksheets.getItem("我的").getRange("B1").formulas = [["='汇总·镇级'!D7"]]));
  expect(await openWorkbook(excel.Excel).undo()).toMatchObject({ removed: 5, left: ["我的"] });
  const shown = (await seen(excel)).find(({ name }) => name === "我的");
  expect(shown?.texts).toEqual(["标语", 165]);
});

test("changed once more, it gets a name of its own", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  for (const count of [100, 200]) {
    await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·镇级").getRange("B45").values = [[`${NOTE}${count}`]]));
    await nextRun(excel, count);
  }
  expect((await names(excel)).filter((name) => name.startsWith("汇总·镇级"))).toEqual(["汇总·镇级（修改过）", "汇总·镇级（修改过） (2)", "汇总·镇级"]);
});

test("a chart, a picture or a text box that the clerk put there keeps the sheet too; ours and looks do not", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  await change(excel, ({ worksheets }) => {
    const sheet = worksheets.getItem("汇总·镇级");
    sheet.getRange("A7:D7").format.fill.color = "#FFFF00";
    sheet.getRange("A:A").format.columnWidth = 200;
    sheet.visibility = "Hidden";
    sheet.visibility = "Visible";
  });
  expect((await nextRun(excel, 100)).kept).toEqual([]);
  await change(excel, ({ worksheets }) => void worksheets.getItem("汇总·镇级").charts.add("Pie", worksheets.getItem("汇总·镇级").getRange("B7:D8"), "Auto"));
  expect((await nextRun(excel, 200)).kept).toEqual(["汇总·镇级（修改过）"]);
  modelSheet(excel, "汇总·问题").shapes.push({ id: "1", type: "GeometricShape" });
  expect((await nextRun(excel, 300)).kept).toEqual(["汇总·问题（修改过）"]);
});

test("nothing was typed: a recalculated figure, a sheet next to it renamed or deleted, a value typed again as it was", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  await change(excel, ({ worksheets }) => {
    const values = worksheets.getItem("汇总·指标值");
    values.name = "指标值底稿";
  });
  expect(await nextRun(excel, 100)).toMatchObject({ kept: [], released: ["指标值底稿"] });
  await change(excel, ({ worksheets }) => worksheets.getItem("汇总·指标值").delete());
  expect((await nextRun(excel, 200)).kept).toEqual([]);
  const title = modelSheet(excel, "汇总·镇级").rows[0]?.[0]?.value;
  await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·镇级").getRange("A1").values = [[title]]));
  expect((await nextRun(excel, 300)).kept).toEqual([]);
});

test("a correction typed into 汇总·指标值 keeps that sheet, and the total that followed it is not called a change", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  const values = modelSheet(excel, "汇总·指标值");
  const row = values.rows.findIndex((cells) => cells.some((cell) => cell?.value === 33));
  const column = values.rows[row]?.findIndex((cell) => cell?.value === 33) ?? 0;
  await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·指标值").getCell(row, column).values = [[330]]));
  expect(await slogans(excel, "汇总·镇级")).toBe(462);
  expect((await nextRun(excel, 100)).kept).toEqual(["汇总·指标值（修改过）"]);
});

describe("ids that Excel gave anew", () => {
  const renumber = (excel: SimulatedExcel): void =>
    excel.workbook.sheets.forEach((sheet, i) =>
      Object.assign(sheet, { id: `{00000000-0001-0000-${i.toString(16).padStart(2, "0").toUpperCase()}00-000000000000}` }),
    );

  test("to all sheets of a file: the sheets are known by their names, and what was typed is seen all the same", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    renumber(excel);
    await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·问题").getRange("H30").values = [[NOTE]]));
    expect(await nextRun(excel, 100)).toMatchObject({ kept: ["汇总·问题（修改过）"], released: [] });
    expect(await names(excel)).toEqual(expect.arrayContaining([...OURS, "汇总·问题（修改过）"]));
    expect((await names(excel)).length).toBe(6);
    renumber(excel);
    expect(await openWorkbook(excel.Excel).undo()).toMatchObject({ removed: 5, restored: 5 });
    expect(await names(excel)).toEqual(OURS);
  });

  test("to some: those are the clerk's, and new ones stand beside", async () => {
    const excel = openTown();
    await rollUpOpen(excel);
    Object.assign(modelSheet(excel, "汇总·镇级"), { id: "{ANDERS}" });
    expect(await nextRun(excel, 100)).toMatchObject({ released: ["汇总·镇级"] });
    expect(await slogans(excel, "汇总·镇级")).toBe(165);
    expect(await slogans(excel, "汇总·镇级 (2)")).toBe(255);
  });
});

describe("sheets of the version before, whose marks named no id", () => {
  const mark = (workbook: Excel.Workbook, sheet: string, text: string): void => void workbook.worksheets.getItem(sheet).customProperties.add(MARK, text);

  test("what stands under its own name is kept beside the new sheets once, since nobody knows whether it was changed", async () => {
    const excel = openTown();
    await change(excel, (workbook) => {
      workbook.worksheets.add("汇总·镇级").getRange("A1").values = [[NOTE]];
      mark(workbook, "汇总·镇级", "current:town");
      workbook.worksheets.add("汇总·镇级 (2)").getRange("A1").values = [["副本"]];
      mark(workbook, "汇总·镇级 (2)", "current:town");
    });
    expect(await nextRun(excel, 100)).toMatchObject({ kept: ["汇总·镇级（修改过）"], released: ["汇总·镇级 (2)"] });
    for (const count of [200, 300]) expect(await nextRun(excel, count)).toMatchObject({ kept: [], released: [] });
    expect(await sheetsWith(excel, NOTE)).toEqual(["汇总·镇级（修改过）"]);
    expect(await sheetsWith(excel, "副本")).toEqual(["汇总·镇级 (2)"]);
  });

  test("a copy that it had hidden is seen again under the name that the clerk gave it", async () => {
    const excel = openTown();
    await change(excel, (workbook) => {
      for (const [name, text, content] of [
        ["汇总·镇级", "current:town", "现在的"],
        ["~台账通·上次1", "former:town:汇总·镇级:6", "上次的"],
        ["~台账通·上次2", "former:town:三月报县里:7", NOTE],
      ] as const) {
        const sheet = workbook.worksheets.add(name);
        sheet.getRange("A1").values = [[content]];
        sheet.customProperties.add(MARK, text);
        if (name.startsWith("~")) sheet.visibility = "VeryHidden";
      }
    });
    await nextRun(excel, 100);
    await nextRun(excel, 200);
    expect(await sheetsWith(excel, NOTE)).toEqual(["三月报县里"]);
    expect(await sheetsWith(excel, "上次的")).toEqual([]);
    expect(hidden(excel)).toBe(5);
  });
});

const settings = (name: string, rows: readonly (readonly string[])[], purpose = "settings-explanations"): SheetPlan => ({
  purpose,
  name,
  cells: rows.map((row) => row.map((value) => ({ value }))),
  merges: [],
  widths: [],
  tables: [],
  charts: [],
  conditionals: [],
  validations: [],
  freeze: { rows: 0, columns: 0 },
  print: { landscape: false, fitToWidth: false, repeatRows: null },
  tabColor: null,
});

describe("设置 sheets", () => {
  const first = settings("设置·说明", [
    ["问题", "说明"],
    ["甲", "雨天停工"],
  ]);
  const second = settings("设置·说明", [
    ["问题", "说明"],
    ["甲", "雨天停工"],
    ["乙", "已核实"],
  ]);

  test("a copy and a renamed one stay; the one that is ours is replaced", async () => {
    const excel = openTown();
    const workbook = openWorkbook(excel.Excel);
    await workbook.writeSettings([first]);
    await change(excel, ({ worksheets }) => void worksheets.getItem("设置·说明").copy("End"));
    expect(await workbook.writeSettings([second])).toEqual({ kept: [], refused: [] });
    expect(await names(excel)).toEqual(expect.arrayContaining(["设置·说明 (2)", "设置·说明"]));
    await change(excel, ({ worksheets }) => (worksheets.getItem("设置·说明").name = "说明底稿"));
    await workbook.writeSettings([first]);
    expect(await sheetsWith(excel, "已核实")).toEqual(["说明底稿"]);
    expect(hidden(excel)).toBe(0);
    // They are read where they have our name, and a copy is not read beside the original.
    const read = await workbook.read();
    expect(read?.grids.map(({ sheet }) => sheet).filter((name) => name.includes("说明"))).toEqual(["设置·说明"]);
  });

  test("what the clerk wrote there and the new one says too needs no second sheet; a remark or a comment beside it does", async () => {
    const excel = openTown();
    const workbook = openWorkbook(excel.Excel);
    await workbook.writeSettings([first]);
    await change(excel, ({ worksheets }) => (worksheets.getItem("设置·说明").getRange("A3:B3").values = [["乙", "已核实"]]));
    expect((await workbook.writeSettings([second])).kept).toEqual([]);
    await change(excel, ({ worksheets }) => (worksheets.getItem("设置·说明").getRange("D2").values = [[NOTE]]));
    expect((await workbook.writeSettings([first])).kept).toEqual(["设置·说明（修改过）"]);
    expect(await sheetsWith(excel, NOTE)).toEqual(["设置·说明（修改过）"]);
    await change(excel, ({ worksheets }) => void worksheets.getItem("设置·说明").comments.add("A1", "别删"));
    expect((await workbook.writeSettings([second])).kept).toEqual(["设置·说明（修改过） (2)"]);
    expect(await sheetsWith(excel, "别删")).toEqual(["设置·说明（修改过） (2)"]);
  });

  test("a failure puts back what was there, whatever round trip it hits", async () => {
    for (const after of [0, 3, "all"] as const) {
      for (let sync = 1; sync <= 7; sync++) {
        const excel = openTown();
        const workbook = openWorkbook(excel.Excel);
        await workbook.writeSettings([first]);
        excel.faults.add({ sync, error: "GeneralException", after });
        const failed = await workbook.writeSettings([second]).then(
          () => false,
          () => true,
        );
        excel.faults.clear();
        expect([after, sync, await names(excel)]).toEqual([after, sync, ["设置·说明"]]);
        expect((await sheetsWith(excel, "已核实")).length).toBe(failed ? 0 : 1);
        await workbook.writeSettings([second]);
        expect([await names(excel), hidden(excel)]).toEqual([["设置·说明"], 0]);
      }
    }
  });
});

test("a sheet of more than one request is known again: unchanged it goes, changed in its last row it stays; no request over 5 MB", async () => {
  const excel = openTown({}, 1);
  const workbook = openWorkbook(excel.Excel);
  const rows = Array.from({ length: 24_000 }, (_, i) => [`第${i}条`, "刷写宣传标语若干处并清理沿街小广告", String(i * 7)]);
  const plan: SheetPlan = {
    ...settings("汇总·指标值", [["编号", "内容", "数"], ...rows], "values"),
    tables: [{ name: "大表", top: 0, left: 0, bottom: 24_000, right: 2 }],
  };
  const stamp = { figures: "a", findings: "b", town: "青石镇", period: "2024年3月" };
  await workbook.write([plan], stamp);
  excel.counters.largestRequest = excel.counters.largestResponse = 0;
  expect((await workbook.write([plan], stamp)).kept).toEqual([]);
  await change(excel, ({ worksheets }) => (worksheets.getItem("汇总·指标值").getRange("C24001").values = [[NOTE]]));
  expect((await workbook.write([plan], stamp)).kept).toEqual(["汇总·指标值（修改过）"]);
  expect(Math.max(excel.counters.largestRequest, excel.counters.largestResponse)).toBeLessThan(5 * 1024 * 1024);
});
