/** The indicators of a ledger kind, made ready: which numbers each takes, and whether their units fit. */
import type { Indicator, LedgerKind } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import { fitter } from "./unit";

/** An indicator made ready for one ledger kind. */
export interface Rule {
  readonly indicator: Indicator;
  /** Fields whose numbers it takes: one, two for a ratio, none for a count. */
  readonly fields: readonly string[];
  /** The quantity in the indicator's unit, or null where its unit does not fit. */
  readonly fit: (quantity: Quantity) => Quantity | null;
}

export interface Program {
  readonly kind: LedgerKind;
  readonly rules: readonly Rule[];
  /** Number fields that some rule measures. */
  readonly measured: readonly string[];
}

/** Rules of a kind, in the catalogue's order. A ratio of indicators has no records of its own and is worked out later. */
export function programOf(kind: LedgerKind, indicators: readonly Indicator[]): Program {
  const rules = indicators.filter((indicator) => indicator.kind === kind.kind && !isRatioOfIndicators(indicator)).map((indicator) => ruleOf(indicator, kind));
  return { kind, rules, measured: [...new Set(rules.flatMap((rule) => rule.fields))] };
}

export const isRatioOfIndicators = ({ measure }: Indicator): boolean => measure.type === "ratio" && measure.of === "indicator";

function ruleOf(indicator: Indicator, kind: LedgerKind): Rule {
  const { measure } = indicator;
  if (measure.type === "count" || measure.type === "distinct") return { indicator, fields: [], fit: (quantity) => quantity };
  // The two sides of a ratio are of one kind of thing, people or households, as the ledger has it.
  if (measure.type === "ratio") return { indicator, fields: [measure.numerator, measure.denominator], fit: (quantity) => ({ ...quantity, unit: null }) };
  return { indicator, fields: [measure.field], fit: fitter(indicator, measure.field, kind) };
}
