/** From the entries of one indicator in one area to its value: every measure of the catalogue. */
import type { Measure } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import type { RatioParts } from "../model/total";
import { tidy } from "../reading/numerals";
import { addQuantities } from "../reading/quantity";
import type { Entry } from "./entry";

export interface Worked {
  /** null: nothing that could be counted. */
  readonly quantity: Quantity | null;
  readonly parts?: RatioParts;
  /** The entries, deciding ones first. */
  readonly entries: readonly Entry[];
  /** Entries of the same day in several ledgers that say different things: those that were not taken. */
  readonly disputed: readonly Entry[];
}

/** @param entries in the order of their cells, all of one window */
export function workOut(measure: Measure, unit: string, entries: readonly Entry[]): Worked {
  if (measure.type === "ratio") return ratioOf(measure, unit, entries);
  if (entries.length === 0) return { quantity: null, entries, disputed: [] };
  const add = (some: readonly Entry[]): Quantity => ({ ...addQuantities(some.map((entry) => entry.quantity)), unit });
  if (measure.type === "max") {
    const largest = entries.reduce((a, b) => (greater(b.quantity, a.quantity) ? b : a));
    return { quantity: largest.quantity, entries: [largest, ...entries.filter((entry) => entry !== largest)], disputed: [] };
  }
  if (measure.type === "distinct") return { quantity: exactly(new Set(entries.map((entry) => entry.more?.key)).size, unit), entries, disputed: [] };
  if (measure.type === "latest") {
    const { chosen, rest, disputed } = latest(entries);
    return { quantity: add(chosen), entries: [...chosen, ...rest], disputed };
  }
  if (measure.type === "count") return { quantity: exactly(entries.length, unit), entries, disputed: [] };
  return { quantity: add(entries), entries, disputed: [] };
}

/** 95 % is 95 in a `%` unit. A denominator of 0 has no ratio. The bounds are those that the parts' bounds allow; a ratio of inexact parts is 约. */
export function percent(parts: RatioParts, unit: string): Quantity | null {
  const { numerator: n, denominator: d } = parts;
  if (d.value === 0) return null;
  const of = (a: number, b: number): number => (b === 0 ? Number.POSITIVE_INFINITY : tidy((a / b) * 100));
  const value = of(n.value, d.value);
  if (n.mark === null && d.mark === null) return exactly(value, unit);
  const low = Math.min(value, of(n.low, d.high));
  const high = Math.max(value, of(n.high, d.low));
  return { value, unit, low, high: Number.isFinite(high) ? high : Math.max(value, 100), mark: "约" };
}

export const exactly = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });

function ratioOf(measure: Measure & { type: "ratio" }, unit: string, entries: readonly Entry[]): Worked {
  if (entries.length === 0) return { quantity: null, entries, disputed: [] };
  const picked = measure.of === "latest" ? latest(entries) : { chosen: entries, rest: [], disputed: [] };
  const parts: RatioParts = {
    numerator: addQuantities(picked.chosen.map((entry) => entry.quantity)),
    denominator: addQuantities(picked.chosen.flatMap((entry) => entry.more?.denominator?.quantity ?? [])),
  };
  return { quantity: percent(parts, unit), parts, entries: [...picked.chosen, ...picked.rest], disputed: picked.disputed };
}

const greater = (a: Quantity, b: Quantity): boolean => a.value > b.value || (a.value === b.value && a.high > b.high);

/**
 * The latest entries, key by key. Rows of one ledger with the same day are parts (village groups) and belong together; where several ledgers
 * speak of the same day the one that says most is taken, whatever the order of the files, and the others are disputed unless they agree.
 */
function latest(entries: readonly Entry[]): { chosen: Entry[]; rest: Entry[]; disputed: Entry[] } {
  const chosen: Entry[] = [];
  const rest: Entry[] = [];
  const disputed: Entry[] = [];
  for (const group of groupBy(entries, (entry) => entry.more?.key ?? "").values()) {
    const whenOf = (entry: Entry): string => entry.more?.when ?? "";
    const last = group.reduce((when, entry) => (whenOf(entry) > when ? whenOf(entry) : when), "");
    rest.push(...group.filter((entry) => whenOf(entry) !== last));
    const ledgers = [
      ...groupBy(
        group.filter((entry) => whenOf(entry) === last),
        (entry) => entry.more?.ledger,
      ).values(),
    ].map((rows) => ({ rows, sum: addQuantities(rows.map((entry) => entry.quantity)) }));
    const most = ledgers.reduce((a, b) => (greater(b.sum, a.sum) ? b : a));
    chosen.push(...most.rows);
    for (const { rows, sum } of ledgers) {
      if (rows === most.rows) continue;
      rest.push(...rows);
      if (sum.value !== most.sum.value) disputed.push(...rows);
    }
  }
  const taken = new Set(chosen);
  const given = new Set(rest);
  return { chosen: entries.filter((entry) => taken.has(entry)), rest: entries.filter((entry) => given.has(entry)), disputed };
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
