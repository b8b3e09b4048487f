/** `Excel.Range`: a rectangle of one sheet. It moves along when rows and columns come and go around it. */
import { integerOf, isList, isRecord, optionalInteger, optionalText, textOf, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import {
  areaName,
  bounding,
  cellsOf,
  columnLimit,
  columnsOf,
  intersection,
  isWholeColumns,
  isWholeRows,
  parseArea,
  rowLimit,
  rowsOf,
  sameArea,
  sheetPrefix,
  splitAddress,
  type Area,
} from "../book/address";
import { clear, type ClearWhat } from "../book/clear-cells";
import { copy, type CopyWhat } from "../book/copy-cells";
import { enter } from "../book/entry";
import { format } from "../book/format-cells";
import { merge, requireWholeMerges, unmerge } from "../book/merges";
import { formatted, isDateFormat } from "../book/number-format";
import { requireAllowed, requireUnlocked } from "../book/protection";
import { shiftCells } from "../book/shift-cells";
import { lineOf, offsetOf, styleAt, usedArea, type Hyperlink, type Sheet } from "../book/sheet";
import { sheetNamed, select, tell, type Workbook } from "../book/workbook";
import { isError, type CellValue } from "../book/value";
import { valueAt } from "../formula/evaluate";
import { movedFormula, printFormula } from "../formula/formula";
import { conditionalFormatsType } from "./conditional-formats";
import { validationType } from "./data-validation";
import { defineExcel } from "./define";
import { rangeFormatType, type RangePlace } from "./range-format";
import { find, region, replaceAll, sort } from "./range-search";
import { tablesType } from "./tables";
import { worksheetType } from "./worksheet";

export interface RangeRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  /** null once its cells were deleted. */
  area: Area | null;
}

/** Cells whose values one load brings; beyond it they come back null, without an error. */
const readLimit = 5_000_000;

const mismatch = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A range object; every one in use is known to the workbook so that it moves along. */
export function makeRange(book: Workbook, sheet: Sheet, area: Area): HostObject {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  const ref: RangeRef = { book, sheet, area };
  book.ranges.add(ref);
  return rangeType(ref);
}

/** The range of an argument: a Range object, or an address on a sheet. */
export function areaOfArgument(book: Workbook, sheet: Sheet, argument: Argument | undefined): { readonly sheet: Sheet; readonly area: Area } {
  if (typeof argument === "string") return resolveAddress(book, sheet, argument);
  const ref = rangeType.targetOf(argument);
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

export function areaOf(ref: RangeRef): Area {
  if (!ref.area) throw new HostError("InvalidReference");
  return ref.area;
}

function matrix(ref: RangeRef, read: (row: number, column: number) => Json): Json {
  const area = areaOf(ref);
  if (cellsOf(area) > readLimit) return null;
  const rows: Json[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells: Json[] = [];
    for (let column = area.left; column <= area.right; column++) cells.push(read(row, column));
    rows.push(cells);
  }
  return rows;
}

/** One value for all cells, or rows of values in the range's shape; anything else is refused. */
function eachGiven(ref: RangeRef, given: Json, put: (row: number, column: number, value: Json) => void): void {
  const area = areaOf(ref);
  if (!isList(given)) {
    for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) put(row, column, given);
    return;
  }
  if (given.length !== rowsOf(area)) throw new HostError("InvalidArgument", mismatch);
  for (const line of given) if (!isList(line) || line.length !== columnsOf(area)) throw new HostError("InvalidArgument", mismatch);
  given.forEach((line, i) => {
    if (isList(line)) line.forEach((value, k) => put(area.top + i, area.left + k, value));
  });
}

