/** Words that say which way a figure goes. A figure put into a sentence that says the opposite would be a wrong statement of ours. */

const OPPOSITES: readonly (readonly [up: string, down: string])[] = [
  ["增加", "减少"],
  ["增长", "下降"],
  ["提高", "下降"],
  ["提高", "降低"],
  ["上升", "下降"],
  ["多", "少"],
];

/**
 * @param stands the document's words before the figure
 * @param should the words before it in the new draft
 * @returns the two words, where they are opposites
 */
export function opposedWords(stands: string, should: string): { readonly stands: string; readonly should: string } | null {
  for (const [up, down] of OPPOSITES) {
    for (const [one, other] of [
      [up, down],
      [down, up],
    ] as const) {
      if (endsWith(stands, one) && endsWith(should, other)) return { stands: one, should: other };
    }
  }
  return null;
}

const endsWith = (words: string, word: string): boolean => words.replace(/[了约近\s]+$/u, "").endsWith(word);
