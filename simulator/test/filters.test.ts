import { createExcel, type SimulatedExcel } from "../node";

const header = ["村", "类别", "数量", "日期"];
const rows: (string | number)[][] = [
  ["东庄村", "宣传", 12, "2024-03-05"],
  ["西河村", "环境", 30, "2024-04-01"],
  ["南坡村", "宣传", 7, "2024-06-30"],
  ["北山村", "文体", 30, "2024-07-01"],
  ["中营村", "", 1, "2024-07-08"],
];

/** Villages that are seen, after something was done to the table or the range. */
async function seen(work: (table: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown): Promise<unknown[]> {
  const { Excel } = open();
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("台账");
    const table = sheet.tables.add("A1:D6", true);
    await context.sync();
    await work(table, sheet, context);
    const view = table.getDataBodyRange().getVisibleView().load("values");
    await context.sync();
    return view.values.map((row: unknown[]) => row[0]);
  });
}

function open(): SimulatedExcel {
  return createExcel({ cells: { 台账: [header, ...rows] } });
}

const filter = (column: string, criteria: Excel.FilterCriteria): Promise<unknown[]> => seen((table) => table.columns.getItem(column).filter.apply(criteria));

describe("filters of the simulated Excel", () => {
  test("by values, blank ones too", async () => {
    expect(await filter("类别", { filterOn: "Values", values: ["宣传", "文体"] })).toEqual(["东庄村", "南坡村", "北山村"]);
    expect(await filter("类别", { filterOn: "Values", values: [""] })).toEqual(["中营村"]);
    expect(await filter("日期", { filterOn: "Values", values: ["2024/7/1"] })).toEqual(["北山村"]);
  });

  test("by rank: ties with the last one pass, a share is rounded down", async () => {
    expect(await filter("数量", { filterOn: "TopItems", criterion1: "1" })).toEqual(["西河村", "北山村"]);
    expect(await filter("数量", { filterOn: "BottomItems", criterion1: "2" })).toEqual(["南坡村", "中营村"]);
    expect(await filter("数量", { filterOn: "TopPercent", criterion1: "60" })).toEqual(["东庄村", "西河村", "北山村"]);
    expect(await filter("数量", { filterOn: "BottomPercent", criterion1: "39" })).toEqual(["中营村"]);
  });

  // The average of 12, 30, 7, 30 and 1 is 16.
  test("by the average, by a period told by today (1 July 2024), by conditions", async () => {
    expect(await filter("数量", { filterOn: "Dynamic", dynamicCriteria: "BelowAverage" })).toEqual(["东庄村", "南坡村", "中营村"]);
    expect(await filter("数量", { filterOn: "Dynamic", dynamicCriteria: "AboveAverage" })).toEqual(["西河村", "北山村"]);
    expect(await filter("日期", { filterOn: "Dynamic", dynamicCriteria: "ThisMonth" })).toEqual(["北山村", "中营村"]);
    expect(await filter("日期", { filterOn: "Dynamic", dynamicCriteria: "LastQuarter" })).toEqual(["西河村", "南坡村"]);
    expect(await filter("日期", { filterOn: "Dynamic", dynamicCriteria: "Today" })).toEqual(["北山村"]);
    expect(await filter("日期", { filterOn: "Dynamic", dynamicCriteria: "ThisWeek" })).toEqual(["南坡村", "北山村"]);
    expect(await filter("数量", { filterOn: "Custom", criterion1: ">=7", criterion2: "<30", operator: "And" })).toEqual(["东庄村", "南坡村"]);
    expect(await filter("数量", { filterOn: "Custom", criterion1: "<7", criterion2: "=30", operator: "Or" })).toEqual(["西河村", "北山村", "中营村"]);
    expect(await filter("村", { filterOn: "Custom", criterion1: "=*庄*" })).toEqual(["东庄村"]);
  });

  test("by colours of cells and of letters", async () => {
    const colored = (criteria: Excel.FilterCriteria): Promise<unknown[]> =>
      seen((table, sheet) => {
        sheet.getRange("C3").format.fill.color = "yellow";
        sheet.getRange("C4").format.font.color = "red";
        table.columns.getItem("数量").filter.apply(criteria);
      });
    expect(await colored({ filterOn: "CellColor", color: "#ffff00" })).toEqual(["西河村"]);
    expect(await colored({ filterOn: "FontColor", color: "#FF0000" })).toEqual(["南坡村"]);
  });

  test("filters of two columns are both held, each can go, and values that change are looked at again only when asked", async () => {
    const both = (more: (table: Excel.Table, sheet: Excel.Worksheet) => unknown): Promise<unknown[]> =>
      seen((table, sheet) => {
        table.columns.getItem("类别").filter.applyValuesFilter(["宣传"]);
        table.columns.getItem("数量").filter.applyTopItemsFilter(3);
        more(table, sheet);
      });
    expect(await both(() => undefined)).toEqual(["东庄村"]);
    expect(await both((table) => table.columns.getItem("类别").filter.clear())).toEqual(["东庄村", "西河村", "北山村"]);
    expect(await both((table) => table.clearFilters())).toHaveLength(5);
    expect(await both((_, sheet) => (sheet.getRange("B3").values = [["宣传"]]))).toEqual(["东庄村"]);
    expect(
      await both((table, sheet) => {
        sheet.getRange("B3").values = [["宣传"]];
        table.reapplyFilters();
      }),
    ).toEqual(["东庄村", "西河村"]);
  });

  test("hidden rows are hidden rows, and SUBTOTAL leaves out what a filter hides", async () => {
    const { Excel } = open();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      const table = sheet.tables.add("A1:D6", true);
      sheet.getRange("F1:G1").formulas = [["=SUBTOTAL(9,C2:C6)", "=SUM(C2:C6)"]];
      table.columns.getItem("类别").filter.applyValuesFilter(["宣传"]);
      const row = sheet.getRange("A3:D3").load("rowHidden");
      const sums = sheet.getRange("F1:G1").load("values");
      const criteria = table.columns.getItem("类别").filter.load("criteria");
      await context.sync();
      expect(row.rowHidden).toBe(true);
      expect(sums.values).toEqual([[19, 80]]);
      expect(criteria.criteria).toEqual({ filterOn: "Values", values: ["宣传"] });
    });
  });

  test("a range with headers is filtered as a table is, by columns counted from 0", async () => {
    const { Excel } = open();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      sheet.autoFilter.apply("A1:D6", 2, { filterOn: "TopItems", criterion1: "2" });
      sheet.autoFilter.apply("A1:D6", 1, { filterOn: "Values", values: ["环境"] });
      sheet.autoFilter.load("enabled, isDataFiltered");
      const hidden = [2, 3, 4, 5, 6].map((row) => sheet.getRange(`${row}:${row}`).load("rowHidden"));
      await context.sync();
      expect([sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered]).toEqual([true, true]);
      expect(hidden.map((row) => row.rowHidden)).toEqual([true, false, true, true, true]);
      sheet.autoFilter.clearColumnCriteria(1);
      const later = [2, 3, 4, 5, 6].map((row) => sheet.getRange(`${row}:${row}`).load("rowHidden"));
      await context.sync();
      expect(later.map((row) => row.rowHidden)).toEqual([true, false, true, false, true]);
      sheet.autoFilter.remove();
      sheet.autoFilter.load("enabled");
      const all = sheet.getRange("A1:D6").load("hidden");
      await context.sync();
      expect([sheet.autoFilter.enabled, all.hidden]).toEqual([false, false]);
    });
  });

  test("filtering by icons is not played, and criteria that are none are refused", async () => {
    await expect(seen((table) => table.columns.getItem("数量").filter.apply({ filterOn: "Icon" }))).rejects.toMatchObject({ code: "NotSimulated" });
    await expect(filter("数量", { filterOn: "TopItems", criterion1: "无" })).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("sorting and thinning out", () => {
  const values = async (work: (range: Excel.Range, sheet: Excel.Worksheet) => unknown, address = "A1:C5"): Promise<unknown[][]> => {
    const { Excel } = createExcel({
      cells: {
        甲: [
          ["村", "数", "半"],
          ["丁", 3, "=B2/2"],
          ["乙", "", "=B3/2"],
          ["丙", 1, "=B4/2"],
          ["乙", 2, "=B5/2"],
        ],
      },
    });
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("甲");
      const range = sheet.getRange(address);
      work(range, sheet);
      const all = sheet.getRange("A1:C5").load("values");
      await context.sync();
      return all.values as unknown[][];
    });
  };

  test("rows move with their formulas, blanks go last both ways, and the next field decides between equal ones", async () => {
    expect(await values((range) => range.sort.apply([{ key: 1 }], false, true))).toEqual([
      ["村", "数", "半"],
      ["丙", 1, 0.5],
      ["乙", 2, 1],
      ["丁", 3, 1.5],
      ["乙", "", 0],
    ]);
    expect(await values((range) => range.sort.apply([{ key: 1, ascending: false }], false, true))).toEqual([
      ["村", "数", "半"],
      ["丁", 3, 1.5],
      ["乙", 2, 1],
      ["丙", 1, 0.5],
      ["乙", "", 0],
    ]);
    const two = await values((range) => range.sort.apply([{ key: 0 }, { key: 1, ascending: false }], false, true));
    expect(two.map((row) => row.slice(0, 2))).toEqual([
      ["村", "数"],
      ["丁", 3],
      ["丙", 1],
      ["乙", 2],
      ["乙", ""],
    ]);
  });

  test("columns are sorted by a row", async () => {
    const sorted = await values((range) => range.sort.apply([{ key: 1, ascending: false }], false, true, "Columns"), "A1:C2");
    expect(sorted[1]).toEqual(["丁", 3, 1.5]);
    const other = await values((range) => range.sort.apply([{ key: 1 }], false, true, "Columns"), "A1:C2");
    expect(other[0]).toEqual(["村", "半", "数"]);
  });

  test("sorting by colours is not played", async () => {
    await expect(values((range) => range.sort.apply([{ key: 0, sortOn: "CellColor", color: "#FF0000" }], false, true))).rejects.toMatchObject({
      code: "NotSimulated",
    });
  });

  test("duplicates go, the first of each stays, and it is told how many", async () => {
    let result: Excel.RemoveDuplicatesResult | undefined;
    const left = await values((range) => {
      result = range.removeDuplicates([0], true);
      result.load("removed, uniqueRemaining");
    });
    expect(left.map((row) => row.slice(0, 2))).toEqual([
      ["村", "数"],
      ["丁", 3],
      ["乙", ""],
      ["丙", 1],
      ["", ""],
    ]);
    expect([result?.removed, result?.uniqueRemaining]).toEqual([1, 3]);
  });
});
