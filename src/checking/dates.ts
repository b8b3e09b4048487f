/** Dates lie within the reporting period and not in the future. Whether a date exists at all is reading's to say. */
import type { LedgerRecord } from "../model/ledger";
import type { DateSpan } from "../model/period";
import { countsByYear, yearStart } from "../reading/period";
import type { CheckContext } from "./context";
import type { LedgerView } from "./ledger-view";
import type { Note } from "./note";
import rules from "./rules/dates.json";

/**
 * `date.future`: error at each date after today.
 * `date.out-of-period`: the record is not counted in the period. A date in another year counts nowhere and is a warning. A date in the same
 * year is a warning where it is a stray in a ledger of the period; where the ledger as a whole covers more than the period (a list kept
 * since January, read for March), one 提示 says how many records stay out.
 * Plans and deadlines lie ahead by nature (rules/dates.json); what counts since 1 January, or as a stock, may be older than the period.
 */
export function checkDates(view: LedgerView, context: CheckContext): Note[] {
  const column = view.has.get("date")?.column ?? null;
  if (column === null || rules.some((rule) => rule.kind === view.ledger.kind)) return [];
  const { period, today } = context;
  const since = earliest(view, context);
  const yearEnd = `${period.end.slice(0, 4)}-12-31`;
  const notes: Note[] = [];
  const sameYear: LedgerRecord[] = [];
  const otherYear: LedgerRecord[] = [];
  let dated = 0;
  for (const record of view.rows) {
    const { span } = record;
    if (!span) continue;
    dated++;
    if (span.start > today) notes.push(dateNote("date.future", "error", view, record, column, { date: textOf(span), today }));
    else if (span.start > period.end || span.end < since) (span.end < yearStart(context.period) || span.start > yearEnd ? otherYear : sameYear).push(record);
  }
  const strays = (records: readonly LedgerRecord[], severity: Note["severity"], together: boolean) =>
    (together ? records.slice(0, 1) : records).map((record) => strayNote(view, context, record, together ? records : [record], column, severity));
  const many = sameYear.length > FEW || sameYear.length * 2 >= dated;
  return [...notes, ...strays(otherYear, "warning", otherYear.length > FEW), ...strays(sameYear, many ? "info" : "warning", many)];
}

/** Strays that are named one by one. */
const FEW = 5;

function strayNote(
  view: LedgerView,
  context: CheckContext,
  first: LedgerRecord,
  records: readonly LedgerRecord[],
  column: number,
  severity: Note["severity"],
): Note {
  const start = yearStart(context.period);
  const counted = records.filter(({ span }) => span !== null && span.end >= start && span.end <= context.period.end).length;
  const params = { date: textOf(first.span), period: context.period.label, count: records.length, counted, yearStart: start };
  return dateNote("date.out-of-period", severity, view, first, column, params);
}

/** First day from which a record of the ledger counts somewhere in this run. */
function earliest(view: LedgerView, context: CheckContext): string {
  const types = new Set(view.indicators.map((indicator) => indicator.periodType));
  if (view.kind?.stock || (types.size === 1 && types.has("stock"))) return "";
  return countsByYear(view.indicators) ? yearStart(context.period) : context.period.start;
}

const textOf = (span: DateSpan | null): string => (span === null ? "" : span.start === span.end ? span.start : `${span.start}～${span.end}`);

function dateNote(code: string, severity: Note["severity"], view: LedgerView, record: LedgerRecord, column: number, params: Note["params"]): Note {
  return { code, severity, ledger: view.ledger, row: record.row, column, area: record.area, params };
}
