import type { Cell } from "../../src/model/grid";
import { codes, ledgerOf, lines, read, rows } from "../builders/grids";

const N = null;
const head = ["日期", "村居", "形式", "数量", "单位"];
const wide = (...body: (string | number | null)[][]) => [["宣传情况统计表"], ["村名", "旗牌（块）", "标语（条）"], ...body];

test("合计, 小计 and 总计 are kept beside the records, with the rows they sum up", () => {
  const ledger = ledgerOf(
    read([
      ["宣传工作台账"],
      head,
      ["3.1", "东庄村", "旗牌", 1, "块"],
      ["3.2", "东庄村", "标语", 2, "条"],
      [N, "小  计", N, 3, N],
      ["3.3", "西庄村", "标语", 5, "条"],
      [N, "小计", N, 5, N],
      ["合　计", N, N, 8, N],
    ]),
  );
  expect(lines(ledger)).toEqual([
    "3 3.1 东庄村 form=旗牌 unit=块 | quantity=1块",
    "4 3.2 东庄村 form=标语 unit=条 | quantity=2条",
    "6 3.3 西庄村 form=标语 unit=条 | quantity=5条",
  ]);
  expect(ledger.totalRows.map((total) => [total.row + 1, total.covers.first + 1, total.covers.last + 1, total.values.get(3)?.value])).toEqual([
    [5, 3, 4, 3],
    [7, 6, 6, 5],
    [8, 3, 7, 8],
  ]);
});

test("a total as the first row stands over its parts, 其中 first", () => {
  const ledger = ledgerOf(read(wide(["合计", 30, 40], ["其中：东庄村", 10, 20], ["西庄村", 20, 20])));
  expect(rows(ledger)).toEqual({ header: [2, 2], data: [3, 5], totals: [3] });
  expect(ledger.totalRows[0]?.covers).toEqual({ first: 3, last: 4 });
  expect(ledger.records.map((record) => record.areaText)).toEqual(["东庄村", "东庄村", "西庄村", "西庄村"]);
});

test("其中 under a record is part of it and not counted twice", () => {
  const reading = read(wide(["东庄村", 10, 20], ["其中：一组", 4, 8], ["西庄村", 20, 20]));
  expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([3, 3, 5, 5]);
  expect(codes(reading)).toContain("row.part@A4");
});

test.each([["全镇合计"], ["东庄村小计"], ["一季度小计"], ["本页合计"], ["三、合计"], ["合计（块）"], ["总 计："]])("%s is a total", (label) => {
  const ledger = ledgerOf(read(wide(["东庄村", 10, 20], ["西庄村", 20, 20], [label, 31, 41])));
  expect(rows(ledger).totals).toEqual([5]);
});

test("a row without words that equals the sum above is a total, and that is said", () => {
  const reading = read(wide(["东庄村", 10, 20], ["西庄村", 20, 20], [N, 30, 40]));
  expect(rows(ledgerOf(reading)).totals).toEqual([5]);
  expect(codes(reading)).toContain("row.sum-unnamed@B5");
  const record = read(wide(["东庄村", 10, 20], ["西庄村", 20, 20], [N, 30, 41]));
  expect(rows(ledgerOf(record)).totals).toEqual([]);
});

test("a group's head that equals the rows below it is not counted beside them", () => {
  const reading = read([
    ["宣传工作台账"],
    ["形式", "数量", "单位"],
    ["一、宣传牌", 12, "块"],
    ["旗牌", 10, "块"],
    ["宣传牌", 2, "块"],
    ["二、标语", 7, "条"],
    ["墙体标语", 3, "条"],
    ["横幅标语", 4, "条"],
  ]);
  expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([4, 5, 7, 8]);
  expect(codes(reading)).toEqual(expect.arrayContaining(["row.sum-group@A3", "row.sum-group@A6"]));
});

test("repeated headers, with their title at a page break, are no records", () => {
  const ledger = ledgerOf(
    read([
      ["宣传工作台账"],
      head,
      ["3.1", "东庄村", "旗牌", 1, "块"],
      head,
      ["3.2", "东庄村", "旗牌", 2, "块"],
      ["宣传工作台账（续）"],
      head,
      ["3.3", "东庄村", "旗牌", 3, "块"],
    ]),
  );
  expect(ledger.repeatedHeaderRows.map((row) => row + 1)).toEqual([4, 7]);
  expect(ledger.records.map((record) => record.quantities["quantity"]?.value)).toEqual([1, 2, 3]);
});

test("blank lines between records part nothing", () => {
  const ledger = ledgerOf(read([["宣传工作台账"], head, ["3.1", "东庄村", "旗牌", 1, "块"], [], [], ["3.2", "西庄村", "旗牌", 2, "块"]]));
  expect(ledger.records.map((record) => record.row + 1)).toEqual([3, 6]);
});

test("notes and signatures at the foot are no records", () => {
  const reading = read([
    ["宣传工作台账"],
    head,
    ["3.1", "东庄村", "旗牌", 1, "块"],
    [],
    ["注：数据截至2024年3月底。"],
    ["填表人：张三", N, "审核人：李四", N, N],
    ["联系电话：", 13800000000],
  ]);
  const ledger = ledgerOf(reading);
  expect(ledger.records).toHaveLength(1);
  expect(rows(ledger).data).toEqual([3, 3]);
  expect(codes(reading)).toContain("text.personal@B7");
});

