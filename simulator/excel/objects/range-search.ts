/** Finding and replacing within a range, and the fields that it is sorted by. */
import { isList, isRecord, plainOf, textOf } from "../../protocol/arguments";
import { HostError, notSimulated } from "../../protocol/host-error";
import type { Argument } from "../../protocol/object-type";
import type { Area } from "../book/address";
import { enter } from "../book/entry";
import { formatted } from "../book/number-format";
import { eachCell, styleAt, type Sheet } from "../book/sheet";
import type { SortField } from "../book/sort-cells";
import { tell, type Workbook } from "../book/workbook";
import { valueAt } from "../formula/results";

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
export function region(book: Workbook, sheet: Sheet, area: Area): Area {
  const filled = (row: number, column: number): boolean => Boolean(sheet.rows[row]?.[column]?.formula) || valueAt(book, sheet, row, column) !== null;
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

/** `[{key, ascending}]` as the API gives it. Sorting by colours and icons is not played. */
export function sortFieldsOf(argument: Argument | undefined): SortField[] {
  const given = plainOf(argument);
  if (!isList(given) || given.length === 0) throw new HostError("InvalidArgument");
  return given.map((field) => {
    if (!isRecord(field) || typeof field.key !== "number") throw new HostError("InvalidArgument");
    if ((field.sortOn ?? "Value") !== "Value") throw notSimulated(`sorting on ${String(field.sortOn)}`);
    return { key: field.key, ascending: field.ascending !== false, textAsNumber: field.dataOption === "TextAsNumber" };
  });
}
