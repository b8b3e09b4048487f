/** Ledgers written down row by row, as reading hands them over: one header row, records below it, one column a field, totals below the records. */
import { builtIn } from "../../src/catalogue";
import { readDate, resolveDate } from "../../src/language/date";
import { readQuantity } from "../../src/language/quantity";
import type { LedgerKind } from "../../src/model/indicator";
import type { Column, Ledger, LedgerRecord, TotalRow } from "../../src/model/ledger";
import type { Period } from "../../src/model/period";
import type { Quantity } from "../../src/model/quantity";
import { march, town } from "./quantities";

/** A row by field: `date` as typed or `start..end` in ISO days, `area`, numbers as numbers, as typed or as quantities, everything else a text. */
export type Row = Readonly<Record<string, string | number | Quantity | null>>;

export interface LedgerPlan {
  readonly kind: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly index?: number;
  readonly title?: string | null;
  readonly titleMonth?: readonly [year: number, month: number];
  /** Area of the ledger; rows may name their own. Where neither does, records are the town's. */
  readonly area?: string | null;
  /** The town whose rows name no area; default 石桥镇. */
  readonly town?: string;
  /** Field order; the keys of the rows where absent. */
  readonly fields?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  /** Columns that are no fields, beside the others. */
  readonly columns?: readonly Column[];
  /** Total rows: label and values by field. Cover all rows where nothing else is said (0-based among the rows). */
  readonly totals?: readonly { readonly label: string; readonly values: Row; readonly covers?: readonly [number, number] }[];
  /** 0-based row of the header, records follow; default 0. */
  readonly headerRow?: number;
  /** Days without a year are of this period; default March 2024. */
  readonly period?: Period;
}

export function ledgerOf(plan: LedgerPlan, rows: readonly Row[]): Ledger {
  const { headerRow = 0 } = plan;
  const kind = builtIn.kinds.find((candidate) => candidate.kind === plan.kind);
  const known = new Map((kind?.fields ?? []).map((field) => [field.field, field]));
  const fields = [...new Set([...(plan.fields ?? []), ...rows.flatMap((row) => Object.keys(row))])];
  const first = headerRow + 1;
  const last = Math.max(first, headerRow + rows.length);
  const file = plan.file ?? `${plan.area ?? town}.xlsx`;
  const sheet = plan.sheet ?? plan.kind;
  return {
    file,
    sheet,
    index: plan.index ?? 0,
    kind: plan.kind,
    kindScore: 1,
    title: plan.title ?? null,
    header: { first: headerRow, last: headerRow },
    data: { first, last },
    totalRows: (plan.totals ?? []).map((total, i) => totalOf(total, i, { plan, known, fields, first, last })),
    repeatedHeaderRows: [],
    columns: [...fields.map((name, index) => columnOf(name, index, known.get(name), plan.units?.[name])), ...(plan.columns ?? [])],
    reasons: [],
    titleDate: plan.titleMonth ? monthOf(...plan.titleMonth) : null,
    mentions: { title: null, unitLine: null, sheet, file },
    area: plan.area ?? null,
    records: rows.map((row, i) => recordOf(row, first + i, plan, known)),
  };
}

type LedgerField = LedgerKind["fields"][number];

const isNumber = (field: LedgerField | undefined): boolean => field?.type === "quantity" || field?.type === "rate";

function columnOf(name: string, index: number, field: LedgerField | undefined, unit: string | undefined): Column {
  const shown = unit ?? (isNumber(field) ? field?.unit : undefined) ?? null;
  return { index, header: [field?.name ?? name], role: "field", field: name, unit: shown, member: null, indicator: null, score: 1, reasons: [] };
}

type Fields = ReadonlyMap<string, LedgerField>;

function quantityOf(name: string, value: string | number, plan: LedgerPlan, known: Fields, unit?: string): Quantity | null {
  const field = known.get(name);
  return readQuantity(value, { unit: plan.units?.[name] ?? field?.unit ?? unit ?? null, percent: field?.type === "rate" }).quantity;
}

function recordOf(row: Row, at: number, plan: LedgerPlan, known: Fields): LedgerRecord {
  const texts: Record<string, string> = {};
  const quantities: Record<string, Quantity> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null || name === "date" || name === "area") continue;
    if (typeof value === "object") quantities[name] = value;
    else if (isNumber(known.get(name)) || (typeof value === "number" && !known.has(name))) {
      const read = quantityOf(name, value, plan, known, typeof row.unit === "string" ? row.unit : undefined);
      if (read) quantities[name] = read;
    } else texts[name] = String(value);
  }
  const areaText = typeof row.area === "string" ? row.area : null;
  return {
    ...{ row: at, memberColumn: null, hidden: false, texts, quantities, columns: {} },
    ...{ areaText, area: areaText ?? plan.area ?? plan.town ?? town },
    ...datesOf(row.date, plan.period ?? march),
  };
}

function datesOf(typed: Row[string] | undefined, period: Period): Pick<LedgerRecord, "date" | "span"> {
  if (typeof typed !== "string" && typeof typed !== "number") return { date: null, span: null };
  const [start = "", end] = String(typed).split("..");
  if (end !== undefined) return { date: null, span: { start, end } };
  const date = readDate(typed);
  return { date, span: date ? (resolveDate(date, period)?.span ?? null) : null };
}

function monthOf(year: number, month: number): NonNullable<Ledger["titleDate"]> {
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { text: `${year}年${month}月`, from: { year, month, day: 1 }, to: { year, month, day }, problem: null, twoDigitYear: false };
}

interface Around {
  readonly plan: LedgerPlan;
  readonly known: Fields;
  readonly fields: readonly string[];
  readonly first: number;
  readonly last: number;
}

function totalOf({ label, values, covers }: NonNullable<LedgerPlan["totals"]>[number], i: number, { plan, known, fields, first, last }: Around): TotalRow {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const read = value === null || typeof value === "object" ? value : quantityOf(name, value, plan, known);
    return read ? [[fields.indexOf(name), read] as const] : [];
  });
  return { row: last + 1 + i, label, covers: covers ? { first: first + covers[0], last: first + covers[1] } : { first, last }, values: new Map(entries) };
}
