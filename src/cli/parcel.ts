/**
 * What a reading thread sends back. Threads hand objects over by copying them one by one, which costs the main thread more than half of
 * what reading the records did; so records travel as numbers: texts and shapes (which fields a record has) stand in tables, each once a file.
 */
import type { DateReading } from "../model/period";
import type { RawLedger, RawRecord, SheetReading } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { FileReading } from "./read-file";

export interface Parcel {
  readonly reading: Omit<FileReading, "readings"> & {
    readonly readings: readonly (Omit<SheetReading, "ledgers"> & { readonly ledgers: readonly PackedLedger[] })[];
  };
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
  readonly dates: readonly DateReading[];
  /** Quantities that are no plain number. */
  readonly quantities: readonly Quantity[];
}

/** Names of a record's text and quantity fields, in their order. */
interface Shape {
  readonly texts: readonly string[];
  readonly quantities: readonly string[];
}

/**
 * Per record: row, member column, hidden, area, date and shape, then each text, then each quantity as unit and value. Texts, dates and shapes
 * are places in their tables, -1 is null. Where a quantity is no plain number its unit is -2 and its value a place among the quantities.
 */
type PackedLedger = Omit<RawLedger, "records"> & { readonly records: Float64Array<ArrayBuffer> };

const NONE = -1;
const NO_PLAIN_NUMBER = -2;

/** The reading as it travels. */
export function pack(reading: FileReading): Parcel {
  const texts = table<string, string>();
  const dates = table<DateReading, DateReading>();
  const shapes = table<string, Shape>();
  const quantities: Quantity[] = [];
  const text = (one: string): number => texts.find(one) ?? texts.add(one, one);

  const packed = (records: readonly RawRecord[]): Float64Array<ArrayBuffer> => {
    const flat: number[] = [];
    for (const record of records) {
      const named = Object.keys(record.texts);
      const counted = Object.entries(record.quantities);
      flat.push(record.row, record.memberColumn ?? NONE, Number(record.hidden));
      flat.push(record.areaText === null ? NONE : text(record.areaText));
      flat.push(record.date === null ? NONE : (dates.find(record.date) ?? dates.add(record.date, record.date)));
      let shape = named.join("\u0000");
      for (const [name] of counted) shape += `\u0001${name}`;
      flat.push(shapes.find(shape) ?? shapes.add(shape, { texts: named, quantities: counted.map(([name]) => name) }));
      for (const name of named) {
        flat.push(text(record.texts[name] ?? ""));
      }
      for (const [, quantity] of counted) {
        const { value, unit, low, high, mark } = quantity;
        if (mark === null && low === value && high === value) flat.push(unit === null ? NONE : text(unit), value);
        else flat.push(NO_PLAIN_NUMBER, quantities.push(quantity) - 1);
      }
    }
    return Float64Array.from(flat);
  };
  const readings = reading.readings.map((sheet) => ({ ...sheet, ledgers: sheet.ledgers.map((ledger) => ({ ...ledger, records: packed(ledger.records) })) }));
  return { reading: { ...reading, readings }, texts: texts.rows, dates: dates.rows, shapes: shapes.rows, quantities };
}

/** Values that each get one place, told apart by a key. */
function table<Key, Value>(): { readonly rows: Value[]; readonly find: (key: Key) => number | undefined; readonly add: (key: Key, value: Value) => number } {
  const rows: Value[] = [];
  const places = new Map<Key, number>();
  return {
    rows,
    find: (key) => places.get(key),
    add(key, value) {
      places.set(key, rows.length);
      return rows.push(value) - 1;
    },
  };
}

/** What is handed over instead of being copied. */
export const buffersOf = ({ reading }: Parcel): ArrayBuffer[] => reading.readings.flatMap(({ ledgers }) => ledgers.map(({ records }) => records.buffer));

/** Makes readings of parcels again; equal dates and plain numbers are one object from here on, over all files. */
export function unpacker(): (parcel: Parcel) => FileReading {
  const sharedDates = new Map<string, DateReading>();
  const plainNumbers = new Map<string | null, Map<number, Quantity>>();

  const shared = (date: DateReading): DateReading => {
    const key = JSON.stringify(date);
    const known = sharedDates.get(key);
    if (!known) sharedDates.set(key, date);
    return known ?? date;
  };
  const plain = (value: number, unit: string | null): Quantity => {
    let ofUnit = plainNumbers.get(unit);
    if (!ofUnit) plainNumbers.set(unit, (ofUnit = new Map()));
    let quantity = ofUnit.get(value);
    if (!quantity) ofUnit.set(value, (quantity = { value, unit, low: value, high: value, mark: null }));
    return quantity;
  };

  return ({ reading, texts, shapes, dates: sent, quantities }) => {
    const dates = sent.map(shared);
    const text = (at: number): string => texts[at] ?? "";
    const unpacked = (flat: Float64Array): RawRecord[] => {
      const records: RawRecord[] = [];
      let at = 0;
      const next = (): number => flat[at++] ?? NONE;
      while (at < flat.length) {
        const row = next();
        const member = next();
        const hidden = next() === 1;
        const area = next();
        const date = dates[next()] ?? null;
        const shape = shapes[next()];
        const named: Record<string, string> = {};
        const counted: Record<string, Quantity> = {};
        for (const name of shape?.texts ?? []) named[name] = text(next());
        for (const name of shape?.quantities ?? []) {
          const unit = next();
          const value = next();
          counted[name] = unit === NO_PLAIN_NUMBER ? (quantities[value] as Quantity) : plain(value, unit === NONE ? null : text(unit));
        }
        records.push({
          row,
          memberColumn: member === NONE ? null : member,
          hidden,
          texts: named,
          quantities: counted,
          date,
          areaText: area === NONE ? null : text(area),
        });
      }
      return records;
    };
    const readings = reading.readings.map((sheet) => ({
      ...sheet,
      ledgers: sheet.ledgers.map((ledger) => ({ ...ledger, records: unpacked(ledger.records) })),
    }));
    return { ...reading, readings };
  };
}
