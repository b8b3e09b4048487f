/** One typed number with its words and unit: 约1.2万余人次, 百分之九十五以上, ¥3000元. */
import type { Quantity } from "../model/quantity";
import { tidy } from "./numerals";
import { takeNumber, type TakenNumber } from "./quantity-number";
import { closingWords, markClosing, noNumberWords, OVER_FOLLOWS, takeOpeningWords, type NumberWords } from "./quantity-words";
import { canonicalUnit } from "./units";

/** One number with its words and unit; null otherwise. Bounds are those that `parseQuantity` tells. */
export function parseSingleQuantity(text: string): Quantity | null {
  const words = noNumberWords();
  const opening = takeOpening(text, words);
  const number = takeNumber(opening.rest, words, opening.per !== undefined);
  if (!number) return null;
  const unit = takeUnit(takeOver(opening.rest.slice(number.length), words), words);
  if (unit === null || !mayHaveUnit(opening, unit)) return null;
  const bounded = withBounds(number, words);
  if (!bounded || (opening.isNegative && (bounded.mark !== null || bounded.value === 0))) return null;
  const { factor, name } = nameUnit(opening, unit);
  const isFullRate = name === "%" && bounded.mark === "余" && (text.endsWith("以上") || bounded.high * factor > 100) && bounded.value * factor <= 100;
  const sign = opening.isNegative ? -1 : 1;
  const scale = (value: number): number => sign * tidy(factor === 0.1 ? value / 10 : value * factor);
  return { value: scale(bounded.value), unit: name, low: scale(bounded.low), high: isFullRate ? 100 : scale(bounded.high), mark: bounded.mark };
}

/** What stands before a number, and the text from the number on. */
interface Opening {
  readonly isNegative: boolean;
  readonly isMoney: boolean;
  /** 百分之 or 千分之 */
  readonly per: string | undefined;
  readonly rest: string;
}

function takeOpening(text: string, words: NumberWords): Opening {
  const negative = /^(?:-|负)(?=[\d.零〇一二两三四五六七八九十])/.exec(text)?.[0] ?? "";
  let rest = takeOpeningWords(text.slice(negative.length), words);
  const currency = /^(?:¥|人民币)/.exec(rest)?.[0];
  if (currency !== undefined) rest = takeOpeningWords(rest.slice(currency.length), words);
  const per = /^(?:百分之|千分之)/.exec(rest)?.[0];
  return { isNegative: negative !== "", isMoney: currency !== undefined, per, rest: rest.slice(per?.length ?? 0) };
}

/** Words behind the number may stand before the unit (300余份, 3个多小时), behind it (3吨多) or both: those before it. */
function takeOver(text: string, words: NumberWords): string {
  const over = OVER_FOLLOWS.exec(text)?.[0] ?? "";
  if (over !== "") markClosing(over, words);
  const rest = text.slice(over.length);
  if (!/^个多(?=.)/.test(rest)) return rest;
  words.above = true;
  return rest.slice(2);
}

function mayHaveUnit({ per, isMoney }: Opening, unit: string): boolean {
  if (per !== undefined && unit !== "") return false;
  return !isMoney || unit === "" || unit === "元";
}

function nameUnit({ per, isMoney }: Opening, unit: string): { factor: number; name: string | null } {
  if (per !== undefined) return { factor: per === "百分之" ? 1 : 0.1, name: "%" };
  if (isMoney) return { factor: 1, name: "元" };
  if (unit === "‰") return { factor: 0.1, name: "%" };
  if (unit === "成") return { factor: 10, name: "%" };
  return { factor: 1, name: unit === "" ? null : unit };
}

/** The rest of the text as unit and closing words, the unit empty where none is written; null where it is something else. */
function takeUnit(text: string, words: NumberWords): string | null {
  let rest = text;
  for (let again = true; again && rest !== "";) {
    const unit = unitOrShare(rest);
    if (unit !== null) return unit;
    again = false;
    for (const [pattern, word] of closingWords) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined) continue;
      words[word] = true;
      rest = rest.slice(0, -found.length);
      again = true;
      break;
    }
  }
  return rest === "" ? "" : null;
}

const unitOrShare = (text: string): string | null => (text === "成" || text === "‰" ? text : canonicalUnit(text));

function withBounds(number: TakenNumber, words: NumberWords): Pick<Quantity, "value" | "low" | "high" | "mark"> | null {
  const { value } = number;
  const bounds = boundsOf(number, words);
  if (bounds.length === 0) return { value, low: value, high: value, mark: null };
  // 约0 and 0余 mean nothing.
  if (value === 0) return null;
  const low = Math.max(0, Math.min(...bounds.map(([from]) => from)));
  const high = Math.max(...bounds.map(([, to]) => to));
  return { value, low: tidy(low), high: tidy(high), mark: markOf(number.own?.mark, words) };
}

/** Bounds of each kind of words, and those that the number has of its own. */
function boundsOf({ value, step, own }: TakenNumber, words: NumberWords): (readonly [low: number, high: number])[] {
  const bounds: [number, number][] = [];
  if (own) bounds.push([own.low, own.high]);
  if (words.above && !own) bounds.push([value, value + step]);
  if (words.below) bounds.push([value - (isPowerOfTen(value) ? value / 10 : step), value]);
  if (words.about) bounds.push([(own?.low ?? value) * 0.9, (own?.high ?? value) * 1.1]);
  if (words.loose) bounds.push([value * 0.9, value + step / 2]);
  return bounds;
}

const isPowerOfTen = (value: number): boolean => Number.isInteger(Math.log10(value));

/** Two kinds of words at once are 约, but 3-5 stays a range. */
function markOf(own: "余" | "范围" | undefined, words: NumberWords): Quantity["mark"] {
  const kinds = new Set<Quantity["mark"]>();
  if (own) kinds.add(own);
  if (words.above) kinds.add("余");
  if (words.below) kinds.add("近");
  if (words.about || words.loose) kinds.add("约");
  if (kinds.size > 1) return own === "范围" ? own : "约";
  return [...kinds][0] ?? null;
}
