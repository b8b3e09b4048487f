/** Dates lie within the reporting period and not in the future. Whether a date exists at all is reading's to say. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { liesAhead } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import type { DateSpan } from "../model/period";
import { countsByYear, yearStart } from "../language/period";
import type { CheckContext } from "./context";
import type { LedgerView } from "./ledger-view";

const codes = defineCodes({
  "date.future": {
    severity: "error",
    topic: "date",
    effect: "none",
    zh: "日期 {date} 在今天（{today}）之后。请改成实际日期；还没有做的事请登记到下一步计划。",
    en: "The date {date} is after today ({today}). Correct it; work not yet done belongs in the plan.",
    many: {
      zh: "这一列有 {count} 个日期在今天（{today}）之后（如 {date}）。请改成实际日期；还没有做的事请登记到下一步计划。单元格：{cells}。",
      en: "{count} dates in this column are after today ({today}), such as {date}. Correct them; work not yet done belongs in the plan. Cells: {cells}.",
    },
  },
  "date.out-of-period": {
    severity: ["warning", "info"],
    topic: "date",
    effect: "left out",
    zh: "日期 {date} 不在报告期（{period}）之内，本期没有计入；今年累计（自 {yearStart}）计入 {counted} 条。日期写错的请改正，没写错的不用改。",
    en: "The date {date} is outside the reporting period ({period}): not counted in it; {counted} counted in the year to date (since {yearStart}). Correct the date if it is wrong; otherwise nothing needs to be done.",
    many: {
      zh: "有 {count} 条记录的日期不在报告期（{period}）之内（第一条是 {date}），本期没有计入；其中 {counted} 条计入今年累计（自 {yearStart}）。请确认这些日期没有写错。",
      en: "{count} records are dated outside the reporting period ({period}), the first one {date}: not counted in it; {counted} of them counted in the year to date (since {yearStart}). Make sure that these dates are right.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const datesCheck = defineCheck(codes, (context) => ({ ledger: (view) => checkDates(view, context) }));

/**
 * `date.future`: error at each date after today.
 * `date.out-of-period`: the record is not counted in the period. A date in another year counts nowhere and is a warning. A date in the same
 * year is a warning where it is a stray in a ledger of the period; where the ledger as a whole covers more than the period (a list kept
 * since January, read for March), one 提示 says how many records stay out.
 * Plans and deadlines lie ahead by nature (rules `plan` and `ahead`); what counts since 1 January, or as a stock, may be older than the period.
 */
function checkDates(view: LedgerView, context: CheckContext): Note[] {
  const column = view.has.get("date")?.column ?? null;
  if (column === null || liesAhead(view.kind)) return [];
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
    if (span.start > today) notes.push({ code: "date.future", ...at(view, record, column), params: { date: textOf(span), today } });
    else if (span.start > period.end || span.end < since) (span.end < yearStart(context.period) || span.start > yearEnd ? otherYear : sameYear).push(record);
  }
  const strays = (records: readonly LedgerRecord[], severity: "warning" | "info", together: boolean) =>
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
  severity: "warning" | "info",
): Note {
  const start = yearStart(context.period);
  const counted = records.filter(({ span }) => span !== null && span.end >= start && span.end <= context.period.end).length;
  const params = { date: textOf(first.span), period: context.period.label, count: records.length, counted, yearStart: start };
  return { code: "date.out-of-period", severity, ...at(view, first, column), params };
}

/** First day from which a record of the ledger counts somewhere in this run. */
function earliest(view: LedgerView, context: CheckContext): string {
  const types = new Set(view.indicators.map((indicator) => indicator.periodType));
  if (view.kind?.stock || (types.size === 1 && types.has("stock"))) return "";
  return countsByYear(view.indicators) ? yearStart(context.period) : context.period.start;
}

const textOf = (span: DateSpan | null): string => (span === null ? "" : span.start === span.end ? span.start : `${span.start}～${span.end}`);

const at = (view: LedgerView, record: LedgerRecord, column: number) => ({ ledger: view.ledger, row: record.row, column, area: record.area });
