/** result.json, schema 1: the interface that other tools read. Optional members beyond the fixed ones are additions. */
import type { Mark } from "./quantity";
import type { Severity } from "./finding";
import type { Source } from "./grid";
import type { IndicatorWords, ReportKind } from "./indicator";
import type { AppendixRow, Block, Fact } from "./report";
import type { UnmeasuredColumn } from "./total";

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
  /** How texts speak of it, where that is not what the product says of an indicator of that code by itself. */
  readonly words?: IndicatorWords;
}

export interface ResultFinding extends Source {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly explained?: string;
}

/** A fact beside those of `facts`. Where another fact of that id has the same sources, they are not told again. */
export type ReportFact = Omit<Fact, "sources"> & ({ readonly sources: readonly Source[] } | { readonly sourcesOf: string });

/**
 * The draft of one kind of report. A fact that its text shows is in its own `facts`, else in those of the result, else in those of the first
 * report that has it. Runs with `wording` are words of 用语; without text they hold the place of words that are not set, and a block of nothing
 * else falls away.
 */
export interface ResultReport {
  readonly kind: ReportKind;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly appendix: readonly AppendixRow[];
  readonly facts: readonly ReportFact[];
}

export interface Result {
  readonly schema: 1;
  /** Of the run: 汇总.xlsx, 报告.docx and result.json that carry one stamp belong together. Absent: written before there were stamps. */
  readonly stamp?: string;
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
  readonly unmeasured: readonly UnmeasuredColumn[];
  /** The drafts of every kind of report that the run could make. */
  readonly reports?: readonly ResultReport[];
}
