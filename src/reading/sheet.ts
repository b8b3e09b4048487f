/** The journey on one sheet: which parts of it are ledgers, and for each its header, kind, columns, records and totals. */
import type { Finding } from "../model/finding";
import type { Grid } from "../model/grid";
import type { Catalogue, LedgerKind } from "../model/indicator";
import type { Column, Correction, RawLedger, SheetReading } from "../model/ledger";
import { cellAddress, columnLetters } from "./address";
import type { Body } from "./body";
import { cellText, isNumber } from "./cell";
import { columnData, countFigures, isNumericData } from "./column-data";
import type { ColumnInput } from "./column-input";
import { readColumns } from "./columns";
import { finding, rowList } from "./finding";
import { CLOSE, type HeaderChoice } from "./header";
import { chooseKind, type KindChoice } from "./kind";
import { indexOf, matchMember, type CatalogueIndex } from "./match";
import { findPlaces, type Place } from "./places";
import { figureAt, figuresOfRow, readRecords } from "./records";
import { measuresDown } from "./turned";
import { takeOutSums } from "./sums";
import { isTotalColumn, readTotalColumns, readTotals } from "./totals";
import { shapeAt, viewOf, type View } from "./view";

/** Names of sheets that a run or the settings own: never read as ledgers. */
const OWN = /^(汇总|设置)·/;

/** Columns by which a kind is told; no ledger has more, and a sheet of thousands must not take its time. */
const TELLING = 200;

/**
 * Reads one sheet by itself: no other sheet is looked at, so sheets can be read in parallel.
 * Nothing throws for what a clerk typed: what cannot be read is a finding that names the cell.
 */
export function readSheet(grid: Grid, catalogue: Catalogue): SheetReading {
  const reading = (skipped: SheetReading["skipped"], findings: readonly Finding[] = [], ledgers: readonly RawLedger[] = []): SheetReading => ({
    file: grid.file,
    sheet: grid.sheet,
    ledgers,
    findings,
    skipped,
  });
  if (OWN.test(grid.sheet)) return reading("own");
  const view = viewOf(grid);
  if (!view.shapes.some((shape) => shape.filled > 0)) return reading("empty");
  if (grid.visibility !== "visible") return reading("hidden", [finding(grid, "sheet.hidden", "info", null, { sheet: grid.sheet })]);

  const index = indexOf(catalogue);
  const corrections = catalogue.corrections.filter((other) => other.sheet === grid.sheet && (other.file === null || other.file === grid.file));
  const ledgers: RawLedger[] = [];
  const findings: Finding[] = [];
  const taken = new Set<number>();
  findPlaces(view, index.vocabulary, corrections).forEach((place, number) => {
    for (const row of place.rows) taken.add(row);
    if (place.correction?.ignore === true) return;
    const result = readLedger(place, index, number);
    ledgers.push(result.ledger);
    findings.push(...result.findings);
  });
  findings.push(...leftOut(view, taken));
  if (ledgers.length > 0) findings.push(...hiddenColumns(view));
  return reading(ledgers.length === 0 ? "no-ledger" : null, findings, ledgers);
}

function hiddenColumns(view: View): Finding[] {
  const columns = [...view.grid.hiddenColumns].sort((a, b) => a - b).filter((column) => column <= view.right);
  return columns.length === 0 ? [] : [finding(view.grid, "columns.hidden", "info", null, { columns: columns.map(columnLetters).join("、") })];
}

/** Rows with numbers that no ledger took. */
function leftOut(view: View, taken: ReadonlySet<number>): Finding[] {
  const rows: number[] = [];
  for (let row = 0; row < view.rows; row++) if (!taken.has(row) && shapeAt(view, row).numbers > 0) rows.push(row);
  const [first] = rows;
  if (first === undefined) return [];
  return [
    finding(view.grid, "row.left-out", "warning", [first, shapeAt(view, first).first], {
      count: rows.length,
      rows: rowList(rows),
      cells: numberCells(view, rows),
    }),
  ];
}

interface LedgerResult {
  readonly ledger: RawLedger;
  readonly findings: readonly Finding[];
}

function readLedger(place: Place, index: CatalogueIndex, number: number): LedgerResult {
  const { view, header, preamble, correction } = place;
  const inputs: ColumnInput[] = header.paths.map((path, i) => ({ index: view.left + i, path, data: columnData(view, view.left + i, place.body.records) }));
  const names = { title: preamble.title, sheet: view.grid.sheet, file: view.grid.file };
  const turned = correction === undefined ? measuresDown(view, header, place.body.records, index.isMeasure) : 0;
  const guess =
    correctedKind(index, correction) ??
    chooseKind(
      index,
      names,
      inputs.slice(0, TELLING).map(({ path, data }) => ({ path, numeric: isNumericData(data), sample: data.sample })),
    );
  const choice = turned > 0 ? { ...guess, index: null } : guess;
  const kindIndex = choice.index ?? index.generic;
  const kind: LedgerKind = kindIndex.kind;
  const { columns, conflicts } = readColumns(kindIndex, inputs, preamble.unit, (column) => countFigures(view, column, place.body.records), correction?.fields);
  const sums =
    choice.index === null ? { body: place.body, findings: [] } : takeOutSums(view, place.body, columns, kind, (row) => figuresOfRow(view, columns, row));
  const { body } = sums;
  const { records, findings: recordFindings } = readRecords(view, body, columns, kind);
  const ledger: RawLedger = {
    file: view.grid.file,
    sheet: view.grid.sheet,
    index: number,
    kind: kind.kind,
    kindScore: choice.score,
    title: preamble.title,
    header: header.rows,
    data: body.range ?? { first: header.rows.last + 1, last: header.rows.last },
    totalRows: readTotals(view, body, (row) => figuresOfRow(view, columns, row)),
    totalColumns: readTotalColumns(columns, body.records, (row, column) => figureAt(view, row, column)),
    repeatedHeaderRows: body.repeatedHeaders,
    columns,
    reasons: [...header.reasons, ...choice.reasons],
    titleDate: preamble.date,
    mentions: {
      title: preamble.title,
      unitLine: correction?.area ?? preamble.area,
      sheet: view.grid.sheet,
      file: view.grid.file,
      titleCell: preamble.titleCell,
      unitLineCell: preamble.areaCell,
    },
    records,
  };
  return {
    ledger,
    findings: [...ledgerFindings(view, ledger, header, choice, inputs, conflicts, turned), ...sums.findings, ...recordFindings, ...noteFindings(view, body)],
  };
}

