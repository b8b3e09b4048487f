/** Values and totals. Every one keeps the cells behind it, through the roll-up and into the report. */
import type { Quantity } from "./quantity";
import type { Source } from "./grid";
import type { Period } from "./period";
import type { Area } from "./area";
import type { Indicator } from "./indicator";

/** What one area contributes to one indicator. Ratio indicators keep both sums. */
export interface IndicatorValue {
  readonly indicator: string;
  readonly area: string;
  /** In the indicator's unit, by its period type. null: records, but nothing that could be counted. */
  readonly quantity: Quantity | null;
  /** Since 1 January of the period's last year. Absent for stock indicators. */
  readonly yearToDate?: Quantity | null;
  readonly parts?: RatioParts;
  readonly yearToDateParts?: RatioParts;
  readonly breakdown?: Readonly<Record<string, Quantity>>;
  readonly records: number;
  /** Every cell that the value was worked out from. Where one decides (latest, max), the deciding cells come first, those that gave way after them. */
  readonly sources: readonly Source[];
  /** Cells behind `yearToDate`, where they are more than `sources`. */
  readonly yearToDateSources?: readonly Source[];
  readonly breakdownSources?: Readonly<Record<string, readonly Source[]>>;
  readonly target?: TargetState;
}

/** The two sums behind a ratio. */
export interface RatioParts {
  readonly numerator: Quantity;
  readonly denominator: Quantity;
}

/** A target and how much of it is reached: `completion` 1 is all of it; null where there is no value yet, or the target is 0. */
export interface TargetState {
  readonly value: number;
  readonly completion: number | null;
  /** The cell that it was set in. */
  readonly source?: Source;
}

export interface Change {
  /** Value in the period before, as its result.json says. */
  readonly previous: number;
  readonly difference: number;
  /** difference / previous; null where previous is 0. */
  readonly ratio: number | null;
  /** Both are exact; of a 余 the difference is no more than the difference of what was written. */
  readonly exact: boolean;
}

export interface Total {
  readonly indicator: Indicator;
  /** The town (or the root of the area tree). */
  readonly quantity: Quantity | null;
  readonly yearToDate?: Quantity | null;
  readonly parts?: RatioParts;
  readonly yearToDateParts?: RatioParts;
  /** By area name, every level of the tree but the root; the town's own share under its own name (shown as 镇本级). */
  readonly byArea: ReadonlyMap<string, IndicatorValue>;
  readonly breakdown?: Readonly<Record<string, Quantity>>;
  readonly breakdownSources?: Readonly<Record<string, readonly Source[]>>;
  readonly records: number;
  readonly sources: readonly Source[];
  readonly yearToDateSources?: readonly Source[];
  readonly target?: TargetState;
  readonly change?: Change;
}

export interface Completeness {
  readonly expected: number;
  readonly received: number;
  readonly missing: readonly { readonly area: string; readonly kind: string }[];
  /** By area: kinds that came. */
  readonly byArea: ReadonlyMap<string, readonly string[]>;
}

/** A numeric column that no indicator measures, listed so that nothing numeric disappears in silence. */
export interface UnmeasuredColumn {
  readonly file: string;
  readonly sheet: string;
  readonly column: string;
  readonly header: string;
  readonly kind: string;
  readonly cells: number;
}

export interface RollUp {
  readonly town: string;
  readonly period: Period;
  readonly areas: readonly Area[];
  /** In the catalogue's order; only indicators whose ledger kind came or that have a target. */
  readonly totals: readonly Total[];
  readonly completeness: Completeness;
  readonly unmeasured: readonly UnmeasuredColumn[];
}
