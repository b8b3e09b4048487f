/** Words around a typed number that say which way it is off: 约 近 上 before it, 余 左右 以上 behind it. */
import marksWords from "./words/marks.json";
import { wordPattern } from "./word-pattern";

/** What makes 余 of the number before it. */
export const OVER_FOLLOWS = wordPattern()`^(?:${marksWords.overFollows})`;

/** Which way the words around a number push it. */
export interface NumberWords {
  above: boolean;
  below: boolean;
  about: boolean;
  loose: boolean; // 来
}

const openingWords: readonly (readonly [RegExp, keyof NumberWords | null])[] = [
  [wordPattern()`^(?:${marksWords.about})`, "about"],
  [wordPattern()`^(?:${marksWords.near})`, "below"],
  [wordPattern()`^(?:${marksWords.beyond})(?=[\d十百千万亿一二两三四五六七八九])`, "above"],
  [wordPattern()`^(?:${marksWords.reaching})`, null],
];

export const closingWords: readonly (readonly [RegExp, keyof NumberWords])[] = [
  [/(?:左右|上下|前后)$/, "about"],
  [wordPattern()`(?:${marksWords.overEnds})$`, "above"],
  [/(?:不到|不足)$/, "below"],
  [/来$/, "loose"],
];

export const noNumberWords = (): NumberWords => ({ above: false, below: false, about: false, loose: false });

/** Takes down what a word behind a number says. */
export function markClosing(text: string, words: NumberWords): void {
  for (const [pattern, word] of closingWords) if (pattern.test(text)) words[word] = true;
}

/** The text without the words before its number, which are taken down. */
export function takeOpeningWords(text: string, words: NumberWords): string {
  let rest = text;
  for (let again = true; again;) {
    again = false;
    for (const [pattern, word] of openingWords) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined) continue;
      if (word !== null) words[word] = true;
      rest = rest.slice(found.length);
      again = true;
    }
  }
  return rest;
}
