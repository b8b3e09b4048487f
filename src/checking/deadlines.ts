/** Dates that belong together: what ends does not end before it begins (rule `order`), an open problem's deadline, one day for one 期次. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { ruleOf, rulesOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import type { DateSpan } from "../model/period";
import { passedDeadline, readDate, readDeadline, resolveDate } from "../language/date";
import type { CheckContext } from "./context";
import { short } from "./number-text";
import { columnName, type LedgerView } from "./ledger-view";

const codes = defineCodes({
  "date.order": {
    severity: "error",
    topic: "date",
    effect: "none",
    zh: "{later}（{to}）早于{earlier}（{from}）。请核对这两个日期。",
    en: "{later} ({to}) is before {earlier} ({from}). Check the two dates.",
    many: {
      zh: "这一列有 {count} 处{later}早于{earlier}（如 {to} 早于 {from}）。请核对。单元格：{cells}。",
      en: "{later} is before {earlier} in {count} rows (such as {to} before {from}). Check these dates. Cells: {cells}.",
    },
  },
  "deadline.passed": {
    severity: "info",
    topic: "deadline",
    effect: "none",
    zh: "整改期限 {deadline} 已过，状态仍是“{status}”。请催办；已经整改的请更新状态。",
    en: "The deadline {deadline} has passed and the status is still “{status}”. Follow up, or update the status if it is done.",
    many: {
      zh: "有 {count} 个问题的整改期限已过，仍未整改完（如 {deadline}“{status}”）。请催办；已经整改的请更新状态。单元格：{cells}。",
      en: "{count} problems are past their deadline and still open (such as {deadline}, “{status}”). Follow up, or update the status of those that are done. Cells: {cells}.",
    },
  },
  "plan.passed": {
    severity: "warning",
    topic: "deadline",
    effect: "none",
    zh: "计划“{item}”的完成时限 {deadline} 已过，没有写进报告的下一步打算。已经完成的请登记到相应台账并从计划里删去；没有完成的请改时限。",
    en: "The plan “{item}” was due on {deadline}, before today, and is not among the next steps of the report. Enter what was done in its ledger and delete the plan, or change the deadline.",
    many: {
      zh: "有 {count} 项计划的完成时限已过（如“{item}”{deadline}），没有写进报告的下一步打算。已经完成的请登记到相应台账并从计划里删去；没有完成的请改时限。单元格：{cells}。",
      en: "{count} plans were due before today (such as “{item}”, {deadline}) and are not among the next steps of the report. Enter what was done in its ledger and delete the plan, or change the deadline. Cells: {cells}.",
    },
  },
  "issue.dates": {
    severity: "warning",
    topic: "issue",
    effect: "none",
    zh: "期次“{issue}”已有 {month} 的记录，这里又写了 {date}。请核对期次或日期。",
    en: "Issue “{issue}” already has records of {month}, and this one is dated {date}. Check the issue or the date.",
    many: {
      zh: "有 {count} 行的日期与同一期次的其他记录不在同一个月（如期次“{issue}”：{month} 与 {date}）。请核对期次或日期。单元格：{cells}。",
      en: "{count} rows are dated in another month than the rest of their issue (such as “{issue}”: {month} and {date}). Check the issue or the date. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const deadlinesCheck = defineCheck(codes, (context) => ({ ledger: (view) => checkDeadlines(view, context) }));

/**
 * `date.order` (error), `deadline.passed` (提示), `plan.passed` (a warning: the report leaves the plan out), `issue.dates` (a warning where one 期次 was
 * held in two months).
 */
function checkDeadlines(view: LedgerView, context: CheckContext): Note[] {
  return [...orders(view, context), ...passed(view, context), ...plans(view, context), ...issues(view)];
}

function orders(view: LedgerView, context: CheckContext): Note[] {
  return rulesOf(view.kind, "order").flatMap((rule) => {
    const column = view.has.get(rule.later)?.column;
    if (!view.has.has(rule.earlier) || column === undefined || column === null) return [];
    return view.rows.flatMap((record): Note[] => {
      const earlier = spanOf(record, rule.earlier, context);
      const later = spanOf(record, rule.later, context);
      if (!earlier || !later || later.end >= earlier.start) return [];
      const name = (field: string) => columnName(view, view.has.get(field)?.column ?? null, field);
      const params = { earlier: name(rule.earlier), from: earlier.start, later: name(rule.later), to: later.end };
      return [{ code: "date.order", ledger: view.ledger, row: record.row, column, area: record.area, params }];
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
  const rule = ruleOf(view.kind, "deadline");
  const column = rule && view.has.get(rule.deadline)?.column;
  if (!rule || column === undefined || column === null || !view.has.has(rule.status)) return [];
  return view.rows.flatMap((record): Note[] => {
    const { [rule.status]: status = "", [rule.deadline]: deadline = "" } = record.texts;
    const span = deadline && OPEN.test(status) ? resolveDate(readDeadline(deadline), context.period)?.span : undefined;
    if (!span || span.end >= context.today) return [];
    const params = { deadline: span.end, status, today: context.today };
    return [{ code: "deadline.passed", ledger: view.ledger, row: record.row, column, area: record.area, params }];
  });
}

/** Plans that had to be carried out before today: drafting leaves out the same ones. */
function plans(view: LedgerView, context: CheckContext): Note[] {
  const rule = ruleOf(view.kind, "plan");
  const column = rule?.deadline === undefined ? undefined : view.has.get(rule.deadline)?.column;
  if (rule?.deadline === undefined || column === undefined || column === null) return [];
  const { item: itemField, deadline: deadlineField } = rule;
  return view.rows.flatMap((record): Note[] => {
    const { [itemField]: item = "", [deadlineField]: deadline = "" } = record.texts;
    const day = passedDeadline(deadline, context.period, context.today);
    if (day === null) return [];
    const params = { item: short(item), deadline: day, today: context.today };
    return [{ code: "plan.passed", ledger: view.ledger, row: record.row, column, area: record.area, params }];
  });
}

/** One 期次 is one meeting of one area: two months for it are two 期次, or a slip. */
function issues(view: LedgerView): Note[] {
  const rule = ruleOf(view.kind, "issue");
  const column = view.has.get("date")?.column;
  if (!rule || column === undefined || column === null || !view.has.has(rule.issue)) return [];
  const months = new Map<string, string>();
  return view.rows.flatMap((record): Note[] => {
    const issue = record.texts[rule.issue];
    if (!issue || !record.span || record.span.start.slice(0, 7) !== record.span.end.slice(0, 7)) return [];
    const month = record.span.start.slice(0, 7);
    const key = `${record.area}\t${issue}`;
    const known = months.get(key);
    if (known === undefined) months.set(key, month);
    if (known === undefined || known === month) return [];
    return [{ code: "issue.dates", ledger: view.ledger, row: record.row, column, area: record.area, params: { issue, date: record.span.start, month: known } }];
  });
}
