/** A ledger seen by the rules that measure it: which column holds what, which number belongs to which record. */
import type { Indicator, LedgerKind } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { Program } from "./program";
import { withRowUnit } from "./unit";

export interface Frame {
  readonly ledger: Ledger;
  readonly kind: LedgerKind;
  /** Fields that the ledger has, in a column of their own or as members. */
  readonly has: ReadonlySet<string>;
  /** 0-based column of a record's field, -1 where it has none. */
  readonly columnOf: (record: Pick<LedgerRecord, "columns">, field: string) => number;
  /** A record's number, with the unit that the row names. */
  readonly numberOf: (record: LedgerRecord, field: string) => Quantity | undefined;
  /** Where a record that the indicator counts shows, outside member columns. */
  readonly countColumnOf: (indicator: Indicator) => number;
  /** In a wide ledger, what stands beside the members is no event of its own: its row is counted by its members. */
  readonly isEvent: (record: LedgerRecord) => boolean;
}

export function frameOf(ledger: Ledger, program: Program): Frame {
  const { kind } = program;
  const columns = new Map<string, number>();
  for (const { role, field, index } of ledger.columns) if (role === "field" && field !== null && !columns.has(field)) columns.set(field, index);
  const has = new Set(columns.keys());
  for (const { role, field, member } of ledger.columns) if (role === "member") for (const name of [field, member?.field]) if (name) has.add(name);
  const rowsWithMembers = new Set(ledger.records.filter((record) => record.memberColumn !== null).map((record) => record.row));
  const rowUnits = columns.has("unit") && kind.fields.some((field) => field.field === "unit" && field.type === "text");
  return {
    ledger,
    kind,
    has,
    columnOf: (record, field) => record.columns[field] ?? columns.get(field) ?? -1,
    numberOf: rowUnits
      ? (record, field) => {
          const quantity = record.quantities[field];
          return quantity && withRowUnit(quantity, record.texts.unit);
        }
      : (record, field) => record.quantities[field],
    countColumnOf: (indicator) => countColumn(indicator, ledger, kind, columns),
    isEvent: (record) => record.memberColumn !== null || rowsWithMembers.size === 0 || !rowsWithMembers.has(record.row),
  };
}

/** The column that the filter reads, else the one that names the record, else the first. */
function countColumn(indicator: Indicator, ledger: Ledger, kind: LedgerKind, columns: ReadonlyMap<string, number>): number {
  const names = [...indicator.where.map((filter) => filter.field), ...kind.fields.filter((f) => f.type === "text" && f.required).map((f) => f.field)];
  const named = names.map((field) => columns.get(field)).find((column) => column !== undefined);
  return named ?? ledger.columns.find((column) => column.role === "field")?.index ?? ledger.columns[0]?.index ?? 0;
}
