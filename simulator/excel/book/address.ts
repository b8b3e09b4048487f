/** A1 addresses. Rows and columns are 0-based inside; an area has both ends included. */

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const rowLimit = 1_048_576;
export const columnLimit = 16_384;

export const wholeSheet: Area = { top: 0, left: 0, bottom: rowLimit - 1, right: columnLimit - 1 };

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** AA → 26; -1 for anything else. */
function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) return -1;
    index = index * 26 + digit;
  }
  return index <= columnLimit ? index - 1 : -1;
}

/** `A1`, `B2:C9`, `A:C`, `2:5`, with or without `$`. Null where it is none. */
export function parseArea(text: string): Area | null {
  const parts = text.trim().split(":");
  if (parts.length > 2) return null;
  const [first = "", second = first] = parts;
  const a = parseCorner(first);
  const b = parseCorner(second);
  if (!a || !b) return null;
  if (parts.length === 1 && (a.row === null || a.column === null)) return null;
  if ((a.row === null) !== (b.row === null) || (a.column === null) !== (b.column === null)) return null;
  return {
    top: Math.min(a.row ?? 0, b.row ?? 0),
    left: Math.min(a.column ?? 0, b.column ?? 0),
    bottom: a.row === null ? rowLimit - 1 : Math.max(a.row, b.row ?? 0),
    right: a.column === null ? columnLimit - 1 : Math.max(a.column, b.column ?? 0),
  };
}

function parseCorner(text: string): { readonly row: number | null; readonly column: number | null } | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const column = match[1] === undefined ? null : columnIndex(match[1]);
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  if (column === -1 || (row !== null && (row < 0 || row >= rowLimit))) return null;
  return { row, column };
}

/** Sheet part and area part of `'汇总·镇级'!A1:B2`; the sheet is null where none is written. */
export function splitAddress(text: string): { readonly sheet: string | null; readonly area: string } {
  const at = text.lastIndexOf("!");
  if (at < 0) return { sheet: null, area: text };
  const raw = text.slice(0, at);
  const quoted = raw.startsWith("'") && raw.endsWith("'") && raw.length >= 2;
  return { sheet: quoted ? raw.slice(1, -1).replaceAll("''", "'") : raw, area: text.slice(at + 1) };
}

export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** Whole rows and columns are written as Excel writes them. */
export function areaName(area: Area): string {
  if (isWholeRows(area)) return `${area.top + 1}:${area.bottom + 1}`;
  if (isWholeColumns(area)) return `${columnName(area.left)}:${columnName(area.right)}`;
  const first = cellName(area.top, area.left);
  return area.top === area.bottom && area.left === area.right ? first : `${first}:${cellName(area.bottom, area.right)}`;
}

/** With quotes where Excel puts them: anything but letters, digits, `_` and `.`, or what would read as an address. */
export function sheetPrefix(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rc]\d*(c\d*)?$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function isWholeColumns(area: Area): boolean {
  return area.top === 0 && area.bottom === rowLimit - 1;
}

export function isWholeRows(area: Area): boolean {
  return area.left === 0 && area.right === columnLimit - 1;
}

export function rowsOf(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnsOf(area: Area): number {
  return area.right - area.left + 1;
}

export function cellsOf(area: Area): number {
  return rowsOf(area) * columnsOf(area);
}

export function intersection(a: Area, b: Area): Area | null {
  const area = { top: Math.max(a.top, b.top), left: Math.max(a.left, b.left), bottom: Math.min(a.bottom, b.bottom), right: Math.min(a.right, b.right) };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

export function contains(outer: Area, inner: Area): boolean {
  return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right;
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function bounding(a: Area, b: Area): Area {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}

/** Where an area stands after rows (or columns) were inserted (count > 0) or deleted (count < 0) at `at`; null: it is gone. */
export function shifted(area: Area, axis: "row" | "column", at: number, count: number): Area | null {
  const [low, high] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
  const limit = (axis === "row" ? rowLimit : columnLimit) - 1;
  if (low === 0 && high === limit) return area;
  let [first, last] = [low, high];
  if (count > 0) {
    if (low >= at) first += count;
    if (high >= at) last += count;
  } else {
    const end = at - count - 1;
    if (low >= at && high <= end) return null;
    if (low > end) first += count;
    else if (low >= at) first = at;
    if (high > end) last += count;
    else if (high >= at) last = at - 1;
  }
  last = Math.min(last, limit);
  if (first > last) return null;
  return axis === "row" ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last };
}
