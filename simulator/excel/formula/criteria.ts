/** Criteria of SUMIFS, COUNTIFS and the like, with an index so that thousands of them over one column stay fast. */
import type { Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { isError, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import { clipped, rowsIn } from "./results";
import { compare, toText, type RangeValue } from "./values";

export interface Criterion {
  readonly test: (value: CellValue) => boolean;
  /** Key of a plain equality, which an index answers; null for others. */
  readonly key: string | null;
}

/** Reads `">5"`, `"<>"`, `"东庄*"`, a number, a text. Texts compare without case; `*` and `?` are wild. */
export function readCriterion(value: CellValue): Criterion {
  if (value === null) return { test: (cell) => cell === 0 || cell === null, key: null };
  if (typeof value !== "string") {
    const key = keyOf(value);
    return { test: (cell) => keyOf(cell) === key, key };
  }
  const match = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(value);
  const operator = match?.[1] ?? "=";
  const operand = operandOf(match?.[2] ?? "");
  if (operator === "=" || operator === "<>") {
    const equal = equality(operand, match?.[1] !== undefined);
    if (operator === "<>") return { test: (cell) => !equal.test(cell), key: null };
    return equal;
  }
  return {
    key: null,
    test: (cell) => {
      if (cell === null || isError(cell) || typeof cell !== typeof operand) return false;
      const order = compare(cell, operand);
      if (operator === "<") return order < 0;
      if (operator === ">") return order > 0;
      return operator === "<=" ? order <= 0 : order >= 0;
    },
  };
}

function equality(operand: CellValue, explicit: boolean): Criterion {
  if (operand === "") return { test: (cell) => (explicit ? cell === null : cell === null || cell === ""), key: null };
  if (typeof operand === "string" && /[*?~]/.test(operand)) {
    const pattern = wildcard(operand);
    return { test: (cell) => typeof cell === "string" && pattern.test(cell), key: null };
  }
  const key = keyOf(operand);
  return { test: (cell) => keyOf(cell) === key, key };
}

/** `*` any run, `?` any character, `~` takes the meaning from the next. Matches whole texts, without case. */
export function wildcard(text: string): RegExp {
  const source = text.replace(/~([*?~])|[*?]|[\\^$.|+()[\]{}/-]/g, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return "\\" + escaped;
    return found === "*" ? "[\\s\\S]*" : found === "?" ? "[\\s\\S]" : "\\" + found;
  });
  return new RegExp(`^${source}$`, "iu");
}

function operandOf(text: string): CellValue {
  if (text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text);
  if (/^-?[\d.]+%$/.test(text)) return Number(text.slice(0, -1)) / 100;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  return text;
}

function keyOf(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return `n${value}`;
  if (typeof value === "boolean") return `b${value}`;
  if (isError(value)) return `e${value.error}`;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isNaN(number) ? `s${value.toLowerCase()}` : `n${number}`;
}

interface Column {
  readonly values: readonly CellValue[];
  index: ReadonlyMap<string, readonly number[]> | null;
}

interface Cache {
  version: string;
  readonly columns: Map<string, Column>;
}

const caches = new WeakMap<Workbook, Cache>();

/** Values of a range in reading order, remembered until the workbook changes. */
function columnOf(range: RangeValue, book: Workbook, cut: Area): Column {
  let cache = caches.get(book);
  const version = `${book.version}|${book.edits}`;
  if (!cache || cache.version !== version) {
    cache = { version, columns: new Map() };
    caches.set(book, cache);
  }
  const key = `${range.sheet.id}|${cut.top}|${cut.left}|${cut.bottom}|${cut.right}`;
  let column = cache.columns.get(key);
  if (!column) {
    column = { values: rowsIn({ range: cut, sheet: range.sheet }, book).flat(), index: null };
    cache.columns.set(key, column);
  }
  return column;
}

/** Positions (in reading order) at which all criteria hold. Ranges must have one shape. */
export function matching(pairs: readonly { readonly range: RangeValue; readonly criterion: Criterion }[], book: Workbook): readonly number[] {
  const first = pairs[0];
  if (!first) return [];
  const height = Math.max(...pairs.map(({ range }) => clipped(range, book).bottom - range.range.top));
  const columns = pairs.map(({ range, criterion }) => ({
    criterion,
    column: columnOf(range, book, { ...clipped(range, book), bottom: Math.min(range.range.bottom, range.range.top + height) }),
  }));
  const lead = columns.find(({ criterion }) => criterion.key !== null);
  const candidates = lead ? (indexOf(lead.column).get(lead.criterion.key ?? "") ?? []) : columns[0]?.column.values.map((_, i) => i);
  const rest = columns.filter((one) => one !== lead);
  return (candidates ?? []).filter((i) => rest.every(({ column, criterion }) => criterion.test(column.values[i] ?? null)));
}

function indexOf(column: Column): ReadonlyMap<string, readonly number[]> {
  if (column.index) return column.index;
  const index = new Map<string, number[]>();
  column.values.forEach((value, i) => {
    const key = keyOf(value);
    const list = index.get(key);
    if (list) list.push(i);
    else index.set(key, [i]);
  });
  column.index = index;
  return index;
}

/** Value of a range at a position counted as `matching` counts. */
export function valueAtPosition(
  range: RangeValue,
  sheet: Sheet,
  position: number,
  width: number,
): { readonly row: number; readonly column: number; readonly sheet: Sheet } {
  return { row: range.range.top + Math.floor(position / width), column: range.range.left + (position % width), sheet };
}

/** @returns whether two texts are the same but for case. */
export function sameText(a: CellValue, b: CellValue): boolean {
  return toText(a).toLowerCase() === toText(b).toLowerCase();
}
