/** Every numeric cell of a sheet, and what became of it: counted, named by a finding, in a column that is told as not measured, or lost. */
import type { CheckContext } from "../../src/checking";
import { check } from "../../src/checking";
import { measure, type Measured } from "../../src/measuring";
import type { Finding } from "../../src/model/finding";
import type { Cell, Grid } from "../../src/model/grid";
import type { Catalogue } from "../../src/model/indicator";
import type { Column, Ledger, SheetReading } from "../../src/model/ledger";
import type { Period } from "../../src/model/period";
import { cellAddress, columnLetters, parseAddress } from "../../src/model/address";
import { resolve, type Resolved } from "../../src/reading/resolve";
import { readSheet } from "../../src/reading/sheet/sheet";

export interface Run extends Resolved {
  readonly readings: readonly SheetReading[];
  readonly measured: Measured;
  /** Of all stages, the resolving's included. */
  readonly all: readonly Finding[];
}

/** The journey up to measuring. */
export function measured(grids: readonly Grid[], catalogue: Catalogue, options: { town?: string; period?: Period; today: string }): Run {
  const readings = grids.map((grid) => readSheet(grid, catalogue));
  const resolved = resolve(readings, { catalogue, ...options });
  const found = [...readings.flatMap((reading) => reading.findings), ...resolved.findings];
  const context: CheckContext = { catalogue, period: resolved.period, areas: resolved.areas, town: resolved.town, today: options.today, found };
  const values = measure(resolved.ledgers, context);
  return { ...resolved, readings, measured: values, all: [...found, ...check(resolved.ledgers, context), ...values.findings] };
}

/** Numeric cells of data rows of which nothing is told: `file sheet!cell value (column)`. */
export function lostCells(grids: readonly Grid[], run: Run): string[] {
  const counted = new Set<string>();
  for (const value of run.measured.values)
    for (const source of [...value.sources, ...(value.yearToDateSources ?? [])]) counted.add(`${source.file}\t${source.sheet}\t${source.cell}`);
  const told = toldCells(run.all);
  const unmeasured = new Set(run.measured.unmeasured.map((column) => `${column.file}\t${column.sheet}\t${column.column}`));
  return grids.flatMap((grid) => {
    const reading = run.readings.find((other) => other.file === grid.file && other.sheet === grid.sheet);
    if (!reading || reading.skipped === "own" || reading.skipped === "hidden") return [];
    const ledgers = run.ledgers.filter((ledger) => ledger.file === grid.file && ledger.sheet === grid.sheet);
    return grid.cells.flatMap((cells, row) =>
      cells.flatMap((cell, index) => {
        const here = ledgers.filter((ledger) => row >= ledger.header.first && row <= ledger.data.last);
        const ledger = here.find((other) => other.columns.some((column) => column.index === index)) ?? here[0];
        const column = ledger?.columns.find((other) => other.index === index);
        if (!isNumeric(cell, column)) return [];
        if (ledger && !isDataRow(ledger, row)) return [];
        const place = `${grid.file}\t${grid.sheet}\t`;
        if (counted.has(place + cellAddress(row, index))) return [];
        if (unmeasured.has(place + columnLetters(index))) return [];
        if (told(grid.file, grid.sheet, row, index)) return [];
        if (column && (column.role === "serial" || column.field === "date")) return [];
        return [
          `${grid.file} ${grid.sheet}!${cellAddress(row, index)} ${JSON.stringify(cell)} (${column ? `${column.role} ${column.field ?? ""} ${column.header.join("·")}` : "no column"})`,
        ];
      }),
    );
  });
}

/** A number, or in a column of figures a text with a digit, an error or a date: whatever was meant, it was meant to count. */
function isNumeric(cell: Cell, column: Column | undefined): boolean {
  if (typeof cell === "number") return true;
  if (cell === null || typeof cell === "boolean") return false;
  const figures = column && (column.role === "unmeasured" || column.role === "member" || (column.role === "field" && column.unit !== null));
  if (typeof cell === "object") return cell.kind === "percent" || figures === true;
  return figures === true && /[\d０-９]/.test(cell);
}

const isDataRow = (ledger: Ledger, row: number): boolean =>
  row >= ledger.data.first && row <= ledger.data.last && !ledger.totalRows.some((total) => total.row === row) && !ledger.repeatedHeaderRows.includes(row);

/** Cells that findings name: their own, those listed in `cells` (C5:C9、C12), rows listed in `rows` (5、6、9—12), and the column of one that stands for several. */
function toldCells(findings: readonly Finding[]): (file: string, sheet: string, row: number, column: number) => boolean {
  const bySheet = new Map<string, ((row: number, column: number) => boolean)[]>();
  for (const finding of findings) {
    const key = `${finding.file}\t${finding.sheet}`;
    const list = bySheet.get(key) ?? [];
    bySheet.set(key, list);
    const at = parseAddress(finding.cell);
    if (at) list.push((row, column) => row === at.row && column === at.column);
    const { cells, rows } = finding.params;
    for (const range of typeof cells === "string" ? cells.split("、") : []) {
      const [from, to] = range.split(":").map(parseAddress);
      const last = to ?? from;
      if (from && last) list.push((row, column) => row >= from.row && row <= last.row && column >= from.column && column <= last.column);
    }
    for (const range of typeof rows === "string" && at ? rows.split("、") : []) {
      const [from = 0, to = from] = range.replace(/…$/, "").split(/[—–-]/).map(Number);
      list.push((row) => row + 1 >= from && row + 1 <= to);
    }
  }
  return (file, sheet, row, column) => (bySheet.get(`${file}\t${sheet}`) ?? []).some((tells) => tells(row, column));
}
