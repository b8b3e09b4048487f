/** From the cells of one indicator in one area to its value: every measure of the catalogue. */
import type { Source } from "../model/grid";
import type { Measure } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import type { RatioParts } from "../model/total";
import { tidy } from "../language/numerals";
import { addQuantities } from "../language/quantity";
import { cellsAt, isEmpty, placesByKey, type Cells } from "./tally";

export interface Worked {
  /** null: nothing that could be counted. */
  readonly quantity: Quantity | null;
  readonly parts?: RatioParts;
  /** Deciding cells first. */
  readonly sources: readonly Source[];
  /** Cells of the same day in several ledgers that say different things: those that were not taken. */
  readonly disputed: Cells | null;
}

/** @param cells all of one window */
export function workOut(measure: Measure, unit: string, cells: Cells): Worked {
  if (isEmpty(cells)) return { quantity: null, sources: [], disputed: null };
  const plain = (quantity: Quantity): Worked => ({ quantity, sources: cells.sources, disputed: null });
  switch (measure.type) {
    case "count":
      return plain(exactly(cells.quantities.length, unit));
    case "sum":
    case "sumOrCount":
      return plain(sumOf(cells.quantities, unit));
    case "distinct":
      return plain(exactly(new Set(cells.mores.map((more) => more.key)).size, unit));
    case "max":
      return largest(cells);
    case "latest": {
      const { chosen, rest, disputed } = latest(cells);
      return { quantity: sumOf(chosen.quantities, unit), sources: [...chosen.sources, ...rest.sources], disputed };
    }
    case "ratio":
      return ratioOf(measure, unit, cells);
  }
}

/** The sum in the indicator's unit, which the quantities already are in. */
export const sumOf = (quantities: readonly Quantity[], unit: string): Quantity => ({ ...addQuantities(quantities), unit });

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

function largest({ quantities, sources }: Cells): Worked {
  let best = quantities[0] ?? null;
  let at = 0;
  quantities.forEach((quantity, place) => {
    if (best === null || !greater(quantity, best)) return;
    best = quantity;
    at = place;
  });
  return { quantity: best, sources: [...sources.slice(at, at + 1), ...sources.slice(0, at), ...sources.slice(at + 1)], disputed: null };
}

function ratioOf(measure: Measure & { type: "ratio" }, unit: string, cells: Cells): Worked {
  const { chosen, rest, disputed } = measure.of === "latest" ? latest(cells) : { chosen: cells, rest: cellsAt(cells, []), disputed: null };
  const parts: RatioParts = {
    numerator: addQuantities(chosen.quantities),
    denominator: addQuantities(chosen.mores.flatMap((more) => more.denominator?.quantity ?? [])),
  };
  return { quantity: percent(parts, unit), parts, sources: [...bothSides(chosen), ...bothSides(rest)], disputed };
}

function bothSides({ sources, mores }: Cells): Source[] {
  return sources.flatMap((source, place) => {
    const below = mores[place]?.denominator;
    return below ? [source, below.source] : [source];
  });
}

const greater = (a: Quantity, b: Quantity): boolean => a.value > b.value || (a.value === b.value && a.high > b.high);

/**
 * The latest cells, key by key. Rows of one ledger with the same day are parts (village groups) and belong together; where several ledgers
 * speak of the same day the one that says most is taken, whatever the order of the files, and the others are disputed unless they agree.
 */
function latest(cells: Cells): { chosen: Cells; rest: Cells; disputed: Cells | null } {
  const { quantities, mores } = cells;
  const chosen = new Set<number>();
  const disputed: number[] = [];
  const whenOf = (place: number): string => mores[place]?.when ?? "";
  const sum = (places: readonly number[]): Quantity => addQuantities(cellsAt({ ...cells, quantities }, places).quantities);
  for (const places of placesByKey(cells).values()) {
    const last = places.reduce((when, place) => (whenOf(place) > when ? whenOf(place) : when), "");
    const byLedger = groupBy(
      places.filter((place) => whenOf(place) === last),
      (place) => mores[place]?.ledger,
    );
    const ledgers = [...byLedger.values()].map((some) => ({ places: some, sum: sum(some) }));
    const most = ledgers.reduce((a, b) => (greater(b.sum, a.sum) ? b : a));
    for (const place of most.places) chosen.add(place);
    for (const other of ledgers) if (other.sum.value !== most.sum.value) disputed.push(...other.places);
  }
  const all = quantities.map((_, place) => place);
  return {
    chosen: cellsAt(
      cells,
      all.filter((place) => chosen.has(place)),
    ),
    rest: cellsAt(
      cells,
      all.filter((place) => !chosen.has(place)),
    ),
    disputed: disputed.length === 0 ? null : cellsAt(cells, disputed),
  };
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
