/** `Excel.Table`, its columns and rows. */
import { integerOf, isList, listOf, optionalInteger, optionalText, plainOf, textOf, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject } from "../../protocol/object-type";
import { columnLimit, columnsOf, intersection, type Area } from "../book/address";
import { enter } from "../book/entry";
import { nameTable } from "../book/formulas";
import { requireUnlocked } from "../book/protection";
import { shiftCells } from "../book/shift-cells";
import { createSettings, eachCell, type Sheet, type Table } from "../book/sheet";
import { newId, tell, type Workbook } from "../book/workbook";
import { toText, valueAt } from "../formula/evaluate";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange, plain } from "./range";
import { sort } from "./range-search";
import { worksheetType } from "./worksheet";

/** Tables of a workbook, of a sheet, or of an area of a sheet. */
interface TablesPlace {
  readonly book: Workbook;
  readonly sheet?: Sheet;
  readonly within?: Area;
}

interface TableRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly table: Table;
}

function all(place: TablesPlace): TableRef[] {
  const sheets = place.sheet ? [place.sheet] : place.book.sheets;
  const { within } = place;
  return sheets.flatMap((sheet) =>
    sheet.tables.filter((table) => !within || intersection(table.area, within)).map((table) => ({ book: place.book, sheet, table })),
  );
}

function named(place: TablesPlace, key: Argument | undefined): HostObject | null {
  const wanted = textOf(key).toLowerCase();
  const found = all(place).find(({ table }) => table.name.toLowerCase() === wanted || table.id === key);
  return found ? tableType(found) : null;
}

/** Tables and defined names share their names; none may look like an address or hold a space. */
export function checkName(book: Workbook, name: string, except?: Table): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255 || /^([a-z]{1,3}\d+|r\d*c\d*|[rc])$/i.test(name))
    throw new HostError("InvalidArgument");
  const taken =
    all({ book }).some(({ table }) => table !== except && table.name.toLowerCase() === name.toLowerCase()) ||
    book.names.some((one) => one.name.toLowerCase() === name.toLowerCase() && one.scope === null);
  if (taken) throw new HostError("ItemAlreadyExists");
}

/** Makes a table over an area; without headers Excel adds a row of them above the data. */
export function addTable(book: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean, name?: string): Table {
  requireUnlocked(sheet, area);
  if (sheet.tables.some((table) => intersection(table.area, area))) throw new HostError("InvalidOperation", "A table cannot overlap another table.");
  if (sheet.merges.some((one) => intersection(one, area))) throw new HostError("MergedRangeConflict");
  let own = area;
  if (!hasHeaders) {
    shiftCells(book, sheet, { ...area, bottom: area.top }, "row", true);
    own = { ...area, bottom: area.bottom + 1 };
  }
  // A table has a header and at least one row.
  if (own.top === own.bottom) own = { ...own, bottom: own.bottom + 1 };
  let number = 1;
  while (all({ book }).some(({ table }) => table.name === `表${number}`)) number += 1;
  const table: Table = {
    id: newId(book),
    name: name ?? `表${number}`,
    area: own,
    hasHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    settings: createSettings(),
  };
  nameHeaders(book, sheet, table);
  sheet.tables.push(table);
  tell(book, { kind: "tables", sheet });
  return table;
}

/** Headers are texts, none blank, none twice. */
function nameHeaders(book: Workbook, sheet: Sheet, table: Table): void {
  const seen = new Set<string>();
  for (let column = table.area.left; column <= table.area.right; column++) {
    const shown = toText(valueAt(book, sheet, table.area.top, column));
    let name = shown === "" ? `列${column - table.area.left + 1}` : shown;
    for (let number = 2; seen.has(name.toLowerCase()); number++) name = `${shown === "" ? "列" : shown}${number}`;
    seen.add(name.toLowerCase());
    if (name !== plain(valueAt(book, sheet, table.area.top, column))) enter(book, sheet, table.area.top, column, `'${name}`);
  }
}

function body(table: Table): Area {
  return { ...table.area, top: table.area.top + (table.hasHeaders ? 1 : 0), bottom: table.area.bottom - (table.showTotals ? 1 : 0) };
}

function changed({ book, sheet }: TableRef): void {
  tell(book, { kind: "tables", sheet });
}

