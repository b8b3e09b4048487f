/** The period before: what changed since, and stocks that go on where nothing new was sent. */
import type { Area, AreaType } from "../model/area";
import { makeFinding, NOWHERE } from "../findings/make";
import type { Finding } from "../model/finding";
import type { Catalogue, Indicator } from "../model/indicator";
import type { Period } from "../model/period";
import type { Quantity } from "../model/quantity";
import type { Result, ResultQuantity } from "../model/result";
import type { Change, IndicatorValue } from "../model/total";
import { addDays } from "../language/date-calendar";
import { tidy } from "../language/numerals";
import type { AreaTree } from "./tree";

/** The result, if it can be compared with: of the same town and an earlier period; else null and a finding that says why not. */
export function comparable(previous: Result | undefined, town: string, period: Period): { previous: Result | null; findings: Finding[] } {
  if (previous === undefined) return { previous: null, findings: [] };
  const params = { town, other: previous.town, period: period.label, before: previous.period.label };
  if (previous.town !== town) return { previous: null, findings: [makeFinding({ code: "rollup.previous-town", params }, NOWHERE)] };
  if (previous.period.end >= period.end) return { previous: null, findings: [makeFinding({ code: "rollup.previous-later", params }, NOWHERE)] };
  return { previous, findings: [] };
}

/** Areas that the last result knows and this input does not name: they sent nothing this time, and are still there. */
export function missingAreas(previous: Result, areas: readonly Area[], town: string): Area[] {
  const known = new Set([town, ...areas.map((area) => area.name)]);
  return previous.areas
    .filter((area) => !known.has(area.name) && isAreaType(area.type))
    .map(({ name, type, code }) => ({ name, type: type as AreaType, ...(code === undefined ? {} : { code }), parent: town, aliases: [] }));
}

/** Stock values of areas that sent none now: what was there at the end of the last period is still there. Ratios are left to their parts. */
export function continuedStocks(
  previous: Result,
  catalogue: Catalogue,
  values: readonly IndicatorValue[],
  tree: AreaTree,
): { values: IndicatorValue[]; findings: Finding[] } {
  const have = new Set(values.filter((value) => value.quantity !== null).map((value) => `${value.indicator}@${value.area}`));
  const continued: IndicatorValue[] = [];
  const findings: Finding[] = [];
  for (const indicator of catalogue.indicators) {
    if (indicator.periodType !== "stock" || indicator.measure.type === "ratio") continue;
    const before = sameIndicator(previous, indicator);
    const areas = Object.entries(before?.byArea ?? {}).filter(([area]) => (tree.isLeaf(area) || area === tree.root) && !have.has(`${indicator.code}@${area}`));
    if (areas.length === 0) continue;
    for (const [area, quantity] of areas)
      continued.push({ indicator: indicator.code, area, quantity: quantityOf(quantity, indicator.unit), records: 0, sources: [] });
    const params = { indicator: indicator.name, before: previous.period.label, areas: areas.map(([area]) => area).join("、"), count: areas.length };
    findings.push(makeFinding({ code: "rollup.stock-continued", params }, { ...NOWHERE, kind: indicator.kind, indicator: indicator.code }));
  }
  return { values: continued, findings };
}

/**
 * Change of a total against the last period. Flows are compared with periods of about the same length only (a month with a month).
 * null where there is nothing to compare.
 */
export function changeOf(indicator: Indicator, quantity: Quantity | null, previous: Result, period: Period): Change | null {
  const before = sameIndicator(previous, indicator)?.total;
  if (!before || quantity === null) return null;
  if (indicator.periodType === "flow" && !sameLength(previous.period, period)) return null;
  const difference = tidy(quantity.value - before.value);
  const exact = quantity.mark === null && before.mark === null;
  return { previous: before.value, difference, ratio: before.value === 0 ? null : tidy(difference / before.value), exact };
}

/**
 * Does a change ask for 变化原因? Beyond the catalogue's bound in both ratio and size (from 0, in size). What adds up since January grows by
 * nature: within a year only its shrinking asks.
 */
export function asksForReason(indicator: Indicator, change: Change, previous: Result, period: Period, bound: Catalogue["changeBound"]): boolean {
  const { difference, ratio } = change;
  const grows = indicator.periodType === "yearToDate" && previous.period.end.slice(0, 4) === period.end.slice(0, 4);
  if (grows && difference > 0) return false;
  return Math.abs(difference) >= bound.absolute && (ratio === null || Math.abs(ratio) > bound.ratio);
}

const sameLength = (a: { start: string; end: string }, b: { start: string; end: string }): boolean => {
  const ratio = days(a) / days(b);
  return ratio > 0.8 && ratio < 1.25;
};

const days = ({ start, end }: { start: string; end: string }): number => (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;

/** What can be said of how the last result's period lies to this one: of another length, or not right before it, which 较上期 takes for granted. */
export function periodFindings(previous: Result, period: Period): Finding[] {
  const params = { period: period.label, before: previous.period.label };
  if (!sameLength(previous.period, period)) return [makeFinding({ code: "rollup.previous-length", params }, NOWHERE)];
  return previous.period.end === addDays(period.start, -1) ? [] : [makeFinding({ code: "rollup.previous-gap", params }, NOWHERE)];
}

/** The indicator in the last result; one whose unit has changed since is another indicator. */
const sameIndicator = (previous: Result, { code, unit }: Indicator): Result["indicators"][number] | undefined =>
  previous.indicators.find((indicator) => indicator.code === code && indicator.unit === unit);

const quantityOf = ({ value, low, high, mark }: ResultQuantity, unit: string): Quantity => ({ value, unit, low, high, mark });

const isAreaType = (type: string): type is AreaType => ["村", "居", "镇", "县"].includes(type);

/** A finding about the run as a whole: it has no cell. */
