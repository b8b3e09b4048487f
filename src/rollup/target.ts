/** Figures against their targets: one rule for the totals, the sheets and the report. */
import type { Quantity } from "../model/quantity";

/** What is held against a target. Targets are set for the year (设置·目标): what flows is held against the year to date, a stock against what there is. */
export const reachedOf = ({ quantity, yearToDate }: { readonly quantity: Quantity | null; readonly yearToDate?: Quantity | null }): Quantity | null =>
  yearToDate ?? quantity;
