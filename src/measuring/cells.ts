/** Addresses of many cells as people write them: neighbours in a column become a range (`C5:C9、C12`). */
import { cellAddress } from "../reading/address";

export interface Place {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** All cells, none left out, by column and row; each once. */
export function cellRanges(places: readonly Place[]): string {
  const sorted = [...places].sort((a, b) => a.column - b.column || a.row - b.row);
  const ranges: { column: number; first: number; last: number }[] = [];
  for (const { row, column } of sorted) {
    const range = ranges.at(-1);
    if (range && range.column === column && row <= range.last + 1) range.last = row;
    else ranges.push({ column, first: row, last: row });
  }
  return ranges
    .map(({ column, first, last }) => (first === last ? cellAddress(first, column) : `${cellAddress(first, column)}:${cellAddress(last, column)}`))
    .join("、");
}

/** The first few of the ranges, for a sentence. */
export function fewRanges(ranges: string): string {
  const parts = ranges.split("、");
  return parts.length > SHOWN ? `${parts.slice(0, SHOWN).join("、")}…` : ranges;
}

const SHOWN = 6;
