import fc from "fast-check";
import type { Cell } from "../../src/model/grid";
import type { DateProblem } from "../../src/model/period";
import { readDate, resolveDate, type DateContext } from "../../src/language/date";

const period = { start: "2024-01-01", end: "2024-06-30" };
/** The days that a text means in a run for the first half of 2024: `2024-03-05`, or `first..last`. */
function days(cell: Cell, context?: DateContext): string | null {
  const resolved = resolveDate(readDate(cell, context), period);
  if (!resolved) return null;
  const { start, end } = resolved.span;
  return start === end ? start : `${start}..${end}`;
}

/** Dates as people type them: every form, by examples. */
describe("the table of dates", () => {
  test.each([
    ["2024.3.5", "2024-03-05"],
    ["2024-03-05", "2024-03-05"],
    ["2024/3/5", "2024-03-05"],
    ["2024年3月5日", "2024-03-05"],
    ["20240305", "2024-03-05"],
    ["二〇二四年三月五日", "2024-03-05"],
    ["2024年3月", "2024-03-01..2024-03-31"],
  ])("%s has its own year", (text, expected) => {
    expect(days(text)).toBe(expected);
    expect(resolveDate(readDate(text), period)?.assumedYear).toBe(false);
    expect(readDate(text)).toMatchObject({ text, problem: null, twoDigitYear: false });
  });
  test.each([
    ["3月5日", "2024-03-05"],
    ["3.5", "2024-03-05"],
    ["3/5", "2024-03-05"],
    ["三月", "2024-03-01..2024-03-31"],
    ["3月上旬", "2024-03-01..2024-03-10"],
    ["3月中旬", "2024-03-11..2024-03-20"],
    ["3月下旬", "2024-03-21..2024-03-31"],
    ["6月底", "2024-06-21..2024-06-30"],
    ["第一季度", "2024-01-01..2024-03-31"],
    ["上半年", "2024-01-01..2024-06-30"],
    ["3月5日-7日", "2024-03-05..2024-03-07"],
    ["3.5—3.7", "2024-03-05..2024-03-07"],
  ])("%s gets its year from the period, and that is told", (text, expected) => {
    expect(days(text)).toBe(expected);
    expect(resolveDate(readDate(text), period)?.assumedYear).toBe(true);
  });
  test("an Excel date is the day it shows", () => expect(days({ kind: "date", serial: 45356, iso: "2024-03-05" })).toBe("2024-03-05"));
  test("24.3.5 is 2024, and its two digits are told", () => {
    expect(days("24.3.5")).toBe("2024-03-05");
    expect(readDate("24.3.5").twoDigitYear).toBe(true);
  });
  test("2月30日 is no day", () => expect(readDate("2月30日")).toMatchObject({ from: null, to: null, problem: "impossible" }));
  test("202_年3月5日 was never filled in", () => expect(readDate("202_年3月5日")).toMatchObject({ from: null, problem: "placeholder" }));
});