function setEntries(ref: RangeRef, given: Json): void {
  const area = areaOf(ref);
  requireUnlocked(ref.sheet, area);
  const hidden = hiddenByMerge(ref.sheet, area);
  eachGiven(ref, given, (row, column, value) => {
    if (typeof value === "object" && value !== null) throw new HostError("InvalidArgument");
    if (!hidden(row, column)) enter(ref.book, ref.sheet, row, column, value);
  });
  const one = sameArea(area, { ...area, bottom: area.top, right: area.left });
  const after = one ? plain(valueAt(ref.book, ref.sheet, area.top, area.left)) : null;
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area, changeType: "RangeEdited", ...(one ? { details: { before: "", after } } : {}) });
}

function hiddenByMerge(sheet: Sheet, area: Area): (row: number, column: number) => boolean {
  const merges = sheet.merges.filter((one) => intersection(one, area));
  if (merges.length === 0) return () => false;
  return (row, column) =>
    merges.some((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right && (row !== one.top || column !== one.left));
}

/** A value as the API gives it: blank is "", an error its name. */
export function plain(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isError(value) ? value.error : value;
}

/** A cell that is spilled into shows the formula of the cell that spills. */
function formulaAt(ref: RangeRef, row: number, column: number): Json {
  const spill = spillAt(ref.sheet, row, column);
  const cell = spill ? ref.sheet.rows[spill.top]?.[spill.left] : ref.sheet.rows[row]?.[column];
  return cell?.formula ? printFormula(cell.formula) : plain(cell?.value ?? null);
}

const spillAt = (sheet: Sheet, row: number, column: number): Area | undefined =>
  sheet.spills.find((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);

/** null: some cells and not others. */
function hasSpill(ref: RangeRef): boolean | null {
  const area = areaOf(ref);
  const common = ref.sheet.spills.flatMap((spill) => intersection(spill, area) ?? []);
  const cells = common.reduce((sum, one) => sum + cellsOf(one), 0);
  return cells === 0 ? false : cells === cellsOf(area) ? true : null;
}

function typeOf(value: CellValue): string {
  if (value === null) return "Empty";
  if (isError(value)) return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

function address(ref: RangeRef): string {
  return `${sheetPrefix(ref.sheet.name)}!${areaName(areaOf(ref))}`;
}

function of(ref: RangeRef, area: Area): HostObject {
  if (area.top < 0 || area.left < 0 || area.bottom >= rowLimit || area.right >= columnLimit || area.top > area.bottom || area.left > area.right) {
    throw new HostError("InvalidArgument");
  }
  return makeRange(ref.book, ref.sheet, area);
}

function used(ref: RangeRef, args: readonly Argument[]): Area | null {
  return usedArea(ref.sheet, areaOf(ref), truthOf(args[0]));
}

function linesOf(ref: RangeRef, axis: "row" | "column"): { hidden: boolean }[] {
  const area = areaOf(ref);
  const [lines, first, last] = axis === "row" ? [ref.sheet.rowLines, area.top, area.bottom] : [ref.sheet.columnLines, area.left, area.right];
  const wide = last - first > 20_000;
  return wide
    ? [...lines].filter(([at]) => at >= first && at <= last).map(([, line]) => line)
    : Array.from({ length: last - first + 1 }, (_, i) => lines.get(first + i) ?? { hidden: false });
}

function hiddenOf(ref: RangeRef, axis: "row" | "column"): Json {
  const hidden = linesOf(ref, axis).map((line) => line.hidden);
  if (hidden.every((one) => !one)) return false;
  return hidden.every(Boolean) ? true : null;
}

function setHidden(ref: RangeRef, axis: "row" | "column", value: Json): void {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  requireAllowed(ref.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
  const area = areaOf(ref);
  const [lines, first, last] = axis === "row" ? [ref.sheet.rowLines, area.top, area.bottom] : [ref.sheet.columnLines, area.left, area.right];
  for (let at = first; at <= last; at++) lineOf(lines, at).hidden = value;
  tell(ref.book, { kind: "format", sheet: ref.sheet, area });
}

function setHyperlink(ref: RangeRef, value: Json): void {
  const area = areaOf(ref);
  requireUnlocked(ref.sheet, area);
  if (!isRecord(value)) throw new HostError("InvalidArgument");
  const field = (name: string): string | undefined => (typeof value[name] === "string" ? value[name] : undefined);
  const link: Hyperlink = {
    address: field("address"),
    documentReference: field("documentReference"),
    screenTip: field("screenTip"),
    textToDisplay: field("textToDisplay"),
  };
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      ref.sheet.hyperlinks.set(`${row},${column}`, link);
      if (link.textToDisplay !== undefined) enter(ref.book, ref.sheet, row, column, `'${link.textToDisplay}`);
      else if (valueAt(ref.book, ref.sheet, row, column) === null) enter(ref.book, ref.sheet, row, column, `'${link.address ?? link.documentReference ?? ""}`);
    }
  }
  format(ref.book, ref.sheet, area, { fontColor: "#0563C1", underline: "Single" });
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area, changeType: "RangeEdited" });
}

