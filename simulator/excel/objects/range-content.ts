/** Cells of a range as arrays: values, formulas, texts, formats, in and out. */
import { isList } from "../../protocol/arguments";
import { HostError, notSimulated } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { cellsOf, columnsOf, intersection, rowsOf, sameArea, type Area } from "../book/address";
import { enter, setFormula } from "../book/entry";
import { format } from "../book/format-cells";
import { formatted, isDateFormat, localFormat } from "../book/number-format";
import { requireAllowed, requireUnlocked } from "../book/protection";
import type { Convention } from "../book/read-entry";
import { styleAt, type Sheet } from "../book/sheet";
import { keepHeaders } from "../book/tables";
import { isError, type CellValue } from "../book/value";
import { sheetNamed, tell } from "../book/workbook";
import { movedFormula, printFormula, readFormula, type Formula } from "../formula/formula";
import { fromR1C1, toR1C1 } from "../formula/r1c1";
import { isSpilled, spillAt, valueAt } from "../formula/results";
import { areaOf, type RangeRef } from "./range-ref";

/** Cells whose values one load brings; beyond it they come back null, without an error. */
const readLimit = 5_000_000;

const mismatch = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** One answer a cell, as rows. */
export function matrix(ref: RangeRef, read: (row: number, column: number) => Json): Json {
  const area = areaOf(ref);
  if (cellsOf(area) > readLimit) return null;
  const rows: Json[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells: Json[] = [];
    for (let column = area.left; column <= area.right; column++) cells.push(read(row, column));
    rows.push(cells);
  }
  return rows;
}

/** Rows of values in an area's shape from what was given: those, or one value (by itself or as a 1×1 array) for all cells. Anything else is refused. */
function rowsGiven(area: Area, given: Json): { readonly at: (row: number, column: number) => Json; readonly spread: boolean } {
  if (!isList(given)) return { at: () => given, spread: true };
  const [first] = given;
  const one = given.length === 1 && isList(first ?? null) && (first as readonly Json[]).length === 1;
  if (one && cellsOf(area) > 1) {
    const value = (first as readonly Json[])[0] ?? null;
    return { at: () => value, spread: true };
  }
  if (given.length !== rowsOf(area)) throw new HostError("InvalidArgument", mismatch);
  for (const line of given) if (!isList(line) || line.length !== columnsOf(area)) throw new HostError("InvalidArgument", mismatch);
  return { at: (row, column) => (given[row - area.top] as readonly Json[])[column - area.left] ?? null, spread: false };
}

function eachCellOf(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) visit(row, column);
}

/** `range.values = …`, `range.formulas = …`. One formula for many cells follows them as copying does. */
export function setEntries(ref: RangeRef, given: Json, convention: Convention): void {
  const area = areaOf(ref);
  requireUnlocked(ref.sheet, area);
  const { at, spread } = rowsGiven(area, given);
  const hidden = hiddenByMerge(ref.sheet, area);
  const one = spread ? formulaFor(ref, at(area.top, area.left)) : null;
  eachCellOf(area, (row, column) => {
    const value = at(row, column);
    if (typeof value === "object" && value !== null) throw new HostError("InvalidArgument");
    if (hidden(row, column)) return;
    if (one) setFormula(ref.book, ref.sheet, row, column, printFormula(movedFormula(one, row - area.top, column - area.left)));
    else enter(ref.book, ref.sheet, row, column, value, convention);
  });
  keepHeaders(ref.book, ref.sheet, area);
  changed(ref, area);
}

function formulaFor(ref: RangeRef, value: Json): Formula | null {
  if (typeof value !== "string" || !/^=./.test(value) || cellsOf(areaOf(ref)) === 1) return null;
  return readFormula(value, (name) => sheetNamed(ref.book, name));
}

function changed(ref: RangeRef, area: Area): void {
  const one = sameArea(area, { ...area, bottom: area.top, right: area.left });
  const value = one ? valueAt(ref.book, ref.sheet, area.top, area.left) : null;
  const after = isError(value) ? value.error : value;
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area, changeType: "RangeEdited", ...(one ? { details: { before: "", after } } : {}) });
}

