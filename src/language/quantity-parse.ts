/** The grammar of a typed quantity: prefixes (约, 近, 上), a number with 余/几 inside it, a unit, suffixes (左右, 以上, 半). One number or nothing. */
import type { Quantity } from "../model/quantity";
import { chineseDigits, parseNumeral, tidy } from "./numerals";
import { numberCharacters } from "./quantity-number";
import { parseSingleQuantity } from "./quantity-single";
import { parseSpecialQuantity } from "./quantity-special";
import { canonicalUnit } from "./units";

/**
 * Reads a text (half-width, trimmed) as one quantity, or gives null where it is not surely one.
 *
 * Bounds, after the rule that a mark never promises more than its words do (`step` is one of the last significant place):
 * - 余, 多, 以上, 超, 上, 过 N: [N, N + step]: 570余 → 570–580, 2万余 → 20000–30000, 1.2万余 → 12000–13000; the upper end is excluded.
 *   A rate never passes 100 %, and 95%以上 goes up to it
 * - 近, 不足, 不到 N: [N − step, N], for powers of ten N − N/10: 近千 → 900–1000, 近300 → 200–300
 * - 约, 左右, 上下 N: N ± 10 %; 来 (二十来人) may also lie above: [N − 10 %, N + step/2], marked 约
 * - 几十, 数百: [2 × 10, 10 × 10]; 十几, 二十几: [10, 20], [20, 30]; value is the lower end
 * - 3-5, 三四个: bounds as written, value is the lower end (a total must not promise more than was surely there)
 * - two kinds of words at once (约2万余): the wider bounds, marked 约
 */
export function parseQuantity(text: string): Quantity | null {
  if (text.length > 40) return null;
  const compact = withoutSpaces(text.replace(/[。]$/, ""));
  if (compact === null) return null;
  const bare = compact.replace(/[（(【[]([^（()）【】[\]]{1,6})[)）】\]]$/, (whole, inner: string) => (isSuffix(inner) ? inner : whole));
  return parseSpecialQuantity(bare) ?? parseSingleQuantity(bare) ?? parseRange(bare);
}

const spaceInNumber = new RegExp(`[${numberCharacters}] +[0-9${chineseDigits}]`);
const isSuffix = (text: string): boolean => canonicalUnit(text) !== null || /^(?:约|左右|上下|以上)$/.test(text);

/** Spaces gone, or null where one stands between two numbers (`3 5`). Thin spaces group thousands (GB/T 15835: 千分空). */
function withoutSpaces(text: string): string | null {
  const grouped = /^\d{1,3}(?:[\u2004-\u2006\u2009\u200a\u202f]\d{3})+(?!\d)/.exec(text)?.[0];
  const rest = grouped === undefined ? text : grouped.replace(/\s/g, "") + text.slice(grouped.length);
  const spaced = rest.replace(/\s/g, " ");
  return spaceInNumber.test(spaced) ? null : spaced.replaceAll(" ", "");
}

/** 3-5, 3~5人, 1万至2万, 90%-95%: two quantities, the smaller one first. */
function parseRange(text: string): Quantity | null {
  const about = /^(?:大约|大概|约|~|≈)/.exec(text)?.[0] ?? "";
  const match = /^([^-~—–―至到]+)(?:-{1,2}|~|—{1,2}|–|―{1,2}|至|到)([^-~—–―至到]+)$/.exec(text.slice(about.length));
  if (!match) return null;
  const [, left = "", right = ""] = match;
  if (/^0\d/.test(left) || /^0\d/.test(right)) return null;
  const [from, to] = [parseSingleQuantity(left), parseSingleQuantity(right)];
  if (!from || !to || !areEnds(from, to)) return null;
  const low = withPowerOf(right, left, to.value) ?? from.value;
  if (!mayReach(low, to.value)) return null;
  const lowest = low === from.value ? from.low : low;
  const [down, up] = about === "" ? [1, 1] : [0.9, 1.1];
  return { value: low, unit: to.unit, low: tidy(lowest * down), high: tidy(to.high * up), mark: "范围" };
}

/** Two single quantities of one unit, which may stand with the second alone. */
const areEnds = (from: Quantity, to: Quantity): boolean => from.mark !== "范围" && to.mark !== "范围" && (from.unit === null || from.unit === to.unit);

/** 2-3万 means 2万 to 3万; 500-1万 does not. */
function withPowerOf(right: string, left: string, most: number): number | null {
  const power = /^\d+(?:\.\d+)?([万千亿])/.exec(right)?.[1];
  if (power === undefined || !/^\d+(?:\.\d+)?$/.test(left)) return null;
  const value = parseNumeral(left + power)?.value;
  return value !== undefined && value < most ? value : null;
}

/** From a smaller figure to one of at most a hundred times as much, or from nought to any. */
const mayReach = (low: number, high: number): boolean => low >= 0 && low < high && (low === 0 || high <= 100 * low);
