/** `Excel.Range`. */
import { integerOf, optionalText, truthOf } from "../../protocol/arguments";
import { HostError, existing } from "../../protocol/host-error";
import { cellsOf, columnsOf, intersection, isWholeColumns, isWholeRows, rowsOf, type Area } from "../book/address";
import { clear, type ClearWhat } from "../book/clear-cells";
import { merge, requireWholeMerges, unmerge } from "../book/merges";
import { requireAllowed, requireUnlocked } from "../book/protection";
import { offsetOf, styleAt } from "../book/sheet";
import { sort } from "../book/sort-cells";
import { select } from "../book/workbook";
import { contentArea, spillAt, valueAt } from "../formula/results";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { conditionalFormatsType } from "./conditional-formats";
import { validationType } from "./data-validation";
import { defineExcel } from "./define";
import { specialCells } from "./range-areas";
import {
  categoryOf,
  formulaAt,
  formulasR1C1,
  hasSpill,
  matrix,
  numberFormatLocal,
  plain,
  setEntries,
  setNumberFormats,
  setR1C1,
  textAtCell,
  valueTypeOf,
} from "./range-content";
import { autoFill, copyInto, moveTo, removeDuplicates, shiftBy } from "./range-copy";
import { rangeFormatType } from "./range-format";
import { hiddenLines, hideLines, isHidden, outlineMethods } from "./range-lines";
import { hyperlinkOf, setHyperlink } from "./range-links";
import { propertiesOf, setProperties } from "./range-properties";
import { reachMethods } from "./range-reach";
import { addressOf, areaOf, areaOfArgument, makeRange, placeOf, rangeOn, type RangeRef } from "./range-ref";
import { find, region, replaceAll, sortFieldsOf } from "./range-search";
import { rangeViewType, visibleView } from "./range-view";
import { setStyle, styleNameOf } from "./styles";
import { tablesType } from "./tables";
import { objectOf, register } from "./registry";

function used(ref: RangeRef, args: readonly Argument[]): Area | null {
  return contentArea(ref.book, ref.sheet, areaOf(ref), truthOf(args[0]));
}

function crossing(ref: RangeRef, args: readonly Argument[]): HostObject | null {
  const common = intersection(areaOf(ref), areaOfArgument(ref.book, ref.sheet, args[0]).area);
  return common ? rangeOn(ref, common) : null;
}

function foundIn(ref: RangeRef, args: readonly Argument[]): HostObject | null {
  const cell = find(ref.book, ref.sheet, areaOf(ref), args);
  return cell ? rangeOn(ref, cell) : null;
}

/** The cell whose formula spills into this one; null for several cells. */
function spillParent(ref: RangeRef): HostObject | null {
  const area = areaOf(ref);
  const spill = cellsOf(area) === 1 ? spillAt(ref.book, ref.sheet, area.top, area.left) : null;
  return spill ? rangeOn(ref, { ...spill.area, bottom: spill.area.top, right: spill.area.left }) : null;
}

/** What this cell's formula spills into, itself included. */
function spillingTo(ref: RangeRef): HostObject | null {
  const area = areaOf(ref);
  const spill = cellsOf(area) === 1 ? spillAt(ref.book, ref.sheet, area.top, area.left) : null;
  return spill && spill.area.top === area.top && spill.area.left === area.left ? rangeOn(ref, spill.area) : null;
}

