/** Rows and columns of a range: hidden or shown, and grouped in an outline. */
import { optionalText, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument } from "../../protocol/object-type";
import { requireAllowed } from "../book/protection";
import { lineOf, type Line, type Sheet } from "../book/sheet";
import { tell } from "../book/workbook";
import { areaOf, type RangeRef } from "./range-ref";

type Axis = "row" | "column";

function linesOf(sheet: Sheet, axis: Axis): Map<number, Line> {
  return axis === "row" ? sheet.rowLines : sheet.columnLines;
}

function span(ref: RangeRef, axis: Axis): readonly [first: number, last: number] {
  const area = areaOf(ref);
  return axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
}

/** true or false where all rows (columns) are, null where some. */
export function hiddenLines(ref: RangeRef, axis: Axis): boolean | null {
  const [first, last] = span(ref, axis);
  const lines = linesOf(ref.sheet, axis);
  let hidden = 0;
  for (const [at, line] of lines) if (at >= first && at <= last && line.hidden) hidden += 1;
  return hidden === 0 ? false : hidden === last - first + 1 ? true : null;
}

export function isHidden(ref: RangeRef): boolean | null {
  const [rows, columns] = [hiddenLines(ref, "row"), hiddenLines(ref, "column")];
  return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
}

export function hideLines(ref: RangeRef, axis: Axis, value: Json): void {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  requireAllowed(ref.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
  const [first, last] = span(ref, axis);
  hide(ref.sheet, axis, first, last, value);
  changed(ref, axis, value);
}

function hide(sheet: Sheet, axis: Axis, first: number, last: number, hidden: boolean): void {
  const lines = linesOf(sheet, axis);
  if (hidden) for (let at = first; at <= last; at++) lineOf(lines, at).hidden = true;
  else for (const [at, line] of lines) if (at >= first && at <= last) line.hidden = false;
}

function changed(ref: RangeRef, axis: Axis, hidden: boolean): void {
  tell(ref.book, { kind: "format", sheet: ref.sheet, area: areaOf(ref) });
  if (axis === "row") tell(ref.book, { kind: "rowHidden", sheet: ref.sheet, area: areaOf(ref), hidden });
}

/** Excel groups up to seven levels below the first. */
const deepest = 7;

function axisOf(args: readonly Argument[]): Axis {
  const option = textOf(args[0]);
  if (option !== "ByRows" && option !== "ByColumns") throw new HostError("InvalidArgument");
  return option === "ByRows" ? "row" : "column";
}

function regroup(ref: RangeRef, args: readonly Argument[], by: 1 | -1): void {
  const axis = axisOf(args);
  requireAllowed(ref.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
  const [first, last] = span(ref, axis);
  const lines = linesOf(ref.sheet, axis);
  const grouped = [...lines].filter(([at, line]) => at >= first && at <= last && line.level > 0);
  if (by < 0 && grouped.length === 0) throw new HostError("InvalidOperation");
  if (by > 0 && grouped.some(([, line]) => line.level >= deepest)) throw new HostError("InvalidOperation");
  if (by < 0) {
    for (const [, line] of grouped) {
      line.level -= 1;
      if (line.level === 0) line.hidden = false;
    }
  } else for (let at = first; at <= last; at++) lineOf(lines, at).level += 1;
  tell(ref.book, { kind: "format", sheet: ref.sheet, area: areaOf(ref) });
}

/** Shows or hides the grouped rows (columns) of a range. */
function details(ref: RangeRef, args: readonly Argument[], hidden: boolean): void {
  const axis = axisOf(args);
  const [first, last] = span(ref, axis);
  for (const [at, line] of linesOf(ref.sheet, axis)) if (at >= first && at <= last && line.level > 0) line.hidden = hidden;
  changed(ref, axis, hidden);
}

export const outlineMethods: { readonly [name: string]: (ref: RangeRef, args: readonly Argument[]) => void } = {
  Group: (ref, args) => regroup(ref, args, 1),
  Ungroup: (ref, args) => regroup(ref, args, -1),
  ShowGroupDetails: (ref, args) => details(ref, args, false),
  HideGroupDetails: (ref, args) => details(ref, args, true),
};

/** Shows an outline down to a level: 1 is what is not grouped at all, 0 leaves it as it is. */
export function showLevels(sheet: Sheet, axis: Axis, levels: number): void {
  if (levels === 0) return;
  if (levels < 0 || levels > deepest + 1) throw new HostError("InvalidArgument");
  for (const line of linesOf(sheet, axis).values()) if (line.level > 0) line.hidden = line.level >= levels;
}

/** `Up` and `Down` for rows, `Left` and `Right` for columns. */
export function directionOf(args: readonly Argument[], allowed: readonly string[]): string {
  const direction = optionalText(args[0]) ?? "";
  if (!allowed.includes(direction)) throw new HostError("InvalidArgument");
  return direction;
}
