/** What measuring says of records: dates over the period's edge, numbers that no indicator takes, and numbers that two take. */
import { ruleOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { CellPlace } from "../findings/ranges";
import type { Frame } from "./frame";
import type { Cause, Notes } from "./notes";
import type { Program, Rule } from "./program";
import type { Membership } from "./window";

/** `measure.span-into` counted whole though it began before; `measure.span-beyond` not counted, it ends later; `measure.title-month` not counted. */
export function noteEdge({ ledger, kind, columnOf }: Frame, record: LedgerRecord, { span, edge }: Membership, notes: Notes): void {
  if (span === null || edge === null) return;
  const dateColumn = columnOf(record, "date");
  const column = record.memberColumn ?? (dateColumn >= 0 ? dateColumn : (ledger.columns.find((c) => c.role === "field")?.index ?? 0));
  const code = edge === "in" ? "measure.span-into" : edge === "after" ? "measure.span-beyond" : "measure.title-month";
  const issueField = ruleOf(kind, "issue")?.issue;
  const text = record.date?.text ?? (issueField === undefined ? undefined : record.texts[issueField]) ?? ledger.title ?? ledger.sheet;
  const params = { start: span.start, end: span.end, text };
  notes.places(ledger, `${span.start}${span.end}${text}`, { said: { code, params } }).push({ row: record.row, column });
}

/** `measure.twice`: a text that two sums of one field take (a filter of the town's own beside ours); counted in both. */
export function noteTwice({ ledger, columnOf }: Frame, record: LedgerRecord, rules: readonly Rule[], notes: Notes): void {
  const sums = rules.filter(({ indicator }) => indicator.measure.type === "sum" && indicator.where.some((filter) => filter.op === "contains"));
  for (const [i, one] of sums.entries()) {
    const [field = ""] = one.fields;
    const other = sums.slice(i + 1).find((rule) => rule.fields[0] === field && record.quantities[field] !== undefined);
    if (!other) continue;
    const filter = one.indicator.where.find((f) => f.op === "contains");
    const text = (filter && record.texts[filter.field]) ?? "";
    const params = { text, first: one.indicator.name, second: other.indicator.name };
    notes.places(ledger, JSON.stringify(params), { said: { code: "measure.twice", params } }).push({ row: record.row, column: columnOf(record, field) });
  }
}

/**
 * Notes a number of a measured field that no indicator took: `measure.unit` (its unit fits none), `measure.half-ratio` (the other side of the
 * ratio is missing), `measure.no-indicator` (its text, such as 横幅, is in no filter), `measure.no-text` (the text that the filters ask for is blank).
 * Records with the same answer of the filters share the cause: it is worked out once.
 */
export function leftNoter(
  frame: Frame,
  program: Program,
  notes: Notes,
): (record: LedgerRecord, rules: readonly Rule[], field: string, quantity: Quantity) => void {
  const known = new Map<readonly Rule[], Map<string, CellPlace[]>>();
  return (record, rules, field, quantity) => {
    let byField = known.get(rules);
    if (!byField) known.set(rules, (byField = new Map<string, CellPlace[]>()));
    const key = quantity.unit === null ? field : `${field}\u0000${quantity.unit}`;
    let places = byField.get(key);
    if (!places) {
      const cause = causeOf(frame, record, program, rules, field, quantity);
      byField.set(key, (places = notes.places(frame.ledger, `${field}\u0000${JSON.stringify(cause.said.params)}`, cause)));
    }
    places.push({ row: record.row, column: frame.columnOf(record, field) });
  };
}

function causeOf({ kind }: Frame, record: LedgerRecord, program: Program, rules: readonly Rule[], field: string, quantity: Quantity): Cause {
  const nameOf = (key: string): string => kind.fields.find((f) => f.field === key)?.name ?? key;
  const refusing = rules.filter((rule) => rule.indicator.measure.type !== "ratio" && rule.fields.includes(field));
  if (refusing.length > 0) {
    const allowed = [...new Set(refusing.flatMap(({ indicator }) => [indicator.unit, ...(indicator.units ?? [])]))].join("、");
    const params = { unit: quantity.unit ?? "", field: nameOf(field), allowed };
    return { said: { code: "measure.unit", params }, indicator: refusing[0]?.indicator.code };
  }
  const ratio = rules.find((rule) => rule.fields.includes(field));
  if (ratio) {
    const missing = nameOf(ratio.fields.find((other) => other !== field) ?? field);
    const params = { field: nameOf(field), missing, indicator: ratio.indicator.name };
    return { said: { code: "measure.half-ratio", params }, indicator: ratio.indicator.code };
  }
  const filter = program.rules.find((rule) => rule.fields.includes(field))?.indicator.where.find((f) => f.op !== "filled");
  const text = filter ? (record.texts[filter.field] ?? "") : "";
  return { said: { code: text === "" ? "measure.no-text" : "measure.no-indicator", params: { text, field: nameOf(filter?.field ?? field) } } };
}
