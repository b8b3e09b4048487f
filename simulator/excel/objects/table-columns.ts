/** `Excel.TableColumn` and its collection. */
import { integerOf, isList, listOf, optionalInteger, optionalText, plainOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject } from "../../protocol/object-type";
import { columnLimit, columnsOf, type Area } from "../book/address";
import { enter } from "../book/entry";
import { requireUnlocked } from "../book/protection";
import { bodyOf, moveWithin, nameHeaders, tableChanged, type TableRef } from "../book/tables";
import { toText } from "../formula/values";
import { valueAt } from "../formula/results";
import { defineExcel } from "./define";
import { filterType } from "./filter";
import { plain } from "./range-content";
import { makeRange } from "./range-ref";

interface ColumnRef extends TableRef {
  readonly index: number;
}

function areaIn({ table, index }: ColumnRef, rows: Area): Area {
  const column = table.area.left + index;
  return { ...rows, left: column, right: column };
}

function setValues({ book, sheet, table, index }: ColumnRef, values: readonly Json[]): void {
  requireUnlocked(sheet, table.area);
  if (values.length > table.area.bottom - table.area.top + 1) throw new HostError("InvalidArgument");
  values.forEach((row, i) => {
    const cell = isList(row) ? (row[0] ?? null) : row;
    if (typeof cell !== "object") enter(book, sheet, table.area.top + i, table.area.left + index, cell, "api");
  });
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
        nameHeaders(ref.book, ref.sheet, ref.table);
        tableChanged(ref);
      },
    },
    Values: {
      get: ({ book, sheet, table, index }) =>
        Array.from({ length: table.area.bottom - table.area.top + 1 }, (_, i) => [plain(valueAt(book, sheet, table.area.top + i, table.area.left + index))]),
      set: (ref, value) => {
        setValues(ref, listOf(value));
        nameHeaders(ref.book, ref.sheet, ref.table);
        tableChanged(ref);
      },
      onRequest: true,
    },
  },
  navigation: { Filter: ({ book, sheet, table, index }) => filterType({ book, sheet, filters: table.filters, data: () => bodyOf(table), index }) },
  methods: {
    GetRange: (ref) => makeRange(ref.book, ref.sheet, areaIn(ref, ref.table.area)),
    GetDataBodyRange: (ref) => makeRange(ref.book, ref.sheet, areaIn(ref, bodyOf(ref.table))),
    GetHeaderRowRange: (ref) => makeRange(ref.book, ref.sheet, areaIn(ref, { ...ref.table.area, bottom: ref.table.area.top })),
    GetTotalRowRange: (ref) => {
      if (!ref.table.showTotals) throw new HostError("ItemNotFound");
      return makeRange(ref.book, ref.sheet, areaIn(ref, { ...ref.table.area, top: ref.table.area.bottom }));
    },
    Delete: (ref) => {
      const before = ref.table.area;
      requireUnlocked(ref.sheet, before);
      if (columnsOf(before) === 1) throw new HostError("InvalidOperation");
      moveWithin(ref, areaIn(ref, before), "column", false);
      ref.table.area = { ...before, right: before.right - 1 };
      ref.table.filters.delete(ref.index);
      tableChanged(ref);
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

function addColumn(ref: TableRef, args: readonly Argument[]): HostObject {
  const { book, sheet, table } = ref;
  const before = table.area;
  requireUnlocked(sheet, before);
  const asked = optionalInteger(args[0]);
  const index = asked === null || asked < 0 ? columnsOf(before) : asked;
  if (index > columnsOf(before) || before.left + index >= columnLimit) throw new HostError("InvalidArgument");
  moveWithin(ref, { ...before, left: before.left + index, right: before.left + index }, "column", true);
  table.area = { ...before, right: before.right + 1 };
  const values = plainOf(args[1]);
  if (isList(values)) setValues({ ...ref, index }, values);
  const name = optionalText(args[2]);
  if (name !== null) enter(book, sheet, table.area.top, table.area.left + index, `'${name}`);
  nameHeaders(book, sheet, table);
  tableChanged(ref);
  return columnType({ ...ref, index });
}

export const columnsType = defineExcel<TableRef>("TableColumnCollection", {
  scalars: { Count: { get: ({ table }) => columnsOf(table.area) } },
  items: (ref) => Array.from({ length: columnsOf(ref.table.area) }, (_, index) => columnType({ ...ref, index })),
  indexer: (ref, args) => columnOf(ref, args[0]),
  methods: {
    Add: addColumn,
    GetCount: ({ table }) => columnsOf(table.area),
    GetItemAt: (ref, args) => {
      const index = integerOf(args[0]);
      if (index < 0 || index >= columnsOf(ref.table.area)) throw new HostError("ItemNotFound");
      return columnType({ ...ref, index });
    },
    GetItemOrNullObject: (ref, args) => columnOf(ref, args[0]),
  },
});
