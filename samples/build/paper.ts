/**
 * A clerk's sheet while it is being drawn: cells with a look, merged areas, hidden rows, column widths.
 * One drawing serves twice: as a sheet of a workbook (`toSheet`, for hucre) and as the grid that a host would hand over (`toGrid`).
 */
import { cleanGrid } from "../../src/language/personal/grid";
import type { Cell as FileCell, CellStyle, ColumnDef, RowDef, WriteSheet } from "hucre";
import type { Cell, DateCell, Grid, PercentCell, Span, Visibility } from "../../src/model/grid";

/** How a cell looks on paper; `hand` decides fonts and sizes. */
export type Look = "title" | "line" | "header" | "text" | "wrap" | "number" | "date" | "percent" | "total" | "note";

interface Square {
  readonly value: Cell;
  readonly look: Look;
  /** Without the leading "="; `value` is its cached result. */
  readonly formula?: string;
}

export interface Paper {
  readonly name: string;
  readonly visibility: Visibility;
  readonly squares: Map<number, Map<number, Square>>;
  readonly merges: Span[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
}

/** Fonts and formats of the person who keeps the workbook. */
export interface Script {
  readonly title: { readonly font: string; readonly size: number };
  readonly body: { readonly font: string; readonly size: number };
  /** Fill of header cells, RRGGBB; null for none. */
  readonly headerFill: string | null;
  readonly dateFormat: string;
  readonly landscape: boolean;
}

export function blankPaper(name: string, visibility: Visibility = "visible"): Paper {
  const empty = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
  return { name, visibility, squares: new Map(), ...empty, widths: new Map(), heights: new Map() };
}

/** Writes one cell; rows and columns are 0-based. A second writing replaces the first. */
export function put(paper: Paper, row: number, column: number, value: Cell, look: Look, formula?: string): void {
  const line = paper.squares.get(row) ?? new Map<number, Square>();
  line.set(column, formula === undefined ? { value, look } : { value, look, formula });
  paper.squares.set(row, line);
}

/** Merges a rectangle that was written at its top left corner; the other cells get the same borders and no value. */
export function merge(paper: Paper, top: number, left: number, bottom: number, right: number): void {
  if (top === bottom && left === right) return;
  const look = paper.squares.get(top)?.get(left)?.look ?? "text";
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) if (row !== top || column !== left) put(paper, row, column, null, look);
  }
  paper.merges.push({ top, left, bottom, right });
}

/** An Excel date cell from an ISO date. Serials count days from 1899-12-30. */
export function dateCell(iso: string): DateCell {
  return { kind: "date", serial: Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000) + 25_569, iso };
}

export const percentCell = (fraction: number): PercentCell => ({ kind: "percent", fraction });

/** A1 address of a 0-based row and column. Kept apart from the product's own, which the samples test. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** The grid that a host hands over for this sheet. */
export function toGrid(paper: Paper, file: string): Grid {
  const cells: Cell[][] = [];
  for (const [row, line] of paper.squares) {
    for (const [column, square] of line) {
      if (square.value === null) continue;
      while (cells.length <= row) cells.push([]);
      const target = cells[row] ?? [];
      while (target.length <= column) target.push(null);
      target[column] = square.value;
    }
  }
  const { visibility, merges, hiddenRows, hiddenColumns } = paper;
  return cleanGrid({ file, sheet: paper.name, visibility, cells, merges: [...merges], hiddenRows, hiddenColumns });
}

/** The sheet as hucre writes it, in the hand of `script`. */
export function toSheet(paper: Paper, script: Script): WriteSheet {
  const cells = new Map<string, Partial<FileCell>>();
  const looks = new Map<Look, CellStyle>();
  const lookOf = (look: Look) => {
    const style = looks.get(look) ?? styleOf(look, script);
    looks.set(look, style);
    return style;
  };
  for (const [row, line] of paper.squares) {
    for (const [column, square] of line) {
      const style = formatted(lookOf(square.look), square.value, script);
      const value = plain(square.value);
      cells.set(`${row},${column}`, square.formula === undefined ? { value, style } : { style, formula: square.formula, formulaResult: value });
    }
  }
  const last = Math.max(0, ...paper.widths.keys());
  const columns: ColumnDef[] = Array.from({ length: last + 1 }, (_, index) => ({
    width: paper.widths.get(index) ?? 9,
    ...(paper.hiddenColumns.has(index) ? { hidden: true } : {}),
  }));
  const rowDefs = new Map<number, RowDef>();
  for (const [row, height] of paper.heights) rowDefs.set(row, { height });
  for (const row of paper.hiddenRows) rowDefs.set(row, { ...rowDefs.get(row), hidden: true });
  return {
    name: paper.name,
    columns,
    rows: [],
    cells,
    rowDefs,
    merges: paper.merges.map((span) => ({ startRow: span.top, startCol: span.left, endRow: span.bottom, endCol: span.right })),
    pageSetup: { paperSize: "a4", orientation: script.landscape ? "landscape" : "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(paper.visibility === "hidden" ? { hidden: true } : {}),
    ...(paper.visibility === "veryHidden" ? { veryHidden: true } : {}),
  };
}

/** What stands in the file: dates and percentages are numbers with a format there. */
export function plain(value: Cell): string | number | boolean | null {
  if (value === null || typeof value !== "object") return value;
  if (value.kind === "date") return value.serial;
  return value.kind === "percent" ? value.fraction : value.code;
}

function formatted(style: CellStyle, value: Cell, script: Script): CellStyle {
  if (value === null || typeof value !== "object" || value.kind === "error") return style;
  return { ...style, numFmt: value.kind === "date" ? script.dateFormat : "0.00%" };
}

function styleOf(look: Look, script: Script): CellStyle {
  const side = { style: "thin" as const, color: { rgb: "000000" } };
  const border = { top: side, right: side, bottom: side, left: side };
  const body = { name: script.body.font, size: script.body.size };
  const centre = { horizontal: "center" as const, vertical: "center" as const, wrapText: true };
  const left = { ...centre, horizontal: "left" as const };
  const fill = script.headerFill === null ? {} : { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: script.headerFill } } };
  switch (look) {
    case "title":
      return { font: { name: script.title.font, size: script.title.size, bold: true }, alignment: centre };
    case "line":
    case "note":
      return { font: body, alignment: { ...left, wrapText: false } };
    case "header":
      return { font: { ...body, bold: true }, alignment: centre, border, ...fill };
    case "total":
      return { font: { ...body, bold: true }, alignment: centre, border };
    case "wrap":
      return { font: body, alignment: left, border };
    default:
      return { font: body, alignment: centre, border };
  }
}
