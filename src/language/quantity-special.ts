/** Quantities whose number is not in one piece: halves, tens of per cent, hours with minutes, figures with k or w (万). */
import marksWords from "./words/marks.json";
import { wordPattern } from "./word-pattern";
import type { Quantity } from "../model/quantity";
import { parseNumeral, tidy } from "./numerals";
import { parseSingleQuantity } from "./quantity-single";
import { canonicalUnit } from "./units";

/** The first form that fits decides, also where it then says nothing. */
export function parseSpecialQuantity(text: string): Quantity | null {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return null;
}

const forms: readonly (readonly [RegExp, (match: RegExpExecArray) => Quantity | null])[] = [
  // 半天, 半个月
  [/^半个?(.*)$/, ([, unit = ""]) => (unit === "" ? exact(0.5, null) : withUnit(0.5, halfUnit(unit)))],
  // 两个半小时, 3吨半
  [wordPattern()`^(.+?)(?:个半(小时|钟头|月)|(${marksWords.halved})半)$`, ([, whole = "", behind, before = ""]) => andHalf(whole, behind ?? before)],
  // 2小时30分
  [/^(.+?)个?(?:小时|h)(\d{1,2}|[^\d]{1,3})(?:分钟|分|min)$/, ([, hours = "", minutes = ""]) => hoursAndMinutes(hours, minutes)],
  // 九成五, 九成半
  [/^([一二三四五六七八九1-9])成([一二三四五六七八九半])$/, ([, tens = "", ones = ""]) => exact(digitOf(tens) * 10 + (ones === "半" ? 5 : digitOf(ones)), "%")],
  // 约3.5w人
  [
    /^(约|近)?(\d+(?:\.\d+)?)([kKwW])(?![a-zA-Z])(.*)$/,
    ([, word = "", figure = "", letter = "", rest = ""]) => parseSingleQuantity(`${word}${figure}${/k/i.test(letter) ? "千" : "万"}${rest}`),
  ],
];

function andHalf(whole: string, unit: string): Quantity | null {
  const value = wholeNumber(whole);
  return value === null ? null : withUnit(value + 0.5, halfUnit(unit === "月" ? "个月" : unit));
}

function hoursAndMinutes(hours: string, minutes: string): Quantity | null {
  const [whole, rest] = [wholeNumber(hours), wholeNumber(minutes)];
  return whole === null || rest === null || rest >= 60 ? null : exact(tidy(whole + rest / 60), "小时");
}

function wholeNumber(text: string): number | null {
  const value = parseNumeral(text)?.value;
  return value !== undefined && Number.isInteger(value) ? value : null;
}

const digitOf = (text: string): number => parseNumeral(text)?.value ?? 0;

const halfUnit = (text: string): string | null => (text === "天" || text === "日" ? "天" : text === "年" ? "年" : text === "月" ? "个月" : canonicalUnit(text));
const exact = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });
const withUnit = (value: number, unit: string | null): Quantity | null => (unit === null ? null : exact(value, unit));