function hyperlink(ref: RangeRef): Json {
  const area = areaOf(ref);
  const link = ref.sheet.hyperlinks.get(`${area.top},${area.left}`);
  if (!link || cellsOf(area) > 1) return null;
  return Object.fromEntries(Object.entries(link).filter(([, value]) => value !== undefined));
}

function shiftBy(ref: RangeRef, args: readonly Argument[], insert: boolean): void {
  const area = areaOf(ref);
  const direction = textOf(args[0]);
  if (!(insert ? ["Down", "Right"] : ["Up", "Left"]).includes(direction)) throw new HostError("InvalidArgument");
  const axis = isWholeRows(area) ? "row" : isWholeColumns(area) ? "column" : direction === "Down" || direction === "Up" ? "row" : "column";
  const lines = axis === "row" ? "Rows" : "Columns";
  requireAllowed(ref.sheet, `${insert ? "allowInsert" : "allowDelete"}${lines}`);
  shiftCells(ref.book, ref.sheet, area, axis, insert);
}

const copyKinds: { readonly [name: string]: CopyWhat } = { All: "All", Formulas: "Formulas", Values: "Values", Formats: "Formats", Link: "Link" };

function place(ref: RangeRef): RangePlace {
  return { book: ref.book, sheet: ref.sheet, areas: [areaOf(ref)] };
}

/** Rows (or columns) beside a range: a negative count means the other side, as in Excel. */
function beside(ref: RangeRef, args: readonly Argument[], axis: "row" | "column", after: boolean): HostObject {
  const count = optionalInteger(args[0]) ?? 1;
  if (count === 0) throw new HostError("InvalidArgument");
  const area = areaOf(ref);
  const forward = after ? count > 0 : count < 0;
  const size = Math.abs(count);
  const [low, high] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
  const [first, last] = forward ? [high + 1, high + size] : [low - size, low - 1];
  return of(ref, axis === "row" ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last });
}

