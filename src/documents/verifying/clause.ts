/** What stands around a figure: how near a word is to it decides what the figure means. */
import { LONGEST_SENTENCE } from "./before";
import type { TextFigure } from "./figures";
import { searchable, type SearchableText, type TextWindow } from "./searchable";

export interface Clause {
  /** Between the figure before and this one; figures that follow each other directly (26处1208.72㎡) share it. */
  readonly own: TextWindow;
  /** From the last full stop to the figure. */
  readonly sentence: string;
  readonly sentenceWindow: TextWindow;
  /** All before the figure in its paragraph; in a table, the cells before it in its row as well. */
  readonly paragraph: TextWindow;
  /** The section's heading and paragraphs before this one. */
  readonly section: TextWindow;
  /** From the figure to the next break. */
  readonly after: string;
  /** The cell before it in a table's row: the row's name. */
  readonly row: string | null;
}

/** No word further behind a figure speaks of it. */
const LONGEST_AFTER = 200;

/** A paragraph prepared for the clauses of all its figures. */
export interface ClauseText {
  /** With the cells before it in its row. */
  readonly whole: SearchableText;
  /** Characters of those cells. */
  readonly lead: number;
  readonly section: TextWindow;
  readonly row: string | null;
}

/** @param lead texts of the cells before the paragraph in its row */
export const clauseText = (text: string, lead: string, section: TextWindow): ClauseText => ({
  whole: searchable(lead + text),
  lead: lead.length,
  section,
  row: /([^\s]+) $/.exec(lead)?.[1] ?? null,
});

/** @param previous the figure before in the same paragraph, with its clause */
export function clauseOf({ whole, lead, section, row }: ClauseText, figure: TextFigure, previous: { figure: TextFigure; clause: Clause } | null): Clause {
  const to = lead + figure.start;
  const stop = whole.lastOf("。", [], 0, to);
  const window = (from: number): TextWindow => ({ text: whole, from, to });
  const sentenceWindow = window(Math.max(stop + 1, to - LONGEST_SENTENCE));
  const before = previous === null ? null : lead + previous.figure.end;
  const shared = previous !== null && before !== null && nothingBetween(whole.text, before, to);
  return {
    own: shared ? previous.clause.own : before === null || stop >= before ? sentenceWindow : window(before),
    sentence: whole.text.slice(sentenceWindow.from, to),
    sentenceWindow,
    paragraph: window(0),
    section,
    after: untilBreak(whole.text, lead + figure.end),
    row,
  };
}

const BETWEEN = /[\s（(]/;

function nothingBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!BETWEEN.test(text[i] ?? "")) return false;
  return true;
}

const STOP = /[，,。；;、：:（(0-9０-９]/;

function untilBreak(text: string, from: number): string {
  const rest = text.slice(from, from + LONGEST_AFTER);
  const stop = rest.search(STOP);
  return stop < 0 ? rest : rest.slice(0, stop);
}

/** How far from the figure a text names something: own words and those behind it, its sentence, its paragraph, its section. */
export type Nearness = "own" | "sentence" | "paragraph" | "section";

export interface WordNaming {
  readonly nearness: Nearness;
  /** 0 (barely) to 6. */
  readonly weight: number;
}

/** The nearest place that names a word, the more telling first; null where none does. `masks` are longer words of something else. */
export function namingOf(word: string, clause: Clause, masks: readonly string[]): WordNaming | null {
  if (word === "") return null;
  let best: WordNaming | null = null;
  const take = (nearness: Nearness, weight: number): void => {
    if (!best || weight > best.weight) best = { nearness, weight };
  };
  const telling = TELLING + Math.min(word.length, 10) * 0.05;
  const behind = firstIndex(clause.after, word, masks);
  if (behind >= 0) take("own", 5.2 - behind * 0.1 + telling);
  const own = distance(clause.own, word, masks);
  if (own) take("own", 5.2 - own.breaks * 0.6 - own.characters * 0.05 + telling);
  const sentence = distance(clause.sentenceWindow, word, masks);
  if (sentence) take("sentence", Math.max(2, 4 - sentence.characters * 0.03) + telling);
  const paragraph = distance(clause.paragraph, word, masks);
  if (paragraph) take("paragraph", Math.max(1, 2 - paragraph.characters * 0.004) + telling);
  const section = distance(clause.section, word, masks);
  if (section) take("section", Math.max(0.3, 1 - section.characters * 0.001) + telling);
  return best;
}

const TELLING = 0.3;

/** From the end of the last place of a word to the end of the window, in characters and in breaks. */
function distance({ text, from, to }: TextWindow, word: string, masks: readonly string[]): { characters: number; breaks: number } | null {
  const at = text.lastOf(word, masks, from, to);
  if (at < 0) return null;
  const end = at + word.length;
  return { characters: to - end, breaks: text.breaksIn(end, to) };
}

function firstIndex(text: string, word: string, masks: readonly string[]): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!masked(text, at, word, masks)) return at;
  return -1;
}

/** 文明家庭 within 五好文明家庭 speaks of the latter only. */
const masked = (text: string, at: number, word: string, masks: readonly string[]): boolean =>
  masks.some((mask) => {
    const inside = mask.indexOf(word);
    return inside >= 0 && at >= inside && text.startsWith(mask, at - inside);
  });
