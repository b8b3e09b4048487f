/** What was read and only told (text, dash, range) switches no check off; what could not be read does, for its column alone. */
import { check } from "../../src/checking";
import type { Cell } from "../../src/model/grid";
import { resolve } from "../../src/reading/resolve";
import { read } from "../builders/grids";
import { catalogue, context, told } from "../builders/checked";

/** Codes of the checks on a volunteers' ledger with these 参与人次 and 服务时长, and below them what its 合计 says. */
function toldOf(people: readonly Cell[], total: Cell, hours: readonly Cell[] = [2, 2, 2, 2], hoursTotal: Cell = 8): string[] {
  const rows = people.map((cell, i): Cell[] => [`2024-03-0${i + 1}`, `活动${i}`, cell, hours[i] ?? null]);
  const reading = read([["志愿服务活动台账"], ["日期", "活动名称", "参与人次", "服务时长"], ...rows, ["合计", null, total, hoursTotal]]);
  const resolved = resolve([reading], { catalogue, today: context.today, town: context.town, period: context.period });
  expect(resolved.ledgers[0]?.totalRows).toHaveLength(1);
  return told(check(resolved.ledgers, { ...context, found: [...reading.findings, ...resolved.findings] })).filter((code) => code.startsWith("total."));
}

test.each<[string, Cell, number]>([
  ["a number typed as text", "15", 62],
  ["a number typed as text with its unit", "15人次", 62],
  ["a dash", "-", 47],
  ["a range", "3-5", 51],
  ["an uncertain number", "10余", 58],
])("%s leaves the 合计 of its column checked", (_, cell, total) => {
  for (const cells of [
    [cell, 12, 15, 20],
    [12, 15, 20, cell],
  ]) {
    expect(toldOf(cells, total)).toEqual([]);
    expect(toldOf(cells, 99)).toEqual(["total.mismatch@C7"]);
  }
});

test("a range agrees with any total within its bounds, and with none beyond", () => {
  const people = ["3-5", 12, 15, 20];
  expect([50, 52].flatMap((total) => toldOf(people, total))).toEqual([]);
  expect([49, 53].flatMap((total) => toldOf(people, total))).toEqual(["total.mismatch@C7", "total.mismatch@C7"]);
});

test("a whole column typed as text is checked", () => {
  expect(toldOf(["10", "12", "15", "20"], 57)).toEqual([]);
  expect(toldOf(["10", "12", "15", "20"], "57")).toEqual([]);
  expect(toldOf(["10", "12", "15", "20"], 0)).toEqual(["total.mismatch@C7"]);
});

test.each<[string, Cell]>([
  ["words", "若干"],
  ["a blank of a form", "***"],
  ["a date that Excel made of 3-5", { kind: "date", serial: 45356, iso: "2024-03-05" }],
  ["an error of a formula", { kind: "error", code: "#REF!" }],
])("%s that cannot be read leaves the sum open, and the 合计 of its column alone", (_, cell) => {
  expect(toldOf([12, cell, 15, 20], 99)).toEqual([]);
  expect(toldOf([12, cell, 15, 20], 99, [2, 2, 2, 2], 9)).toEqual(["total.mismatch@D7"]);
});

test("across, a 合计 column is checked beside a member typed as text", () => {
  const across = (typed: Cell, total: number) => {
    const reading = read(
      [
        ["宣传氛围营造台账"],
        ["日期", "宣传形式", null, null, "合计"],
        [null, "标语", "横幅", "展板", null],
        ["2024-03-01", typed, 3, 2, total],
        ["2024-03-02", 1, 1, 1, 3],
      ],
      { merges: ["A2:A3", "B2:D2", "E2:E3"] },
    );
    const resolved = resolve([reading], { catalogue, today: context.today, town: context.town, period: context.period });
    expect(resolved.ledgers[0]?.totalColumns).toHaveLength(1);
    return told(check(resolved.ledgers, { ...context, found: [...reading.findings, ...resolved.findings] })).filter((code) => code.startsWith("total."));
  };
  expect(across("5", 10)).toEqual([]);
  expect(across("5", 11)).toEqual(["total.row-mismatch@E4"]);
  expect(across("-", 5)).toEqual([]);
  expect(across("-", 6)).toEqual(["total.row-mismatch@E4"]);
  expect(across("若干", 11)).toEqual([]);
});
