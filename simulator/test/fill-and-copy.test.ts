import { createExcel, type SimulatedExcel } from "../node";

type Rows = (string | number | null)[][];

const open = (rows: Rows): SimulatedExcel => createExcel({ cells: { 甲: rows, 乙: [["=SUM(甲!A1:A2)"]] } });

/** Formulas of a range after something was done on the sheet 甲. */
async function after(
  rows: Rows,
  address: string,
  work: (sheet: Excel.Worksheet) => unknown,
  member: "formulas" | "values" | "text" = "formulas",
): Promise<unknown[][]> {
  return open(rows).Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("甲");
    work(sheet);
    const range = sheet.getRange(address).load(member);
    await context.sync();
    return range[member] as unknown[][];
  });
}

const column = (values: readonly unknown[][]): unknown[] => values.map((row) => row[0]);

describe("filling", () => {
  const fill = async (rows: Rows, from: string, to: string, type?: Excel.AutoFillType): Promise<unknown[]> =>
    column(await after(rows, to, (sheet) => sheet.getRange(from).autoFill(to, type), "text"));

  test.each<[string, Rows, string, unknown[]]>([
    ["a number alone is repeated", [[5]], "A1", ["5", "5", "5", "5"]],
    ["two numbers go on by their step", [[5], [8]], "A1:A2", ["5", "8", "11", "14"]],
    ["a date goes on by the day", [["2024-2-28"]], "A1", ["2024/2/28", "2024/2/29", "2024/3/1", "2024/3/2"]],
    ["a text with a number behind it counts on", [["第1"]], "A1", ["第1", "第2", "第3", "第4"]],
    ["other texts are repeated in turn", [["甲"], ["乙"]], "A1:A2", ["甲", "乙", "甲", "乙"]],
  ])("%s", async (_, rows, from, expected) => {
    expect(await fill(rows, from, "A1:A4")).toEqual(expected);
  });

  test("a copy repeats, a series counts a number alone on, months keep to the month's last day", async () => {
    expect(await fill([[5], [8]], "A1:A2", "A1:A4", "FillCopy" as Excel.AutoFillType)).toEqual(["5", "8", "5", "8"]);
    expect(await fill([[5]], "A1", "A1:A3", "FillSeries" as Excel.AutoFillType)).toEqual(["5", "6", "7"]);
    expect(await fill([["2024-1-31"]], "A1", "A1:A3", "FillMonths" as Excel.AutoFillType)).toEqual(["2024/1/31", "2024/2/29", "2024/3/31"]);
    expect(await fill([["2024-7-5"]], "A1", "A1:A3", "FillWeekdays" as Excel.AutoFillType)).toEqual(["2024/7/5", "2024/7/8", "2024/7/9"]);
  });

  test("formulas follow; values leave looks behind, formats bring nothing else", async () => {
    expect(
      column(
        await after(
          [
            [1, 2, "=A1+B1"],
            [3, 4],
          ],
          "C1:C2",
          (sheet) => sheet.getRange("C1").autoFill("C1:C2"),
        ),
      ),
    ).toEqual(["=A1+B1", "=A2+B2"]);
    const { Excel } = open([
      [1, 2],
      [3, 4],
    ]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("甲");
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("A1").autoFill("A1:A2", "FillFormats");
      sheet.getRange("B1").format.font.bold = true;
      sheet.getRange("B1").autoFill("B1:B2", "FillValues");
      const bold = [sheet.getRange("A2"), sheet.getRange("B2")].map((range) => range.load("values, format/font/bold"));
      await context.sync();
      expect(bold.map((range) => [range.values[0]?.[0] as unknown, range.format.font.bold])).toEqual([
        [3, true],
        [2, false],
      ]);
    });
  });

  test("a target that does not hold the source is refused, a kind that is not played says so", async () => {
    await expect(fill([[1]], "A1", "A2:A4")).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(fill([[1]], "A1", "A1:A4", "FlashFill" as Excel.AutoFillType)).rejects.toMatchObject({ code: "NotSimulated" });
  });
});

