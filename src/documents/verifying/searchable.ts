/**
 * A text in which the same words are looked for from many places: each word's places are found once, so that looking for what stands before every
 * figure of a document takes time in proportion to the document.
 */

/** Part of a text, by characters: `from` included, `to` not. */
export interface TextWindow {
  readonly text: SearchableText;
  readonly from: number;
  readonly to: number;
}

export interface SearchableText {
  readonly text: string;
  /**
   * Where a word begins for the last time, wholly inside a part of the text; -1 where it does not.
   * @param masks longer words of something else: within one of them (wholly inside the part) the word does not count.
   *   None, or the same for a word each time.
   */
  readonly lastOf: (word: string, masks: readonly string[], from: number, to: number) => number;
  /** How many commas, semicolons and colons stand in a part. */
  readonly breaksIn: (from: number, to: number) => number;
}

type Stretch = readonly [from: number, to: number];

export function searchable(text: string): SearchableText {
  const starts = new Map<string, readonly number[]>();
  const masked = new Map<string, ReadonlyMap<number, readonly Stretch[]>>();
  let breaks: Uint32Array | null = null;
  const startsOf = (word: string): readonly number[] => {
    let known = starts.get(word);
    if (!known) starts.set(word, (known = placesOf(text, word)));
    return known;
  };
  const masksOf = (word: string, masks: readonly string[]): ReadonlyMap<number, readonly Stretch[]> => {
    let known = masked.get(word);
    if (!known) masked.set(word, (known = stretchesOf(text, word, startsOf(word), masks)));
    return known;
  };
  return {
    text,
    lastOf(word, masks, from, to) {
      const places = startsOf(word);
      const around = masks.length === 0 || places.length === 0 ? null : masksOf(word, masks);
      for (let i = lastAtMost(places, to - word.length); i >= 0; i--) {
        const start = places[i] ?? -1;
        if (start < from) return -1;
        if (!around?.get(start)?.some(([first, end]) => first >= from && end <= to)) return start;
      }
      return -1;
    },
    breaksIn(from, to) {
      breaks ??= breaksBefore(text);
      return from >= to ? 0 : (breaks[to] ?? 0) - (breaks[from] ?? 0);
    },
  };
}

function placesOf(text: string, word: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) starts.push(at);
  return starts;
}

/** By place of the word: stretches of the masks around it; places without one are left out. */
function stretchesOf(text: string, word: string, starts: readonly number[], masks: readonly string[]): Map<number, Stretch[]> {
  const stretches = new Map<number, Stretch[]>();
  for (const at of starts) {
    const found = masks.flatMap((mask): Stretch[] => {
      const first = at - mask.indexOf(word);
      return first >= 0 && first <= at && text.startsWith(mask, first) ? [[first, first + mask.length]] : [];
    });
    if (found.length > 0) stretches.set(at, found);
  }
  return stretches;
}

/** Index of the last number that is at most `most` in a rising list; -1 where all are larger. */
export function lastAtMost(rising: readonly number[], most: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const BREAKS: ReadonlySet<string> = new Set("，,；;、：:");

/** By character: how many breaks stand before it. */
function breaksBefore(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) counts[i + 1] = (counts[i] ?? 0) + (BREAKS.has(text[i] ?? "") ? 1 : 0);
  return counts;
}

/** Whether a word stands in the part, masks or not. */
export const holds = ({ text, from, to }: TextWindow, word: string): boolean => word === "" || text.lastOf(word, [], from, to) >= 0;
