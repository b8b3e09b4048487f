/** The checks at their bounds: just the bound, one step beyond it, both ends of a range, nothing and nought. */
import { decimals, quantityText, short } from "../../src/checking/number-text";
import { checked, ledgerOf, told } from "../builders/checked";
import type { Row } from "../builders/ledgers";
import { exact, marked } from "../builders/quantities";

const survey = (row: Row): string[] =>
  told(checked([ledgerOf({ kind: "survey", rows: [{ date: "2024-03-05", households: 60, ...row }] })])).filter((one) => !one.startsWith("field."));
const events = (people: readonly (number | null)[], more: object = {}) =>
  ledgerOf({
    ...{ kind: "volunteer-event", fields: ["date", "name", "participants"], ...more },
    rows: people.map((participants, i) => ({ date: `2024-03-${String(i + 1).padStart(2, "0")}`, name: `活动${i}`, participants })),
  });
const outliers = (people: readonly (number | null)[]): string[] => told(checked([events(people)])).filter((one) => one.startsWith("outlier"));

describe("a part and its whole", () => {
  test.each([
    [100, []],
    [99, []],
    [0, []],
    [101, ["part.exceeds-whole@D3"]],
  ])("%d of 100", (aware, expected) => expect(survey({ surveyed: 100, aware })).toEqual(expected));
  test("only what is more by both bounds is more", () => {
    expect(survey({ surveyed: 100, aware: marked(105, 100, 110, "约") })).toEqual([]);
    expect(survey({ surveyed: 100, aware: marked(105, 101, 110, "约") })).toEqual(["part.exceeds-whole@D3"]);
    expect(survey({ surveyed: marked(100, 95, 105, "约"), aware: 105 })).toEqual([]);
    expect(survey({ surveyed: marked(100, 95, 105, "约"), aware: 106 })).toEqual(["part.exceeds-whole@D3"]);
  });
});

describe("a rate", () => {
  test.each([
    ["0%", []],
    ["100%", []],
    ["100.1%", ["rate.out-of-range@C3"]],
    [marked(100, 99, 103, "约", "%"), []],
    [marked(102, 101, 103, "约", "%"), ["rate.out-of-range@C3"]],
    [marked(-1, -2, 1, "约", "%"), ["rate.out-of-range@C3"]],
  ])("%j by itself", (rate, expected) => expect(survey({ rate })).toEqual(expected));
  test.each([
    // 1 of 8 is 12.5 %: less than one of the last written digit is no difference.
    [8, 1, "12.5%", []],
    [8, 1, "12%", []],
    [8, 1, "13%", []],
    [8, 1, "11%", ["rate.mismatch@E3"]],
    [8, 1, "14%", ["rate.mismatch@E3"]],
    [100, 50, "49%", ["rate.mismatch@E3"]],
    [100, 50, "51%", ["rate.mismatch@E3"]],
    // Nought of nought has no rate to differ from.
    [0, 0, "50%", []],
    [10, 0, "0%", []],
    [10, 10, "100%", []],
  ])("of %d, %d with %s", (surveyed, aware, rate, expected) => expect(survey({ surveyed, aware, rate })).toEqual(expected));
});

describe("numbers of peers", () => {
  test("more than ten times the median is far, a little less is not", () => {
    const even = [30, 30, 30, 30, 30, 30];
    expect(outliers([...even, 301])).toEqual(["outlier@C9"]);
    expect(outliers([...even, 299])).toEqual([]);
  });
  test("five records have no peers enough, six have", () => {
    expect(outliers([30, 30, 30, 30, 3000])).toEqual([]);
    expect(outliers([30, 30, 30, 30, 30, 3000])).toEqual(["outlier@C8"]);
  });
  test("blank cells and nought are nobody's peers", () => {
    expect(outliers([30, 30, 30, 30, null, 3000])).toEqual([]);
    expect(outliers([30, 30, 30, 30, 0, 3000])).toEqual([]);
  });
  test("one far number of few is told, two of few are how the field varies", () => {
    expect(outliers([30, 30, 30, 30, 30, 30, 30, 3000])).toHaveLength(1);
    expect(outliers([30, 30, 30, 30, 30, 30, 3000, 3000])).toEqual([]);
  });
});

describe("against the period before", () => {
  const before = (code: string, value: number) => ({ previous: { indicators: [{ code, byArea: { 东庄村: { value } } }] } as never });
  const stock = (volunteers: number, held: number): string[] =>
    told(checked([ledgerOf({ kind: "volunteer-team", rows: [{ area: "东庄村", volunteers }] })], before("ZY04", held)));
  test.each([
    [300, 60, ["outlier.history@B3"]],
    [299, 60, []],
    [12, 60, ["outlier.history@B3"]],
    [13, 60, []],
    // The larger of the two must be twenty.
    [20, 4, ["outlier.history@B3"]],
    [19, 3, []],
    [4, 20, ["outlier.history@B3"]],
    [3, 19, []],
    // From nought everything is far.
    [300, 0, []],
    [0, 300, []],
  ])("a stock of %d after %d", (now, held, expected) => expect(stock(now, held)).toEqual(expected));

  const event = (people: number, held: number): string[] => told(checked([events([people])], before("ZY02", held)));
  test.each([
    [50, 5, ["outlier.history@C3"]],
    [49, 4, []],
    [50, 6, []],
    [600, 60, ["outlier.history@C3"]],
    [599, 60, []],
    [600, 0, []],
  ])("one event of %d after %d in all", (now, held, expected) => expect(event(now, held)).toEqual(expected));
});

