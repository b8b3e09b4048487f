/** Dates of one ledger's records: their year from title or period, and what is wrong with them, told once a cause. */
import type { Said } from "../../findings/make";
import { cellList, rowList } from "../../findings/ranges";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import { liesAhead } from "../../model/kind-rule";
import type { RawLedger, RawRecord } from "../../model/ledger";
import type { DateProblem, DateReading, DateSpan, Period } from "../../model/period";
import { resolveDate } from "../../language/date";
import { ledgerNote } from "./note";

export interface RecordDate {
  readonly span: DateSpan | null;
  /** Written, but unreadable: counts in no period. */
  readonly unknown: boolean;
}

/** Dates that are resolved already: ledgers share them. */
export type ResolvedDates = Map<DateReading, ResolvedDate>;
type ResolvedDate = RecordDate & { readonly assumedYear: boolean };

/**
 * @param run what the run has resolved by its period; a ledger whose title names a year goes by that
 * @returns the date of each record (shared between equal dates) and the findings of the ledger's date column
 */
export function datesOf(
  ledger: RawLedger,
  period: Period,
  catalogue: Catalogue,
  run: ResolvedDates,
): { dateOf: (record: RawRecord) => RecordDate; findings: readonly Finding[] } {
  const kind = catalogue.kinds.find((other) => other.kind === ledger.kind);
  const dateFields = new Set(kind ? kind.fields.filter((field) => field.type === "date").map((field) => field.field) : ["date"]);
  const columns = ledger.columns.filter((column) => column.role === "field" && column.field !== null && dateFields.has(column.field));
  const column = columns.find((candidate) => candidate.field === "date") ?? columns[0];
  const within = titleYear(ledger, period);
  const resolved: ResolvedDates = within === null ? run : new Map();
  const resolveOnce = (reading: DateReading): ResolvedDate => {
    let date = resolved.get(reading);
    if (!date) {
      const given = resolveDate(reading, period, within);
      date = given
        ? { span: given.span, unknown: false, assumedYear: given.assumedYear }
        : { span: null, unknown: reading.problem !== null || reading.from !== null, assumedYear: false };
      resolved.set(reading, date);
    }
    return date;
  };
  const dateOf = (record: RawRecord): RecordDate => (record.date === null ? none : resolveOnce(record.date));
  if (!column) {
    const silent = ledger.records.length === 0 || kind?.stock === true || liesAhead(kind);
    return { dateOf, findings: silent ? [] : [ledgerNote(ledger, { code: "date.no-column", params: { period: period.label } }, null)] };
  }
  return { dateOf, findings: dateFindings(ledger, column.index, column.field === "date" && !liesAhead(kind), resolveOnce) };
}

const none: RecordDate = { span: null, unknown: false };

/** The year that the ledger's title names (二〇二三年度宣传台账): where it is said, the period does not decide. */
function titleYear(ledger: RawLedger, period: Period): DateSpan | null {
  const title = ledger.titleDate;
  if (!title || title.from?.year == null || title.to?.year == null) return null;
  const span = resolveDate(title, period)?.span;
  return span ? { start: `${span.start.slice(0, 4)}-01-01`, end: `${span.end.slice(0, 4)}-12-31` } : null;
}

type CauseCode = "date.missing" | "date.assumed-year" | "date.two-digit-year" | `date.${DateProblem}`;

interface Cause {
  readonly code: CauseCode;
  readonly text: string;
  readonly rows: Set<number>;
  readonly year: string;
}

/**
 * One finding a cause: a text that cannot be read, dates without a year, with two digits, blanks. Where records are left out, `cells` names their figures too.
 * `weighty` false: a deadline, which decides no counting.
 */
function dateFindings(ledger: RawLedger, column: number, weighty: boolean, resolveOnce: (reading: DateReading) => ResolvedDate): Finding[] {
  const causes = new Map<string, Cause>();
  const add = (code: CauseCode, row: number, text: string, each: boolean, year: string): void => {
    const key = each ? `${code}\n${text}` : code;
    const cause = causes.get(key);
    if (cause) cause.rows.add(row);
    else causes.set(key, { code, text, rows: new Set([row]), year });
  };
  for (const record of ledger.records) {
    const reading = record.date;
    if (reading === null || (reading.from === null && reading.problem === null)) {
      add("date.missing", record.row, "", false, "");
      continue;
    }
    if (reading.problem !== null) {
      add(`date.${reading.problem}`, record.row, reading.text, true, "");
      continue;
    }
    const date = resolveOnce(reading);
    if (date.unknown) add("date.impossible", record.row, reading.text, true, "");
    else if (date.assumedYear) add("date.assumed-year", record.row, reading.text, false, (date.span?.start ?? "").slice(0, 4));
    else if (reading.twoDigitYear) add("date.two-digit-year", record.row, reading.text, false, (date.span?.start ?? "").slice(0, 4));
  }
  return [...causes.values()].flatMap(({ code, text, rows: found, year }) => {
    if (code === "date.missing" && !weighty) return [];
    const isRead = code === "date.missing" || code === "date.assumed-year" || code === "date.two-digit-year";
    const rows = [...found].sort((a, b) => a - b);
    const columns = isRead || !weighty ? [column] : [column, ...figureColumns(ledger, found)];
    const cells = columns.map((index) => cellList(rows, index)).join("、");
    const params = { text, count: rows.length, rows: rowList(rows), year, cells };
    const said: Said = isRead ? { code, params } : { code, severity: weighty ? "error" : "warning", params };
    return [ledgerNote(ledger, said, [rows[0] ?? 0, column])];
  });
}

/** Columns in which some of the rows have a quantity. */
function figureColumns(ledger: RawLedger, rows: ReadonlySet<number>): number[] {
  const columns = new Set<number>();
  for (const { row, memberColumn, quantities } of ledger.records) {
    if (!rows.has(row)) continue;
    for (const { index, role, field, member } of ledger.columns)
      if (field !== null && quantities[field] !== undefined && (role === "field" || (role === "member" && (memberColumn === index || member !== null))))
        columns.add(index);
  }
  return [...columns].sort((a, b) => a - b);
}
