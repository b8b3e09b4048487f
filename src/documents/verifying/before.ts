/** What stands before a figure, as far as a rule can mean it: looking at it takes the same time wherever in a paragraph the figure stands. */

/** In characters: longer stretches without a full stop are no sentence; what stands further back is the paragraph's. */
export const LONGEST_SENTENCE = 2000;

/** The last characters before a place. */
export const textBefore = (text: string, at: number, characters = LONGEST_SENTENCE): string => text.slice(Math.max(0, at - characters), at);

/** From the last 。 or ； to the place. */
export function clauseBefore(text: string, at: number): string {
  const before = textBefore(text, at);
  return before.slice(Math.max(before.lastIndexOf("。"), before.lastIndexOf("；")) + 1);
}

/** Where the first of some words ends in a text; infinitely far where none stands in it. */
export function firstEnd(text: string, words: RegExp): number {
  const match = words.exec(text);
  return match ? match.index + match[0].length : Infinity;
}
