import { columns, ledgerOf, read, rows } from "../builders/grids";

const N = null;

test("the header stands under a title, a 填报单位 line and a blank line", () => {
  const ledger = ledgerOf(
    read([
      ["东庄村2024年3月宣传工作台账", N, N, N],
      ["填报单位：东庄村", N, N, "单位：块"],
      [],
      ["日期", "形式", "数量", "备注"],
      ["2024.3.5", "旗牌", 12, N],
      ["2024.3.6", "旗牌", 3, N],
    ]),
  );
  expect(rows(ledger)).toEqual({ header: [4, 4], data: [5, 6], totals: [] });
  expect(ledger.title).toBe("东庄村2024年3月宣传工作台账");
  expect(ledger.mentions.unitLine).toBe("东庄村");
  expect(ledger.titleDate?.from).toEqual({ year: 2024, month: 3, day: 1 });
  expect(ledger.titleDate?.to).toEqual({ year: 2024, month: 3, day: 31 });
  expect(ledger.records[0]?.quantities["quantity"]).toEqual({ value: 12, unit: "块", low: 12, high: 12, mark: null });
});

const twoLevels = [
  ["人居环境项目进度表", N, N, N, N],
  ["村名", "厕所革命", N, "四改三建三清", N],
  [N, "任务数", "完成数", "任务数", "完成数"],
  ["东庄村", 10, 8, 5, 5],
  ["西庄村", 20, 10, 7, 5],
];

test.each([
  ["named by the host", ["A1:E1", "A2:A3", "B2:C2", "D2:E2"]],
  ["unknown to the host", null],
  ["never made: the clerk left cells blank", []],
])("two header rows, merged cells %s", (_, merges) => {
  const ledger = ledgerOf(read(twoLevels, { merges }));
  expect(rows(ledger)).toEqual({ header: [2, 3], data: [4, 5], totals: [] });
  expect(columns(ledger)).toEqual([
    "A 村名 area",
    "B 厕所革命/任务数 project:厕所革命→tasks(户)",
    "C 厕所革命/完成数 project:厕所革命→done(户) JC01",
    "D 四改三建三清/任务数 project:四改三建三清→tasks(户)",
    "E 四改三建三清/完成数 project:四改三建三清→done(户) JC02",
  ]);
});

test.each([[["C2:F2", "C3:D3", "A2:A5", "B2:B5", "G2:G5", "E3:F3"]], [null]])("four header rows with a row of units, merges %j", (merges) => {
  const ledger = ledgerOf(
    read(
      [
        ["清扫保洁台账"],
        ["日期", "村居", "出动", N, N, N, "清理垃圾（吨）"],
        [N, N, "人员", N, "车辆", N, N],
        [N, N, "出动人次", "志愿者", "铲车", "清运车", N],
        [N, N, "（人次）", "（名）", "（辆）", "（辆）", N],
        ["3.5", "东庄村", 20, 5, 1, 2, 1.5],
        ["3.6", "东庄村", 30, 5, 1, 2, 2],
      ],
      { merges },
    ),
  );
  expect(rows(ledger)).toEqual({ header: [2, 5], data: [6, 7], totals: [] });
  expect(ledger.columns.map((column) => column.header.at(-1))).toEqual(["日期", "村居", "（人次）", "（名）", "（辆）", "（辆）", "清理垃圾（吨）"]);
  expect(columns(ledger)).toEqual(expect.arrayContaining(["E 出动/车辆/铲车/（辆） loaders(辆) HJ02", "C 出动/人员/出动人次/（人次） people(人次) HJ01"]));
});

test("a name merged over two columns of data below it is one header row", () => {
  const ledger = ledgerOf(
    read(
      [
        ["项目名称", N, "数量", "备注"],
        ["旗牌", N, 5, "已装"],
        ["标语", N, 6, N],
      ],
      { merges: ["A1:B1", "A2:B2", "A3:B3"], sheet: "宣传台账" },
    ),
  );
  expect(rows(ledger).header).toEqual([1, 1]);
  expect(ledger.records).toHaveLength(2);
});

test("a line that numbers the columns belongs to the header and is no record", () => {
  const ledger = ledgerOf(
    read([
      ["村居", "旗牌（块）", "标语（条）", "材料（份）"],
      ["甲", 1, 2, 3],
      ["东庄村", 4, 5, 6],
      ["西庄村", 4, 5, 6],
    ]),
  );
  expect(rows(ledger)).toEqual({ header: [1, 2], data: [3, 4], totals: [] });
  expect(ledger.records).toHaveLength(6);
});

test("a ledger of words only: the header is the row of names, not the first record", () => {
  const ledger = ledgerOf(
    read([
      ["督查问题整改台账"],
      ["来源", "村居", "问题", "责任单位", "整改情况"],
      ["镇督查", "东庄村", "路边有白色垃圾", "东庄村委会", "已整改"],
      ["群众反映", "西庄村", "宣传栏破损", "西庄村委会", "整改中"],
    ]),
  );
  expect(ledger.kind).toBe("inspection");
  expect(rows(ledger)).toEqual({ header: [2, 2], data: [3, 4], totals: [] });
});

test("why the header is the header is said in reasons", () => {
  const ledger = ledgerOf(read(twoLevels, { merges: null }));
  const codes = ledger.reasons.map((reason) => reason.code);
  expect(codes).toEqual(
    expect.arrayContaining(["reason.header.words", "reason.header.contrast", "reason.header.splits", "reason.kind.title", "reason.kind.header"]),
  );
});

test("years as numbers can be names of columns", () => {
  const ledger = ledgerOf(
    read([
      ["项目", 2022, 2023, 2024],
      ["收入", 120.5, 130.5, 140.5],
      ["支出", 100.5, 110.5, 120.5],
    ]),
  );
  expect(rows(ledger)).toEqual({ header: [1, 1], data: [2, 3], totals: [] });
});
