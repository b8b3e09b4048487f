/** Reporting periods (报告期): what `--period` and the pane accept, their labels, and the period before. */
import type { Indicator } from "../model/indicator";
import type { DateSpan, Period } from "../model/period";
import { addDays, daysBetween, daysInMonth, isoDay, partsOfIso } from "./date-calendar";
import { parseDate } from "./date-parse";
import { halfWidth } from "./numerals-text";

/**
 * Reads a period: `2024`, `2024-03`, `2024Q1`, `2024H1`, `2024-01-01..2024-06-30` and Chinese forms (`2024年3月`, `二〇二四年第一季度`, `2024年上半年`,
 * `2024年1月5日至6月30日`, `2024年1-3月`). null where the text is none, names no year, or writes it in two digits: a period is never guessed.
 */
export function parsePeriod(text: string): Period | null {
  const parsed = parseDate(halfWidth(text));
  if (parsed === null || parsed === "impossible" || parsed.twoDigitYear) return null;
  const { from, to } = parsed;
  if (from.year === null || to.year === null) return null;
  return periodOf({ start: isoDay(from.year, from.month, from.day), end: isoDay(to.year, to.month, to.day) });
}

/** The period of a span: a month, quarter, half or year where it is exactly one, else a range. */
export function periodOf(span: DateSpan): Period {
  const from = partsOfIso(span.start);
  const to = partsOfIso(span.end);
  if (!from || !to) return { ...span, label: `${span.start}至${span.end}`, type: "range" };
  const year = String(from.year);
  const whole = from.day === 1 && to.day === daysInMonth(to.year, to.month);
  if (whole && from.year === to.year) {
    const [first, last] = [from.month, to.month];
    if (first === last) return { ...span, label: `${year}年${String(first)}月`, type: "month" };
    if (last - first === 2 && first % 3 === 1) return { ...span, label: `${year}年第${"一二三四"[(last - 3) / 3] ?? ""}季度`, type: "quarter" };
    if (last - first === 5 && first % 6 === 1) return { ...span, label: `${year}年${first === 1 ? "上" : "下"}半年`, type: "half" };
    if (last - first === 11) return { ...span, label: `${year}年`, type: "year" };
    return { ...span, label: `${year}年${String(first)}月至${String(last)}月`, type: "range" };
  }
  const start = `${year}年${String(from.month)}月${String(from.day)}日`;
  if (span.start === span.end) return { ...span, label: start, type: "range" };
  const end = `${from.year === to.year ? "" : `${String(to.year)}年`}${String(to.month)}月${String(to.day)}日`;
  return { ...span, label: `${start}至${end}`, type: "range" };
}

/** The period of the same length right before: the month before a month, the quarter before a quarter; whole months stay whole months. */
export function previousPeriod(period: DateSpan): Period {
  const from = partsOfIso(period.start);
  const to = partsOfIso(period.end);
  if (from && to && from.day === 1 && to.day === daysInMonth(to.year, to.month)) {
    const count = (to.year - from.year) * 12 + to.month - from.month + 1;
    const index = from.year * 12 + from.month - 1 - count;
    const year = Math.floor(index / 12);
    return periodOf({ start: isoDay(year, (index % 12) + 1, 1), end: addDays(period.start, -1) });
  }
  const end = addDays(period.start, -1);
  return periodOf({ start: addDays(end, -daysBetween(period.start, period.end)), end });
}

/** 1 January (ISO) of the period's last year: where the year to date begins. */
export const yearStart = (period: DateSpan): string => `${period.end.slice(0, 4)}-01-01`;

/** Whether all that records of a kind count in is told since 1 January. */
export const countsByYear = (indicators: readonly Pick<Indicator, "periodType">[]): boolean =>
  indicators.length > 0 && indicators.every(({ periodType }) => periodType === "yearToDate");

/** The smallest month, quarter, half year or year that holds a day (ISO), of the type asked for. */
export function periodAround(day: string, type: "month" | "quarter" | "half" | "year"): Period {
  const parts = partsOfIso(day) ?? { year: 1970, month: 1, day: 1 };
  const size = { month: 1, quarter: 3, half: 6, year: 12 }[type];
  const first = Math.floor((parts.month - 1) / size) * size + 1;
  const last = first + size - 1;
  return periodOf({ start: isoDay(parts.year, first, 1), end: isoDay(parts.year, last, daysInMonth(parts.year, last)) });
}
