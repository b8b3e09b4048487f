/** 问题: what the reader or a check found, always with a place and something to do. */

export type Severity = "error" | "warning" | "info";

export interface Finding {
  /** Stable: `date.out-of-period`. The table of codes (src/findings/codes, checking/codes.ts) has its sentences. */
  readonly code: string;
  readonly severity: Severity;
  /** What the sentence needs: {text: "2月30日"}. Village text goes in here as it is; whoever shows it escapes it. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly file: string;
  readonly sheet: string;
  /** A1, or "" for the whole sheet or file. */
  readonly cell: string;
  readonly area?: string;
  readonly kind?: string;
  readonly indicator?: string;
  /** An explanation by the staff (说明): the finding stays on record but no longer counts as an error (已说明). */
  readonly explained?: string;
  /** An explanation that was given for what stood here before: what stands here now is another matter. */
  readonly lapsed?: string;
}

/** An exception that the staff explained: of what `content` says, or, without it, of the place. */
export interface Explanation {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  /** What it is about, whatever the file is called and wherever the row stands (reading/matter.ts). */
  readonly content?: string;
}