describe("further ways to write a date", () => {
  test.each([
    ["2024-3-5 0:00:00", "2024-03-05"],
    ["2024-03-05T00:00:00.000Z", "2024-03-05"],
    ["２０２４．３．５", "2024-03-05"],
    ["2024. 3. 5", "2024-03-05"],
    ["2024。3。5", "2024-03-05"],
    ["2024、3、5", "2024-03-05"],
    ["2024 3 5", "2024-03-05"],
    ["2024年3月5", "2024-03-05"],
    ["2024年3月5号", "2024-03-05"],
    ["2024年03月05日（星期二）", "2024-03-05"],
    ["3月5日 周二", "2024-03-05"],
    ["3月5日上午", "2024-03-05"],
    ["2024年3月5日 9:30-11:00", "2024-03-05"],
    ["3月5日上午9时30分", "2024-03-05"],
    ["元月5日", "2024-01-05"],
    ["三月二十五日", "2024-03-25"],
    ["二〇二四年三月", "2024-03-01..2024-03-31"],
    ["二零二四年三月五日", "2024-03-05"],
    ["3/25/2024", "2024-03-25"],
    ["25/3/2024", "2024-03-25"],
    ["202403", "2024-03-01..2024-03-31"],
    ["2024-03", "2024-03-01..2024-03-31"],
    ["3月份", "2024-03-01..2024-03-31"],
    ["2024年", "2024-01-01..2024-12-31"],
    ["2024年度", "2024-01-01..2024-12-31"],
    ["2024Q1", "2024-01-01..2024-03-31"],
    ["2024年一季度", "2024-01-01..2024-03-31"],
    ["前三季度", "2024-01-01..2024-09-30"],
    ["3月初", "2024-03-01..2024-03-10"],
    ["2月", "2024-02-01..2024-02-29"],
    ["2月下旬", "2024-02-21..2024-02-29"],
    ["3-5月", "2024-03-01..2024-05-31"],
    ["一至三月", "2024-01-01..2024-03-31"],
    ["2024年1-2月", "2024-01-01..2024-02-29"],
    ["3月5-7日", "2024-03-05..2024-03-07"],
    ["3月5日~8日", "2024-03-05..2024-03-08"],
    ["3.5-7", "2024-03-05..2024-03-07"],
    ["2024.3.5-3.7", "2024-03-05..2024-03-07"],
    ["2024.3.5-7", "2024-03-05..2024-03-07"],
    ["2024-3-5-2024-3-7", "2024-03-05..2024-03-07"],
    ["20240305-20240307", "2024-03-05..2024-03-07"],
    ["3月下旬至4月上旬", "2024-03-21..2024-04-10"],
    ["2024年3月30日—4月2日", "2024-03-30..2024-04-02"],
    ["2023.12.30-2024.1.2", "2023-12-30..2024-01-02"],
    ["2023年12月30日-1月2日", "2023-12-30..2024-01-02"],
    ["12月30日-1月2日", "2023-12-30..2024-01-02"],
    ["3月5日、7日", "2024-03-05..2024-03-07"],
    ["3.5、3.7、3.9", "2024-03-05..2024-03-09"],
    ["3、4月", "2024-03-01..2024-04-30"],
    ["2024年2月29日", "2024-02-29"],
    ["2月29日", "2024-02-29"],
  ])("%s", (text, expected) => expect(days(text)).toBe(expected));

  test.each<[string, DateProblem]>([
    ["2023年2月29日", "impossible"],
    ["2.30", "impossible"],
    ["13月5日", "impossible"],
    ["2024-13-05", "impossible"],
    ["20241305", "impossible"],
    ["4月31日", "impossible"],
    ["3月7日-3月5日", "impossible"],
    ["2024.3.7-2024.3.5", "impossible"],
    ["2月30日-3月2日", "impossible"],
    ["5/3/2024", "unreadable"],
    ["3-5-7", "unreadable"],
    ["2024-3-5-7", "unreadable"],
    ["13.5", "unreadable"],
    ["3", "unreadable"],
    ["3-5日", "unreadable"],
    ["长期", "unreadable"],
    ["每月5日", "unreadable"],
    ["3月5日左右", "unreadable"],
    ["廿五日", "unreadable"],
    ["正月初五", "unreadable"],
    ["见附件", "unreadable"],
    ["20224年3月5日", "unreadable"],
    ["2024年  月  日", "placeholder"],
    ["年 月 日", "placeholder"],
    ["***", "placeholder"],
    ["2024年××月", "placeholder"],
    ["#REF!", "error"],
  ])("%s has no date: %s", (text, problem) => expect(readDate(text)).toMatchObject({ text, from: null, to: null, problem }));

  test.each([null, "", "  ", "无", "—", "/"])("%j is a missing date", (cell) => expect(readDate(cell)).toMatchObject({ from: null, to: null, problem: null }));

  test.each([
    ["24年3月", "2024-03-01..2024-03-31"],
    ["24.3", "2024-03-01..2024-03-31"],
    ["240305", "2024-03-05"],
    ["24.3.5-24.3.7", "2024-03-05..2024-03-07"],
  ])("%s tells of its two digits", (text, expected) => {
    expect(days(text)).toBe(expected);
    expect(readDate(text).twoDigitYear).toBe(true);
  });
});

