/**
 * The unit agrees with the field and the form: 标语 are counted in 条, not 块. What fits is the catalogue's: the field's unit, the
 * units of the indicators that would count the record, all that converts into one of them, and the measure words that the kind names (rule `units`).
 */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { takesRecord } from "../catalogue/filter";
import type { Indicator } from "../model/indicator";
import { rulesOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import { canonicalUnit, convertQuantity } from "../language/units";
import { columnName, columnOf, headerRow, type FieldColumn, type LedgerView } from "./ledger-view";

const codes = defineCodes({
  "unit.disagrees": {
    severity: "warning",
    topic: "unit",
    effect: "none",
    zh: "“{subject}”的单位写的是“{unit}”，应是“{fit}”，也不能换算。请改单位；数字指的是别的东西的，请改到对应的项目。",
    en: "“{subject}” is given in “{unit}”; it is counted in “{fit}”, and the two do not convert. Correct the unit, or move the number to where it belongs.",
    many: {
      zh: "有 {count} 处单位与项目不符（如“{subject}”写的是“{unit}”，应是“{fit}”），也不能换算。请改单位。单元格：{cells}。",
      en: "{count} units do not go with what is counted (such as “{subject}” in “{unit}” instead of “{fit}”) and do not convert. Correct them. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const unitsCheck = defineCheck(codes, () => ({ ledger: checkUnits }));

/** A warning for each quantity whose unit does not fit; one at the header where the header names the unit for the whole column. */
function checkUnits(view: LedgerView): Note[] {
  return view.quantities.flatMap((entry) => fieldNotes(view, entry));
}

function fieldNotes(view: LedgerView, { field }: FieldColumn): Note[] {
  const indicators = view.indicators.filter((indicator) => measures(indicator, field.field));
  if (!field.unit && indicators.length === 0) return [];
  const extra = rulesOf(view.kind, "units").find((rule) => rule.field === field.field)?.units ?? [];
  const keys = [...new Set(indicators.flatMap((indicator) => indicator.where.map((filter) => filter.field)))];
  const known = new Map<string, Map<string, string | null>>();

  /** The unit that would fit, where the record's does not; null where it does or nobody can say. */
  const wanted = (record: LedgerRecord, unit: string): string | null => {
    const texts = keys.length === 1 ? (record.texts[keys[0] ?? ""] ?? "") : keys.map((name) => record.texts[name] ?? "").join("\t");
    let answers = known.get(unit);
    if (!answers) known.set(unit, (answers = new Map()));
    const held = answers.get(texts);
    if (held !== undefined) return held;
    const matching = indicators.filter((indicator) => takesRecord(indicator.where, record, view.filterTexts));
    const fitting = [...(field.unit ? [field.unit] : []), ...matching.flatMap((indicator) => [indicator.unit, ...(indicator.units ?? [])])];
    const fits = fitting.length === 0 || extra.includes(unit) || fitting.some((target) => converts(unit, target));
    const answer = fits ? null : (fitting[0] ?? null);
    answers.set(texts, answer);
    return answer;
  };

  const notes: Note[] = [];
  const told = new Set<number>();
  for (const record of view.ledger.records) {
    const unit = record.quantities[field.field]?.unit;
    if (!unit || unit === field.unit || canonicalUnit(unit) === null) continue;
    const beside = unitBeside(record, unit);
    const fit = beside ?? wanted(record, unit);
    const column = columnOf(view, record, field.field);
    if (fit === null || column === null) continue;
    const fromHeader = beside === null && !record.texts.unit && view.columns.get(column)?.unit === unit;
    if (fromHeader && told.has(column)) continue;
    if (fromHeader) told.add(column);
    const subject = fromHeader ? columnName(view, column, field.field) : subjectOf(view, record, keys, column, field.field);
    notes.push({
      code: "unit.disagrees",
      ledger: view.ledger,
      row: fromHeader ? headerRow(view) : record.row,
      column,
      area: fromHeader ? undefined : record.area,
      params: { subject, unit, fit },
    });
  }
  return notes;
}

/** The unit of a 单位 column, where the number beside it names another one that does not convert into it (175块 beside 条). */
function unitBeside(record: LedgerRecord, unit: string): string | null {
  const beside = record.texts.unit ? canonicalUnit(record.texts.unit) : null;
  return beside !== null && !converts(unit, beside) ? beside : null;
}

function subjectOf(view: LedgerView, record: LedgerRecord, keys: readonly string[], column: number, field: string): string {
  const key = keys.find((name) => record.texts[name] && !view.has.get(name)?.field.personal);
  return (key === undefined ? undefined : record.texts[key]) ?? columnName(view, column, field);
}

function measures({ measure }: Indicator, field: string): boolean {
  return "field" in measure && measure.type !== "distinct" && measure.field === field;
}

const converts = (unit: string, target: string): boolean =>
  unit === target || convertQuantity({ value: 1, unit, low: 1, high: 1, mark: null }, target) !== null;