/** Rows of values at the end (or at an index) of a table. */
function addRows(ref: TableRef, index: number | null, values: Json): number {
  const rows = values === null ? [[]] : !isList(values) ? [[values]] : values.every((row) => isList(row)) ? values : [values];
  const area = body(ref.table);
  const at = index === null || index < 0 ? area.bottom - area.top + 1 : index;
  requireUnlocked(ref.sheet, area);
  for (const row of rows) if (isList(row) && row.length !== 0 && row.length !== columnsOf(area)) throw new HostError("InvalidArgument");
  const onlyBlank = area.top === area.bottom && index === null && blank(ref, area);
  const first = onlyBlank ? area.top : area.top + at;
  const count = onlyBlank ? rows.length - 1 : rows.length;
  if (count > 0) {
    const below = { ...area, top: onlyBlank ? first + 1 : first, bottom: (onlyBlank ? first : first - 1) + count };
    const before = ref.table.area;
    moveWithin(ref, { ...below, left: before.left, right: before.right }, "row", true);
    ref.table.area = { ...before, bottom: before.bottom + count };
  }
  rows.forEach((row, i) => {
    if (isList(row)) row.forEach((value, k) => (typeof value === "object" ? undefined : enter(ref.book, ref.sheet, first + i, area.left + k, value)));
  });
  changed(ref);
  return first - area.top;
}

/** Moves cells within a table: the table itself stands aside meanwhile, since it grows or shrinks with them. */
function moveWithin(ref: TableRef, area: Area, axis: "row" | "column", insert: boolean): void {
  const { book, sheet, table } = ref;
  const before = sheet.tables;
  sheet.tables = before.filter((one) => one !== table);
  try {
    shiftCells(book, sheet, area, axis, insert);
  } finally {
    sheet.tables = before.filter((one) => one === table || sheet.tables.includes(one));
  }
}

function blank({ sheet }: TableRef, area: Area): boolean {
  let filled = false;
  eachCell(sheet, area, (cell) => {
    if (cell.value !== null || cell.formula !== null) filled = true;
  });
  return !filled;
}

export const tableType = defineExcel<TableRef>("Table", {
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
        changed(ref);
      },
    },
    ShowHeaders: {
      get: ({ table }) => table.hasHeaders,
      set: (ref, value) => {
        ref.table.hasHeaders = value === true;
        changed(ref);
      },
    },
    ShowTotals: {
      get: ({ table }) => table.showTotals,
      set: (ref, value) => {
        if (ref.table.showTotals === (value === true)) return;
        ref.table.showTotals = value === true;
        ref.table.area = { ...ref.table.area, bottom: ref.table.area.bottom + (value === true ? 1 : -1) };
        changed(ref);
      },
    },
    Style: {
      get: ({ table }) => table.style,
      set: (ref, value) => {
        ref.table.style = textOf(value);
        changed(ref);
      },
    },
  },
  navigation: {
    Worksheet: ({ book, sheet }) => worksheetType({ book, sheet }),
    Columns: (ref) => columnsType(ref),
    Rows: (ref) => rowsType(ref),
    Sort: (ref) => tableSortType(ref),
  },
  methods: {
    GetRange: ({ book, sheet, table }) => makeRange(book, sheet, table.area),
    GetHeaderRowRange: ({ book, sheet, table }) => makeRange(book, sheet, { ...table.area, bottom: table.area.top }),
    GetDataBodyRange: ({ book, sheet, table }) => makeRange(book, sheet, body(table)),
    GetTotalRowRange: ({ book, sheet, table }) => {
      if (!table.showTotals) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, { ...table.area, top: table.area.bottom });
    },
    Delete: (ref) => {
      const { book, sheet, table } = ref;
      requireUnlocked(sheet, table.area);
      sheet.tables = sheet.tables.filter((one) => one !== table);
      eachCell(sheet, table.area, (_cell, row, column) => delete sheet.rows[row]?.[column]);
      tell(book, { kind: "cells", sheet, area: table.area, changeType: "Others" });
    },
    ConvertToRange: (ref) => {
      ref.sheet.tables = ref.sheet.tables.filter((one) => one !== ref.table);
      changed(ref);
      return makeRange(ref.book, ref.sheet, ref.table.area);
    },
    Resize: (ref, args) => {
      const { area } = areaOfArgument(ref.book, ref.sheet, args[0]);
      if (area.top !== ref.table.area.top || !intersection(area, ref.table.area)) throw new HostError("InvalidArgument");
      ref.table.area = area;
      nameHeaders(ref.book, ref.sheet, ref.table);
      changed(ref);
    },
    ClearFilters: () => undefined,
    ReapplyFilters: () => undefined,
  },
});

