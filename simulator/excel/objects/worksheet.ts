/** `Excel.Worksheet` and its collection. */
import { integerOf, isRecord, optionalInteger, optionalText, plainOf, textOf, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { areaName, intersection, wholeSheet, type Area } from "../book/address";
import { copySheet } from "../book/copy-sheet";
import { forget } from "../book/formulas";
import { usedArea, type Sheet, type Visibility } from "../book/sheet";
import { activate, addSheet, deleteSheet, moveSheet, renameSheet, setVisibility, sheetNamed, tell, type Workbook } from "../book/workbook";
import { chartsType } from "./charts";
import { commentsType } from "./comments";
import { defineExcel } from "./define";
import { namesType } from "./names";
import { areaOfArgument, makeRange, rangeAreasType, resolveAddress } from "./range";
import { mayFreeze, takesZoom } from "../quirks";
import { colorOf } from "./range-format";
import { findAll, replaceAll } from "./range-search";
import { tablesType } from "./tables";

export interface SheetRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
}

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

function required(object: HostObject | null): HostObject {
  if (!object) throw new HostError("ItemNotFound");
  return object;
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
  return usedArea(ref.sheet, wholeSheet, truthOf(args[0]));
}

/** Options of `worksheet.protect()`; what is not named is refused on the protected sheet. */
const permissions = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
];

export const worksheetType: ObjectType<SheetRef> = defineExcel<SheetRef>("Worksheet", {
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
        tell(book, { kind: "visibility", sheet });
      },
    },
    ShowGridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ book, sheet }, value) => change(book, sheet, () => (sheet.showGridlines = value === true)),
    },
    ShowHeadings: { get: ({ sheet }) => sheet.showHeadings, set: ({ book, sheet }, value) => change(book, sheet, () => (sheet.showHeadings = value === true)) },
    // office.js sets the two under these names.
    Gridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ book, sheet }, value) => change(book, sheet, () => (sheet.showGridlines = value === true)),
      onRequest: true,
    },
    Headings: {
      get: ({ sheet }) => sheet.showHeadings,
      set: ({ book, sheet }, value) => change(book, sheet, () => (sheet.showHeadings = value === true)),
      onRequest: true,
    },
    StandardHeight: { get: ({ sheet }) => sheet.standardHeight },
    StandardWidth: {
      get: ({ sheet }) => sheet.standardWidth,
      set: ({ book, sheet }, value) => change(book, sheet, () => (sheet.standardWidth = Number(value))),
    },
    EnableCalculation: { get: () => true, set: () => undefined },
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
    AutoFilter: (ref) => autoFilterType(ref),
  },
  methods: {
    GetRange: (ref, args) => rangeAt(ref, args[0]),
    GetRanges: (ref, args) => {
      requireCells(ref.sheet);
      const text = optionalText(args[0]);
      const areas = text === null ? [wholeSheet] : text.split(",").map((one) => resolveAddress(ref.book, ref.sheet, one.trim()).area);
      return rangeAreasType({ book: ref.book, sheet: ref.sheet, areas });
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
    GetNext: (ref, args) => required(neighbour(ref, 1, truthOf(args[0]))),
    GetNextOrNullObject: (ref, args) => neighbour(ref, 1, truthOf(args[0])),
    GetPrevious: (ref, args) => required(neighbour(ref, -1, truthOf(args[0]))),
    GetPreviousOrNullObject: (ref, args) => neighbour(ref, -1, truthOf(args[0])),
    FindAllOrNullObject: ({ book, sheet }, args) => {
      const areas = findAll(book, sheet, wholeSheet, args);
      return areas.length === 0 ? null : rangeAreasType({ book, sheet, areas });
    },
    FindAll: ({ book, sheet }, args) => {
      const areas = findAll(book, sheet, wholeSheet, args);
      if (areas.length === 0) throw new HostError("ItemNotFound");
      return rangeAreasType({ book, sheet, areas });
    },
    ReplaceAll: ({ book, sheet }, args) => replaceAll(book, sheet, wholeSheet, args),
    ShowOutlineLevels: () => undefined,
  },
});

function change(book: Workbook, sheet: Sheet, apply: () => unknown): void {
  apply();
  tell(book, { kind: "format", sheet, area: wholeSheet });
}

function item(book: Workbook, key: Argument | undefined): HostObject | null {
  const sheet = sheetNamed(book, textOf(key));
  return sheet ? worksheetType({ book, sheet }) : null;
}

function edge(book: Workbook, visibleOnly: boolean, last: boolean): HostObject {
  const sheets = visibleOnly ? book.sheets.filter((sheet) => sheet.visibility === "Visible") : book.sheets;
  const sheet = last ? sheets.at(-1) : sheets[0];
  if (!sheet) throw new HostError("ItemNotFound");
  return worksheetType({ book, sheet });
}

