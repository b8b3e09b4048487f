/** What measuring keeps of a cell that it counts, until all ledgers are seen. There may be millions: entries are small and shared where they can be. */
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";

export interface Entry {
  /** In the indicator's unit; 1 for a counted record. Of a ratio, the numerator. */
  readonly quantity: Quantity;
  readonly source: Source;
  /** Counts in the indicator's own window (flow: the period; year to date: the year; stock: until the end). */
  readonly main: boolean;
  /** Counts since 1 January. */
  readonly year: boolean;
  /** null for plain sums and counts. */
  readonly more: More | null;
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
  /** In the order of files, sheets, ledgers and rows: measuring goes through them in that order, whatever order they came in. */
  readonly entries: Entry[];
  /** Entries of the indicator's own window. */
  main: number;
  /** Entries since 1 January. */
  year: number;
  /** Records of the indicator's own window that the filters took but that have nothing to count: their cell is blank. */
  blank: number;
}

export const newTally = (): Tally => ({ entries: [], main: 0, year: 0, blank: 0 });

export function addEntry(tally: Tally, entry: Entry): void {
  if (entry.main) tally.main++;
  if (entry.year) tally.year++;
  tally.entries.push(entry);
}

/** Cells of the entries, in their order. */
export function sourcesOf(entries: readonly Entry[]): Source[] {
  const sources: Source[] = [];
  for (const { source, more } of entries) {
    sources.push(source);
    if (more?.denominator) sources.push(more.denominator.source);
  }
  return sources;
}
