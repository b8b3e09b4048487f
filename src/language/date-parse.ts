/** The grammar of a typed date: a day, month, third of a month, quarter, half or year, and ranges and lists of these. */
import type { PartialDate } from "../model/period";
import { daysInMonth, isRealDay } from "./date-calendar";
import { parseNumeral } from "./numerals";

export interface ParsedDate {
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly twoDigitYear: boolean;
}

/** A readable date that no calendar has (2月30日), as against null: no date at all. */
export type Impossible = "impossible";

/**
 * Reads a text (half-width, trimmed) as a date or a range. Years that are not written stay null.
 * 上旬/初 is 1–10, 中旬/中 11–20, 下旬/底/末 21 to the end of the month. Lists (3月5日、7日) give their first and last day.
 * Order is year, month, day; `3/25/2024` and `25/3/2024` are read where only one reading exists.
 */
export function parseDate(text: string): ParsedDate | Impossible | null {
  if (text.length > 60) return null;
  const bare = simplify(text);
  if (bare === "") return null;
  const point = parsePoint(bare);
  if (point !== null) return point === "impossible" ? point : finished(point);
  return parseList(bare);
}

/** What stands on the calendar, from first to last day. `level` says what a following bare number means (3月5日-7日). */
interface Point {
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly level: "day" | "month" | "part" | "quarter" | "half" | "year";
  readonly twoDigit: boolean;
}

const finished = (point: Pick<Point, "from" | "to" | "twoDigit">): ParsedDate => ({ from: point.from, to: point.to, twoDigitYear: point.twoDigit });

