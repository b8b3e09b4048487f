import { codes, columns, ledgerOf, lines, read, rows } from "./grids";

const N = null;

test("villages across, forms down: each cell is a record of its village", () => {
  const ledger = ledgerOf(
    read([
      ["宣传情况统计表"],
      ["形式", "东庄村", "西庄村", "水口社区", "合计"],
      ["旗牌（块）", 1, 2, N, 3],
      ["标语（条）", 4, N, 6, 10],
      ["合计", 5, 2, 6, 13],
    ]),
  );
  expect(columns(ledger)).toEqual([
    "A 形式 form",
    "B 东庄村 area:东庄村→quantity",
    "C 西庄村 area:西庄村→quantity",
    "D 水口社区 area:水口社区→quantity",
    "E 合计 unmeasured",
  ]);
  expect(lines(ledger)).toEqual([
    "3 东庄村 form=旗牌（块） | quantity=1块",
    "3 西庄村 form=旗牌（块） | quantity=2块",
    "4 东庄村 form=标语（条） | quantity=4条",
    "4 水口社区 form=标语（条） | quantity=6条",
  ]);
  expect(rows(ledger).totals).toEqual([5]);
  expect(ledger.totalColumns?.[0]?.covers).toEqual([1, 2, 3]);
});

test("a quantity over villages across", () => {
  const ledger = ledgerOf(
    read(
      [
        ["环境卫生整治台账"],
        ["日期", "出动人次", N, "清理垃圾（吨）", N],
        [N, "东庄村", "西庄村", "东庄村", "西庄村"],
        ["3.1", 10, 20, 1, 2],
        ["3.2", 11, 21, N, 3],
      ],
      { merges: ["B2:C2", "D2:E2", "A2:A3"] },
    ),
  );
  expect(lines(ledger)).toEqual([
    "4 3.1 东庄村 | people=10人次 garbage=1吨",
    "4 3.1 西庄村 | people=20人次 garbage=2吨",
    "5 3.2 东庄村 | people=11人次",
    "5 3.2 西庄村 | people=21人次 garbage=3吨",
  ]);
});

test.each([
  ["villages across", [["环境卫生整治统计表"], ["项目", "东庄村", "西庄村"], ["出动人次", 10, 20], ["清运车（辆）", 1, 2], ["清理垃圾（吨）", 3, 4]]],
  ["one village's form", [["东庄村志愿者队伍情况表"], ["注册志愿者", 50], ["志愿服务队", 3], ["网格党小组", 4]]],
])("fields down the first column (%s): nothing is taken for something else, and it is said what to do", (_, cells) => {
  const reading = read(cells);
  expect(reading.ledgers.flatMap((ledger) => ledger.records.map((record) => record.quantities))).toEqual(
    reading.ledgers.flatMap((ledger) => ledger.records.map(() => ({}))),
  );
  expect(codes(reading).some((code) => code.startsWith("layout.turned@") || code.startsWith("row.left-out@"))).toBe(true);
});

test("a header in traditional characters is read as in simplified ones", () => {
  const ledger = ledgerOf(
    read([["環境衛生整治臺帳"], ["日期", "地點", "出動人次", "清理垃圾（噸）"], ["3.1", "石大路", 5, 1], ["3.2", "石大路", 6, 1], ["合計", N, 11, 2]]),
  );
  expect(ledger.columns.map((column) => column.field)).toEqual(["date", "place", "people", "garbage"]);
  expect(rows(ledger).totals).toEqual([5]);
});
