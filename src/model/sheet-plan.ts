/** Sheets to be written, as plain data: what layout makes and both hosts (Excel, files) carry out. */

/** Named looks; each host maps them to its own formats. Fonts: 微软雅黑 for screens, 宋体 for body tables, see src/layout/styles. */
export type StyleName =
  | "title"
  | "subtitle"
  | "header"
  | "group"
  | "text"
  | "textWrap"
  | "number"
  | "decimal"
  | "percent" // value in per cent points with a `0.0"%"` format
  | "change" // +3 / -2
  | "total"
  | "totalDecimal"
  | "totalPercent"
  | "note"
  | "link"
  | "error"
  | "warning"
  | "info"
  | "input"
  | "date";

export interface PlanCell {
  /** Text is always written as text, never as a formula, whatever it starts with. */
  readonly value: string | number | boolean | null;
  /** Without the leading "=". The cached value is `value`. Only ours, never from a ledger. */
  readonly formula?: string;
  readonly style?: StyleName;
  /** Inside the workbook (`'汇总·镇级'!A5`) or to another file. */
  readonly link?: { readonly sheet?: string; readonly cell?: string; readonly file?: string; readonly tip?: string };
  readonly numberFormat?: string;
}

export interface PlanTable {
  readonly name: string;
  /** 0-based span with its header row. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface PlanChart {
  readonly type: "bar" | "column" | "line";
  readonly title: string;
  /** A1 ranges on this sheet. */
  readonly categories: string;
  readonly series: readonly { readonly name: string; readonly values: string }[];
  readonly at: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
}

export interface PlanConditional {
  readonly range: string;
  /** dataBar: bars in the cells; below/above: compare with a number; text: equals. */
  readonly rule:
    { readonly type: "dataBar" } | { readonly type: "below" | "above"; readonly than: number } | { readonly type: "text"; readonly equals: string };
  readonly style: "good" | "bad" | "neutral";
}

export interface PlanValidation {
  readonly range: string;
  readonly rule:
    | { readonly type: "list"; readonly values: readonly string[] }
    | { readonly type: "list-range"; readonly formula: string }
    | { readonly type: "date"; readonly from: string; readonly to: string }
    | { readonly type: "number"; readonly min: number; readonly max?: number; readonly whole: boolean };
  readonly title: string;
  readonly message: string;
  /** false: warn only. */
  readonly strict: boolean;
}

export interface SheetPlan {
  /** What the sheet is, for the mark that makes it ours: `town`, `values`, `findings`, `completeness`, `history`, `settings-kinds`… */
  readonly purpose: string;
  readonly name: string;
  readonly cells: readonly (readonly (PlanCell | null)[])[];
  readonly merges: readonly string[];
  /** Column widths in characters. */
  readonly widths: readonly number[];
  /** Row heights in points by 0-based row; others automatic. */
  readonly heights?: Readonly<Record<number, number>>;
  readonly tables: readonly PlanTable[];
  readonly charts: readonly PlanChart[];
  readonly conditionals: readonly PlanConditional[];
  readonly validations: readonly PlanValidation[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly print: {
    readonly landscape: boolean;
    readonly fitToWidth: boolean;
    /** `$4:$4`, or null. */
    readonly repeatRows: string | null;
    /** `$A:$D`: columns to repeat where the sheet is more than one page wide. */
    readonly repeatColumns?: string;
    /** With fitToWidth: how many pages side by side; 1 where absent. */
    readonly pagesWide?: number;
    /** 0-based rows that begin a new page. */
    readonly breakBefore?: readonly number[];
  };
  readonly tabColor: string | null;
  /** Cells outside these ranges are locked when set (blank ledgers with protected headers). */
  readonly unlocked?: readonly string[];
}
