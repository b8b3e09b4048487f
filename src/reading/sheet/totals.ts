/** 小计/合计 rows: which rows they sum up, from their place and label, and what they say. */
import type { Column, RowRange, TotalColumn, TotalRow } from "../../model/ledger";
import type { Quantity } from "../../model/quantity";
import type { Body } from "./body";
import { isOfWhich } from "./lines";
import { cellText } from "./cell";
import { cellAt, shapeAt, type View } from "./view";

/** @param valuesOf quantities of a row by column, as the ledger's columns read them */
export function readTotals(view: View, body: Body, valuesOf: (row: number) => ReadonlyMap<number, Quantity>): TotalRow[] {
  const range = body.range;
  if (range === null) return [];
  return body.totals.map(({ row, label, covers }, i) => ({ row, label: label.text, covers: covers ?? covered(view, body, range, i), values: valuesOf(row) }));
}

/** 合计 columns of a wide ledger, each with the member columns that hang under the same name. @param rows record rows */
export function readTotalColumns(
  columns: readonly Column[],
  rows: readonly number[],
  quantityAt: (row: number, column: Column) => Quantity | null,
): TotalColumn[] {
  return columns.filter(isTotalColumn).flatMap((column) => {
    const under = column.header.slice(0, -1).join("\n");
    const covers = columns.filter((other) => other.role === "member" && (under === "" || other.header.slice(0, -1).join("\n") === under));
    const measured = new Set(covers.map((other) => other.field));
    if (covers.length < 2 || measured.size > 1) return [];
    const values = new Map<number, Quantity>();
    for (const row of rows) {
      const quantity = quantityAt(row, column);
      if (quantity) values.set(row, quantity);
    }
    return [{ index: column.index, covers: covers.map((other) => other.index), values }];
  });
}

/** Was the column left alone because it adds up the members of its row? */
export const isTotalColumn = (column: Column): boolean =>
  column.role === "unmeasured" && column.reasons.some((reason) => reason.code === "reason.column.total");

/** Rows that the `i`-th total row sums: up to the total of its level before it; a total above all records sums those below. */
function covered(view: View, body: Body, range: RowRange, i: number): RowRange {
  const total = body.totals[i];
  if (total === undefined) return range;
  const { row, label } = total;
  const before = body.records.some((record) => record < row);
  if (!before || opensGroup(view, body, row)) {
    const next = body.totals.find((other, j) => j > i && (label.level === "group" || other.label.level === "all"));
    return { first: Math.min(row + 1, range.last), last: Math.max(row + 1, Math.min(range.last, (next?.row ?? range.last + 1) - 1)) };
  }
  const previous = body.totals
    .slice(0, i)
    .findLast((other) => label.level === "group" || (other.label.level === "all" && label.group !== "" && other.label.group !== ""));
  const divider = label.level === "group" ? body.dividers.findLast((other) => other.row < row) : undefined;
  return { first: Math.max(previous ? previous.row + 1 : range.first, divider ? divider.row + 1 : range.first), last: row - 1 };
}

/** A 小计 with 其中 right below it stands over its parts. */
function opensGroup(view: View, body: Body, row: number): boolean {
  const below = body.records.find((record) => record > row);
  return below === row + 1 && isOfWhich(cellText(cellAt(view, below, shapeAt(view, below).first)));
}
