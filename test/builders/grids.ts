/** Sheets for the reader's tests, written the way they look. */
import { cleanGrid } from "../../src/language/personal/grid";
import { builtIn } from "../../src/catalogue";
import type { Cell, Grid, Span } from "../../src/model/grid";
import type { RawLedger, SheetReading } from "../../src/model/ledger";
import { parseAddress } from "../../src/model/address";
import { readSheet } from "../../src/reading/sheet/sheet";

export interface Looks {
  readonly file?: string;
  readonly sheet?: string;
  /** "A1:C1"; null where the host cannot tell. */
  readonly merges?: readonly string[] | null;
  /** 1-based, as on the sheet. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: Grid["visibility"];
}

const span = (range: string): Span => {
  const [from, to] = range.split(":").map((address) => parseAddress(address)!);
  return { top: from!.row, left: from!.column, bottom: to!.row, right: to!.column };
};

export const grid = (cells: readonly (readonly Cell[])[], looks: Looks = {}): Grid =>
  cleanGrid({
    file: looks.file ?? "台账.xlsx",
    sheet: looks.sheet ?? "Sheet1",
    visibility: looks.visibility ?? "visible",
    cells,
    merges: looks.merges === null ? null : (looks.merges ?? []).map(span),
    hiddenRows: new Set((looks.hiddenRows ?? []).map((row) => row - 1)),
    hiddenColumns: new Set((looks.hiddenColumns ?? []).map((column) => column - 1)),
  });

export const read = (cells: readonly (readonly Cell[])[], looks: Looks = {}, catalogue = builtIn): SheetReading => readSheet(grid(cells, looks), catalogue);

export const ledgerOf = (reading: SheetReading): RawLedger => {
  expect(reading.ledgers).toHaveLength(1);
  return reading.ledgers[0]!;
};

/** Codes of the findings with their cells: "quantity.text@E5". */
export const codes = (reading: SheetReading): string[] => reading.findings.map((finding) => `${finding.code}@${finding.cell}`);

/** Records as short lines: 3 2024.3.5 东庄村 form=标语 | quantity=12块 */
export const lines = (ledger: RawLedger): string[] =>
  ledger.records.map((record) => {
    const texts = Object.entries(record.texts).map(([field, text]) => `${field}=${text}`);
    const quantities = Object.entries(record.quantities).map(([field, { value, unit, mark }]) => `${field}=${value}${unit ?? ""}${mark ?? ""}`);
    const head = [record.row + 1, record.date?.text, record.areaText, ...texts].filter((part) => part !== undefined && part !== null);
    return `${head.join(" ")} | ${quantities.join(" ")}`;
  });

/** Columns as short lines: A 序号 serial; D 宣传形式/标语 form:标语→quantity(条) XC02. */
export const columns = (ledger: RawLedger): string[] =>
  ledger.columns
    .filter((column) => column.role !== "blank")
    .map((column) => {
      const field = column.member ? `${column.member.field}:${column.member.value}→${column.field}` : (column.field ?? column.role);
      return `${String.fromCharCode(65 + column.index)} ${column.header.join("/")} ${field}${column.unit ? `(${column.unit})` : ""}${column.indicator ? ` ${column.indicator}` : ""}`;
    });

/** Header, data and total rows as on the sheet. */
export const rows = (ledger: RawLedger) => ({
  header: [ledger.header.first + 1, ledger.header.last + 1],
  data: [ledger.data.first + 1, ledger.data.last + 1],
  totals: ledger.totalRows.map((total) => total.row + 1),
});
