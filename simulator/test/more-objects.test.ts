import { createExcel, type SimulatedExcel } from "../node";
import { activate, select, sheetNamed } from "../excel/book/workbook";

const cells = {
  台账: [
    ["村", "一季", "二季"],
    ["东庄村", 3, 30],
    ["西河村", 4, 40],
    ["南坡村", 5, 50],
  ],
};

const run = <R>(excel: SimulatedExcel, work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => R | Promise<R>): Promise<R> =>
  excel.Excel.run(async (context) => {
    const result = await work(context.workbook.worksheets.getItem("台账"), context);
    await context.sync();
    return result;
  });

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe("parts of charts", () => {
  test("points, trendlines, axes, a data table and letters of the title keep what they are given", async () => {
    await run(createExcel({ cells }), async (sheet, context) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.title.text = "各村数量";
      chart.title.getSubstring(0, 2).font.color = "yellow";
      const series = chart.series.getItemAt(0);
      series.points.getItemAt(1).format.fill.setSolidColor("indigo");
      const point = series.points.getItemAt(2).load("value");
      series.trendlines.add("Linear");
      series.trendlines.getItem(0).format.line.color = "#ff0000";
      const trendline = series.trendlines.getItem(0).load("type, format/line/color");
      chart.axes.categoryAxis.setCategoryNames(sheet.getRange("A2:A4"));
      chart.axes.valueAxis.setPositionAt(2);
      chart.axes.valueAxis.load("position, positionAt");
      chart.getDataTable().visible = true;
      const table = chart.getDataTable().load("visible, showLegendKey");
      series.points.load("count");
      const letters = chart.title.getSubstring(0, 2).font.load("color");
      const categories = series.getDimensionValues("Categories");
      await context.sync();
      expect([point.value, series.points.count, letters.color]).toEqual([5, 3, "#FFFF00"]);
      expect([trendline.type, trendline.format.line.color]).toEqual(["Linear", "#FF0000"]);
      expect([chart.axes.valueAxis.position, chart.axes.valueAxis.positionAt]).toEqual(["Custom", 2]);
      expect([table.visible, table.showLegendKey]).toEqual([true, true]);
      expect(categories.value).toEqual(["东庄村", "西河村", "南坡村"]);
    });
  });

  test("bubbles have three dimensions", async () => {
    await run(createExcel({ cells }), async (sheet, context) => {
      const chart = sheet.charts.add("Bubble", sheet.getRange("B2:C4"));
      const series = chart.series.add("泡", 0);
      series.setXAxisValues(sheet.getRange("B2:B4"));
      series.setValues(sheet.getRange("C2:C4"));
      series.setBubbleSizes(sheet.getRange("B2:B3"));
      const found = (["XValues", "YValues", "BubbleSizes"] as const).map((dimension) => series.getDimensionValues(dimension));
      const first = chart.series.getItemAt(0).load("name");
      await context.sync();
      expect(found.map(({ value }) => value)).toEqual([
        [3, 4, 5],
        [30, 40, 50],
        [3, 4],
      ]);
      expect(first.name).toBe("泡");
    });
  });

  test("what is no point, no chart type and no colour is refused, and a pie has no data table", async () => {
    const excel = createExcel({ cells });
    const chart = (sheet: Excel.Worksheet, type = "Pie"): Excel.Chart => sheet.charts.add(type as "Pie", sheet.getRange("A1:B4"), "Columns");
    await expect(run(excel, (sheet) => chart(sheet).series.getItemAt(0).points.getItemAt(3))).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(run(excel, (sheet) => chart(sheet, "Kuchen"))).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(run(excel, (sheet) => chart(sheet).format.fill.setSolidColor("kein Blau"))).rejects.toMatchObject({ code: "InvalidArgument" });
    const none = await run(excel, async (sheet, context) => {
      const table = chart(sheet).getDataTableOrNullObject();
      await context.sync();
      return table.isNullObject;
    });
    expect(none).toBe(true);
  });
});

test("comments mention people, and have replies that are edited and deleted", async () => {
  await run(createExcel({ cells }), async (sheet, context) => {
    sheet.comments.add("B2", { richContent: '<at id="0">王芳</at> 请核对', mentions: [{ id: 0, name: "王芳", email: "wf@example.com" }] }, "Mention");
    const comment = sheet.comments.getItemByCell("B2");
    comment.replies.add("好的");
    comment.replies.add("已改");
    comment.replies.getItemAt(0).content = "收到";
    comment.replies.getItemAt(1).delete();
    comment.load("content, contentType, richContent");
    comment.replies.load("items/content, items/authorName");
    await context.sync();
    expect([comment.content, comment.contentType]).toEqual(["王芳 请核对", "Mention"]);
    expect(comment.richContent).toContain('<at id="0">');
    expect(comment.replies.items.map(({ content }) => content)).toEqual(["收到"]);
  });
});

