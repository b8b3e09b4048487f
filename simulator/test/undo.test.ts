import { createExcel, type SimulatedExcel } from "../node";
import { valuesOfSheet } from "../excel/book/typing";

const cells = {
  台账: [
    ["村", "数量"],
    ["东庄村", 3],
    ["西河村", 4],
  ],
};

const on = async (excel: SimulatedExcel, work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown): Promise<void> =>
  excel.Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem("台账"), context);
    await context.sync();
  });

const calls = (excel: SimulatedExcel): string[] => (excel.host.undo?.steps() ?? []).map(({ call }) => call);

const newest = (undo: "web" | "desktop" = "web"): SimulatedExcel => createExcel({ cells, requirementSet: "Microsoft 365", undo });

describe("Excel's own undo over an add-in's calls", () => {
  test("every call that changes something is a step, and each is taken back alone", async () => {
    const excel = newest();
    await on(excel, (sheet) => {
      sheet.getRange("B2").values = [[30]];
      sheet.getRange("B2").format.fill.color = "#FFFF00";
      sheet.getRange("2:2").insert("Down");
      sheet.getRange("A1").load("values");
    });
    expect(calls(excel)).toEqual(["Range.Values=", "RangeFill.Color=", "Range.Insert"]);
    expect(excel.host.undo?.back()).toBe(1);
    expect(valuesOfSheet(excel.workbook, "台账")).toEqual([
      ["村", "数量"],
      ["东庄村", 30],
      ["西河村", 4],
    ]);
    expect(excel.host.undo?.back(5)).toBe(2);
    expect(valuesOfSheet(excel.workbook, "台账")).toEqual(cells.台账);
    expect(excel.workbook.sheets[0]?.rows[1]?.[1]?.style ?? null).toBeNull();
    expect(excel.host.undo?.back()).toBe(0);
  });

  test("formulas, tables, names, marks and sheets come back as they were", async () => {
    const excel = newest();
    const look = (): Promise<unknown> =>
      excel.Excel.run(async (context) => {
        const sheets = context.workbook.worksheets.load("items/name, items/visibility, items/customProperties/items/key, items/customProperties/items/value");
        const range = context.workbook.worksheets.getItem("台账").getRange("A1:D4").load("formulas, numberFormat");
        context.workbook.tables.load("items/name");
        context.workbook.names.load("items/name, items/formula");
        await context.sync();
        return JSON.parse(
          JSON.stringify([
            sheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.customProperties.items.map(({ key, value }) => [key, value])]),
            range.formulas,
            range.numberFormat,
            context.workbook.tables.items.map(({ name }) => name),
            context.workbook.names.items.map(({ name, formula }) => [name, formula]),
          ]),
        ) as unknown;
      });
    await on(excel, (sheet, context) => {
      sheet.getRange("D1").formulas = [["=SUM(B2:B3)"]];
      sheet.tables.add("A1:B3", true).name = "数";
      context.workbook.names.add("合计", sheet.getRange("D1"));
    });
    const before = await look();
    const steps = calls(excel).length;
    await on(excel, (sheet, context) => {
      sheet.getRange("1:1").insert("Down");
      sheet.tables.getItem("数").name = "量";
      sheet.customProperties.add("taizhang", "current:town");
      sheet.name = "改名";
      context.workbook.worksheets.add("新").getRange("A1").formulas = [["=SUM(改名!B3:B4)"]];
      context.workbook.names.getItem("合计").delete();
    });
    expect(await excel.Excel.run((context) => context.workbook.worksheets.load("items/name") && context.sync().then(() => excel.workbook.sheets.length))).toBe(
      2,
    );
    excel.host.undo?.back(calls(excel).length - steps);
    expect(await look()).toEqual(before);
  });

  test("a call that Excel cannot take back empties the list; on the desktop that is renaming and hiding a sheet too", async () => {
    const excel = newest();
    await on(excel, (sheet, context) => {
      sheet.getRange("B2").values = [[30]];
      context.workbook.worksheets.add("新");
    });
    expect(calls(excel)).toHaveLength(2);
    await on(excel, (_, context) => context.workbook.worksheets.getItem("新").delete());
    expect(calls(excel)).toEqual([]);
    const rename = async (undo: "web" | "desktop"): Promise<string[]> => {
      const one = newest(undo);
      await on(one, (sheet) => {
        sheet.getRange("B2").values = [[30]];
        sheet.name = "改名";
      });
      return calls(one);
    };
    expect(await rename("web")).toEqual(["Range.Values=", "Worksheet.Name="]);
    expect(await rename("desktop")).toEqual([]);
  });

  test("a run with mergeUndoGroup is one step, and what cannot be taken back is refused in it", async () => {
    const excel = newest();
    await excel.Excel.run({ mergeUndoGroup: true }, async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      sheet.getRange("B2").values = [[30]];
      await context.sync();
      sheet.getRange("B3").values = [[40]];
      await context.sync();
    });
    expect(calls(excel)).toEqual(["mergeUndoGroup"]);
    excel.host.undo?.back();
    expect(valuesOfSheet(excel.workbook, "台账")).toEqual(cells.台账);
    const grouped = excel.Excel.run({ mergeUndoGroup: true }, async (context) => {
      context.workbook.worksheets.add("新").delete();
      await context.sync();
    });
    await expect(grouped).rejects.toMatchObject({ code: "UndoNotSupported" });
  });

  test("before ExcelApi 1.20 an add-in's call empties what the user could take back", async () => {
    const excel = createExcel({ cells, requirementSet: "LTSC 2021", undo: "desktop" });
    const { undo } = excel.host;
    undo?.byUser(() => {
      const cell = excel.workbook.sheets[0]?.rows[1]?.[1];
      if (cell) cell.value = 99;
    });
    expect(calls(excel)).toEqual(["user"]);
    await on(excel, (sheet) => sheet.getRange("A1").load("values"));
    expect(calls(excel)).toEqual(["user"]);
    await on(excel, (sheet) => (sheet.getRange("A1").values = [["名"]]));
    expect(calls(excel)).toEqual([]);
  });
});
