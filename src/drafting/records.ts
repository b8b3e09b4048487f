/** The records behind the figures: rows of a ledger kind for templates, and the records that an indicator counted. */
import type { Source } from "../model/grid";
import type { Catalogue, LedgerKind } from "../model/indicator";
import { liesAhead } from "../model/kind-rule";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { DateSpan } from "../model/period";
import type { Total } from "../model/total";
import { parseAddress, placeIn } from "../model/address";
import { countsByYear, yearStart } from "../language/period";
import { rowMaker, type FoundRecord, type Row, type RowRun } from "./row";

export interface CountedRecord {
  readonly record: LedgerRecord;
  readonly source: Source;
}

export interface RecordsBehind {
  /**
   * Rows of a kind, in the order of the sheets, that its figures are of: those of the period; where all its indicators count by the year
   * (道德评选), those since 1 January. Stock and what lies ahead (plans, tasks) have no period. A row whose date cannot be read is in none, as in the totals.
   */
  readonly rows: (kind: LedgerKind) => readonly Row[];
  readonly found: (kind: string) => readonly FoundRecord[];
  /** The records that a total counted, each once, with the cell that it was counted from. */
  readonly behind: (total: Total) => readonly CountedRecord[];
}

/** Every question is answered once: a template asks for the same records again and again. */
export function recordsOf(ledgers: readonly Ledger[], catalogue: Catalogue, run: RowRun): RecordsBehind {
  const { period } = run;
  const places = new Map<string, Places>();
  const found = once((kind: string): readonly FoundRecord[] => {
    const timeless = catalogue.kinds.some((k) => k.kind === kind && (k.stock || liesAhead(k)));
    const ofKind = ledgers.filter((ledger) => ledger.kind === kind);
    const byYear = countsByYear(catalogue.indicators.filter((indicator) => indicator.kind === kind));
    const window = { start: byYear ? yearStart(period) : period.start, end: period.end };
    return ofKind.flatMap((ledger) => ledger.records.filter((record) => timeless || isWithin(record, window)).map((record) => ({ ledger, record })));
  });
  const behind = once((total: Total): readonly CountedRecord[] => {
    const { kind } = total.indicator;
    const index = places.get(kind) ?? placesOf(ledgers.filter((ledger) => ledger.kind === kind));
    places.set(kind, index);
    return recordsAt(total, index);
  });
  const rows = once((kind: LedgerKind): readonly Row[] => {
    const make = rowMaker(kind, catalogue, run);
    return found(kind.kind).map(make);
  });
  return { found, behind, rows };
}

function once<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = answer(key);
    known.set(key, now);
    return now;
  };
}

const isWithin = ({ span, dateUnknown }: LedgerRecord, { start, end }: DateSpan): boolean =>
  span === null ? dateUnknown !== true : span.start <= end && span.end >= start;

/** file + sheet → records by 0-based row (several in a row of a wide ledger). */
type Places = ReadonlyMap<string, readonly (LedgerRecord | LedgerRecord[] | undefined)[]>;

function placesOf(ledgers: readonly Ledger[]): Places {
  const places = new Map<string, (LedgerRecord | LedgerRecord[] | undefined)[]>();
  for (const { file, sheet, records } of ledgers) {
    const key = `${file}\n${sheet}`;
    const byRow = places.get(key) ?? [];
    places.set(key, byRow);
    for (const record of records) {
      const before = byRow[record.row];
      if (before === undefined) byRow[record.row] = record;
      else if (Array.isArray(before)) before.push(record);
      else byRow[record.row] = [before, record];
    }
  }
  return places;
}

function recordsAt({ sources, records }: Total, places: Places): CountedRecord[] {
  const counted: CountedRecord[] = [];
  // Only where a record is counted from more than one cell can it come twice.
  const seen = sources.length === records ? null : new Set<LedgerRecord>();
  let [file, sheet] = ["", ""];
  let rows = places.get("");
  for (const source of sources) {
    if (source.file !== file || source.sheet !== sheet) {
      [file, sheet] = [source.file, source.sheet];
      rows = places.get(`${file}\n${sheet}`);
    }
    const place = parseAddress(source.cell);
    const record = place ? (recordIn(rows, place) ?? recordIn(rows, placeIn({ turned: true }, place))) : undefined;
    if (record === undefined || seen?.has(record)) continue;
    seen?.add(record);
    counted.push({ record, source });
  }
  return counted;
}

/** The record that a cell belongs to: of a wide ledger's row the one that has its number from there. */
function recordIn(rows: ReturnType<Places["get"]>, { row, column }: { readonly row: number; readonly column: number }): LedgerRecord | undefined {
  const found = rows?.[row];
  if (!Array.isArray(found)) return found;
  const holds = (record: LedgerRecord): boolean => Object.entries(record.columns).some(([field, own]) => own === column && field in record.quantities);
  return found.find((record) => record.memberColumn === null || record.memberColumn === column || holds(record));
}