describe("bindings", () => {
  test("hold on to cells by a name, follow rows that come, and tell of changes and selections", async () => {
    const excel = createExcel({ cells });
    const heard: string[] = [];
    await run(excel, async (sheet, context) => {
      const binding = context.workbook.bindings.add(sheet.getRange("B2:C3"), "Range", "数");
      await context.sync();
      binding.onDataChanged.add(() => Promise.resolve(void heard.push("data")));
      binding.onSelectionChanged.add(({ startRow, startColumn, rowCount }) =>
        Promise.resolve(void heard.push(`selected ${startRow} ${startColumn} ${rowCount}`)),
      );
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("B4").values = [[9]];
      sheet.getRange("A1").values = [["外"]];
      const range = context.workbook.bindings.getItem("数").getRange().load("address");
      await context.sync();
      expect(range.address).toBe("台账!B3:C4");
    });
    const sheet = sheetNamed(excel.workbook, "台账");
    if (sheet) select(excel.workbook, sheet, [{ top: 3, bottom: 3, left: 2, right: 5 }]);
    await soon();
    expect(heard).toEqual(["data", "selected 1 1 1"]);
  });

  test("of a table, of a text, of the selection", async () => {
    await run(createExcel({ cells }), async (sheet, context) => {
      const { bindings } = context.workbook;
      sheet.tables.add("A1:C4", true).name = "台账表";
      const table = bindings.add(sheet.getRange("A1:C4"), "Table", "表").getTable().load("name");
      const text = bindings.add(sheet.getRange("A2"), "Text", "字").getText();
      sheet.getRange("B2:B3").select();
      bindings.addFromSelection("Range", "选");
      bindings.getItem("字").delete();
      bindings.load("items/id, items/type");
      await context.sync();
      expect([table.name, text.value]).toEqual(["台账表", "东庄村"]);
      expect(bindings.items.map(({ id, type }) => [id, type])).toEqual([
        ["表", "Table"],
        ["选", "Range"],
      ]);
    });
  });
});

test("worksheet functions are computed without a cell, one within the other; what is not computed says so", async () => {
  const excel = createExcel({ cells });
  await run(excel, async (sheet, context) => {
    const { functions } = context.workbook;
    const range = sheet.getRange("A1:C4");
    const found = functions.vlookup("西河村", range, 3, false).load("value");
    const sum = functions.sum(functions.vlookup("西河村", range, 2, false), 1, sheet.getRange("B2:B4")).load("value, error");
    const error = functions.vlookup("没有", range, 2, false).load("value, error");
    await context.sync();
    expect([found.value, sum.value, sum.error]).toEqual([40, 17, null]);
    expect([error.value, error.error]).toEqual([null, "#N/A"]);
  });
  await expect(run(excel, (_, context) => context.workbook.functions.sln(1, 2, 3).load("value"))).rejects.toMatchObject({
    code: "NotSimulated",
    message: expect.stringContaining("Functions.Sln") as string,
  });
});

describe("the workbook and the add-in's runtime", () => {
  test("a structure that is protected with a password is opened with it alone", async () => {
    const excel = createExcel({ cells });
    await run(excel, (_, context) => context.workbook.protection.protect("密"));
    await expect(run(excel, (_, context) => context.workbook.worksheets.add("新"))).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(run(excel, (_, context) => context.workbook.protection.unprotect("错"))).rejects.toMatchObject({ code: "AccessDenied" });
    await run(excel, (_, context) => {
      context.workbook.protection.unprotect("密");
      context.workbook.worksheets.add("新");
    });
    activate(excel.workbook, excel.workbook.sheets[1] ?? excel.workbook.active);
  });

  test("with calculation by hand values stand until they are asked for", async () => {
    const excel = createExcel({ cells });
    await run(excel, async (sheet, context) => {
      sheet.getRange("E1").formulas = [["=SUM(B2:B4)"]];
      context.application.calculationMode = "Manual";
      const range = sheet.getRange("E1").load("values");
      await context.sync();
      expect(range.values).toEqual([[12]]);
      sheet.getRange("B2").values = [[100]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[12]]);
      context.application.calculate("Full");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[109]]);
    });
  });

  test("settings of before Excel.run are those of the workbook once they are saved, and tell of it", async () => {
    const excel = createExcel({ cells });
    const { settings } = excel.Office.context.document;
    const heard: string[] = [];
    await run(excel, (_, context) => context.workbook.settings.onSettingsChanged.add(() => Promise.resolve(void heard.push("changed"))));
    settings.set("镇", "石桥镇");
    expect(settings.get("镇")).toBe("石桥镇");
    expect(excel.workbook.settings.size).toBe(0);
    await new Promise<void>((resolve) => settings.saveAsync(() => resolve()));
    await run(excel, async (_, context) => {
      const setting = context.workbook.settings.getItem("镇").load("value");
      await context.sync();
      expect(setting.value).toBe("石桥镇");
    });
    expect(heard).toEqual(["changed"]);
  });

  test("the rest of that API says that it is not simulated", async () => {
    const { Office } = createExcel();
    const result = await new Promise<Office.AsyncResult<Office.File>>((resolve) =>
      Office.context.document.getFileAsync("compressed" as unknown as Office.FileType, resolve),
    );
    expect([result.status, result.error.message]).toEqual(["failed", expect.stringContaining("Not simulated: Document.getFileAsync.")]);
  });
});
