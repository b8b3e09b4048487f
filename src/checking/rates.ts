/** Rates lie within 0–100 % and equal numerator / denominator where both stand (rules/rates.json says which). */
import type { Quantity } from "../model/quantity";
import type { LedgerRecord, TotalRow } from "../model/ledger";
import { clean, decimals, figure, quantityText } from "./figure";
import { columnName, columnOf, type LedgerView } from "./ledger-view";
import type { Note } from "./note";
import { exceeds } from "./parts";
import rules from "./rules/rates.json";

type Rule = (typeof rules)[number];

/** Findings for rates of records and of total rows. A row whose part exceeds its whole has its finding there, and none for the rate that follows from it. */
export function checkRates(view: LedgerView): Note[] {
  const notes: Note[] = [];
  for (const { field } of view.rates) {
    const rule = rules.find((candidate) => candidate.kind === view.ledger.kind && candidate.rate === field.field);
    for (const record of view.ledger.records) {
      const rate = record.quantities[field.field];
      const column = columnOf(view, record, field.field);
      if (!rate || column === null || (rule && exceeds(record, rule.numerator, rule.denominator))) continue;
      const note = rangeNote(view, record.row, column, rate) ?? (rule ? mismatchNote(view, record, column, rate, rule) : null);
      if (note) notes.push({ ...note, area: record.area });
    }
    for (const { index } of view.ledger.columns.filter((column) => column.field === field.field)) {
      for (const total of view.ledger.totalRows) {
        const rate = total.values.get(index);
        const note = rate && (rangeNote(view, total.row, index, rate) ?? (rule ? totalRateNote(view, total, index, rate, rule) : null));
        if (note) notes.push(note);
      }
    }
  }
  return notes;
}

function rangeNote(view: LedgerView, row: number, column: number, rate: Quantity): Note | null {
  if (rate.low >= 0 && rate.low <= 100) return null;
  return {
    code: "rate.out-of-range",
    severity: "error",
    ledger: view.ledger,
    row,
    column,
    params: { column: columnName(view, column, ""), rate: percentText(rate) },
  };
}

function mismatchNote(view: LedgerView, record: LedgerRecord, column: number, rate: Quantity, rule: Rule): Note | null {
  const numerator = record.quantities[rule.numerator];
  const denominator = record.quantities[rule.denominator];
  return compared(view, record.row, column, rate, numerator, denominator, "rate.mismatch");
}

/** The rate of a total row is the rate of the sums, never the mean of the rates above it. */
function totalRateNote(view: LedgerView, total: TotalRow, column: number, rate: Quantity, rule: Rule): Note | null {
  const valueAt = (field: string) => {
    const index = view.members.get(column)?.get(field) ?? view.has.get(field)?.column;
    return index === null || index === undefined ? undefined : total.values.get(index);
  };
  return compared(view, total.row, column, rate, valueAt(rule.numerator), valueAt(rule.denominator), "rate.total-mismatch");
}

function compared(
  view: LedgerView,
  row: number,
  column: number,
  rate: Quantity,
  numerator: Quantity | undefined,
  denominator: Quantity | undefined,
  code: string,
): Note | null {
  if (!numerator || !denominator || denominator.low <= 0) return null;
  const low = (numerator.low / denominator.high) * 100;
  const high = (numerator.high / denominator.low) * 100;
  // Rounded or cut off at its last written digit: both are usual, so less than one of that digit is no difference.
  const digit = 10 ** -decimals(rate.value);
  if (rate.high > low - digit && rate.low < high + digit) return null;
  return {
    code,
    severity: "error",
    ledger: view.ledger,
    row,
    column,
    params: {
      column: columnName(view, column, ""),
      rate: percentText(rate),
      numerator: quantityText(numerator),
      denominator: quantityText(denominator),
      expected: `${figure(clean(Number(((numerator.value / denominator.value) * 100).toFixed(2))))}%`,
    },
  };
}

const percentText = (rate: Quantity): string => quantityText({ ...rate, unit: "%" });
