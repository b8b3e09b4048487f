import { textAt, typeCells } from "../excel/book/typing";
import { createWorkbook } from "../excel/book/workbook";
import { createExcel } from "../node";

/** What stands in A1 after a text was typed there: value, shown text, format. */
function typed(text: string): readonly [unknown, string, string] {
  const book = createWorkbook({ sheets: ["甲"], today: "2025-07-01" });
  const sheet = typeCells(book, "甲", [[text]]);
  const cell = sheet.rows[0]?.[0];
  return [cell?.value ?? null, textAt(book, sheet, 0, 0), cell?.style?.numberFormat ?? "General"];
}

/** The same through `range.values` or `range.formulasLocal`. */
async function given(text: string, member: "values" | "formulasLocal" = "values"): Promise<readonly [unknown, string, string]> {
  const { Excel } = createExcel();
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    range[member] = [[text]];
    range.load("values, text, numberFormat");
    await context.sync();
    return [range.values[0]?.[0] as unknown, String(range.text[0]?.[0]), String(range.numberFormat[0]?.[0])];
  });
}

// 1 March 2024 is day 45352 of Excel's calendar: 45292 for 1 January and 31 + 29 days.
describe("what Excel makes of a text that is entered", () => {
  test.each<[string, unknown, string]>([
    ["120", 120, "120"],
    ["1,234", 1234, "1,234"],
    ["1,234.5", 1234.5, "1,234.50"],
    ["$120", 120, "$120"],
    ["￥1,200", 1200, "¥1,200"],
    ["(5)", -5, "-5"],
    ["45%", 0.45, "45%"],
    ["1 1/2", 1.5, "1 1/2"],
    ["0 3/4", 0.75, " 3/4"],
    ["8:30", 8.5 / 24, "8:30"],
    ["8:30 PM", 20.5 / 24, "8:30 PM"],
    ["25:00", 25 / 24, "25:00:00"],
    ["2024-3", 45352, "Mar-24"],
    ["2024-3-5", 45356, "2024/3/5"],
    ["2024/3/5", 45356, "2024/3/5"],
    ["24-3-5", 45356, "2024/3/5"],
    ["2024年3月5日", 45356, "2024年3月5日"],
    ["2024年3月", 45352, "2024年3月"],
    ["2024-3-5 8:30", 45356 + 8.5 / 24, "2024/3/5 8:30"],
    ["１２０", 120, "120"],
    ["110101199003077758", 110101199003077000, "1.10101E+17"],
    ["TRUE", true, "TRUE"],
  ])("typed, %s is %p", (text, value, shown) => {
    const [found, text2] = typed(text);
    if (typeof value === "number") expect(found).toBeCloseTo(value, 10);
    else expect(found).toBe(value);
    expect(text2).toBe(shown);
  });

  test.each(["1.2.3", "2024.3.5", "2024-13-1", "2024-2-30", "8:75", "1/0", "12人", "约20", "3月", "$", "2,5", "1 2/0"])(
    "typed, %s stays the text that it is",
    (text) => {
      expect(typed(text)).toEqual([text, text, "General"]);
    },
  );

  test("a month and day alone are this year's, whatever year it is", () => {
    expect(typed("3月5日")[0]).toBe(45721);
    expect(typed("3-5")).toEqual([45721, "3月5日", 'm"月"d"日"']);
  });

  test("a whole number typed where percentages are shown is so many per cent", () => {
    const book = createWorkbook({ sheets: ["甲"] });
    const sheet = typeCells(book, "甲", [["50%"]]);
    typeCells(book, "甲", [["7"]]);
    expect([sheet.rows[0]?.[0]?.value, textAt(book, sheet, 0, 0)]).toEqual([0.07, "7%"]);
  });

  test.each<[string, unknown, string, string]>([
    ["$120", 120, "$120 ", "$#,##0_);[Red]($#,##0)"],
    ["1/2/2017", 42737, "2017/1/2", "m/d/yyyy"],
    ["2018-12-31", 43465, "2018/12/31", "m/d/yyyy"],
    ["12%", 0.12, "12%", "0%"],
    ["Mar 5, 2024", 45356, "5-Mar-24", "d-mmm-yy"],
    ["1,234", 1234, "1,234", "#,##0"],
    ["007", 7, "7", "General"],
  ])("range.values reads %s as in the United States", async (text, value, shown, format) => {
    expect(await given(text)).toEqual([value, shown, format]);
  });

  test.each(["2024年3月5日", "3月5日", "￥120", "31/12/2018", "8时30分", "１２０"])("range.values leaves %s a text", async (text) => {
    expect(await given(text)).toEqual([text, text, "General"]);
  });

  test("range.formulasLocal reads what a person here would type", async () => {
    expect(await given("2024年3月5日", "formulasLocal")).toEqual([45356, "2024年3月5日", 'yyyy"年"m"月"d"日"']);
    expect((await given("￥120", "formulasLocal"))[0]).toBe(120);
  });

  test("a date's format is told as Excel tells it everywhere, and as it is here where that is asked for", async () => {
    const { Excel } = createExcel({ cells: { 甲: [["2024-3-5", 5]] } });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("甲").getRange("A1:B1").load("numberFormat, numberFormatLocal");
      await context.sync();
      expect(range.numberFormat).toEqual([["m/d/yyyy", "General"]]);
      expect(range.numberFormatLocal).toEqual([["yyyy/m/d", "G/通用格式"]]);
    });
  });

  test("rows of tables are read as range.values are", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const table = context.workbook.worksheets.getActiveWorksheet().tables.add("A1:B1", true);
      table.rows.add(undefined, [["$27", "3月5日"]]);
      const body = table.getDataBodyRange().load("values");
      await context.sync();
      expect(body.values).toEqual([[27, "3月5日"]]);
    });
  });
});

