/**
 * What measuring keeps of the cells that it counts, until all ledgers are seen. There may be millions: they are kept as columns, and apart by
 * window, so that a plain sum needs no copy of them.
 */
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";

/** Cells as columns: the n-th quantity stands at the n-th source. In the order of files, sheets, ledgers and rows. */
export interface Cells {
  /** In the indicator's unit; 1 for a counted record. Of a ratio, the numerator. */
  readonly quantities: readonly Quantity[];
  readonly sources: readonly Source[];
  /** Empty for plain sums and counts. */
  readonly mores: readonly More[];
}

/** What only some measures ask for. */
export interface More {
  /** What the value is kept apart by: the text of `per`, the distinct text, the breakdown's key. "" where nothing. */
  readonly key: string;
  /** Day by which the latest is told. */
  readonly when: string;
  /** Place of the ledger among all. */
  readonly ledger: number;
  /** The other side of a ratio. */
  readonly denominator: { readonly quantity: Quantity; readonly source: Source } | null;
}

/** What gathers of one indicator in one area. */
export interface Tally {
  /** In the indicator's own window (flow: the period; year to date: the year; stock: until the end) and since 1 January. */
  readonly both: Gathering;
  /** In its own window alone: stocks, and periods that began in another year. */
  readonly mainOnly: Gathering;
  /** Since 1 January, before the period. */
  readonly yearOnly: Gathering;
  /** Records of the indicator's own window that the filters took but that have nothing to count: their cell is blank. */
  blank: number;
}

interface Gathering extends Cells {
  readonly quantities: Quantity[];
  readonly sources: Source[];
  readonly mores: More[];
}

export const newTally = (): Tally => ({ both: newCells(), mainOnly: newCells(), yearOnly: newCells(), blank: 0 });

const newCells = (): Gathering => ({ quantities: [], sources: [], mores: [] });

export function addCell(tally: Tally, main: boolean, year: boolean, quantity: Quantity, source: Source, more: More | null): void {
  const cells = main ? (year ? tally.both : tally.mainOnly) : tally.yearOnly;
  cells.quantities.push(quantity);
  cells.sources.push(source);
  if (more !== null) cells.mores.push(more);
}

export const mainCells = ({ both, mainOnly }: Tally): Cells => joined(both, mainOnly);

export const yearCells = ({ both, yearOnly }: Tally): Cells => joined(both, yearOnly);

export const isEmpty = (cells: Cells): boolean => cells.quantities.length === 0;

function joined(a: Cells, b: Cells): Cells {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  return { quantities: a.quantities.concat(b.quantities), sources: a.sources.concat(b.sources), mores: a.mores.concat(b.mores) };
}

/** Some of the cells, by their places. */
export const cellsAt = ({ quantities, sources, mores }: Cells, places: readonly number[]): Cells => ({
  quantities: pick(quantities, places),
  sources: pick(sources, places),
  mores: pick(mores, places),
});

function pick<Item>(items: readonly Item[], places: readonly number[]): Item[] {
  const picked: Item[] = [];
  for (const place of places) {
    const item = items[place];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}

/** Places of the cells that have a key, key by key. */
export function placesByKey({ mores }: Cells): Map<string, number[]> {
  const places = new Map<string, number[]>();
  mores.forEach(({ key }, place) => {
    const some = places.get(key);
    if (some) some.push(place);
    else places.set(key, [place]);
  });
  return places;
}
