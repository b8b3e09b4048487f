import { builtIn } from "../../src/catalogue";
import { sentences } from "../../src/locale";
import { codes, columns, ledgerOf, lines, read, rows } from "../builders/grids";

const N = null;
const publicity = [["宣传工作台账"], ["日期", "形式", "数量", "单位"], ["3.1", "旗牌", 1, "块"], ["3.2", "标语", 2, "条"]];
const sanitation = [["环境卫生整治台账"], ["日期", "地点", "出动人次"], ["3.5", "石大路", 20], ["3.6", "红园路", 30]];

test("several ledgers one below the other, each with its own title and header", () => {
  const reading = read([...publicity, [], ...sanitation]);
  expect(reading.ledgers.map((ledger) => [ledger.index, ledger.kind, ledger.title, rows(ledger).header, rows(ledger).data])).toEqual([
    [0, "publicity", "宣传工作台账", [2, 2], [3, 4]],
    [1, "sanitation", "环境卫生整治台账", [7, 7], [8, 9]],
  ]);
});

test("several ledgers without a blank line between them", () => {
  expect(read([...publicity, ...sanitation]).ledgers.map((ledger) => [ledger.kind, ledger.records.length])).toEqual([
    ["publicity", 2],
    ["sanitation", 2],
  ]);
});

test("the same form for the next village is another ledger", () => {
  const form = (village: string) => [[`${village}宣传工作台账`], ["日期", "形式", "数量", "单位"], ["3.1", "旗牌", 1, "块"]];
  const reading = read([...form("东庄村"), [], ...form("西庄村")]);
  expect(reading.ledgers.map((ledger) => [ledger.title, ledger.records.length])).toEqual([
    ["东庄村宣传工作台账", 1],
    ["西庄村宣传工作台账", 1],
  ]);
});

test("ledgers side by side, parted by a blank column, each under its own title", () => {
  const cells = publicity.map((row, i) => {
    const right = sanitation[i] ?? [];
    return [...row, ...Array<null>(5 - row.length).fill(N), ...right];
  });
  const reading = read(cells);
  expect(reading.ledgers.map((ledger) => [ledger.kind, ledger.title, lines(ledger)])).toEqual([
    ["publicity", "宣传工作台账", ["3 3.1 form=旗牌 unit=块 | quantity=1块", "4 3.2 form=标语 unit=条 | quantity=2条"]],
    ["sanitation", "环境卫生整治台账", ["3 3.5 place=石大路 | people=20人次", "4 3.6 place=红园路 | people=30人次"]],
  ]);
});

test("one form printed twice side by side to save paper", () => {
  const reading = read([
    ["志愿服务活动台账"],
    ["日期", "活动名称", "参加人数", "日期", "活动名称", "参加人数"],
    ["3.5", "扫街", 20, "3.7", "慰问", 5],
    ["3.6", "学雷锋", 30],
  ]);
  expect(reading.ledgers.map((ledger) => [ledger.title, ledger.records.map((record) => record.quantities["participants"]?.value)])).toEqual([
    ["志愿服务活动台账", [20, 30]],
    ["志愿服务活动台账", [5]],
  ]);
});

test("a blank column inside one ledger parts nothing", () => {
  const ledger = ledgerOf(read([["环境卫生整治台账"], ["日期", "地点", N, "出动人次", "备注"], ["3.5", "石大路", N, 20, N], ["3.6", "红园路", N, 30, "雨"]]));
  expect(lines(ledger)).toEqual(["3 3.5 place=石大路 | people=20人次", "4 3.6 place=红园路 note=雨 | people=30人次"]);
});