export const worksheetsType = defineExcel<Workbook>("WorksheetCollection", {
  items: (book) => book.sheets.map((sheet) => worksheetType({ book, sheet })),
  indexer: (book, args) => item(book, args[0]),
  methods: {
    Add: (book, args) => worksheetType({ book, sheet: addSheet(book, optionalText(args[0])) }),
    GetActiveWorksheet: (book) => worksheetType({ book, sheet: book.active }),
    GetCount: (book, args) => (truthOf(args[0]) ? book.sheets.filter((sheet) => sheet.visibility === "Visible").length : book.sheets.length),
    GetFirst: (book, args) => edge(book, truthOf(args[0]), false),
    GetLast: (book, args) => edge(book, truthOf(args[0]), true),
    GetItemOrNullObject: (book, args) => item(book, args[0]),
  },
});

const protectionType = defineExcel<SheetRef>("WorksheetProtection", {
  scalars: {
    Protected: { get: ({ sheet }) => sheet.protection.on },
    Options: {
      get: ({ sheet }) =>
        sheet.protection.on ? { ...Object.fromEntries(permissions.map((name) => [name, false])), selectionMode: "Normal", ...sheet.protection.options } : null,
    },
    CanPauseProtection: { get: () => false, onRequest: true },
    IsPasswordProtected: { get: ({ sheet }) => sheet.protection.password !== null, onRequest: true },
    IsPaused: { get: () => false, onRequest: true },
    SavedOptions: { get: ({ sheet }) => sheet.protection.options, onRequest: true },
  },
  methods: {
    Protect: ({ book, sheet }, args) => {
      if (sheet.protection.on) throw new HostError("InvalidOperation");
      const options = plainOf(args[0]);
      sheet.protection = { on: true, password: optionalText(args[1]), options: isRecord(options) ? options : {} };
      tell(book, { kind: "visibility", sheet });
    },
    Unprotect: ({ book, sheet }, args) => {
      if (!sheet.protection.on) return;
      if (sheet.protection.password !== null && sheet.protection.password !== optionalText(args[0])) throw new HostError("AccessDenied");
      sheet.protection = { on: false, password: null, options: {} };
      tell(book, { kind: "visibility", sheet });
    },
  },
});

function freeze({ book, sheet }: SheetRef, method: string, area: Area | null): void {
  mayFreeze(book, sheet, method);
  change(book, sheet, () => (sheet.frozen = area));
}

const freezeType = defineExcel<SheetRef>("WorksheetFreezePanes", {
  methods: {
    FreezeRows: (ref, args) => freeze(ref, "FreezeRows", { ...wholeSheet, bottom: (optionalInteger(args[0]) ?? 1) - 1 }),
    FreezeColumns: (ref, args) => freeze(ref, "FreezeColumns", { ...wholeSheet, right: (optionalInteger(args[0]) ?? 1) - 1 }),
    FreezeAt: (ref, args) => freeze(ref, "FreezeAt", { ...areaOfArgument(ref.book, ref.sheet, args[0]).area, top: 0, left: 0 }),
    Unfreeze: (ref) => freeze(ref, "Unfreeze", null),
    GetLocationOrNullObject: ({ book, sheet }) => (sheet.frozen ? makeRange(book, sheet, sheet.frozen) : null),
    GetLocation: ({ book, sheet }) => {
      if (!sheet.frozen) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, sheet.frozen);
    },
  },
});

const pageLayoutType = defineExcel<SheetRef>("PageLayout", {
  settings: ({ sheet }) => sheet.pageLayout,
  defaults: {
    Orientation: "Portrait",
    PaperSize: "A4",
    CenterHorizontally: false,
    CenterVertically: false,
    BlackAndWhite: false,
    DraftMode: false,
    PrintGridlines: false,
    PrintHeadings: false,
    PrintOrder: "DownThenOver",
    Zoom: { scale: 100 },
  },
  scalars: {
    Zoom: {
      get: ({ sheet }) => sheet.pageLayout.values.get("Zoom") ?? { scale: 100 },
      set: ({ book, sheet }, value) => {
        if (!isRecord(value)) throw new HostError("InvalidArgument");
        if (takesZoom(book, value)) sheet.pageLayout.values.set("Zoom", value);
      },
    },
  },
  methods: {
    SetPrintArea: ({ book, sheet }, args) => void sheet.pageLayout.values.set("printArea", printed(book, sheet, args[0])),
    SetPrintTitleRows: ({ book, sheet }, args) => void sheet.pageLayout.values.set("printTitleRows", printed(book, sheet, args[0])),
    SetPrintTitleColumns: ({ book, sheet }, args) => void sheet.pageLayout.values.set("printTitleColumns", printed(book, sheet, args[0])),
    SetPrintMargins: ({ sheet }, args) => void sheet.pageLayout.values.set("margins", plainOf(args[1])),
    GetPrintAreaOrNullObject: (ref) => {
      const address = ref.sheet.pageLayout.values.get("printArea");
      return typeof address === "string"
        ? rangeAreasType({ ...ref, areas: address.split(",").map((one) => resolveAddress(ref.book, ref.sheet, one).area) })
        : null;
    },
    GetPrintTitleRowsOrNullObject: (ref) => {
      const address = ref.sheet.pageLayout.values.get("printTitleRows");
      return typeof address === "string" ? rangeAt(ref, address) : null;
    },
    GetPrintTitleColumnsOrNullObject: (ref) => {
      const address = ref.sheet.pageLayout.values.get("printTitleColumns");
      return typeof address === "string" ? rangeAt(ref, address) : null;
    },
  },
});

