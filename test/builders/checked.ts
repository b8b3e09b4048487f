/** Ledgers as resolving hands them over, written down row by row: what the checks are tested on. */
import { builtIn } from "../../src/catalogue";
import { check, type CheckContext } from "../../src/checking";
import type { Finding } from "../../src/model/finding";
import type { Catalogue } from "../../src/model/indicator";
import type { Column, Ledger, LedgerRecord, TotalRow } from "../../src/model/ledger";
import { ledgerOf as withHeader, type LedgerPlan, type Row } from "./ledgers";
import { exact } from "./quantities";

export const catalogue: Catalogue = builtIn;

export const context: CheckContext = {
  catalogue,
  period: { start: "2024-01-01", end: "2024-06-30", label: "2024年上半年", type: "half" },
  areas: [],
  town: "石桥镇",
  today: "2024-07-10",
};

/** A ledger of 东庄村 below a title: the header stands in row 2, the record `i` in sheet row i + 3, and column A is the first field. */
export function ledgerOf({ rows, ...plan }: LedgerPlan & { readonly rows: readonly Row[] }): Ledger {
  const kind = catalogue.kinds.find((candidate) => candidate.kind === plan.kind);
  return withHeader(
    { ...plan, file: plan.file ?? "东庄村.xlsx", sheet: plan.sheet ?? kind?.name ?? "台账", area: plan.area ?? "东庄村", headerRow: 1, period: context.period },
    rows,
  );
}

/** A wide ledger of publicity: one column for each form, beside date and area. */
export function wideLedger(forms: readonly string[], rows: readonly Row[], totals: readonly Row[] = []): Ledger {
  const plan = ledgerOf({ kind: "publicity", fields: ["date", "area"], rows: rows.map(({ date = null, area = null }) => ({ date, area })) });
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
        ? [{ ...record, memberColumn: j + 2, texts: { form }, quantities: { quantity: exact(value) }, columns: { quantity: j + 2 } }]
        : [];
    }),
  );
  const totalRows = totals.map((values, i): TotalRow => {
    const entries = forms.flatMap((form, j) => (typeof values[form] === "number" ? [[j + 2, exact(values[form])] as const] : []));
    return { row: rows.length + 2 + i, label: "合计", covers: { first: 2, last: rows.length + 1 }, values: new Map(entries) };
  });
  return { ...plan, columns: [...plan.columns, ...forms.map(member)], records, totalRows };
}

/** `code@cell` of each finding, with the sheet where several are checked. */
export const told = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.code}@${finding.cell}`);

export const checked = (ledgers: readonly Ledger[], more: Partial<CheckContext> = {}): Finding[] => check(ledgers, { ...context, ...more });

/** What stands in the findings at the given severity or worse. */
export const serious = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.severity !== "info");
