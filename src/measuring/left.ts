/** What measuring says of records: dates over the period's edge, numbers that no indicator takes, and numbers that two take. */
import type { LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { Frame } from "./frame";
import type { Notes } from "./notes";
import type { Program, Rule } from "./program";
import type { Membership } from "./window";

/** `measure.span-into` counted whole though it began before; `measure.span-beyond` not counted, it ends later; `measure.title-month` not counted. */
export function noteEdge({ ledger, columnOf }: Frame, record: LedgerRecord, { span, edge }: Membership, notes: Notes): void {
  if (span === null || edge === null) return;
  const dateColumn = columnOf(record, "date");
  const column = record.memberColumn ?? (dateColumn >= 0 ? dateColumn : (ledger.columns.find((c) => c.role === "field")?.index ?? 0));
  const code = edge === "in" ? "measure.span-into" : edge === "after" ? "measure.span-beyond" : "measure.title-month";
  const text = record.date?.text ?? record.texts.issue ?? ledger.title ?? ledger.sheet;
  notes.add(ledger, code, `${span.start}${span.end}`, "warning", { start: span.start, end: span.end, text }, { row: record.row, column });
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
    notes.add(ledger, "measure.twice", `${text}\u0000${one.indicator.code}`, "info", params, { row: record.row, column: columnOf(record, field) });
  }
}

/**
 * A number of a measured field that no indicator took: `measure.unit` (its unit fits none), `measure.half-ratio` (the other side of the ratio
 * is missing), `measure.no-indicator` (its text, such as 横幅, is in no filter), `measure.no-text` (the text that the filters ask for is blank).
 */
export function noteLeft(
  { ledger, kind, columnOf }: Frame,
  record: LedgerRecord,
  program: Program,
  rules: readonly Rule[],
  field: string,
  quantity: Quantity,
  notes: Notes,
): void {
  const place = { row: record.row, column: columnOf(record, field) };
  const nameOf = (key: string): string => kind.fields.find((f) => f.field === key)?.name ?? key;
  const refusing = rules.filter((rule) => rule.indicator.measure.type !== "ratio" && rule.fields.includes(field));
  if (refusing.length > 0) {
    const unit = quantity.unit ?? "";
    const allowed = [...new Set(refusing.flatMap(({ indicator }) => [indicator.unit, ...(indicator.units ?? [])]))].join("、");
    notes.add(ledger, "measure.unit", `${field}\u0000${unit}`, "error", { unit, field: nameOf(field), allowed }, place, refusing[0]?.indicator.code);
    return;
  }
  const ratio = rules.find((rule) => rule.fields.includes(field));
  if (ratio) {
    const missing = nameOf(ratio.fields.find((other) => other !== field) ?? field);
    const params = { field: nameOf(field), missing, indicator: ratio.indicator.name };
    notes.add(ledger, "measure.half-ratio", field, "warning", params, place, ratio.indicator.code);
    return;
  }
  const filter = program.rules.find((rule) => rule.fields.includes(field))?.indicator.where.find((f) => f.op !== "filled");
  const text = filter ? (record.texts[filter.field] ?? "") : "";
  const params = { text, field: nameOf(filter?.field ?? field) };
  notes.add(ledger, text === "" ? "measure.no-text" : "measure.no-indicator", `${field}\u0000${text}`, "warning", params, place);
}
