import { createExcel, type SimulatedExcel } from "../node";

const run = <R>(excel: SimulatedExcel, work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => R | Promise<R>): Promise<R> =>
  excel.Excel.run(async (context) => {
    const result = await work(context.workbook.worksheets.getItem("甲"), context);
    await context.sync();
    return result;
  });

const open = (): SimulatedExcel =>
  createExcel({
    cells: {
      甲: [
        ["村", 1],
        ["东庄", 2],
      ],
    },
  });

describe("cell styles", () => {
  test("Excel's own style brings its look and is told by its name; what is set afterwards stands over it", async () => {
    await run(open(), async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      range.style = "Heading1";
      range.format.font.color = "#FF0000";
      sheet.getRange("A2").style = "Good";
      const [first, second, all] = [range, sheet.getRange("A2"), sheet.getRange("A1:B2")].map((one) =>
        one.load("style, format/font/bold, format/font/color, format/font/size, format/fill/color"),
      );
      await context.sync();
      expect([first?.style, first?.format.font.bold, first?.format.font.size, first?.format.font.color]).toEqual(["Heading1", true, 15, "#FF0000"]);
      expect([second?.style, second?.format.fill.color, second?.format.font.color]).toEqual(["Good", "#C6EFCE", "#006100"]);
      expect(all?.style).toBeNull();
    });
  });

  test("a style of one's own: cells that wear it change with it, and lose it with it", async () => {
    const excel = open();
    await run(excel, async (sheet, context) => {
      const { styles } = context.workbook;
      styles.add("红字");
      const style = styles.getItem("红字");
      style.font.color = "red";
      style.includeNumber = false;
      const range = sheet.getRange("B1");
      range.numberFormat = [["0.0"]];
      range.style = "红字";
      style.font.bold = true;
      range.load("style, numberFormat, format/font/color, format/font/bold");
      await context.sync();
      expect([range.style, range.numberFormat[0]?.[0], range.format.font.color, range.format.font.bold]).toEqual(["红字", "0.0", "#FF0000", true]);
      style.delete();
      range.load("style, format/font/bold");
      const gone = styles.getItemOrNullObject("红字");
      await context.sync();
      expect([range.style, range.format.font.bold, gone.isNullObject]).toEqual(["Normal", false, true]);
    });
    const set = run(excel, (sheet) => (sheet.getRange("A1").style = "没有这个样式"));
    await expect(set).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(run(excel, (_, context) => context.workbook.styles.getItem("Normal").delete())).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});

describe("properties of many cells in one array", () => {
  test("are set cell by cell, and read as they were asked for", async () => {
    await run(open(), async (sheet, context) => {
      sheet.getRange("A1:B2").setCellProperties([
        [{ format: { fill: { color: "yellow" }, font: { bold: true } } }, {}],
        [{}, { format: { borders: { bottom: { style: "Continuous", color: "#FF0000" } } } }],
      ]);
      const found = sheet
        .getRange("A1:B2")
        .getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true }, borders: { style: true } } });
      await context.sync();
      expect(
        found.value.map((row) => row.map((cell) => [cell.address, cell.format?.fill?.color, cell.format?.font?.bold, cell.format?.borders?.bottom?.style])),
      ).toEqual([
        [
          ["甲!A1", "#FFFF00", true, "None"],
          ["甲!B1", "", false, "None"],
        ],
        [
          ["甲!A2", "", false, "None"],
          ["甲!B2", "", false, "Continuous"],
        ],
      ]);
    });
  });

  test("rows and columns have theirs; another shape is refused", async () => {
    const excel = open();
    await run(excel, async (sheet, context) => {
      sheet.getRange("A1:A2").setRowProperties([{ rowHidden: true }, { format: { rowHeight: 30 } }]);
      sheet.getRange("A1:B1").setColumnProperties([{}, { columnHidden: true }]);
      const rows = sheet.getRange("A1:A2").getRowProperties({ rowHidden: true, format: { rowHeight: true } });
      const columns = sheet.getRange("A1:B1").getColumnProperties({ columnHidden: true });
      await context.sync();
      expect(rows.value).toEqual([
        { rowHidden: true, format: { rowHeight: 15 } },
        { rowHidden: false, format: { rowHeight: 30 } },
      ]);
      expect(columns.value).toEqual([{ columnHidden: false }, { columnHidden: true }]);
    });
    await expect(run(excel, (sheet) => sheet.getRange("A1:B2").setCellProperties([[{}]]))).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("rows and columns", () => {
  const hidden = async (sheet: Excel.Worksheet, context: Excel.RequestContext, lines: readonly string[]): Promise<(boolean | null)[]> => {
    const ranges = lines.map((line) => sheet.getRange(line).load(/\d/.test(line) ? "rowHidden" : "columnHidden"));
    await context.sync();
    return ranges.map((range, i) => (/\d/.test(lines[i] ?? "") ? range.rowHidden : range.columnHidden));
  };

  test("an outline is shown down to a level, opened and closed group by group", async () => {
    await run(open(), async (sheet, context) => {
      sheet.getRange("2:6").group("ByRows");
      sheet.getRange("3:4").group("ByRows");
      sheet.getRange("B:C").group("ByColumns");
      sheet.showOutlineLevels(2, 1);
      expect(await hidden(sheet, context, ["1:1", "2:2", "3:4", "5:6", "A:A", "B:C"])).toEqual([false, false, true, false, false, true]);
      sheet.showOutlineLevels(1, 2);
      expect(await hidden(sheet, context, ["2:6", "B:C"])).toEqual([true, false]);
      sheet.showOutlineLevels(3, 0);
      sheet.getRange("3:4").hideGroupDetails("ByRows");
      expect(await hidden(sheet, context, ["2:2", "3:4"])).toEqual([false, true]);
      sheet.getRange("A1:C6").ungroup("ByRows");
      sheet.getRange("A1:C6").ungroup("ByRows");
      expect(await hidden(sheet, context, ["1:6"])).toEqual([false]);
    });
    await expect(run(open(), (sheet) => sheet.getRange("1:3").ungroup("ByRows"))).rejects.toMatchObject({ code: "InvalidOperation" });
  });

  test("a page break stands before a cell and can be taken away", async () => {
    await run(open(), async (sheet, context) => {
      sheet.horizontalPageBreaks.add("A21:E21");
      const added = sheet.horizontalPageBreaks.add("A11");
      sheet.verticalPageBreaks.add("C1");
      sheet.horizontalPageBreaks.load("items/rowIndex");
      const cell = added.getCellAfterBreak().load("address");
      const columns = sheet.verticalPageBreaks.getCount();
      await context.sync();
      expect(sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex)).toEqual([10, 20]);
      expect([cell.address, columns.value]).toEqual(["甲!A11", 1]);
      sheet.horizontalPageBreaks.removePageBreaks();
      const left = sheet.horizontalPageBreaks.getCount();
      await context.sync();
      expect(left.value).toBe(0);
    });
  });

  test("links are taken off with their look, or without it", async () => {
    await run(open(), async (sheet, context) => {
      const [a, b] = [sheet.getRange("A1"), sheet.getRange("A2")];
      for (const range of [a, b]) range.hyperlink = { documentReference: "甲!B1" };
      a.clear("RemoveHyperlinks");
      b.clear("Hyperlinks");
      for (const range of [a, b]) range.load("hyperlink, values, format/font/underline");
      await context.sync();
      expect([a, b].map((range) => [range.hyperlink, range.values[0]?.[0] as unknown, range.format.font.underline])).toEqual([
        [null, "村", "None"],
        [null, "东庄", "Single"],
      ]);
    });
  });
});
