import { createExcel } from "../node";

describe("worksheets of the simulated Excel", () => {
  test("a new sheet can be built beside the old one, which then goes, and formulas follow the new name", async () => {
    const { Excel, workbook } = createExcel({
      cells: {
        "汇总·指标值": [
          ["区划", "值"],
          ["东庄村", 3],
          ["西河村", 4],
        ],
        "汇总·镇级": [],
      },
    });
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.getItem("汇总·镇级").getRange("A1").formulas = [[`=SUM('汇总·指标值'!$B$2:$B$3)`]];
      const old = sheets.getItem("汇总·镇级");
      const fresh = sheets.add("新");
      fresh.getRange("A1").formulas = [[`=SUMIFS('汇总·指标值'!B:B,'汇总·指标值'!A:A,"东庄村")`]];
      await context.sync();
      old.delete();
      fresh.name = "汇总·镇级";
      sheets.getItem("汇总·指标值").name = "指标值";
      const cell = fresh.getRange("A1").load("values, formulas");
      await context.sync();
      expect(cell.values).toEqual([[3]]);
      expect(cell.formulas).toEqual([['=SUMIFS(指标值!B:B,指标值!A:A,"东庄村")']]);
    });
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(["指标值", "汇总·镇级"]);
  });

  test("deleting a sheet leaves #REF! in formulas that pointed at it", async () => {
    const { Excel } = createExcel({ cells: { 甲: [["=乙!A1*2"]], 乙: [[21]] } });
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("甲").getRange("A1").load("values,formulas");
      await context.sync();
      context.workbook.worksheets.getItem("乙").delete();
      cell.load("values,formulas");
      await context.sync();
      expect(cell.values).toEqual([["#REF!"]]);
    });
  });

  test.each([["a".repeat(32)], ["甲:乙"], ["甲/乙"], ["甲?"], ["[甲]"], ["'甲"], [""]])("the name %s is refused", async (name) => {
    const { Excel } = createExcel();
    const rename = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().name = name;
      await context.sync();
    });
    await expect(rename).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("a name that is taken is refused whatever its case, and a missing sheet is not found", async () => {
    const { Excel } = createExcel({ sheets: ["Ledger"] });
    const run = (work: (context: Excel.RequestContext) => unknown): Promise<void> =>
      Excel.run(async (context) => {
        work(context);
        await context.sync();
      });
    await expect(run((context) => context.workbook.worksheets.add("LEDGER"))).rejects.toMatchObject({ code: "ItemAlreadyExists" });
    await expect(run((context) => context.workbook.worksheets.getItem("没有").load("name"))).rejects.toMatchObject({ code: "ItemNotFound" });
    await expect(run((context) => context.workbook.worksheets.getActiveWorksheet().delete())).rejects.toMatchObject({ code: "InvalidOperation" });
  });

  test("custom properties mark a sheet, and are listed for all sheets in one sync", async () => {
    const { Excel, counters } = createExcel({ sheets: ["甲", "乙", "丙"] });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("乙").customProperties.add("taizhang", "town");
      await context.sync();
      const sheets = context.workbook.worksheets.load("items/name, items/visibility, items/customProperties/items/key, items/customProperties/items/value");
      await context.sync();
      expect(sheets.items.map((sheet) => sheet.customProperties.items.map((property) => [property.key, property.value]))).toEqual([
        [],
        [["taizhang", "town"]],
        [],
      ]);
    });
    expect(counters.syncs).toBe(2);
  });

  test("order, visibility, colour, freezing, page setup, protection", async () => {
    const { Excel, workbook } = createExcel({ sheets: ["甲", "乙"] });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("乙");
      sheet.position = 0;
      sheet.tabColor = "#00ff00";
      sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
      sheet.pageLayout.orientation = "Landscape";
      sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      sheet.pageLayout.setPrintTitleRows("$1:$3");
      sheet.showGridlines = false;
      context.workbook.worksheets.getItem("甲").visibility = "Hidden";
      sheet.load("position, tabColor, showGridlines, pageLayout/orientation, protection/protected");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(sheet.position).toBe(0);
      expect(sheet.tabColor).toBe("#00FF00");
      expect(sheet.pageLayout.orientation).toBe("Landscape");
      expect(sheet.protection.protected).toBe(false);
      expect(frozen.address).toBe("乙!A1:B3");
    });
    expect(workbook.sheets.map((sheet) => sheet.visibility)).toEqual(["Visible", "Hidden"]);
  });

  test("a protected sheet refuses writing, formatting and nothing else; unlocked cells take values", async () => {
    const { Excel } = createExcel({ cells: { 台账: [[1, 2]] } });
    const on = (work: (sheet: Excel.Worksheet) => unknown): Promise<void> =>
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("台账"));
        await context.sync();
      });
    await on((sheet) => {
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowSort: true });
    });
    await expect(on((sheet) => (sheet.getRange("A1").values = [[5]]))).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(on((sheet) => (sheet.getRange("A1").format.fill.color = "#FFFF00"))).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(on((sheet) => sheet.getRange("1:1").insert("Down"))).rejects.toMatchObject({ code: "AccessDenied" });
    await on((sheet) => (sheet.getRange("B1").values = [[7]]));
    await on((sheet) => {
      sheet.protection.unprotect();
      sheet.getRange("A1").values = [[5]];
    });
  });

  test("a chart sheet stands among the sheets, but has no cells", async () => {
    const { Excel, workbook } = createExcel({ sheets: ["甲"] });
    const { addSheet } = await import("../excel/book/workbook");
    addSheet(workbook, "图表1", "chart");
    const read = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("图表1").getUsedRangeOrNullObject(true).load("values");
      await context.sync();
    });
    await expect(read).rejects.toMatchObject({ code: "UnsupportedSheet" });
  });

  test("a sheet copied beside keeps its cells and formats", async () => {
    const { Excel } = createExcel({ cells: { 甲: [["x", "=1+2"]] } });
    await Excel.run(async (context) => {
      const copy = context.workbook.worksheets.getItem("甲").copy("End");
      copy.load("name");
      const range = copy.getRange("A1:B1").load("values");
      await context.sync();
      expect(copy.name).toBe("甲 (2)");
      expect(range.values).toEqual([["x", 3]]);
    });
  });
});
