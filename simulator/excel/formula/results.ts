/** Values of cells: typed, computed on demand, or spilled into from the cell whose formula gives several. A result counts until the workbook's version grows. */
import { bounding, cellsOf, columnLimit, columnsOf, contains, intersection, rowLimit, rowsOf, wholeSheet, type Area } from "../book/address";
import { cellAt, eachCell, usedArea, type Cell, type Sheet } from "../book/sheet";
import { errors, isError, notComputed, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import type { Formula } from "./formula";
import { isWorksheetFunction } from "./functions/names";
import type { Expression } from "./parser";
import { isArray, isRange, NotSimulated, type Place, type RangeValue, type Value } from "./values";

interface Spill {
  readonly version: number;
  readonly area: Area;
  readonly rows: readonly (readonly CellValue[])[];
}

interface Anchors {
  readonly edits: number;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly cell: Cell }[];
}

const spills = new WeakMap<Formula, Spill>();
const anchors = new WeakMap<Sheet, Anchors>();

/** What a cell holds as its value. */
export function valueAt(book: Workbook, sheet: Sheet, row: number, column: number): CellValue {
  const cell = cellAt(sheet, row, column);
  if (cell && (cell.formula || cell.value !== null)) return valueOfCell(book, sheet, row, column, cell);
  if (!book.spills) return null;
  const spill = spillAt(book, sheet, row, column);
  return spill ? (spill.rows[row - spill.area.top]?.[column - spill.area.left] ?? 0) : null;
}

/** The same for a formula. @throws NotSimulated where the value hangs on something that is not played: what is made of it would be made up */
export function operandAt(book: Workbook, sheet: Sheet, row: number, column: number): CellValue {
  const value = valueAt(book, sheet, row, column);
  if (isError(value) && value.notComputed !== undefined) throw new NotSimulated(value.notComputed);
  return value;
}

export function valueOfCell(book: Workbook, sheet: Sheet, row: number, column: number, cell: Cell): CellValue {
  const formula = cell.formula;
  if (!formula || formula.computedAt === book.version) return cell.value;
  if (formula.computing) return 0;
  formula.computing = true;
  try {
    const place = { book, sheet, row, column, dynamic: formula.dynamic };
    cell.value = formula.many ? resultAndSpill(formula, place) : resultOf(formula, place);
  } finally {
    formula.computing = false;
  }
  formula.computedAt = book.version;
  return cell.value;
}

/** Result of a formula as one value, a blank one as 0. */
export function resultOf(formula: Formula, place: Place): CellValue {
  return guarded(formula, () => single(evaluated(formula.expression, place), place) ?? 0);
}

/** A function that is not played leaves the file's own result; without one the value is not known, which is no answer of Excel's. */
function guarded(formula: Formula, compute: () => CellValue): CellValue {
  try {
    return compute();
  } catch (cause) {
    if (!(cause instanceof NotSimulated)) throw cause;
    if (formula.cached !== undefined) return formula.cached;
    return cause.isFunction && !isWorksheetFunction(cause.message) ? errors.name : notComputed(cause.message);
  }
}

function resultAndSpill(formula: Formula, place: Place): CellValue {
  spills.delete(formula);
  return guarded(formula, () => {
    const rows = severalOf(evaluated(formula.expression, place), place);
    const first = rows[0]?.[0] ?? null;
    if (rows.length * (rows[0]?.length ?? 0) <= 1) return first ?? 0;
    const area = { top: place.row, left: place.column, bottom: place.row + rows.length - 1, right: place.column + (rows[0]?.length ?? 1) - 1 };
    if (isBlocked(place, area)) return errors.spill;
    spills.set(formula, { version: place.book.version, area, rows });
    return first ?? 0;
  });
}

function severalOf(value: Value, { book }: Place): readonly (readonly CellValue[])[] {
  return isArray(value) || isRange(value) ? rowsIn(value, book) : [[value]];
}

/** Cells that something stands in, merged ones, a table and the edge of the sheet stop a formula from spilling. */
function isBlocked({ sheet, row, column }: Place, area: Area): boolean {
  if (area.bottom >= rowLimit || area.right >= columnLimit) return true;
  if (sheet.merges.some((merge) => intersection(merge, area)) || sheet.tables.some((table) => intersection(table.area, area))) return true;
  let blocked = false;
  eachCell(sheet, area, (cell, r, c) => {
    if ((r !== row || c !== column) && (cell.formula !== null || cell.value !== null)) blocked = true;
  });
  return blocked;
}

function anchorsOf(book: Workbook, sheet: Sheet): Anchors["cells"] {
  const known = anchors.get(sheet);
  if (known?.edits === book.edits) return known.cells;
  const cells: Anchors["cells"][number][] = [];
  if (book.spills) {
    eachCell(sheet, wholeSheet, (cell, row, column) => {
      if (cell.formula?.many) cells.push({ row, column, cell });
    });
  }
  anchors.set(sheet, { edits: book.edits, cells });
  return cells;
}

