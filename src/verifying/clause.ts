/** What stands around a figure: how near a word is to it decides what the figure means. */
import type { Figure } from "./figures";

export interface Clause {
  /** Between the figure before and this one; figures that follow each other directly (26处1208.72㎡) share it. */
  readonly own: string;
  /** From the last full stop to the figure. */
  readonly sentence: string;
  /** All before the figure in its paragraph; in a table, the cells before it in its row as well. */
  readonly paragraph: string;
  /** The section's heading and paragraphs before this one. */
  readonly section: string;
  /** From the figure to the next break. */
  readonly after: string;
  /** The cell before it in a table's row: the row's name. */
  readonly row: string | null;
}

/** @param previous the figure before in the same paragraph, with its clause */
export function clauseOf(text: string, figure: Figure, lead: string, section: string, previous: { figure: Figure; clause: Clause } | null): Clause {
  const paragraph = lead + text.slice(0, figure.start);
  const sentence = paragraph.slice(paragraph.lastIndexOf("。") + 1);
  const rest = text.slice(figure.end);
  const stop = rest.search(/[，,。；;、：:（(0-9０-９]/);
  const between = previous ? text.slice(previous.figure.end, figure.start) : null;
  const shared = previous !== null && between !== null && /^[\s（(]*$/.test(between);
  return {
    own: shared ? previous.clause.own : between === null || between.includes("。") ? sentence : between,
    ...{ sentence, paragraph, section },
    after: stop < 0 ? rest : rest.slice(0, stop),
    row: /([^\s]+) $/.exec(lead)?.[1] ?? null,
  };
}

/** How far from the figure a text names something: own words and those behind it, its sentence, its paragraph, its section. */
export type Nearness = "own" | "sentence" | "paragraph" | "section";

export interface Naming {
  readonly nearness: Nearness;
  /** 0 (barely) to 6. */
  readonly weight: number;
}

/** The nearest place that names one of the words, the more telling first; null where none does. `masks` are longer words of something else. */
export function namingOf(words: readonly string[], clause: Clause, masks: readonly string[]): Naming | null {
  let best: Naming | null = null;
  const take = (nearness: Nearness, weight: number): void => {
    if (!best || weight > best.weight) best = { nearness, weight };
  };
  words.forEach((word, rank) => {
    if (word === "") return;
    const telling = Math.max(0, 0.3 - rank * 0.05) + Math.min(word.length, 10) * 0.05;
    const behind = firstIndex(clause.after, word, masks);
    if (behind >= 0) take("own", 5.2 - behind * 0.1 + telling);
    const own = distance(clause.own, word, masks);
    if (own) take("own", 5.2 - own.breaks * 0.6 - own.characters * 0.05 + telling);
    const sentence = distance(clause.sentence, word, masks);
    if (sentence) take("sentence", Math.max(2, 4 - sentence.characters * 0.03) + telling);
    const paragraph = distance(clause.paragraph, word, masks);
    if (paragraph) take("paragraph", Math.max(1, 2 - paragraph.characters * 0.004) + telling);
    const section = distance(clause.section, word, masks);
    if (section) take("section", Math.max(0.3, 1 - section.characters * 0.001) + telling);
  });
  return best;
}

/** From the end of the last place of a word to the end of the text, in characters and in breaks. */
function distance(text: string, word: string, masks: readonly string[]): { characters: number; breaks: number } | null {
  for (let at = text.lastIndexOf(word); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(word, at - 1)) {
    if (masked(text, at, word, masks)) continue;
    const rest = text.slice(at + word.length);
    return { characters: rest.length, breaks: rest.match(/[，,；;、：:]/g)?.length ?? 0 };
  }
  return null;
}

function firstIndex(text: string, word: string, masks: readonly string[]): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!masked(text, at, word, masks)) return at;
  return -1;
}

/** 文明家庭 within 五好文明家庭 speaks of the latter only. */
const masked = (text: string, at: number, word: string, masks: readonly string[]): boolean =>
  masks.some((mask) => {
    const inside = mask.indexOf(word);
    return inside >= 0 && text.slice(Math.max(0, at - inside), at - inside + mask.length) === mask;
  });
