/** A record as a template sees it. A ledger may have tens of thousands: what a row says is worked out when it is asked. */
import type { Catalogue, Field, LedgerKind } from "../model/indicator";
import { ruleOf } from "../model/kind-rule";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { RollUp } from "../model/total";
import { cellAddress } from "../model/address";
import { townFigureId, type Figure } from "../model/figure";
import { templateFigure, type TemplateFigure } from "./figure";
import { spanWords, yearOf } from "../language/period-words";
import { cleanWords } from "./wording";

export interface FoundRecord {
  readonly ledger: Ledger;
  readonly record: LedgerRecord;
}

/** By the ledger's Chinese field names, with `村居` and `日期`; no personal field; null where nothing (or a placeholder) stands. */
export type Row = Readonly<Record<string, string | TemplateFigure | null>>;

interface RowTarget extends FoundRecord {
  readonly values: Map<string, string | TemplateFigure | null>;
}

const RECORD = Symbol("record");

/** The run that rows are told of. */
export type RowRun = Pick<RollUp, "town" | "period">;

export function rowMaker(kind: LedgerKind, catalogue: Catalogue, run: RowRun): (found: FoundRecord) => Row {
  const fields = new Map(kind.fields.filter((field) => !field.personal).map((field) => [field.name, field]));
  const year = yearOf(run.period.end);
  const known = new Set([...fields.keys(), "村居", "日期"]);
  const read = ({ ledger, record, values }: RowTarget, name: string): string | TemplateFigure | null => {
    let value = values.get(name);
    if (value === undefined) {
      const field = fields.get(name);
      if (name === "村居") value = record.area;
      else if (name === "日期") value = record.span ? spanWords(record.span, year) : null;
      else if (field === undefined) value = null;
      else if (isQuantity(field)) value = rowFigure(kind, field, { ledger, record }, catalogue, run);
      else value = cleanWords(record.texts[field.field] ?? "");
      values.set(name, value);
    }
    return value;
  };
  const handler: ProxyHandler<RowTarget> = {
    get: (target, key) => (key === RECORD ? target.record : typeof key === "string" && known.has(key) ? read(target, key) : undefined),
    has: (_, key) => typeof key === "string" && known.has(key),
    // The template engine asks whether a name is the row's own.
    getOwnPropertyDescriptor: (target, key) =>
      typeof key === "string" && known.has(key) ? { configurable: true, enumerable: true, value: read(target, key) } : undefined,
  };
  return ({ ledger, record }) => new Proxy({ ledger, record, values: new Map<string, string | TemplateFigure | null>() }, handler) as unknown as Row;
}

/** The number in a field of a row, without making a figure of it: for sorting. */
export function quantityIn(row: Row, fieldKey: string): Quantity | null {
  const record: unknown = (row as { readonly [RECORD]?: LedgerRecord })[RECORD];
  return isRecord(record) ? (record.quantities[fieldKey] ?? null) : null;
}

const isRecord = (value: unknown): value is LedgerRecord => typeof value === "object" && value !== null && "quantities" in value;
const isQuantity = ({ type }: Field): boolean => type === "quantity" || type === "rate";

/** A word, a symbol or a rate of two (人/次); anything longer is a remark. */
const UNIT = /^[\p{L}%㎡²³/]{1,6}$/u;

/** A figure of one record: `plan#印制宣传折页`, `volunteer-event@东庄村#清洁家园.participants`. */
function rowFigure(kind: LedgerKind, field: Field, { ledger, record }: FoundRecord, catalogue: Catalogue, { town, period }: RowRun): TemplateFigure {
  const quantity = record.quantities[field.field];
  if (!quantity) return templateFigure(null, kind.kind, field.name, field.unit ?? "");
  const subject = subjectOf(kind, record);
  const typed = cleanWords(quantity.unit ?? record.texts["unit"] ?? "") ?? "";
  const column = record.columns[field.field] ?? ledger.columns.find((c) => c.field === field.field)?.index;
  const plan = ruleOf(kind, "plan") !== undefined;
  const indicator = catalogue.indicators.find((i) => i.kind === kind.kind && "field" in i.measure && i.measure.field === field.field);
  const told = plan ? "plan" : (indicator?.code ?? kind.kind);
  const { start, end, label } = record.span ? { ...record.span, label: spanWords(record.span, 0) } : period;
  const spec: Figure = {
    id: plan ? townFigureId("plan", "", subject) : { indicator: kind.kind, area: record.area, part: subject, aspect: field.field },
    name: `${subject}（${field.name}）`,
    quantity,
    unit: UNIT.test(typed) ? typed : (field.unit ?? ""),
    claim: {
      subject: { town, area: record.area },
      object: { indicator: told, part: subject },
      period: { start, end, label },
      tense: "本期",
      status: plan ? "计划" : "实际",
    },
    sources: [{ file: ledger.file, sheet: ledger.sheet, cell: column === undefined ? "" : cellAddress(record.row, column) }],
  };
  return templateFigure(spec, told, field.name, spec.unit);
}

/** What a record is about, in words: its name, or its first text that is not personal. */
function subjectOf(kind: LedgerKind, record: LedgerRecord): string {
  const fields = kind.fields.filter((f) => f.type === "text" && !f.personal && record.texts[f.field]);
  const best = fields.find((f) => f.field === "name" || f.field === "item" || f.field === "topic") ?? fields[0];
  return (best && cleanWords(record.texts[best.field] ?? "")) ?? kind.name;
}
