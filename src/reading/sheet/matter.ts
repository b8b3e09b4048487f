/**
 * What a finding is about, as one text that outlives the file's and the sheet's name and moves with its row: the form (names of the header), whose it
 * is, what stands in the row (and in all rows that the finding speaks for), and the values that its sentence tells. An explanation is kept for that: where
 * a value changes it is another matter. Only fingerprints are made, so that no name of a person is copied from a ledger to another sheet.
 */
import { fingerprintOf, inLetters } from "../../model/fingerprint";
import type { Finding } from "../../model/finding";
import type { Cell, Grid } from "../../model/grid";
import type { Ledger, RawLedger } from "../../model/ledger";
import { parseAddress, TURNED } from "../../model/address";
import { cellText, isBlank } from "./cell";
import { squeeze } from "./lines";
import words from "./matter.json";
import { shapeOf } from "./shape";

/** Of each row that is not blank a fingerprint, by 0-based row. */
export type RowPrints = ReadonlyMap<number, string>;

/** Prints of a sheet's rows. Serial numbers do not count: a row that is put in above changes all that follow. */
export function rowPrintsOf(grid: Grid, ledgers: readonly Pick<RawLedger, "header" | "data" | "columns">[]): RowPrints {
  const prints = new Map<number, string>();
  grid.cells.forEach((cells, row) => {
    const ledger = ledgers.find(({ header, data }) => row >= header.first && row <= data.last);
    const serial = new Set((ledger?.columns ?? []).flatMap(({ index, role }) => (role === "serial" ? [index] : [])));
    const text = rowText(cells, serial);
    if (text !== "") prints.set(row, fingerprintOf(text));
  });
  return prints;
}

/** A print of all that a sheet says, wherever on it that stands: blank rows do not count. */
export const sheetPrintOf = (grid: Grid): string => inLetters(fingerprintOf([...rowPrintsOf(grid, []).values()].join("")));

/** Texts of a row with their distance from its first: a column that is put in before them changes nothing. */
function rowText(cells: readonly Cell[], serial: ReadonlySet<number>): string {
  let first = -1;
  let text = "";
  cells.forEach((cell, column) => {
    if (serial.has(column) || isBlank(cell)) return;
    if (first < 0) first = column;
    text += `${column - first}\u0001${squeeze(cellText(cell))}\u0002`;
  });
  return text;
}

export interface MatterContext {
  readonly town: string;
  readonly ledgers: readonly Ledger[];
  /** Prints of a sheet's rows; undefined where nobody made them. */
  readonly prints: (file: string, sheet: string) => RowPrints | undefined;
}

/** @returns what tells the matter of each finding; null where the sheet's rows are not known, so that only its place tells it */
export function mattersOf(context: MatterContext): (finding: Finding) => string | null {
  const bySheet = new Map<string, Ledger[]>();
  for (const ledger of context.ledgers) {
    const key = JSON.stringify([ledger.file, ledger.sheet]);
    bySheet.set(key, [...(bySheet.get(key) ?? []), ledger]);
  }
  return (finding) => matterOf(finding, bySheet.get(JSON.stringify([finding.file, finding.sheet])) ?? [], context);
}

const family = (code: string): string => code.split(".")[0] ?? "";
const [FORM, SAID, RUN] = [words.form, words.said, words.run].map((list) => new Set(list));
const LEFT_ASIDE: ReadonlySet<string> = new Set([...words.places, ...words.context]);

function matterOf(finding: Finding, onSheet: readonly Ledger[], { town, prints }: MatterContext): string | null {
  const { code, file, sheet, cell, params } = finding;
  const whose = finding.area === undefined || finding.area === town ? "" : finding.area;
  const told = Object.entries(params)
    .filter(([name]) => !LEFT_ASIDE.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const print = (...parts: readonly unknown[]): string => inLetters(fingerprintOf(JSON.stringify([code, whose, ...parts])));
  if (RUN?.has(family(code))) return print(finding.indicator ?? "", told);
  // A file has no name but its own.
  if (family(code) === "file") return print(file, sheet, cell, told);
  if (SAID?.has(code)) return print(params["text"] ?? "", params["proposal"] ?? "");
  const place = parseAddress(cell.split(":")[0] ?? "");
  const ledger = onSheet.find((other) => place !== null && holds(other, place.row)) ?? (onSheet.length === 1 ? onSheet[0] : undefined);
  // From the table's own first column on.
  const form = ledger ? shapeOf(ledger.columns).replace(/^\|+/, "") : "";
  if (FORM?.has(code))
    return print(
      form,
      columnOf(ledger, place),
      ledger ? "" : sheet,
      told.filter(([name]) => name !== "count"),
    );
  const rows = prints(file, sheet);
  if (!rows) return null;
  const about = place === null ? [...rows.keys()] : rowsOf(cell, String(params["cells"] ?? ""));
  return print(
    form,
    columnOf(ledger, place),
    about.map((row) => [rows.get(row) ?? "", ...filledDown(ledger, row)]),
    told,
  );
}

const holds = ({ header, data, totalRows }: Ledger, row: number): boolean =>
  header.first >= TURNED || (row >= header.first && row <= Math.max(data.last, ...totalRows.map((total) => total.row)));

/** The column's name, on its side or not: a column that is put in before it does not change it. */
function columnOf(ledger: Ledger | undefined, place: { readonly row: number; readonly column: number } | null): string {
  if (!ledger || !place) return "";
  const index = ledger.header.first >= TURNED ? place.row + TURNED : place.column;
  return (ledger.columns.find((column) => column.index === index)?.header ?? []).map(squeeze).join("/");
}

/** What a merged or blank cell above says of the row. */
function filledDown(ledger: Ledger | undefined, row: number): string[] {
  const record = ledger?.records.find((other) => other.row === row);
  return record ? [record.date?.text ?? "", record.areaText ?? ""] : [];
}

/** 0-based rows of the finding's own cell and of all that it stands for. */
function rowsOf(cell: string, cells: string): number[] {
  const rows = new Set<number>();
  for (const range of [cell, ...cells.split("、")]) {
    const [from, to] = range.split(":").map(parseAddress);
    if (!from) continue;
    for (let row = from.row; row <= (to?.row ?? from.row); row++) rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
}
