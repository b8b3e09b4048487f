/** Copying, moving and thinning out the cells of a range. */
import { listOf, optionalText, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { columnsOf, isWholeColumns, isWholeRows } from "../book/address";
import { copy, type CopyWhat } from "../book/copy-cells";
import { fillOn, fillTypeOf } from "../book/fill-cells";
import { moveCells } from "../book/move-cells";
import { requireAllowed, requireUnlocked } from "../book/protection";
import { shiftCells } from "../book/shift-cells";
import { tell } from "../book/workbook";
import { valueAt } from "../formula/results";
import { sameText } from "../formula/criteria";
import { movedFormula } from "../formula/formula";
import { defineExcel } from "./define";
import { directionOf } from "./range-lines";
import { areaOf, areaOfArgument, type RangeRef } from "./range-ref";

const kinds: { readonly [name: string]: CopyWhat } = { All: "All", Formulas: "Formulas", Values: "Values", Formats: "Formats", Link: "Link" };

export function copyKindOf(argument: Argument | undefined): CopyWhat {
  const kind = kinds[optionalText(argument) ?? "All"];
  if (kind === undefined) throw new HostError("InvalidArgument");
  return kind;
}

export function copyInto(ref: RangeRef, args: readonly Argument[]): void {
  const source = areaOfArgument(ref.book, ref.sheet, args[0]);
  requireUnlocked(ref.sheet, areaOf(ref));
  copy(ref.book, source, ref.sheet, areaOf(ref), copyKindOf(args[1]), truthOf(args[2]), truthOf(args[3]), (sheet, row, column) =>
    valueAt(ref.book, sheet, row, column),
  );
}

/** Cells are cut and pasted. */
export function moveTo(ref: RangeRef, args: readonly Argument[]): void {
  const [area, target] = [areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0])];
  requireUnlocked(ref.sheet, area);
  requireUnlocked(target.sheet, target.area);
  moveCells(ref.book, { sheet: ref.sheet, area }, target);
}

export function shiftBy(ref: RangeRef, args: readonly Argument[], insert: boolean): void {
  const area = areaOf(ref);
  const direction = directionOf(args, insert ? ["Down", "Right"] : ["Up", "Left"]);
  const axis = isWholeRows(area) ? "row" : isWholeColumns(area) ? "column" : direction === "Down" || direction === "Up" ? "row" : "column";
  requireAllowed(ref.sheet, `${insert ? "allowInsert" : "allowDelete"}${axis === "row" ? "Rows" : "Columns"}`);
  shiftCells(ref.book, ref.sheet, area, axis, insert);
}

export function autoFill(ref: RangeRef, args: readonly Argument[]): void {
  const source = areaOf(ref);
  const target = args[0] === undefined || args[0] === null ? source : areaOfArgument(ref.book, ref.sheet, args[0]).area;
  requireUnlocked(ref.sheet, target);
  fillOn(ref.book, ref.sheet, source, target, fillTypeOf(optionalText(args[1])));
}

interface Removal {
  readonly removed: number;
  readonly left: number;
}

const removalType = defineExcel<Removal>("RemoveDuplicatesResult", {
  scalars: { Removed: { get: ({ removed }) => removed }, UniqueRemaining: { get: ({ left }) => left } },
});

/** Rows that say in the columns what an earlier one says go; those below move up within the range. */
export function removeDuplicates(ref: RangeRef, args: readonly Argument[]): HostObject {
  const area = areaOf(ref);
  requireUnlocked(ref.sheet, area);
  const columns = listOf(args[0]).map((column) => {
    if (typeof column !== "number" || column < 0 || column >= columnsOf(area)) throw new HostError("InvalidArgument");
    return area.left + column;
  });
  const first = area.top + (truthOf(args[1]) ? 1 : 0);
  const kept: number[] = [];
  for (let row = first; row <= area.bottom; row++) {
    const same = (other: number): boolean =>
      columns.every((column) => sameText(valueAt(ref.book, ref.sheet, row, column), valueAt(ref.book, ref.sheet, other, column)));
    if (!kept.some(same)) kept.push(row);
  }
  const cells = kept.map((row) => Array.from({ length: columnsOf(area) }, (_, c) => ref.sheet.rows[row]?.[area.left + c]));
  const removed = area.bottom - first + 1 - kept.length;
  for (let row = first; row <= area.bottom; row++) {
    const line = ref.sheet.rows[row] ?? (ref.sheet.rows[row] = []);
    for (let c = 0; c < columnsOf(area); c++) {
      const cell = cells[row - first]?.[c];
      const from = kept[row - first] ?? row;
      if (cell) line[area.left + c] = { ...cell, formula: cell.formula ? movedFormula(cell.formula, row - from, 0) : null };
      else delete line[area.left + c];
    }
  }
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area, changeType: "RangeEdited" });
  return removalType({ removed, left: kept.length });
}