/** Takes weekdays and times of day off, writes Chinese numbers as figures, and drops spaces that separate nothing. */
function simplify(text: string): string {
  const bare = text
    .replace(/^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*$/, "$1")
    .replace(/[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?/g, "")
    .replace(/(?:上午|下午|晚上|早上|凌晨|傍晚|中午|夜间|全天|[AP]M)/gi, " ")
    .replace(/(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?/g, " ")
    .replace(/(?<!\d)\d{1,2}[时点](?:\d{1,2}分|半|整)?/g, " ")
    .replace(/[晚早]$/, "")
    .trim()
    .replace(/\s*[-~—–―至到]+$/, "");
  return bare
    .replace(/(?<!\d) +| +(?!\d)/g, "")
    .replace(/元月/g, "1月")
    .replace(/[〇零○一二三四五六七八九十廿卅]+/g, figures)
    .replace(/(\d)号/g, "$1日")
    .replace(/月份/g, "月")
    .replace(/年度/g, "年");
}

function figures(numeral: string): string {
  const value = parseNumeral(numeral)?.value;
  if (value !== undefined) return String(value);
  // 一九九八, 二四(年): a year digit by digit.
  const digits = [...numeral].map((digit) => parseNumeral(digit)?.value ?? 10);
  return (digits.length === 4 || digits.length === 2) && digits.every((digit) => digit < 10) ? digits.join("") : numeral;
}

const part = "(上旬|月?初|中旬|月?中|下旬|月?底|月?末|上半月|下半月)?";
const yearPrefix = "(?:(\\d{4})年?[-.]?|(\\d{2})年)?";
const patterns = {
  full: /^(\d{4}|\d{2})(?:年|[-./。、, ])(\d{1,2})(?:月|[-./。、, ])(\d{1,2})日?$/,
  compact: /^(\d{4}|\d{2})(\d{2})(\d{2})$/,
  compactMonth: /^(20\d{2})(0[1-9]|1[0-2])$/,
  yearMonth: new RegExp(`^(\\d{4}|\\d{2})(?:年|[-./。])(\\d{1,2})月?${part}$`),
  monthDay: /^(\d{1,2})(?:月|[./。](?=\d+日?$)|-(?=\d+$))(\d{1,2})日?$/,
  month: new RegExp(`^(\\d{1,2})月${part}$`),
  quarter: new RegExp(`^${yearPrefix}(?:第?([1-4])季度?|Q([1-4]))$`, "i"),
  half: new RegExp(`^${yearPrefix}(?:(上|下)半年|H([12]))$`, "i"),
  threeQuarters: new RegExp(`^${yearPrefix}前([23])个?季度$`),
  year: /^(?:(\d{4})年?|(\d{2})年|全年|本年)(全年|底|末|初)?$/,
  yearLast: /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/,
};

function parsePoint(text: string): Point | Impossible | null {
  return parseDay(text) ?? parseMonth(text) ?? parseLonger(text);
}

function parseDay(text: string): Point | Impossible | null {
  const full = patterns.full.exec(text);
  if (full) return day(full[1] ?? "", Number(full[2]), Number(full[3]));
  const last = patterns.yearLast.exec(text);
  if (last) return dayBeforeYear(Number(last[1]), Number(last[2]), last[3] ?? "");
  if (patterns.compactMonth.test(text)) return null;
  const compact = patterns.compact.exec(text);
  if (compact) return /^(?:19|20)/.test(text) || text.length === 6 ? day(compact[1] ?? "", Number(compact[2]), Number(compact[3])) : null;
  const short = patterns.monthDay.exec(text);
  return short ? dayWithoutYear(Number(short[1]), Number(short[2]), text.includes("月")) : null;
}

/** Month or day first: sure only where one of them cannot be a month, or both are the same. */
function dayBeforeYear(first: number, second: number, year: string): Point | Impossible | null {
  if (first > 12 && second <= 12) return day(year, second, first);
  if (second > 12 && first <= 12) return day(year, first, second);
  return first === second ? day(year, first, second) : null;
}

/** 24.3 is a month of a two-digit year, 13.5 nothing, 2.30 a day that does not exist. */
function dayWithoutYear(month: number, dayNumber: number, saysMonth: boolean): Point | Impossible | null {
  const fits = month >= 1 && month <= 12 && dayNumber >= 1 && dayNumber <= 31;
  return saysMonth || fits ? single(null, month, dayNumber, false) : null;
}

function day(year: string, month: number, dayNumber: number): Point | Impossible | null {
  const known = knownYear(year);
  return known === null ? null : single(known, month, dayNumber, year.length === 2);
}

/** Two digits are 20xx. Years that no ledger is from are no years. */
function knownYear(year: string): number | null {
  const value = year.length === 2 ? 2000 + Number(year) : Number(year);
  return value >= 1900 && value < 2100 ? value : null;
}

function single(year: number | null, month: number, dayNumber: number, twoDigit: boolean): Point | Impossible {
  if (!isRealDay(year, month, dayNumber)) return "impossible";
  const date = { year, month, day: dayNumber };
  return { from: date, to: date, level: "day", twoDigit };
}

function parseMonth(text: string): Point | Impossible | null {
  const compact = patterns.compactMonth.exec(text);
  if (compact) return months(knownYear(compact[1] ?? ""), Number(compact[2]), Number(compact[2]), "month", false);
  const dated = patterns.yearMonth.exec(text);
  if (dated) {
    const [year = "", month, which] = [dated[1], Number(dated[2]), dated[3]];
    const known = knownYear(year);
    if (known === null || (month > 12 && !text.includes("月"))) return null;
    // 10.3 was taken as 3 October; 40.3 is neither.
    if (year.length === 2 && !text.includes("年") && (Number(year) < 15 || Number(year) > 35)) return null;
    return monthPart(known, month, which, year.length === 2);
  }
  const bare = patterns.month.exec(text);
  return bare ? monthPart(null, Number(bare[1]), bare[2], false) : null;
}

function monthPart(year: number | null, month: number, which: string | undefined, twoDigit: boolean): Point | Impossible {
  if (month < 1 || month > 12) return "impossible";
  const whole = months(year, month, month, "month", twoDigit);
  if (which === undefined) return whole;
  const last = daysInMonth(year, month);
  const [first, end] = /半月/.test(which)
    ? which.startsWith("上")
      ? [1, 15]
      : [16, last]
    : /上旬|初/.test(which)
      ? [1, 10]
      : /中/.test(which)
        ? [11, 20]
        : [21, last];
  return { from: { year, month, day: first }, to: { year, month, day: end }, level: "part", twoDigit };
}

/** First day of one month to the last of another. A February without a year ends on its 29th: whoever gives it a year takes the 28th where there is none. */
function months(year: number | null, first: number, last: number, level: Point["level"], twoDigit: boolean): Point {
  return { from: { year, month: first, day: 1 }, to: { year, month: last, day: daysInMonth(year, last) }, level, twoDigit };
}

const parseLonger = (text: string): Point | null =>
  parsePartOfYear(patterns.quarter.exec(text), 3, "quarter") ??
  parsePartOfYear(patterns.half.exec(text), 6, "half") ??
  parseFirstQuarters(patterns.threeQuarters.exec(text)) ??
  parseYear(patterns.year.exec(text));

/** Quarters of three months, halves of six: the year in two groups (four digits, two), the number in two more. */
function parsePartOfYear(match: RegExpExecArray | null, size: number, level: Point["level"]): Point | null {
  if (!match) return null;
  const year = match[1] ?? match[2];
  const which = match[3] ?? match[4] ?? "";
  const number = which === "上" ? 1 : which === "下" ? 2 : Number(which);
  return isNoYear(year) ? null : months(yearIfWritten(year), (number - 1) * size + 1, number * size, level, year?.length === 2);
}

function parseFirstQuarters(match: RegExpExecArray | null): Point | null {
  if (!match) return null;
  const year = match[1] ?? match[2];
  return months(yearIfWritten(year), 1, Number(match[3]) * 3, "half", year?.length === 2);
}

/** A year, its first month (年初) or its last (年底). */
function parseYear(match: RegExpExecArray | null): Point | null {
  if (!match) return null;
  const year = match[1] ?? match[2];
  if (isNoYear(year)) return null;
  const [known, twoDigit] = [yearIfWritten(year), year?.length === 2];
  if (match[3] === "初") return months(known, 1, 1, "month", twoDigit);
  if (match[3] === "底" || match[3] === "末") return months(known, 12, 12, "month", twoDigit);
  return months(known, 1, 12, "year", twoDigit);
}

const yearIfWritten = (year: string | undefined): number | null => (year === undefined ? null : knownYear(year));
const isNoYear = (year: string | undefined): boolean => year !== undefined && knownYear(year) === null;

/** 3月5日、7日和9日: each piece may leave out what the one before it said; the reading goes from the first to the last. */
function parseList(text: string): ParsedDate | Impossible | null {
  const pieces = text.split(/[、，,;；和及与]/).filter((piece) => piece !== "");
  let whole: Point | null = null;
  for (const [i, piece] of pieces.entries()) {
    // 3、4月: the unit of a first bare number stands behind the last.
    const named: string = i === 0 && pieces.length > 1 && /^\d{1,2}$/.test(piece) && /月$/.test(pieces.at(-1) ?? "") ? `${piece}月` : piece;
    const point: Point | Impossible | null = whole ? follow(whole, named) : (parsePoint(named) ?? parseRange(named));
    const next: Point | Impossible | null = point ?? (whole ? parseRange(named) : null);
    if (next === null || next === "impossible") return next;
    if (whole) {
      const joined: Point | Impossible | null = join(whole, next);
      if (joined === null || joined === "impossible") return joined;
      whole = joined;
    } else whole = next;
  }
  return whole ? finished(whole) : null;
}

/** 3月5日-7日, 3.5—3.7, 12月30日-1月2日, 3-5月. Read only where exactly one place to cut makes sense. */
function parseRange(text: string): Point | Impossible | null {
  // 3-5-7 may be 3月5日-7日 or a day of 2003.
  if (/^\d{1,2}-\d{1,2}-\d{1,2}$/.test(text)) return null;
  const found: Point[] = [];
  let impossible = false;
  for (const cut of text.matchAll(/-{1,2}|~|—{1,2}|–|―{1,2}|至|到|\.{2,3}/g)) {
    const [left, right] = [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)];
    if (left === "" || right === "") continue;
    const unit = /^(?:\d{4}年)?第?\d{1,2}$/.test(left) ? /^第?\d{1,2}(月|季度?)$/.exec(right)?.[1] : undefined;
    const from = parsePoint(unit === undefined ? left : left + unit);
    if (from === null) continue;
    const to = from === "impossible" ? parsePoint(right) : follow(from, right);
    if (to === null) continue;
    const joined = from === "impossible" || to === "impossible" ? "impossible" : join(from, to);
    if (joined === "impossible") impossible = true;
    else if (joined) found.push(joined);
  }
  const [first] = found;
  if (found.length === 1 && first) return first;
  return impossible && found.length === 0 ? "impossible" : null;
}

/** A date that comes after another one: 7日 or 7 after a day, 中旬 after 上旬, or one of its own. */
function follow(before: Point, text: string): Point | Impossible | null {
  const { year, month } = before.to;
  const bare = /^(\d{1,2})日?$/.exec(text);
  if (bare) return before.level === "day" ? single(year, month, Number(bare[1]), false) : null;
  const third = /^(上旬|初|中旬|中|下旬|底|末)$/.exec(text)?.[1];
  if (third !== undefined) return before.level === "part" ? monthPart(year, month, third, false) : null;
  return parsePoint(text);
}

/** From the start of one point to the end of another, the year of the one filling that of the other. */
function join(first: Point, second: Point): Point | Impossible | null {
  const backwards = second.to.month * 100 + second.to.day < first.from.month * 100 + first.from.day;
  const { from, to } = withYears(first, second, backwards);
  if (!mayFollow(from, to, backwards)) return "impossible";
  const isOpen = first.from.year === null || second.to.year === null;
  if (isOpen && backwards && !mayPassNewYear(from, to)) return "impossible";
  return { from, to, level: second.level, twoDigit: first.twoDigit || second.twoDigit };
}

function withYears(first: Point, second: Point, backwards: boolean): { from: PartialDate; to: PartialDate } {
  const [from, to] = [first.from, second.to];
  if (from.year === null && to.year !== null) return { from: { ...from, year: backwards ? to.year - 1 : to.year }, to };
  if (from.year === null || to.year !== null) return { from, to };
  const year = backwards ? from.year + 1 : from.year;
  return { from, to: { year, month: to.month, day: second.level === "day" ? to.day : Math.min(to.day, daysInMonth(year, to.month)) } };
}

/** Of two days with years: both are on the calendar, and the later one is not before the other. */
function mayFollow(from: PartialDate, to: PartialDate, backwards: boolean): boolean {
  if (from.year === null || to.year === null) return true;
  const isReal = isRealDay(from.year, from.month, from.day) && isRealDay(to.year, to.month, to.day);
  return isReal && (to.year > from.year || (to.year === from.year && !backwards));
}

/** Over a new year, but hardly from 7 March to 5 March. */
const mayPassNewYear = (from: PartialDate, to: PartialDate): boolean => from.month !== to.month && (to.month - from.month + 12) % 12 <= 6;
