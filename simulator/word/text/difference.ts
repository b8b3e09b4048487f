/** What a person changed in a paragraph: the stretches between texts that stayed the same. */

export interface Replacement {
  /** Characters of the old text, [from, to). */
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Shorter agreements are chance: whoever writes a sentence anew keeps none of its letters. */
const shortest = 3;

/** @returns replacements from the end of the text to its start, so that each can be done as it stands */
export function differences(before: string, after: string): Replacement[] {
  const found: Replacement[] = [];
  collect(before, after, 0, found);
  return found.sort((a, b) => b.from - a.from);
}

function collect(before: string, after: string, at: number, found: Replacement[]): void {
  if (before === after) return;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const common = longestCommon(old, fresh);
  if (common.length < shortest) {
    found.push({ from: at + start, to: at + start + old.length, by: fresh });
    return;
  }
  collect(old.slice(0, common.old), fresh.slice(0, common.fresh), at + start, found);
  collect(old.slice(common.old + common.length), fresh.slice(common.fresh + common.length), at + start + common.old + common.length, found);
}

function longestCommon(old: string, fresh: string): { readonly old: number; readonly fresh: number; readonly length: number } {
  let best = { old: 0, fresh: 0, length: 0 };
  let above: number[] = [];
  for (let i = 0; i < old.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < fresh.length; j++) {
      const length = old[i] === fresh[j] ? (above[j - 1] ?? 0) + 1 : 0;
      row.push(length);
      if (length > best.length) best = { old: i - length + 1, fresh: j - length + 1, length };
    }
    above = row;
  }
  return best;
}
