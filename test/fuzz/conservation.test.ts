/** No number of a data row disappears in silence: it is a record's quantity, or named by a finding, or in a column that the result lists. */
import { builtIn } from "../../src/catalogue";
import type { Grid } from "../../src/model/grid";
import type { RawLedger, SheetReading } from "../../src/model/ledger";
import { cellAddress, rowName, TURNED } from "../../src/model/address";
import { readSheet } from "../../src/reading/sheet/sheet";
import { caseOf, readCase } from "./case";

const CASES = 400;

const isNumber = (cell: unknown): boolean => typeof cell === "number" || (typeof cell === "object" && cell !== null && "fraction" in cell);

/** Columns of a row whose numbers the records of the row hold. */
function countedColumns(ledger: RawLedger, row: number): Set<number> {
  const counted = new Set<number>();
  for (const record of ledger.records) {
    if (record.row !== row) continue;
    for (const field of Object.keys(record.quantities))
      for (const column of ledger.columns)
        if (column.field === field && (column.role === "field" ? record.memberColumn === null : sharesMember(ledger, column.index, record.memberColumn)))
          counted.add(column.index);
  }
  return counted;
}

function sharesMember(ledger: RawLedger, index: number, memberColumn: number | null): boolean {
  const value = (at: number | null) => ledger.columns.find((column) => column.index === at)?.member?.value;
  return memberColumn !== null && value(index) === value(memberColumn);
}

function lostNumbers(grid: Grid, reading: SheetReading): string[] {
  const named = new Set(reading.findings.flatMap((finding) => [finding.cell, ...expanded(String(finding.params.cells ?? ""))]));
  const sumRows = new Set(reading.findings.filter((finding) => finding.code.startsWith("row.sum-")).map((finding) => String(finding.params.row)));
  const lost: string[] = [];
  const lying = reading.ledgers.some((one) => one.turned);
  grid.cells.forEach((cells, y) =>
    cells.forEach((cell, x) => {
      // Of a table on its side the sheet's columns are the rows.
      const [row, index] = lying ? [x + TURNED, y + TURNED] : [y, x];
      if (!isNumber(cell) || named.has(cellAddress(row, index)) || sumRows.has(rowName(row))) return;
      const ledger = reading.ledgers.find((one) => row >= one.header.first && row <= one.data.last && one.columns.some((column) => column.index === index));
      if (!ledger) return void lost.push(`${cellAddress(row, index)} outside`);
      if (row <= ledger.header.last || ledger.totalRows.some((total) => total.row === row) || ledger.repeatedHeaderRows.includes(row)) return;
      const column = ledger.columns.find((one) => one.index === index)!;
      const quantity = column.role === "member" || (column.role === "field" && isQuantity(ledger.kind, column.field));
      if (quantity && !countedColumns(ledger, row).has(index)) lost.push(cellAddress(row, index));
    }),
  );
  return lost;
}

const isQuantity = (kind: string, field: string | null): boolean =>
  builtIn.kinds.some((one) => one.kind === kind && one.fields.some((other) => other.field === field && (other.type === "quantity" || other.type === "rate")));

const expanded = (cells: string): string[] =>
  cells.split("、").flatMap((part) => {
    const [, column, first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(part) ?? [];
    return column === undefined ? [part] : Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${column}${Number(first) + i}`);
  });

test(`no number is lost in ${CASES} dressed ledgers`, () => {
  const lost: string[] = [];
  for (let seed = 1; seed <= CASES; seed++) {
    const fuzzed = caseOf(seed);
    readCase(fuzzed).forEach((reading, i) => {
      for (const cell of lostNumbers(fuzzed.grids[i]!, reading)) lost.push(`seed ${seed}: ${cell} (${fuzzed.dressings.join(", ")})`);
    });
  }
  expect(lost).toEqual([]);
});

test("rows in another order give the same records", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { grids, dressings } = caseOf(seed);
    const [grid] = grids;
    if (grids.length > 1 || !grid || dressings.some((name) => /its side|across/.test(name))) continue;
    if (dressings.some((name) => /keys|total|subtotals|dividers|two|repeated|blank lines|numbers|sum/.test(name))) continue;
    const reading = readSheet(grid, builtIn);
    const [ledger] = reading.ledgers;
    if (!ledger || ledger.records.length === 0 || ledger.data.last - ledger.data.first + 1 !== new Set(ledger.records.map((record) => record.row)).size)
      continue;
    const { first, last } = ledger.data;
    const turned = { ...grid, cells: [...grid.cells.slice(0, first), ...grid.cells.slice(first, last + 1).toReversed(), ...grid.cells.slice(last + 1)] };
    const again = readSheet(turned, builtIn);
    const what = (one: RawLedger | undefined) =>
      one?.records.map(({ texts, quantities, areaText, date }) => JSON.stringify([texts, quantities, areaText, date])).sort();
    expect(what(again.ledgers[0])).toEqual(what(ledger));
  }
});
