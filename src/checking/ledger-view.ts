/** A ledger with its kind looked up once: which field stands in which column, which rows there are. */
import { filterTexts, type FilterTexts } from "../catalogue/filter";
import type { Catalogue, Field, Indicator, LedgerKind } from "../model/indicator";
import type { Column, Ledger, LedgerRecord } from "../model/ledger";

/** A field that the ledger has, with its column; null for one that only member columns name (形式 in a wide ledger). */
export interface FieldColumn {
  readonly field: Field;
  readonly column: number | null;
}

/** A cell of words. */
export interface TextCell {
  readonly view: LedgerView;
  readonly record: LedgerRecord;
  readonly field: Field;
  readonly column: number;
}

export interface LedgerView {
  readonly ledger: Ledger;
  /** null: `other`, or a kind that the catalogue does not have. */
  readonly kind: LedgerKind | null;
  /** Indicators of the kind. */
  readonly indicators: readonly Indicator[];
  readonly has: ReadonlyMap<string, FieldColumn>;
  /** The records' texts as the indicators' filters see them. */
  readonly filterTexts: FilterTexts;
  readonly texts: readonly FieldColumn[];
  readonly quantities: readonly FieldColumn[];
  readonly rates: readonly FieldColumn[];
  /** Columns by their place on the sheet. */
  readonly columns: ReadonlyMap<number, Column>;
  /** One record for each row: in a wide ledger the first of the row. Each quantity stands in one record only, so sums go over `ledger.records`. */
  readonly rows: readonly LedgerRecord[];
  readonly wide: boolean;
  /** Of the members of a wide ledger: column that stands in the record (`memberColumn`) → field → column that holds it. */
  readonly members: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** The ledger seen through the catalogue. Fields that the catalogue does not know are left out. */
export function ledgerViewOf(ledger: Ledger, catalogue: Catalogue): LedgerView {
  const { kind, fields, indicators } = kindOf(ledger.kind, catalogue);
  const has = new Map<string, FieldColumn>();
  const keep = (name: string | null | undefined, column: number | null) => {
    const field = name ? fields.get(name) : undefined;
    if (field && !has.get(field.field)) has.set(field.field, { field, column });
  };
  for (const column of ledger.columns) if (column.role === "field") keep(column.field, column.index);
  for (const column of ledger.columns) {
    if (column.role !== "member") continue;
    keep(column.field, null);
    keep(column.member?.field, null);
  }
  const of = (type: Field["type"]) => [...has.values()].filter((entry) => entry.field.type === type);
  const members = membersOf(ledger);
  const wide = members.size > 0;
  return {
    ledger,
    kind,
    indicators,
    has,
    filterTexts: filterTexts(ledger, kind, has),
    texts: of("text"),
    quantities: of("quantity"),
    rates: of("rate"),
    columns: new Map(ledger.columns.map((column) => [column.index, column])),
    rows: wide ? firstOfRows(ledger.records) : ledger.records,
    wide,
    members,
  };
}

interface KnownKind {
  readonly kind: LedgerKind | null;
  readonly fields: ReadonlyMap<string, Field>;
  readonly indicators: readonly Indicator[];
}

const knownKinds = new WeakMap<Catalogue, Map<string, KnownKind>>();

/** What the catalogue says of a kind, looked up once for all its ledgers. */
function kindOf(name: string, catalogue: Catalogue): KnownKind {
  let kinds = knownKinds.get(catalogue);
  if (!kinds) knownKinds.set(catalogue, (kinds = new Map()));
  let known = kinds.get(name);
  if (!known) {
    const kind = catalogue.kinds.find((candidate) => candidate.kind === name) ?? null;
    const fields = kind ? new Map(kind.fields.map((field) => [field.field, field])) : wordFields(catalogue);
    kinds.set(name, (known = { kind, fields, indicators: catalogue.indicators.filter((indicator) => indicator.kind === name) }));
  }
  return known;
}

/** A ledger of no known kind still has dates, areas and words by the names that all kinds share. */
function wordFields(catalogue: Catalogue): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const { fields: own } of catalogue.kinds) {
    for (const field of own) if (field.type !== "quantity" && field.type !== "rate" && !fields.has(field.field)) fields.set(field.field, field);
  }
  return fields;
}

/** Columns of one member (厕所革命 | 任务数, 完成数) make one record, which names the first of them. */
function membersOf(ledger: Ledger): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  const members = new Map<number, ReadonlyMap<string, number>>();
  for (const { role, field, member, index } of ledger.columns) {
    if (role !== "member" || !member || !field) continue;
    const key = `${member.field}\t${member.value}`;
    const group = groups.get(key) ?? new Map<string, number>();
    groups.set(key, group);
    if (!group.has(field)) group.set(field, index);
    members.set(index, group);
  }
  return members;
}

function firstOfRows(records: readonly LedgerRecord[]): LedgerRecord[] {
  const seen = new Set<number>();
  return records.filter((record) => !seen.has(record.row) && seen.add(record.row));
}

/** Column of a record's field: that of its member in a wide ledger, else the field's own; null where it has none. */
export function columnOf(view: LedgerView, record: LedgerRecord, field: string): number | null {
  return record.columns[field] ?? view.has.get(field)?.column ?? null;
}

/** What people call a column: its header texts, or the field's name where there are none. */
export function columnName(view: LedgerView, column: number | null, field: string): string {
  const header = column === null ? [] : (view.columns.get(column)?.header ?? []);
  return header.length > 0 ? [...new Set(header)].join("·").replace(/\s+/g, "") : (view.has.get(field)?.field.name ?? field);
}

/** Row where a header's finding points. */
export const headerRow = (view: LedgerView): number => Math.max(view.ledger.header.last, 0);
