/** `Excel.TableRow` and its collection. */
import { integerOf, isList, listOf, optionalInteger, plainOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument } from "../../protocol/object-type";
import { columnsOf } from "../book/address";
import { enter } from "../book/entry";
import { requireUnlocked } from "../book/protection";
import { addRows, bodyOf, deleteRows, tableChanged, type TableRef } from "../book/tables";
import { valueAt } from "../formula/results";
import { defineExcel } from "./define";
import { plain } from "./range-content";
import { makeRange } from "./range-ref";

interface RowRef extends TableRef {
  readonly index: number;
}

type Entry = string | number | boolean | null;

function entriesOf(row: Json): Entry[] {
  return (isList(row) ? row : [row]).map((value) => {
    if (typeof value === "object" && value !== null) throw new HostError("InvalidArgument");
    return value;
  });
}

/** A row, rows, or one value: what `rows.add` takes. Nothing: a blank row. */
function rowsGiven(argument: Argument | undefined): Entry[][] {
  const values = plainOf(argument);
  if (values === null) return [[]];
  if (!isList(values)) return [[...entriesOf(values)]];
  return values.length > 0 && values.every((row) => isList(row)) ? values.map(entriesOf) : [entriesOf(values)];
}

const rowType = defineExcel<RowRef>("TableRow", {
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: ({ book, sheet, table, index }) => {
        const { left, right } = table.area;
        return [Array.from({ length: right - left + 1 }, (_, k) => plain(valueAt(book, sheet, bodyOf(table).top + index, left + k)))];
      },
      set: ({ book, sheet, table, index }, value) => {
        const row = entriesOf(listOf(value)[0] ?? null);
        if (row.length !== columnsOf(table.area)) throw new HostError("InvalidArgument");
        requireUnlocked(sheet, table.area);
        row.forEach((cell, k) => enter(book, sheet, bodyOf(table).top + index, table.area.left + k, cell, "api"));
        tableChanged({ book, sheet, table });
      },
    },
  },
  methods: {
    GetRange: ({ book, sheet, table, index }) => {
      const row = bodyOf(table).top + index;
      return makeRange(book, sheet, { ...table.area, top: row, bottom: row });
    },
    Delete: (ref) => deleteRows(ref, ref.index, 1),
  },
});

const count = ({ table }: TableRef): number => bodyOf(table).bottom - bodyOf(table).top + 1;

export const rowsType = defineExcel<TableRef>("TableRowCollection", {
  scalars: { Count: { get: count } },
  items: (ref) => Array.from({ length: count(ref) }, (_, index) => rowType({ ...ref, index })),
  methods: {
    Add: (ref, args) => rowType({ ...ref, index: addRows(ref, optionalInteger(args[0]), rowsGiven(args[1])) }),
    DeleteRowsAt: (ref, args) => deleteRows(ref, integerOf(args[0]), optionalInteger(args[1]) ?? 1),
    GetCount: count,
    GetItemAt: (ref, args) => {
      const index = integerOf(args[0]);
      if (index < 0 || index >= count(ref)) throw new HostError("ItemNotFound");
      return rowType({ ...ref, index });
    },
  },
});
