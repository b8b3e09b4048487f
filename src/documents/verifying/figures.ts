/**
 * Figures in running text: every number that states an amount, with its unit and its place.
 * Dates, ordinals, clause numbers, road numbers and document numbers are not figures; placeholders (`202_`, `***`) are, with a problem.
 */
import type { Quantity, QuantityProblem } from "../../model/quantity";
import { canonicalUnit, unitSpellings } from "../../language/units";
import { COMPOUND, readFigure } from "./read-figure";
import { lastAtMost } from "./searchable";

export interface TextFigure {
  /** 0-based paragraph, and the range of characters in it. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** As written, unit included: `570余吨`. */
  readonly text: string;
  readonly quantity: Quantity | null;
  readonly problem: QuantityProblem | null;
}

const DIGITS = "[0-9０-９]";
const CHINESE = "[〇零一二两俩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]";
/** What is no figure though it has digits. Matched first and skipped; the longest forms stand first. */
const NOT_A_FIGURE = new RegExp(
  [
    // Titles and names of activities: 《致村民一封信》, “第一季度推进会”.
    "《[^》]*》",
    // Set phrases that count nothing, and counts of a list that are checked with their list (五种行为).
    "一(?:个|种|封|批|支|项|条|套|股|片|名|位)(?=[\\u4e00-\\u9fff])|[二两三四五六七八九十](?:条(?=[路街道线沟河])|种|类)(?=[\\u4e00-\\u9fff])",
    "一把手|[一二两三四五六七八九十]个(?:一|代表|意识|自信|维护|文明|方面)|一方面|一系列|一定|两手抓|千方百计|百姓|万众一心",
    // Dates and times, also those of a month or a year alone.
    `${DIGITS}{2,4}\\s*年(?:\\s*${DIGITS}{1,2}\\s*月)?(?:\\s*${DIGITS}{1,2}\\s*[日号])?`,
    `${DIGITS}{1,2}\\s*月(?:\\s*${DIGITS}{1,2}\\s*[日号])?(?:(?:至|[—–-])\\s*${DIGITS}{1,2}\\s*[日号])?`,
    `${DIGITS}{4}[-./]${DIGITS}{1,2}[-./]${DIGITS}{1,2}`,
    `${DIGITS}{1,2}[:：]${DIGITS}{2}`,
    // Ordinals, clauses, document numbers, roads.
    `第\\s*(?:${DIGITS}+|${CHINESE}+)`,
    `[〔\\[［][^〕\\]］]{0,12}[〕\\]］]\\s*(?:第)?${DIGITS}*号?`,
    `${DIGITS}+\\s*(?:号文|号楼|号|线|国道|省道|县道|路公交)`,
    `^\\s*(?:[（(]?(?:${DIGITS}+|${CHINESE}+)[）)]|${DIGITS}+[.、．](?!${DIGITS})|${CHINESE}{1,3}、)`,
    `[A-Za-z]+${DIGITS}+`,
    // A masked telephone or the like.
    `${DIGITS}+[*＊]{3,}${DIGITS}+`,
  ].join("|"),
  "g",
);
/** Stars between digits are a masked number (138****1234), letters around xx a word. */
const PLACEHOLDER = new RegExp(
  `${DIGITS}{1,3}[_＿]+${DIGITS}*|(?<![0-9０-９*＊])[*＊]{2,}|[×✕╳]{2,}|[_＿]{3,}|(?<![A-Za-z])(?:[xX]{2,}|[ｘＸ]{2,})(?![A-Za-z])|□{2,}|[?？]{3,}|[（(]?待(?:填写?|补充?|定)[）)]?(?=$|[^\\u4e00-\\u9fff])`,
  "g",
);

/** Places in a text that a form left open. */
export const placeholdersIn = (text: string): { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

const AMOUNT = `(?:近|约|超过|超|逾)?\\s*(?:${DIGITS}[0-9０-９,，]*(?:[.．]${DIGITS}+)?(?:[～~—]${DIGITS}+(?:[.．]${DIGITS}+)?)?\\s*[万亿千百]{0,2}\\s*(?:余|多)?|百分之${CHINESE}+|${CHINESE}*[十百千万]${CHINESE}*(?:余|多|几)?|[数几]十|数百|数千|[两二三四五六七八九一](?=UNIT))`;

/** Longest unit first, so that 人次 is not read as 人. */
const unitPattern = (): string =>
  `${COMPOUND}|${unitSpellings()
    .filter((unit) => unit !== "")
    .sort((a, b) => b.length - a.length)
    .map((unit) => unit.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|")}`;

let compiled: RegExp | null = null;
function figurePattern(): RegExp {
  compiled ??= new RegExp(`${AMOUNT.replace("UNIT", unitPattern())}\\s*(?:${unitPattern()})?(?:左右|上下)?`, "g");
  compiled.lastIndex = 0;
  return compiled;
}

/** Every figure of a text, paragraph by paragraph, in reading order. */
export function figuresOf(paragraphs: readonly string[]): TextFigure[] {
  return paragraphs.flatMap((text, paragraph) => figuresIn(text, paragraph));
}

function figuresIn(text: string, paragraph: number): TextFigure[] {
  const figures: TextFigure[] = [];
  const taken: [number, number][] = [];
  for (const { start, end } of placeholdersIn(text)) {
    const blank = text.slice(start, end);
    // ***镇 leaves a name open and 202_年 a year; 202_个 and ××份 leave a figure open.
    if (countedBehind(text, end) && !/^年/.test(text.slice(end))) figures.push({ paragraph, start, end, text: blank, quantity: null, problem: "placeholder" });
    taken.push([start, end]);
  }
  for (const match of text.matchAll(NOT_A_FIGURE)) if (match[0] !== "") taken.push([match.index, match.index + match[0].length]);
  const free = freeOf(taken);
  for (const match of text.matchAll(figurePattern())) {
    const written = match[0].trim();
    const start = match.index + match[0].indexOf(written);
    const end = start + written.length;
    if (written === "" || !free(start, end)) continue;
    // A Chinese numeral without a unit is a word (一手抓, 万众一心), not a figure.
    if (!/[0-9０-９]/.test(written) && !hasUnit(written)) continue;
    const { quantity, problem } = readFigure(written);
    if (quantity === null && problem === null) continue;
    figures.push({ paragraph, start, end, text: written, quantity, problem });
  }
  return figures.sort((a, b) => a.start - b.start);
}

/** Whether a stretch of the text touches none of those that are taken. */
function freeOf(taken: [from: number, to: number][]): (start: number, end: number) => boolean {
  const sorted = [...taken].sort(([a], [b]) => a - b);
  const starts = sorted.map(([from]) => from);
  let furthest = 0;
  const ends = sorted.map(([, to]) => (furthest = Math.max(furthest, to)));
  return (start, end) => (ends[lastAtMost(starts, end - 1)] ?? 0) <= start;
}

/** A unit follows directly. */
const countedBehind = (text: string, at: number): boolean => unitFirst().test(text.slice(at, at + 6));

let unitStart: RegExp | null = null;
const unitFirst = (): RegExp => (unitStart ??= new RegExp(`^\\s*(?:${unitPattern()})`));

const hasUnit = (written: string): boolean => {
  if (/^百分之/.test(written) || new RegExp(`(?:${COMPOUND})$`).test(written)) return true;
  for (let length = Math.min(4, written.length - 1); length > 0; length--) if (canonicalUnit(written.slice(-length)) !== null) return true;
  return false;
};
