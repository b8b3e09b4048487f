/** The grammar of a typed quantity: prefixes (约, 近, 上), a number with 余/几 inside it, a unit, suffixes (左右, 以上, 半). One number or nothing. */
import marksWords from "./words/marks.json";
import { wordPattern } from "./word-pattern";
import type { Quantity } from "../model/quantity";
import { chineseDigits, chineseMultipliers, parseNumeral, tidy } from "./numerals";
import type { Numeral } from "./numerals";
import { canonicalUnit } from "./units";

/** What makes 余 of the number before it. */
const OVER_FOLLOWS = wordPattern()`^(?:${marksWords.overFollows})`;

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
  return parseSpecial(bare) ?? parseSingle(bare) ?? parseRange(bare);
}

const numberCharacters = `0-9.,${chineseDigits}${chineseMultipliers}`;
const numberRun = new RegExp(`^(?:[${numberCharacters}]|点(?=[${chineseDigits}]))+`);
const innerWord = new RegExp(`^(余|多|来)([${chineseMultipliers}]+)`);
const severalWords = new RegExp(`^好?([${numberCharacters}]*)[几数]([${chineseMultipliers}]*)`);
const spaceInNumber = new RegExp(`[${numberCharacters}] +[0-9${chineseDigits}]`);
const isSuffix = (text: string): boolean => canonicalUnit(text) !== null || /^(?:约|左右|上下|以上)$/.test(text);

/** Spaces gone, or null where one stands between two numbers (`3 5`). Thin spaces group thousands (GB/T 15835: 千分空). */
function withoutSpaces(text: string): string | null {
  const grouped = /^\d{1,3}(?:[\u2004-\u2006\u2009\u200a\u202f]\d{3})+(?!\d)/.exec(text)?.[0];
  const rest = grouped === undefined ? text : grouped.replace(/\s/g, "") + text.slice(grouped.length);
  const spaced = rest.replace(/\s/g, " ");
  return spaceInNumber.test(spaced) ? null : spaced.replaceAll(" ", "");
}

/** Which way the words around a number push it. */
interface Words {
  above: boolean;
  below: boolean;
  about: boolean;
  loose: boolean; // 来
}

const prefixes: readonly (readonly [RegExp, keyof Words | null])[] = [
  [wordPattern()`^(?:${marksWords.about})`, "about"],
  [wordPattern()`^(?:${marksWords.near})`, "below"],
  [wordPattern()`^(?:${marksWords.beyond})(?=[\d十百千万亿一二两三四五六七八九])`, "above"],
  [wordPattern()`^(?:${marksWords.reaching})`, null],
];

const suffixes: readonly (readonly [RegExp, keyof Words])[] = [
  [/(?:左右|上下|前后)$/, "about"],
  [wordPattern()`(?:${marksWords.overEnds})$`, "above"],
  [/(?:不到|不足)$/, "below"],
  [/来$/, "loose"],
];

/** One number with its words and unit; null otherwise. */
function parseSingle(text: string): Quantity | null {
  const words: Words = { above: false, below: false, about: false, loose: false };
  let rest = text;
  const negative = /^(?:-|负)(?=[\d.零〇一二两三四五六七八九十])/.exec(rest)?.[0];
  if (negative !== undefined) rest = rest.slice(negative.length);
  rest = take(rest, prefixes, words);
  const currency = /^(?:¥|人民币)/.exec(rest)?.[0];
  if (currency !== undefined) rest = take(rest.slice(currency.length), prefixes, words);
  const per = /^(?:百分之|千分之)/.exec(rest)?.[0];
  if (per !== undefined) rest = rest.slice(per.length);

  const number = takeNumber(rest, words, per !== undefined);
  if (!number) return null;
  rest = rest.slice(number.length);
  // Words behind the number may stand before the unit (300余份), behind it (3吨多) or both.
  const before = OVER_FOLLOWS.exec(rest)?.[0];
  if (before !== undefined) {
    mark(before, words);
    rest = rest.slice(before.length);
  }
  const piece = /^个多(?=.)/.test(rest);
  if (piece) {
    words.above = true;
    rest = rest.slice(2);
  }
  const unit = takeUnit(rest, words);
  if (unit === null) return null;
  if (per !== undefined && unit.unit !== "") return null;
  if (currency !== undefined && unit.unit !== "" && unit.unit !== "元") return null;
  const bounded = withBounds(number, words);
  if (!bounded) return null;
  const { factor, name } = nameUnit(per, currency, unit.unit);
  const open = name === "%" && bounded.mark === "余" && (text.endsWith("以上") || bounded.high * factor > 100) && bounded.value * factor <= 100;
  const scale = (value: number): number => tidy(factor === 0.1 ? value / 10 : value * factor);
  const sign = negative === undefined ? 1 : -1;
  if (sign < 0 && (bounded.mark !== null || bounded.value === 0)) return null;
  return { value: sign * scale(bounded.value), unit: name, low: sign * scale(bounded.low), high: open ? 100 : sign * scale(bounded.high), mark: bounded.mark };
}

