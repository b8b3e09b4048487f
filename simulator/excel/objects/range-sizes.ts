/** Heights of rows and widths of columns, given or fitted to what stands in them. */
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { columnLimit, rowLimit } from "../book/address";
import { formatted } from "../book/number-format";
import { requireAllowed } from "../book/protection";
import { eachCell, lineOf, styleAt } from "../book/sheet";
import { tell } from "../book/workbook";
import { valueAt } from "../formula/results";
import { amount, type RangePlace } from "./range-place";

/** Points, or null where they differ. */
export function sizeOf(place: RangePlace, axis: "row" | "column"): Json {
  const [lines, standard] = axis === "row" ? [place.sheet.rowLines, place.sheet.standardHeight] : [place.sheet.columnLines, place.sheet.standardWidth];
  const sizes = new Set<number>();
  for (const area of place.areas) {
    const [first, last] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
    if (last - first > 20_000) {
      sizes.add(standard);
      for (const [at, line] of lines) if (at >= first && at <= last && line.size !== null) sizes.add(line.size);
    } else for (let at = first; at <= last; at++) sizes.add(lines.get(at)?.size ?? standard);
  }
  return sizes.size === 1 ? ([...sizes][0] ?? null) : null;
}

export function setSize(place: RangePlace, axis: "row" | "column", value: Json): void {
  const size = amount(value);
  if (size < 0 || size > (axis === "row" ? 409.5 : 1800)) throw new HostError("InvalidArgument");
  requireAllowed(place.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
  for (const area of place.areas) {
    const [first, last, limit] = axis === "row" ? [area.top, area.bottom, rowLimit] : [area.left, area.right, columnLimit];
    if (first === 0 && last === limit - 1) {
      if (axis === "row") place.sheet.standardHeight = size;
      else place.sheet.standardWidth = size;
      for (const line of (axis === "row" ? place.sheet.rowLines : place.sheet.columnLines).values()) line.size = null;
    } else for (let at = first; at <= last; at++) lineOf(axis === "row" ? place.sheet.rowLines : place.sheet.columnLines, at).size = size;
    tell(place.book, { kind: "format", sheet: place.sheet, area });
  }
}

/** Width that the widest text needs, counting Chinese characters double; points at 11 points of font. */
export function fitColumns(place: RangePlace): void {
  const widths = new Map<number, number>();
  for (const area of place.areas) {
    eachCell(place.sheet, area, (_cell, row, column) => {
      if (place.sheet.merges.some((one) => one.left !== one.right && row >= one.top && row <= one.bottom && column >= one.left && column <= one.right)) return;
      const style = styleAt(place.sheet, row, column);
      const shown = formatted(valueAt(place.book, place.sheet, row, column), style.numberFormat).text;
      const longest = Math.max(0, ...shown.split("\n").map(textWidth));
      widths.set(column, Math.max(widths.get(column) ?? 0, longest * style.fontSize * 0.5 * (style.bold ? 1.08 : 1) + 9));
    });
  }
  for (const [column, width] of widths) lineOf(place.sheet.columnLines, column).size = Math.min(1340, Math.round(width * 4) / 4);
  for (const area of place.areas) tell(place.book, { kind: "format", sheet: place.sheet, area });
}

export function fitRows(place: RangePlace): void {
  const heights = new Map<number, number>();
  for (const area of place.areas) {
    eachCell(place.sheet, area, (_cell, row, column) => {
      const style = styleAt(place.sheet, row, column);
      const shown = formatted(valueAt(place.book, place.sheet, row, column), style.numberFormat).text;
      const width = (place.sheet.columnLines.get(column)?.size ?? place.sheet.standardWidth) - 6;
      const lines = style.wrap ? shown.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line) * style.fontSize * 0.5) / width)), 0) : 1;
      heights.set(row, Math.max(heights.get(row) ?? 0, lines * style.fontSize * 1.36));
    });
  }
  for (const [row, height] of heights)
    lineOf(place.sheet.rowLines, row).size = Math.min(409.5, Math.max(place.sheet.standardHeight, Math.round(height * 4) / 4));
  for (const area of place.areas) tell(place.book, { kind: "format", sheet: place.sheet, area });
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2E80-\uFFEF]/.test(character) ? 2 : 1;
  return width;
}

/** Whether all rows (columns) have the sheet's standard size. */
export function isStandard(place: RangePlace, axis: "row" | "column"): Json {
  const standard = axis === "row" ? place.sheet.standardHeight : place.sheet.standardWidth;
  const size = sizeOf(place, axis);
  return size === null ? null : size === standard;
}

/** Only true does anything, as in Excel. */
export function setStandard(place: RangePlace, axis: "row" | "column", value: Json): void {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  if (value) setSize(place, axis, axis === "row" ? place.sheet.standardHeight : place.sheet.standardWidth);
}
