/** `Excel.Worksheet`. */
import { integerOf, optionalInteger, optionalText, textOf, truthOf } from "../../protocol/arguments";
import { HostError, notSimulated, existing } from "../../protocol/host-error";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { wholeSheet, type Area } from "../book/address";
import { copySheet } from "../book/copy-sheet";
import { forget } from "../book/formulas";
import type { Sheet, Visibility } from "../book/sheet";
import { activate, deleteSheet, moveSheet, renameSheet, setVisibility, tell } from "../book/workbook";
import { contentArea } from "../formula/results";
import { chartsType } from "./charts";
import { commentsType } from "./comments";
import { defineExcel } from "./define";
import { objectOf, register } from "./registry";
import { autoFilterType } from "./filter";
import { freezeType } from "./freeze-panes";
import { namesType } from "./names";
import { pageBreaksType, pageLayoutType } from "./page-layout";
import { colorOf } from "./range-place";
import { changeSheet, type SheetRef } from "./sheet-ref";
import { showLevels } from "./range-lines";
import { makeRange, resolveAddress, resolveAddresses } from "./range-ref";
import { findAll, replaceAll } from "./range-search";
import { shapesType } from "./shapes";
import { protectionType } from "./sheet-protection";
import { customPropertiesType } from "./sheet-properties";
import { tablesType } from "./tables";

function requireCells(sheet: Sheet): void {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
}

function neighbour(ref: SheetRef, step: 1 | -1, visibleOnly: boolean): HostObject | null {
  const at = ref.book.sheets.indexOf(ref.sheet);
  for (let i = at + step; i >= 0 && i < ref.book.sheets.length; i += step) {
    const sheet = ref.book.sheets[i];
    if (sheet && (!visibleOnly || sheet.visibility === "Visible")) return worksheetType({ book: ref.book, sheet });
  }
  return null;
}

function rangeAt(ref: SheetRef, address: Argument | undefined): HostObject {
  requireCells(ref.sheet);
  const text = optionalText(address);
  if (text === null || text === "") return makeRange(ref.book, ref.sheet, wholeSheet);
  const { sheet, area } = resolveAddress(ref.book, ref.sheet, text);
  return makeRange(ref.book, sheet, area);
}

function usedOf(ref: SheetRef, args: readonly Argument[]): Area | null {
  requireCells(ref.sheet);
  return contentArea(ref.book, ref.sheet, wholeSheet, truthOf(args[0]));
}

