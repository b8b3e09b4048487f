/**
 * Which period a record counts in. A record counts once, in the period in which its span ends: 3月30日—4月2日 counts in April, 第一季度 in March.
 * Without a date it belongs to the reporting period as a whole, unless the ledger's title names another month.
 */
import type { LedgerKind } from "../model/indicator";
import { ruleOf } from "../model/kind-rule";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { DateReading, DateSpan, Period } from "../model/period";
import { readDate, resolveDate } from "../language/date";
import { yearStart } from "../language/period";

export interface Membership {
  /** Within the reporting period. */
  readonly inPeriod: boolean;
  /** Since 1 January of the period's last year, up to the period's end. */
  readonly inYear: boolean;
  /** Not after the period's end: what a stock can be. */
  readonly untilEnd: boolean;
  /** Day by which the latest is told: the span's end, or the period's end where there is no date. */
  readonly when: string;
  /** The date reaches over the period's edge: `in` counted whole, `after` not counted because it ends later. `title`: the title names a time outside. */
  readonly edge: "in" | "after" | "title" | null;
  /** The span that decided, or null. */
  readonly span: DateSpan | null;
}

/** Has the ledger a column that dates its records? */
const isDated = (ledger: Ledger, kind: LedgerKind): boolean =>
  ledger.columns.some((column) => column.role === "field" && kind.fields.some((field) => field.type === "date" && field.field === column.field));

/**
 * Returns how records of one ledger stand to the period. Memberships are shared between records of one date.
 */
export function memberships(ledger: Ledger, kind: LedgerKind, period: Period): (record: LedgerRecord) => Membership {
  const start = yearStart(period);
  const undated = withoutDate(ledger, isDated(ledger, kind), period, start);
  const issueField = ruleOf(kind, "issue")?.issue;
  // Records of one date share its span.
  const bySpan = new Map<DateSpan, Membership>();
  const byIssue = new Map<string, Membership>();
  return (record) => {
    if (record.dateUnknown) return nowhere;
    const span = record.span;
    if (span !== null) {
      let known = bySpan.get(span);
      if (!known) bySpan.set(span, (known = ofSpan(span, period, start)));
      return known;
    }
    const issue = record.date === null && issueField !== undefined ? record.texts[issueField] : undefined;
    if (issue === undefined) return undated;
    let known = byIssue.get(issue);
    if (!known) {
      const named = monthNamed(readDate(issue), period);
      byIssue.set(issue, (known = named ? ofSpan(named, period, start) : undated));
    }
    return known;
  };
}

/** A date that cannot be read puts the record in no period. */
const nowhere: Membership = { inPeriod: false, inYear: false, untilEnd: false, when: "", edge: null, span: null };

function ofSpan(span: DateSpan, period: Period, start: string): Membership {
  const untilEnd = span.end <= period.end;
  const inPeriod = untilEnd && span.end >= period.start;
  const overlaps = span.start <= period.end && span.end >= period.start;
  return {
    inPeriod,
    inYear: untilEnd && span.end >= start,
    untilEnd,
    when: span.end,
    edge: !overlaps ? null : !untilEnd ? "after" : span.start < period.start ? "in" : null,
    span,
  };
}

/** Six monthly sheets without a date column must not all count in each month: a month in the title says which of them it is. */
function withoutDate(ledger: Ledger, dated: boolean, period: Period, start: string): Membership {
  const whole: Membership = { inPeriod: true, inYear: true, untilEnd: true, when: period.end, edge: null, span: null };
  if (dated || ledger.titleDate === null) return whole;
  const named = resolveDate(ledger.titleDate, period)?.span;
  if (!named) return whole;
  const asOf = named.end < period.end ? named.end : period.end;
  // A single day above the header may be the day of filing: it orders stocks, and decides nothing else.
  if (!monthNamed(ledger.titleDate, period)) return { ...whole, when: asOf };
  if (named.start <= period.end && named.end >= period.start) return { ...whole, when: asOf };
  const untilEnd = named.end <= period.end;
  return { inPeriod: false, inYear: untilEnd && named.end >= start, untilEnd, when: asOf, edge: "title", span: named };
}

/** The span of a reading that names a month or more, not a day. */
function monthNamed(reading: DateReading, period: Period): DateSpan | null {
  const span = reading.problem === null ? resolveDate(reading, period)?.span : undefined;
  if (!span) return null;
  const days = (Date.parse(span.end) - Date.parse(span.start)) / 86_400_000;
  return days >= 27 ? span : null;
}
