/** The records behind the figures: rows of a ledger kind for templates, and the records that an indicator counted. */
import type { Source } from "../model/grid";
import type { Catalogue, LedgerKind } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Period } from "../model/period";
import type { Total } from "../model/total";
import { cellAddress, parseAddress } from "../reading/address";
import { figure, type Figure } from "./figure";
import { spanWords, yearOf } from "./period-words";
import { cleanWords } from "./wording";

/** A record as a template sees it: Chinese field names, `村居`, `日期`; no personal field; null where nothing (or a placeholder) stands. */
export type Row = Readonly<Record<string, string | Figure | null>>;

export interface FoundRecord {
  readonly ledger: Ledger;
  readonly record: LedgerRecord;
}

export interface CountedRecord {
  readonly record: LedgerRecord;
  readonly source: Source;
}

export interface Records {
  /** Rows of a kind that belong to the period, in the order of the sheets. Stock, plans and the standard have no period. */
  readonly rows: (kind: LedgerKind) => readonly Row[];
  readonly found: (kind: string) => readonly FoundRecord[];
  /** The records that a total counted, each once, with the cell that it was counted from. */
  readonly behind: (total: Total) => readonly CountedRecord[];
}

const TIMELESS = new Set(["plan", "standard"]);

export function recordsOf(ledgers: readonly Ledger[], catalogue: Catalogue, period: Period): Records {
  const rows = new Map<string, readonly Row[]>();
  const places = new Map<string, ReadonlyMap<string, ReadonlyMap<number, readonly LedgerRecord[]>>>();

  const known = new Map<string, readonly FoundRecord[]>();
  const found = (kind: string): readonly FoundRecord[] => {
    const before = known.get(kind);
    if (before) return before;
    const timeless = TIMELESS.has(kind) || catalogue.kinds.some((k) => k.kind === kind && k.stock);
    const now = ledgers
      .filter((ledger) => ledger.kind === kind)
      .flatMap((ledger) => ledger.records.filter(({ span }) => timeless || within(span, period)).map((record) => ({ ledger, record })));
    known.set(kind, now);
    return now;
  };

  return {
    found,
    rows: (kind) => {
      let made = rows.get(kind.kind);
      if (made === undefined) rows.set(kind.kind, (made = found(kind.kind).map(({ ledger, record }) => rowOf(kind, ledger, record, period, catalogue))));
      return made;
    },
    behind: (total) => {
      const { kind } = total.indicator;
      let index = places.get(kind);
      if (index === undefined) places.set(kind, (index = placesOf(ledgers.filter((ledger) => ledger.kind === kind))));
      return recordsAt(total.sources, index);
    },
  };
}

const within = (span: LedgerRecord["span"], period: Period): boolean => span === null || (span.start <= period.end && span.end >= period.start);

/** file + sheet → 0-based row → records (several in a wide ledger). */
function placesOf(ledgers: readonly Ledger[]): Map<string, Map<number, LedgerRecord[]>> {
  const places = new Map<string, Map<number, LedgerRecord[]>>();
  for (const { file, sheet, records } of ledgers) {
    const key = `${file}\n${sheet}`;
    const byRow = places.get(key) ?? new Map<number, LedgerRecord[]>();
    places.set(key, byRow);
    for (const record of records) {
      const sameRow = byRow.get(record.row);
      if (sameRow) sameRow.push(record);
      else byRow.set(record.row, [record]);
    }
  }
  return places;
}

function recordsAt(sources: readonly Source[], places: ReadonlyMap<string, ReadonlyMap<number, readonly LedgerRecord[]>>): CountedRecord[] {
  const counted = new Map<LedgerRecord, CountedRecord>();
  for (const source of sources) {
    const place = parseAddress(source.cell);
    const sameRow = place ? (places.get(`${source.file}\n${source.sheet}`)?.get(place.row) ?? []) : [];
    for (const record of sameRow) {
      if (!counted.has(record) && (record.memberColumn === null || record.memberColumn === place?.column)) counted.set(record, { record, source });
    }
  }
  return [...counted.values()];
}

function rowOf(kind: LedgerKind, ledger: Ledger, record: LedgerRecord, period: Period, catalogue: Catalogue): Row {
  const row: Record<string, string | Figure | null> = {};
  for (const field of kind.fields) {
    if (field.personal) continue;
    const text = record.texts[field.field];
    row[field.name] =
      field.type === "quantity" || field.type === "rate"
        ? rowFigure(kind, field.field, ledger, record, period, catalogue)
        : text === undefined
          ? null
          : cleanWords(text);
  }
  row["村居"] = record.area;
  row["日期"] = record.span ? spanWords(record.span, yearOf(period.end)) : null;
  return row;
}

/** A word, a symbol or a rate of two (人/次); anything longer is a remark. */
const UNIT = /^[\p{L}%㎡²³/]{1,6}$/u;

/** A figure of one record: `plan#印制宣传折页`, `volunteer-event@东庄村#清洁家园.participants`. */
function rowFigure(kind: LedgerKind, fieldKey: string, ledger: Ledger, record: LedgerRecord, period: Period, catalogue: Catalogue): Figure {
  const field = kind.fields.find((f) => f.field === fieldKey);
  const quantity = record.quantities[fieldKey];
  const name = field?.name ?? fieldKey;
  if (!quantity) return figure(null, kind.kind, name, field?.unit ?? "");
  const subject = subjectOf(kind, record);
  const typed = cleanWords(quantity.unit ?? record.texts["unit"] ?? "") ?? "";
  const unit = UNIT.test(typed) ? typed : (field?.unit ?? "");
  const column = record.memberColumn ?? ledger.columns.find((c) => c.field === fieldKey)?.index;
  const source = { file: ledger.file, sheet: ledger.sheet, cell: column === undefined ? "" : cellAddress(record.row, column) };
  const id = kind.kind === "plan" ? `plan#${subject}` : `${kind.kind}@${record.area}#${subject}.${fieldKey}`;
  const indicator = catalogue.indicators.find((i) => i.kind === kind.kind && "field" in i.measure && i.measure.field === fieldKey);
  const spec = {
    id,
    name: `${subject}（${name}）`,
    quantity,
    unit,
    indicator: kind.kind === "plan" ? "plan" : (indicator?.code ?? kind.kind),
    area: record.area,
    period: record.span ? spanWords(record.span, 0) : period.label,
    sources: [source],
  };
  return figure(spec, spec.indicator, name, unit);
}

/** What a record is about, in words: its first text that is not personal. */
function subjectOf(kind: LedgerKind, record: LedgerRecord): string {
  const fields = kind.fields.filter((f) => f.type === "text" && !f.personal && record.texts[f.field]);
  const best = fields.find((f) => f.field === "name" || f.field === "item" || f.field === "topic") ?? fields[0];
  return (best && cleanWords(record.texts[best.field] ?? "")) ?? kind.name;
}
