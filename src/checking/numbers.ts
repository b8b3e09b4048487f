/** What no count can be: below zero, or a fraction of a person. */
import { figure } from "./figure";
import { columnName, columnOf, type LedgerView } from "./ledger-view";
import type { Note } from "./note";
import units from "./rules/whole-units.json";

const WHOLE: ReadonlySet<string> = new Set(units);

/** `quantity.negative` (error) and `quantity.fraction` (warning: 12.5人; units that only come whole stand in rules/whole-units.json). */
export function checkNumbers(view: LedgerView): Note[] {
  const notes: Note[] = [];
  for (const { field } of view.quantities) {
    for (const record of view.ledger.records) {
      const quantity = record.quantities[field.field];
      if (!quantity) continue;
      const negative = quantity.high < 0;
      if (!negative && (quantity.mark !== null || Number.isInteger(quantity.value) || !WHOLE.has(quantity.unit ?? field.unit ?? ""))) continue;
      const column = columnOf(view, record, field.field);
      notes.push({
        code: negative ? "quantity.negative" : "quantity.fraction",
        severity: negative ? "error" : "warning",
        ledger: view.ledger,
        row: record.row,
        column,
        area: record.area,
        params: { column: columnName(view, column, field.field), value: figure(quantity.value), unit: quantity.unit ?? field.unit ?? "" },
      });
    }
  }
  return notes;
}