describe("copying and moving", () => {
  test("values, formulas, over a larger target, turned on its side", async () => {
    const rows: Rows = [[3, 5, "=A1+B1"]];
    expect(await after(rows, "A3:C3", (sheet) => sheet.getRange("A3").copyFrom("A1:C1"))).toEqual([[3, 5, "=A3+B3"]]);
    expect(await after(rows, "A3:C3", (sheet) => sheet.getRange("A3").copyFrom("A1:C1", "Values"))).toEqual([[3, 5, 8]]);
    expect(await after(rows, "E1:F2", (sheet) => sheet.getRange("E1:F2").copyFrom("A1", "Values"))).toEqual([
      [3, 3],
      [3, 3],
    ]);
    expect(column(await after(rows, "E1:E3", (sheet) => sheet.getRange("E1").copyFrom("A1:C1", "Values", false, true)))).toEqual([3, 5, 8]);
    expect(
      await after(
        [
          [3, ""],
          [1, 9],
        ],
        "A2:B2",
        (sheet) => sheet.getRange("A2").copyFrom("A1:B1", "All", true),
      ),
    ).toEqual([[3, 9]]);
  });

  test("a formula that is turned on its side names what was turned with it", async () => {
    const turned = (member: "formulas" | "values"): Promise<unknown[][]> =>
      after([[3, 5, "=SUM(A1:B1)"]], "E1:E3", (sheet) => sheet.getRange("E1").copyFrom("A1:C1", "All", false, true), member);
    expect(column(await turned("formulas"))).toEqual([3, 5, "=SUM(E1:E2)"]);
    expect(column(await turned("values"))).toEqual([3, 5, 8]);
    await expect(after([[3, "=$A$1"]], "E1:E2", (sheet) => sheet.getRange("E1").copyFrom("A1:B1", "All", false, true))).rejects.toMatchObject({
      code: "NotSimulated",
    });
  });

  test("into several ranges at once", async () => {
    expect(await after([[1, "=A1*2"]], "B3:D3", (sheet) => sheet.getRanges("B3,D3").copyFrom("B1"))).toEqual([["=A3*2", "", "=C3*2"]]);
  });

  test("what is moved keeps its formulas, and what named it names it still", async () => {
    const { Excel } = open([[3, 5, "=A1+B1"], [7]]);
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      const sheet = sheets.getItem("甲");
      sheet.getRange("E1").formulas = [["=A1*100"]];
      sheet.getRange("C1").moveTo("G9");
      sheet.getRange("A1").moveTo("B5");
      const found = [sheet.getRange("G9"), sheet.getRange("E1"), sheet.getRange("A1"), sheet.getRange("B5"), sheets.getItem("乙").getRange("A1")];
      for (const range of found) range.load("formulas, values");
      await context.sync();
      expect(found.map((range) => range.formulas[0]?.[0] as unknown)).toEqual(["=B5+B1", "=B5*100", "", 3, "=SUM(甲!A1:A2)"]);
      expect(found.map((range) => range.values[0]?.[0] as unknown)).toEqual([8, 300, "", 3, 7]);
    });
  });

  test("moved to another sheet, it names the cells that stay behind with their sheet", async () => {
    const { Excel } = open([[3, "=A1+1"]]);
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("甲").getRange("B1").moveTo(worksheets.getItem("乙").getRange("C3"));
      const moved = worksheets.getItem("乙").getRange("C3").load("formulas, values");
      await context.sync();
      expect([moved.formulas, moved.values]).toEqual([[["=甲!A1+1"]], [[4]]]);
    });
  });
});

describe("where ranges reach", () => {
  const address = async (find: (sheet: Excel.Worksheet) => Excel.Range): Promise<string> =>
    open([
      [1, 2, null, 4],
      [5, null, null, null],
      [null, null, null, null],
      [7, null, null, 9],
    ]).Excel.run(async (context) => {
      const range = find(context.workbook.worksheets.getItem("甲")).load("address");
      await context.sync();
      return range.address.replace("甲!", "");
    });

  test("Ctrl and an arrow: to the end of a block, to the next filled cell, to the edge of the sheet", async () => {
    expect(await address((sheet) => sheet.getRange("A1").getRangeEdge("Right"))).toBe("B1");
    expect(await address((sheet) => sheet.getRange("B1").getRangeEdge("Right"))).toBe("D1");
    expect(await address((sheet) => sheet.getRange("A2").getRangeEdge("Down"))).toBe("A4");
    expect(await address((sheet) => sheet.getRange("D1").getRangeEdge("Right"))).toBe("XFD1");
    expect(await address((sheet) => sheet.getRange("A4").getRangeEdge("Up"))).toBe("A2");
    expect(await address((sheet) => sheet.getRange("A1:B2").getExtendedRange("Down", sheet.getRange("A1")))).toBe("A1:B2");
    expect(await address((sheet) => sheet.getRange("A2:B2").getExtendedRange("Down", sheet.getRange("A2")))).toBe("A2:B4");
    await expect(address((sheet) => sheet.getRange("A1:B2").getRangeEdge("Down"))).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("a range made smaller than nothing lies on the other side of its first corner", async () => {
    expect(await address((sheet) => sheet.getRange("D4").getResizedRange(-2, 0))).toBe("D2:D4");
    expect(await address((sheet) => sheet.getRange("D4").getResizedRange(0, -3))).toBe("A4:D4");
    await expect(address((sheet) => sheet.getRange("B2").getResizedRange(-3, 0))).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("cells of a kind, with the types of their values", async () => {
    const { Excel } = open([
      [1, "字", "=A1>0"],
      ["=1/0", "", 2],
    ]);
    const kind = (...args: [Excel.SpecialCellType | string, string?]): Promise<string> =>
      Excel.run(async (context) => {
        const found = context.workbook.worksheets
          .getItem("甲")
          .getRange("A1:C2")
          .getSpecialCellsOrNullObject(args[0] as "Constants", args[1] as "Numbers")
          .load("address");
        await context.sync();
        return found.isNullObject ? "" : found.address.replaceAll("甲!", "");
      });
    expect(await kind("Constants")).toBe("A1:B1,C2");
    expect(await kind("Constants", "Numbers")).toBe("A1,C2");
    expect(await kind("Formulas", "ErrorsLogical")).toBe("C1,A2");
    expect(await kind("Formulas", "Text")).toBe("");
    expect(await kind("Blanks")).toBe("B2");
  });
});
