/** Rows and columns of the sheet that is shown. The model changes in place; the page's version says when what was worked out no longer holds. */
import { wholeSheet, type Area } from "../excel/book/address";
import { usedArea, type Sheet } from "../excel/book/sheet";
import type { Workbook } from "../excel/book/workbook";
import { axisOf, type Axis } from "./axis";
import { fittedRows } from "./fitted-rows";

export interface Lines {
  readonly rows: Axis;
  readonly columns: Axis;
  /** Rows as the model has them, where nothing is made higher for its text: charts stand by these. */
  readonly plainRows: Axis;
  readonly used: Area | null;
}

const known = new WeakMap<Sheet, { readonly version: number; readonly lines: Lines }>();

export function linesOf(book: Workbook, sheet: Sheet, version: number): Lines {
  const before = known.get(sheet);
  if (before?.version === version) return before.lines;
  const columns = axisOf(sheet, "column");
  const rows = axisOf(sheet, "row", fittedRows(book, sheet, columns));
  const lines = { rows, columns, plainRows: axisOf(sheet, "row"), used: usedArea(sheet, wholeSheet, false) };
  known.set(sheet, { version, lines });
  return lines;
}

export function span(first: number, last: number): number[] {
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