function nameUnit(per: string | undefined, currency: string | undefined, unit: string): { factor: number; name: string | null } {
  if (per !== undefined) return { factor: per === "百分之" ? 1 : 0.1, name: "%" };
  if (currency !== undefined) return { factor: 1, name: "元" };
  if (unit === "‰") return { factor: 0.1, name: "%" };
  if (unit === "成") return { factor: 10, name: "%" };
  return { factor: 1, name: unit === "" ? null : unit };
}

/** A number and what stands inside it: its value, how long its text is, and bounds of its own (几十). */
interface TakenNumber extends Numeral {
  readonly length: number;
  readonly own?: { readonly low: number; readonly high: number; readonly mark: "余" | "范围" };
}

function takeNumber(text: string, words: Words, implicitAllowed: boolean): TakenNumber | null {
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
    mark(inner[1] ?? "", words);
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

/** The rest of the text as unit and closing words; null where it is something else. */
function takeUnit(text: string, words: Words): { unit: string } | null {
  if (text === "") return { unit: "" };
  let rest = text;
  for (let again = true; again && rest !== "";) {
    const unit = unitOrShare(rest);
    if (unit !== null) return { unit };
    again = false;
    for (const [pattern, word] of suffixes) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined) continue;
      words[word] = true;
      rest = rest.slice(0, -found.length);
      again = true;
      break;
    }
  }
  return rest === "" ? { unit: "" } : null;
}

const unitOrShare = (text: string): string | null => (text === "成" || text === "‰" ? text : canonicalUnit(text));

function mark(text: string, words: Words): void {
  for (const [pattern, word] of suffixes) if (pattern.test(text)) words[word] = true;
}

function take(text: string, table: typeof prefixes, words: Words): string {
  let rest = text;
  for (let again = true; again;) {
    again = false;
    for (const [pattern, word] of table) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined) continue;
      if (word !== null) words[word] = true;
      rest = rest.slice(found.length);
      again = true;
    }
  }
  return rest;
}

function withBounds(number: TakenNumber, words: Words): Pick<Quantity, "value" | "low" | "high" | "mark"> | null {
  const { value, step, own } = number;
  const low: number[] = [];
  const high: number[] = [];
  const add = (from: number, to: number): void => {
    low.push(from);
    high.push(to);
  };
  if (own) add(own.low, own.high);
  if (words.above && !own) add(value, value + step);
  if (words.below) add(value - (isPowerOfTen(value) ? value / 10 : step), value);
  if (words.about) add((own?.low ?? value) * 0.9, (own?.high ?? value) * 1.1);
  if (words.loose) add(value * 0.9, value + step / 2);
  if (low.length === 0) return { value, low: value, high: value, mark: null };
  // 约0 and 0余 mean nothing.
  if (value === 0) return null;
  const kinds = new Set([own?.mark, words.above && "余", words.below && "近", (words.about || words.loose) && "约"].filter(Boolean));
  const kind = kinds.size > 1 ? (own?.mark === "范围" ? "范围" : "约") : [...kinds][0];
  return { value, low: tidy(Math.max(0, Math.min(...low))), high: tidy(Math.max(...high)), mark: kind as Quantity["mark"] };
}

