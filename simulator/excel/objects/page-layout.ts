/** `worksheet.pageLayout`, and the page breaks of a sheet. */
import { integerOf, isRecord, plainOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument } from "../../protocol/object-type";
import { areaName, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import type { Workbook } from "../book/workbook";
import { takesZoom } from "../quirks";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange, resolveAddress, resolveAddresses } from "./range-ref";
import { changeSheet, type SheetRef } from "./sheet-ref";
import { objectOf } from "./registry";

export const pageLayoutType = defineExcel<SheetRef>("PageLayout", {
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
      return typeof address === "string" ? objectOf("RangeAreas", { ...ref, areas: resolveAddresses(ref.book, ref.sheet, address) }) : null;
    },
    GetPrintTitleRowsOrNullObject: (ref) => {
      const address = ref.sheet.pageLayout.values.get("printTitleRows");
      return typeof address === "string" ? makeRange(ref.book, ref.sheet, resolveAddress(ref.book, ref.sheet, address).area) : null;
    },
    GetPrintTitleColumnsOrNullObject: (ref) => {
      const address = ref.sheet.pageLayout.values.get("printTitleColumns");
      return typeof address === "string" ? makeRange(ref.book, ref.sheet, resolveAddress(ref.book, ref.sheet, address).area) : null;
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

/** Breaks above rows, or to the left of columns. */
interface BreaksRef extends SheetRef {
  readonly axis: "rows" | "columns";
}

interface BreakRef extends BreaksRef {
  readonly at: number;
}

const pageBreakType = defineExcel<BreakRef>("PageBreak", {
  id: ({ at }) => at,
  scalars: { ColumnIndex: { get: ({ axis, at }) => (axis === "columns" ? at : 0) }, RowIndex: { get: ({ axis, at }) => (axis === "rows" ? at : 0) } },
  methods: {
    Delete: ({ book, sheet, axis, at }) => changeSheet(book, sheet, () => (sheet.pageBreaks[axis] = sheet.pageBreaks[axis].filter((one) => one !== at))),
    GetCellAfterBreak: ({ book, sheet, axis, at }) => makeRange(book, sheet, cellAfter(axis, at)),
  },
});

function cellAfter(axis: BreaksRef["axis"], at: number): Area {
  return axis === "rows" ? { top: at, bottom: at, left: 0, right: 0 } : { top: 0, bottom: 0, left: at, right: at };
}

export const pageBreaksType = defineExcel<BreaksRef>("PageBreakCollection", {
  items: (ref) => ref.sheet.pageBreaks[ref.axis].map((at) => pageBreakType({ ...ref, at })),
  indexer: (ref, args) => breakAt(ref, integerOf(args[0])),
  methods: {
    Add: (ref, args) => {
      const { area } = areaOfArgument(ref.book, ref.sheet, args[0]);
      const at = ref.axis === "rows" ? area.top : area.left;
      if (at === 0) throw new HostError("InvalidArgument");
      changeSheet(ref.book, ref.sheet, () => (ref.sheet.pageBreaks[ref.axis] = [...new Set([...ref.sheet.pageBreaks[ref.axis], at])].sort((a, b) => a - b)));
      return pageBreakType({ ...ref, at });
    },
    GetCount: ({ sheet, axis }) => sheet.pageBreaks[axis].length,
    RemovePageBreaks: ({ book, sheet, axis }) => changeSheet(book, sheet, () => (sheet.pageBreaks[axis] = [])),
  },
});

function breakAt(ref: BreaksRef, index: number): ReturnType<typeof pageBreakType> | null {
  const at = ref.sheet.pageBreaks[ref.axis][index];
  return at === undefined ? null : pageBreakType({ ...ref, at });
}
