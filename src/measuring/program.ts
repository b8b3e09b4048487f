/** The indicators of a ledger kind, made ready: which numbers each takes, and whether their units fit. */
import type { Indicator, LedgerKind } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import { fitter } from "./unit";
import { exactly } from "./value";

/** An indicator made ready for one ledger kind. */
export interface Rule {
  readonly indicator: Indicator;
  /** Fields whose numbers it takes: one, two for a ratio, none for a count. */
  readonly fields: readonly string[];
  /** Places of these fields in the program's `measured`. */
  readonly places: readonly number[];
  /** One record, for counts: shared by all. */
  readonly one: Quantity;
  /** The quantity in the indicator's unit, or null where its unit does not fit. */
  readonly fit: (quantity: Quantity) => Quantity | null;
}

export interface Program {
  readonly kind: LedgerKind;
  readonly rules: readonly Rule[];
  /** Number fields that some rule measures. */
  readonly measured: readonly string[];
  /** Fields that some rule reads: the measured, those of filters and of distinct texts. */
  readonly used: ReadonlySet<string>;
}

/** Rules of a kind, in the catalogue's order. A ratio of indicators has no records of its own and is worked out later. */
export function programOf(kind: LedgerKind, indicators: readonly Indicator[]): Program {
  const own = indicators.filter((indicator) => indicator.kind === kind.kind && !isRatioOfIndicators(indicator));
  const measured = [...new Set(own.flatMap(fieldsOf))];
  const rules = own.map((indicator): Rule => {
    const fields = fieldsOf(indicator);
    return { indicator, fields, places: fields.map((field) => measured.indexOf(field)), one: exactly(1, indicator.unit), fit: fitOf(indicator, kind) };
  });
  const texts = own.flatMap(({ measure, where }) => [...where.map((filter) => filter.field), ...(measure.type === "distinct" ? [measure.field] : [])]);
  return { kind, rules, measured, used: new Set([...measured, ...texts]) };
}

export const isRatioOfIndicators = ({ measure }: Indicator): boolean => measure.type === "ratio" && measure.of === "indicator";

function fieldsOf({ measure }: Indicator): string[] {
  if (measure.type === "count" || measure.type === "distinct") return [];
  return measure.type === "ratio" ? [measure.numerator, measure.denominator] : [measure.field];
}

function fitOf(indicator: Indicator, kind: LedgerKind): Rule["fit"] {
  const [field] = fieldsOf(indicator);
  if (field === undefined) return (quantity) => quantity;
  // The two sides of a ratio are of one kind of thing, people or households, as the ledger has it.
  return indicator.measure.type === "ratio" ? (quantity) => ({ ...quantity, unit: null }) : fitter(indicator, field, kind);
}
