/**
 * A sheet as a file format's reader gives it, and its grid: one place that applies the limits and says what was left out.
 * A single cell at the far end of a sheet must not stretch the grid to a million rows.
 */
import type { Finding } from "../../model/finding";
import { cleanGrids } from "../../language/personal/grid";
import type { Cell, Grid, GridParts, Span, Visibility } from "../../model/grid";
import { cellAddress } from "../../model/address";
import { fileFinding } from "../finding";
import type { ReadLimits } from "../limits";

/** Cells that share a cause: the first of them, 0-based, and how many. */
export interface CellTally {
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

export interface RawSheet {
  readonly name: string;
  readonly visibility: Visibility;
  /** Rows that hold something, and the 0-based index of each. */
  readonly rows: readonly Cell[][];
  readonly indexes: readonly number[];
  readonly merges: readonly Span[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Filled cells beyond the limits. */
  readonly beyondRows: CellTally | null;
  readonly beyondColumns: CellTally | null;
  /** Formulas that no program has calculated: their cells are blank. */
  readonly uncalculated: CellTally | null;
}

/** Counts one more cell. */
export const tally = (sofar: CellTally | null, row: number, column: number): CellTally =>
  sofar ? { row: sofar.row, column: sofar.column, count: sofar.count + 1 } : { row, column, count: 1 };

/** A raw sheet from rows that stand one below the other from row 1, cut at the limits. The rows become the sheet's own. */
export function rawSheet(name: string, all: readonly Cell[][], limits: ReadLimits, more: Partial<RawSheet> = {}): RawSheet {
  const rows: Cell[][] = [];
  const indexes: number[] = [];
  let beyondRows: CellTally | null = null;
  let beyondColumns: CellTally | null = null;
  all.forEach((row, index) => {
    const within = index < limits.maxRows;
    for (let column = within ? limits.maxColumns : 0; column < row.length; column++) {
      if (row[column] === null) continue;
      if (within) beyondColumns = tally(beyondColumns, index, column);
      else beyondRows = tally(beyondRows, index, column);
    }
    const kept = within ? trimmed(row.length > limits.maxColumns ? row.slice(0, limits.maxColumns) : row) : [];
    if (kept.length === 0) return;
    rows.push(kept);
    indexes.push(index);
  });
  const nothing = { visibility: "visible", merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>(), uncalculated: null } as const;
  return { ...nothing, ...more, name, rows, indexes, beyondRows, beyondColumns };
}

/** The grids of a file, and findings for what is not in them. */
export function gridsOf(file: string, sheets: readonly RawSheet[], limits: ReadLimits): { grids: Grid[]; findings: Finding[] } {
  const grids: GridParts[] = [];
  const findings: Finding[] = [];
  for (const sheet of sheets) {
    const { grid, stray } = clipped(file, sheet);
    grids.push(grid);
    const add = (code: "file.stray-cell" | "file.rows-cut" | "file.columns-cut" | "file.uncalculated", cells: CellTally | null, limit = 0): void => {
      if (!cells) return;
      const cell = cellAddress(cells.row, cells.column);
      findings.push(fileFinding(code, file, { sheet: sheet.name, count: cells.count, cell, limit }, undefined, sheet.name, cell));
    };
    add("file.stray-cell", stray);
    add("file.rows-cut", sheet.beyondRows, limits.maxRows);
    add("file.columns-cut", sheet.beyondColumns, limits.maxColumns);
    add("file.uncalculated", sheet.uncalculated);
  }
  const clean = cleanGrids(grids);
  // Names of sheets are masked in what is said of them too.
  const shown = new Map(sheets.map(({ name }, i) => [name, clean[i]?.sheet ?? name]));
  return { grids: clean, findings: findings.map((finding) => ({ ...finding, sheet: shown.get(finding.sheet) ?? finding.sheet })) };
}

/** Blank rows or columns between a cell and all others from which on it counts as a stray: no ledger has such a hole. */
const farRows = 5000;
const farColumns = 100;

const blankRow: readonly Cell[] = [];

/** The grid of a sheet without its strays, and where they begin. */
function clipped(file: string, sheet: RawSheet): { grid: GridParts; stray: CellTally | null } {
  const lastColumn = lastNearColumn(sheet.rows);
  const cells: (readonly Cell[])[] = [];
  let stray: CellTally | null = null;
  let far = false;
  for (const at of inOrder(sheet.indexes)) {
    const index = sheet.indexes[at] ?? 0;
    const row = sheet.rows[at] ?? [];
    if (index - cells.length > farRows) far = true;
    for (let column = far ? 0 : lastColumn + 1; column < row.length; column++) if (row[column] !== null) stray = tally(stray, index, column);
    const kept = far ? blankRow : row.length > lastColumn + 1 ? trimmed(row.slice(0, lastColumn + 1)) : row;
    if (kept.length === 0) continue;
    while (cells.length < index) cells.push(blankRow);
    cells[index] = kept;
  }
  const grid: GridParts = {
    file,
    sheet: sheet.name,
    visibility: sheet.visibility,
    cells,
    merges: sheet.merges.flatMap((span) => clippedSpan(span, cells.length - 1, lastColumn)),
    hiddenRows: new Set([...sheet.hiddenRows].filter((row) => row < cells.length)),
    hiddenColumns: new Set([...sheet.hiddenColumns].filter((column) => column <= lastColumn)),
  };
  return { grid, stray };
}

/** Positions of the rows from top to bottom; files hold them in that order but need not. */
function inOrder(indexes: readonly number[]): readonly number[] {
  const order = indexes.map((_, i) => i);
  const sorted = indexes.every((index, i) => i === 0 || index > (indexes[i - 1] ?? -1));
  return sorted ? order : order.sort((a, b) => (indexes[a] ?? 0) - (indexes[b] ?? 0));
}

/** Last column before a hole of `farColumns`. */
function lastNearColumn(rows: readonly (readonly Cell[])[]): number {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width <= farColumns) return width - 1;
  const filled = new Uint8Array(width);
  for (const row of rows) for (let c = 0; c < row.length; c++) if (row[c] !== null) filled[c] = 1;
  let last = -1;
  for (let c = 0; c < width && c - last <= farColumns; c++) if (filled[c] === 1) last = c;
  return last;
}

function trimmed(row: Cell[]): Cell[] {
  let length = row.length;
  while (length > 0 && row[length - 1] === null) length--;
  row.length = length;
  return row;
}

/** Merges of whole rows or columns end where the content does. */
function clippedSpan(span: Span, lastRow: number, lastColumn: number): Span[] {
  const bottom = Math.min(span.bottom, lastRow);
  const right = Math.min(span.right, lastColumn);
  if (bottom < span.top || right < span.left || (bottom === span.top && right === span.left)) return [];
  return [{ top: span.top, left: span.left, bottom, right }];
}
