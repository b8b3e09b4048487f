/** Figures that stand for a target, or for how a total lies to it (which figure of the total is held against it: rollup/target.ts). */
import type { Source } from "../model/grid";
import type { RollUp, Total } from "../model/total";
import { derivedFigure } from "../figures/of-total";
import type { Figure } from "../model/figure";

/** The report's figure is that of a part of the year, the target's is not. */
export const sinceNewYear = ({ quantity, yearToDate }: Total): boolean => yearToDate != null && yearToDate.value !== quantity?.value;

/** The target itself: it comes from the cell that it was set in, and from no ledger. */
export function targetFigure(total: Total, rollUp: RollUp, words: string): Figure {
  const { target, indicator } = total;
  const spec = derivedFigure(total, rollUp, "target", words, target?.value ?? 0, indicator.unit);
  return { ...spec, sources: target?.source ? [target.source] : [] };
}

/** What follows from the figure and its target: 目标完成率, 与目标的差额. It rests on the cells of both. */
export function againstTarget(total: Total, rollUp: RollUp, suffix: "completion" | "shortfall", words: string, value: number, unit: string): Figure {
  return { ...derivedFigure(total, rollUp, suffix, words, value, unit), sources: cellsOfBoth(total) };
}

const lists = new WeakMap<Total, readonly Source[]>();

/** One list for all that rests on these cells, in every draft: a town's has tens of thousands. */
function cellsOfBoth(total: Total): readonly Source[] {
  const { target, sources, yearToDateSources = sources } = total;
  const list = lists.get(total) ?? (target?.source ? [...yearToDateSources, target.source] : yearToDateSources);
  lists.set(total, list);
  return list;
}
