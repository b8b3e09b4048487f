/** The journey on one sheet: which parts of it are ledgers, and for each its header, kind, columns, records and totals. */
import type { Finding } from "../model/finding";
import type { Grid } from "../model/grid";
import type { Catalogue, LedgerKind } from "../model/indicator";
import type { Column, Correction, RawLedger, SheetReading } from "../model/ledger";
import { columnLetters } from "./address";
import { readBody, type Body } from "./body";
import { cellText, isNumber } from "./cell";
import { columnData, isNumericData } from "./column-data";
import { readColumns, type ColumnInput } from "./columns";
import { finding } from "./finding";
import { findHeader, givenHeader, type HeaderChoice } from "./header";
import { chooseKind, type KindChoice } from "./kind";
import { indexOf, type CatalogueIndex } from "./match";
import { readPreamble, type Preamble } from "./preamble";
import { figuresOfRow, readRecords, rowList } from "./records";
import { sideBySide } from "./regions";
import { readTotals } from "./totals";
import { shapeAt, slice, viewOf, type View } from "./view";

/** Names of sheets that a run or the settings own: never read as ledgers. */
const OWN = /^(汇总|设置)·/;

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
  let found = 0;
  const queue: View[] = [view];
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    let from = 0;
    while (from < part.rows) {
      const correction = corrections.find((other) => other.index === found);
      const header = correction?.header ? givenHeader(part, correction.header) : findHeader(part, from, index.known);
      if (header === null) break;
      const preamble = readPreamble(part, from, header.rows.first);
      const body = readBody(part, header, preamble.title, index.known);
      const sides = sideBySide(part, header, body);
      if (sides.length > 1) {
        for (const side of sides) queue.push(clip(slice(part, side.left, side.right, header.rows.first), body.next));
        for (let row = from; row < header.rows.first; row++) taken.add(row);
        from = body.next;
        continue;
      }
      for (let row = from; row <= Math.max(header.rows.last, body.range?.last ?? 0, ...body.notes.slice(-1)); row++) taken.add(row);
      if (correction?.ignore !== true) {
        const result = readLedger(part, index, found, header, preamble, body, correction);
        if (result === null) {
          from = body.next;
          continue;
        }
        ledgers.push(result.ledger);
        findings.push(...result.findings);
      }
      found++;
      from = body.next;
    }
  }
  findings.push(...leftOut(view, taken));
  if (grid.hiddenColumns.size > 0 && ledgers.length > 0) {
    const columns = [...grid.hiddenColumns].sort((a, b) => a - b).filter((column) => column <= view.right);
    if (columns.length > 0) findings.push(finding(grid, "columns.hidden", "info", null, { columns: columns.map(columnLetters).join("、") }));
  }
  return reading(ledgers.length === 0 && found === 0 ? "no-ledger" : null, findings, ledgers);
}

/** The rows of a view up to (not with) `end`. */
const clip = (view: View, end: number): View => ({ ...view, rows: Math.min(view.rows, end) });

/** Rows with numbers that no ledger took. */
function leftOut(view: View, taken: ReadonlySet<number>): Finding[] {
  const rows: number[] = [];
  for (let row = 0; row < view.rows; row++) if (!taken.has(row) && shapeAt(view, row).numbers > 0) rows.push(row);
  const [first] = rows;
  if (first === undefined) return [];
  return [finding(view.grid, "row.left-out", "warning", [first, shapeAt(view, first).first], { count: rows.length, rows: rowList(rows) })];
}

interface LedgerResult {
  readonly ledger: RawLedger;
  readonly findings: readonly Finding[];
}

function readLedger(
  view: View,
  index: CatalogueIndex,
  number: number,
  header: HeaderChoice,
  preamble: Preamble,
  body: Body,
  correction: Correction | undefined,
): LedgerResult | null {
  const inputs: ColumnInput[] = header.paths.map((path, i) => ({ index: view.left + i, path, data: columnData(view, view.left + i, body.records) }));
  const numeric = inputs.map((input) => isNumericData(input.data));
  const names = { title: preamble.title, sheet: view.grid.sheet, file: view.grid.file };
  const choice = correctedKind(index, correction) ?? chooseKind(index, names, header.paths, numeric);
  const kindIndex = choice.index ?? index.generic;
  const kind: LedgerKind = kindIndex.kind;
  const { columns, conflicts } = readColumns(kindIndex, inputs, preamble.unit, correction?.fields);
  const { records, findings: recordFindings } = readRecords(view, body, columns, kind);
  // A list of words without any figure, date or known column is a text, not a ledger.
  if (
    choice.index === null &&
    records.length > 0 &&
    correction === undefined &&
    !inputs.some((input) => input.data.numbers + input.data.figures + input.data.dates > 0) &&
    choice.score < 0.2 &&
    columns.every((column) => column.field === null) &&
    inputs.filter((input) => input.path.length > 0).length < 2
  )
    return null;
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
    repeatedHeaderRows: body.repeatedHeaders,
    columns,
    reasons: [...header.reasons, ...choice.reasons],
    titleDate: preamble.date,
    mentions: { title: preamble.title, unitLine: correction?.area ?? preamble.area, sheet: view.grid.sheet, file: view.grid.file },
    records,
  };
  return { ledger, findings: [...ledgerFindings(view, ledger, header, choice, inputs, conflicts), ...recordFindings, ...noteFindings(view, body)] };
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
): Finding[] {
  const { grid } = view;
  const top = [header.rows.first, view.left] as const;
  const findings: Finding[] = [];
  if (ledger.kind === "other" && ledger.records.length > 0)
    findings.push(
      choice.best && choice.score >= 0.2
        ? finding(grid, "kind.unsure", "warning", top, { guess: choice.best.kind.name, percent: Math.round(choice.score * 100) }, ledger.kind)
        : finding(grid, "kind.unknown", "warning", top, {}, ledger.kind),
    );
  else if (choice.index && choice.second && choice.score - choice.second.score < 0.03 && choice.score < 0.9)
    findings.push(finding(grid, "kind.close", "warning", top, { kind: choice.index.kind.name, other: choice.second.index.kind.name }, ledger.kind));
  if (header.rival && header.score - header.rival.score < 0.25)
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
  for (const column of ledger.columns) {
    if (column.role !== "unmeasured") continue;
    const data = inputs.find((input) => input.index === column.index)?.data;
    const cells = (data?.numbers ?? 0) + (data?.figures ?? 0);
    findings.push(finding(grid, "column.unmeasured", "info", [header.lastNames, column.index], { header: columnName(column), cells }, ledger.kind));
  }
  return findings;
}

const columnName = (column: Column): string => column.header.join("") || columnLetters(column.index);

/** Numbers that stand in notes and signature lines below the records. */
function noteFindings(view: View, body: Body): Finding[] {
  const rows = body.notes.filter((row) => view.cells[row]?.some((cell) => isNumber(cell)));
  const [first] = rows;
  if (first === undefined) return [];
  return [
    finding(view.grid, "row.note", "info", [first, shapeAt(view, first).first], {
      text: cellText(view.cells[first]?.[shapeAt(view, first).first]).slice(0, 20),
      rows: rowList(rows),
    }),
  ];
}
