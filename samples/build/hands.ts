/** Clerks' habits: how each types dates and quantities, which header words and fonts each uses. */
import type { Cell } from "../../src/model/grid";
import type { Script } from "./paper";
import { dateCell } from "./paper";

export type DateStyle = "serial" | "dots" | "dashes" | "slashes" | "chinese" | "compact" | "short year" | "month day" | "month.day" | "month/day" | "hanzi";

export interface Hand {
  /** Which of the header words of `columns.ts` the clerk uses. */
  readonly words: 0 | 1 | 2;
  readonly dates: DateStyle;
  /** Units stand in a column of their own, behind the number in its cell, or in the header. */
  readonly units: "column" | "cell" | "header";
  readonly serials: boolean;
  readonly script: Script;
}

const script = (body: string, size: number, more: Partial<Script> = {}): Script => ({
  title: { font: "黑体", size: 18 },
  body: { font: body, size },
  headerFill: null,
  dateFormat: "yyyy/m/d",
  landscape: false,
  ...more,
});

export const HANDS = {
  plain: { words: 0, dates: "serial", units: "column", serials: true, script: script("宋体", 11) },
  community: {
    words: 1,
    dates: "dots",
    units: "header",
    serials: true,
    script: script("仿宋", 12, { title: { font: "方正小标宋简体", size: 20 }, landscape: true }),
  },
  spoken: { words: 2, dates: "month day", units: "cell", serials: false, script: script("宋体", 12, { headerFill: "D9E2F3" }) },
  careful: {
    words: 0,
    dates: "serial",
    units: "column",
    serials: true,
    script: script("等线", 11, { dateFormat: 'yyyy"年"m"月"d"日"', headerFill: "E2EFDA" }),
  },
  old: { words: 1, dates: "hanzi", units: "column", serials: true, script: script("仿宋_GB2312", 14, { title: { font: "宋体", size: 22 } }) },
  slashes: { words: 0, dates: "slashes", units: "column", serials: true, script: script("宋体", 11) },
  chinese: { words: 1, dates: "chinese", units: "column", serials: true, script: script("微软雅黑", 10, { headerFill: "F2F2F2" }) },
  hasty: { words: 2, dates: "month.day", units: "cell", serials: false, script: script("宋体", 10.5) },
  dashes: { words: 0, dates: "dashes", units: "column", serials: false, script: script("楷体", 12) },
  machine: { words: 0, dates: "compact", units: "column", serials: true, script: script("Arial", 10) },
  short: { words: 1, dates: "short year", units: "column", serials: true, script: script("宋体", 11) },
  slant: { words: 0, dates: "month/day", units: "column", serials: true, script: script("宋体", 11, { landscape: true }) },
} satisfies Record<string, Hand>;

const HANZI = "〇一二三四五六七八九".split("");

/** Types a day, or the days from `date` to `until`, in the clerk's way. */
export function typeDate(style: DateStyle, date: string, until: string | null): Cell {
  const [year = "", month = "", day = ""] = date.split("-").map((part) => String(Number(part)));
  const end = until === null ? null : until.split("-").map((part) => String(Number(part)));
  if (style === "serial" && end === null) return dateCell(date);
  const [, endMonth = "", endDay = ""] = end ?? [];
  switch (style) {
    case "dots":
      return `${year}.${month}.${day}${end === null ? "" : `-${endMonth}.${endDay}`}`;
    case "dashes":
      return end === null ? date : `${date}至${until ?? ""}`;
    case "slashes":
      return `${year}/${month}/${day}${end === null ? "" : `-${endMonth}/${endDay}`}`;
    case "compact":
      return end === null ? date.replaceAll("-", "") : `${month}月${day}日-${endDay}日`;
    case "short year":
      return `${year.slice(2)}.${month}.${day}${end === null ? "" : `-${endMonth}.${endDay}`}`;
    case "month.day":
      return end === null ? `${month}.${day}` : `${month}.${day}—${endMonth}.${endDay}`;
    case "month/day":
      return end === null ? `${month}/${day}` : `${month}/${day}-${endMonth}/${endDay}`;
    case "month day":
      return `${month}月${day}日${end === null ? "" : endMonth === month ? `-${endDay}日` : `-${endMonth}月${endDay}日`}`;
    case "hanzi":
      return `${[...year].map((digit) => HANZI[Number(digit)] ?? "").join("")}年${hanzi(Number(month))}月${hanzi(Number(day))}日`;
    default:
      return `${year}年${month}月${day}日${end === null ? "" : `-${endDay}日`}`;
  }
}

/** 1–31 in Chinese figures. */
export function hanzi(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens === 0 ? "" : tens === 1 ? "十" : `${HANZI[tens] ?? ""}十`}${ones === 0 ? "" : (HANZI[ones] ?? "")}`;
}

export const fullWidth = (text: string): string => text.replace(/[0-9.%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
