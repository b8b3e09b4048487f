/** Ranges found from a range: beside it, larger, smaller, at the edge of what is filled. */
import { integerOf, optionalInteger, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { bounding, cellsOf, columnLimit, rowLimit, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { spillAt } from "../formula/results";
import type { Workbook } from "../book/workbook";
import { areaOf, areaOfArgument, rangeOn, type RangeRef } from "./range-ref";

type Method = (ref: RangeRef, args: readonly Argument[]) => HostObject;

/** Rows (or columns) beside a range: a negative count means the other side, as in Excel. */
function beside(axis: "row" | "column", after: boolean): Method {
  return (ref, args) => {
    const count = optionalInteger(args[0]) ?? 1;
    if (count === 0) throw new HostError("InvalidArgument");
    const area = areaOf(ref);
    const forward = after ? count > 0 : count < 0;
    const size = Math.abs(count);
    const [low, high] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
    const [first, last] = forward ? [high + 1, high + size] : [low - size, low - 1];
    return rangeOn(ref, axis === "row" ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last });
  };
}

/** The rectangle between a range's first corner and its last one moved: it may end up on the other side of the first. */
function resized(area: Area, rows: number, columns: number): Area {
  const [bottom, right] = [area.bottom + rows, area.right + columns];
  return { top: Math.min(area.top, bottom), bottom: Math.max(area.top, bottom), left: Math.min(area.left, right), right: Math.max(area.left, right) };
}

export const reachMethods: { readonly [name: string]: Method } = {
  GetCell: (ref, args) => {
    const area = areaOf(ref);
    const [row, column] = [area.top + integerOf(args[0]), area.left + integerOf(args[1])];
    return rangeOn(ref, { top: row, bottom: row, left: column, right: column });
  },
  GetRow: (ref, args) => {
    const row = areaOf(ref).top + integerOf(args[0]);
    return rangeOn(ref, { ...areaOf(ref), top: row, bottom: row });
  },
  GetColumn: (ref, args) => {
    const column = areaOf(ref).left + integerOf(args[0]);
    return rangeOn(ref, { ...areaOf(ref), left: column, right: column });
  },
  GetLastCell: (ref) => rangeOn(ref, { ...areaOf(ref), top: areaOf(ref).bottom, left: areaOf(ref).right }),
  GetLastRow: (ref) => rangeOn(ref, { ...areaOf(ref), top: areaOf(ref).bottom }),
  GetLastColumn: (ref) => rangeOn(ref, { ...areaOf(ref), left: areaOf(ref).right }),
  GetEntireRow: (ref) => rangeOn(ref, { ...areaOf(ref), left: 0, right: columnLimit - 1 }),
  GetEntireColumn: (ref) => rangeOn(ref, { ...areaOf(ref), top: 0, bottom: rowLimit - 1 }),
  GetRowsAbove: beside("row", false),
  GetRowsBelow: beside("row", true),
  GetColumnsBefore: beside("column", false),
  GetColumnsAfter: beside("column", true),
  GetOffsetRange: (ref, args) => {
    const area = areaOf(ref);
    const [down, right] = [integerOf(args[0]), integerOf(args[1])];
    return rangeOn(ref, { top: area.top + down, bottom: area.bottom + down, left: area.left + right, right: area.right + right });
  },
  GetResizedRange: (ref, args) => rangeOn(ref, resized(areaOf(ref), integerOf(args[0]), integerOf(args[1]))),
  GetAbsoluteResizedRange: (ref, args) => {
    const area = areaOf(ref);
    return rangeOn(ref, { ...area, bottom: area.top + integerOf(args[0]) - 1, right: area.left + integerOf(args[1]) - 1 });
  },
  GetBoundingRect: (ref, args) => rangeOn(ref, bounding(areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0]).area)),
  GetRangeEdge: (ref, args) => {
    const { row, column } = edgeFrom(ref, args);
    return rangeOn(ref, { top: row, bottom: row, left: column, right: column });
  },
  GetExtendedRange: (ref, args) => {
    const { row, column, axis } = edgeFrom(ref, args);
    const area = areaOf(ref);
    const end = axis === "row" ? { ...area, top: row, bottom: row } : { ...area, left: column, right: column };
    return rangeOn(ref, bounding(area, end));
  },
};

const steps: { readonly [direction: string]: readonly [down: number, right: number] } = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] };

interface Edge {
  readonly row: number;
  readonly column: number;
  readonly axis: "row" | "column";
}

/** Where Ctrl+arrow goes from the active cell: the last filled one of its block, or the next filled one, or the edge of the sheet. */
function edgeFrom(ref: RangeRef, args: readonly Argument[]): Edge {
  const area = areaOf(ref);
  const step = steps[textOf(args[0])];
  const active = args[1] === undefined || args[1] === null ? null : areaOfArgument(ref.book, ref.sheet, args[1]).area;
  if (!step || (active === null && cellsOf(area) > 1)) throw new HostError("InvalidArgument");
  return { ...walked(ref, active ?? area, step), axis: step[0] === 0 ? "column" : "row" };
}

function walked({ book, sheet }: RangeRef, start: Area, [down, right]: readonly [down: number, right: number]): Omit<Edge, "axis"> {
  const inside = (row: number, column: number): boolean => row >= 0 && column >= 0 && row < rowLimit && column < columnLimit;
  const last = lastFilled(sheet, book);
  let [row, column] = [start.top, start.left];
  const next = (): boolean => inside(row + down, column + right);
  const filled = filledIn(book, sheet);
  const inBlock = filled(row, column) && next() && filled(row + down, column + right);
  while (next()) {
    const [r, c] = [row + down, column + right];
    if (inBlock && !filled(r, c)) break;
    [row, column] = [r, c];
    if (!inBlock && filled(row, column)) break;
    // Nothing stands beyond: the edge of the sheet.
    if ((down > 0 && row > last.row) || (right > 0 && column > last.column))
      return { row: down > 0 ? rowLimit - 1 : row, column: right > 0 ? columnLimit - 1 : column };
  }
  return { row, column };
}

function filledIn(book: Workbook, sheet: Sheet): (row: number, column: number) => boolean {
  return (row, column) => {
    const cell = sheet.rows[row]?.[column];
    return (cell !== undefined && (cell.value !== null || cell.formula !== null)) || (book.spills && spillAt(book, sheet, row, column) !== null);
  };
}

function lastFilled(sheet: Sheet, book: Workbook): { readonly row: number; readonly column: number } {
  const spilled = book.spills ? 1000 : 0;
  return { row: sheet.rows.length + spilled, column: Math.max(0, ...sheet.rows.map((cells) => cells.length)) + spilled };
}
