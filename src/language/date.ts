/** Dates as people type them (日期): read as written, with the year that the reporting period gives them only afterwards. */
import type { Cell } from "../model/grid";
import type { DateProblem, DateReading, DateSpan, PartialDate } from "../model/period";
import { daysInMonth, isoDay, isoOfSerial, isRealDay, partsOfIso } from "./date-calendar";
import { parseDate } from "./date-parse";
import { halfWidth } from "./numerals-text";

export interface DateContext {
  /** The column holds dates: a bare number there may be an Excel serial that lost its format, or 3.5 for 3月5日. */
  readonly column?: boolean;
  /** The column holds months (月份): a bare 3 is March. */
  readonly months?: boolean;
}

/**
 * Reads a cell as a date or a range of dates. What was not written stays open: `3月5日` has no year (see `resolveDate`), `3月` covers the month.
 * Blank (or a dash alone): all null. Problems: `unreadable`, `impossible` (2月30日), `placeholder` (202_年3月5日, 年  月  日), `error` (#REF!).
 * A number is a date where its format says so, has eight digits (20240305), or stands in a date column: serials of 2000–2050, 3.5 (3月5日), 2024.3.
 * The numbers 3.1, 3.2 and 2024.1 are unreadable: Excel has dropped the zero of 3.10 and 2024.10. Dates before 1950 are numbers with a wrong format.
 * Readings are shared between equal cells: do not change them.
 */
export function readDate(cell: Cell, context?: DateContext): DateReading {
  if (cell === null || cell === "") return blank;
  if (typeof cell === "string") return readText(cell, context);
  if (typeof cell === "number") return readNumber(cell, context);
  if (typeof cell === "boolean") return problem(cell ? "TRUE" : "FALSE", "unreadable");
  if (cell.kind === "error") return problem(cell.code, "error");
  if (cell.kind === "percent") return problem(`${String(cell.fraction * 100)}%`, "unreadable");
  return readIso(cell.iso);
}

/** A deadline as it is typed: `7月15日前`, `6月底之前完成`. */
export const readDeadline = (text: string): DateReading => readDate(text.replace(/(?:之|以)?前(?:完成)?$/u, ""));

/** The last day of a deadline that names its year, where that day was before `today` (ISO); null for any other. One without a year may mean the next year. */
export function passedDeadline(text: string, period: DateSpan, today: string): string | null {
  const resolved = resolveDate(readDeadline(text), period);
  return resolved && !resolved.assumedYear && resolved.span.end < today ? resolved.span.end : null;
}

/**
 * Gives a date its year. Where none is written: the year that puts the date into the period (the later one, if several do), else the period's own
 * year; over a change of year the month decides. `assumedYear` is then true, and the caller says so.
 * null: nothing to resolve (blank or a problem), or a 29 February that the year does not have.
 * @param within a span named closer to the record than the period, such as the ledger's title (二〇二三年三月): asked first
 */
export function resolveDate(reading: DateReading, period: DateSpan, within?: DateSpan | null): { span: DateSpan; assumedYear: boolean } | null {
  const { from, to } = reading;
  if (!from || !to) return null;
  if (from.year !== null && to.year !== null) return spanOf(from, from.year, to, to.year, false);
  const later = to.month * 100 + to.day < from.month * 100 + from.day ? 1 : 0;
  const span = within ?? period;
  const first = Number(span.start.slice(0, 4));
  const last = Number(span.end.slice(0, 4));
  for (let year = last; year >= first - later; year--) {
    const resolved = spanOf(from, year, to, year + later, true);
    if (resolved && resolved.span.start <= span.end && resolved.span.end >= span.start) return resolved;
  }
  const year = from.month >= Number(span.start.slice(5, 7)) ? first : last;
  return spanOf(from, year, to, year + later, true);
}

function spanOf(from: PartialDate, fromYear: number, to: PartialDate, toYear: number, assumedYear: boolean): { span: DateSpan; assumedYear: boolean } | null {
  // A range that ends on 29 February of an open year (2月, 1-2月) ends on the 28th where its year has no 29th; the single day is then impossible.
  const isDay = from.month === to.month && from.day === to.day;
  const last = !isDay && to.year === null ? Math.min(to.day, daysInMonth(toYear, to.month)) : to.day;
  if (!isRealDay(fromYear, from.month, from.day) || !isRealDay(toYear, to.month, last)) return null;
  return { span: { start: isoDay(fromYear, from.month, from.day), end: isoDay(toYear, to.month, last) }, assumedYear };
}

