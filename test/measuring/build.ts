/** Ledgers for tests, built the way reading builds them: a header in row 1, records from row 2, one column a field. */
import type { Area } from "../../src/model/area";
import type { Column, Ledger, LedgerRecord } from "../../src/model/ledger";
import type { DateSpan, Period } from "../../src/model/period";
import type { Mark, Quantity } from "../../src/model/quantity";
import { builtIn } from "../../src/catalogue";

export const march: Period = { label: "2024年3月", type: "month", start: "2024-03-01", end: "2024-03-31" };
export const town = "石桥镇";
export const village = (name: string, parent: string = town): Area => ({ name, type: "村", parent, aliases: [] });
export const villages = ["东庄村", "西庄村", "南庄村"].map((name) => village(name));

export const exact = (value: number, unit: string | null = null): Quantity => ({ value, unit, low: value, high: value, mark: null });
export const marked = (value: number, low: number, high: number, mark: Mark, unit: string | null = null): Quantity => ({ value, unit, low, high, mark });

/** A record in words: `date` as ISO day, `start..end`, or null; numbers are exact quantities; `area` defaults to the ledger's. */
export type Row = Readonly<Record<string, string | number | Quantity | null>>;

export interface LedgerSpec {
  readonly kind: string;
  readonly area?: string | null;
  readonly file?: string;
  readonly sheet?: string;
  readonly title?: string | null;
  readonly titleMonth?: [year: number, month: number];
  /** Fields in column order; others are taken from the rows. */
  readonly fields?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly extra?: readonly Column[];
}

export function ledgerOf(spec: LedgerSpec, rows: readonly Row[]): Ledger {
  const fields = [...new Set([...(spec.fields ?? []), ...rows.flatMap((row) => Object.keys(row))])];
  const file = spec.file ?? `${spec.area ?? town}.xlsx`;
  const sheet = spec.sheet ?? spec.kind;
  const columns = [...fields.map((field, index) => columnOf(field, index, spec.units?.[field] ?? null)), ...(spec.extra ?? [])];
  const records = rows.map((row, i) => recordOf(row, i + 1, spec));
  const [year, month] = spec.titleMonth ?? [0, 0];
  const titleDate =
    spec.titleMonth === undefined
      ? null
      : {
          text: `${year}年${month}月`,
          from: { year, month, day: 1 },
          to: { year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() },
          problem: null,
          twoDigitYear: false,
        };
  return {
    file,
    sheet,
    index: 0,
    kind: spec.kind,
    kindScore: 1,
    title: spec.title ?? null,
    header: { first: 0, last: 0 },
    data: { first: 1, last: Math.max(1, rows.length) },
    totalRows: [],
    repeatedHeaderRows: [],
    columns,
    reasons: [],
    titleDate,
    mentions: { title: null, unitLine: null, sheet, file },
    area: spec.area ?? null,
    records,
  };
}

export function columnOf(field: string, index: number, unit: string | null = null): Column {
  return { index, header: [field], role: "field", field, unit, member: null, indicator: null, score: 1, reasons: [] };
}

function recordOf(row: Row, at: number, spec: LedgerSpec): LedgerRecord {
  const texts: Record<string, string> = {};
  const quantities: Record<string, Quantity> = {};
  let span: DateSpan | null = null;
  let area = spec.area ?? town;
  const kind = builtIn.kinds.find((k) => k.kind === spec.kind);
  for (const [field, value] of Object.entries(row)) {
    if (value === null) continue;
    if (field === "date") span = spanOf(String(value));
    else if (field === "area") area = String(value);
    else if (typeof value === "number") quantities[field] = exact(value, spec.units?.[field] ?? kind?.fields.find((f) => f.field === field)?.unit ?? null);
    else if (typeof value === "object") quantities[field] = value;
    else texts[field] = value;
  }
  return { row: at, memberColumn: null, hidden: false, texts, quantities, columns: {}, date: null, areaText: null, area, span };
}

function spanOf(text: string): DateSpan {
  const [start = "", end = start] = text.split("..");
  return { start, end };
}
