/** result.json, schema 1: the interface that other tools read. Optional members beyond the fixed ones are additions. */
import type { Mark } from "./quantity";
import type { Severity } from "./finding";
import type { Source } from "./grid";
import type { Fact } from "./report";

export interface ResultQuantity {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly mark: Mark;
}

export interface ResultIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly periodType: "flow" | "yearToDate" | "stock";
  readonly total: ResultQuantity | null;
  readonly yearToDate?: ResultQuantity;
  readonly byArea: Readonly<Record<string, ResultQuantity>>;
  readonly breakdown?: Readonly<Record<string, ResultQuantity>>;
  readonly records: number;
}

export interface ResultFinding extends Source {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly explained?: string;
}

export interface Result {
  readonly schema: 1;
  readonly town: string;
  readonly period: { readonly label: string; readonly start: string; readonly end: string };
  readonly areas: readonly { readonly name: string; readonly type: string; readonly code?: string }[];
  readonly indicators: readonly ResultIndicator[];
  readonly findings: readonly ResultFinding[];
  readonly completeness: {
    readonly expected: number;
    readonly received: number;
    readonly missing: readonly { readonly area: string; readonly kind: string }[];
  };
  readonly facts: readonly Fact[];
  /** Numeric columns that no indicator measures. */
  readonly unmeasured: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly column: string;
    readonly header: string;
    readonly kind: string;
    readonly cells: number;
  }[];
}
