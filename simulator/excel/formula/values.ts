/** What expressions are worth while they are computed, and how Excel reads one kind of value as another. */
import type { Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { errors, isError, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
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

/** Computes an expression. A workbook carries the one that its formulas are computed by. */
export type Evaluate = (expression: Expression, place: Place) => Value;

export function isRange(value: Value): value is RangeValue {
  return typeof value === "object" && value !== null && "range" in value;
}

export function isArray(value: Value): value is ArrayValue {
  return typeof value === "object" && value !== null && "rows" in value;
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
function generalNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
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
