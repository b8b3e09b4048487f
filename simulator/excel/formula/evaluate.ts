/** Computes formulas on demand: a result counts until the workbook's version grows. */
import { columnLimit, intersection, rowLimit, rowsOf, columnsOf, type Area } from "../book/address";
import { cellAt, usedArea, type Cell, type Sheet } from "../book/sheet";
import { errors, isError, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import type { Formula } from "./formula";
import { functions } from "./functions";
import type { Expression } from "./parser";

/** A range not yet looked into; an array of values; a single value. */
export type Value = CellValue | RangeValue | ArrayValue;

export interface RangeValue {
  readonly range: Area;
  readonly sheet: Sheet;
}

export interface ArrayValue {
  readonly rows: readonly (readonly CellValue[])[];
}

export interface Place {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Thrown for a function that the simulator does not know; the file's own result stands in then. */
export class NotSimulated extends Error {}

/** What a cell shows as its value: typed, or computed now if it is out of date. */
export function valueAt(book: Workbook, sheet: Sheet, row: number, column: number): CellValue {
  const cell = cellAt(sheet, row, column);
  return cell ? valueOfCell(book, sheet, row, column, cell) : null;
}

export function valueOfCell(book: Workbook, sheet: Sheet, row: number, column: number, cell: Cell): CellValue {
  const formula = cell.formula;
  if (!formula || formula.computedAt === book.version) return cell.value;
  if (formula.computing) return 0;
  formula.computing = true;
  try {
    cell.value = resultOf(formula, { book, sheet, row, column });
  } finally {
    formula.computing = false;
  }
  formula.computedAt = book.version;
  return cell.value;
}

/** Result of a formula at a place, a blank one as 0. */
export function resultOf(formula: Formula, place: Place): CellValue {
  try {
    const result = single(evaluate(formula.expression, place), place);
    return result === null ? 0 : result;
  } catch (cause) {
    if (!(cause instanceof NotSimulated)) throw cause;
    return formula.cached ?? errors.name;
  }
}

export function evaluate(expression: Expression, place: Place): Value {
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "missing":
      return null;
    case "array":
      return { rows: expression.rows };
    case "reference": {
      const { sheet, area } = expression.token;
      return area ? { range: area, sheet: sheet ?? place.sheet } : errors.reference;
    }
    case "structured":
      return expression.token.table === null ? errors.reference : structured(expression.token.table, expression.token.spec, place);
    case "external":
      throw new NotSimulated(expression.text);
    case "name":
      return named(expression.name, place);
    case "negate":
      return mapValue(evaluate(expression.of, place), place, (value) => arithmetic(value, (number) => -number));
    case "plus":
      return evaluate(expression.of, place);
    case "percent":
      return mapValue(evaluate(expression.of, place), place, (value) => arithmetic(value, (number) => number / 100));
    case "binary":
      return binary(expression.operator, evaluate(expression.left, place), evaluate(expression.right, place), place);
    case "call": {
      const known = functions[expression.name];
      if (!known) throw new NotSimulated(expression.name);
      return known(expression.args, place);
    }
  }
}

export function isRange(value: Value): value is RangeValue {
  return typeof value === "object" && value !== null && "range" in value;
}

export function isArray(value: Value): value is ArrayValue {
  return typeof value === "object" && value !== null && "rows" in value;
}

/** One value: of a range the cell in the formula's own row or column, else its first. */
export function single(value: Value, place: Place): CellValue {
  if (isArray(value)) return value.rows[0]?.[0] ?? null;
  if (!isRange(value)) return value;
  const { range, sheet } = value;
  const row = rowsOf(range) === 1 ? range.top : place.row >= range.top && place.row <= range.bottom && columnsOf(range) === 1 ? place.row : range.top;
  const column =
    columnsOf(range) === 1 ? range.left : place.column >= range.left && place.column <= range.right && rowsOf(range) === 1 ? place.column : range.left;
  return valueAt(place.book, sheet, row, column);
}

/** Values of a range (cut to what is used), of an array, or of one value, as rows. */
export function rowsIn(value: Value, book: Workbook): readonly (readonly CellValue[])[] {
  if (isArray(value)) return value.rows;
  if (!isRange(value)) return [[value]];
  const { sheet } = value;
  const range = clipped(value);
  const rows: CellValue[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const cells: CellValue[] = [];
    for (let column = range.left; column <= range.right; column++) cells.push(valueAt(book, sheet, row, column));
    rows.push(cells);
  }
  return rows;
}

/** Whole rows and columns end where the sheet's content ends. */
export function clipped(value: RangeValue): Area {
  const { range, sheet } = value;
  if (range.bottom < rowLimit - 1 && range.right < columnLimit - 1) return range;
  const used = usedArea(sheet, range, true);
  const bottom = range.bottom === rowLimit - 1 ? Math.max(range.top, used?.bottom ?? range.top) : range.bottom;
  const right = range.right === columnLimit - 1 ? Math.max(range.left, used?.right ?? range.left) : range.right;
  return { ...range, bottom, right };
}

export function mapValue(value: Value, place: Place, change: (value: CellValue) => CellValue): Value {
  if (isRange(value) && (rowsOf(value.range) > 1 || columnsOf(value.range) > 1)) return { rows: rowsIn(value, place.book).map((row) => row.map(change)) };
  if (isArray(value)) return { rows: value.rows.map((row) => row.map(change)) };
  return change(single(value, place));
}

export function toNumber(value: CellValue): number | (CellValue & object) {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (isError(value)) return value;
  const text = value.trim();
  const percent = text.endsWith("%");
  const number = Number((percent ? text.slice(0, -1) : text).replaceAll(",", ""));
  return text === "" || Number.isNaN(number) ? errors.value : percent ? number / 100 : number;
}

export function toText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (isError(value)) return value.error;
  return typeof value === "number" ? generalNumber(value) : value;
}

