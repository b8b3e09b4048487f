/** Values of several areas as one: what stands at a node of the area tree, and at the town. */
import type { Source } from "../model/grid";
import type { Indicator } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import type { IndicatorValue, RatioParts } from "../model/total";
import { percent } from "../measuring/value";
import { addQuantities } from "../language/quantity";

export type Combined = Omit<IndicatorValue, "indicator" | "area" | "target">;

/**
 * Sums (also of the latest and the largest of each area) add up with their bounds and marks; distinct values (期次) are the most that one
 * area has; a ratio is the ratio of the sums of its parts, never a mean of ratios.
 * null quantities are left out; the result is null where all are.
 */
export function combine(indicator: Indicator, values: readonly IndicatorValue[]): Combined {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  const { unit, measure } = indicator;
  const parts = addParts(values.map((value) => value.parts));
  const yearParts = addParts(values.map((value) => value.yearToDateParts));
  const ratio = measure.type === "ratio";
  const together = measure.type === "distinct" ? most : (quantities: readonly Quantity[]) => ({ ...addQuantities(quantities), unit });
  const of = (quantities: readonly (Quantity | null | undefined)[]): Quantity | null => {
    const some = quantities.filter((quantity) => quantity !== null && quantity !== undefined);
    return some.length === 0 ? null : together(some);
  };
  const hasYear = values.some((value) => value.yearToDate !== undefined);
  const breakdowns = values.filter((value) => value.breakdown !== undefined);
  return {
    quantity: ratio ? parts && percent(parts, unit) : of(values.map((value) => value.quantity)),
    ...(hasYear && { yearToDate: ratio ? yearParts && percent(yearParts, unit) : of(values.map((value) => value.yearToDate)) }),
    ...(parts && { parts }),
    ...(yearParts && { yearToDateParts: yearParts }),
    ...(breakdowns.length > 0 && { breakdown: addBreakdowns(breakdowns), breakdownSources: joinBreakdownSources(breakdowns) }),
    records: values.reduce((sum, value) => sum + value.records, 0),
    sources: joined(values.map((value) => value.sources)),
    ...(values.some((value) => value.yearToDateSources) && { yearToDateSources: joined(values.map((value) => value.yearToDateSources ?? value.sources)) }),
  };
}

/** Many thousand cells: concat copies them at once, where flatMap asks for each. */
const joined = (lists: readonly (readonly Source[])[]): Source[] => ([] as Source[]).concat(...lists);

const most = (quantities: readonly Quantity[]): Quantity => quantities.reduce((a, b) => (b.value > a.value ? b : a));

function addParts(parts: readonly (RatioParts | undefined)[]): RatioParts | null {
  const some = parts.filter((part) => part !== undefined);
  if (some.length === 0) return null;
  return { numerator: addQuantities(some.map((part) => part.numerator)), denominator: addQuantities(some.map((part) => part.denominator)) };
}

function addBreakdowns(values: readonly IndicatorValue[]): Record<string, Quantity> {
  const keys = [...new Set(values.flatMap((value) => Object.keys(value.breakdown ?? {})))].sort();
  return Object.fromEntries(
    keys.map((key) => [key, addQuantities(values.map((value) => value.breakdown?.[key]).filter((quantity) => quantity !== undefined))]),
  );
}

function joinBreakdownSources(values: readonly IndicatorValue[]): Record<string, Source[]> {
  const keys = [...new Set(values.flatMap((value) => Object.keys(value.breakdownSources ?? {})))].sort();
  return Object.fromEntries(keys.map((key) => [key, joined(values.map((value) => value.breakdownSources?.[key] ?? []))]));
}
