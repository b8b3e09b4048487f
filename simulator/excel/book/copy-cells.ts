/** Copies of cells. */
import { movedFormula, transposedFormula } from "../formula/formula";
import { columnLimit, contains, intersection, rowLimit, type Area } from "./address";
import { eachCell, ensureCell, styleAt, usedArea, type Cell, type Sheet } from "./sheet";
import { tell, type Workbook } from "./workbook";

export type CopyWhat = "All" | "Formulas" | "Values" | "Formats" | "Link";

/** A cell with its place in what is copied. */
interface Copied {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  readonly value: Cell["value"];
}

interface Paste {
  readonly from: { readonly sheet: Sheet; readonly area: Area };
  readonly sheet: Sheet;
  readonly what: CopyWhat;
  readonly transpose: boolean;
}

interface Corner {
  readonly row: number;
  readonly column: number;
}

/** Copies an area to a place; a smaller source is repeated over a larger target, as pasting does. */
export function copy(
  book: Workbook,
  from: { readonly sheet: Sheet; readonly area: Area },
  sheet: Sheet,
  target: Area,
  what: CopyWhat,
  skipBlanks: boolean,
  transpose: boolean,
  valueOf: (sheet: Sheet, row: number, column: number) => Cell["value"],
): Area {
  const height = from.area.bottom - from.area.top + 1;
  const width = from.area.right - from.area.left + 1;
  const [rows, columns] = transpose ? [width, height] : [height, width];
  const targetRows = Math.max(rows, Math.floor((target.bottom - target.top + 1) / rows) * rows);
  const targetColumns = Math.max(columns, Math.floor((target.right - target.left + 1) / columns) * columns);
  const used = usedArea(from.sheet, from.area, false);
  const source: Copied[] = [];
  if (used) {
    eachCell(from.sheet, used, (cell, row, column) => {
      source.push({
        cell: { ...cell },
        row: row - from.area.top,
        column: column - from.area.left,
        value: what === "Values" ? valueOf(from.sheet, row, column) : cell.value,
      });
    });
  }
  const paste = { from, sheet, what, transpose };
  for (let down = 0; down < Math.min(targetRows, rowLimit - target.top); down += rows) {
    for (let right = 0; right < Math.min(targetColumns, columnLimit - target.left); right += columns) {
      const corner = { row: target.top + down, column: target.left + right };
      for (const one of source) if (!skipBlanks || one.cell.value !== null || one.cell.formula !== null) pasteCell(one, corner, paste);
      if (what === "All" && !transpose) pasteMerges(corner, paste);
    }
  }
  const area = { top: target.top, left: target.left, bottom: target.top + targetRows - 1, right: target.left + targetColumns - 1 };
  tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
  return area;
}

function pasteCell({ cell, row, column, value }: Copied, corner: Corner, { from, sheet, what, transpose }: Paste): void {
  const at = { row: corner.row + (transpose ? column : row), column: corner.column + (transpose ? row : column) };
  const own = { row: from.area.top + row, column: from.area.left + column };
  const into = ensureCell(sheet, at.row, at.column);
  if (what === "All" || what === "Formats") into.style = cell.style ?? styleAt(from.sheet, own.row, own.column);
  if (what === "Formats") return;
  if (cell.formula && what !== "Values") {
    // A reference without a sheet points at the sheet that it is copied to, as in Excel.
    into.formula = transpose ? transposedFormula(cell.formula, own, at) : movedFormula(cell.formula, at.row - own.row, at.column - own.column);
  } else into.formula = null;
  into.value = value;
}

function pasteMerges(corner: Corner, { from, sheet }: Paste): void {
  const [down, right] = [corner.row - from.area.top, corner.column - from.area.left];
  for (const one of from.sheet.merges.filter((merge) => contains(from.area, merge))) {
    const part = { top: one.top + down, bottom: one.bottom + down, left: one.left + right, right: one.right + right };
    if (!sheet.merges.some((own) => intersection(own, part))) sheet.merges.push(part);
  }
}