export const rangeType = defineExcel<RangeRef>("Range", {
  tracked: true,
  scalars: {
    Values: { get: (ref) => matrix(ref, (row, column) => plain(valueAt(ref.book, ref.sheet, row, column))), set: setEntries },
    Formulas: { get: (ref) => matrix(ref, (row, column) => formulaAt(ref, row, column)), set: setEntries },
    FormulasLocal: { get: (ref) => matrix(ref, (row, column) => formulaAt(ref, row, column)), set: setEntries, onRequest: true },
    FormulasR1C1: { get: () => null, onRequest: true },
    Text: {
      get: (ref) => matrix(ref, (row, column) => formatted(valueAt(ref.book, ref.sheet, row, column), styleAt(ref.sheet, row, column).numberFormat).text),
    },
    ValueTypes: { get: (ref) => matrix(ref, (row, column) => typeOf(valueAt(ref.book, ref.sheet, row, column))) },
    NumberFormat: {
      get: (ref) => matrix(ref, (row, column) => styleAt(ref.sheet, row, column).numberFormat),
      set: (ref, given) => {
        const area = areaOf(ref);
        requireAllowed(ref.sheet, "allowFormatCells");
        if (typeof given === "string") {
          format(ref.book, ref.sheet, area, { numberFormat: given });
          return;
        }
        eachGiven(ref, given, (row, column, value) => {
          if (value === null) return;
          if (typeof value !== "string") throw new HostError("InvalidArgument");
          format(ref.book, ref.sheet, { top: row, bottom: row, left: column, right: column }, { numberFormat: value });
        });
      },
    },
    NumberFormatLocal: { get: (ref) => matrix(ref, (row, column) => styleAt(ref.sheet, row, column).numberFormat), onRequest: true },
    NumberFormatCategories: { get: (ref) => matrix(ref, (row, column) => categoryOf(styleAt(ref.sheet, row, column).numberFormat)), onRequest: true },
    Address: { get: address },
    AddressLocal: { get: address },
    RowIndex: { get: (ref) => areaOf(ref).top },
    ColumnIndex: { get: (ref) => areaOf(ref).left },
    RowCount: { get: (ref) => rowsOf(areaOf(ref)) },
    ColumnCount: { get: (ref) => columnsOf(areaOf(ref)) },
    CellCount: { get: (ref) => (cellsOf(areaOf(ref)) > 2_147_483_647 ? -1 : cellsOf(areaOf(ref))) },
    Hidden: {
      get: (ref) => {
        const [rows, columns] = [hiddenOf(ref, "row"), hiddenOf(ref, "column")];
        return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
      },
    },
    RowHidden: { get: (ref) => hiddenOf(ref, "row"), set: (ref, value) => setHidden(ref, "row", value) },
    ColumnHidden: { get: (ref) => hiddenOf(ref, "column"), set: (ref, value) => setHidden(ref, "column", value) },
    IsEntireRow: { get: (ref) => isWholeRows(areaOf(ref)) },
    IsEntireColumn: { get: (ref) => isWholeColumns(areaOf(ref)) },
    Hyperlink: { get: hyperlink, set: setHyperlink },
    Style: { get: () => "Normal", set: () => undefined },
    HasSpill: { get: hasSpill },
    LinkedDataTypeState: { get: (ref) => matrix(ref, () => "None"), onRequest: true },
    SavedAsArray: { get: () => false },
    Top: { get: (ref) => offsetOf(ref.sheet, "row", areaOf(ref).top) },
    Left: { get: (ref) => offsetOf(ref.sheet, "column", areaOf(ref).left) },
    Height: { get: (ref) => offsetOf(ref.sheet, "row", areaOf(ref).bottom + 1) - offsetOf(ref.sheet, "row", areaOf(ref).top) },
    Width: { get: (ref) => offsetOf(ref.sheet, "column", areaOf(ref).right + 1) - offsetOf(ref.sheet, "column", areaOf(ref).left) },
  },
  navigation: {
    Worksheet: (ref) => worksheetType({ book: ref.book, sheet: ref.sheet }),
    Format: (ref) => rangeFormatType(place(ref)),
    ConditionalFormats: (ref) => conditionalFormatsType(place(ref)),
    DataValidation: (ref) => validationType(place(ref)),
    Sort: (ref) => rangeSortType(ref),
  },
  methods: {
    // office.js asks this before it sends an array of more than 1,500 cells in slices, so that a wrong size fails before the first slice.
    _ValidateArraySize: (ref, [rows, columns]) => {
      const area = areaOf(ref);
      if (integerOf(rows) !== area.bottom - area.top + 1 || integerOf(columns) !== area.right - area.left + 1) throw new HostError("InvalidArgument");
    },
    Select: (ref) => select(ref.book, ref.sheet, [areaOf(ref)]),
    Clear: (ref, args) => {
      const what = optionalText(args[0]) ?? "All";
      requireUnlocked(ref.sheet, areaOf(ref));
      if (what !== "Formats") requireWholeMerges(ref.sheet, areaOf(ref));
      clear(ref.book, ref.sheet, areaOf(ref), what as ClearWhat);
    },
    Delete: (ref, args) => shiftBy(ref, args, false),
    Insert: (ref, args) => {
      const area = areaOf(ref);
      shiftBy(ref, args, true);
      return makeRange(ref.book, ref.sheet, area);
    },
    Merge: (ref, args) => {
      requireAllowed(ref.sheet, "allowFormatCells");
      merge(ref.book, ref.sheet, areaOf(ref), truthOf(args[0]));
    },
    Unmerge: (ref) => {
      requireAllowed(ref.sheet, "allowFormatCells");
      unmerge(ref.book, ref.sheet, areaOf(ref));
    },
    CopyFrom: (ref, args) => {
      const source = areaOfArgument(ref.book, ref.sheet, args[0]);
      const kind = copyKinds[optionalText(args[1]) ?? "All"];
      if (kind === undefined) throw new HostError("InvalidArgument");
      requireUnlocked(ref.sheet, areaOf(ref));
      copy(ref.book, source, ref.sheet, areaOf(ref), kind, truthOf(args[2]), truthOf(args[3]), (sheet, row, column) => valueAt(ref.book, sheet, row, column));
    },
    AutoFill: (ref, args) => {
      const source = areaOf(ref);
      const target = areaOfArgument(ref.book, ref.sheet, args[0]).area;
      for (let row = target.top; row <= target.bottom; row++) {
        for (let column = target.left; column <= target.right; column++) {
          const from = { row: source.top + ((row - source.top) % rowsOf(source)), column: source.left + ((column - source.left) % columnsOf(source)) };
          const cell = ref.sheet.rows[from.row]?.[from.column];
          if (cell?.formula) enter(ref.book, ref.sheet, row, column, printFormula(movedFormula(cell.formula, row - from.row, column - from.column)));
          else enter(ref.book, ref.sheet, row, column, plain(cell?.value ?? null));
        }
      }
      tell(ref.book, { kind: "cells", sheet: ref.sheet, area: target, changeType: "RangeEdited" });
    },
    Calculate: (ref) => {
      ref.book.version += 1;
    },
    GetCell: (ref, args) => {
      const area = areaOf(ref);
      const [row, column] = [area.top + integerOf(args[0]), area.left + integerOf(args[1])];
      return of(ref, { top: row, bottom: row, left: column, right: column });
    },
    GetRow: (ref, args) => {
      const row = areaOf(ref).top + integerOf(args[0]);
      return of(ref, { ...areaOf(ref), top: row, bottom: row });
    },
    GetColumn: (ref, args) => {
      const column = areaOf(ref).left + integerOf(args[0]);
      return of(ref, { ...areaOf(ref), left: column, right: column });
    },
    GetLastCell: (ref) => of(ref, { ...areaOf(ref), top: areaOf(ref).bottom, left: areaOf(ref).right }),
    GetLastRow: (ref) => of(ref, { ...areaOf(ref), top: areaOf(ref).bottom }),
    GetLastColumn: (ref) => of(ref, { ...areaOf(ref), left: areaOf(ref).right }),
    GetEntireRow: (ref) => of(ref, { ...areaOf(ref), left: 0, right: columnLimit - 1 }),
    GetEntireColumn: (ref) => of(ref, { ...areaOf(ref), top: 0, bottom: rowLimit - 1 }),
    GetRowsAbove: (ref, args) => beside(ref, args, "row", false),
    GetRowsBelow: (ref, args) => beside(ref, args, "row", true),
    GetColumnsBefore: (ref, args) => beside(ref, args, "column", false),
    GetColumnsAfter: (ref, args) => beside(ref, args, "column", true),
    GetOffsetRange: (ref, args) => {
      const area = areaOf(ref);
      const [down, right] = [integerOf(args[0]), integerOf(args[1])];
      return of(ref, { top: area.top + down, bottom: area.bottom + down, left: area.left + right, right: area.right + right });
    },
    GetResizedRange: (ref, args) => {
      const area = areaOf(ref);
      return of(ref, { ...area, bottom: area.bottom + integerOf(args[0]), right: area.right + integerOf(args[1]) });
    },
    GetAbsoluteResizedRange: (ref, args) => {
      const area = areaOf(ref);
      return of(ref, { ...area, bottom: area.top + integerOf(args[0]) - 1, right: area.left + integerOf(args[1]) - 1 });
    },
    GetBoundingRect: (ref, args) => of(ref, bounding(areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0]).area)),
    GetIntersection: (ref, args) => {
      const common = intersection(areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0]).area);
      if (!common) throw new HostError("ItemNotFound");
      return of(ref, common);
    },
    GetSpillParentOrNullObject: (ref) => {
      const area = areaOf(ref);
      const spill = cellsOf(area) === 1 ? spillAt(ref.sheet, area.top, area.left) : undefined;
      return spill ? of(ref, { ...spill, bottom: spill.top, right: spill.left }) : null;
    },
    GetIntersectionOrNullObject: (ref, args) => {
      const common = intersection(areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0]).area);
      return common ? of(ref, common) : null;
    },
    GetUsedRange: (ref, args) => {
      const area = used(ref, args);
      if (area) return of(ref, area);
      const own = areaOf(ref);
      return of(ref, { ...own, bottom: own.top, right: own.left });
    },
    GetUsedRangeOrNullObject: (ref, args) => {
      const area = used(ref, args);
      return area ? of(ref, area) : null;
    },
    GetSurroundingRegion: (ref) => of(ref, region(ref.sheet, areaOf(ref))),
    GetMergedAreasOrNullObject: (ref) => {
      const merges = ref.sheet.merges.filter((one) => intersection(one, areaOf(ref)));
      return merges.length === 0 ? null : rangeAreasType({ book: ref.book, sheet: ref.sheet, areas: merges });
    },
    GetTables: (ref) => tablesType({ book: ref.book, sheet: ref.sheet, within: areaOf(ref) }),
    GetSpecialCellsOrNullObject: (ref, args) => specialCells(ref, args),
    GetSpecialCells: (ref, args) => {
      const found = specialCells(ref, args);
      if (!found) throw new HostError("ItemNotFound");
      return found;
    },
    Find: (ref, args) => {
      const cell = find(ref.book, ref.sheet, areaOf(ref), args);
      if (!cell) throw new HostError("ItemNotFound");
      return of(ref, cell);
    },
    FindOrNullObject: (ref, args) => {
      const cell = find(ref.book, ref.sheet, areaOf(ref), args);
      return cell ? of(ref, cell) : null;
    },
    ReplaceAll: (ref, args) => {
      requireUnlocked(ref.sheet, areaOf(ref));
      return replaceAll(ref.book, ref.sheet, areaOf(ref), args);
    },
    MoveTo: (ref, args) => {
      const target = areaOfArgument(ref.book, ref.sheet, args[0]);
      copy(ref.book, { sheet: ref.sheet, area: areaOf(ref) }, target.sheet, target.area, "All", false, false, (sheet, row, column) =>
        valueAt(ref.book, sheet, row, column),
      );
      clear(ref.book, ref.sheet, areaOf(ref), "All");
    },
    Group: () => undefined,
    Ungroup: () => undefined,
    ShowGroupDetails: () => undefined,
    HideGroupDetails: () => undefined,
    SetDirty: (ref) => {
      ref.book.version += 1;
    },
  },
});

