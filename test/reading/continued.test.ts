/** 续表: what one sheet begins, the next goes on with. */
import { builtIn } from "../../src/catalogue";
import type { Cell } from "../../src/model/grid";
import type { SheetReading } from "../../src/model/ledger";
import { readSheets, run } from "../../src/app/pipeline";
import { codes, grid, ledgerOf, lines, rows } from "../builders/grids";

const N = null;
const HEAD = ["日期", "村居", "地点", "出动人次", "清理垃圾（吨）"];
const FIRST: Cell[][] = [["环境卫生整治台账"], HEAD, ["3.1", "东庄村", "石大路", 5, 1], ["3.2", "西庄村", "石大路", 6, 1]];

const readAll = (...sheets: [name: string, cells: readonly (readonly Cell[])[]][]): SheetReading[] =>
  readSheets(
    sheets.map(([sheet, cells]) => grid(cells, { sheet })),
    builtIn,
  );

test("a sheet without a header goes on with the sheet before it, and says so", () => {
  const [, second] = readAll(
    ["台账1", FIRST],
    [
      "台账2",
      [
        [N, N, "村口", 7, 2],
        ["3.4", "河湾村", "村口", 8, 2],
      ],
    ],
  );
  const ledger = ledgerOf(second!);
  expect([ledger.kind, ledger.continues]).toEqual(["sanitation", "台账1"]);
  expect(lines(ledger)).toEqual(["1 3.2 西庄村 place=村口 | people=7人次 garbage=2吨", "2 3.4 河湾村 place=村口 | people=8人次 garbage=2吨"]);
  expect(codes(second!)).toEqual(["layout.continued@A1"]);
});

test("续表 over the same header: the village of the sheet before goes on", () => {
  const own: Cell[][] = [["东庄村环境卫生整治台账"], ["日期", "地点", "出动人次", "清理垃圾（吨）"], ["3.1", "石大路", 5, 1], ["3.2", "石大路", 6, 1]];
  const [, second] = readAll(["第1页", own], ["第2页", [["续表"], own[1]!, ["3.3", "村口", 7, 2]]]);
  const ledger = ledgerOf(second!);
  expect([ledger.kind, ledger.continues, ledger.mentions.title]).toEqual(["sanitation", "第1页", "东庄村环境卫生整治台账"]);
  expect(rows(ledger).header).toEqual([2, 2]);
  expect(lines(ledger)).toEqual(["3 3.3 place=村口 | people=7人次 garbage=2吨"]);
});

test("three sheets, the last with the total of all: it agrees, and a wrong one is told", () => {
  const sheets = (total: number) =>
    [
      ["台账", FIRST],
      ["台账（续）", [HEAD, ["3.3", "西庄村", "石大路", 7, 2]]],
      [
        "台账（续2）",
        [
          ["3.4", "河湾村", "村口", 8, 2],
          ["合计", N, N, total, 6],
        ],
      ],
    ] as const;
  const mismatches = (total: number) =>
    run(
      sheets(total).map(([sheet, cells]) => grid(cells, { sheet })),
      {
        catalogue: builtIn,
        town: "石桥镇",
        period: { start: "2024-01-01", end: "2024-06-30", label: "2024年上半年", type: "half" },
        today: "2024-07-10",
        report: "汇报材料",
      },
    );
  const right = mismatches(26);
  expect(right.result.indicators.find((one) => one.code === "HJ01")?.total?.value).toBe(26);
  expect(right.findings.filter((finding) => finding.code === "total.mismatch")).toEqual([]);
  expect(
    mismatches(27)
      .findings.filter((finding) => finding.code === "total.mismatch")
      .map((finding) => finding.cell),
  ).toEqual(["D2"]);
});

test("the same header under a title of its own is a ledger of its own", () => {
  const [, second] = readAll(["东庄村", FIRST], ["西庄村", [["西庄村环境卫生整治台账"], HEAD, ["3.3", N, "石大路", 7, 2]]]);
  const ledger = ledgerOf(second!);
  expect(ledger.continues).toBeUndefined();
  expect(ledger.records[0]?.areaText).toBeNull();
});

test("a list of something else after a ledger is not taken for its continuation", () => {
  const [, second, third] = readAll(
    ["台账", FIRST],
    [
      "名单",
      [
        ["村名", "联系人"],
        ["东庄村", "张三"],
      ],
    ],
    [
      "电话",
      [
        ["张三", "13900000000"],
        ["李四", "13900000001"],
      ],
    ],
  );
  expect(second!.ledgers.every((ledger) => ledger.continues === undefined)).toBe(true);
  expect(third!.ledgers.every((ledger) => ledger.continues === undefined)).toBe(true);
});

test("续表 on the same sheet, with and without the header again, is one ledger", () => {
  const [only] = readAll(["台账", [...FIRST, ["续表"], ["3.3", "西庄村", "石大路", 7, 1], ["续表"], HEAD, ["3.4", "西庄村", "石大路", 8, 1]]]);
  expect(ledgerOf(only!).records.map((record) => record.row + 1)).toEqual([3, 4, 6, 9]);
});
