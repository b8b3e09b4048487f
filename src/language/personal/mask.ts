/**
 * Personal numbers made unreadable in the middle: 330127********8888, 138****0000. As long as before, so that places in the text hold; the same
 * text gives the same, and a text that is masked already stays.
 */
import { folded, mayHoldNumbers } from "./fold";
import type { Label } from "./labels";
import { personalNumbers, type PersonalNumber } from "./numbers";

/** The text without what only its owner should read. @param above as of `personalNumbers` */
export function masked(text: string, above: Label | null = null): string {
  return mayHoldNumbers(text) ? withStars(text, personalNumbers(text, above)) : text;
}

/** The text with stars in the middle of these numbers. */
export function withStars(text: string, numbers: readonly PersonalNumber[]): string {
  if (numbers.length === 0) return text;
  const even = folded(text);
  let out = "";
  let at = 0;
  for (const number of numbers) {
    const [from, to] = middleOf(even, number);
    out += text.slice(at, from) + "*".repeat(to - from);
    at = to;
  }
  return out + text.slice(at);
}

/** From behind the last readable digit of the head to before the first one of the tail. Separators between go too: stars stand between digits. */
function middleOf(even: string, { start, end, head, tail }: PersonalNumber): [from: number, to: number] {
  const places: number[] = [];
  for (let i = start; i < end; i++) if (/[0-9Xx]/.test(even[i] ?? "")) places.push(i);
  const last = places[head - 1] ?? start;
  return [last + 1, places[places.length - tail] ?? end];
}

/** A number that is masked, by us or by the clerk: no blank that somebody forgot to fill in. */
const MASKED = /[0-9０-９〇零○幺一二三四五六七八九][*＊]{3,}(?=[0-9０-９〇零○幺一二三四五六七八九])/g;

/** The text without the stars of masked numbers, for whoever looks for blanks. */
export const withoutMasks = (text: string): string => (text.includes("*") || text.includes("＊") ? text.replace(MASKED, "0") : text);

/** All texts of plain data masked, names of members too; what holds none is handed back as it is. */
export function maskedData<T>(data: T): T {
  return maskedValue(data) as T;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === "string") return masked(value);
  if (Array.isArray(value)) {
    const list = (value as unknown[]).map(maskedValue);
    return list.some((one, i) => one !== (value as unknown[])[i]) ? list : (value as unknown[]);
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value);
  const clean = entries.map(([key, one]): [string, unknown] => [masked(key), maskedValue(one)]);
  return clean.some(([key, one], i) => key !== entries[i]?.[0] || one !== entries[i][1]) ? Object.fromEntries(clean) : value;
}