/** A number as the format General writes it: up to 11 characters wide in cells, 15 digits in text. */
export function generalNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function arithmetic(value: CellValue, apply: (number: number) => number): CellValue {
  const number = toNumber(value);
  return typeof number === "number" ? apply(number) : number;
}

function binary(operator: string, left: Value, right: Value, place: Place): Value {
  const many = (value: Value): boolean => isArray(value) || (isRange(value) && (rowsOf(value.range) > 1 || columnsOf(value.range) > 1));
  if (!many(left) && !many(right)) return operate(operator, single(left, place), single(right, place));
  const a = many(left) ? rowsIn(left, place.book) : [[single(left, place)]];
  const b = many(right) ? rowsIn(right, place.book) : [[single(right, place)]];
  const height = Math.max(a.length, b.length);
  const width = Math.max(a[0]?.length ?? 0, b[0]?.length ?? 0);
  const at = (rows: readonly (readonly CellValue[])[], row: number, column: number): CellValue => {
    const line = rows.length === 1 ? rows[0] : rows[row];
    const value = line?.length === 1 ? line[0] : line?.[column];
    return value === undefined ? errors.na : value;
  };
  return {
    rows: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => operate(operator, at(a, row, column), at(b, row, column)))),
  };
}

function operate(operator: string, left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === "&") return toText(left) + toText(right);
  if (levelsOfComparison.has(operator)) return compared(operator, compare(left, right));
  const a = toNumber(left);
  const b = toNumber(right);
  if (typeof a !== "number") return a;
  if (typeof b !== "number") return b;
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  if (operator === "/") return b === 0 ? errors.divide : a / b;
  const power = a ** b;
  return Number.isFinite(power) ? power : errors.number;
}

const levelsOfComparison = new Set(["=", "<>", "<", ">", "<=", ">="]);

function compared(operator: string, order: number): boolean {
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/** Excel's order: numbers, then texts (without case), then FALSE, TRUE. Blank is 0, "" or FALSE. */
export function compare(left: CellValue, right: CellValue): number {
  const rank = (value: CellValue): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  const a = left ?? (typeof right === "string" ? "" : typeof right === "boolean" ? false : 0);
  const b = right ?? (typeof left === "string" ? "" : typeof left === "boolean" ? false : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  return Number(a) - Number(b);
}

function named(name: string, place: Place): Value {
  const wanted = name.toLowerCase();
  const found =
    place.book.names.find((one) => one.scope === place.sheet && one.name.toLowerCase() === wanted) ??
    place.book.names.find((one) => one.scope === null && one.name.toLowerCase() === wanted);
  if (found) return evaluate(found.formula.expression, place);
  return structured(name, "", place, errors.name);
}

/** `表1[数量]`, `表1[[#All],[数量]]`, `[@数量]`, `表1[#Totals]`. */
function structured(tableName: string, spec: string, place: Place, otherwise: CellValue = errors.reference): Value {
  const wanted = tableName.toLowerCase();
  for (const sheet of place.book.sheets) {
    const table = sheet.tables.find((one) => (wanted === "" ? sheet === place.sheet && holds(one.area, place) : one.name.toLowerCase() === wanted));
    if (!table) continue;
    const parts = specParts(spec);
    const items = parts.filter((part) => part.startsWith("#")).map((part) => part.toLowerCase());
    const thisRow = parts.some((part) => part.startsWith("@")) || items.includes("#this row");
    const columns = parts
      .filter((part) => !part.startsWith("#"))
      .map((part) => part.replace(/^@/, ""))
      .filter((part) => part !== "");
    const header = table.hasHeaders ? 1 : 0;
    const totals = table.showTotals ? 1 : 0;
    const body = { top: table.area.top + header, bottom: table.area.bottom - totals };
    let rows = body;
    if (items.includes("#all")) rows = { top: table.area.top, bottom: table.area.bottom };
    else if (items.includes("#headers")) rows = { top: table.area.top, bottom: items.includes("#data") ? body.bottom : table.area.top };
    else if (items.includes("#totals")) rows = { top: table.area.bottom, bottom: table.area.bottom };
    if (thisRow) {
      if (place.row < body.top || place.row > body.bottom) return errors.value;
      rows = { top: place.row, bottom: place.row };
    }
    if (columns.length === 0) return { range: { ...table.area, ...rows }, sheet };
    const indices = columns.map((name) => tableColumn(place.book, sheet, table.area, name));
    if (indices.some((index) => index < 0)) return errors.reference;
    return { range: { ...rows, left: Math.min(...indices), right: Math.max(...indices) }, sheet };
  }
  return otherwise;
}

function holds(area: Area, place: Place): boolean {
  return intersection(area, { top: place.row, bottom: place.row, left: place.column, right: place.column }) !== null;
}

function specParts(spec: string): string[] {
  if (spec === "") return [];
  if (!spec.includes("[")) return [spec.trim()];
  const at = /^@\[/.test(spec) ? "@" : "";
  return [...spec.matchAll(/\[((?:[^\]']|'.)*)\]/g)].map((match) => at + (match[1] ?? "").replace(/'(.)/g, "$1"));
}

function tableColumn(book: Workbook, sheet: Sheet, area: Area, name: string): number {
  const wanted = name.toLowerCase();
  for (let column = area.left; column <= area.right; column++) {
    if (toText(valueAt(book, sheet, area.top, column)).toLowerCase() === wanted) return column;
  }
  return -1;
}
