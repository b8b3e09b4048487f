/**
 * What Excel makes of a text that is entered: a number, a date, a time, a percentage, an amount of money, or the text itself. What a person types
 * (and `range.formulasLocal`) is read as the user's region writes it, here 中文(中国); `range.values` and `range.formulas` are read as the United
 * States write it wherever Excel runs (office-js#1559), so that 2024年3月5日 or ￥120 stays text there.
 */
import { serialOf } from "./date";
import { errorNamed, type CellValue } from "./value";

export type Convention = "user" | "api";

export interface Entry {
  readonly value: CellValue;
  /** Format that Excel gives a cell of format General for such an entry. */
  readonly numberFormat?: string;
}

/** @param year the current one, for a day and month alone */
export function readEntry(text: string, convention: Convention, year: number): Entry {
  const trimmed = text.trim();
  const written = convention === "user" ? halfWidth(trimmed) : trimmed;
  const found =
    readNumber(written, convention) ??
    readFraction(written) ??
    readTime(written, convention) ??
    readMoment(written, convention, year) ??
    readDate(written, convention, year);
  if (found) return found;
  if (/^true$/i.test(trimmed)) return { value: true };
  if (/^false$/i.test(trimmed)) return { value: false };
  const error = errorNamed(trimmed);
  return error ? { value: error } : { value: text };
}

/** Full-width digits and signs are taken like their half-width twins. */
function halfWidth(text: string): string {
  return text.replace(/[０-９．，：／－＋％（）]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

const kept = (value: number): number => Number(value.toPrecision(15));

/** Excel keeps 15 digits: those behind them become 0. */
function fifteen(digits: string): string {
  let seen = 0;
  return digits.replace(/[eE].*$|\d/g, (found) => {
    if (found.length > 1 || !/\d/.test(found)) return found;
    if (seen > 0 || found !== "0") seen += 1;
    return seen > 15 ? "0" : found;
  });
}

const plainNumber = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][-+]?\d+)?$/;

interface NumberParts {
  readonly sign: 1 | -1;
  /** Of a currency. */
  readonly symbol: string | undefined;
  readonly percent: boolean;
  /** Digits with their separators. */
  readonly body: string;
}

function numberParts(text: string, convention: Convention): NumberParts {
  const bracketed = /^\(([^()-]+)\)$/.exec(text)?.[1];
  const signed = /^([-+]?)(.*)$/.exec(bracketed ?? text);
  const rest = (signed?.[2] ?? "").trim();
  const symbol = (convention === "user" ? /^[$¥￥]/ : /^\$/).exec(rest)?.[0];
  const amount = symbol === undefined ? rest : rest.slice(1).trim();
  const percent = symbol === undefined && amount.endsWith("%");
  return { sign: bracketed !== undefined || signed?.[1] === "-" ? -1 : 1, symbol, percent, body: percent ? amount.slice(0, -1).trim() : amount };
}

/** `5`, `1,234.5`, `1e5`, `45%`, `$120`, `(5)` and `($5)` for negative ones. */
function readNumber(text: string, convention: Convention): Entry | null {
  const { sign, symbol, percent, body } = numberParts(text, convention);
  if (!plainNumber.test(body) || !/\d/.test(body)) return null;
  const number = Number(fifteen(body.replaceAll(",", "")));
  if (!Number.isFinite(number)) return null;
  const value = kept((sign * number) / (percent ? 100 : 1));
  const decimals = body.includes(".");
  if (symbol !== undefined) return { value, numberFormat: moneyFormat(symbol, decimals, convention) };
  if (percent) return { value, numberFormat: decimals ? "0.00%" : "0%" };
  if (/e/i.test(body)) return { value, numberFormat: "0.00E+00" };
  return body.includes(",") ? { value, numberFormat: decimals ? "#,##0.00" : "#,##0" } : { value };
}

function moneyFormat(symbol: string, decimals: boolean, convention: Convention): string {
  const digits = decimals ? "#,##0.00" : "#,##0";
  if (convention === "api") return `$${digits}_);[Red]($${digits})`;
  return symbol === "$" ? `[$$-en-US]${digits};[Red]-[$$-en-US]${digits}` : `"¥"${digits};[Red]"¥"-${digits}`;
}

/** `1 1/2`; `1/2` by itself is a date. */
function readFraction(text: string): Entry | null {
  const parts = /^([-+]?)(\d+) (\d{1,3})\/(\d{1,3})$/.exec(text);
  if (!parts || Number(parts[4]) === 0) return null;
  const value = (Number(parts[2]) + Number(parts[3]) / Number(parts[4])) * (parts[1] === "-" ? -1 : 1);
  return { value: kept(value), numberFormat: (parts[4] ?? "").length > 1 ? "# ??/??" : "# ?/?" };
}

