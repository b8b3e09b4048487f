/** Reporting periods and dates as typed. All dates are ISO `YYYY-MM-DD` strings, compared as strings. */

export interface DateSpan {
  readonly start: string;
  readonly end: string;
}

/** 报告期. `label` is Chinese and for reading: `2024年3月`, `2024年第一季度`, `2024年上半年`, `2024年`, `2024年1月5日至6月30日`. */
export interface Period extends DateSpan {
  readonly label: string;
  readonly type: "month" | "quarter" | "half" | "year" | "range";
}

/** One end of a typed date; what was not written is null (`3月` has no day: the reading's `from`/`to` then cover the month). */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

export type DateProblem =
  | "unreadable"
  | "impossible" // 2月30日
  | "placeholder" // 202_年3月5日
  | "error"; // #REF!

/** A date as typed, before the reporting period says which year is meant. */
export interface DateReading {
  readonly text: string;
  /** First and last day meant; equal for a single day. null with a `problem`, or for a blank cell. */
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly problem: DateProblem | null;
  /** The year stood in two digits (`24.3.5`): taken as 20xx, and reported. */
  readonly twoDigitYear: boolean;
}