const blank: DateReading = { text: "", from: null, to: null, problem: null, twoDigitYear: false };
const problem = (text: string, what: DateProblem): DateReading => ({ text, from: null, to: null, problem: what, twoDigitYear: false });

const memory = new Map<string, DateReading>();
const memoryBound = 20000;

function remembered(key: string, read: () => DateReading): DateReading {
  let reading = memory.get(key);
  if (reading === undefined) {
    if (memory.size >= memoryBound) memory.clear();
    memory.set(key, (reading = read()));
  }
  return reading;
}

const readIso = (iso: string): DateReading =>
  remembered(iso, () => {
    const parts = partsOfIso(iso);
    return parts && parts.year >= 1950 ? { text: iso, from: parts, to: parts, problem: null, twoDigitYear: false } : problem(iso, "unreadable");
  });

const contextKey = (context: DateContext | undefined): string => (context === undefined ? "" : context.months ? "\u0001" : context.column ? "\u0002" : "");

const readText = (cell: string, context: DateContext | undefined): DateReading => remembered(contextKey(context) + cell, () => parseText(cell, context));

const placeholder = /[*_□?？×✕╳]|[xX]{2,}|○○|某|^\d{0,4}\s*年\s*\d{0,2}\s*月\s*日$|^\d{0,4}\s*年\s*月(?:\s*\d*\s*日)?$|^(?:待定|待填|待补|待补充|TBD|…+)$/;

function parseText(cell: string, context: DateContext | undefined): DateReading {
  const original = cell.trim();
  const text = halfWidth(cell).replace(/^'/, "");
  if (text === "") return blank;
  if (/^(?:#[A-Z/0?!]+|#+|Err:\d+)/i.test(text)) return problem(original, "error");
  // No date was given: as good as blank, and reported as missing.
  if (/^(?:无|[-—–/]+)$/.test(text)) return { ...blank, text: original };
  if (placeholder.test(text)) return problem(original, "placeholder");
  if (/^\d{5}$/.test(text) || (context?.months === true && /^\d{1,2}$/.test(text))) return { ...readNumber(Number(text), context), text: original };
  const parsed = parseDate(text);
  if (parsed === null) return problem(original, "unreadable");
  if (parsed === "impossible") return problem(original, "impossible");
  return { text: original, from: parsed.from, to: parsed.to, problem: null, twoDigitYear: parsed.twoDigitYear };
}

/** Serials of 1 January 2000 and 31 December 2050. */
const serials = { first: 36526, last: 55152 };

function readNumber(value: number, context: DateContext | undefined): DateReading {
  const text = String(value);
  if (context?.months === true && Number.isInteger(value) && value >= 1 && value <= 12) return { ...parseText(`${text}月`, undefined), text };
  if (context?.column === true && value >= serials.first && value < serials.last + 1) return { ...readIso(isoOfSerial(value)), text };
  if (/^(?:19|20)\d{6}$/.test(text)) return parseText(text, undefined);
  if (context?.column !== true && context?.months !== true) return problem(text, "unreadable");
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])?$/.test(text)) return parseText(text, undefined);
  return readDecimal(text);
}

/** 3.5 is 3月5日, 2024.3 a month. 3.1 may be 3.10 and 2024.1 may be 2024.10 with its zero dropped; 2.3 cannot be 2.30. */
function readDecimal(text: string): DateReading {
  const decimal = /^(\d{1,2}|(?:19|20)\d{2})\.(\d{1,2})$/.exec(text);
  if (!decimal) return problem(text, "unreadable");
  const [whole, rest] = [Number(decimal[1]), decimal[2] ?? ""];
  const longer = Number(rest) * 10;
  const ambiguous = rest.length === 1 && (whole > 12 ? longer <= 12 : isRealDay(null, whole, longer));
  return ambiguous || (whole > 12 && whole < 1900) ? problem(text, "unreadable") : { ...parseText(text, undefined), text };
}
