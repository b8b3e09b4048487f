/** What a `Range` object stands for: a rectangle of one sheet that moves along when rows and columns come and go around it. */
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { columnLimit, parseArea, rowLimit, sheetPrefix, areaName, splitAddress, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { sheetNamed, type Workbook } from "../book/workbook";
import type { RangePlace } from "./range-place";
import { objectOf, typeNamed } from "./registry";

export interface RangeRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  /** null once its cells were deleted. */
  area: Area | null;
}

/** A range object; every one in use is known to the workbook so that it moves along. */
export function makeRange(book: Workbook, sheet: Sheet, area: Area): HostObject {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  const ref: RangeRef = { book, sheet, area };
  book.ranges.add(ref);
  return objectOf("Range", ref);
}

/** A range of the same sheet. InvalidArgument beyond its edges. */
export function rangeOn({ book, sheet }: RangeRef, area: Area): HostObject {
  if (area.top < 0 || area.left < 0 || area.bottom >= rowLimit || area.right >= columnLimit || area.top > area.bottom || area.left > area.right) {
    throw new HostError("InvalidArgument");
  }
  return makeRange(book, sheet, area);
}

export function areaOf(ref: RangeRef): Area {
  if (!ref.area) throw new HostError("InvalidReference");
  return ref.area;
}

export function placeOf(ref: RangeRef): RangePlace {
  return { book: ref.book, sheet: ref.sheet, areas: [areaOf(ref)] };
}

/** `台账!A1:B2`, with quotes where the sheet's name needs them. */
export function addressOf(sheet: Sheet, area: Area): string {
  return `${sheetPrefix(sheet.name)}!${areaName(area)}`;
}

/** The range of an argument: a Range object, or an address on a sheet. */
export function areaOfArgument(book: Workbook, sheet: Sheet, argument: Argument | undefined): { readonly sheet: Sheet; readonly area: Area } {
  if (typeof argument === "string") return resolveAddress(book, sheet, argument);
  const ref = typeNamed("Range").targetOf(argument);
  return { sheet: ref.sheet, area: areaOf(ref) };
}

/** An address on a sheet: `A1:B2`, `'表 1'!A1`, or a defined name. InvalidArgument for anything else. */
export function resolveAddress(book: Workbook, sheet: Sheet, text: string): { readonly sheet: Sheet; readonly area: Area } {
  const split = splitAddress(text);
  const own = split.sheet === null ? sheet : sheetNamed(book, split.sheet);
  if (!own) throw new HostError("InvalidArgument");
  const area = parseArea(split.area.replaceAll("$", ""));
  if (area) return { sheet: own, area };
  const name = book.names.find((one) => one.name.toLowerCase() === text.toLowerCase() && (one.scope === null || one.scope === sheet));
  const token = name?.formula.tokens.find((one) => one.kind === "reference");
  if (token?.kind === "reference" && token.area) return { sheet: token.sheet ?? sheet, area: token.area };
  const table = sheet.tables.find((one) => one.name.toLowerCase() === text.toLowerCase());
  if (table) return { sheet, area: table.area };
  throw new HostError("InvalidArgument");
}

/** `A1:A3,C1` on a sheet. */
export function resolveAddresses(book: Workbook, sheet: Sheet, text: string): Area[] {
  return text.split(",").map((one) => resolveAddress(book, sheet, one.trim()).area);
}
