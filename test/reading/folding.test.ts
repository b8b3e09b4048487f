/** Names that are not written as the catalogue writes them: by sound, in other characters, with letters astray, or not at all. */
import { codes, ledgerOf, read } from "../builders/grids";

const N = null;
const fieldsOf = (header: readonly string[], title = "环境卫生整治台账") =>
  ledgerOf(
    read([[title], header, header.map((_, i) => (i === 0 ? "3.1" : i === 1 ? "石大路" : i)), header.map((_, i) => (i === 0 ? "3.2" : i === 1 ? "红园路" : i))]),
  ).columns.map((column) => column.field);

test.each([
  ["same sound", ["日期", "地点", "出洞人次", "卫生四角", "清理拉圾"]],
  ["traditional", ["日期", "地點", "出動人次", "衛生死角", "清理垃圾"]],
  ["full width", ["日期", "地点", "出动人次　", "卫生死角（处）", "清理垃圾／吨"]],
  ["two characters swapped", ["日期", "地点", "出动次人", "卫死生角", "清垃理圾"]],
  ["a character missing", ["日期", "地点", "出动人", "卫死角", "清垃圾"]],
])("headers with %s are the same fields", (_, header) => {
  expect(fieldsOf(header)).toEqual(["date", "place", "people", "corners", "garbage"]);
});

test("a name by sound is told, so that someone looks at it", () => {
  const reading = read([["环境卫生整治台账"], ["日期", "地点", "出洞人次", "清理垃圾（吨）"], ["3.1", "石大路", 5, 1], ["3.2", "红园路", 6, 1]]);
  expect(codes(reading)).toEqual(["column.sound@C2"]);
  expect(ledgerOf(reading).columns[2]?.reasons[0]?.code).toBe("reason.column.sound");
});

test("words of two characters that only sound alike are other words", () => {
  // 事件 sounds like 时间, 分数 like 份数.
  const ledger = ledgerOf(read([["宣传工作台账"], ["事件", "形式", "份数", "分数"], ["开会", "手册", 5, 90], ["走访", "折页", 6, 95]]));
  expect(ledger.columns.map((column) => column.field)).toEqual([null, "form", "quantity", null]);
});

test("a form in a wide ledger by its sound", () => {
  const ledger = ledgerOf(read([["宣传情况统计表"], ["村名", "旗牌（块）", "标雨（条）", "专栏（块）"], ["东庄村", 1, 2, 3], ["西庄村", 4, 5, 6]]));
  expect(ledger.columns.map((column) => column.member?.value ?? column.field)).toEqual(["area", "旗牌", "标语", "专栏"]);
});

test("a column of villages without a name, and one of units beside the figures", () => {
  const ledger = ledgerOf(
    read([["宣传工作台账"], ["日期", N, "形式", "数量", "其他说法"], ["3.1", "东庄村", "旗牌", 5, "块"], ["3.2", "西庄村", "标语", 6, "条"]]),
  );
  expect(ledger.columns.map((column) => column.field)).toEqual(["date", "area", "form", "quantity", "unit"]);
  expect(ledger.records.map((record) => [record.areaText, record.quantities.quantity?.unit])).toEqual([
    ["东庄村", "块"],
    ["西庄村", "条"],
  ]);
});

test("villages under 帮扶单位 are not whose the record is", () => {
  const ledger = ledgerOf(read([["宣传工作台账"], ["日期", "结对帮扶", "形式", "数量"], ["3.1", "东庄村", "旗牌", 5], ["3.2", "西庄村", "标语", 6]]));
  expect(ledger.columns[1]?.field).toBeNull();
});
