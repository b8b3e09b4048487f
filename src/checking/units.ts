/**
 * The unit agrees with the field and the form: 标语 are counted in 条, not 块. What fits is the catalogue's: the field's unit, the
 * units of the indicators that would count the record, all that converts into one of them, and the measure words that the kind names (rule `units`).
 */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { takesRecord } from "../catalogue/filter";
import type { Field, Indicator } from "../model/indicator";
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
  const keys = [...new Set(indicators.flatMap((indicator) => indicator.where.map((filter) => filter.field)))];
  const wanted = wantedUnits(view, field, indicators, keys);
  const told = new Set<number>();
  return view.ledger.records.flatMap((record): Note[] => {
    const unit = record.quantities[field.field]?.unit;
    if (!unit || unit === field.unit || canonicalUnit(unit) === null) return [];
    const beside = unitBeside(record, unit);
    const fit = beside ?? wanted(record, unit);
    const column = columnOf(view, record, field.field);
    if (fit === null || column === null) return [];
    const at = { code: "unit.disagrees", ledger: view.ledger, column } as const;
    const fromHeader = beside === null && !record.texts.unit && view.columns.get(column)?.unit === unit;
    if (!fromHeader) return [{ ...at, row: record.row, area: record.area, params: { subject: subjectOf(view, record, keys, column, field.field), unit, fit } }];
    if (told.has(column)) return [];
    told.add(column);
    return [{ ...at, row: headerRow(view), params: { subject: columnName(view, column, field.field), unit, fit } }];
  });
}

/**
 * The unit that would fit a record, where that of its number does not; null where it does or nobody can say. Records with the same texts share an answer.
 * @param keys fields that the indicators' filters ask for
 */
function wantedUnits(
  view: LedgerView,
  field: Field,
  indicators: readonly Indicator[],
  keys: readonly string[],
): (record: LedgerRecord, unit: string) => string | null {
  const extra = rulesOf(view.kind, "units").find((rule) => rule.field === field.field)?.units ?? [];
  const known = new Map<string, Map<string, string | null>>();
  const work = (record: LedgerRecord, unit: string): string | null => {
    const matching = indicators.filter((indicator) => takesRecord(indicator.where, record, view.filterTexts));
    const fitting = [...(field.unit ? [field.unit] : []), ...matching.flatMap((indicator) => [indicator.unit, ...(indicator.units ?? [])])];
    const fits = fitting.length === 0 || extra.includes(unit) || fitting.some((target) => converts(unit, target));
    return fits ? null : (fitting[0] ?? null);
  };
  return (record, unit) => {
    const texts = keys.length === 1 ? (record.texts[keys[0] ?? ""] ?? "") : keys.map((name) => record.texts[name] ?? "").join("\t");
    const answers = known.get(unit) ?? new Map<string, string | null>();
    known.set(unit, answers);
    let answer = answers.get(texts);
    if (answer === undefined) answers.set(texts, (answer = work(record, unit)));
    return answer;
  };
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
