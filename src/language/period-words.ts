/** How a report speaks of its period, of the year so far and of what stands at the end. */
import type { DateSpan, Period } from "../model/period";
import { readDeadline } from "./date";

export interface PeriodNames {
  /** `2024年1月1日至6月30日` */
  readonly yearToDate: string;
  /** `截至2024年6月30日` */
  readonly stock: string;
}

/** Labels for the facts themselves, complete in any context. */
export function periodNames({ end }: DateSpan): PeriodNames {
  const { year, month, day } = parts(end);
  return { yearToDate: `${year}年1月1日至${month}月${day}日`, stock: `截至${year}年${month}月${day}日` };
}

/** 本月, 本季度, 上半年, 全年…: the period in running text, once the opening has named it. */
export function periodWord(period: Period): string {
  switch (period.type) {
    case "month":
      return "本月";
    case "quarter":
      return "本季度";
    case "half":
      return parts(period.start).month === 1 ? "上半年" : "下半年";
    case "year":
      return "全年";
    case "range":
      return "报告期内";
  }
}

/** 今年以来, as long as the year is still running; later, the year by its number. */
export const yearToDateWord = (period: Period, today: string): string => {
  const { year } = parts(period.end);
  return year === parts(today).year ? "今年以来" : `${year}年累计`;
};

/** `截至6月底`, `截至6月15日`. */
export function endWord({ end }: DateSpan): string {
  const { year, month, day } = parts(end);
  return day === lastDay(year, month) ? `截至${month}月底` : `截至${month}月${day}日`;
}

/** `2024年7月2日`, without leading zeros (GB/T 9704—2012, 7.3.5.4). */
export function fullDate(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${year}年${month}月${day}日`;
}

/** `3月5日`, `3月5日至7日`, `3月`, `3月30日至4月2日`; with the year where it is not the report's. */
export function spanWords({ start, end }: DateSpan, reportYear: number): string {
  const from = parts(start);
  const to = parts(end);
  const year = from.year === reportYear ? "" : `${from.year}年`;
  const first = `${year}${from.month}月${from.day}日`;
  if (start === end) return first;
  const sameYear = from.year === to.year;
  const whole = from.day === 1 && to.day === lastDay(to.year, to.month);
  if (sameYear && from.month === to.month) return whole ? `${year}${from.month}月` : `${first}至${to.day}日`;
  if (sameYear && whole) return `${year}${from.month}月至${to.month}月`;
  return `${first}至${sameYear ? "" : `${to.year}年`}${to.month}月${to.day}日`;
}

export const yearOf = (iso: string): number => parts(iso).year;

function parts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return { year, month, day };
}

const lastDay = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export interface Deadline {
  /** `7月15日前`, `6月底前`; what is no date stays as it is written (`长期坚持`). */
  readonly words: string;
  /** Last day, ISO; null where it is no date. */
  readonly day: string | null;
}

/** A typed deadline: `2024.7.15`, `6月底`. A missing year is the report's. */
export function deadlineOf(text: string, reportYear: number): Deadline {
  const { to, from, problem } = readDeadline(text);
  if (problem !== null || to === null || from === null) return { words: text, day: null };
  const year = to.year ?? reportYear;
  const whole = (from.month !== to.month || from.day !== to.day) && to.day === lastDay(year, to.month);
  const words = `${year === reportYear ? "" : `${year}年`}${to.month}月${whole ? "底" : `${to.day}日`}前`;
  return { words, day: [year, ...[to.month, to.day].map((part) => String(part).padStart(2, "0"))].join("-") };
}
