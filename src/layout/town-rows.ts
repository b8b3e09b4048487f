/** The lines of 汇总·镇级: a heading for each work area, a line for each indicator and below it one for each part of its breakdown. */
import type { Quantity } from "../model/quantity";
import type { Total } from "../model/total";
import type { SheetFrame } from "./frame";
import { partCode } from "./values-sheet";

/** How a line's total follows from the areas' values. `value`: it does not, and is written as it is. */
export type Aggregate = "sum" | "largest" | "ratio" | "value";

export interface TownLine {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: Quantity | null;
  readonly yearToDate: Quantity | null;
  readonly aggregate: Aggregate;
  readonly yearToDateAggregate: Aggregate;
  /** By area name. */
  readonly byArea: ReadonlyMap<string, Quantity | null>;
  /** null for a part of a breakdown. */
  readonly total: Total | null;
}

export type TownRow = { readonly group: string } | { readonly line: TownLine };

export function townRows(frame: SheetFrame): TownRow[] {
  const { rollUp, catalogue } = frame;
  const groups = [...catalogue.groups];
  for (const { indicator } of rollUp.totals)
    if (!groups.some(({ group }) => group === indicator.group)) groups.push({ group: indicator.group, name: indicator.group });
  return groups.flatMap(({ group, name }): TownRow[] => {
    const totals = rollUp.totals.filter(({ indicator }) => indicator.group === group);
    if (totals.length === 0) return [];
    return [{ group: name }, ...totals.flatMap((total) => [lineOf(total, frame), ...partLines(total, frame)]).map((line) => ({ line }))];
  });
}

function lineOf(total: Total, { columns }: SheetFrame): TownLine {
  const { indicator } = total;
  const byArea = new Map(columns.flatMap((area) => (total.byArea.has(area) ? [[area, total.byArea.get(area)?.quantity ?? null] as const] : [])));
  const yearToDate = new Map(columns.map((area) => [area, total.byArea.get(area)?.yearToDate ?? null] as const));
  const wished: Aggregate = indicator.measure.type === "distinct" ? "largest" : indicator.measure.type === "ratio" ? "ratio" : "sum";
  return {
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    quantity: total.quantity,
    yearToDate: total.yearToDate ?? null,
    aggregate: wished === "ratio" ? ratioAggregate(total, columns) : provedAggregate(wished, total.quantity, byArea),
    // The parts of a ratio stand in the table for the period only.
    yearToDateAggregate: wished === "sum" ? provedAggregate("sum", total.yearToDate ?? null, yearToDate) : "value",
    byArea,
    total,
  };
}

function partLines(total: Total, { columns }: SheetFrame): TownLine[] {
  return Object.entries(total.breakdown ?? {}).map(([part, quantity]): TownLine => {
    const byArea = new Map(
      columns.flatMap((area) => {
        const value = total.byArea.get(area)?.breakdown?.[part];
        return value ? [[area, value] as const] : [];
      }),
    );
    return {
      code: partCode(total.indicator.code, part),
      name: `其中：${part}`,
      unit: quantity.unit ?? total.indicator.unit,
      quantity,
      yearToDate: null,
      // A literal in a formula holds at most 255 characters.
      aggregate: part.length > 100 ? "value" : provedAggregate("sum", quantity, byArea),
      yearToDateAggregate: "value",
      byArea,
      total: null,
    };
  });
}

/** A formula is written only where it gives the total that was reported: never two truths on one sheet. */
function provedAggregate(wished: "sum" | "largest", quantity: Quantity | null, byArea: ReadonlyMap<string, Quantity | null>): Aggregate {
  const values = [...byArea.values()].flatMap((value) => (value ? [value.value] : []));
  if (quantity === null) return values.length === 0 ? wished : "value";
  if (values.length === 0) return "value";
  const worked = wished === "sum" ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  return same(worked, quantity.value) ? wished : "value";
}

function ratioAggregate(total: Total, columns: readonly string[]): Aggregate {
  let numerator = 0;
  let denominator = 0;
  for (const area of columns) {
    const parts = total.byArea.get(area)?.parts;
    numerator += parts?.numerator.value ?? 0;
    denominator += parts?.denominator.value ?? 0;
  }
  if (total.quantity === null) return denominator === 0 ? "ratio" : "value";
  return denominator > 0 && same((numerator / denominator) * 100, total.quantity.value) ? "ratio" : "value";
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
