import { createExcel } from "../node";

describe("ranges of the simulated Excel, through unmodified office.js", () => {
  test("values that were written are read back, numbers typed as text become numbers", async () => {
    const { Excel } = createExcel({ sheets: ["台账"] });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("台账").getRange("A1:C2");
      range.values = [
        ["村", "数量", "比例"],
        ["东庄村", "12", "95%"],
      ];
      range.load("values, text, numberFormat, address, valueTypes");
      await context.sync();
      expect(range.values).toEqual([
        ["村", "数量", "比例"],
        ["东庄村", 12, 0.95],
      ]);
      expect(range.text[1]).toEqual(["东庄村", "12", "95%"]);
      expect(range.numberFormat[1]).toEqual(["General", "General", "0%"]);
      expect(range.address).toBe("台账!A1:C2");
      expect(range.valueTypes[1]).toEqual(["String", "Double", "Double"]);
    });
  });

  test("text that starts with = stays text in a cell of text format, and after an apostrophe", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const asText = sheet.getRange("A1:A2");
      asText.numberFormat = [["@"], ["@"]];
      asText.values = [["=1+1"], ["007"]];
      sheet.getRange("B1:B2").values = [["'=1+1"], ["=1+1"]];
      const all = sheet.getRange("A1:B2").load("values, formulas");
      await context.sync();
      expect(all.values).toEqual([
        ["=1+1", "=1+1"],
        ["007", 2],
      ]);
      expect(all.formulas[1]).toEqual(["007", "=1+1"]);
    });
  });

  test("what was not loaded cannot be read", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("address");
      await context.sync();
      expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    });
  });

  test("an array of another shape is refused", async () => {
    const { Excel } = createExcel();
    const write = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").values = [[1, 2]];
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("dates come back as serial numbers with their format", async () => {
    const { Excel } = createExcel({ cells: { Sheet1: [["2024年3月5日", "2024-3-5", "3月5日"]] } });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:C1").load("values,text,numberFormat");
      await context.sync();
      expect(range.values).toEqual([[45356, 45356, 45356]]);
      expect(range.text).toEqual([["2024年3月5日", "2024/3/5", "3月5日"]]);
    });
  });

  test("the used range is null on an empty sheet and ends at the last value", async () => {
    const { Excel } = createExcel({ cells: { 空: [], 有: [[null, 1], [], ["x"]] } });
    await Excel.run(async (context) => {
      const empty = context.workbook.worksheets.getItem("空").getUsedRangeOrNullObject(true);
      const used = context.workbook.worksheets.getItem("有").getUsedRange(true).load("address");
      empty.load("address");
      await context.sync();
      expect(empty.isNullObject).toBe(true);
      expect(used.address).toBe("有!A1:B3");
    });
  });

  test("what follows from a missing sheet is null too, and doing something with it does nothing", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("没有");
      const range = sheet.getRange("A1");
      range.load("values");
      sheet.delete();
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      expect(range.isNullObject).toBe(true);
    });
  });

  test("a range moves along when rows are inserted above it", async () => {
    const { Excel } = createExcel({ cells: { Sheet1: [[1], [2], [3]] } });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const range = sheet.getRange("A3");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      range.load("address,values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A5");
      expect(range.values).toEqual([[3]]);
    });
  });

  test("formats that differ over the cells read as null", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B1").format.fill.color = "#ff0000";
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("A1:B1").format.borders.getItem("EdgeBottom").style = "Continuous";
      const both = sheet.getRange("A1:B1");
      both.load("format/fill/color, format/font/bold, format/wrapText");
      const edge = both.format.borders.getItem("EdgeBottom").load("style, color");
      await context.sync();
      expect(both.format.fill.color).toBe("#FF0000");
      expect(both.format.font.bold).toBeNull();
      expect(both.format.wrapText).toBe(false);
      expect(edge.style).toBe("Continuous");
    });
  });

  test("merging, hiding, links, finding, copying and clearing", async () => {
    const { Excel, workbook } = createExcel({
      cells: {
        Sheet1: [
          ["标题", "x"],
          ["东庄村", 3],
          ["西河村", 4],
        ],
      },
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B1").merge(false);
      sheet.getRange("2:2").rowHidden = true;
      sheet.getRange("A3").hyperlink = { documentReference: "Sheet1!A1", textToDisplay: "去标题", screenTip: "标题" };
      sheet.getRange("D1:D3").copyFrom("B1:B3", "Values");
      const found = sheet.getRange("A1:D9").findOrNullObject("去", { completeMatch: false }).load("address");
      const row = sheet.getRange("A2:B2").load("rowHidden, hidden");
      const link = sheet.getRange("A3").load("hyperlink, values");
      await context.sync();
      expect(workbook.sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
      expect(found.address).toBe("Sheet1!A3");
      expect(row.rowHidden).toBe(true);
      expect(link.hyperlink).toMatchObject({ documentReference: "Sheet1!A1" });
      const copied = sheet.getRange("D1:D3").load("values");
      sheet.getRange("A2").clear("Contents");
      const cleared = sheet.getRange("A2").load("values");
      await context.sync();
      expect(copied.values).toEqual([[""], [3], [4]]);
      expect(cleared.values).toEqual([[""]]);
    });
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").clear();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "MergedRangeConflict" });
  });

  test("selecting a cell makes it the user's selection on its sheet", async () => {
    const { Excel, workbook } = createExcel({ sheets: ["一", "二"] });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("二").getRange("C7").select();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      expect(selected.address).toBe("二!C7");
    });
    expect(workbook.active.name).toBe("二");
  });
});
