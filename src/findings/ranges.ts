/** Many cells or rows as people write them: neighbours become a range (`C5:C9、C12`, `5、6、9—12`). The one writer of such lists. */
import { cellAddress, rowName } from "../model/address";

/** 0-based. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Stretches of numbers, each once: [4, 5, 6, 9] → [[4, 6], [9, 9]]. `numbers` ascend. */
function stretchesOf(numbers: readonly number[]): [first: number, last: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const stretch = stretches.at(-1);
    if (stretch && number <= stretch[1] + 1) stretch[1] = Math.max(stretch[1], number);
    else stretches.push([number, number]);
  }
  return stretches;
}

/** Cells of one column, all of them: `C5:C9、C12`. `rows` ascend. */
export const cellList = (rows: readonly number[], column: number): string =>
  stretchesOf(rows)
    .map(([first, last]) => (first === last ? cellAddress(first, column) : `${cellAddress(first, column)}:${cellAddress(last, column)}`))
    .join(SEPARATOR);

/** All cells, none left out, by column and row; each once. */
export function cellRanges(places: readonly CellPlace[]): string {
  const columns = new Map<number, number[]>();
  for (const { row, column } of places) {
    const rows = columns.get(column);
    if (rows) rows.push(row);
    else columns.set(column, [row]);
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([column, rows]) => cellList(rows.sort(ascending), column))
    .join(SEPARATOR);
}

/** The first few of the ranges, for a sentence. */
export function fewRanges(ranges: string): string {
  const parts = ranges.split(SEPARATOR);
  return parts.length > SHOWN_RANGES ? `${parts.slice(0, SHOWN_RANGES).join(SEPARATOR)}…` : ranges;
}

/** `5、6、9—12` of 0-based rows, for a sentence; cut short after eight stretches. `rows` ascend. */
export function rowList(rows: readonly number[]): string {
  const stretches = stretchesOf(rows).map(([first, last]) =>
    last > first + 1 ? `${rowName(first)}—${rowName(last)}` : last > first ? `${rowName(first)}${SEPARATOR}${rowName(last)}` : rowName(first),
  );
  return stretches.length > SHOWN_ROWS ? `${stretches.slice(0, SHOWN_ROWS).join(SEPARATOR)}…` : stretches.join(SEPARATOR);
}

const SEPARATOR = "、";
const SHOWN_RANGES = 6;
const SHOWN_ROWS = 8;
const ascending = (a: number, b: number): number => a - b;
