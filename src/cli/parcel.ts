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

/** Names of a record's text and quantity fields, in their order, and the columns that the quantities stand in. */
interface Shape {
  readonly texts: readonly string[];
  readonly quantities: readonly string[];
  readonly columns: RawRecord["columns"];
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

  const shapeOf = (record: RawRecord): number => {
    const named = Object.keys(record.texts);
    const counted = Object.keys(record.quantities);
    const key = JSON.stringify([named, counted, record.columns]);
    return shapes.find(key) ?? shapes.add(key, { texts: named, quantities: counted, columns: record.columns });
  };
  const packed = (records: readonly RawRecord[]): Float64Array<ArrayBuffer> => {
    let flat = new Float64Array(records.length * 16);
    let at = 0;
    let shapePlace = NONE;
    let shape: Shape = { texts: [], quantities: [], columns: {} };
    for (const record of records) {
      // Most records have the fields of the one before them.
      if (shapePlace === NONE || !fits(record, shape)) {
        shapePlace = shapeOf(record);
        shape = shapes.rows[shapePlace] ?? shape;
      }
      const { texts: named, quantities: counted, date, areaText } = record;
      const room = 6 + shape.texts.length + 2 * shape.quantities.length;
      if (at + room > flat.length) flat = grown(flat, at + room);
      flat[at++] = record.row;
      flat[at++] = record.memberColumn ?? NONE;
      flat[at++] = Number(record.hidden);
      flat[at++] = areaText === null ? NONE : text(areaText);
      flat[at++] = date === null ? NONE : (dates.find(date) ?? dates.add(date, date));
      flat[at++] = shapePlace;
      for (const name of shape.texts) flat[at++] = text(named[name] ?? "");
      for (const name of shape.quantities) {
        const quantity = counted[name] as Quantity;
        const { value, unit, low, high, mark } = quantity;
        const plain = mark === null && low === value && high === value;
        flat[at++] = !plain ? NO_PLAIN_NUMBER : unit === null ? NONE : text(unit);
        flat[at++] = plain ? value : quantities.push(quantity) - 1;
      }
    }
    return flat.slice(0, at);
  };
  const readings = reading.readings.map((sheet) => ({ ...sheet, ledgers: sheet.ledgers.map((ledger) => ({ ...ledger, records: packed(ledger.records) })) }));
  return { reading: { ...reading, readings }, texts: texts.rows, dates: dates.rows, shapes: shapes.rows, quantities };
}

/** Whether a record has just these fields, in this order. */
function fits({ texts, quantities, columns }: RawRecord, shape: Shape): boolean {
  return columns === shape.columns && hasKeys(texts, shape.texts) && hasKeys(quantities, shape.quantities);
}

function hasKeys(fields: object, names: readonly string[]): boolean {
  let n = 0;
  for (const name in fields) if (names[n++] !== name) return false;
  return n === names.length;
}

function grown(flat: Float64Array<ArrayBuffer>, least: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(Math.max(flat.length * 2, least));
  wider.set(flat);
  return wider;
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
    const { text, from, to, problem, twoDigitYear } = date;
    const key = `${from?.year}/${from?.month}/${from?.day} ${to?.year}/${to?.month}/${to?.day} ${problem} ${twoDigitYear} ${text}`;
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
          columns: shape?.columns ?? {},
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
