/** Dates that belong together: what ends does not end before it begins (rules/orders.json), an open problem's deadline, one day for one 期次. */
import type { LedgerRecord } from "../model/ledger";
import type { DateSpan } from "../model/period";
import { passedDeadline, readDate, readDeadline, resolveDate } from "../reading/date";
import type { CheckContext } from "./context";
import { short } from "./figure";
import { columnName, type LedgerView } from "./ledger-view";
import type { Note } from "./note";
import rules from "./rules/orders.json";

/**
 * `date.order` (error), `deadline.passed` (提示), `plan.passed` (a warning: the report leaves the plan out), `issue.dates` (a warning where one 期次 was
 * held in two months).
 */
export function checkDeadlines(view: LedgerView, context: CheckContext): Note[] {
  return [...orders(view, context), ...passed(view, context), ...plans(view, context), ...issues(view)];
}

function orders(view: LedgerView, context: CheckContext): Note[] {
  return rules.flatMap((rule) => {
    const column = view.has.get(rule.later)?.column;
    if (rule.kind !== view.ledger.kind || !view.has.has(rule.earlier) || column === undefined || column === null) return [];
    return view.rows.flatMap((record): Note[] => {
      const earlier = spanOf(record, rule.earlier, context);
      const later = spanOf(record, rule.later, context);
      if (!earlier || !later || later.end >= earlier.start) return [];
      const name = (field: string) => columnName(view, view.has.get(field)?.column ?? null, field);
      const params = { earlier: name(rule.earlier), from: earlier.start, later: name(rule.later), to: later.end };
      return [{ code: "date.order", severity: "error", ledger: view.ledger, row: record.row, column, area: record.area, params }];
    });
  });
}

/** The span of a date field; null where it is blank, cannot be read, or has no year of its own (then its order says nothing). */
function spanOf(record: LedgerRecord, field: string, context: CheckContext): DateSpan | null {
  if (field === "date" && record.date) return record.span;
  const text = record.texts[field];
  const resolved = text ? resolveDate(readDate(text), context.period) : null;
  return resolved && !resolved.assumedYear ? resolved.span : null;
}

const OPEN = /未|整改中|进行中|推进/;

function passed(view: LedgerView, context: CheckContext): Note[] {
  const column = view.has.get("deadline")?.column;
  if (column === undefined || column === null || !view.has.has("status")) return [];
  return view.rows.flatMap((record): Note[] => {
    const { status = "", deadline = "" } = record.texts;
    const span = deadline && OPEN.test(status) ? resolveDate(readDeadline(deadline), context.period)?.span : undefined;
    if (!span || span.end >= context.today) return [];
    const params = { deadline: span.end, status, today: context.today };
    return [{ code: "deadline.passed", severity: "info", ledger: view.ledger, row: record.row, column, area: record.area, params }];
  });
}

/** Plans that had to be carried out before today: drafting leaves out the same ones. */
function plans(view: LedgerView, context: CheckContext): Note[] {
  const column = view.has.get("deadline")?.column;
  if (view.ledger.kind !== "plan" || column === undefined || column === null) return [];
  return view.rows.flatMap((record): Note[] => {
    const { item = "", deadline = "" } = record.texts;
    const day = passedDeadline(deadline, context.period, context.today);
    if (day === null) return [];
    const params = { item: short(item), deadline: day, today: context.today };
    return [{ code: "plan.passed", severity: "warning", ledger: view.ledger, row: record.row, column, area: record.area, params }];
  });
}

/** One 期次 of the 红黄榜 is one meeting of one area: two months for it are two 期次, or a slip. */
function issues(view: LedgerView): Note[] {
  const column = view.has.get("date")?.column;
  if (view.ledger.kind !== "moral-list" || column === undefined || column === null || !view.has.has("issue")) return [];
  const months = new Map<string, string>();
  return view.rows.flatMap((record): Note[] => {
    const issue = record.texts.issue;
    if (!issue || !record.span || record.span.start.slice(0, 7) !== record.span.end.slice(0, 7)) return [];
    const month = record.span.start.slice(0, 7);
    const key = `${record.area}\t${issue}`;
    const known = months.get(key);
    if (known === undefined) months.set(key, month);
    if (known === undefined || known === month) return [];
    return [
      {
        code: "issue.dates",
        severity: "warning",
        ledger: view.ledger,
        row: record.row,
        column,
        area: record.area,
        params: { issue, date: record.span.start, month: known },
      },
    ];
  });
}
