/** The journey on one sheet: which parts of it are ledgers, and for each its header, kind, columns, records and totals. */
import { personalFindings } from "../../findings/personal";
import { rosterNames } from "../../language/personal/rosters";
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { Correction, RawLedger, SheetReading } from "../../model/ledger";
import { columnLetters } from "../../model/address";
import { readContinued } from "./continued";
import { finding, rowsIn } from "./finding";
import { numberCells, readLedger } from "./ledger";
import { indexOf } from "./match";
import { rowPrintsOf, sheetPrintOf } from "./matter";
import { findPlaces } from "./places";
import { fieldsDown, lyingTable, putBack, turnUpright } from "./turned";
import { shapeAt, viewOf, type View } from "./view";

/** Names of sheets that a run or the settings own: never read as ledgers. */
const OWN = /^(汇总|设置)·/;

/**
 * Reads one sheet by itself: no other sheet is looked at, so sheets can be read in parallel, but for one that goes on with the sheet before it (续表).
 * Nothing throws for what a clerk typed: what cannot be read is a finding that names the cell.
 * @param before the last sheet of the same file that has ledgers
 */
export function readSheet(grid: Grid, catalogue: Catalogue, before: SheetReading | null = null): SheetReading {
  const guardedNames = OWN.test(grid.sheet) ? [] : rosterNames(grid);
  const reading = (skipped: SheetReading["skipped"], findings: readonly Finding[] = [], ledgers: readonly RawLedger[] = []): SheetReading => ({
    file: grid.file,
    sheet: grid.sheet,
    ledgers,
    // A hidden sheet is not read: nothing of it is printed.
    findings: skipped === "own" || skipped === "hidden" ? findings : [...findings, ...personalFindings(grid)],
    skipped,
    ...(guardedNames.length > 0 && { guardedNames }),
    ...(catalogue.explanations.some(({ content }) => content !== undefined) && { prints: rowPrintsOf(grid, ledgers) }),
  });
  if (OWN.test(grid.sheet)) return reading("own");
  // Not looked into, by no host: the open workbook comes without its cells, so that whether it is empty is not asked either.
  if (grid.visibility !== "visible") return reading("hidden", [finding(grid, { code: "sheet.hidden", params: { sheet: grid.sheet } }, null)]);
  const view = viewOf(grid);
  if (!view.shapes.some((shape) => shape.filled > 0)) return reading("empty");

  const index = indexOf(catalogue);
  const corrections = correctionsFor(grid, catalogue.corrections);
  const last = before?.file === grid.file ? before.ledgers.at(-1) : undefined;
  const continued = last && corrections.length === 0 ? readContinued(view, index, last) : null;
  if (continued) return reading(null, [...continued.findings, ...hiddenColumns(view)], [continued.ledger]);
  const ledgers: RawLedger[] = [];
  const findings: Finding[] = [];
  const taken = new Set<number>();
  const remembered = catalogue.corrections.filter((other) => other.shape !== undefined);
  const lying = corrections.some((other) => other.header) ? null : lyingTable(view, index);
  const places = lying ? [{ ...lying, correction: corrections[0] }] : findPlaces(view, index.vocabulary, corrections, remembered);
  places.forEach((place, number) => {
    const upright = place.view.grid.turned || place.correction?.header !== undefined || fieldsDown(place.view, place.header, place.body.records, index) === 0;
    const turned = upright ? place : (turnUpright(place, index.vocabulary) ?? place);
    for (const row of turned.rows) taken.add(row);
    if (place.correction?.ignore === true) return;
    const result = readLedger(turned, index, number, remembered);
    ledgers.push(turned.view.grid.turned ? putBack(result.ledger) : result.ledger);
    findings.push(...result.findings);
  });
  findings.push(...leftOut(view, taken));
  if (ledgers.length > 0) findings.push(...hiddenColumns(view));
  return reading(ledgers.length === 0 ? "no-ledger" : null, findings, ledgers);
}

/** Those that name the sheet, else those of a sheet that said just the same, of another file or under another name. */
function correctionsFor(grid: Grid, corrections: readonly Correction[]): readonly Correction[] {
  const named = corrections.filter((other) => other.sheet === grid.sheet && (other.file === null || other.file === grid.file));
  if (named.length > 0 || !corrections.some(({ content }) => content !== undefined)) return named;
  const content = sheetPrintOf(grid);
  return corrections.filter((other) => other.content === content);
}

function hiddenColumns(view: View): Finding[] {
  const columns = [...view.grid.hiddenColumns].sort((a, b) => a - b).filter((column) => column <= view.right);
  return columns.length === 0 ? [] : [finding(view.grid, { code: "columns.hidden", params: { columns: columns.map(columnLetters).join("、") } }, null)];
}

/** Rows with numbers that no ledger took. */
function leftOut(view: View, taken: ReadonlySet<number>): Finding[] {
  const rows: number[] = [];
  for (let row = 0; row < view.rows; row++) if (!taken.has(row) && shapeAt(view, row).numbers > 0) rows.push(row);
  const [first] = rows;
  if (first === undefined) return [];
  return [
    finding(view.grid, { code: "row.left-out", params: { count: rows.length, rows: rowsIn(view.grid, rows), cells: numberCells(view, rows) } }, [
      first,
      shapeAt(view, first).first,
    ]),
  ];
}
