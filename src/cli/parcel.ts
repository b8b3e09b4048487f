/**
 * What a reading thread sends back. Threads hand objects over by copying them one by one, which costs the main thread more than half of
 * what reading the records did; so records travel as numbers that point into two tables: texts, and dates and quantities, each once a file.
 */
import type { DateReading } from "../model/period";
import type { RawLedger, RawRecord, SheetReading } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import type { FileReading } from "./reading";

export interface Parcel {
  readonly reading: Omit<FileReading, "readings"> & {
    readonly readings: readonly (Omit<SheetReading, "ledgers"> & { readonly ledgers: readonly PackedLedger[] })[];
  };
  readonly texts: readonly string[];
  readonly values: readonly (DateReading | Quantity)[];
}

/** Per record: row, member column, hidden, area, date, then each text and each quantity as (name, value) behind their number; -1 is null. */
type PackedLedger = Omit<RawLedger, "records"> & { readonly records: Int32Array };

const NONE = -1;

/** The reading as it travels. */
export function pack(reading: FileReading): Parcel {
  const texts: string[] = [];
  const values: (DateReading | Quantity)[] = [];
  const textPlaces = new Map<string, number>();
  const valuePlaces = new Map<string, number>();
  const text = (one: string): number => place(textPlaces, one, one, texts);
  const value = (one: DateReading | Quantity): number => place(valuePlaces, JSON.stringify(one), one, values);

  const packed = (records: readonly RawRecord[]): Int32Array => {
    const flat: number[] = [];
    for (const record of records) {
      flat.push(record.row, record.memberColumn ?? NONE, Number(record.hidden));
      flat.push(record.areaText === null ? NONE : text(record.areaText), record.date === null ? NONE : value(record.date));
      const named = Object.entries(record.texts);
      flat.push(named.length);
      for (const [name, one] of named) flat.push(text(name), text(one));
      const counted = Object.entries(record.quantities);
      flat.push(counted.length);
      for (const [name, one] of counted) flat.push(text(name), value(one));
    }
    return Int32Array.from(flat);
  };
  const readings = reading.readings.map((sheet) => ({ ...sheet, ledgers: sheet.ledgers.map((ledger) => ({ ...ledger, records: packed(ledger.records) })) }));
  return { reading: { ...reading, readings }, texts, values };
}

function place<Value>(places: Map<string, number>, key: string, value: Value, table: Value[]): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, table.length);
  return table.push(value) - 1;
}

/** The reading again; equal dates and quantities are one object from here on. */
export function unpack({ reading, texts, values }: Parcel): FileReading {
  const text = (at: number): string => texts[at] ?? "";
  const unpacked = (flat: Int32Array): RawRecord[] => {
    const records: RawRecord[] = [];
    let at = 0;
    const next = (): number => flat[at++] ?? NONE;
    while (at < flat.length) {
      const row = next();
      const member = next();
      const hidden = next() === 1;
      const area = next();
      const date = next();
      const named: Record<string, string> = {};
      for (let left = next(); left > 0; left--) named[text(next())] = text(next());
      const counted: Record<string, Quantity> = {};
      for (let left = next(); left > 0; left--) counted[text(next())] = values[next()] as Quantity;
      records.push({
        row,
        memberColumn: member === NONE ? null : member,
        hidden,
        texts: named,
        quantities: counted,
        date: date === NONE ? null : (values[date] as DateReading),
        areaText: area === NONE ? null : text(area),
      });
    }
    return records;
  };
  const readings = reading.readings.map((sheet) => ({ ...sheet, ledgers: sheet.ledgers.map((ledger) => ({ ...ledger, records: unpacked(ledger.records) })) }));
  return { ...reading, readings };
}
