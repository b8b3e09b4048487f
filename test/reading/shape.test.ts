/** A correction given once holds for every sheet with the same header. */
import { builtIn } from "../../src/catalogue";
import { readCorrections, correctionsPlan } from "../../src/catalogue/sheets/small-sheets";
import type { Catalogue } from "../../src/model/indicator";
import type { Correction } from "../../src/model/ledger";
import { shapeOf } from "../../src/reading/sheet/shape";
import { readSheet } from "../../src/reading/sheet/sheet";
import { gridOf } from "../catalogue/grid";
import { grid, ledgerOf, read } from "../builders/grids";

const taught = (...corrections: Correction[]): Catalogue => ({ ...builtIn, corrections });
const sheetOf = (village: string, count: number) =>
  grid(
    [
      ["时间", "地段", "合计数字"],
      ["3.1", village, count],
    ],
    { sheet: village },
  );

test("kind and fields that were set on one village's sheet are read so on the next village's", () => {
  const first = ledgerOf(
    read([
      ["时间", "地段", "合计数字"],
      ["3.1", "东庄村", 5],
    ]),
  );
  const correction: Correction = { file: null, sheet: "东庄村", index: 0, kind: "persuasion", fields: { 2: "times" }, shape: shapeOf(first.columns) };
  const other = ledgerOf(readSheet(sheetOf("西庄村", 7), taught(correction)));
  expect([other.kind, other.records[0]?.quantities.times?.value]).toEqual(["persuasion", 7]);
  expect(other.reasons.map((reason) => reason.code)).toContain("reason.kind.remembered");
  expect(other.columns[2]?.reasons[0]?.code).toBe("reason.column.remembered");
});

test("whose it is, and that it is no ledger, stay with the one sheet", () => {
  const shape = shapeOf(
    ledgerOf(
      read([
        ["时间", "地段", "合计数字"],
        ["3.1", "东庄村", 5],
      ]),
    ).columns,
  );
  const ignoring: Correction = { file: null, sheet: "东庄村", index: 0, kind: "persuasion", area: "东庄村", ignore: true, shape };
  expect(readSheet(sheetOf("东庄村", 5), taught(ignoring)).ledgers).toEqual([]);
  const other = ledgerOf(readSheet(sheetOf("西庄村", 7), taught(ignoring)));
  expect([other.kind, other.mentions.unitLine]).toEqual(["persuasion", null]);
});

test("another header is not read so", () => {
  const shape = shapeOf(
    ledgerOf(
      read([
        ["时间", "地段", "合计数字"],
        ["3.1", "东庄村", 5],
      ]),
    ).columns,
  );
  const correction: Correction = { file: null, sheet: "东庄村", index: 0, kind: "persuasion", shape };
  const other = ledgerOf(
    readSheet(
      grid([
        ["时间", "地段", "数字"],
        ["3.1", "西庄村", 7],
      ]),
      taught(correction),
    ),
  );
  expect(other.kind).not.toBe("persuasion");
});

test("header rows that were set on one sheet are found on another, lower down", () => {
  const cells = [["宣传情况"], ["日期", "形式", "数量"], ["年月日", "类别", "份数"], ["3.1", "标语", 5]];
  const own: Correction = { file: null, sheet: "Sheet1", index: 0, header: { first: 1, last: 2 } };
  const shape = shapeOf(ledgerOf(readSheet(grid(cells), taught(own))).columns);
  const other = ledgerOf(readSheet(grid([[], ["西庄村"], ...cells], { sheet: "西庄村" }), taught({ ...own, shape })));
  expect([other.header, other.reasons[0]?.code]).toEqual([{ first: 3, last: 4 }, "reason.header.remembered"]);
});

test("of a table on its side, the rows that fields were set for", () => {
  const turned = [
    ["项目", "东庄村", "西庄村"],
    ["出动人次", 10, 20],
    ["清理垃圾（吨）", 3, 4],
    ["其他数字", 1, 2],
  ];
  const first = ledgerOf(read(turned));
  const fields = { [first.columns[3]!.index]: "corners" };
  const correction: Correction = { file: null, sheet: "一月", index: 0, kind: "sanitation", fields, shape: shapeOf(first.columns) };
  const [kept] = readCorrections(gridOf(correctionsPlan([correction], builtIn.kinds)), builtIn.kinds).entries ?? [];
  expect(kept).toEqual(correction);
  const other = ledgerOf(readSheet(grid(turned, { sheet: "二月" }), taught(kept!)));
  expect(other.records.map((record) => record.quantities.corners?.value)).toEqual([1, 2]);
});