function printed(book: Workbook, sheet: Sheet, argument: Argument | undefined): string {
  if (typeof argument === "string") {
    for (const one of argument.split(",")) resolveAddress(book, sheet, one);
    return argument;
  }
  return areaName(areaOfArgument(book, sheet, argument).area);
}

type ShapeRef = SheetRef["sheet"]["shapes"][number];

const shapeType = defineExcel<ShapeRef>("Shape", { id: ({ id }) => id, scalars: { Id: { get: ({ id }) => id }, Type: { get: ({ type }) => type } } });

/** Whether there are any, and of what kind: an add-in that looks after what a person drew asks no more. */
const shapesType = defineExcel<SheetRef>("ShapeCollection", {
  items: ({ sheet }) => sheet.shapes.map((shape) => shapeType(shape)),
  methods: { GetCount: ({ sheet }) => sheet.shapes.length },
});

interface PropertyRef extends SheetRef {
  readonly key: string;
}

const customPropertyType = defineExcel<PropertyRef>("WorksheetCustomProperty", {
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.customProperties.get(key) ?? "",
      set: ({ book, sheet, key }, value) => change(book, sheet, () => sheet.customProperties.set(key, textOf(value))),
    },
  },
  methods: { Delete: ({ book, sheet, key }) => change(book, sheet, () => sheet.customProperties.delete(key)) },
});

/** Keys are found without case, at most 255 characters long. */
function propertyKey(sheet: Sheet, key: string): string | null {
  return [...sheet.customProperties.keys()].find((one) => one.toLowerCase() === key.toLowerCase()) ?? null;
}

const customPropertiesType = defineExcel<SheetRef>("WorksheetCustomPropertyCollection", {
  items: (ref) => [...ref.sheet.customProperties.keys()].map((key) => customPropertyType({ ...ref, key })),
  indexer: (ref, args) => {
    const key = propertyKey(ref.sheet, textOf(args[0]));
    return key === null ? null : customPropertyType({ ...ref, key });
  },
  methods: {
    Add: (ref, args) => {
      const key = textOf(args[0]);
      if (key === "" || key.length > 255) throw new HostError("InvalidArgument");
      const known = propertyKey(ref.sheet, key) ?? key;
      change(ref.book, ref.sheet, () => ref.sheet.customProperties.set(known, textOf(args[1])));
      return customPropertyType({ ...ref, key: known });
    },
    GetCount: ({ sheet }) => sheet.customProperties.size,
    GetItemOrNullObject: (ref, args) => {
      const key = propertyKey(ref.sheet, textOf(args[0]));
      return key === null ? null : customPropertyType({ ...ref, key });
    },
  },
});

const autoFilterType = defineExcel<SheetRef>("AutoFilter", {
  scalars: { Enabled: { get: ({ sheet }) => sheet.autoFilter !== null }, IsDataFiltered: { get: () => false }, Criteria: { get: () => [] } },
  methods: {
    Apply: ({ book, sheet }, args) => {
      const { area } = areaOfArgument(book, sheet, args[0]);
      if (sheet.tables.some((table) => intersection(table.area, area))) throw new HostError("InvalidOperation");
      change(book, sheet, () => (sheet.autoFilter = area));
    },
    Remove: ({ book, sheet }) => change(book, sheet, () => (sheet.autoFilter = null)),
    ClearCriteria: () => undefined,
    Reapply: () => undefined,
    GetRangeOrNullObject: ({ book, sheet }) => (sheet.autoFilter ? makeRange(book, sheet, sheet.autoFilter) : null),
    GetRange: ({ book, sheet }) => {
      if (!sheet.autoFilter) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, sheet.autoFilter);
    },
  },
});