describe("numbers in a date column", () => {
  const column = { column: true };
  test("a serial without its format", () => {
    expect(days(45356, column)).toBe("2024-03-05");
    expect(days("45356", column)).toBe("2024-03-05");
    expect(days(45356.75, column)).toBe("2024-03-05");
    expect(readDate(45356).problem).toBe("unreadable");
  });
  test("eight digits are a date anywhere", () => expect(days(20240305)).toBe("2024-03-05"));
  test("a point between month and day, unless a zero may be missing", () => {
    expect(days(3.5, column)).toBe("2024-03-05");
    expect(days(3.12, column)).toBe("2024-03-12");
    expect(days(2.3, column)).toBe("2024-02-03");
    expect(days(2024.3, column)).toBe("2024-03-01..2024-03-31");
    for (const ambiguous of [3.1, 3.2, 3.3, 2024.1]) expect(readDate(ambiguous, column).problem).toBe("unreadable");
  });
  test("a bare number is a month only in a month column", () => {
    expect(readDate(3, column).problem).toBe("unreadable");
    expect(days(3, { months: true })).toBe("2024-03-01..2024-03-31");
    expect(days("3", { months: true })).toBe("2024-03-01..2024-03-31");
    expect(readDate(13, { months: true }).problem).toBe("unreadable");
  });
  test("a small number with a date format is no day of 1900", () =>
    expect(readDate({ kind: "date", serial: 5, iso: "1900-01-05" }).problem).toBe("unreadable"));
});

describe("the year comes from the period", () => {
  const resolve = (text: string, start: string, end: string) => resolveDate(readDate(text), { start, end })?.span.start ?? null;
  test("the year that puts the date into the period", () => {
    expect(resolve("11月5日", "2023-10-01", "2024-03-31")).toBe("2023-11-05");
    expect(resolve("2月5日", "2023-10-01", "2024-03-31")).toBe("2024-02-05");
  });
  test("outside the period its own year; over a new year the month decides", () => {
    expect(resolve("7月5日", "2024-01-01", "2024-06-30")).toBe("2024-07-05");
    expect(resolve("5月5日", "2023-10-01", "2024-03-31")).toBe("2024-05-05");
    expect(resolve("12月20日", "2023-11-01", "2023-11-30")).toBe("2023-12-20");
  });
  test("a range over New Year reaches into the period", () => expect(resolve("12月30日-1月2日", "2024-01-01", "2024-01-31")).toBe("2023-12-30"));
  test("a 29 February that the year lacks is no day; a February is whole", () => {
    expect(resolveDate(readDate("2月29日"), { start: "2023-01-01", end: "2023-12-31" })).toBeNull();
    expect(resolveDate(readDate("2月"), { start: "2023-01-01", end: "2023-12-31" })?.span.end).toBe("2023-02-28");
  });
  test("a year named closer by goes before the period's", () =>
    expect(resolveDate(readDate("3月5日"), period, { start: "2023-01-01", end: "2023-12-31" })?.span.start).toBe("2023-03-05"));
});

describe("any day", () => {
  const anyDay = fc
    .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2049-12-31T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  test("reads the same in every way of writing it, and as a serial", () => {
    fc.assert(
      fc.property(anyDay, (iso) => {
        const [y, m, d] = iso.split("-").map(Number);
        const forms = [
          iso,
          `${y}.${m}.${d}`,
          `${y}/${m}/${d}`,
          `${y}年${m}月${d}日`,
          iso.replaceAll("-", ""),
          `${y}-${m}-${d} 12:30`,
          `${iso}~${iso.slice(5)}`,
        ];
        for (const form of forms) expect([form, days(form)]).toEqual([form, iso]);
        const serial = Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86400000);
        expect(days(serial, { column: true })).toBe(iso);
      }),
    );
  });
  test("never throws, and never gives a span that ends before it starts", () => {
    const piece = fc.constantFrom(..."0123456789.-/年月日上中下旬底至、 三十二〇季度半第~号".split(""));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const resolved = resolveDate(readDate(pieces.join("")), period);
        if (resolved) expect(resolved.span.start <= resolved.span.end).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
