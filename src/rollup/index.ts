/** Roll-up: values of areas → totals up the area tree, with completeness, targets and the change against the last period. */
import type { Area } from "../model/area";
import { makeFinding } from "../findings/make";
import type { Finding } from "../model/finding";
import type { Source } from "../model/grid";
import type { Catalogue, Indicator, Target } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Period } from "../model/period";
import type { Result } from "../model/result";
import type { IndicatorValue, RollUp, TargetState, Total } from "../model/total";
import type { Measured } from "../measuring";
import { groupBy } from "../measuring/value";
import { tidy } from "../language/numerals";
import { combine, type Combined } from "./combine";
import { completenessOf } from "./completeness";
import { asksForReason, changeOf, comparable, continuedStocks, missingAreas, periodFindings } from "./previous";
import { reachedOf } from "./target";
import { areaTree, type AreaTree } from "./tree";

export interface RollUpContext {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly town: string;
  readonly areas: readonly Area[];
  /** result.json of the period before, for comparison and for stocks that go on. */
  readonly previous?: Result;
}

/**
 * Totals in the catalogue's order, of the indicators whose kind of ledger came, that have a target, or whose stock goes on from `previous`.
 * For an additive indicator the values of the areas right below the root (and the root's own share) sum up to the total.
 */
export function rollUp(measured: Measured, ledgers: readonly Ledger[], context: RollUpContext): { rollUp: RollUp; findings: Finding[] } {
  const { catalogue, period, town } = context;
  const { previous, findings } = comparable(context.previous, town, period);
  // Areas that the town listed itself are all there are; found areas may have sent nothing this time.
  const areas = previous !== null && catalogue.areas.length === 0 ? [...context.areas, ...missingAreas(previous, context.areas, town)] : context.areas;
  const tree = areaTree(areas, town);
  const continued = previous === null ? { values: [], findings: [] } : continuedStocks(previous, catalogue, measured.values, tree);
  findings.push(...continued.findings);
  if (previous !== null) findings.push(...periodFindings(previous, period));
  const replaced = new Set(continued.values.map((value) => `${value.indicator}@${value.area}`));
  const kept = measured.values.filter((value) => !replaced.has(`${value.indicator}@${value.area}`));
  const byIndicator = groupBy([...kept, ...continued.values], (value) => value.indicator);
  const kinds = new Set(ledgers.map((ledger) => ledger.kind));
  const targets = groupBy(catalogue.targets, (target) => target.indicator);
  const totals: Total[] = [];
  for (const indicator of catalogue.indicators) {
    const values = byIndicator.get(indicator.code) ?? [];
    const ofIndicator = targets.get(indicator.code) ?? [];
    if (!kinds.has(indicator.kind) && ofIndicator.length === 0 && values.length === 0) continue;
    const total = totalOf(indicator, values, ofIndicator, tree);
    const change = previous && changeOf(indicator, total.quantity, previous, period);
    totals.push(change ? { ...total, change } : total);
    if (indicator.breakdown === "unit" && Object.keys(total.breakdown ?? {}).length > 1) findings.push(mixedFinding(total));
    if (previous && change && asksForReason(indicator, change, previous, period, catalogue.changeBound)) findings.push(changeFinding(total, change, previous));
  }
  const completeness = completenessOf(ledgers, catalogue, period, tree);
  return { rollUp: { town, period, areas, totals, completeness, unmeasured: measured.unmeasured }, findings };
}

function totalOf(indicator: Indicator, values: readonly IndicatorValue[], targets: readonly Target[], tree: AreaTree): Total {
  const sorted = [...values].sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
  const below = new Map<string, IndicatorValue[]>();
  for (const value of sorted) {
    for (const area of [value.area, ...tree.above(value.area)]) {
      const some = below.get(area);
      if (some) some.push(value);
      else below.set(area, [value]);
    }
  }
  const byArea = new Map<string, IndicatorValue>();
  for (const [area, some] of below) byArea.set(area, { ...combine(indicator, some), indicator: indicator.code, area });
  for (const target of targets) {
    const { area } = target;
    if (area === null || area === tree.root) continue;
    const state = byArea.get(area) ?? { indicator: indicator.code, area, quantity: null, records: 0, sources: [] };
    byArea.set(area, { ...state, target: targetState(target, state) });
  }
  const { quantity, yearToDate, parts, yearToDateParts, breakdown, breakdownSources, records, sources, yearToDateSources } = combine(indicator, sorted);
  const target = targets.find(({ area }) => area === null || area === tree.root);
  return {
    indicator,
    quantity,
    ...(yearToDate !== undefined && { yearToDate }),
    ...(parts && { parts }),
    ...(yearToDateParts && { yearToDateParts }),
    byArea,
    ...(breakdown && { breakdown }),
    ...(breakdownSources && { breakdownSources }),
    records,
    sources,
    ...(yearToDateSources && { yearToDateSources }),
    ...(target && { target: targetState(target, { quantity, yearToDate }) }),
  };
}

function targetState({ value, source }: Target, figures: Pick<Combined, "quantity" | "yearToDate">): TargetState {
  const reached = reachedOf(figures);
  return { value, completion: reached === null || value === 0 ? null : tidy(reached.value / value), ...(source && { source }) };
}

/** 3处 and 10幅 make 13 in the total; what they are apart says the breakdown, and the finding. */
function mixedFinding({ indicator, quantity, breakdown, sources }: Total): Finding {
  const parts = Object.entries(breakdown ?? {}).map(([unit, part]) => `${part.value}${unit}`);
  const params = { indicator: indicator.name, value: quantity?.value ?? 0, parts: parts.join("、") };
  return makeFinding({ code: "rollup.mixed-units", params }, { ...placeOf(sources), kind: indicator.kind, indicator: indicator.code });
}

const placeOf = ([source]: readonly Source[]): Source => source ?? { file: "", sheet: "", cell: "" };

/** Stands at the first cell behind the total, so that an explanation (变化原因) can be kept for it. */
function changeFinding(
  { indicator, quantity, sources }: Total,
  change: { previous: number; difference: number; ratio: number | null },
  previous: Result,
): Finding {
  const percent = change.ratio === null ? "" : `${change.ratio > 0 ? "+" : ""}${String(Math.round(change.ratio * 100))}%`;
  const code = change.ratio === null ? "rollup.change-from-nothing" : "rollup.change";
  const params = {
    indicator: indicator.name,
    value: quantity?.value ?? 0,
    previous: change.previous,
    unit: indicator.unit,
    percent,
    before: previous.period.label,
  };
  return makeFinding({ code, params }, { ...placeOf(sources), kind: indicator.kind, indicator: indicator.code });
}
