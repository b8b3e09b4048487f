/** Expressions into values. */
import { cellsOf, columnLimit, columnsOf, rowLimit, rowsOf, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { errors, isError, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import { functions } from "./functions";
import type { WorksheetFunction } from "./functions/arguments";
import type { Expression } from "./parser";
import { contentArea, operandAt, spilledFrom } from "./results";
import { manyOnesIn } from "./shape";
import { structured } from "./structured";

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
  /** The formula may give several values; otherwise ranges in place of single values mean the cell beside or above. */
  readonly dynamic?: boolean;
}

/** Thrown for what the simulator does not compute; the file's own result stands in then. Its message is the function's name, or what it is. */
export class NotSimulated extends Error {
  readonly isFunction: boolean;

  constructor(what: string, isFunction = false) {
    super(what);
    this.isFunction = isFunction;
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
    case "intersect":
      return single(evaluate(expression.of, place), place);
    case "spilled": {
      const { area, sheet } = expression.token;
      const range = area ? spilledFrom(place.book, sheet ?? place.sheet, area.top, area.left) : null;
      return range ? { range, sheet: sheet ?? place.sheet } : errors.reference;
    }
    case "call": {
      const known = functions[expression.name];
      if (!known) throw new NotSimulated(expression.name, true);
      return place.dynamic === true ? forEach(expression, known, place) : known(expression.args, place);
    }
  }
}

/** Computes a function once, or for each of several where it takes single values. */
function forEach(call: Extract<Expression, { kind: "call" }>, compute: WorksheetFunction, place: Place): Value {
  const given = manyOnesIn(call).map((index) => ({ index, value: evaluate(call.args[index] ?? { kind: "missing" }, place) }));
  const many = given.filter(({ value }) => isArray(value) || (isRange(value) && cellsOf(value.range) > 1));
  if (many.length === 0) return compute(call.args, place);
  const each = many.map(({ index, value }) => ({ index, rows: rowsIn(value, place.book) }));
  const height = Math.max(...each.map(({ rows }) => rows.length));
  const width = Math.max(...each.map(({ rows }) => rows[0]?.length ?? 0));
  const computed = (row: number, column: number): CellValue => {
    const args = call.args.map((arg, index): Expression => {
      const own = each.find((one) => one.index === index);
      return own ? { kind: "value", value: elementOf(own.rows, row, column) } : arg;
    });
    return single(compute(args, place), place);
  };
  return { rows: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => computed(row, column))) };
}

/** An element of an array that is repeated over a larger one; beyond its end #N/A. */
function elementOf(rows: readonly (readonly CellValue[])[], row: number, column: number): CellValue {
  const line = rows.length === 1 ? rows[0] : rows[row];
  const value = line?.length === 1 ? line[0] : line?.[column];
  return value === undefined ? errors.na : value;
}

export function isRange(value: Value): value is RangeValue {
  return typeof value === "object" && value !== null && "range" in value;
}

export function isArray(value: Value): value is ArrayValue {
  return typeof value === "object" && value !== null && "rows" in value;
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
  return {
    rows: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column) => operate(operator, elementOf(a, row, column), elementOf(b, row, column))),
    ),
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
