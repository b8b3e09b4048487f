/** Rates lie within 0–100 % and equal numerator / denominator where both stand (the kind says which: rule `rate`). */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { rulesOf, type RuleOf } from "../model/kind-rule";
import type { Quantity } from "../model/quantity";
import type { LedgerRecord, TotalRow } from "../model/ledger";
import { clean, decimals, numberText, quantityText } from "./number-text";
import { columnName, columnOf, type LedgerView } from "./ledger-view";
import { exceeds } from "./parts";

const codes = defineCodes({
  "rate.out-of-range": {
    severity: "error",
    topic: "rate",
    effect: "none",
    zh: "“{column}”是 {rate}，应在 0—100% 之间。请改正。",
    en: "“{column}” is {rate}; a rate lies within 0–100%. Correct it.",
    many: {
      zh: "“{column}”有 {count} 处不在 0—100% 之间（如 {rate}）。请改正。单元格：{cells}。",
      en: "“{column}” has {count} rates outside 0–100% (such as {rate}). Correct them. Cells: {cells}.",
    },
  },
  "rate.mismatch": {
    severity: "error",
    topic: "rate",
    effect: "none",
    zh: "“{column}”写的是 {rate}，按 {numerator} ÷ {denominator} 应为 {expected}。请核对这三个数。",
    en: "“{column}” says {rate}; {numerator} ÷ {denominator} makes {expected}. Check the three numbers.",
    many: {
      zh: "“{column}”有 {count} 处与分子÷分母不符（如写 {rate}，{numerator} ÷ {denominator} 应为 {expected}）。请核对。单元格：{cells}。",
      en: "“{column}” differs from its numerator / denominator in {count} cells (such as {rate}, where {numerator} ÷ {denominator} makes {expected}). Check them. Cells: {cells}.",
    },
  },
  "rate.total-mismatch": {
    severity: "error",
    topic: "rate",
    effect: "none",
    zh: "合计行的“{column}”写的是 {rate}，按合计的 {numerator} ÷ {denominator} 应为 {expected}（不能取各行的平均）。请改正。",
    en: "The total of “{column}” says {rate}; by the totals {numerator} ÷ {denominator} it is {expected} (never the mean of the rows). Correct it.",
    many: {
      zh: "“{column}”有 {count} 个合计行的比率不对（如写 {rate}，应为 {expected}，不能取各行的平均）。请改正。单元格：{cells}。",
      en: "“{column}” has {count} wrong totals (such as {rate}, which should be {expected}, never the mean of the rows). Correct them. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const ratesCheck = defineCheck(codes, () => ({ ledger: checkRates }));

type Rule = RuleOf<"rate">;

/** Findings for rates of records and of total rows. A row whose part exceeds its whole has its finding there, and none for the rate that follows from it. */
function checkRates(view: LedgerView): Note[] {
  const notes: Note[] = [];
  for (const { field } of view.rates) {
    const rule = rulesOf(view.kind, "rate").find((candidate) => candidate.rate === field.field);
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
  return { code: "rate.out-of-range", ledger: view.ledger, row, column, params: { column: columnName(view, column, ""), rate: percentText(rate) } };
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
  code: "rate.mismatch" | "rate.total-mismatch",
): Note | null {
  if (!numerator || !denominator || denominator.low <= 0) return null;
  const low = (numerator.low / denominator.high) * 100;
  const high = (numerator.high / denominator.low) * 100;
  // Rounded or cut off at its last written digit: both are usual, so less than one of that digit is no difference.
  const digit = 10 ** -decimals(rate.value);
  if (rate.high > low - digit && rate.low < high + digit) return null;
  return {
    code,
    ledger: view.ledger,
    row,
    column,
    params: {
      column: columnName(view, column, ""),
      rate: percentText(rate),
      numerator: quantityText(numerator),
      denominator: quantityText(denominator),
      expected: `${numberText(clean(Number(((numerator.value / denominator.value) * 100).toFixed(2))))}%`,
    },
  };
}

const percentText = (rate: Quantity): string => quantityText({ ...rate, unit: "%" });
