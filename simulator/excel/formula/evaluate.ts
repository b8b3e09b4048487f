/** Expressions into values. */
import { cellsOf, columnsOf, rowsOf } from "../book/address";
import { errors, isError, type CellValue } from "../book/value";
import { functions } from "./functions";
import type { WorksheetFunction } from "./functions/arguments";
import type { Expression } from "./parser";
import { mapValue, rowsIn, single, spilledFrom } from "./results";
import { manyOnesIn } from "./shape";
import { structured } from "./structured";
import type { ReferenceToken } from "./tokens";
import { compare, isArray, isRange, NotSimulated, toNumber, toText, type Place, type Value } from "./values";

/** @throws NotSimulated for what is not played */
export function evaluate(expression: Expression, place: Place): Value {
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "missing":
      return null;
    case "array":
      return { rows: expression.rows };
    case "reference":
      return referenced(expression.token, place);
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
    case "spilled":
      return spilled(expression.token, place);
    case "call":
      return called(expression, place);
  }
}

function referenced({ sheet, area }: ReferenceToken, place: Place): Value {
  return area ? { range: area, sheet: sheet ?? place.sheet } : errors.reference;
}

function spilled({ sheet, area }: ReferenceToken, place: Place): Value {
  const range = area ? spilledFrom(place.book, sheet ?? place.sheet, area.top, area.left) : null;
  return range ? { range, sheet: sheet ?? place.sheet } : errors.reference;
}

function called(call: Extract<Expression, { kind: "call" }>, place: Place): Value {
  const known = functions[call.name];
  if (!known) throw new NotSimulated(call.name, true);
  return place.dynamic === true ? forEach(call, known, place) : known(call.args, place);
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

function named(name: string, place: Place): Value {
  const wanted = name.toLowerCase();
  const found =
    place.book.names.find((one) => one.scope === place.sheet && one.name.toLowerCase() === wanted) ??
    place.book.names.find((one) => one.scope === null && one.name.toLowerCase() === wanted);
  if (found) return evaluate(found.formula.expression, place);
  return structured(name, "", place, errors.name);
}
