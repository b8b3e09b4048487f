/** Tables on sheets: made, named, filled, made longer and shorter. */
import { HostError } from "../../protocol/host-error";
import { toText } from "../formula/values";
import { valueAt } from "../formula/results";
import { columnsOf, intersection, type Area } from "./address";
import { enter } from "./entry";
import { applyFilters } from "./filters";
import { requireUnlocked } from "./protection";
import { createSettings, eachCell, type Sheet, type Table } from "./sheet";
import { shiftCells } from "./shift-cells";
import { newId, tell, type Workbook } from "./workbook";

export interface TableRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly table: Table;
}

export function tablesOf(book: Workbook): TableRef[] {
  return book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ book, sheet, table })));
}

/** Tables and defined names share their names; none may look like an address or hold a space. */
export function checkName(book: Workbook, name: string, except?: Table): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255 || /^([a-z]{1,3}\d+|r\d*c\d*|[rc])$/i.test(name))
    throw new HostError("InvalidArgument");
  const taken =
    tablesOf(book).some(({ table }) => table !== except && table.name.toLowerCase() === name.toLowerCase()) ||
    book.names.some((one) => one.name.toLowerCase() === name.toLowerCase() && one.scope === null);
  if (taken) throw new HostError("ItemAlreadyExists");
}

/** Makes a table over an area; without headers Excel adds a row of them above the data. */
export function addTable(book: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean): Table {
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
  while (tablesOf(book).some(({ table }) => table.name === `表${number}`)) number += 1;
  const table: Table = {
    id: newId(book),
    name: `表${number}`,
    area: own,
    hasHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    filters: new Map(),
    sortedBy: [],
    settings: createSettings(),
  };
  sheet.tables.push(table);
  nameHeaders(book, sheet, table);
  tell(book, { kind: "tableAdded", sheet, table });
  return table;
}

/** Headers are texts, none blank, none twice. */
export function nameHeaders(book: Workbook, sheet: Sheet, table: Table): void {
  if (!table.hasHeaders) return;
  const seen = new Set<string>();
  for (let column = table.area.left; column <= table.area.right; column++) {
    const value = valueAt(book, sheet, table.area.top, column);
    const shown = toText(value);
    let name = shown === "" ? `列${column - table.area.left + 1}` : shown;
    for (let number = 2; seen.has(name.toLowerCase()); number++) name = `${shown === "" ? "列" : shown}${number}`;
    seen.add(name.toLowerCase());
    if (name !== value || sheet.rows[table.area.top]?.[column]?.formula) enter(book, sheet, table.area.top, column, `'${name}`);
  }
}

/** After something was entered: headers of tables among it are texts again. */
export function keepHeaders(book: Workbook, sheet: Sheet, area: Area): void {
  for (const table of sheet.tables) if (intersection({ ...table.area, bottom: table.area.top }, area)) nameHeaders(book, sheet, table);
}

/** Rows between header and totals. */
export function bodyOf(table: Table): Area {
  return { ...table.area, top: table.area.top + (table.hasHeaders ? 1 : 0), bottom: table.area.bottom - (table.showTotals ? 1 : 0) };
}

export function tableChanged({ book, sheet }: TableRef): void {
  tell(book, { kind: "tables", sheet });
}

/** Puts rows at the end of a table, or before the row of an index. @returns the first one's place among the rows */
export function addRows(ref: TableRef, index: number | null, rows: readonly (readonly (string | number | boolean | null)[])[]): number {
  const area = bodyOf(ref.table);
  requireUnlocked(ref.sheet, area);
  const at = index === null || index < 0 ? area.bottom - area.top + 1 : index;
  if (at > area.bottom - area.top + 1) throw new HostError("InvalidArgument");
  for (const row of rows) if (row.length !== 0 && row.length !== columnsOf(area)) throw new HostError("InvalidArgument");
  // The blank row of a new table is the first one to be filled.
  const onlyBlank = area.top === area.bottom && index === null && isBlank(ref, area);
  const first = onlyBlank ? area.top : area.top + at;
  const count = onlyBlank ? rows.length - 1 : rows.length;
  if (count > 0) {
    const top = onlyBlank ? first + 1 : first;
    const before = ref.table.area;
    moveWithin(ref, { ...before, top, bottom: top + count - 1 }, "row", true);
    ref.table.area = { ...before, bottom: before.bottom + count };
  }
  rows.forEach((row, i) => row.forEach((value, k) => enter(ref.book, ref.sheet, first + i, area.left + k, value, "api")));
  tell(ref.book, {
    kind: "cells",
    sheet: ref.sheet,
    area: { ...area, top: first, bottom: first + Math.max(1, rows.length) - 1 },
    changeType: "RowInserted",
    table: ref.table,
  });
  return first - area.top;
}

export function deleteRows(ref: TableRef, index: number, count: number): void {
  const area = bodyOf(ref.table);
  const top = area.top + index;
  if (index < 0 || count < 1 || top + count - 1 > area.bottom) throw new HostError("InvalidArgument");
  requireUnlocked(ref.sheet, area);
  const before = ref.table.area;
  const last = count === area.bottom - area.top + 1;
  if (last) {
    // A table keeps one row, blank.
    eachCell(ref.sheet, { ...before, top, bottom: top }, (_cell, row, column) => delete ref.sheet.rows[row]?.[column]);
    if (count > 1) moveWithin(ref, { ...before, top: top + 1, bottom: top + count - 1 }, "row", false);
  } else moveWithin(ref, { ...before, top, bottom: top + count - 1 }, "row", false);
  ref.table.area = { ...before, bottom: before.bottom - count + (last ? 1 : 0) };
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area: { ...area, top, bottom: top + count - 1 }, changeType: "RowDeleted", table: ref.table });
}

/** Moves cells within a table: the table itself stands aside meanwhile, since it grows or shrinks with them. */
export function moveWithin(ref: TableRef, area: Area, axis: "row" | "column", insert: boolean): void {
  const { book, sheet, table } = ref;
  const before = sheet.tables;
  sheet.tables = before.filter((one) => one !== table);
  try {
    shiftCells(book, sheet, area, axis, insert);
  } finally {
    sheet.tables = before.filter((one) => one === table || sheet.tables.includes(one));
  }
}

function isBlank({ sheet }: TableRef, area: Area): boolean {
  let filled = false;
  eachCell(sheet, area, (cell) => {
    if (cell.value !== null || cell.formula !== null) filled = true;
  });
  return !filled;
}

/** Shows what passes the table's filters as its cells are now. */
export function refilterTable({ book, sheet, table }: TableRef): void {
  applyFilters(book, sheet, bodyOf(table), table.filters);
}
