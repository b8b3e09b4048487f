/** Ledgers by hand, and what the stages before drafting make of them. */
import { builtIn } from "../../src/catalogue";
import { draft } from "../../src/drafting";
import { measure } from "../../src/measuring";
import type { Area } from "../../src/model/area";
import type { Finding } from "../../src/model/finding";
import type { Catalogue, ReportKind } from "../../src/model/indicator";
import type { Ledger, LedgerRecord } from "../../src/model/ledger";
import type { Report } from "../../src/model/report";
import type { Result } from "../../src/model/result";
import type { RollUp } from "../../src/model/total";
import { parsePeriod } from "../../src/language/period";
import { readQuantity } from "../../src/language/quantity";
import { rollUp } from "../../src/rollup";
import { reportText } from "../../src/formats/docx/text";

export const TOWN = "聚宝镇";

export const area = (name: string): Area => ({ name, type: name.endsWith("社区") ? "居" : name === TOWN ? "镇" : "村", parent: TOWN, aliases: [] });
export const AREAS: readonly Area[] = [{ name: TOWN, type: "镇", aliases: [] }, ...["东庄村", "西庄村", "水口村", "水口社区"].map(area)];

/** A row by field key; `area` and `date` (2024-03-05) as such, everything else a text or a quantity as typed. */
export type TypedRow = Readonly<Record<string, string | number>>;

let sheets = 0;

/** A ledger of a kind, its columns in the order of the kind's fields. */
export function ledger(kind: string, rows: readonly TypedRow[], file = "台账.xlsx"): Ledger {
  const fields = builtIn.kinds.find((k) => k.kind === kind)!.fields.filter(({ field }) => rows.some((row) => field in row));
  sheets += 1;
  const columns = fields.map(({ field, name, unit }, index) => ({
    ...{ index, header: [name], role: "field" as const, field, unit: unit ?? null },
    ...{ member: null, indicator: null, score: 1, reasons: [] },
  }));
  const records = rows.map((row, at): LedgerRecord => {
    const texts: Record<string, string> = {};
    const quantities: LedgerRecord["quantities"] = Object.fromEntries(
      fields.flatMap(({ field, type, unit }) => {
        if (row[field] === undefined) return [];
        if (type !== "quantity" && type !== "rate") texts[field] = String(row[field]);
        const { quantity } =
          type === "quantity" || type === "rate" ? readQuantity(row[field], { unit: unit ?? String(row["unit"] ?? "") }) : { quantity: null };
        return quantity ? [[field, quantity]] : [];
      }),
    );
    const date = row["date"] === undefined ? null : String(row["date"]);
    const span = date === null ? null : { start: date, end: date };
    return {
      row: at + 1,
      memberColumn: null,
      hidden: false,
      texts,
      quantities,
      columns: {},
      date: null,
      areaText: String(row["area"] ?? ""),
      area: String(row["area"] ?? TOWN),
      span,
    };
  });
  return {
    ...{ file, sheet: `${kind}${sheets}`, index: 0, kind, kindScore: 1, title: null, area: null, records, columns, reasons: [], titleDate: null },
    ...{ header: { first: 0, last: 0 }, data: { first: 1, last: rows.length }, totalRows: [], repeatedHeaderRows: [] },
    mentions: { title: null, unitLine: null, sheet: kind, file },
  };
}

export interface Case {
  readonly ledgers: readonly Ledger[];
  readonly period: string;
  readonly today?: string;
  readonly findings?: readonly Finding[];
  readonly catalogue?: Partial<Catalogue>;
  readonly previous?: Result;
  readonly areas?: readonly Area[];
  readonly town?: string;
}

/** Measures and rolls up by the real stages. */
export function rolledUp({ ledgers, period, catalogue, previous, areas = AREAS, town = TOWN }: Case): RollUp {
  const context = { catalogue: { ...builtIn, ...catalogue }, period: parsePeriod(period)!, town, areas };
  return rollUp(measure(ledgers, context), ledgers, { ...context, previous }).rollUp;
}

export function drafted(kind: ReportKind, given: Case): Report {
  const { ledgers, findings = [], today = "2024-07-02" } = given;
  return draft(kind, { rollUp: rolledUp(given), ledgers, findings, catalogue: { ...builtIn, ...given.catalogue }, today });
}

export const draftedText = (kind: ReportKind, given: Case): string => reportText(drafted(kind, given));

/** An empty result, for writing a document. */
export const emptyResult = (overrides: Partial<Result> = {}): Result => ({
  ...{ schema: 1, town: TOWN, period: { label: "2024年上半年", start: "2024-01-01", end: "2024-06-30" }, areas: [], indicators: [], findings: [] },
  ...{ completeness: { expected: 0, received: 0, missing: [] }, facts: [], unmeasured: [] },
  ...overrides,
});