const tableSortType = defineExcel<TableRef>("TableSort", {
  scalars: { MatchCase: { get: () => false }, Method: { get: () => "PinYin" }, Fields: { get: () => [] } },
  methods: { Apply: (ref, args) => sort(ref.book, ref.sheet, body(ref.table), args[0], false), Clear: () => undefined, Reapply: () => undefined },
});

export const tablesType = defineExcel<TablesPlace>("TableCollection", {
  scalars: { Count: { get: (place) => all(place).length } },
  items: (place) => all(place).map((ref) => tableType(ref)),
  indexer: (place, args) => named(place, args[0]),
  methods: {
    Add: (place, args) => {
      const sheet = place.sheet ?? place.book.active;
      const target = areaOfArgument(place.book, sheet, args[0]);
      const table = addTable(place.book, target.sheet, target.area, truthOf(args[1]));
      return tableType({ book: place.book, sheet: target.sheet, table });
    },
    GetCount: (place) => all(place).length,
    GetItemAt: (place, args) => {
      const found = all(place)[integerOf(args[0])];
      if (!found) throw new HostError("ItemNotFound");
      return tableType(found);
    },
    GetItemOrNullObject: (place, args) => named(place, args[0]),
    GetFirst: (place) => {
      const found = all(place)[0];
      if (!found) throw new HostError("ItemNotFound");
      return tableType(found);
    },
    GetItem: (place, args) => {
      const found = named(place, args[0]);
      if (!found) throw new HostError("ItemNotFound");
      return found;
    },
  },
});

interface ColumnRef extends TableRef {
  readonly index: number;
}

function columnArea({ table, index }: ColumnRef, rows: Area): Area {
  const column = table.area.left + index;
  return { ...rows, left: column, right: column };
}

const columnType = defineExcel<ColumnRef>("TableColumn", {
  id: ({ index }) => index + 1,
  scalars: {
    Id: { get: ({ index }) => index + 1 },
    Index: { get: ({ index }) => index },
    Name: {
      get: ({ book, sheet, table, index }) => toText(valueAt(book, sheet, table.area.top, table.area.left + index)),
      set: (ref, value) => {
        enter(ref.book, ref.sheet, ref.table.area.top, ref.table.area.left + ref.index, `'${textOf(value)}`);
        changed(ref);
      },
    },
    Values: {
      get: (ref) =>
        Array.from({ length: ref.table.area.bottom - ref.table.area.top + 1 }, (_, i) => [
          plain(valueAt(ref.book, ref.sheet, ref.table.area.top + i, ref.table.area.left + ref.index)),
        ]),
      set: (ref, value) => {
        listOf(value).forEach((row, i) => {
          const cell = isList(row) ? (row[0] ?? null) : row;
          if (typeof cell !== "object") enter(ref.book, ref.sheet, ref.table.area.top + i, ref.table.area.left + ref.index, cell);
        });
        changed(ref);
      },
      onRequest: true,
    },
  },
  methods: {
    GetRange: (ref) => makeRange(ref.book, ref.sheet, columnArea(ref, ref.table.area)),
    GetDataBodyRange: (ref) => makeRange(ref.book, ref.sheet, columnArea(ref, body(ref.table))),
    GetHeaderRowRange: (ref) => makeRange(ref.book, ref.sheet, columnArea(ref, { ...ref.table.area, bottom: ref.table.area.top })),
    GetTotalRowRange: (ref) => makeRange(ref.book, ref.sheet, columnArea(ref, { ...ref.table.area, top: ref.table.area.bottom })),
    Delete: (ref) => {
      const area = columnArea(ref, ref.table.area);
      const before = ref.table.area;
      moveWithin(ref, area, "column", false);
      ref.table.area = { ...before, right: before.right - 1 };
      changed(ref);
    },
  },
});