function correctedKind(index: CatalogueIndex, correction: Correction | undefined): KindChoice | null {
  if (correction?.kind === undefined) return null;
  const kind = index.kinds.find((other) => other.kind.kind === correction.kind) ?? null;
  if (kind === null && correction.kind !== "other") return null;
  const reasons = [{ code: "reason.kind.corrected", params: { kind: kind?.kind.name ?? "" }, score: 1 }];
  return { index: kind, score: 1, reasons, best: kind, second: null };
}

/** What the reader is not sure of, and the figures that no field takes. */
function ledgerFindings(
  view: View,
  ledger: RawLedger,
  header: HeaderChoice,
  choice: KindChoice,
  inputs: readonly ColumnInput[],
  conflicts: readonly { index: number; field: string; taken: number }[],
  turned: number,
): Finding[] {
  const { grid } = view;
  const top = [header.rows.first, view.left] as const;
  const findings: Finding[] = [];
  if (turned > 0) findings.push(finding(grid, "layout.turned", "warning", top, { fields: turned }, ledger.kind));
  else if (ledger.kind === "other" && ledger.records.length > 0)
    findings.push(
      choice.best && choice.score >= 0.2
        ? finding(grid, "kind.unsure", "warning", top, { guess: choice.best.kind.name, percent: Math.round(choice.score * 100) }, ledger.kind)
        : finding(grid, "kind.unknown", inputs.some((input) => isNumericData(input.data)) ? "warning" : "info", top, {}, ledger.kind),
    );
  else if (choice.index && choice.second && choice.score - choice.second.score < 0.03 && choice.score < 0.9)
    findings.push(finding(grid, "kind.close", "warning", top, { kind: choice.index.kind.name, other: choice.second.index.kind.name }, ledger.kind));
  if (header.rival && header.score - header.rival.score < CLOSE)
    findings.push(
      finding(
        grid,
        "header.close",
        "warning",
        top,
        { first: header.rows.first + 1, last: header.rows.last + 1, other: header.rival.rows.first + 1 },
        ledger.kind,
      ),
    );
  for (const conflict of conflicts)
    findings.push(
      finding(
        grid,
        "column.conflict",
        "warning",
        [header.lastNames, conflict.index],
        { field: conflict.field, taken: columnLetters(conflict.taken) },
        ledger.kind,
      ),
    );
  // 五好文明家庭 as a column of figures is what the kind counts, but counts by its records: that must not go by unseen.
  const expected = (column: Column) => choice.index !== null && column.header.some((name) => choice.index !== null && matchMember(choice.index, name) !== null);
  for (const column of ledger.columns) {
    if (column.role !== "unmeasured" || isTotalColumn(column)) continue;
    findings.push(
      finding(
        grid,
        "column.unmeasured",
        expected(column) ? "warning" : "info",
        [header.lastNames, column.index],
        { header: columnName(column), count: column.numbers ?? 0 },
        ledger.kind,
      ),
    );
  }
  return findings;
}

const columnName = (column: Column): string => column.header.join("") || columnLetters(column.index);

/** Addresses of the numbers in some rows. */
const numberCells = (view: View, rows: readonly number[]): string =>
  rows
    .flatMap((row) =>
      (view.cells[row] ?? []).flatMap((cell, column) => (isNumber(cell) && column >= view.left && column <= view.right ? [cellAddress(row, column)] : [])),
    )
    .join("、");

/** Rows of words between the records, and numbers in notes and signature lines below them. */
function noteFindings(view: View, body: Body): Finding[] {
  const findings: Finding[] = [];
  const [alone] = body.alone;
  if (alone !== undefined)
    findings.push(finding(view.grid, "row.alone", "info", [alone, shapeAt(view, alone).first], { count: body.alone.length, rows: rowList(body.alone) }));
  const rows = body.notes.filter((row) => shapeAt(view, row).numbers > 0);
  const [first] = rows;
  if (first === undefined) return findings;
  return [
    ...findings,
    finding(view.grid, "row.note", "info", [first, shapeAt(view, first).first], {
      text: cellText(view.cells[first]?.[shapeAt(view, first).first]).slice(0, 20),
      rows: rowList(rows),
      cells: numberCells(view, rows),
    }),
  ];
}
