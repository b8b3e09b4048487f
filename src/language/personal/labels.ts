/** What the words before a number, or the header above it, say that it is. */
import { remembering } from "../remembering";
import words from "./words.json";

/** What a label promises. code: a number of a document or a thing. amount: a number that counts. */
export type Label = "id" | "bank" | "phone" | "document" | "code" | "amount";

const KINDS: readonly Label[] = ["id", "bank", "document", "phone", "code", "amount"];

const byLength = (a: string, b: string): number => b.length - a.length;
const fillers = [...words.afterLabels].sort(byLength);
const labels = KINDS.flatMap((kind) => words.labels[kind].map((label) => ({ kind, label }))).sort((a, b) => byLength(a.label, b.label));

/** Characters before a number in which its label is looked for. */
const REACH = 24;
const BRACKETS = /[（(【[][^（()）】\]\d]{0,10}[）)】\]]$/;
const LATIN = /^[A-Za-z]+$/;

/** The label right before a place: `手机号码：`, `电话（办公室）`. Null where other words stand between. @param text folded */
export function labelBefore(text: string, at: number): Label | null {
  let rest = text.slice(Math.max(0, at - REACH), at);
  for (;;) {
    rest = rest.trimEnd();
    const found = labels.find(({ label }) => rest.endsWith(label) && !(LATIN.test(label) && /[A-Za-z]/.test(rest[rest.length - label.length - 1] ?? "")));
    if (found) return found.kind;
    const shorter = rest.replace(BRACKETS, "");
    if (shorter !== rest) {
      rest = shorter;
      continue;
    }
    const filler = fillers.find((one) => rest.endsWith(one));
    if (filler === undefined) return null;
    rest = rest.slice(0, -filler.length);
  }
}

/** A header or the name of a card's line is short. */
const LONGEST_HEADER = 24;

/** What a header promises of the cells below it, by any word in it; null for a header without such a word, or one that counts (电话回访次数). */
export const labelOfHeader = remembering((header: string): Label | null => {
  const name = header.replace(/\s+/g, "");
  if (name.length > LONGEST_HEADER || words.notLabels.some((word) => name.includes(word))) return null;
  const bare = name.replace(/[^\p{L}№☎☏]/gu, "");
  const has = (label: string): boolean => (LATIN.test(label) ? bare.toLowerCase() === label.toLowerCase() : name.includes(label));
  const found = KINDS.find((kind) => words.labels[kind].some(has));
  return found ?? (words.amountHeads.some((unit) => name.includes(unit)) ? "amount" : null);
});

const nothing = new Set<string>(words.nothing);

/** A cell that only says that there is nothing: the header above it goes on. */
export const isNothing = (text: string): boolean => nothing.has(text.trim());