function columnOf(ref: TableRef, key: Argument | undefined): HostObject | null {
  const { area } = ref.table;
  if (typeof key === "number") return key >= 1 && key <= columnsOf(area) ? columnType({ ...ref, index: key - 1 }) : null;
  const wanted = textOf(key).toLowerCase();
  for (let index = 0; index < columnsOf(area); index++) {
    if (toText(valueAt(ref.book, ref.sheet, area.top, area.left + index)).toLowerCase() === wanted) return columnType({ ...ref, index });
  }
  return null;
}

const columnsType = defineExcel<TableRef>("TableColumnCollection", {
  scalars: { Count: { get: ({ table }) => columnsOf(table.area) } },
  items: (ref) => Array.from({ length: columnsOf(ref.table.area) }, (_, index) => columnType({ ...ref, index })),
  indexer: (ref, args) => columnOf(ref, args[0]),
  methods: {
    GetCount: ({ table }) => columnsOf(table.area),
    GetItemOrNullObject: (ref, args) => columnOf(ref, args[0]),
    GetItemAt: (ref, args) => {
      const index = integerOf(args[0]);
      if (index < 0 || index >= columnsOf(ref.table.area)) throw new HostError("ItemNotFound");
      return columnType({ ...ref, index });
    },
    Add: (ref, args) => {
      const { book, sheet, table } = ref;
      const index = optionalInteger(args[0]) ?? columnsOf(table.area);
      if (table.area.left + index >= columnLimit) throw new HostError("InvalidArgument");
      const before = table.area;
      moveWithin(ref, { ...before, left: before.left + index, right: before.left + index }, "column", true);
      table.area = { ...before, right: before.right + 1 };
      const values = plainOf(args[1]);
      if (isList(values)) {
        values.forEach((row, i) => {
          const cell = isList(row) ? (row[0] ?? null) : row;
          if (typeof cell !== "object") enter(book, sheet, table.area.top + i, table.area.left + index, cell);
        });
      }
      const name = optionalText(args[2]);
      if (name !== null) enter(book, sheet, table.area.top, table.area.left + index, `'${name}`);
      nameHeaders(book, sheet, table);
      changed(ref);
      return columnType({ ...ref, index });
    },
  },
});

interface RowRef extends TableRef {
  readonly index: number;
}

const rowType = defineExcel<RowRef>("TableRow", {
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (ref) => {
        const { left, right } = ref.table.area;
        return [Array.from({ length: right - left + 1 }, (_, k) => plain(valueAt(ref.book, ref.sheet, body(ref.table).top + ref.index, left + k)))];
      },
      set: (ref, value) => {
        listOf(listOf(value)[0]).forEach((cell, k) =>
          typeof cell === "object" ? undefined : enter(ref.book, ref.sheet, body(ref.table).top + ref.index, ref.table.area.left + k, cell),
        );
        changed(ref);
      },
    },
  },
  methods: {
    GetRange: (ref) => {
      const row = body(ref.table).top + ref.index;
      return makeRange(ref.book, ref.sheet, { ...ref.table.area, top: row, bottom: row });
    },
    Delete: (ref) => deleteRows(ref, ref.index, 1),
  },
});

function deleteRows(ref: TableRef, index: number, count: number): void {
  const top = body(ref.table).top + index;
  const before = ref.table.area;
  const left = before.bottom - before.top - count;
  moveWithin(ref, { ...before, top, bottom: top + count - 1 }, "row", false);
  ref.table.area = { ...before, bottom: before.top + Math.max(1, left) };
  changed(ref);
}

const rowsType = defineExcel<TableRef>("TableRowCollection", {
  scalars: { Count: { get: ({ table }) => body(table).bottom - body(table).top + 1 } },
  items: (ref) => Array.from({ length: body(ref.table).bottom - body(ref.table).top + 1 }, (_, index) => rowType({ ...ref, index })),
  methods: {
    GetCount: ({ table }) => body(table).bottom - body(table).top + 1,
    GetItemAt: (ref, args) => {
      const index = integerOf(args[0]);
      if (index < 0 || index > body(ref.table).bottom - body(ref.table).top) throw new HostError("ItemNotFound");
      return rowType({ ...ref, index });
    },
    Add: (ref, args) => rowType({ ...ref, index: addRows(ref, optionalInteger(args[0]), plainOf(args[1])) }),
    DeleteRowsAt: (ref, args) => deleteRows(ref, integerOf(args[0]), optionalInteger(args[1]) ?? 1),
  },
});