/** `8:30`, `8:30:15`, `8:30 PM`, `25:00`, 8时30分. */
function readTime(text: string, convention: Convention): Entry | null {
  const parts = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?(?: ?([ap])m?)?$/i.exec(text);
  if (parts) {
    const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
    const noon = parts[4]?.toLowerCase();
    if (minute > 59 || second > 59 || (noon !== undefined && (hour < 1 || hour > 12))) return null;
    const hours = noon === undefined ? hour : (hour % 12) + (noon === "p" ? 12 : 0);
    const seconds = parts[3] === undefined ? "" : ":ss";
    const format = noon !== undefined ? `h:mm${seconds} AM/PM` : hour > 23 ? "[h]:mm:ss" : `h:mm${seconds}`;
    return { value: (hours * 3600 + minute * 60 + second) / 86_400, numberFormat: format };
  }
  const chinese = convention === "user" ? /^(\d{1,2})时(\d{1,2})分$/.exec(text) : null;
  if (!chinese || Number(chinese[1]) > 23 || Number(chinese[2]) > 59) return null;
  return { value: (Number(chinese[1]) * 60 + Number(chinese[2])) / 1440, numberFormat: 'h"时"mm"分"' };
}

/** A date and a time behind it. */
function readMoment(text: string, convention: Convention, year: number): Entry | null {
  const space = text.indexOf(" ");
  const day = space > 0 ? readDate(text.slice(0, space), convention, year) : null;
  const time = day && day.numberFormat === shortDate ? readTime(text.slice(space + 1), convention) : null;
  if (typeof day?.value !== "number" || typeof time?.value !== "number" || time.value >= 1) return null;
  return { value: day.value + time.value, numberFormat: `${shortDate} h:mm` };
}

/** Number format 14: the region's own short date, whatever its code says. */
export const shortDate = "m/d/yyyy";

interface Shape {
  readonly pattern: RegExp;
  /** Which group is which; 0: there is none. */
  readonly groups: readonly [year: number, month: number, day: number];
  readonly format: string;
}

/** Both conventions: the year first. */
const yearFirst: readonly Shape[] = [
  { pattern: /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/, groups: [1, 2, 3], format: shortDate },
  { pattern: /^(\d{4})[-/](\d{1,2})$/, groups: [1, 2, 0], format: "mmm-yy" },
];

const shapes: { readonly [convention in Convention]: readonly Shape[] } = {
  api: [
    ...yearFirst,
    { pattern: /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/, groups: [3, 1, 2], format: shortDate },
    { pattern: /^(\d{1,2})[-/](\d{4})$/, groups: [2, 1, 0], format: "mmm-yy" },
    { pattern: /^(\d{1,2})[-/](\d{1,2})$/, groups: [0, 1, 2], format: "d-mmm" },
    { pattern: /^(\d{1,2})[- ]([a-z]{3,9})[- ](\d{4}|\d{2})$/i, groups: [3, 2, 1], format: "d-mmm-yy" },
    { pattern: /^([a-z]{3,9}) (\d{1,2}), ?(\d{4})$/i, groups: [3, 1, 2], format: "d-mmm-yy" },
    { pattern: /^([a-z]{3,9})[- ](\d{4})$/i, groups: [2, 1, 0], format: "mmm-yy" },
    { pattern: /^(\d{1,2})[- ]([a-z]{3,9})$/i, groups: [0, 2, 1], format: "d-mmm" },
  ],
  user: [
    ...yearFirst,
    { pattern: /^(\d{2})[-/](\d{1,2})[-/](\d{1,2})$/, groups: [1, 2, 3], format: shortDate },
    { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, groups: [1, 2, 3], format: 'yyyy"年"m"月"d"日"' },
    { pattern: /^(\d{4})年(\d{1,2})月$/, groups: [1, 2, 0], format: 'yyyy"年"m"月"' },
    { pattern: /^(\d{1,2})[-/](\d{1,2})$/, groups: [0, 1, 2], format: 'm"月"d"日"' },
    { pattern: /^(\d{1,2})月(\d{1,2})日$/, groups: [0, 1, 2], format: 'm"月"d"日"' },
  ],
};

const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const wanted = text.toLowerCase();
  return months.findIndex((month) => month === wanted || month.slice(0, 3) === wanted) + 1;
}

/** Two digits of a year: up to 29 this century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function readDate(text: string, convention: Convention, currentYear: number): Entry | null {
  for (const { pattern, groups, format } of shapes[convention]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [year, month, day] = groups.map((group) => (group === 0 ? null : (found[group] ?? "")));
    const entry = dateEntry(year ? fullYear(year) : currentYear, monthOf(month ?? ""), day ? Number(day) : 1, format);
    if (entry) return entry;
  }
  return null;
}

function dateEntry(year: number, month: number, day: number, numberFormat: string): Entry | null {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month < 1 || month > 12 || day < 1 || day > days || year < 1900 || year > 9999 ? null : { value: serialOf(year, month, day), numberFormat };
}
