/** Ledgers as resolving hands them over, written down row by row: what the checks are tested on. */
import { builtIn } from "../../src/catalogue";
import { check, type CheckContext } from "../../src/checking";
import type { Finding } from "../../src/model/finding";
import type { Catalogue } from "../../src/model/indicator";
import type { Column, Ledger, LedgerRecord, TotalRow } from "../../src/model/ledger";
import type { Quantity } from "../../src/model/quantity";
import { readDate, resolveDate } from "../../src/language/date";
import { readQuantity } from "../../src/language/quantity";

export const catalogue: Catalogue = builtIn;

export const context: CheckContext = {
  catalogue,
  period: { start: "2024-01-01", end: "2024-06-30", label: "2024年上半年", type: "half" },
  areas: [],
  town: "石桥镇",
  today: "2024-07-10",
};

/** A row by field: quantities as numbers or as typed, dates as typed. */
export type Row = Readonly<Record<string, string | number | null>>;

export interface Plan {
  readonly kind: string;
  readonly rows: readonly Row[];
  readonly file?: string;
  readonly sheet?: string;
  readonly index?: number;
  readonly title?: string | null;
  /** Area of the ledger; rows may name their own in `area`. */
  readonly area?: string;
  /** Total rows stand below the rows: label and values by field. Covers all rows where nothing else is said (0-based rows of `rows`). */
  readonly totals?: readonly { readonly label: string; readonly values: Row; readonly covers?: readonly [number, number] }[];
  /** Field order; the keys of the rows where absent. */
  readonly fields?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
}

/** Header in row 2 (0-based 1), records from row 3 on: the record `i` stands in sheet row i + 3. Column A is the first field. */
export function ledgerOf(plan: Plan): Ledger {
  const kind = catalogue.kinds.find((candidate) => candidate.kind === plan.kind);
  const fields = plan.fields ?? [...new Set(plan.rows.flatMap((row) => Object.keys(row)))];
  const fieldOf = (name: string) => kind?.fields.find((field) => field.field === name);
  const unitOf = (name: string) => plan.units?.[name] ?? fieldOf(name)?.unit ?? null;
  const quantity = (name: string, value: string | number): Quantity | null =>
    readQuantity(value, { unit: unitOf(name), percent: fieldOf(name)?.type === "rate" }).quantity;
  const isNumber = (name: string) => fieldOf(name)?.type === "quantity" || fieldOf(name)?.type === "rate";
  const columns = fields.map((name, index): Column => ({
    index,
    header: [fieldOf(name)?.name ?? name],
    role: "field",
    field: name,
    unit: isNumber(name) ? unitOf(name) : null,
    member: null,
    indicator: null,
    score: 1,
    reasons: [],
  }));
  const records = plan.rows.map((row, i): LedgerRecord => {
    const texts: Record<string, string> = {};
    const quantities: Record<string, Quantity> = {};
    for (const [name, value] of Object.entries(row)) {
      if (value === null || name === "date" || name === "area") continue;
      if (!isNumber(name)) texts[name] = String(value);
      else {
        const read = quantity(name, value);
        if (read) quantities[name] = read;
      }
    }
    const date = row.date === undefined || row.date === null ? null : readDate(row.date);
    const area = typeof row.area === "string" ? row.area : null;
    return {
      row: i + 2,
      memberColumn: null,
      hidden: false,
      texts,
      quantities,
      columns: {},
      date,
      areaText: area,
      area: area ?? plan.area ?? "东庄村",
      span: date ? (resolveDate(date, context.period)?.span ?? null) : null,
    };
  });
  const last = plan.rows.length + 1;
  const totalRows = (plan.totals ?? []).map(({ label, values, covers }, i): TotalRow => {
    const entries = Object.entries(values).flatMap(([name, value]) => {
      const read = value === null ? null : quantity(name, value);
      return read ? [[fields.indexOf(name), read] as const] : [];
    });
    return { row: last + 1 + i, label, covers: covers ? { first: covers[0] + 2, last: covers[1] + 2 } : { first: 2, last }, values: new Map(entries) };
  });
  return {
    file: plan.file ?? "东庄村.xlsx",
    sheet: plan.sheet ?? kind?.name ?? "台账",
    index: plan.index ?? 0,
    kind: plan.kind,
    kindScore: 1,
    title: plan.title ?? null,
    header: { first: 1, last: 1 },
    data: { first: 2, last },
    totalRows,
    repeatedHeaderRows: [],
    columns,
    reasons: [],
    titleDate: null,
    mentions: { title: null, unitLine: null, sheet: "", file: "" },
    area: plan.area ?? "东庄村",
    records,
  };
}

/** A wide ledger of publicity: one column for each form, beside date and area. */
export function wideLedger(forms: readonly string[], rows: readonly Row[], totals: readonly Row[] = []): Ledger {
  const plan = ledgerOf({ kind: "publicity", fields: ["date", "area"], rows: rows.map(({ date = null, area = null }) => ({ date, area })) });
  const bare = (value: number): Quantity => ({ value, unit: null, low: value, high: value, mark: null });
  const member = (form: string, i: number): Column => ({
    index: i + 2,
    header: ["数量", form],
    role: "member",
    field: "quantity",
    unit: null,
    member: { field: "form", value: form },
    indicator: null,
    score: 1,
    reasons: [],
  });
  const records = plan.records.flatMap((record, i) =>
    forms.flatMap((form, j): LedgerRecord[] => {
      const value = rows[i]?.[form];
      return typeof value === "number"
        ? [{ ...record, memberColumn: j + 2, texts: { form }, quantities: { quantity: bare(value) }, columns: { quantity: j + 2 } }]
        : [];
    }),
  );
  const totalRows = totals.map((values, i): TotalRow => {
    const entries = forms.flatMap((form, j) => (typeof values[form] === "number" ? [[j + 2, bare(values[form])] as const] : []));
    return { row: rows.length + 2 + i, label: "合计", covers: { first: 2, last: rows.length + 1 }, values: new Map(entries) };
  });
  return { ...plan, columns: [...plan.columns, ...forms.map(member)], records, totalRows };
}

/** `code@cell` of each finding, with the sheet where several are checked. */
export const told = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.code}@${finding.cell}`);

export const checked = (ledgers: readonly Ledger[], more: Partial<CheckContext> = {}): Finding[] => check(ledgers, { ...context, ...more });

/** What stands in the findings at the given severity or worse. */
export const serious = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.severity !== "info");