test("an example of how to fill in the form is no record", () => {
  const reading = read([["宣传工作台账"], ["序号", ...head], ["例", "3.1", "XX村", "旗牌", 10, "块"], [1, "3.2", "东庄村", "旗牌", 1, "块"]]);
  expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([4]);
  expect(codes(reading)).toContain("row.example@A3");
});

test("rows that hold only a serial number or a village are no records; the latter is said", () => {
  const reading = read([["宣传工作台账"], ["序号", ...head], [1, "3.1", "东庄村", "旗牌", 1, "块"], [2, N, "西庄村"], [3], [4]]);
  expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([3]);
  expect(codes(reading)).toContain("rows.empty@A4");
});

test("hidden rows are counted, and said so", () => {
  const reading = read([["宣传工作台账"], head, ["3.1", "东庄村", "旗牌", 1, "块"], ["3.2", "东庄村", "旗牌", 2, "块"]], { hiddenRows: [4] });
  expect(ledgerOf(reading).records.map((record) => record.hidden)).toEqual([false, true]);
  expect(codes(reading)).toContain("rows.hidden@A4");
});

describe("cells merged downwards in key columns", () => {
  const cells: Cell[][] = [["宣传工作台账"], head, ["3.1", "东庄村", "旗牌", 1, "块"], [N, N, "标语", 2, "条"], [N, "西庄村", "标语", 3, "条"]];
  const wanted = [
    "3 3.1 东庄村 form=旗牌 unit=块 | quantity=1块",
    "4 3.1 东庄村 form=标语 unit=条 | quantity=2条",
    "5 3.1 西庄村 form=标语 unit=条 | quantity=3条",
  ];
  test.each([
    ["named by the host", ["A3:A5", "B3:B4"]],
    ["unknown", null],
    ["only left blank", []],
  ])("are filled down (%s)", (_, merges) => {
    expect(lines(ledgerOf(read(cells, { merges })))).toEqual(wanted);
  });

  test("a quantity merged over several rows counts once", () => {
    const merged = cells.map((row, i) => (i === 4 ? ["3.2", "西庄村", "标语", N, N] : row));
    const ledger = ledgerOf(read(merged, { merges: ["D4:D5"] }));
    expect(ledger.records.map((record) => record.quantities["quantity"]?.value)).toEqual([1, 2, undefined]);
  });

  test("nothing is filled down across a total", () => {
    const ledger = ledgerOf(read([["宣传工作台账"], head, ["3.1", "东庄村", "旗牌", 1, "块"], [N, "小计", N, 1, N], ["3.3", N, "标语", 3, "条"]]));
    expect(ledger.records.map((record) => record.areaText)).toEqual(["东庄村", null]);
  });
});

test("villages as divider rows name the records below them", () => {
  const ledger = ledgerOf(
    read([["宣传工作台账"], ["日期", "形式", "数量", "单位"], ["一、东庄村"], ["3.1", "旗牌", 1, "块"], ["二、西庄村"], ["3.1", "旗牌", 2, "块"]]),
  );
  expect(ledger.records.map((record) => record.areaText)).toEqual(["东庄村", "西庄村"]);
});

describe("rows with words in one cell only", () => {
  test("are records where merged cells name the rest", () => {
    const cells = [["文明家庭评选台账"], ["日期", "村居", "类别", "户主"], ["3.1", "东庄村", "五好文明家庭", "张三"], [N, N, N, "李四"], [N, N, N, "王五"]];
    for (const merges of [["A3:A5", "B3:B5", "C3:C5"], null]) {
      const ledger = ledgerOf(read(cells, { merges }));
      expect(ledger.records.map((record) => [record.texts["name"], record.texts["category"], record.areaText])).toEqual([
        ["张三", "五好文明家庭", "东庄村"],
        ["李四", "五好文明家庭", "东庄村"],
        ["王五", "五好文明家庭", "东庄村"],
      ]);
    }
  });

  test("are records where the whole list is so", () => {
    const ledger = ledgerOf(read([["五好文明家庭名单"], ["户主", "备注"], ["张三"], ["李四"], ["王五", "镇级"]]));
    expect(ledger.records.map((record) => record.texts["name"])).toEqual(["张三", "李四", "王五"]);
  });

  test("are remarks where they are few, and that is said", () => {
    const reading = read([
      ["宣传工作台账"],
      head,
      ["3.1", "东庄村", "旗牌", 1, "块"],
      ["补报部分"],
      ["3.2", "东庄村", "旗牌", 2, "块"],
      ["3.3", "东庄村", "旗牌", 3, "块"],
      ["以下空白"],
    ]);
    expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([3, 5, 6]);
    expect(codes(reading)).toContain("row.alone@A4");
  });
});

test("a record whose first cell looks like a note is a record", () => {
  const ledger = ledgerOf(
    read([["宣传工作台账"], ["村居", "日期", "形式", "数量", "单位"], ["***村", "3.1", "旗牌", 1, "块"], ["备注村", "3.1", "旗牌", 2, "块"]]),
  );
  expect(ledger.records.map((record) => record.areaText)).toEqual(["***村", "备注村"]);
});

test("其中 long after a total is part of the row above it", () => {
  const reading = read(wide(["合计", 60, 80], ["其中：东庄村", 10, 20], ["其中：西庄村", 20, 20], ["水口村", 30, 40], ["其中：一组", 5, 6]));
  expect(ledgerOf(reading).records.map((record) => record.row + 1)).toEqual([4, 4, 5, 5, 6, 6]);
  expect(codes(reading)).toContain("row.part@A7");
});
