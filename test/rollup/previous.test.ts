/** The period before, at every edge: the same end, a change of just the bound, from nought, over new year, periods of nearly one length. */
import { builtIn } from "../../src/catalogue";
import type { Indicator } from "../../src/model/indicator";
import type { Period } from "../../src/model/period";
import type { Result } from "../../src/model/result";
import { asksForReason, changeOf, comparable, missingAreas, periodFindings } from "../../src/rollup/previous";
import { exact, marked, town } from "../builders/quantities";

const month = (year: number, number: number): Period => {
  const text = `${year}-${String(number).padStart(2, "0")}`;
  return { label: text, type: "month", start: `${text}-01`, end: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
};
const march = month(2024, 3);
const resultOf = (period: Pick<Period, "start" | "end" | "label">, more: object = {}): Result =>
  ({ town, period, areas: [], indicators: [], facts: [], findings: [], ...more }) as unknown as Result;
const codesOf = (findings: readonly { readonly code: string }[]): string[] => findings.map(({ code }) => code);
const indicatorOf = (periodType: Indicator["periodType"]): Indicator => {
  const [first] = builtIn.indicators;
  if (!first) throw new Error("no indicator");
  return { ...first, code: "ZZ01", unit: "处", periodType };
};
const withTotal = (period: Period, total: object): Result => resultOf(period, { indicators: [{ code: "ZZ01", unit: "处", total, byArea: {} }] });

test.each<[string, Result | undefined, string[], boolean]>([
  ["none", undefined, [], false],
  ["of the month before", resultOf(month(2024, 2)), [], true],
  ["of the day before the end", resultOf({ ...march, end: "2024-03-30" }), [], true],
  ["of the same end", resultOf({ ...march, start: "2024-01-01" }), ["rollup.previous-later"], false],
  ["of a later time", resultOf(month(2024, 4)), ["rollup.previous-later"], false],
  ["of another town", { ...resultOf(month(2024, 2)), town: "青石镇" }, ["rollup.previous-town"], false],
])("a result %s", (_, previous, codes, taken) => {
  const outcome = comparable(previous, town, march);
  expect([codesOf(outcome.findings), outcome.previous === (taken ? previous : null)]).toEqual([codes, true]);
});

test("villages that the last result knows and this input does not are still there; the town and areas of no known type are not among them", () => {
  const areas = [
    { name: "东庄村", type: "村" },
    { name: "西庄村", type: "村", code: "3301" },
    { name: town, type: "镇" },
    { name: "某片区", type: "片" },
  ];
  const here = [{ name: "东庄村", type: "村", parent: town, aliases: [] }] as const;
  expect(missingAreas(resultOf(month(2024, 2), { areas }), here, town)).toEqual([{ name: "西庄村", type: "村", code: "3301", parent: town, aliases: [] }]);
});

describe("a change", () => {
  const flow = indicatorOf("flow");
  const change = (before: object, now: ReturnType<typeof exact> | null, indicator = flow, period = month(2024, 2)) =>
    changeOf(indicator, now, withTotal(period, before), march);
  test("is told by size and share, from nought by size alone", () => {
    expect(change({ value: 40, mark: null }, exact(50, "处"))).toEqual({ previous: 40, difference: 10, ratio: 0.25, exact: true });
    expect(change({ value: 0, mark: null }, exact(5, "处"))).toEqual({ previous: 0, difference: 5, ratio: null, exact: true });
    expect(change({ value: 7, mark: null }, exact(7, "处"))).toEqual({ previous: 7, difference: 0, ratio: 0, exact: true });
  });
  test("of a figure that is not exact is not exact, on whichever side", () => {
    expect(change({ value: 40, mark: "约" }, exact(50, "处"))?.exact).toBe(false);
    expect(change({ value: 40, mark: null }, marked(50, 45, 55, "约", "处"))?.exact).toBe(false);
  });
  test("is none without a figure on either side, or where the unit is another one", () => {
    expect(change({ value: 40, mark: null }, null)).toBeNull();
    expect(changeOf(flow, exact(5, "处"), resultOf(month(2024, 2)), march)).toBeNull();
    expect(changeOf({ ...flow, unit: "个" }, exact(5, "个"), withTotal(month(2024, 2), { value: 4, mark: null }), march)).toBeNull();
  });
  test("of what flows is of periods of one length; a stock goes with any", () => {
    const half: Period = { label: "半年", type: "half", start: "2023-07-01", end: "2023-12-31" };
    expect(change({ value: 40, mark: null }, exact(50, "处"), flow, half)).toBeNull();
    expect(change({ value: 40, mark: null }, exact(50, "处"), indicatorOf("stock"), half)?.difference).toBe(10);
  });
});

describe("asks for its reason", () => {
  const bound = { absolute: 5, ratio: 0.5 };
  const asks = (difference: number, ratio: number | null, type: Indicator["periodType"] = "flow", before = month(2024, 2)) =>
    asksForReason(indicatorOf(type), { previous: 1, difference, ratio, exact: true }, resultOf(before), march, bound);
  test.each<[number, number | null, boolean]>([
    [5, 0.51, true],
    [-5, -0.51, true],
    // Just the size is enough, just the share is not.
    [5, 0.5, false],
    [-5, -0.5, false],
    [4.9, 0.9, false],
    [5, null, true],
    [4.9, null, false],
    [0, 0, false],
  ])("a change of %d (share %d): %s", (difference, ratio, expected) => expect(asks(difference, ratio)).toBe(expected));
  test("what counts since January may grow within a year, and not shrink; over new year it is as any other", () => {
    expect(asks(50, 5, "yearToDate")).toBe(false);
    expect(asks(-50, -0.9, "yearToDate")).toBe(true);
    expect(asks(0, 0, "yearToDate")).toBe(false);
    expect(asks(50, 5, "yearToDate", month(2023, 12))).toBe(true);
  });
});

test.each<[string, string, string[]]>([
  ["2024-02-01", "2024-02-29", []],
  ["2024-02-02", "2024-02-29", []],
  ["2024-02-01", "2024-02-28", ["rollup.previous-gap"]],
  ["2024-02-10", "2024-03-05", ["rollup.previous-gap"]],
  ["2023-03-01", "2023-03-31", ["rollup.previous-gap"]],
  // 24.8 days and 38.75 are the edges for a month of 31.
  ["2024-02-06", "2024-02-29", ["rollup.previous-length"]],
  ["2024-02-05", "2024-02-29", []],
  ["2024-01-23", "2024-02-29", []],
  ["2024-01-22", "2024-02-29", ["rollup.previous-length"]],
])("before March stood %s to %s: %j", (start, end, codes) => expect(codesOf(periodFindings(resultOf({ label: "前期", start, end }), march))).toEqual(codes));

test("0.8 and 1.25 themselves are other lengths", () => {
  const days = (count: number, end: string): Period => ({
    ...{ label: `${count}天`, type: "month", end },
    start: new Date(Date.parse(end) - (count - 1) * 86_400_000).toISOString().slice(0, 10),
  });
  const now = days(20, "2024-03-20");
  expect(codesOf(periodFindings(resultOf(days(16, "2024-02-29")), now))).toEqual(["rollup.previous-length"]);
  expect(codesOf(periodFindings(resultOf(days(25, "2024-02-29")), now))).toEqual(["rollup.previous-length"]);
  expect(codesOf(periodFindings(resultOf(days(17, "2024-02-29")), now))).toEqual([]);
  expect(codesOf(periodFindings(resultOf(days(24, "2024-02-29")), now))).toEqual([]);
});
