import { createExcel } from "../node";
import { activate, select, sheetNamed } from "../excel/book/workbook";
import { enter } from "../excel/book/entry";
import { tell } from "../excel/book/workbook";

const ledger = {
  台账: [
    ["村", "数量", "单位"],
    ["东庄村", 3, "幅"],
    ["西河村", 4, "处"],
  ],
};

describe("tables, charts, rules, names, comments, settings and events of the simulated Excel", () => {
  test("a table is made, named, filled, referred to by formulas, and turned back into cells", async () => {
    const { Excel } = createExcel({ cells: ledger });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      const table = sheet.tables.add("A1:C3", true);
      table.name = "指标值";
      table.style = "TableStyleLight9";
      table.showFilterButton = false;
      table.rows.add(undefined, [["南坡村", 5, "幅"]]);
      sheet.getRange("E1").formulas = [["=SUM(指标值[数量])"]];
      sheet.getRange("E2").formulas = [['=SUMIFS(指标值[数量],指标值[单位],"幅")']];
      sheet.getRange("D2").formulas = [["=指标值[[#Headers],[数量]]"]];
      const sums = sheet.getRange("E1:E2").load("values");
      const all = table.getRange().load("address");
      const body = table.getDataBodyRange().load("values");
      table.load("name, showFilterButton, style");
      table.columns.load("items/name");
      context.workbook.tables.load("items/name, count");
      await context.sync();
      expect(sums.values).toEqual([[12], [8]]);
      expect(all.address).toBe("台账!A1:C4");
      expect(body.values[2]).toEqual(["南坡村", 5, "幅"]);
      expect([table.name, table.showFilterButton, table.style]).toEqual(["指标值", false, "TableStyleLight9"]);
      expect(table.columns.items.map((column) => column.name)).toEqual(["村", "数量", "单位"]);
      table.convertToRange();
      const none = context.workbook.tables.getItemOrNullObject("指标值");
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });

  test("two tables cannot overlap, nor can one have a name that is an address or taken", async () => {
    const { Excel } = createExcel({ cells: ledger });
    const run = (work: (sheet: Excel.Worksheet) => unknown): Promise<void> =>
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("台账"));
        await context.sync();
      });
    await run((sheet) => (sheet.tables.add("A1:C3", true).name = "甲表"));
    await expect(run((sheet) => sheet.tables.add("B2:D5", true))).rejects.toMatchObject({ code: "InvalidOperation" });
    await expect(run((sheet) => (sheet.tables.getItem("甲表").name = "A1"))).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(run((sheet) => (sheet.tables.getItem("甲表").name = "有 空格"))).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("a chart takes its series from the data, its place from cells, its looks as given", async () => {
    const { Excel, workbook } = createExcel({ cells: ledger });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Columns");
      chart.name = "按村";
      chart.title.text = "各村数量";
      chart.legend.visible = false;
      chart.axes.valueAxis.majorGridlines.visible = false;
      chart.setPosition("E2", "H12");
      chart.series.load("items/name");
      chart.load("name, title/text, legend/visible, left, top");
      const values = chart.series.getItemAt(0).getDimensionValues("Values");
      await context.sync();
      expect(chart.series.items.map((series) => series.name)).toEqual(["数量"]);
      expect(values.value).toEqual([3, 4]);
      expect(chart.title.text).toBe("各村数量");
      expect(chart.legend.visible).toBe(false);
      expect([chart.left, chart.top]).toEqual([216, 15]);
    });
    expect(workbook.sheets[0]?.charts).toHaveLength(1);
  });

  test("conditional formats and validation keep what they were given", async () => {
    const { Excel } = createExcel({ cells: ledger });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("台账").getRange("B2:B3");
      range.conditionalFormats.add("DataBar").dataBar.positiveFormat.fillColor = "#638EC6";
      const below = range.conditionalFormats.add("CellValue");
      below.cellValue.format.font.color = "#FF0000";
      below.cellValue.rule = { formula1: "0.5", operator: "LessThan" };
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "幅,处" } };
      range.dataValidation.errorAlert = { message: "请选择", showAlert: true, style: "Stop", title: "单位" };
      await context.sync();
      range.conditionalFormats.load("items/type, items/cellValueOrNullObject/rule");
      range.load("dataValidation/type, dataValidation/rule");
      await context.sync();
      expect(range.conditionalFormats.items.map((format) => format.type)).toEqual(["CellValue", "DataBar"]);
      expect(range.conditionalFormats.items[0]?.cellValueOrNullObject.rule).toEqual({ formula1: "0.5", operator: "LessThan" });
      expect(range.dataValidation.type).toBe("List");
      range.conditionalFormats.clearAll();
      const count = range.conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
  });

  test("names, comments, settings, custom XML and properties", async () => {
    const { Excel } = createExcel({ cells: ledger });
    await Excel.run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getItem("台账");
      workbook.names.add("总数", sheet.getRange("B2:B3"));
      sheet.getRange("E1").formulas = [["=SUM(总数)"]];
      workbook.comments.add("台账!B2", "请核对");
      workbook.settings.add("taizhang", { town: "石桥镇" });
      workbook.customXmlParts.add('<r xmlns="urn:taizhang"/>');
      workbook.properties.title = "台账";
      await context.sync();
      const sum = sheet.getRange("E1").load("values");
      const name = workbook.names.getItem("总数").load("formula, type");
      const setting = workbook.settings.getItem("taizhang").load("value");
      const xml = workbook.customXmlParts.getByNamespace("urn:taizhang").getOnlyItem().getXml();
      workbook.comments.load("items/content");
      workbook.load("properties/title, name");
      await context.sync();
      expect(sum.values).toEqual([[7]]);
      expect([name.formula, name.type]).toEqual(["=台账!$B$2:$B$3", "Range"]);
      expect(setting.value).toEqual({ town: "石桥镇" });
      expect(xml.value).toContain("urn:taizhang");
      expect(workbook.comments.items[0]?.content).toBe("请核对");
      expect(workbook.properties.title).toBe("台账");
    });
  });

  test("loading a collection skips and takes as asked", async () => {
    const { Excel } = createExcel({ sheets: ["一", "二", "三", "四"] });
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load({ name: true, $top: 2, $skip: 1 });
      await context.sync();
      expect(sheets.items.map((sheet) => sheet.name)).toEqual(["二", "三"]);
    });
  });

  test("a range can be written again in a later sync, and in a later run when it was tracked", async () => {
    const { Excel, workbook } = createExcel();
    const kept = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      context.trackedObjects.add(range);
      await context.sync();
      range.values = [[1]];
      await context.sync();
      return range;
    });
    await Excel.run(kept, async (context) => {
      kept.values = [[2]];
      await context.sync();
    });
    expect(workbook.sheets[0]?.rows[0]?.[0]?.value).toBe(2);
  });

  test("handlers hear of edits, selections and sheets, until they are removed", async () => {
    const { Excel, workbook } = createExcel({ sheets: ["甲", "乙"] });
    const heard: string[] = [];
    const handler = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getItem("甲");
      sheet.load("id");
      worksheets.onAdded.add((event) => Promise.resolve(void heard.push(event.type)));
      worksheets.onActivated.add((event) => Promise.resolve(void heard.push(event.type)));
      sheet.onSelectionChanged.add((event) => Promise.resolve(void heard.push(`selected ${event.address}`)));
      const added = sheet.onChanged.add((event) => Promise.resolve(void heard.push(`${event.changeType} ${event.address}`)));
      await context.sync();
      return added;
    });
    const sheet = sheetNamed(workbook, "甲");
    if (!sheet) throw new Error();
    enter(workbook, sheet, 1, 1, "12");
    tell(workbook, { kind: "cells", sheet, area: { top: 1, left: 1, bottom: 1, right: 1 }, changeType: "RangeEdited" });
    select(workbook, sheet, [{ top: 4, left: 2, bottom: 4, right: 2 }]);
    activate(workbook, sheetNamed(workbook, "乙") ?? sheet);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toEqual(["RangeEdited B2", "selected C5", "WorksheetActivated"]);
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    tell(workbook, { kind: "cells", sheet, area: { top: 1, left: 1, bottom: 1, right: 1 }, changeType: "RangeEdited" });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toHaveLength(3);
  });

  test("an add-in hears of its own writing too, and is told that it was its own", async () => {
    const { Excel } = createExcel({ sheets: ["甲"] });
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) =>
        Promise.resolve(void heard.push(`${event.triggerSource} ${event.address} ${event.details?.valueAfter ?? ""}`)),
      );
      await context.sync();
      context.workbook.worksheets.getItem("甲").getRange("A1").values = [[7]];
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toEqual(["ThisLocalAddin A1 7"]);
  });

  test("which shapes a person drew is answered; a copy of the sheet has them too", async () => {
    const { Excel, workbook } = createExcel();
    workbook.sheets[0]?.shapes.push({ id: "1", type: "Image" }, { id: "2", type: "Line" });
    const types = await Excel.run(async (context) => {
      const shapes = context.workbook.worksheets.getActiveWorksheet().copy("End").shapes;
      shapes.load("items/type");
      await context.sync();
      return shapes.items.map(({ type }) => type);
    });
    expect(types).toEqual(["Image", "Line"]);
  });

  test.each<[string, (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown]>([
    ["Range.GetImage", (_, sheet) => sheet.getRange("A1").getImage()],
    ["Worksheet.PivotTables", (_, sheet) => sheet.pivotTables.add("透视", "A1:B3", "D1")],
    ["Worksheet.PivotTables", (_, sheet) => sheet.load("pivotTables/items/name")],
    ["ShapeCollection.AddTextBox", (_, sheet) => sheet.shapes.addTextBox("框")],
    ["Workbook.Slicers", (context) => context.workbook.slicers.load("items/name")],
    ["Range.GetPivotTables", (_, sheet) => sheet.getRange("A1").getPivotTables().load("items/name")],
  ])("%s is refused by name, with a code that no Excel answers", async (member, ask) => {
    const { Excel } = createExcel();
    const asked = Excel.run(async (context) => {
      ask(context, context.workbook.worksheets.getActiveWorksheet());
      await context.sync();
    });
    await expect(asked).rejects.toMatchObject({ code: "NotSimulated", message: expect.stringContaining(`Not simulated: ${member}.`) as string });
  });

  test("what the simulator does not play is still too new for an Excel that has not got it", async () => {
    const { Excel } = createExcel({ requirementSet: "1.8" });
    const ask = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().shapes.addTextBox("框");
      await context.sync();
    });
    await expect(ask).rejects.toMatchObject({ code: "ApiNotFound" });
  });

  test("names that an object does not have are passed over when they are loaded, and items come all the same", async () => {
    const { Excel } = createExcel({ cells: ledger, sheets: ["台账", "另"] });
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("$none");
      const length = context.workbook.names.load("length");
      const table = context.workbook.worksheets.getItem("台账").tables.add("A1:C3", true);
      table.rows.load("items,value");
      const range = context.workbook.worksheets.getItem("台账").getRange("A1").load("address, nothing/of/the/kind");
      await context.sync();
      expect(sheets.items).toHaveLength(2);
      expect(() => sheets.items[0]?.name).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
      expect(length.items).toEqual([]);
      expect(table.rows.items.map((row) => row.values)).toEqual([[["东庄村", 3, "幅"]], [["西河村", 4, "处"]]]);
      expect(range.address).toBe("台账!A1");
      expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
      sheets.items[0]?.load("name");
      await context.sync();
      expect(sheets.items[0]?.name).toBe("台账");
    });
  });
});
