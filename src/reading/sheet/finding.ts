/** Findings of the reader: always with a file, a sheet and a cell. */
import { makeFinding, type Said } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import { cellList, rowList } from "../../findings/ranges";
import { cellAddress, rowName, TURNED } from "../../model/address";

/** @param at 0-based row and column, or null for the sheet as a whole */
export function finding(grid: Grid, said: Said, at: readonly [row: number, column: number] | null, kind?: string): Finding {
  const cell = at === null ? "" : addressIn(grid, at[0], at[1]);
  return makeFinding(said, { file: grid.file, sheet: grid.sheet, cell, ...(kind === undefined ? {} : { kind }) });
}

/** Where a row or column of a grid is counted from: a turned one from `TURNED`. */
export const originOf = (grid: Grid): number => (grid.turned === true ? TURNED : 0);

/** A1 address on the sheet of a cell of the grid, turned or not. */
export const addressIn = (grid: Grid, row: number, column: number): string => cellAddress(row + originOf(grid), column + originOf(grid));

/** `rowName` of a row of the grid. */
export const nameIn = (grid: Grid, row: number): string => rowName(row + originOf(grid));

/** `rowList` of rows of the grid. */
export const rowsIn = (grid: Grid, rows: readonly number[]): string => rowList(grid.turned === true ? rows.map((row) => row + TURNED) : rows);

/** `cellList` of a column of the grid. */
export const cellsIn = (grid: Grid, rows: readonly number[], column: number): string =>
  grid.turned === true
    ? cellList(
        rows.map((row) => row + TURNED),
        column + TURNED,
      )
    : cellList(rows, column);