/** The spill that covers a cell, its own cell included, or null. Formulas spill down and to the right. */
export function spillAt(book: Workbook, sheet: Sheet, row: number, column: number): Spill | null {
  for (const anchor of anchorsOf(book, sheet)) {
    if (anchor.row > row || anchor.column > column || !anchor.cell.formula) continue;
    const spill = spillOf(book, sheet, anchor);
    if (spill && contains(spill.area, { top: row, bottom: row, left: column, right: column })) return spill;
  }
  return null;
}

function spillOf(book: Workbook, sheet: Sheet, { row, column, cell }: Anchors["cells"][number]): Spill | null {
  valueOfCell(book, sheet, row, column, cell);
  const spill = cell.formula ? spills.get(cell.formula) : undefined;
  return spill?.version === book.version ? spill : null;
}

/** Areas that formulas of a sheet spill into, their own cells first. */
function spillsOf(book: Workbook, sheet: Sheet): readonly Area[] {
  return anchorsOf(book, sheet).flatMap((anchor) => spillOf(book, sheet, anchor)?.area ?? []);
}

/** The smallest area with all content, what is spilled into included; formats count unless `valuesOnly`. Null for an empty one. */
export function contentArea(book: Workbook, sheet: Sheet, within: Area, valuesOnly: boolean): Area | null {
  const used = usedArea(sheet, within, valuesOnly);
  const spilled = spillsOf(book, sheet).flatMap((area) => intersection(area, within) ?? []);
  return spilled.reduce<Area | null>((all, area) => (all ? bounding(all, area) : area), used);
}

/** How much of an area is spilled into: none of its cells (false), all of them (true), or some (null). */
export function isSpilled(book: Workbook, sheet: Sheet, area: Area): boolean | null {
  const cells = spillsOf(book, sheet).reduce((sum, spill) => {
    const common = intersection(spill, area);
    return sum + (common ? cellsOf(common) : 0);
  }, 0);
  return cells === 0 ? false : cells === cellsOf(area) ? true : null;
}

/** Rows of a spill as a value: `A1#`. */
export function spilledFrom(book: Workbook, sheet: Sheet, row: number, column: number): Area | null {
  const cell = cellAt(sheet, row, column);
  const spill = cell?.formula?.many ? spillOf(book, sheet, { row, column, cell }) : null;
  return spill && rowsOf(spill.area) > 0 ? spill.area : null;
}

/** An expression's value, computed as the workbook computes. */
export function evaluated(expression: Expression, place: Place): Value {
  return place.book.evaluate(expression, place);
}

/** One value: of a range the cell in the formula's own row or column, #VALUE! where there is none; of an array the first. */
export function single(value: Value, place: Place): CellValue {
  if (isArray(value)) return value.rows[0]?.[0] ?? null;
  if (!isRange(value)) return value;
  const { range, sheet } = value;
  const row = rowsOf(range) === 1 ? range.top : place.row;
  const column = columnsOf(range) === 1 ? range.left : place.column;
  const square = rowsOf(range) > 1 && columnsOf(range) > 1;
  if (square || row < range.top || row > range.bottom || column < range.left || column > range.right) return errors.value;
  return operandAt(place.book, sheet, row, column);
}

/** Values of a range (cut to what is used), of an array, or of one value, as rows. */
export function rowsIn(value: Value, book: Workbook): readonly (readonly CellValue[])[] {
  if (isArray(value)) return value.rows;
  if (!isRange(value)) return [[value]];
  const { sheet } = value;
  const range = clipped(value, book);
  const rows: CellValue[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const cells: CellValue[] = [];
    for (let column = range.left; column <= range.right; column++) cells.push(operandAt(book, sheet, row, column));
    rows.push(cells);
  }
  return rows;
}

/** Whole rows and columns end where the sheet's content ends. */
export function clipped(value: RangeValue, book: Workbook): Area {
  const { range, sheet } = value;
  if (range.bottom < rowLimit - 1 && range.right < columnLimit - 1) return range;
  const used = contentArea(book, sheet, range, true);
  const bottom = range.bottom === rowLimit - 1 ? Math.max(range.top, used?.bottom ?? range.top) : range.bottom;
  const right = range.right === columnLimit - 1 ? Math.max(range.left, used?.right ?? range.left) : range.right;
  return { ...range, bottom, right };
}

export function mapValue(value: Value, place: Place, change: (value: CellValue) => CellValue): Value {
  if (isRange(value) && (rowsOf(value.range) > 1 || columnsOf(value.range) > 1)) return { rows: rowsIn(value, place.book).map((row) => row.map(change)) };
  if (isArray(value)) return { rows: value.rows.map((row) => row.map(change)) };
  return change(single(value, place));
}
