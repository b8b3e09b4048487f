/** What measuring keeps of a cell that it counts, until all ledgers are seen. */
import type { Source } from "../model/grid";
import type { Ledger } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import { cellAddress } from "../reading/address";

export interface Entry {
  /** In the indicator's unit; 1 for a counted record. Of a ratio, the numerator. */
  readonly quantity: Quantity;
  /** Of a ratio, the denominator. */
  readonly denominator: Quantity | null;
  readonly ledger: Ledger;
  /** Place of the ledger among all, by file, sheet and index: the order of the input does not matter. */
  readonly ledgerOrder: number;
  readonly row: number;
  readonly column: number;
  /** Column of the denominator, or -1. */
  readonly denominatorColumn: number;
  /** Day by which the latest is told. */
  readonly when: string;
  /** Counts in the indicator's own window (flow: the period; year to date: the year; stock: until the end). */
  readonly main: boolean;
  /** Counts since 1 January. */
  readonly year: boolean;
  /** What the value is kept apart by: the text of `per`, the distinct text, the breakdown's key. "" where nothing. */
  readonly key: string;
}

/** What gathers of one indicator in one area. */
export interface Tally {
  readonly entries: Entry[];
  /** Records of the indicator's own window that the filters took but that have nothing to count: their cell is blank. */
  blank: number;
}

export const inPlaceOrder = (a: Entry, b: Entry): number => a.ledgerOrder - b.ledgerOrder || a.row - b.row || a.column - b.column;

/** Cells of the entries, in their order, each once. */
export function sourcesOf(entries: readonly Entry[]): Source[] {
  const sources: Source[] = [];
  for (const { ledger, row, column, denominatorColumn } of entries) {
    const { file, sheet } = ledger;
    sources.push({ file, sheet, cell: cellAddress(row, column) });
    if (denominatorColumn >= 0) sources.push({ file, sheet, cell: cellAddress(row, denominatorColumn) });
  }
  return sources;
}
