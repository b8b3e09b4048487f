/** What the pane is shown of a run, in plain data that crosses threads: small, and nothing that only the engine needs. */
import type { ResultStamp } from "../../results/stamp";
import type { RowRange } from "../../model/ledger";
import type { Severity } from "../../model/finding";
import type { Period } from "../../model/period";
import type { Block, Fact } from "../../model/report";
import type { Result } from "../../model/result";

export interface ColumnSummary {
  readonly index: number;
  readonly letters: string;
  readonly header: string;
  readonly role: string;
  readonly field: string | null;
  readonly fieldName: string | null;
  readonly unit: string | null;
}

export interface LedgerSummary {
  readonly file: string;
  readonly sheet: string;
  readonly index: number;
  readonly kind: string;
  readonly kindName: string;
  /** 0–1; below the catalogue's bound the kind is `other`. */
  readonly kindScore: number;
  readonly area: string | null;
  readonly header: RowRange;
  readonly data: RowRange;
  readonly totalRows: readonly number[];
  readonly records: number;
  readonly columns: readonly ColumnSummary[];
  /** Why it was read like this, in the pane's language. */
  readonly reasons: readonly string[];
}

/** A sheet that gave no ledger, and why. */
export interface SkippedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly why: "own" | "hidden" | "empty" | "no-ledger";
}

export interface FindingSummary {
  readonly code: string;
  readonly severity: Severity;
  /** In the pane's language. */
  readonly message: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  /** A1 of all cells and ranges that it speaks of; none where it is the sheet or the file as a whole. */
  readonly cells: readonly string[];
  readonly area: string | null;
  readonly explained: string | null;
  /** Explained for what stood here before; what stands here now is another matter. */
  readonly lapsed: string | null;
}

/** One line of the 汇总 view. */
export interface TotalSummary {
  readonly code: string;
  readonly name: string;
  /** Name of the work area that it belongs to. */
  readonly group: string;
  readonly unit: string;
  readonly periodType: string;
  readonly text: string | null;
  readonly value: number | null;
  readonly previous: number | null;
  readonly target: number | null;
  readonly completion: number | null;
  /** The completion is of the year so far, `value` of a part of it. */
  readonly completionOfYear: boolean;
  readonly byArea: readonly { readonly area: string; readonly value: number; readonly text: string }[];
  readonly breakdown: readonly { readonly part: string; readonly text: string }[];
  readonly records: number;
}

export interface Summary {
  readonly town: string;
  readonly period: Period;
  readonly ledgers: readonly LedgerSummary[];
  readonly skipped: readonly SkippedSheet[];
  readonly findings: readonly FindingSummary[];
  readonly totals: readonly TotalSummary[];
  readonly completeness: Result["completeness"];
  readonly report: DraftSummary;
  readonly plans: number;
  /** What must be known before a report of it leaves the house. */
  readonly dataState: DataState;
  /** What the run says, in short: sheets that carry it show the same. */
  readonly stamp: ResultStamp;
  /** The ledgers come from more than one file: a sheet's name alone does not say which is meant. */
  readonly severalFiles: boolean;
}

/** How far the figures can be relied on. Inward: it is said around a report, never in it. */
export interface DataState {
  /** Somebody or the ledgers have named the town. */
  readonly townKnown: boolean;
  /** Errors that nobody explained. */
  readonly errors: number;
  /** Errors by which something was not counted, explained or not. */
  readonly uncounted: number;
  /** Names of the indicators that are short of it. */
  readonly indicators: readonly string[];
}

/** The draft as the pane shows it. */
export interface DraftSummary {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly facts: readonly ShownFact[];
  /** Where it comes from a result: the words of 用语 that can be put in it, as the result has them. Absent: those of the catalogue. */
  readonly words?: Readonly<Record<string, string>>;
}

/** A figure of the preview with the first of its sources, and how many it has. */
export interface ShownFact extends Fact {
  readonly sourceCount: number;
}

/** Kinds and fields that a clerk can choose from when correcting. */
export interface PaneVocabulary {
  readonly kinds: readonly { readonly kind: string; readonly name: string; readonly fields: readonly { readonly field: string; readonly name: string }[] }[];
  readonly wording: Readonly<Record<string, string>>;
}