/** `range.formulasR1C1 = …`: what is no formula is entered as in `range.formulas`. */
export function setR1C1(ref: RangeRef, given: Json): void {
  const area = areaOf(ref);
  const { at } = rowsGiven(area, given);
  const rows: Json[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells: Json[] = [];
    for (let column = area.left; column <= area.right; column++) {
      const value = at(row, column);
      cells.push(typeof value === "string" && value.startsWith("=") ? fromR1C1(value, row, column) : value);
    }
    rows.push(cells);
  }
  setEntries(ref, rows, "api");
}

export function formulasR1C1(ref: RangeRef): Json {
  return matrix(ref, (row, column) => {
    const cell = sourceOf(ref, row, column);
    return cell?.formula ? toR1C1(cell.formula, row, column) : plain(valueAt(ref.book, ref.sheet, row, column));
  });
}

/** Merged cells behind the first of their area take nothing. */
function hiddenByMerge(sheet: Sheet, area: Area): (row: number, column: number) => boolean {
  const merges = sheet.merges.filter((one) => intersection(one, area));
  if (merges.length === 0) return () => false;
  return (row, column) =>
    merges.some((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right && (row !== one.top || column !== one.left));
}

/** A value as the API gives it: blank is "", an error its name. What the simulator cannot compute is refused: it would be a wrong value. */
export function plain(value: CellValue): string | number | boolean {
  if (value === null) return "";
  if (!isError(value)) return value;
  if (value.notComputed !== undefined) throw notSimulated(`the value of ${value.notComputed}`);
  return value.error;
}

/** A cell that is spilled into shows the formula of the cell that spills. */
export function formulaAt(ref: RangeRef, row: number, column: number): Json {
  const cell = sourceOf(ref, row, column);
  return cell?.formula ? printFormula(cell.formula) : plain(cell?.value ?? null);
}

function sourceOf({ book, sheet }: RangeRef, row: number, column: number): Sheet["rows"][number][number] {
  const spill = spillAt(book, sheet, row, column);
  return spill ? sheet.rows[spill.area.top]?.[spill.area.left] : sheet.rows[row]?.[column];
}

export function hasSpill(ref: RangeRef): boolean | null {
  return isSpilled(ref.book, ref.sheet, areaOf(ref));
}

export function textAtCell(ref: RangeRef, row: number, column: number): string {
  const value = valueAt(ref.book, ref.sheet, row, column);
  plain(value);
  return formatted(value, styleAt(ref.sheet, row, column).numberFormat).text;
}

export function valueTypeOf(value: CellValue): string {
  if (value === null) return "Empty";
  if (isError(value)) return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

export function setNumberFormats(ref: RangeRef, given: Json): void {
  const area = areaOf(ref);
  requireAllowed(ref.sheet, "allowFormatCells");
  const { at, spread } = rowsGiven(area, given);
  if (spread) {
    const code = at(area.top, area.left);
    if (typeof code !== "string") throw new HostError("InvalidArgument");
    format(ref.book, ref.sheet, area, { numberFormat: code });
    return;
  }
  eachCellOf(area, (row, column) => {
    const code = at(row, column);
    if (code === null) return;
    if (typeof code !== "string") throw new HostError("InvalidArgument");
    format(ref.book, ref.sheet, { top: row, bottom: row, left: column, right: column }, { numberFormat: code });
  });
}

export function numberFormatLocal(ref: RangeRef): Json {
  return matrix(ref, (row, column) => localFormat(styleAt(ref.sheet, row, column).numberFormat));
}

export function categoryOf(code: string): string {
  if (code === "General") return "General";
  if (code === "@") return "Text";
  if (code.includes("%")) return "Percentage";
  if (/\?\/\?/.test(code)) return "Fraction";
  if (/E\+/i.test(code)) return "Scientific";
  if (/[$¥]/.test(code)) return "Currency";
  if (isDateFormat(code)) return /[ymd]/i.test(code.replace(/mm?:|:mm?/g, "")) ? "Date" : "Time";
  return "Number";
}
