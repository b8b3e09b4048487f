/** Ledgers by hand, and what the stages before drafting make of them. */
import { builtIn } from "../../src/catalogue";
import { draft } from "../../src/drafting";
import { measure } from "../../src/measuring";
import type { Area } from "../../src/model/area";
import type { Finding } from "../../src/model/finding";
import type { Catalogue, ReportKind } from "../../src/model/indicator";
import type { Ledger } from "../../src/model/ledger";
import type { Report } from "../../src/model/report";
import type { Result } from "../../src/model/result";
import type { RollUp } from "../../src/model/total";
import { parsePeriod } from "../../src/language/period";
import { rollUp } from "../../src/rollup";
import { ledgerOf, type Row } from "./ledgers";
import { reportText } from "../../src/formats/docx/text";

export const TOWN = "聚宝镇";

export const area = (name: string): Area => ({ name, type: name.endsWith("社区") ? "居" : name === TOWN ? "镇" : "村", parent: TOWN, aliases: [] });
const AREAS: readonly Area[] = [{ name: TOWN, type: "镇", aliases: [] }, ...["东庄村", "西庄村", "水口村", "水口社区"].map(area)];

let sheets = 0;

/** A ledger of the town or, row by row, of its villages, its columns in the order of the kind's fields. */
export function ledger(kind: string, rows: readonly Row[], file = "台账.xlsx"): Ledger {
  const fields = builtIn.kinds
    .find((k) => k.kind === kind)!
    .fields.map(({ field }) => field)
    .filter((field) => rows.some((row) => field in row));
  sheets += 1;
  return ledgerOf({ kind, file, fields, town: TOWN, sheet: `${kind}${sheets}` }, rows);
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
