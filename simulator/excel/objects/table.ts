/** `Excel.Table`. */
import { optionalText, plainOf, textOf, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { ObjectType } from "../../protocol/object-type";
import { intersection } from "../book/address";
import { nameTable } from "../book/formulas";
import { requireUnlocked } from "../book/protection";
import { eachCell } from "../book/sheet";
import { sort } from "../book/sort-cells";
import { bodyOf, checkName, nameHeaders, refilterTable, tableChanged, type TableRef } from "../book/tables";
import { tell } from "../book/workbook";
import { defineExcel } from "./define";
import { autoFilterType } from "./filter";
import { areaOfArgument, makeRange } from "./range-ref";
import { sortFieldsOf } from "./range-search";
import { columnsType } from "./table-columns";
import { rowsType } from "./table-rows";
import { objectOf } from "./registry";

function showTotals(ref: TableRef, shown: boolean): void {
  if (ref.table.showTotals === shown) return;
  ref.table.showTotals = shown;
  ref.table.area = { ...ref.table.area, bottom: ref.table.area.bottom + (shown ? 1 : -1) };
  tableChanged(ref);
}

function clearFilters(ref: TableRef): void {
  ref.table.filters.clear();
  refilterTable(ref);
}

export const tableType: ObjectType<TableRef> = defineExcel<TableRef>("Table", {
  id: ({ table }) => table.id,
  settings: ({ table }) => table.settings,
  defaults: { HighlightFirstColumn: false, HighlightLastColumn: false, ShowBandedColumns: false, ShowBandedRows: true, ShowFilterButton: true },
  scalars: {
    Id: { get: ({ table }) => table.id },
    LegacyId: { get: ({ table }) => table.id },
    Name: {
      get: ({ table }) => table.name,
      set: (ref, value) => {
        checkName(ref.book, textOf(value), ref.table);
        nameTable(ref.book, ref.table, textOf(value));
        tableChanged(ref);
      },
    },
    ShowHeaders: {
      get: ({ table }) => table.hasHeaders,
      set: (ref, value) => {
        ref.table.hasHeaders = value === true;
        tableChanged(ref);
      },
    },
    ShowTotals: { get: ({ table }) => table.showTotals, set: (ref, value) => showTotals(ref, value === true) },
    Style: {
      get: ({ table }) => table.style,
      set: (ref, value) => {
        ref.table.style = textOf(value);
        tableChanged(ref);
      },
    },
  },
  navigation: {
    AutoFilter: (ref) => autoFilterType(ref),
    Columns: (ref) => columnsType(ref),
    Rows: (ref) => rowsType(ref),
    Sort: (ref) => tableSortType(ref),
    Worksheet: ({ book, sheet }) => objectOf("Worksheet", { book, sheet }),
  },
  methods: {
    GetRange: ({ book, sheet, table }) => makeRange(book, sheet, table.area),
    GetHeaderRowRange: ({ book, sheet, table }) => {
      if (!table.hasHeaders) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, { ...table.area, bottom: table.area.top });
    },
    GetDataBodyRange: ({ book, sheet, table }) => makeRange(book, sheet, bodyOf(table)),
    GetTotalRowRange: ({ book, sheet, table }) => {
      if (!table.showTotals) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, { ...table.area, top: table.area.bottom });
    },
    Delete: ({ book, sheet, table }) => {
      requireUnlocked(sheet, table.area);
      sheet.tables = sheet.tables.filter((one) => one !== table);
      eachCell(sheet, table.area, (_cell, row, column) => delete sheet.rows[row]?.[column]);
      tell(book, { kind: "tableDeleted", sheet, table });
      tell(book, { kind: "cells", sheet, area: table.area, changeType: "Others" });
    },
    ConvertToRange: ({ book, sheet, table }) => {
      sheet.tables = sheet.tables.filter((one) => one !== table);
      tell(book, { kind: "tableDeleted", sheet, table });
      return makeRange(book, sheet, table.area);
    },
    Resize: (ref, args) => {
      const { area } = areaOfArgument(ref.book, ref.sheet, args[0]);
      if (area.top !== ref.table.area.top || !intersection(area, ref.table.area)) throw new HostError("InvalidArgument");
      ref.table.area = area;
      nameHeaders(ref.book, ref.sheet, ref.table);
      tableChanged(ref);
    },
    ClearFilters: clearFilters,
    ReapplyFilters: refilterTable,
  },
});

const tableSortType = defineExcel<TableRef>("TableSort", {
  scalars: { MatchCase: { get: () => false }, Method: { get: () => "PinYin" }, Fields: { get: ({ table }) => table.sortedBy as Json } },
  methods: {
    Apply: (ref, args) => {
      const fields = sortFieldsOf(args[0]);
      if ((optionalText(args[2]) ?? "PinYin") !== "PinYin") throw new HostError("InvalidArgument");
      ref.table.sortedBy = plainOf(args[0]) as readonly Json[];
      sort(ref.book, ref.sheet, bodyOf(ref.table), fields, { matchCase: truthOf(args[1]), hasHeaders: false, columns: false });
    },
    Clear: ({ table }) => {
      table.sortedBy = [];
    },
    Reapply: (ref) => {
      if (ref.table.sortedBy.length === 0) return;
      sort(ref.book, ref.sheet, bodyOf(ref.table), sortFieldsOf(ref.table.sortedBy), { matchCase: false, hasHeaders: false, columns: false });
    },
  },
});