describe("one value for many cells", () => {
  const spread = (set: (range: Excel.Range) => void): Promise<[unknown[][], unknown[][], unknown[][]]> => {
    const { Excel } = createExcel({
      cells: {
        甲: [
          [1, 10],
          [2, 20],
        ],
      },
    });
    return Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("甲").getRange("C1:D2");
      set(range);
      range.load("values, formulas, numberFormat");
      await context.sync();
      return [range.values as unknown[][], range.formulas as unknown[][], range.numberFormat as unknown[][]];
    });
  };

  test("a 1×1 array goes into every cell, as values, formulas that follow, and formats", async () => {
    expect((await spread((range) => (range.values = [["无"]])))[0]).toEqual([
      ["无", "无"],
      ["无", "无"],
    ]);
    expect((await spread((range) => (range.numberFormat = [["0.0"]])))[2]).toEqual([
      ["0.0", "0.0"],
      ["0.0", "0.0"],
    ]);
    const [values, formulas] = await spread((range) => (range.formulas = [["=$A1*B$1"]]));
    expect(formulas).toEqual([
      ["=$A1*B$1", "=$A1*C$1"],
      ["=$A2*B$1", "=$A2*C$1"],
    ]);
    expect(values).toEqual([
      [10, 10],
      [20, 20],
    ]);
  });

  test("any other shape is refused", async () => {
    await expect(spread((range) => (range.values = [[1, 2]]))).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(spread((range) => (range.numberFormat = [["0"], ["0"]]))).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("colours and texts that Excel takes", () => {
  const color = (value: string): Promise<string> => {
    const { Excel } = createExcel();
    return Excel.run(async (context) => {
      const { fill } = context.workbook.worksheets.getActiveWorksheet().getRange("A1").format;
      fill.color = value;
      fill.load("color");
      await context.sync();
      return fill.color;
    });
  };

  test.each([
    ["LightBlue", "#ADD8E6"],
    ["darkslategrey", "#2F4F4F"],
    ["Teal", "#008080"],
    ["#abcdef", "#ABCDEF"],
  ])("%s is %s", async (name, hex) => {
    expect(await color(name)).toBe(hex);
  });

  test.each(["rebeccapurple", "浅蓝", "#12345", "rgb(1,2,3)"])("%s is refused", async (name) => {
    await expect(color(name)).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test.each<[string, Partial<Excel.DataValidationErrorAlert> & Partial<Excel.DataValidationPrompt>, "errorAlert" | "prompt"]>([
    ["a title of 33 characters", { title: "题".repeat(33) }, "errorAlert"],
    ["an error message of 226", { message: "字".repeat(226) }, "errorAlert"],
    ["a prompt of 256", { message: "字".repeat(256) }, "prompt"],
    ["a prompt's title of 33", { title: "题".repeat(33) }, "prompt"],
  ])("%s is too long for a validation", async (_, texts, member) => {
    const { Excel } = createExcel();
    const set = (given: object): Promise<unknown> =>
      Excel.run(async (context) => {
        const { dataValidation } = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        dataValidation.rule = { list: { inCellDropDown: true, source: "是,否" } };
        dataValidation.set({ [member]: { showAlert: true, showPrompt: true, style: "Stop", title: "", message: "", ...given } });
        await context.sync();
      });
    await expect(set(texts)).rejects.toMatchObject({ code: "InvalidArgument" });
    await set(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, String(text).slice(1)])));
  });
});
