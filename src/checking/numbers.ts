/** What no count can be: below zero, or a fraction of a person. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { numberText } from "./number-text";
import { columnName, columnOf, type LedgerView } from "./ledger-view";
import units from "./whole-units.json";

const codes = defineCodes({
  "quantity.negative": {
    severity: "error",
    topic: "quantity",
    effect: "none",
    zh: "“{column}”是 {value}，不能是负数。请改正；要冲减以前的数，请直接改原来那一行。",
    en: "“{column}” is {value}; it cannot be below zero. Correct it; to take back an earlier number, change that row itself.",
    many: {
      zh: "“{column}”有 {count} 个负数（如 {value}）。请改正；要冲减以前的数，请直接改原来的行。单元格：{cells}。",
      en: "“{column}” has {count} numbers below zero (such as {value}). Correct them; to take back earlier numbers, change those rows themselves. Cells: {cells}.",
    },
  },
  "quantity.fraction": {
    severity: "warning",
    topic: "quantity",
    effect: "none",
    zh: "“{column}”是 {value}，{unit}只能是整数。请改成整数，或核对单位。",
    en: "“{column}” is {value}, but {unit} come whole. Write a whole number, or check the unit.",
    many: {
      zh: "“{column}”有 {count} 个数带小数（如 {value}），{unit}只能是整数。请改成整数，或核对单位。单元格：{cells}。",
      en: "“{column}” has {count} numbers with fractions (such as {value}), but {unit} come whole. Write whole numbers, or check the unit. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const numbersCheck = defineCheck(codes, () => ({ ledger: checkNumbers }));

const WHOLE: ReadonlySet<string> = new Set(units);

/** `quantity.negative` (error) and `quantity.fraction` (warning: 12.5人; units that only come whole stand in whole-units.json). */
function checkNumbers(view: LedgerView): Note[] {
  const notes: Note[] = [];
  for (const { field } of view.quantities) {
    for (const record of view.ledger.records) {
      const quantity = record.quantities[field.field];
      if (!quantity) continue;
      const negative = quantity.high < 0;
      if (!negative && (quantity.mark !== null || Number.isInteger(quantity.value) || !WHOLE.has(quantity.unit ?? field.unit ?? ""))) continue;
      const column = columnOf(view, record, field.field);
      const at = { ledger: view.ledger, row: record.row, column, area: record.area };
      const params = { column: columnName(view, column, field.field), value: numberText(quantity.value) };
      if (negative) notes.push({ ...at, code: "quantity.negative", params });
      else notes.push({ ...at, code: "quantity.fraction", params: { ...params, unit: quantity.unit ?? field.unit ?? "" } });
    }
  }
  return notes;
}
