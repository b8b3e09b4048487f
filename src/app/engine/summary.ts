/** An outcome as what the pane shows: small enough to be handed over from the worker at once. */
import { sinceNewYear } from "../../drafting/targets";
import { stampOf } from "../../results/stamp";
import { fill, messageOf, type Locale } from "../../locale";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import type { Ledger } from "../../model/ledger";
import type { Quantity } from "../../model/quantity";
import type { Report } from "../../model/report";
import type { Total } from "../../model/total";
import type { Outcome } from "../pipeline";
import { columnLetters } from "../../model/address";
import { printQuantity } from "../../language/quantity";
import { UNKNOWN_TOWN } from "../../reading/resolve/town";
import { leftOut } from "../../rollup/left-out";
import type { ColumnSummary, DataState, DraftSummary, LedgerSummary, Summary, TotalSummary } from "./summaries";

/** Cells behind one figure that the preview is given; the sheets and result.json have all of them. */
const SOURCES_SHOWN = 6;

export function summaryOf(outcome: Outcome, catalogue: Catalogue, locale: Locale): Summary {
  return {
    town: outcome.town,
    period: outcome.period,
    ledgers: outcome.ledgers.map((ledger) => ledgerSummary(ledger, catalogue, locale)),
    skipped: outcome.readings.flatMap(({ file, sheet, skipped }) => (skipped === null ? [] : [{ file, sheet, why: skipped }])),
    findings: outcome.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: messageOf(finding, locale),
      file: finding.file,
      sheet: finding.sheet,
      cell: finding.cell,
      cells: cellsOf(finding),
      area: finding.area ?? null,
      explained: finding.explained ?? null,
      lapsed: finding.lapsed ?? null,
    })),
    totals: outcome.rollUp.totals.map((total) => totalSummary(total, catalogue)),
    completeness: outcome.result.completeness,
    report: reportSummary(outcome.report),
    plans: outcome.plans.length,
    dataState: dataState(outcome, catalogue),
    stamp: stampOf(outcome.result),
    severalFiles: new Set(outcome.ledgers.map((ledger) => ledger.file)).size > 1,
  };
}

function dataState({ town, findings, ledgers }: Outcome, { indicators }: Catalogue): DataState {
  const { errors, uncounted, indicators: touched } = leftOut(findings, ledgers, indicators);
  return { townKnown: town !== UNKNOWN_TOWN, errors, uncounted, indicators: touched.map(({ name }) => name) };
}

/** A finding of a whole column stands at its first cell and names them all (`C5:C9、C12`). */
function cellsOf({ cell, params }: Finding): string[] {
  const named = String(params["cells"] ?? "").split("、");
  return [...new Set([cell, ...named])].filter((address) => ADDRESS.test(address));
}

const ADDRESS = /^[A-Z]{1,3}[1-9]\d*(?::[A-Z]{1,3}[1-9]\d*)?$/;

export const reportSummary = (report: Report): DraftSummary => ({
  title: report.title,
  blocks: report.blocks,
  facts: report.facts.map((fact) => ({ ...fact, sources: fact.sources.slice(0, SOURCES_SHOWN), sourceCount: fact.sources.length })),
});

function ledgerSummary(ledger: Ledger, catalogue: Catalogue, locale: Locale): LedgerSummary {
  const kind = catalogue.kinds.find((entry) => entry.kind === ledger.kind);
  const nameOf = (field: string | null) => kind?.fields.find((entry) => entry.field === field)?.name ?? null;
  return {
    file: ledger.file,
    sheet: ledger.sheet,
    index: ledger.index,
    kind: ledger.kind,
    kindName: kind?.name ?? ledger.kind,
    kindScore: ledger.kindScore,
    area: ledger.area,
    header: ledger.header,
    data: ledger.data,
    totalRows: ledger.totalRows.map((total) => total.row),
    records: ledger.records.length,
    columns: ledger.columns.map((column): ColumnSummary => ({
      index: column.index,
      letters: columnLetters(column.index),
      header: column.header.join(" / "),
      role: column.role,
      field: column.field,
      fieldName: nameOf(column.field),
      unit: column.unit,
    })),
    reasons: ledger.reasons.map((reason) => fill(reason.code, reason.params, locale)),
  };
}

/** As on the sheets no more than two decimals: a ratio of villages' figures has any number of them. */
const printed = (quantity: Quantity, unit: string): string =>
  printQuantity({ ...quantity, value: rounded(quantity.value), low: rounded(quantity.low), high: rounded(quantity.high), unit });
const rounded = (value: number): number => Math.round(value * 100) / 100;

function totalSummary(total: Total, catalogue: Catalogue): TotalSummary {
  const { indicator } = total;
  return {
    code: indicator.code,
    name: indicator.name,
    group: catalogue.groups.find((entry) => entry.group === indicator.group)?.name ?? "",
    unit: indicator.unit,
    periodType: indicator.periodType,
    text: total.quantity ? printed(total.quantity, indicator.unit) : null,
    value: total.quantity?.value ?? null,
    previous: total.change?.previous ?? null,
    target: total.target?.value ?? null,
    completion: total.target?.completion ?? null,
    completionOfYear: sinceNewYear(total),
    byArea: [...total.byArea].flatMap(([area, { quantity }]) => (quantity ? [{ area, value: quantity.value, text: printed(quantity, indicator.unit) }] : [])),
    breakdown: Object.entries(total.breakdown ?? {}).map(([part, quantity]) => ({ part, text: printed(quantity, quantity.unit ?? indicator.unit) })),
    records: total.records,
  };
}
