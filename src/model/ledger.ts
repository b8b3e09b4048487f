/**
 * Ledgers (台账), in two steps. `RawLedger` is what the reader sees on one sheet, with no knowledge of other sheets: it can
 * be made in parallel. `Ledger` is the same after the whole input is known: areas named, dates given a year, period fixed.
 */
import type { Quantity } from "./quantity";
import type { DateReading, DateSpan } from "./period";
import type { Finding } from "./finding";

/** Rows on the sheet, 0-based, both ends included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Why the reader decided something, in codes with parameters; the locale tables turn them into sentences. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly score: number;
}

export type ColumnRole =
  | "field" // holds a field of the ledger kind
  | "member" // wide ledger: one member of an enumerated field (a column 标语 of the field 形式), holding its quantity
  | "serial" // 序号
  | "unmeasured" // numeric, but no field: listed in the result, with a finding
  | "text" // free text without a field
  | "blank";

export interface Column {
  /** 0-based column on the sheet. */
  readonly index: number;
  /** Header texts from top to bottom, merged ones repeated, blanks left out: ["数量", "标语"]. */
  readonly header: readonly string[];
  readonly role: ColumnRole;
  /** Field of the ledger kind (`quantity`, `date`), also for a member column (the field that its numbers go to). */
  readonly field: string | null;
  /** Unit from the header or the unit line, canonical. */
  readonly unit: string | null;
  /** For a member column: which field its header names a value of, and that value (form = 标语). */
  readonly member: { readonly field: string; readonly value: string } | null;
  /** Indicator that the column feeds, where exactly one does. */
  readonly indicator: string | null;
  /** How many data cells of the column hold a number, whatever its role: what `unmeasured` reports of a column that no indicator takes. */
  readonly numbers?: number;
  /** 0–1: how sure the matching of the header is. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** One record: a row, or in a wide ledger one non-blank member cell of a row. */
export interface RawRecord {
  /** 0-based row on the sheet. */
  readonly row: number;
  /** Wide ledger: the member column (0-based); null in a long ledger. */
  readonly memberColumn: number | null;
  readonly hidden: boolean;
  /** Text fields, trimmed; vertically merged (or blank below a key) values are filled down. Member values stand here too. */
  readonly texts: Readonly<Record<string, string>>;
  /** Quantity fields that could be read, in the column's unit where the cell names none. What could not be read is a finding. */
  readonly quantities: Readonly<Record<string, Quantity>>;
  /** Column (0-based) that each of the quantities was read from, by field. Records with the same columns share the object. */
  readonly columns: Readonly<Record<string, number>>;
  /** null: the ledger has no date column, or the cell is blank. */
  readonly date: DateReading | null;
  /** Area as written in the row (filled down), or null. */
  readonly areaText: string | null;
}

/** A 小计/合计/总计 row: never a record; kept for the check that it equals the sum of its parts. */
export interface TotalRow {
  readonly row: number;
  readonly label: string;
  /** Rows that it sums up, as understood from its place and label. */
  readonly covers: RowRange;
  /** Quantities by column index. */
  readonly values: ReadonlyMap<number, Quantity>;
}

/** A 合计 column of a wide ledger: what each row states as the sum of its member columns; kept for the check that it is. */
export interface TotalColumn {
  /** 0-based column on the sheet. */
  readonly index: number;
  /** Columns that it sums up, 0-based. */
  readonly covers: readonly number[];
  /** Quantities by row on the sheet (0-based), record rows only. */
  readonly values: ReadonlyMap<number, Quantity>;
}

/** Where the ledger says whom it belongs to, in order of trust: column, title, 填报单位, sheet name, file name. */
export interface AreaMentions {
  readonly title: string | null;
  readonly unitLine: string | null;
  readonly sheet: string;
  readonly file: string;
  /** Cells (0-based) in which title and 填报单位 stand, for findings about them. */
  readonly titleCell?: { readonly row: number; readonly column: number };
  readonly unitLineCell?: { readonly row: number; readonly column: number };
}

interface LedgerBase {
  readonly file: string;
  readonly sheet: string;
  /** 0 for the first ledger on its sheet, 1 for the one below it… */
  readonly index: number;
  /** The table lies on its side: its rows are columns of the sheet and its columns rows, both numbered from `TURNED` (address.ts). */
  readonly turned?: true;
  /** 续表: the sheet whose ledger goes on here. */
  readonly continues?: string;
  /** What the sheets before it hold, by column index: a total at its foot may sum them up as well. */
  readonly carried?: ReadonlyMap<number, { readonly low: number; readonly high: number }>;
  /** Ledger kind of the catalogue (`publicity`), or `other`. */
  readonly kind: string;
  /** 0–1; below the catalogue's bound the kind is `other` and a finding asks. */
  readonly kindScore: number;
  readonly title: string | null;
  readonly header: RowRange;
  /** First to last record row (total rows between them included). */
  readonly data: RowRange;
  readonly totalRows: readonly TotalRow[];
  readonly totalColumns?: readonly TotalColumn[];
  readonly repeatedHeaderRows: readonly number[];
  readonly columns: readonly Column[];
  readonly reasons: readonly Reason[];
  /** Date or month named in the title or above the header (`二〇二四年三月`), for guessing the period. */
  readonly titleDate: DateReading | null;
  /** 期次 and the like: none; the area mentions above the header. */
  readonly mentions: AreaMentions;
}

export interface RawLedger extends LedgerBase {
  readonly records: readonly RawRecord[];
}

export interface LedgerRecord extends RawRecord {
  /** Canonical area name; the town's own name for the town's own ledgers (镇本级). */
  readonly area: string;
  /** null: no date; the record belongs to the reporting period as a whole, unless `dateUnknown`. */
  readonly span: DateSpan | null;
  /** A date was written but cannot be read (`date.unreadable`, `date.impossible`…): the record counts in no period, and a finding says so. */
  readonly dateUnknown?: boolean;
}

export interface Ledger extends LedgerBase {
  /** Area of the ledger as a whole, where it has one. */
  readonly area: string | null;
  readonly records: readonly LedgerRecord[];
}

/** What reading one sheet gives. */
export interface SheetReading {
  readonly file: string;
  readonly sheet: string;
  readonly ledgers: readonly RawLedger[];
  readonly findings: readonly Finding[];
  /** Settings or output sheets of our own, hidden sheets, empty sheets: why nothing was read. null where ledgers were read. */
  readonly skipped: "own" | "hidden" | "empty" | "no-ledger" | null;
  /** Prints of its rows (reading/matter.ts), where explanations ask for them. */
  readonly prints?: ReadonlyMap<number, string>;
  /** Names that no report may carry (language/personal/rosters.ts); absent: none. They are for the drafts' guard and go into no output. */
  readonly guardedNames?: readonly string[];
}

/** What a user corrected in the 台账 view, kept in the workbook (设置·识别); applied by the reader before it guesses. */
export interface Correction {
  readonly file: string | null;
  readonly sheet: string;
  /** n-th ledger of the sheet. */
  readonly index: number;
  readonly kind?: string;
  readonly area?: string;
  /** 0-based. */
  readonly header?: RowRange;
  /** Field by 0-based column index; null means "not a field". */
  readonly fields?: Readonly<Record<number, string | null>>;
  readonly ignore?: boolean;
  /** Names of the header (reading/shape.ts): the correction holds for other sheets with the same ones, but for `area` and `ignore`. */
  readonly shape?: string;
  /** Print of all rows of the sheet (reading/matter.ts): the correction holds for a sheet that says just the same, whatever it and its file are called. */
  readonly content?: string;
}
