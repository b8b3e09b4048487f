/**
 * A rectangle of a sheet with its rows measured once and its merged cells at hand. A sheet is one view; tables side by side
 * are views of their own. Rows and columns keep their 0-based numbers of the sheet.
 */
import type { Cell, Grid, Span } from "../../model/grid";
import { isBlank, isDate, isNumber } from "./cell";

/** What stands in a row, counted once. */
export interface RowShape {
  readonly filled: number;
  /** First and last column with something in it; -1 for a blank row. */
  readonly first: number;
  readonly last: number;
  readonly texts: number;
  readonly numbers: number;
  readonly dates: number;
}

export interface View {
  readonly grid: Grid;
  readonly cells: readonly (readonly Cell[])[];
  /** First and last column of the view. */
  readonly left: number;
  readonly right: number;
  /** Number of rows of the sheet. */
  readonly rows: number;
  readonly shapes: readonly RowShape[];
  /** Filled cells by column of the sheet. */
  readonly filled: readonly number[];
  /** true: the host named the merged cells; false: they are inferred from blanks. */
  readonly mergesKnown: boolean;
  /** Merged area that a cell belongs to, or null. */
  readonly spanAt: (row: number, column: number) => Span | null;
}

const BLANK_ROW: RowShape = { filled: 0, first: -1, last: -1, texts: 0, numbers: 0, dates: 0 };

function shapeOf(row: readonly Cell[], left: number, right: number, perColumn?: number[]): RowShape {
  let filled = 0;
  let first = -1;
  let last = -1;
  let texts = 0;
  let numbers = 0;
  let dates = 0;
  const end = Math.min(right, row.length - 1);
  for (let column = left; column <= end; column++) {
    const cell = row[column];
    if (isBlank(cell)) continue;
    if (first < 0) first = column;
    last = column;
    filled++;
    if (perColumn) perColumn[column] = (perColumn[column] ?? 0) + 1;
    if (typeof cell === "string") texts++;
    else if (isNumber(cell)) numbers++;
    else if (isDate(cell)) dates++;
  }
  return filled === 0 ? BLANK_ROW : { filled, first, last, texts, numbers, dates };
}

/** Merged areas by row, so that looking one up costs nothing on the many rows that have none. */
function spanIndex(merges: readonly Span[]): (row: number, column: number) => Span | null {
  if (merges.length === 0) return () => null;
  const byRow = new Map<number, Span[]>();
  for (const span of merges) {
    if (span.top === span.bottom && span.left === span.right) continue;
    for (let row = span.top; row <= span.bottom; row++) {
      const spans = byRow.get(row);
      if (spans) spans.push(span);
      else byRow.set(row, [span]);
    }
  }
  return (row, column) => byRow.get(row)?.find((span) => span.left <= column && column <= span.right) ?? null;
}

/** The whole sheet as one view. */
export function viewOf(grid: Grid): View {
  let right = -1;
  for (const row of grid.cells) if (row.length - 1 > right) right = row.length - 1;
  const rows = grid.cells.length;
  const filled = new Array<number>(right + 1).fill(0);
  const merges = (grid.merges ?? []).map((span) => ({ ...span, bottom: Math.min(span.bottom, rows - 1) })).filter((span) => span.top <= span.bottom);
  return {
    grid,
    cells: grid.cells,
    left: 0,
    right,
    rows,
    shapes: grid.cells.map((row) => shapeOf(row, 0, right, filled)),
    filled,
    mergesKnown: grid.merges !== null,
    spanAt: spanIndex(merges),
  };
}

/** Columns `left` to `right` of a view, from row `top` on; rows above `top` count as blank. */
export function slice(view: View, left: number, right: number, top: number): View {
  return { ...view, left, right, shapes: view.cells.map((row, index) => (index < top ? BLANK_ROW : shapeOf(row, left, right))) };
}

export const cellAt = (view: View, row: number, column: number): Cell => view.cells[row]?.[column] ?? null;

export const shapeAt = (view: View, row: number): RowShape => view.shapes[row] ?? BLANK_ROW;

/** Rows from `from` on that have something in them, at most `most`, none beyond `to`. */
export function filledRows(view: View, from: number, most: number, to = view.rows - 1): number[] {
  const found: number[] = [];
  for (let row = from; row <= to && found.length < most; row++) if (shapeAt(view, row).filled > 0) found.push(row);
  return found;
}
