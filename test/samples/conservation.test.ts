/** Nothing numeric disappears in silence: each number in a data row is counted, or a finding names it, or its column is listed as not measured. */
import { gridsOf } from "../../samples/build/book";
import { booksOf } from "../../samples/build/books";
import { townCatalogue } from "../../samples/build/town-catalogue";
import { planted } from "../../samples/build/slips";
import { worldOf } from "../../samples/build/world";
import type { Grid } from "../../src/model/grid";
import type { Ledger } from "../../src/model/ledger";
import { run, type Outcome } from "../../src/app/pipeline";
import { cellAddress, columnLetters } from "../../src/model/address";
import { parsePeriod } from "../../src/language/period";
import { cellsOf } from "../builders/cells-of";

const key = (file: string, sheet: string, cell: string): string => `${file}\t${sheet}\t${cell}`;

/** Numbers of the ledger's data rows: typed as numbers or beginning with one. Total rows and repeated headers are no data; serial numbers count nothing. */
function numbersOf(ledger: Ledger, grid: Grid): string[] {
  const skipped = new Set([...ledger.totalRows.map(({ row }) => row), ...ledger.repeatedHeaderRows]);
  const found: string[] = [];
  for (let row = ledger.data.first; row <= ledger.data.last; row++) {
    if (skipped.has(row)) continue;
    for (const column of ledger.columns) {
      const cell = grid.cells[row]?.[column.index] ?? null;
      const number =
        typeof cell === "number" || (typeof cell === "object" && cell?.kind === "percent") || (typeof cell === "string" && /^[\d０-９]/.test(cell));
      const words = column.role === "text" || column.role === "serial" || (column.role === "field" && !isNumeric(ledger.kind, column.field));
      if (number && !words) found.push(cellAddress(row, column.index));
    }
  }
  return found;
}

const isNumeric = (kind: string, field: string | null): boolean =>
  townCatalogue.kinds.some((one) => one.kind === kind && one.fields.some((other) => other.field === field && ["quantity", "rate"].includes(other.type)));

function unaccounted(outcome: Outcome, grids: readonly Grid[]): string[] {
  const counted = new Set<string>();
  for (const total of outcome.rollUp.totals) {
    for (const value of total.byArea.values()) for (const { file, sheet, cell } of value.sources) counted.add(key(file, sheet, cell));
  }
  const named = new Set(outcome.findings.flatMap((finding) => cellsOf(finding).map((cell) => key(finding.file, finding.sheet, cell))));
  // A record that counts nowhere is named by its date; the finding speaks for the row.
  const undated = new Set(
    outcome.findings
      .filter(({ code }) => code.startsWith("date."))
      .flatMap((finding) => cellsOf(finding).map((cell) => key(finding.file, finding.sheet, rowOf(cell)))),
  );
  const unmeasured = new Set(outcome.result.unmeasured.map(({ file, sheet, column }) => key(file, sheet, column)));
  return outcome.ledgers.flatMap((ledger) => {
    const grid = grids.find((one) => one.file === ledger.file && one.sheet === ledger.sheet)!;
    return numbersOf(ledger, grid)
      .filter((cell) => !counted.has(key(ledger.file, ledger.sheet, cell)) && !named.has(key(ledger.file, ledger.sheet, cell)))
      .filter((cell) => !unmeasured.has(key(ledger.file, ledger.sheet, cell.replace(/\d+/, ""))))
      .filter((cell) => !undated.has(key(ledger.file, ledger.sheet, rowOf(cell))))
      .filter((cell) => !compared(ledger, cell))
      .map((cell) => `${ledger.file} ${ledger.sheet}!${cell}`);
  });
}

const rowOf = (cell: string): string => cell.replace(/^[A-Z]+/, "");

/** The largest and the latest are chosen among all their column's numbers; those that were not chosen took part all the same. */
function compared(ledger: Ledger, cell: string): boolean {
  const column = ledger.columns.find(({ index }) => columnLetters(index) === cell.replace(/\d+/, ""));
  return townCatalogue.indicators.some(
    ({ kind, measure }) => kind === ledger.kind && (measure.type === "max" || measure.type === "latest") && measure.field === column?.field,
  );
}

test.each([
  ["the sample", planted(worldOf(2024))],
  ["another town", worldOf(11)],
  ["one more", worldOf(12)],
])("%s", (_, entries) => {
  const grids = gridsOf(booksOf(entries));
  const outcome = run(grids, { catalogue: townCatalogue, period: parsePeriod("2024H1")!, today: "2024-07-05", report: "汇报材料" });
  expect(outcome.ledgers.length).toBeGreaterThan(50);
  expect(unaccounted(outcome, grids)).toEqual([]);
});
