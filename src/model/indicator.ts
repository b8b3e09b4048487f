/** 口径: ledger kinds, indicators, areas, targets, report wording. Data, never code; the schema stands in src/catalogue. */
import type { Area } from "./area";
import type { Explanation } from "./finding";
import type { Frequency } from "./frequency";
import type { Source } from "./grid";
import type { KindRule } from "./kind-rule";
import type { Correction } from "./ledger";

export type FieldType = "date" | "area" | "text" | "quantity" | "rate";

export interface Field {
  /** Key within the kind: `date`, `area`, `form`, `quantity`, `unit`, `participants`… */
  readonly field: string;
  readonly name: string;
  readonly type: FieldType;
  /** Canonical unit that numbers of the field are in when nothing is written; absent where the unit comes from the row or header. */
  readonly unit?: string;
  /** Header texts that name it, beside `name`. */
  readonly aliases: readonly string[];
  readonly required?: boolean;
  /** Part of the key that says what a row is about: filled down over merged or blank cells. */
  readonly key?: boolean;
  /** Known values, for drop-downs and for member columns of wide ledgers. */
  readonly values?: readonly string[];
  /** Names of people and the like: never in a log or a report. */
  readonly personal?: boolean;
}

export interface LedgerKind {
  readonly kind: string;
  readonly name: string;
  /** Words of titles and sheet names, beside `name`. */
  readonly words: readonly string[];
  /** true: a list of what there is (存量), not of events. */
  readonly stock: boolean;
  /** How often every village sends one (for 报送率). */
  readonly frequency: Frequency;
  readonly fields: readonly Field[];
  /** Checks and reports go by these; see kind-rule. */
  readonly rules?: readonly KindRule[];
}

export interface Filter {
  readonly field: string;
  /** contains/excludes: any of the values stands in the text. equals: one of them is the text. filled: not blank. */
  readonly op: "contains" | "excludes" | "equals" | "filled";
  readonly values: readonly string[];
  /** Passes where the ledger has no such field at all ("or no 状态 field"). */
  readonly optional?: boolean;
}

export type Measure =
  | { readonly type: "sum"; readonly field: string }
  | { readonly type: "count" }
  /** Sum of the field; where the ledger has no such field, the count of records. */
  | { readonly type: "sumOrCount"; readonly field: string }
  /** Latest value per area (and per `per` text field where given), then the sum. */
  | { readonly type: "latest"; readonly field: string; readonly per?: string }
  /** Largest value per area, then the sum (the same machine comes twice). */
  | { readonly type: "max"; readonly field: string }
  /** Distinct values of a text field per area, then the largest over areas. */
  | { readonly type: "distinct"; readonly field: string }
  /** Ratio of two sums in per cent, never a mean of rates. `per` as in `latest`. With `of: "indicator"` both are indicator codes. */
  | { readonly type: "ratio"; readonly numerator: string; readonly denominator: string; readonly of: "sum" | "latest" | "indicator"; readonly per?: string };

export type PeriodType = "flow" | "yearToDate" | "stock";

export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: string;
  readonly group: string;
  readonly measure: Measure;
  readonly where: readonly Filter[];
  readonly periodType: PeriodType;
  /** Text field to break the total down by (路段). "unit": kept apart by unit, never converted (幅 and 处). */
  readonly breakdown?: string;
  /** Only records whose unit is one of these, or converts into `unit` (吨; 方 does not). */
  readonly units?: readonly string[];
  /** +1 more is better, -1 less is better, 0 neither: for arrows and marks. */
  readonly direction: 1 | 0 | -1;
  /** How texts speak of it; absent: by its name. */
  readonly words?: IndicatorWords;
  /** What it counts is done of a task: the rest is a problem of the report. A ratio is held against its denominator. */
  readonly task?: IndicatorTask;
}

/** Words one of which stands near a figure that means the indicator; the more telling first. */
export interface IndicatorWords {
  readonly amount?: readonly string[];
  /** Of the two sides of a ratio. */
  readonly numerator?: readonly string[];
  readonly denominator?: readonly string[];
  /** Of what is left of the task. */
  readonly left?: readonly string[];
}

export interface IndicatorTask {
  /** What a report calls it: 测评指标任务. */
  readonly name: string;
  /** Code of the indicator that counts all of it. */
  readonly of?: string;
}

/** 工作领域: a section of the report and of the town sheet. */
export interface IndicatorGroup {
  readonly group: string;
  readonly name: string;
}

export interface Target {
  readonly indicator: string;
  /** null: the town as a whole. */
  readonly area: string | null;
  readonly value: number;
  /** The cell of 设置·目标 that it was set in. */
  readonly source?: Source;
}

export interface Responsible {
  /** Indicator code, or a group. */
  readonly subject: string;
  readonly unit: string;
}

export type ReportKind = "汇报材料" | "总结报告" | "活动报告";

export interface ReportTemplate {
  readonly kind: ReportKind;
  readonly title: string;
  /** liquidjs source; see src/drafting for the filters and variables. */
  readonly source: string;
  /** The cell of 设置·报告 that each line of it stands in. */
  readonly places?: readonly Source[];
}

export interface Catalogue {
  readonly name: string;
  readonly version: string;
  readonly kinds: readonly LedgerKind[];
  readonly indicators: readonly Indicator[];
  readonly groups: readonly IndicatorGroup[];
  readonly templates: readonly ReportTemplate[];
  readonly wording: Readonly<Record<string, string>>;
  /** Empty in the built-in catalogue: areas are then found in the ledgers themselves. */
  readonly areas: readonly Area[];
  readonly town: string | null;
  readonly targets: readonly Target[];
  readonly responsible: readonly Responsible[];
  /** Score below which a ledger's kind is `other` and a finding asks. */
  readonly kindBound: number;
  /** A change against the last period beyond both bounds asks for 变化原因: `ratio` as a fraction (0.5), `absolute` in the indicator's unit. */
  readonly changeBound: { readonly ratio: number; readonly absolute: number };
  readonly corrections: readonly Correction[];
  readonly explanations: readonly Explanation[];
}
