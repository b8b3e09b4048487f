import { builtIn } from "../../src/catalogue";
import { messageOf } from "../../src/locale";
import type { RawLedger } from "../../src/model/ledger";
import { run } from "../../src/app/pipeline";
import { rowName } from "../../src/model/address";
import { codes, columns, grid, ledgerOf, lines, read, rows } from "../builders/grids";

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

/** Records of a turned ledger, each by the letters of its column. */
const across = (ledger: RawLedger): string[] => ledger.records.map((record, i) => (lines(ledger)[i] ?? "").replace(/^\d+/, rowName(record.row)));

test("fields down the first column, villages across: each village's column is its record", () => {
  const reading = read([
    ["环境卫生整治统计表"],
    ["项目", "东庄村", "西庄村", "合计"],
    ["日期", "3.1", "3.2", N],
    ["出动人次", 10, 20, 30],
    ["清理垃圾（吨）", 3, "4余", 7],
  ]);
  const ledger = ledgerOf(reading);
  expect(ledger.kind).toBe("sanitation");
  expect(across(ledger)).toEqual(["B 3.1 东庄村 | people=10人次 garbage=3吨", "C 3.2 西庄村 | people=20人次 garbage=4吨余"]);
  expect(ledger.totalRows.map((total) => rowName(total.row))).toEqual(["D"]);
  expect(codes(reading)).toEqual(["layout.turned@A2"]);
});

test("what cannot be read in a turned table is named at its own cell, and sentences speak of its column", () => {
  const reading = read([["环境卫生整治统计表"], ["项目", "东庄村", "西庄村", "示例"], ["出动人次", "5+3", 20, 1], ["清理垃圾（吨）", 3, 4, 1]]);
  expect(codes(reading)).toContain("quantity.unreadable@B3");
  const example = reading.findings.find((finding) => finding.code === "row.example")!;
  expect([example.cell, example.params.cells]).toEqual(["D2", "D3、D4"]);
  expect(messageOf(example)).toContain("第D列");
});

test("units in a column of their own beside the fields", () => {
  const ledger = ledgerOf(
    read([
      ["项目", "单位", "东庄村", "西庄村"],
      ["注册志愿者", "名", 10, 20],
      ["志愿服务队", "支", 1, 2],
      ["网格党小组", "支", 3, 4],
    ]),
  );
  expect(across(ledger)).toEqual(["C 东庄村 | volunteers=10名 teams=1支 partyGroups=3支", "D 西庄村 | volunteers=20名 teams=2支 partyGroups=4支"]);
});

test("days across, and nothing above them but the title", () => {
  const ledger = ledgerOf(read([["东庄村环境卫生整治统计表"], ["日期", "3.1", "3.2"], ["出动人次", 10, 20], ["清运车（辆）", 1, 2], ["清理垃圾（吨）", 3, 4]]));
  expect(across(ledger)).toEqual(["B 3.1 | people=10人次 trucks=1辆 garbage=3吨", "C 3.2 | people=20人次 trucks=2辆 garbage=4吨"]);
});

test("records of words across", () => {
  const ledger = ledgerOf(
    read([
      ["文明评选台账"],
      ["日期", "3月1日", "3月2日"],
      ["村居", "东庄村", "西庄村"],
      ["类别", "五好文明家庭", "道德模范"],
      ["姓名", "张三", "李四"],
      ["状态", "命名", "命名"],
    ]),
  );
  expect(across(ledger)).toEqual([
    "B 3月1日 东庄村 category=五好文明家庭 name=张三 status=命名 | ",
    "C 3月2日 西庄村 category=道德模范 name=李四 status=命名 | ",
  ]);
});

test("one village's form, a name and its figure in each row", () => {
  const ledger = ledgerOf(read([["东庄村志愿者队伍情况表"], ["注册志愿者", 50], ["志愿服务队", 3], ["网格党小组", 4]]));
  expect(across(ledger)).toEqual(["B | volunteers=50名 teams=3支 partyGroups=4支"]);
});

test("a turned table is counted, and each figure names the cell where it stands", () => {
  const sheet = grid([["环境卫生整治统计表"], ["项目", "东庄村", "西庄村"], ["日期", "2024.3.1", "2024.3.2"], ["出动人次", 10, 20], ["清理垃圾（吨）", 3, 4]]);
  const outcome = run([sheet], {
    catalogue: builtIn,
    town: "石桥镇",
    period: { start: "2024-01-01", end: "2024-06-30", label: "2024年上半年", type: "half" },
    today: "2024-07-10",
    report: "汇报材料",
  });
  const people = outcome.result.indicators.find((indicator) => indicator.code === "HJ01")!;
  expect([people.total?.value, people.byArea["东庄村"]?.value, people.byArea["西庄村"]?.value]).toEqual([30, 10, 20]);
  const fact = outcome.result.facts.find((one) => one.indicator === "HJ01" && one.area === null)!;
  expect(fact.sources.map((source) => source.cell)).toEqual(["B4", "C4"]);
});

test("a header in traditional characters is read as in simplified ones", () => {
  const ledger = ledgerOf(
    read([["環境衛生整治臺帳"], ["日期", "地點", "出動人次", "清理垃圾（噸）"], ["3.1", "石大路", 5, 1], ["3.2", "石大路", 6, 1], ["合計", N, 11, 2]]),
  );
  expect(ledger.columns.map((column) => column.field)).toEqual(["date", "place", "people", "garbage"]);
  expect(rows(ledger).totals).toEqual([5]);
});
