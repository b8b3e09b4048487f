/**
 * What has no data falls away: a figure that is missing takes its clause with it, a sentence left without figures goes whole,
 * and so do paragraphs and sections (blocks.ts). Clauses end with ，；, sentences with 。. Round brackets stand for themselves: `（较上期增加…）` goes
 * alone. Square brackets in a template hold a list whose members come and go while the words around it stay: `动用[铲车…、清运车…]`; its members
 * stand between commas, or between 、 where it has no comma.
 */
import { GAP, hasMarks, markAt, saysData } from "./marks";

const CLOSING: Readonly<Record<string, string>> = { "（": "）", "[": "]", "“": "”", "《": "》", "‘": "’", "〔": "〕" };
const SENTENCE_END = "。！？";
const STRENGTH = "、，；";

/** A rendered line without what has no data; "" when nothing is left. */
export function withoutGaps(line: string): string {
  if (!hasMarks(line) && !line.includes("[")) return line;
  return splitAt(line, SENTENCE_END)
    .map(({ text, end }) => keepSentence(text, end))
    .join("")
    .trim();
}

function keepSentence(text: string, end: string): string {
  const kept = keepClauses(text, "，；");
  if (kept === null) return "";
  // A sentence that spoke of data and has none left says nothing.
  if (text.includes(GAP) && !saysData(kept)) return "";
  return kept.trim() === "" ? "" : kept + end;
}

/** The clauses without a gap, or null when none is left. The stronger of two separators around a lost clause stays. */
function keepClauses(text: string, separators: string, depth = 0): string | null {
  let kept = "";
  let pending = "";
  for (const { text: clause, end } of splitAt(text, separators)) {
    const whole = resolveGroups(clause, depth);
    if (whole === null || whole.trim() === "") {
      if (kept !== "" && STRENGTH.indexOf(end) > STRENGTH.indexOf(pending)) pending = end;
      continue;
    }
    kept += (kept === "" ? "" : pending) + whole;
    pending = end;
  }
  return kept === "" ? null : kept;
}

/** Brackets within more brackets than anybody writes are words. */
const DEEPEST = 10;

/** Brackets inside a clause, settled from the inside out; null when the clause itself has a gap. */
function resolveGroups(clause: string, depth: number): string | null {
  const closing = closingsOf(clause);
  let settled = "";
  for (let at = 0; at < clause.length;) {
    const mark = markAt(clause, at);
    if (mark !== null) {
      settled += mark;
      at += mark.length;
      continue;
    }
    const open = clause[at] ?? "";
    const close = closing[at] ?? -1;
    if (open === GAP) return null;
    if (close < 0 || depth === DEEPEST || (open !== "（" && open !== "[")) {
      settled += open;
      at += 1;
      continue;
    }
    const content = clause.slice(at + 1, close);
    const inner = keepClauses(content, open === "[" ? memberSeparators(content) : "，；", depth + 1);
    if (open === "[" && inner === null) return null;
    if (inner !== null) settled += open === "[" ? inner : `（${inner}）`;
    at = close + 1;
  }
  return settled;
}

/** Members of a list stand between commas, or, where there is none, between 、: `[召开动员会、推进会…，制定方案、文件…]` has two. */
const memberSeparators = (content: string): string => (splitAt(content, "，；").length > 1 ? "，；" : "、");

interface Part {
  readonly text: string;
  readonly end: string;
}

/** Splits at separators that stand outside brackets, quotation marks and marked words. */
function splitAt(text: string, separators: string): Part[] {
  const closing = closingsOf(text);
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    const mark = markAt(text, at);
    if (mark !== null) {
      at += mark.length;
      continue;
    }
    const close = closing[at] ?? -1;
    if (close >= 0) {
      at = close + 1;
      continue;
    }
    const character = text[at] ?? "";
    if (separators.includes(character)) {
      parts.push({ text: text.slice(start, at), end: character });
      start = at + 1;
    }
    at += 1;
  }
  if (start < text.length) parts.push({ text: text.slice(start), end: "" });
  return parts;
}

const OPENS = Object.keys(CLOSING).join("");
const CLOSES = Object.values(CLOSING).join("");
/** By character: where the bracket that opens there closes, or -1; told apart by kind, so that `[（]）` closes both. Empty where there is no bracket. */
function closingsOf(text: string): Int32Array {
  if (![...OPENS].some((bracket) => text.includes(bracket))) return NONE;
  const closing = new Int32Array(text.length).fill(-1);
  const open = [...OPENS].map((): number[] => []);
  for (let at = 0; at < text.length;) {
    const mark = markAt(text, at);
    if (mark !== null) {
      at += mark.length;
      continue;
    }
    const character = text[at] ?? "";
    const opens = OPENS.indexOf(character);
    if (opens >= 0) open[opens]?.push(at);
    const from = open[CLOSES.indexOf(character)]?.pop();
    if (from !== undefined) closing[from] = at;
    at += 1;
  }
  return closing;
}

const NONE = new Int32Array();
