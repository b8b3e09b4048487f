/** A number with unit and certainty, as typed by a clerk (数量). */

/** 余 at least · 近 below · 约 about · 范围 a range. null: exact. */
export type Mark = "余" | "近" | "约" | "范围" | null;

export interface Quantity {
  /** The number as written: 20000 for 2万余. In a `%` quantity 95 means 95 %. */
  readonly value: number;
  /** Unit in its canonical spelling (`㎡`, `吨`, `%`), or null where none was written. */
  readonly unit: string | null;
  /** Bounds of what the text can mean; equal to `value` where exact. */
  readonly low: number;
  readonly high: number;
  readonly mark: Mark;
}

/** Why a text is not one certain number. The finding codes are `quantity.<problem>`. */
export type QuantityProblem =
  | "unreadable" // 5+3, 3车(约6吨), 12（含重复2）
  | "range" // 3-5: read, with bounds, and reported
  | "placeholder" // 202_, ***, ××
  | "error" // #REF!
  | "dash" // - — / : 无 in a count column, reported as 提示
  | "date"; // the cell holds a date where a number is expected (Excel turned 3-5 into 3月5日)

export interface QuantityReading {
  /** The cell as text, as it stands on the sheet. */
  readonly text: string;
  /** null: nothing to count: blank, or `problem` says why. */
  readonly quantity: Quantity | null;
  readonly problem: QuantityProblem | null;
  /** A number that was typed as text (a warning of its own: `quantity.text`), such as "175" or `１７５`; not set for texts with words. */
  readonly plainNumberAsText: boolean;
}
