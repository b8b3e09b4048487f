/** The number of a typed quantity with what stands inside it: 20多万, 几十, 三四百. */
import { chineseDigits, chineseMultipliers, parseNumeral } from "./numerals";
import type { Numeral } from "./numerals";
import { markClosing, OVER_FOLLOWS, type NumberWords } from "./quantity-words";

export const numberCharacters = `0-9.,${chineseDigits}${chineseMultipliers}`;
const numberRun = new RegExp(`^(?:[${numberCharacters}]|点(?=[${chineseDigits}]))+`);
const innerWord = new RegExp(`^(余|多|来)([${chineseMultipliers}]+)`);
const severalWords = new RegExp(`^好?([${numberCharacters}]*)[几数]([${chineseMultipliers}]*)`);

/** A number and what stands inside it: its value, how long its text is, and bounds of its own (几十). */
export interface TakenNumber extends Numeral {
  readonly length: number;
  readonly own?: { readonly low: number; readonly high: number; readonly mark: "余" | "范围" };
}

/** The number that a text begins with; null where it begins with none. `implicitAllowed`: 一百二 may be 120, as where words mark a number. */
export function takeNumber(text: string, words: NumberWords, implicitAllowed: boolean): TakenNumber | null {
  const several = takeSeveral(text);
  if (several) return several;
  let run = numberRun.exec(text)?.[0] ?? "";
  // 5千克 and 3千米 are units, not thousands of 克 and 米.
  if (/[千仟]$/.test(run) && /^[克米]/.test(text.slice(run.length)) && run.length > 1) run = run.slice(0, -1);
  if (run === "") return null;
  const inner = innerWord.exec(text.slice(run.length));
  if (inner) {
    // 20多万, 十余万: the word belongs to the number before the multiplier.
    const head = parseNumeral(run, true);
    const multiplier = parseNumeral(inner[2] ?? "", true);
    if (!head || !multiplier) return null;
    markClosing(inner[1] ?? "", words);
    return { value: head.value * multiplier.value, step: head.step * multiplier.value, length: run.length + inner[0].length };
  }
  const marked = words.above || words.below || words.about || OVER_FOLLOWS.test(text.slice(run.length));
  const numeral = parseNumeral(run, marked || implicitAllowed);
  if (numeral) return { ...numeral, length: run.length };
  const shorthand = /^(\d+(?:\.\d+)?)$/.test(run) ? null : pairRange(run);
  return shorthand && { ...shorthand, length: run.length };
}

/** 几十, 数百, 十几, 二十几万, 一百几十: a digit left open. */
function takeSeveral(text: string): TakenNumber | null {
  const match = severalWords.exec(text);
  if (!match) return null;
  const [whole, head = "", tail = ""] = match;
  const open = tail === "" ? 1 : (parseNumeral(tail, true)?.value ?? 0);
  if (open === 0 || (head === "" && tail === "")) return null;
  const base = head === "" ? { value: 0, step: 10 } : parseNumeral(head, false);
  if (!base || base.step < 10) return null;
  // 十几万 multiplies (ten to twenty 万); 一百几十 adds (a hundred and some tens).
  if (base.value > 0 && open < base.step) {
    const value = base.value + (open === 1 ? 0 : 2 * open);
    return { value, step: open, length: whole.length, own: { low: value, high: base.value + 10 * open, mark: "余" } };
  }
  if (base.value > 0) {
    if (base.step !== 10) return null;
    const value = base.value * open;
    return { value, step: open, length: whole.length, own: { low: value, high: value + 10 * open, mark: "余" } };
  }
  return { value: 2 * open, step: open, length: whole.length, own: { low: 2 * open, high: 10 * open, mark: "余" } };
}

/** 三四, 十七八, 五六百, 二三十万: two neighbouring digits are a range (and 三五 is 3 to 5). */
function pairRange(run: string): Omit<TakenNumber, "length"> | null {
  const match = /^(.*?)([一二两三四五六七八九])([一二两三四五六七八九])([十百千万亿]*)$/.exec(run);
  if (!match) return null;
  const [, head = "", first = "", second = "", tail = ""] = match;
  const low = parseNumeral(head + first + tail);
  const high = parseNumeral(head + second + tail);
  const [a, b] = [parseNumeral(first)?.value ?? 0, parseNumeral(second)?.value ?? 0];
  if (!low || !high || (b !== a + 1 && !(a === 3 && b === 5))) return null;
  return { value: low.value, step: low.step, own: { low: low.value, high: high.value, mark: "范围" } };
}