function specialCells(ref: RangeRef, args: readonly Argument[]): HostObject | null {
  const type = textOf(args[0]);
  const areas: Area[] = [];
  const area = usedArea(ref.sheet, areaOf(ref), false) ?? areaOf(ref);
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const cell = ref.sheet.rows[row]?.[column];
      const filled = cell !== undefined && (cell.value !== null || cell.formula !== null);
      const hit =
        type === "Blanks"
          ? !filled
          : type === "Formulas"
            ? Boolean(cell?.formula)
            : type === "Constants"
              ? filled && !cell.formula
              : type === "Visible"
                ? !hiddenCell(ref.sheet, row, column)
                : false;
      if (!hit) continue;
      const last = areas.at(-1);
      if (last && last.top === row && last.right === column - 1) areas[areas.length - 1] = { ...last, right: column };
      else areas.push({ top: row, bottom: row, left: column, right: column });
    }
  }
  return areas.length === 0 ? null : rangeAreasType({ book: ref.book, sheet: ref.sheet, areas });
}

function hiddenCell(sheet: Sheet, row: number, column: number): boolean {
  return Boolean(sheet.rowLines.get(row)?.hidden ?? false) || Boolean(sheet.columnLines.get(column)?.hidden ?? false);
}

function categoryOf(code: string): string {
  if (code === "General") return "General";
  if (code === "@") return "Text";
  if (code.includes("%")) return "Percentage";
  return isDateFormat(code) ? "Date" : "Number";
}

