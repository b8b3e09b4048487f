/** `range.getVisibleView()`: what of a range is seen, without hidden rows and columns. */
import { integerOf, isList } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { enter } from "../book/entry";
import { formatted } from "../book/number-format";
import { requireUnlocked } from "../book/protection";
import { styleAt } from "../book/sheet";
import { tell } from "../book/workbook";
import { valueAt } from "../formula/results";
import { cellName, sheetPrefix } from "../book/address";
import { defineExcel } from "./define";
import { formulaAt, plain, valueTypeOf } from "./range-content";
import { areaOf, makeRange, type RangeRef } from "./range-ref";

interface View {
  readonly ref: RangeRef;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly index: number;
}

export function visibleView(ref: RangeRef): View {
  const area = areaOf(ref);
  const seen = (first: number, last: number, lines: RangeRef["sheet"]["rowLines"]): number[] =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((at) => !lines.get(at)?.hidden);
  return { ref, rows: seen(area.top, area.bottom, ref.sheet.rowLines), columns: seen(area.left, area.right, ref.sheet.columnLines), index: 0 };
}

function matrix({ rows, columns }: View, read: (row: number, column: number) => Json): Json {
  return rows.map((row) => columns.map((column) => read(row, column)));
}

function setEntries({ ref, rows, columns }: View, given: Json): void {
  requireUnlocked(ref.sheet, areaOf(ref));
  if (!isList(given) || given.length !== rows.length) throw new HostError("InvalidArgument");
  rows.forEach((row, i) => {
    const line = given[i] ?? null;
    if (!isList(line) || line.length !== columns.length) throw new HostError("InvalidArgument");
    columns.forEach((column, k) => {
      const value = line[k] ?? null;
      if (typeof value === "object" && value !== null) throw new HostError("InvalidArgument");
      enter(ref.book, ref.sheet, row, column, value, "api");
    });
  });
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area: areaOf(ref), changeType: "RangeEdited" });
}

export const rangeViewType: ObjectType<View> = defineExcel<View>("RangeView", {
  scalars: {
    Values: { get: (view) => matrix(view, (row, column) => plain(valueAt(view.ref.book, view.ref.sheet, row, column))), set: setEntries },
    Formulas: { get: (view) => matrix(view, (row, column) => formulaAt(view.ref, row, column)), set: setEntries },
    FormulasLocal: { get: (view) => matrix(view, (row, column) => formulaAt(view.ref, row, column)), onRequest: true },
    Text: {
      get: (view) =>
        matrix(view, (row, column) => formatted(valueAt(view.ref.book, view.ref.sheet, row, column), styleAt(view.ref.sheet, row, column).numberFormat).text),
    },
    NumberFormat: { get: (view) => matrix(view, (row, column) => styleAt(view.ref.sheet, row, column).numberFormat) },
    ValueTypes: { get: (view) => matrix(view, (row, column) => valueTypeOf(valueAt(view.ref.book, view.ref.sheet, row, column))) },
    CellAddresses: { get: (view) => matrix(view, (row, column) => `${sheetPrefix(view.ref.sheet.name)}!${cellName(row, column)}`) },
    RowCount: { get: ({ rows }) => rows.length },
    ColumnCount: { get: ({ columns }) => columns.length },
    Index: { get: ({ index }) => index },
  },
  navigation: { Rows: (view) => viewsType(view) },
  methods: { GetRange: ({ ref }) => makeRange(ref.book, ref.sheet, areaOf(ref)) },
});

/** One view for each row that is seen. */
const viewsType: ObjectType<View> = defineExcel<View>("RangeViewCollection", {
  items: (view) => view.rows.map((_, index) => rowOf(view, index)),
  methods: {
    GetCount: ({ rows }) => rows.length,
    GetItemAt: (view, args: readonly Argument[]) => {
      const index = integerOf(args[0]);
      if (index < 0 || index >= view.rows.length) throw new HostError("ItemNotFound");
      return rowOf(view, index);
    },
  },
});

function rowOf(view: View, index: number): HostObject {
  return rangeViewType({ ...view, rows: view.rows.slice(index, index + 1), index });
}
