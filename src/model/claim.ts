/** What a number says, beyond its value: about whom, of what, of which time, and whether it is so, is planned or is wanted. */
import type { DateSpan } from "./period";

/** 本期: of the period · 今年以来: since 1 January of its last year · 时点: as of its last day · 上期: of the period before */
export type ClaimTense = "本期" | "今年以来" | "时点" | "上期";

export type ClaimStatus = "实际" | "计划" | "目标";

export interface Claim {
  /** area: a village, or null for the town as a whole. */
  readonly subject: { readonly town: string; readonly area: string | null };
  /** part: a member of the indicator's breakdown, a subject of a record, or null. */
  readonly object: { readonly indicator: string; readonly part: string | null };
  /** First and last day, ISO, and how people call it; of 时点 the last day alone counts. */
  readonly period: DateSpan & { readonly label: string };
  readonly tense: ClaimTense;
  readonly status: ClaimStatus;
  /** The period that a change is measured from; absent: the number is no change. */
  readonly basis?: DateSpan;
}