describe("a deadline", () => {
  const open = (deadline: string, status = "未整改") =>
    told(
      checked([
        ledgerOf({
          kind: "inspection",
          fields: ["date", "problem", "status", "deadline"],
          rows: [{ date: "2024-06-01", problem: "沟渠有漂浮物", status, deadline }],
        }),
      ]),
    ).filter((one) => one.startsWith("deadline"));
  test.each([
    ["2024-07-09", ["deadline.passed@D3"]],
    // Today is 10 July: what is due today has not passed.
    ["2024-07-10", []],
    ["2024-07-11", []],
  ])("of %s", (deadline, expected) => expect(open(deadline)).toEqual(expected));
  test("of what was done says nothing", () => expect(open("2024-07-09", "已整改")).toEqual([]));
});

describe("days outside of the period", () => {
  // The period ends on 30 June, today is 10 July.
  const dated = (...dates: string[]) =>
    checked([ledgerOf({ kind: "volunteer-event", rows: dates.map((date, i) => ({ date, name: `活动${i}`, participants: 20 })) })])
      .filter(({ code }) => code.startsWith("date."))
      .map(({ code, cell, params }) => [code, cell, params.counted ?? null]);
  const inside = ["2024-03-05", "2024-04-05", "2024-05-05"];
  test.each<[string, unknown[]]>([
    ["2024-01-01", []],
    ["2024-06-30", []],
    ["2024-07-01", [["date.out-of-period", "A6", 0]]],
    ["2024-07-10", [["date.out-of-period", "A6", 0]]],
    ["2024-07-11", [["date.future", "A6", null]]],
    ["2023-12-31", [["date.out-of-period", "A6", 0]]],
  ])("%s", (date, expected) => expect(dated(...inside, date)).toEqual(expected));
  test("a day before the period that is of its year is said to count since January, the last day of the period is of the period", () => {
    const march = { start: "2024-03-01", end: "2024-03-31", label: "2024年3月", type: "month" } as const;
    const rows = ["2024-03-01", "2024-03-31", "2024-03-15", "2024-02-29"].map((date, i) => ({ date, name: `活动${i}`, participants: 20 }));
    const [finding, ...others] = checked([ledgerOf({ kind: "volunteer-event", rows })], { period: march }).filter(({ code }) => code.startsWith("date."));
    expect([finding?.cell, finding?.params.counted, others]).toEqual(["A6", 1, []]);
  });
});

describe("a sheet sent twice", () => {
  const list = (names: readonly string[], file?: string) =>
    ledgerOf({ kind: "volunteer-event", ...(file && { file }), rows: names.map((name, i) => ({ date: `2024-03-0${i + 1}`, name, participants: 20 + i })) });
  const codes = (first: readonly string[], second: readonly string[]): string[] =>
    told(checked([list(first), list(second, "东庄村 (1).xlsx")])).map((one) => one.split("@")[0] ?? "");
  test.each<[string, string[], string[], string[]]>([
    ["three rows of three", ["义诊", "清扫", "劝导"], ["义诊", "清扫", "劝导"], ["duplicate.ledger"]],
    ["two rows of two are rows", ["义诊", "清扫"], ["义诊", "清扫"], ["duplicate.event", "duplicate.event"]],
    ["four rows of five", ["义诊", "清扫", "劝导", "宣讲", "植树"], ["义诊", "清扫", "劝导", "宣讲", "慰问"], ["duplicate.ledger"]],
    [
      "three rows of four are rows",
      ["义诊", "清扫", "劝导", "宣讲"],
      ["义诊", "清扫", "劝导", "慰问"],
      ["duplicate.event", "duplicate.event", "duplicate.event"],
    ],
  ])("%s", (_, first, second, expected) => expect(codes(first, second)).toEqual(expected));
});

test("a quantity is printed by its bounds where it has both, else by its value", () => {
  expect(quantityText(exact(175, "块"))).toBe("175块");
  expect(quantityText(marked(570, 570, 579, "余", "吨"))).toBe("570～579吨");
  expect(quantityText(marked(50, 50, Number.POSITIVE_INFINITY, "余", "吨"))).toBe("50吨");
  expect(quantityText(marked(50, Number.NEGATIVE_INFINITY, 50, "约", "吨"))).toBe("50吨");
  expect([decimals(12), decimals(12.5), decimals(0.123456789), decimals(0)]).toEqual([0, 1, 6, 0]);
  expect([short("字".repeat(30)), short("字".repeat(31))]).toEqual(["字".repeat(30), `${"字".repeat(29)}…`]);
});
