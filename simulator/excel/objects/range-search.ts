/** Finding, replacing and sorting within a range. */
import { isList, isRecord, plainOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument } from "../../protocol/object-type";
import type { Area } from "../book/address";
import { enter } from "../book/entry";
import { formatted } from "../book/number-format";
import { eachCell, styleAt, type Cell, type Sheet } from "../book/sheet";
import { tell, type Workbook } from "../book/workbook";
import { compare, valueAt } from "../formula/evaluate";
import { movedFormula } from "../formula/formula";

interface Wanted {
  readonly text: string;
  readonly whole: boolean;
  readonly matchCase: boolean;
  readonly backwards: boolean;
}

function wantedOf(args: readonly Argument[], criteriaAt: number): Wanted {
  const criteria = plainOf(args[criteriaAt]);
  const record = isRecord(criteria) ? criteria : {};
  return {
    text: textOf(args[0]),
    whole: record.completeMatch === true,
    matchCase: record.matchCase === true,
    backwards: record.searchDirection === "Backwards",
  };
}

function matches(shown: string, wanted: Wanted): boolean {
  const [text, part] = wanted.matchCase ? [shown, wanted.text] : [shown.toLowerCase(), wanted.text.toLowerCase()];
  return wanted.whole ? text === part : text.includes(part);
}

function hits(book: Workbook, sheet: Sheet, area: Area, wanted: Wanted): Area[] {
  const found: Area[] = [];
  eachCell(sheet, area, (_cell, row, column) => {
    const shown = formatted(valueAt(book, sheet, row, column), styleAt(sheet, row, column).numberFormat).text;
    if (shown !== "" && matches(shown, wanted)) found.push({ top: row, bottom: row, left: column, right: column });
  });
  return found;
}

/** First cell (from the end when searching backwards) that shows the text, or null. */
export function find(book: Workbook, sheet: Sheet, area: Area, args: readonly Argument[]): Area | null {
  const wanted = wantedOf(args, 1);
  const found = hits(book, sheet, area, wanted);
  return (wanted.backwards ? found.at(-1) : found[0]) ?? null;
}

export function findAll(book: Workbook, sheet: Sheet, area: Area, args: readonly Argument[]): Area[] {
  return hits(book, sheet, area, wantedOf(args, 1));
}

/** @returns how many cells were changed. */
export function replaceAll(book: Workbook, sheet: Sheet, area: Area, args: readonly Argument[]): number {
  const wanted = wantedOf(args, 2);
  const replacement = textOf(args[1]);
  const found = hits(book, sheet, area, wanted);
  for (const { top, left } of found) {
    const value = sheet.rows[top]?.[left]?.value;
    const before = typeof value === "string" || typeof value === "number" ? String(value) : "";
    const pattern = new RegExp(wanted.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), wanted.matchCase ? "g" : "gi");
    enter(book, sheet, top, left, wanted.whole ? replacement : before.replace(pattern, () => replacement));
  }
  tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
  return found.length;
}

/** The filled block around an area, bounded by blank rows and columns (Ctrl+A). */
export function region(sheet: Sheet, area: Area): Area {
  const filled = (row: number, column: number): boolean => {
    const cell = sheet.rows[row]?.[column];
    return cell !== undefined && (cell.value !== null || cell.formula !== null);
  };
  let found = area;
  for (;;) {
    const grown = { top: Math.max(0, found.top - 1), left: Math.max(0, found.left - 1), bottom: found.bottom + 1, right: found.right + 1 };
    let next = found;
    for (let row = grown.top; row <= grown.bottom; row++) {
      for (let column = grown.left; column <= grown.right; column++) {
        if (!filled(row, column)) continue;
        next = { top: Math.min(next.top, row), left: Math.min(next.left, column), bottom: Math.max(next.bottom, row), right: Math.max(next.right, column) };
      }
    }
    if (next.top === found.top && next.left === found.left && next.bottom === found.bottom && next.right === found.right) return found;
    found = next;
  }
}

/** Sorts rows by columns (`[{key, ascending}]`); blanks go last, as in Excel. */
export function sort(book: Workbook, sheet: Sheet, area: Area, fields: Argument | undefined, hasHeaders: boolean): void {
  const given = plainOf(fields);
  if (!isList(given) || given.length === 0) throw new HostError("InvalidArgument");
  const keys = given.map((field) => {
    if (!isRecord(field) || typeof field.key !== "number") throw new HostError("InvalidArgument");
    return { column: area.left + field.key, ascending: field.ascending !== false };
  });
  if (sheet.merges.some((one) => one.top <= area.bottom && one.bottom >= area.top && one.left <= area.right && one.right >= area.left))
    throw new HostError("MergedRangeConflict");
  const top = area.top + (hasHeaders ? 1 : 0);
  const rows = Array.from({ length: Math.min(area.bottom, sheet.rows.length - 1) - top + 1 }, (_, i) => ({
    row: top + i,
    cells: Array.from({ length: area.right - area.left + 1 }, (__, k): Cell | undefined => sheet.rows[top + i]?.[area.left + k]),
    keys: keys.map((key) => valueAt(book, sheet, top + i, key.column)),
  }));
  rows.sort((a, b) => {
    for (const [i, key] of keys.entries()) {
      const [x, y] = [a.keys[i] ?? null, b.keys[i] ?? null];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
        continue;
      }
      const order = compare(x, y);
      if (order !== 0) return key.ascending ? order : -order;
    }
    return a.row - b.row;
  });
  rows.forEach(({ row, cells }, i) => {
    cells.forEach((cell, k) => {
      const into = sheet.rows[top + i] ?? (sheet.rows[top + i] = []);
      if (cell) into[area.left + k] = { ...cell, formula: cell.formula ? movedFormula(cell.formula, top + i - row, 0) : null };
      else delete into[area.left + k];
    });
  });
  tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
}
