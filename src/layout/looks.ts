/** Which cells of a sheet look alike, as few addresses. The pane's worker gathers them beforehand; the host paints them. */
import type { SheetPlan, StyleName } from "../model/sheet-plan";
import { joinedAddresses, rectangles } from "./rectangles";

/** A plan whose looks were already gathered into blocks, by the worker, or are gathered here. */
export interface PlannedSheet extends SheetPlan {
  /** Addresses of all cells of each style, joined with commas. */
  readonly looks?: readonly (readonly [style: StyleName, addresses: readonly string[]])[];
}

export const widthOf = (plan: SheetPlan): number => Math.max(1, ...plan.cells.map((row) => row.length));

/** Cells of each style as few addresses, which Excel takes at most 8192 characters at a time. */
export const looksOf = (plan: SheetPlan): [StyleName, string[]][] =>
  [...rectangles(plan.cells.length, widthOf(plan), (row, column) => plan.cells[row]?.[column]?.style ?? null)].map(([style, addresses]) => [
    style,
    joinedAddresses(addresses),
  ]);