const worksheetType: ObjectType<SheetRef> = defineExcel<SheetRef>("Worksheet", {
  id: ({ sheet }) => sheet.id,
  scalars: {
    Id: { get: ({ sheet }) => sheet.id },
    Name: { get: ({ sheet }) => sheet.name, set: ({ book, sheet }, value) => renameSheet(book, sheet, textOf(value)) },
    Position: { get: ({ book, sheet }) => book.sheets.indexOf(sheet), set: ({ book, sheet }, value) => moveSheet(book, sheet, integerOf(value)) },
    Visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ book, sheet }, value) => {
        const found = (["Visible", "Hidden", "VeryHidden"] as const).find((one: Visibility) => one === value);
        if (!found) throw new HostError("InvalidArgument");
        setVisibility(book, sheet, found);
      },
    },
    TabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: ({ book, sheet }, value) => {
        sheet.tabColor = value === "" ? "" : colorOf(value);
        tell(book, { kind: "format", sheet, area: wholeSheet });
      },
    },
    ShowGridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ book, sheet }, value) => changeSheet(book, sheet, () => (sheet.showGridlines = value === true)),
    },
    ShowHeadings: {
      get: ({ sheet }) => sheet.showHeadings,
      set: ({ book, sheet }, value) => changeSheet(book, sheet, () => (sheet.showHeadings = value === true)),
    },
    // office.js sets the two under these names.
    Gridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ book, sheet }, value) => changeSheet(book, sheet, () => (sheet.showGridlines = value === true)),
      onRequest: true,
    },
    Headings: {
      get: ({ sheet }) => sheet.showHeadings,
      set: ({ book, sheet }, value) => changeSheet(book, sheet, () => (sheet.showHeadings = value === true)),
      onRequest: true,
    },
    StandardHeight: { get: ({ sheet }) => sheet.standardHeight },
    StandardWidth: {
      get: ({ sheet }) => sheet.standardWidth,
      set: ({ book, sheet }, value) => changeSheet(book, sheet, () => (sheet.standardWidth = Number(value))),
    },
    EnableCalculation: {
      get: () => true,
      set: (_, value) => {
        if (value !== true) throw notSimulated("a worksheet that is not calculated");
      },
    },
    TabId: { get: ({ book, sheet }) => book.sheets.indexOf(sheet) + 1, onRequest: true },
  },
  navigation: {
    Tables: (ref) => tablesType(ref),
    Charts: (ref) => chartsType(ref),
    Names: ({ book, sheet }) => namesType({ book, scope: sheet }),
    Comments: (ref) => commentsType(ref),
    Protection: (ref) => protectionType(ref),
    FreezePanes: (ref) => freezeType(ref),
    PageLayout: (ref) => pageLayoutType(ref),
    CustomProperties: (ref) => customPropertiesType(ref),
    Shapes: (ref) => shapesType(ref),
    AutoFilter: ({ book, sheet }) => autoFilterType({ book, sheet }),
    HorizontalPageBreaks: (ref) => pageBreaksType({ ...ref, axis: "rows" }),
    VerticalPageBreaks: (ref) => pageBreaksType({ ...ref, axis: "columns" }),
  },
  methods: {
    GetRange: (ref, args) => rangeAt(ref, args[0]),
    GetRanges: (ref, args) => {
      requireCells(ref.sheet);
      const text = optionalText(args[0]);
      const areas = text === null ? [wholeSheet] : resolveAddresses(ref.book, ref.sheet, text);
      return objectOf("RangeAreas", { book: ref.book, sheet: ref.sheet, areas });
    },
    GetRangeByIndexes: (ref, args) => {
      requireCells(ref.sheet);
      const [row, column, rows, columns] = [integerOf(args[0]), integerOf(args[1]), integerOf(args[2]), integerOf(args[3])];
      const area = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
      if (rows < 1 || columns < 1 || row < 0 || column < 0 || area.bottom > wholeSheet.bottom || area.right > wholeSheet.right)
        throw new HostError("InvalidArgument");
      return makeRange(ref.book, ref.sheet, area);
    },
    GetCell: (ref, args) => {
      requireCells(ref.sheet);
      const [row, column] = [integerOf(args[0]), integerOf(args[1])];
      if (row < 0 || column < 0 || row > wholeSheet.bottom || column > wholeSheet.right) throw new HostError("InvalidArgument");
      return makeRange(ref.book, ref.sheet, { top: row, bottom: row, left: column, right: column });
    },
    GetUsedRange: (ref, args) => makeRange(ref.book, ref.sheet, usedOf(ref, args) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
    GetUsedRangeOrNullObject: (ref, args) => {
      const area = usedOf(ref, args);
      return area ? makeRange(ref.book, ref.sheet, area) : null;
    },
    Activate: ({ book, sheet }) => activate(book, sheet),
    Delete: ({ book, sheet }) => {
      deleteSheet(book, sheet);
      forget(book, sheet);
    },
    Calculate: ({ book }) => {
      book.version += 1;
    },
    Copy: ({ book, sheet }, args) => {
      const where = optionalText(args[0]) ?? "None";
      const near = args[1] === undefined || args[1] === null ? null : worksheetType.targetOf(args[1]).sheet;
      const base = near ? book.sheets.indexOf(near) : -1;
      const positions: { readonly [name: string]: number } = { None: 0, Beginning: 0, End: book.sheets.length, Before: base, After: base + 1 };
      const position = positions[where];
      if (position === undefined || position < 0) throw new HostError("InvalidArgument");
      return worksheetType({ book, sheet: copySheet(book, sheet, position) });
    },
    GetNext: (ref, args) => existing(neighbour(ref, 1, truthOf(args[0]))),
    GetNextOrNullObject: (ref, args) => neighbour(ref, 1, truthOf(args[0])),
    GetPrevious: (ref, args) => existing(neighbour(ref, -1, truthOf(args[0]))),
    GetPreviousOrNullObject: (ref, args) => neighbour(ref, -1, truthOf(args[0])),
    FindAllOrNullObject: ({ book, sheet }, args) => {
      const areas = findAll(book, sheet, wholeSheet, args);
      return areas.length === 0 ? null : objectOf("RangeAreas", { book, sheet, areas });
    },
    FindAll: ({ book, sheet }, args) => {
      const areas = findAll(book, sheet, wholeSheet, args);
      if (areas.length === 0) throw new HostError("ItemNotFound");
      return objectOf("RangeAreas", { book, sheet, areas });
    },
    ReplaceAll: ({ book, sheet }, args) => replaceAll(book, sheet, wholeSheet, args),
    ShowOutlineLevels: ({ book, sheet }, args) =>
      changeSheet(book, sheet, () => {
        showLevels(sheet, "row", optionalInteger(args[0]) ?? 0);
        showLevels(sheet, "column", optionalInteger(args[1]) ?? 0);
      }),
  },
});

register("Worksheet", worksheetType);
