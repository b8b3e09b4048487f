import fc from "fast-check";
import { addDays } from "../../src/language/date-calendar";
import { parsePeriod, periodAround, periodOf, previousPeriod, yearStart } from "../../src/language/period";

describe("a period as people write it", () => {
  test.each([
    ["2024", "2024-01-01", "2024-12-31", "2024年", "year"],
    ["2024年", "2024-01-01", "2024-12-31", "2024年", "year"],
    ["2024年度", "2024-01-01", "2024-12-31", "2024年", "year"],
    ["2024-03", "2024-03-01", "2024-03-31", "2024年3月", "month"],
    ["2024年3月", "2024-03-01", "2024-03-31", "2024年3月", "month"],
    ["二〇二四年二月", "2024-02-01", "2024-02-29", "2024年2月", "month"],
    ["2024Q1", "2024-01-01", "2024-03-31", "2024年第一季度", "quarter"],
    ["2024年第四季度", "2024-10-01", "2024-12-31", "2024年第四季度", "quarter"],
    ["2024年1-3月", "2024-01-01", "2024-03-31", "2024年第一季度", "quarter"],
    ["2024H1", "2024-01-01", "2024-06-30", "2024年上半年", "half"],
    ["2024年下半年", "2024-07-01", "2024-12-31", "2024年下半年", "half"],
    ["2024-01-01..2024-06-30", "2024-01-01", "2024-06-30", "2024年上半年", "half"],
    ["2024年1月5日至6月30日", "2024-01-05", "2024-06-30", "2024年1月5日至6月30日", "range"],
    ["2024-01-05..2024-06-30", "2024-01-05", "2024-06-30", "2024年1月5日至6月30日", "range"],
    ["2023-12..2024-02", "2023-12-01", "2024-02-29", "2023年12月1日至2024年2月29日", "range"],
    ["2024年1-2月", "2024-01-01", "2024-02-29", "2024年1月至2月", "range"],
  ])("%s", (text, start, end, label, type) => expect(parsePeriod(text)).toEqual({ start, end, label, type }));
  test.each(["", "2024-13", "2024-02-30", "2024Q5", "2024H3", "24年3月", "3月", "上半年", "去年", "2024-06-30..2024-01-01", "abc"])("%j is none", (text) =>
    expect(parsePeriod(text)).toBeNull(),
  );
  test("the label reads back the same", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2019-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 500 }), (start, length) => {
        const period = periodOf({ start, end: addDays(start, length) });
        expect(parsePeriod(period.label)).toEqual(period);
        for (const type of ["month", "quarter", "half", "year"] as const)
          expect(parsePeriod(periodAround(start, type).label)).toEqual(periodAround(start, type));
      }),
    );
  });
});

describe("the period before", () => {
  test.each([
    ["2024-03", "2024年2月"],
    ["2024-01", "2023年12月"],
    ["2024Q1", "2023年第四季度"],
    ["2024H2", "2024年上半年"],
    ["2024", "2023年"],
    ["2024年1-2月", "2023年11月至12月"],
    ["2024-03-04..2024-03-10", "2024年2月26日至3月3日"],
  ])("%s: %s", (text, label) => expect(previousPeriod(parsePeriod(text)!).label).toBe(parsePeriod(label)?.label ?? label));
  test("ends the day before and leaves no gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 400 }), (offset, length) => {
        const start = addDays("2020-01-01", offset);
        const before = previousPeriod({ start, end: addDays(start, length) });
        expect(addDays(before.end, 1)).toBe(start);
        expect(before.start <= before.end).toBe(true);
      }),
    );
  });
});

test("the year to date begins in the period's last year", () => {
  expect(yearStart({ start: "2024-03-01", end: "2024-03-31" })).toBe("2024-01-01");
  expect(yearStart({ start: "2023-12-01", end: "2024-02-29" })).toBe("2024-01-01");
});