const rangeSortType = defineExcel<RangeRef>("RangeSort", {
  methods: {
    Apply: (ref, args) => {
      requireAllowed(ref.sheet, "allowSort");
      sort(ref.book, ref.sheet, areaOf(ref), args[0], truthOf(args[2]));
    },
  },
});

/** `Excel.RangeAreas`: several rectangles of one sheet (`A1:A3,C1`). */
export const rangeAreasType: ObjectType<RangePlace> = defineExcel<RangePlace>("RangeAreas", {
  tracked: true,
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => `${sheetPrefix(sheet.name)}!${areaName(area)}`).join(",") },
    AddressLocal: { get: ({ sheet, areas }) => areas.map((area) => `${sheetPrefix(sheet.name)}!${areaName(area)}`).join(",") },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellsOf(area), 0) },
    IsEntireColumn: { get: ({ areas }) => areas.every(isWholeColumns) },
    IsEntireRow: { get: ({ areas }) => areas.every(isWholeRows) },
    Style: { get: () => "Normal" },
  },
  navigation: {
    Areas: (place) => rangeCollectionType(place),
    Format: (place) => rangeFormatType(place),
    ConditionalFormats: (place) => conditionalFormatsType(place),
    DataValidation: (place) => validationType(place),
    Worksheet: ({ book, sheet }) => worksheetType({ book, sheet }),
  },
  methods: {
    Select: ({ book, sheet, areas }) => select(book, sheet, areas),
    Clear: ({ book, sheet, areas }, args) => {
      for (const area of areas) {
        requireUnlocked(sheet, area);
        clear(book, sheet, area, (optionalText(args[0]) ?? "All") as ClearWhat);
      }
    },
    GetEntireRow: ({ book, sheet, areas }) => rangeAreasType({ book, sheet, areas: areas.map((area) => ({ ...area, left: 0, right: columnLimit - 1 })) }),
    GetEntireColumn: ({ book, sheet, areas }) => rangeAreasType({ book, sheet, areas: areas.map((area) => ({ ...area, top: 0, bottom: rowLimit - 1 })) }),
    GetOffsetRangeAreas: ({ book, sheet, areas }, args) => {
      const move = (area: Area): Area => ({
        top: area.top + integerOf(args[0]),
        bottom: area.bottom + integerOf(args[0]),
        left: area.left + integerOf(args[1]),
        right: area.right + integerOf(args[1]),
      });
      return rangeAreasType({ book, sheet, areas: areas.map(move) });
    },
  },
});

const rangeCollectionType = defineExcel<RangePlace>("RangeCollection", {
  items: ({ book, sheet, areas }) => areas.map((area) => makeRange(book, sheet, area)),
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: ({ book, sheet, areas }, args) => {
      const area = areas[integerOf(args[0])];
      if (!area) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, area);
    },
  },
});