test("hidden sheets are not counted, and said so; our own sheets, empty ones and notes are passed over", () => {
  const hidden = read(publicity, { visibility: "hidden", sheet: "旧表" });
  expect([hidden.skipped, hidden.ledgers.length, codes(hidden)]).toEqual(["hidden", 0, ["sheet.hidden@"]]);
  expect(read(publicity, { visibility: "veryHidden" }).skipped).toBe("hidden");
  expect(read(publicity, { sheet: "汇总·镇级" }).skipped).toBe("own");
  expect(read(publicity, { sheet: "设置·指标" }).skipped).toBe("own");
  expect(read([]).skipped).toBe("empty");
  expect(read([[], [N, "  "]]).skipped).toBe("empty");
  const notes = read([["填表说明"], ["1. 各村每月5日前报送。"], ["2. 数量按实际填写。"]]);
  expect([notes.skipped, notes.findings]).toEqual(["no-ledger", []]);
});

test("numbers outside any ledger are named", () => {
  const reading = read([[N, N, 5], ["经费", 300], [], ...publicity]);
  expect(reading.ledgers[0]?.records).toHaveLength(2);
  expect(codes(reading)).toContain("row.left-out@C1");
  expect(
    codes(
      read([
        [1, 2],
        [3, 4],
      ]),
    ),
  ).toEqual(["row.left-out@A1"]);
});

test("cells that are no certain number are findings that name the cell, and everything else is counted", () => {
  const reading = read([
    ["环境卫生整治台账"],
    ["日期", "地点", "出动人次", "清理垃圾（吨）"],
    ["3.1", "石大路", "175", "5+3"],
    ["3.2", "石大路", "１７５", { kind: "date", serial: 45356, iso: "2024-03-05" }],
    ["3.3", "石大路", "近千人", "3-5"],
    ["3.4", "石大路", "-", "***"],
    ["3.5", "石大路", "无", { kind: "error", code: "#REF!" }],
    ["3.6", "石大路", 20, "570余吨"],
    ["3.7", { kind: "error", code: "#N/A" }, 20, N],
  ]);
  const ledger = ledgerOf(reading);
  expect(ledger.records.map((record) => record.quantities["people"]?.value)).toEqual([175, 175, 1000, 0, 0, 20, 20]);
  expect(codes(reading).sort()).toEqual(
    [
      "quantity.text@C3", // once for the column
      "quantity.dash@C6",
      "quantity.unreadable@D3",
      "quantity.date@D4",
      "quantity.range@D5",
      "quantity.placeholder@D6",
      "quantity.error@D7",
      "cell.error@B9",
    ].sort(),
  );
  expect(reading.findings.find((finding) => finding.code === "quantity.text")?.params["count"]).toBe(2);
});

test("percentages are per cent, however they are typed", () => {
  const ledger = ledgerOf(
    read([
      ["知晓率调查表"],
      ["日期", "村居", "调查人数", "知晓人数", "知晓率"],
      ["3.1", "东庄村", 100, 95, { kind: "percent", fraction: 0.95 }],
      ["3.2", "东庄村", 100, 95, 0.95],
      ["3.3", "东庄村", 100, 95, "95%"],
    ]),
  );
  expect(ledger.records.map((record) => record.quantities["rate"]?.value)).toEqual([95, 95, 95]);
});

test("hidden columns are read, and said so", () => {
  expect(codes(read(publicity, { hiddenColumns: [3] }))).toContain("columns.hidden@");
});

test("columns keep the order and place of the sheet", () => {
  const shifted = publicity.map((row) => [N, N, ...row]);
  expect(columns(ledgerOf(read(shifted)))).toEqual(["C 日期 date", "D 形式 form", "E 数量 quantity", "F 单位 unit"]);
});

test("every reason and finding of the reader has a sentence", () => {
  const reading = read([...publicity, [], ...sanitation, [N, "小计", 50]], { merges: null });
  const said = [
    ...reading.findings.map((finding) => finding.code),
    ...reading.ledgers.flatMap((ledger) => [...ledger.reasons, ...ledger.columns.flatMap((column) => column.reasons)].map((reason) => reason.code)),
  ];
  expect(said.filter((code) => !(code in sentences["zh-CN"]))).toEqual([]);
  expect(builtIn.kinds.length).toBeGreaterThan(10);
});
