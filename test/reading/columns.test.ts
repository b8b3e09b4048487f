import { builtIn } from "../../src/catalogue";
import type { Catalogue } from "../../src/model/indicator";
import { codes, columns, ledgerOf, lines, read } from "../builders/grids";

const N = null;

test("a wide ledger has a record for each cell, with the unit of its header", () => {
  const ledger = ledgerOf(
    read(
      [
        ["宣传情况统计表"],
        ["村名", "宣传形式", N, N, N, "备注"],
        [N, "旗牌（块）", "标语（条）", "宣传材料（份）", "合计", N],
        ["东庄村", 10, 20, "1万余", 30, N],
        ["西庄村", N, 20, "5千", 20, "补报"],
      ],
      { merges: ["B2:E2", "A2:A3", "F2:F3"] },
    ),
  );
  expect(columns(ledger)).toEqual([
    "A 村名 area",
    "B 宣传形式/旗牌（块） form:旗牌→quantity(块) XC01",
    "C 宣传形式/标语（条） form:标语→quantity(条) XC02",
    "D 宣传形式/宣传材料（份） form:宣传材料→quantity(份) XC05",
    "E 宣传形式/合计 unmeasured",
    "F 备注 note",
  ]);
  expect(lines(ledger)).toEqual([
    "4 东庄村 form=旗牌 | quantity=10块",
    "4 东庄村 form=标语 | quantity=20条",
    "4 东庄村 form=宣传材料 | quantity=10000份余",
    "5 西庄村 note=补报 form=标语 | quantity=20条",
    "5 西庄村 note=补报 form=宣传材料 | quantity=5000份",
  ]);
  expect(ledger.totalColumns?.map((total) => [total.index, total.covers, [...total.values.values()].map((quantity) => quantity.value)])).toEqual([
    [4, [1, 2, 3], [30, 20]],
  ]);
});

test("the unit of a quantity comes from the cell, else the row, else the header", () => {
  const ledger = ledgerOf(
    read([["宣传工作台账"], ["日期", "形式", "数量（块）", "计量单位"], ["3.1", "旗牌", 1, N], ["3.2", "标语", 2, "条"], ["3.3", "材料", "3份", "条"]]),
  );
  expect(ledger.records.map((record) => record.quantities["quantity"]?.unit)).toEqual(["块", "条", "份"]);
});

test("单位 is the village or the unit of measurement, by what stands below it", () => {
  const ledger = ledgerOf(read([["宣传工作台账"], ["单位", "形式", "数量", "单位"], ["东庄村", "旗牌", 1, "块"], ["西庄村", "标语", 2, "条"]]));
  expect(columns(ledger)).toEqual(["A 单位 area", "B 形式 form", "C 数量 quantity", "D 单位 unit"]);
});

test.each([
  ["清理垃圾（吨）", "garbage"],
  ["垃圾清运量", "garbage"],
  ["清理各类生活垃圾", "garbage"],
  ["出 动 人 次", "people"],
  ["出动人\n数", "people"],
  ["3、出动人次", "people"],
  ["参加人次数", "people"],
  ["卫生死角数量", "corners"],
  ["清扫道路(公里)", "roads"],
])("header %s", (header, field) => {
  const ledger = ledgerOf(read([["环境卫生整治台账"], ["日期", "地点", header], ["3.1", "石大路", 5], ["3.2", "红园路", 6]]));
  expect(ledger.columns[2]?.field).toBe(field);
});

test("a figure that no field takes is listed, with its numbers, and nothing of it gets lost", () => {
  const reading = read([
    ["环境卫生整治台账"],
    ["序号", "日期", "地点", "出动人次", "投入资金（万元）", "联系电话"],
    [1, "3.1", "石大路", 5, 1.5, 13800000000],
    [2, "3.2", "红园路", 6, "2.5", 13900000000],
  ]);
  const ledger = ledgerOf(reading);
  expect(columns(ledger)).toEqual(expect.arrayContaining(["A 序号 serial", "E 投入资金（万元） unmeasured(万元)", "F 联系电话 text"]));
  expect(ledger.columns[4]?.numbers).toBe(2);
  expect(codes(reading)).toContain("column.unmeasured@E2");
});

test("two columns that look like the same field: one is taken, the other asked about", () => {
  const reading = read([["环境卫生整治台账"], ["日期", "地点", "出动人次", "出动人数"], ["3.1", "石大路", 5, 4], ["3.2", "红园路", 6, 5]]);
  expect(ledgerOf(reading).columns.map((column) => column.field)).toEqual(["date", "place", "people", null]);
  expect(codes(reading)).toEqual(expect.arrayContaining(["column.conflict@D2", "column.unmeasured@D2"]));
});

test("what the user set in 设置·识别 goes before what the reader sees", () => {
  const cells = [["说明"], ["表一", "表二", "表三"], ["日期", "内容", "人"], ["3.1", "扫街", 5]];
  const correct = (correction: Partial<Catalogue["corrections"][number]>): Catalogue => ({
    ...builtIn,
    corrections: [{ file: null, sheet: "Sheet1", index: 0, ...correction }],
  });
  const ledger = ledgerOf(read(cells, {}, correct({ header: { first: 2, last: 2 }, kind: "sanitation", fields: { 1: "place", 2: "people" } })));
  expect([ledger.kind, ledger.kindScore]).toEqual(["sanitation", 1]);
  expect(lines(ledger)).toEqual(["4 3.1 place=扫街 | people=5人次"]);
  const ignored = read(cells, {}, correct({ ignore: true }));
  expect([ignored.ledgers, ignored.skipped]).toEqual([[], "no-ledger"]);
  const notAField = ledgerOf(read(cells, {}, correct({ header: { first: 2, last: 2 }, kind: "sanitation", fields: { 2: null } })));
  expect(notAField.columns[2]?.role).toBe("unmeasured");
});

test("figures of what a kind counts by its records are not counted, and that is a warning", () => {
  const reading = read([
    ["文明家庭评选统计表"],
    ["村居", "五好文明家庭（户）", "道德模范（人）", "联系电话"],
    ["东庄村", 3, 1, 13800000000],
    ["西庄村", 4, 2, 13800000001],
  ]);
  const found = reading.findings.filter((finding) => finding.code === "column.unmeasured").map((finding) => [finding.severity, finding.cell]);
  expect(found).toEqual([
    ["warning", "B2"],
    ["warning", "C2"],
  ]);
});