const rangeType: ObjectType<RangeRef> = defineExcel<RangeRef>("Range", {
  tracked: true,
  scalars: {
    Values: {
      get: (ref) => matrix(ref, (row, column) => plain(valueAt(ref.book, ref.sheet, row, column))),
      set: (ref, given) => setEntries(ref, given, "api"),
    },
    Formulas: { get: (ref) => matrix(ref, (row, column) => formulaAt(ref, row, column)), set: (ref, given) => setEntries(ref, given, "api") },
    FormulasLocal: {
      get: (ref) => matrix(ref, (row, column) => formulaAt(ref, row, column)),
      set: (ref, given) => setEntries(ref, given, "user"),
      onRequest: true,
    },
    FormulasR1C1: { get: formulasR1C1, set: setR1C1, onRequest: true },
    Text: { get: (ref) => matrix(ref, (row, column) => textAtCell(ref, row, column)) },
    ValueTypes: { get: (ref) => matrix(ref, (row, column) => valueTypeOf(valueAt(ref.book, ref.sheet, row, column))) },
    NumberFormat: { get: (ref) => matrix(ref, (row, column) => styleAt(ref.sheet, row, column).numberFormat), set: setNumberFormats },
    NumberFormatLocal: { get: numberFormatLocal, onRequest: true },
    NumberFormatCategories: { get: (ref) => matrix(ref, (row, column) => categoryOf(styleAt(ref.sheet, row, column).numberFormat)), onRequest: true },
    Address: { get: (ref) => addressOf(ref.sheet, areaOf(ref)) },
    AddressLocal: { get: (ref) => addressOf(ref.sheet, areaOf(ref)) },
    RowIndex: { get: (ref) => areaOf(ref).top },
    ColumnIndex: { get: (ref) => areaOf(ref).left },
    RowCount: { get: (ref) => rowsOf(areaOf(ref)) },
    ColumnCount: { get: (ref) => columnsOf(areaOf(ref)) },
    CellCount: { get: (ref) => (cellsOf(areaOf(ref)) > 2_147_483_647 ? -1 : cellsOf(areaOf(ref))) },
    Hidden: { get: isHidden },
    RowHidden: { get: (ref) => hiddenLines(ref, "row"), set: (ref, value) => hideLines(ref, "row", value) },
    ColumnHidden: { get: (ref) => hiddenLines(ref, "column"), set: (ref, value) => hideLines(ref, "column", value) },
    IsEntireRow: { get: (ref) => isWholeRows(areaOf(ref)) },
    IsEntireColumn: { get: (ref) => isWholeColumns(areaOf(ref)) },
    Hyperlink: { get: hyperlinkOf, set: setHyperlink },
    Style: { get: (ref) => styleNameOf(placeOf(ref)), set: (ref, value) => setStyle(placeOf(ref), value) },
    HasSpill: { get: hasSpill },
    LinkedDataTypeState: { get: (ref) => matrix(ref, () => "None"), onRequest: true },
    SavedAsArray: { get: () => false },
    Top: { get: (ref) => offsetOf(ref.sheet, "row", areaOf(ref).top) },
    Left: { get: (ref) => offsetOf(ref.sheet, "column", areaOf(ref).left) },
    Height: { get: (ref) => offsetOf(ref.sheet, "row", areaOf(ref).bottom + 1) - offsetOf(ref.sheet, "row", areaOf(ref).top) },
    Width: { get: (ref) => offsetOf(ref.sheet, "column", areaOf(ref).right + 1) - offsetOf(ref.sheet, "column", areaOf(ref).left) },
  },
  navigation: {
    Worksheet: (ref) => objectOf("Worksheet", { book: ref.book, sheet: ref.sheet }),
    Format: (ref) => rangeFormatType(placeOf(ref)),
    ConditionalFormats: (ref) => conditionalFormatsType(placeOf(ref)),
    DataValidation: (ref) => validationType(placeOf(ref)),
    Sort: (ref) => rangeSortType(ref),
  },
  methods: {
    ...reachMethods,
    ...outlineMethods,
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
    AutoFill: autoFill,
    CopyFrom: copyInto,
    MoveTo: moveTo,
    RemoveDuplicates: removeDuplicates,
    Calculate: (ref) => {
      ref.book.version += 1;
    },
    SetDirty: (ref) => {
      ref.book.version += 1;
    },
    GetIntersection: (ref, args) => existing(crossing(ref, args)),
    GetIntersectionOrNullObject: crossing,
    GetSpillParent: (ref) => existing(spillParent(ref)),
    GetSpillParentOrNullObject: spillParent,
    GetSpillingToRange: (ref) => existing(spillingTo(ref)),
    GetSpillingToRangeOrNullObject: spillingTo,
    GetUsedRange: (ref, args) => {
      const own = areaOf(ref);
      return rangeOn(ref, used(ref, args) ?? { ...own, bottom: own.top, right: own.left });
    },
    GetUsedRangeOrNullObject: (ref, args) => {
      const area = used(ref, args);
      return area ? rangeOn(ref, area) : null;
    },
    GetVisibleView: (ref) => rangeViewType(visibleView(ref)),
    GetSurroundingRegion: (ref) => rangeOn(ref, region(ref.book, ref.sheet, areaOf(ref))),
    GetMergedAreasOrNullObject: (ref) => {
      const merges = ref.sheet.merges.filter((one) => intersection(one, areaOf(ref)));
      return merges.length === 0 ? null : objectOf("RangeAreas", { book: ref.book, sheet: ref.sheet, areas: merges });
    },
    GetTables: (ref, args) => tablesType({ book: ref.book, sheet: ref.sheet, within: areaOf(ref), whole: truthOf(args[0]) }),
    GetSpecialCells: (ref, args) => existing(specialCells(placeOf(ref), args)),
    GetSpecialCellsOrNullObject: (ref, args) => specialCells(placeOf(ref), args),
    Find: (ref, args) => existing(foundIn(ref, args)),
    FindOrNullObject: foundIn,
    ReplaceAll: (ref, args) => {
      requireUnlocked(ref.sheet, areaOf(ref));
      return replaceAll(ref.book, ref.sheet, areaOf(ref), args);
    },
    GetCellProperties: (ref, args) => propertiesOf(ref, args[0], "cell"),
    GetColumnProperties: (ref, args) => propertiesOf(ref, args[0], "column"),
    GetRowProperties: (ref, args) => propertiesOf(ref, args[0], "row"),
    SetCellProperties: (ref, args) => setProperties(ref, args[0], "cell"),
    SetColumnProperties: (ref, args) => setProperties(ref, args[0], "column"),
    SetRowProperties: (ref, args) => setProperties(ref, args[0], "row"),
  },
});

register("Range", rangeType);

const rangeSortType = defineExcel<RangeRef>("RangeSort", {
  methods: {
    Apply: (ref, args) => {
      requireAllowed(ref.sheet, "allowSort");
      sort(ref.book, ref.sheet, areaOf(ref), sortFieldsOf(args[0]), {
        matchCase: truthOf(args[1]),
        hasHeaders: truthOf(args[2]),
        columns: optionalText(args[3]) === "Columns",
      });
    },
  },
});
