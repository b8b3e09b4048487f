/** Words of a field that decides what is counted: 状态, 榜别, 整改情况. A word that no indicator knows leaves its record out of every count. */
import { short } from "./figure";
import { columnName, type LedgerView } from "./ledger-view";
import type { Note } from "./note";
import rules from "./rules/choices.json";

/** `choice.unknown`: a warning at each word that is neither one that an indicator of the kind asks for nor one of the field's known values. */
export function checkChoices(view: LedgerView): Note[] {
  return rules.flatMap((rule) => {
    const entry = rule.kind === view.ledger.kind ? view.has.get(rule.field) : undefined;
    if (!entry || entry.column === null) return [];
    const { column, field } = entry;
    const filters = view.indicators.flatMap((indicator) => indicator.where).filter((filter) => filter.field === rule.field);
    const whole = new Set(filters.filter((filter) => filter.op === "equals").flatMap((filter) => filter.values));
    const within = filters.filter((filter) => filter.op !== "equals").flatMap((filter) => filter.values);
    const others = [...within, ...(field.values ?? []).filter((value) => !whole.has(value))];
    const known = (text: string): boolean => whole.has(text) || whole.has(text.replace(/\s/g, "")) || others.some((value) => text.includes(value));
    return view.rows.flatMap((record): Note[] => {
      const text = record.texts[rule.field];
      if (!text || known(text)) return [];
      const params = { column: columnName(view, column, rule.field), text: short(text), values: (field.values ?? [...whole]).join("、") };
      return [{ code: "choice.unknown", severity: "warning", ledger: view.ledger, row: record.row, column, area: record.area, params }];
    });
  });
}
