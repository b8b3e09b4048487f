/** Setting up and reading sheets from outside the object model: for tests, the page and files. */
import { formatted } from "./number-format";
import { enter } from "./entry";
import { styleAt, usedArea, type Sheet } from "./sheet";
import { wholeSheet } from "./address";
import { addSheet, sheetNamed, tell, type Workbook } from "./workbook";
import { isError, type CellValue } from "./value";
import { valueAt } from "../formula/results";

/** Types rows of values into a sheet from A1, as a person would; the sheet is made where it is missing. */
export function typeCells(book: Workbook, sheetName: string, rows: readonly (readonly (string | number | boolean | null)[])[]): Sheet {
  const sheet = sheetNamed(book, sheetName) ?? addSheet(book, sheetName);
  rows.forEach((row, r) => row.forEach((value, c) => enter(book, sheet, r, c, value)));
  tell(book, { kind: "cells", sheet, area: { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: 0 }, changeType: "RangeEdited" });
  return sheet;
}

/** All values of a sheet from A1, blank as null. */
export function valuesOfSheet(book: Workbook, sheetName: string): (string | number | boolean | null)[][] {
  const sheet = sheetNamed(book, sheetName);
  const area = sheet ? usedArea(sheet, wholeSheet, true) : null;
  if (!sheet || !area) return [];
  return Array.from({ length: area.bottom + 1 }, (_, row) => Array.from({ length: area.right + 1 }, (__, column) => shown(valueAt(book, sheet, row, column))));
}

/** What a cell shows. */
export function textAt(book: Workbook, sheet: Sheet, row: number, column: number): string {
  return formatted(valueAt(book, sheet, row, column), styleAt(sheet, row, column).numberFormat).text;
}

function shown(value: CellValue): string | number | boolean | null {
  return isError(value) ? value.error : value;
}
