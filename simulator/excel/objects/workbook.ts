/** `Excel.Workbook`, the global object. */
import { optionalText } from "../../protocol/arguments";
import { HostError, notSimulated } from "../../protocol/host-error";
import type { HostObject } from "../../protocol/object-type";
import type { Workbook } from "../book/workbook";
import { applicationType, runtimeType } from "./application";
import { bindingsType } from "./bindings";
import { chartType } from "./charts";
import { commentsType } from "./comments";
import { defineExcel } from "./define";
import { propertiesType, settingsCollectionType, xmlPartsType } from "./document-parts";
import { functionsType } from "./functions";
import { namesType } from "./names";
import { objectOf } from "./registry";
import { makeRange } from "./range-ref";
import { stylesType } from "./styles";
import { tablesType } from "./tables";
import { worksheetsType } from "./worksheets";

/** A switch that the simulator has in one position. */
function onlyAs(value: unknown, only: boolean, member: string): void {
  if (value !== only) throw notSimulated(`Workbook.${member} = ${String(value)}`);
}

export const workbookType = defineExcel<Workbook>("Workbook", {
  scalars: {
    Name: { get: (book) => book.name },
    ReadOnly: { get: () => false },
    IsDirty: {
      get: (book) => !book.saved,
      set: (book, value) => {
        book.saved = value !== true;
      },
    },
    AutoSave: { get: () => true },
    CalculationEngineVersion: { get: () => 191029 },
    ChartDataPointTrack: { get: () => true, set: (_, value) => onlyAs(value, true, "ChartDataPointTrack") },
    PreviouslySaved: { get: () => true },
    UsePrecisionAsDisplayed: { get: () => false, set: (_, value) => onlyAs(value, false, "UsePrecisionAsDisplayed") },
  },
  navigation: {
    Worksheets: (book) => worksheetsType(book),
    Application: (book) => applicationType(book),
    Tables: (book) => tablesType({ book }),
    Names: (book) => namesType({ book, scope: null }),
    Comments: (book) => commentsType({ book }),
    Settings: (book) => settingsCollectionType(book),
    CustomXmlParts: (book) => xmlPartsType(book),
    Properties: (book) => propertiesType(book),
    Protection: (book) => protectionType(book),
    Bindings: (book) => bindingsType(book),
    Functions: (book) => functionsType(book),
    Styles: (book) => stylesType(book),
    _Runtime: (book) => runtimeType(book),
  },
  methods: {
    GetSelectedRange: (book) => {
      const area = book.selection.areas[0];
      if (!area || book.selection.areas.length > 1) throw new HostError("InvalidSelection");
      return makeRange(book, book.selection.sheet, area);
    },
    GetSelectedRanges: (book) => objectOf("RangeAreas", { book, sheet: book.selection.sheet, areas: book.selection.areas }),
    GetActiveCell: (book) => {
      const area = book.selection.areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
      return makeRange(book, book.selection.sheet, { ...area, bottom: area.top, right: area.left });
    },
    GetActiveChartOrNullObject: (book) => activeChart(book),
    GetActiveChart: (book) => {
      const chart = activeChart(book);
      if (!chart) throw new HostError("ItemNotFound");
      return chart;
    },
    Save: (book) => {
      book.saved = true;
    },
  },
});

function activeChart(book: Workbook): HostObject | null {
  const { activeChart: active } = book;
  return active?.sheet.charts.includes(active.chart) ? chartType({ book, ...active }) : null;
}

const protectionType = defineExcel<Workbook>("WorkbookProtection", {
  scalars: { Protected: { get: (book) => book.structureProtected } },
  methods: {
    Protect: (book, args) => {
      if (book.structureProtected) throw new HostError("InvalidOperation");
      [book.structureProtected, book.structurePassword] = [true, optionalText(args[0])];
    },
    Unprotect: (book, args) => {
      if (book.structurePassword !== null && book.structurePassword !== optionalText(args[0])) throw new HostError("AccessDenied");
      [book.structureProtected, book.structurePassword] = [false, null];
    },
  },
});
