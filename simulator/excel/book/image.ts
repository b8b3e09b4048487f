/** What a workbook holds at a moment, and how one moment differs from another: what taking back a step needs. */
import type { Cell, Sheet } from "./sheet";
import type { Workbook } from "./workbook";

/** Of the workbook itself: what a person could lose. Selection and the active sheet are not among it. */
const bookKeys = ["sheets", "names", "styles", "settings", "xmlParts", "bindings", "properties", "customProperties", "structureProtected"] as const;

type Parts = { readonly [name: string]: unknown };

interface SheetImage {
  readonly cells: readonly (readonly (Cell | undefined)[] | undefined)[];
  /** Everything of the sheet but its cells. */
  readonly parts: Parts;
}

export interface BookImage {
  readonly parts: Parts;
  readonly sheets: ReadonlyMap<Sheet, SheetImage>;
}

/** What stood there before a step, where the step changed it. */
export interface Change {
  readonly parts: Parts | null;
  readonly sheets: readonly SheetChange[];
}

interface SheetChange {
  readonly sheet: Sheet;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly before: Cell | undefined }[];
  readonly parts: Parts | null;
}

export function imageOf(book: Workbook): BookImage {
  return { parts: bookParts(book), sheets: new Map(book.sheets.map((sheet) => [sheet, sheetImage(sheet)])) };
}

/** @returns what `book` must be given back to be as it was in `before`, or null where nothing differs; and its image now, made of the old one where that holds */
export function changeSince(before: BookImage, book: Workbook): { readonly change: Change | null; readonly now: BookImage } {
  const parts = bookParts(book);
  const changes: SheetChange[] = [];
  const images = new Map<Sheet, SheetImage>();
  for (const sheet of book.sheets) {
    const known = before.sheets.get(sheet);
    const change = known ? sheetChange(known, sheet) : null;
    if (change) changes.push(change);
    images.set(sheet, known && !change ? known : sheetImage(sheet));
  }
  const changed = !same(parts, before.parts);
  const now = { parts, sheets: images };
  return { change: changed || changes.length > 0 ? { parts: changed ? before.parts : null, sheets: changes } : null, now };
}

/** Puts back what a change says. A sheet that was deleted comes back as it was left. */
export function putBack(book: Workbook, change: Change): void {
  if (change.parts) Object.assign(book, copied(change.parts));
  for (const { sheet, cells, parts } of change.sheets) {
    if (parts) Object.assign(sheet, copied(parts));
    for (const { row, column, before } of cells) {
      const line = sheet.rows[row] ?? (sheet.rows[row] = []);
      if (before) line[column] = { ...before };
      else delete line[column];
    }
  }
}

function bookParts(book: Workbook): Parts {
  return Object.fromEntries(bookKeys.map((key) => [key, copied(book[key])]));
}

function sheetParts(sheet: Sheet): Parts {
  return Object.fromEntries(Object.entries(sheet).flatMap(([key, value]) => (key === "rows" ? [] : [[key, copied(value)]])));
}

function sheetImage(sheet: Sheet): SheetImage {
  return { cells: sheet.rows.map((cells) => cells.map((cell) => cell && { ...cell })), parts: sheetParts(sheet) };
}

function sheetChange(known: SheetImage, sheet: Sheet): SheetChange | null {
  const cells: SheetChange["cells"][number][] = [];
  for (let row = 0; row < Math.max(known.cells.length, sheet.rows.length); row++) {
    const [old, now] = [known.cells[row], sheet.rows[row]];
    for (let column = 0; column < Math.max(old?.length ?? 0, now?.length ?? 0); column++) {
      const [a, b] = [old?.[column], now?.[column]];
      if (!sameCell(a, b)) cells.push({ row, column, before: a });
    }
  }
  const parts = sheetParts(sheet);
  const changed = !same(parts, known.parts);
  return cells.length > 0 || changed ? { sheet, cells, parts: changed ? known.parts : null } : null;
}

/** The last result of a formula is nothing that was entered. */
function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.style !== b.style) return false;
  if (a.formula || b.formula) return a.formula === b.formula;
  return a.value === b.value || (typeof a.value === "object" && same(a.value, b.value));
}

/** Sheets, formulas and looks are themselves: formulas and looks never change, sheets have an image of their own. */
function isWhole(value: object): boolean {
  return Object.isFrozen(value) || "rowLines" in value || "tokens" in value;
}

function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isWhole(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)] as const));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || isWhole(a) || isWhole(b)) return false;
  if (a instanceof Map) return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
  const [x, y] = [Object.entries(a), b as { readonly [key: string]: unknown }];
  return x.length === Object.keys(b).length && x.every(([key, value]) => same(value, y[key]));
}