const isPowerOfTen = (value: number): boolean => Number.isInteger(Math.log10(value));

/** Halves, tens of per cent, hours with minutes, and figures with k or w (万). */
function parseSpecial(text: string): Quantity | null {
  const half = /^半个?(.*)$/.exec(text);
  if (half) return half[1] === "" ? exact(0.5, null) : withUnit(0.5, halfUnit(half[1] ?? ""));
  const andHalf = /^(.+?)(?:个半(小时|钟头|月)|(天|小时|年|吨|斤|公斤|亩|公里|里)半)$/.exec(text);
  if (andHalf) {
    const whole = parseNumeral(andHalf[1] ?? "");
    const unit = andHalf[2] === "月" ? "个月" : (andHalf[2] ?? andHalf[3] ?? "");
    return whole && Number.isInteger(whole.value) ? withUnit(whole.value + 0.5, halfUnit(unit)) : null;
  }
  const hours = /^(.+?)个?(?:小时|h)(\d{1,2}|[^\d]{1,3})(?:分钟|分|min)$/.exec(text);
  if (hours) {
    const whole = parseNumeral(hours[1] ?? "");
    const minutes = parseNumeral(hours[2] ?? "");
    return whole && minutes && minutes.value < 60 && Number.isInteger(whole.value) && Number.isInteger(minutes.value)
      ? exact(tidy(whole.value + minutes.value / 60), "小时")
      : null;
  }
  const share = /^([一二三四五六七八九1-9])成([一二三四五六七八九半])$/.exec(text);
  if (share) return exact((parseNumeral(share[1] ?? "")?.value ?? 0) * 10 + (share[2] === "半" ? 5 : (parseNumeral(share[2] ?? "")?.value ?? 0)), "%");
  const letter = /^(约|近)?(\d+(?:\.\d+)?)([kKwW])(?![a-zA-Z])(.*)$/.exec(text);
  if (letter) return parseSingle(`${letter[1] ?? ""}${letter[2] ?? ""}${/k/i.test(letter[3] ?? "") ? "千" : "万"}${letter[4] ?? ""}`);
  return null;
}

const halfUnit = (text: string): string | null => (text === "天" || text === "日" ? "天" : text === "年" ? "年" : text === "月" ? "个月" : canonicalUnit(text));
const exact = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });
const withUnit = (value: number, unit: string | null): Quantity | null => (unit === null ? null : exact(value, unit));

/** 3-5, 3~5人, 1万至2万, 90%-95%: two quantities, the smaller one first. */
function parseRange(text: string): Quantity | null {
  const about = /^(?:大约|大概|约|~|≈)/.exec(text)?.[0] ?? "";
  const match = /^([^-~—–―至到]+)(?:-{1,2}|~|—{1,2}|–|―{1,2}|至|到)([^-~—–―至到]+)$/.exec(text.slice(about.length));
  if (!match) return null;
  const [, left = "", right = ""] = match;
  if (/^0\d/.test(left) || /^0\d/.test(right)) return null;
  const to = parseSingle(right);
  const from = parseSingle(left);
  if (!from || !to || from.mark === "范围" || to.mark === "范围" || (from.unit !== null && from.unit !== to.unit)) return null;
  // 2-3万 means 2万 to 3万; 500-1万 does not.
  const power = /^\d+(?:\.\d+)?([万千亿])/.exec(right)?.[1];
  const shared = power !== undefined && /^\d+(?:\.\d+)?$/.test(left) ? parseNumeral(left + power)?.value : undefined;
  const low = shared !== undefined && shared < to.value ? shared : from.value;
  const lowest = low === from.value ? from.low : low;
  if (low >= to.value || low < 0 || (low > 0 && to.value > 100 * low)) return null;
  return { value: low, unit: to.unit, low: tidy(about === "" ? lowest : lowest * 0.9), high: tidy(about === "" ? to.high : to.high * 1.1), mark: "范围" };
}
