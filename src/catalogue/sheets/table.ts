/** A settings sheet as a table: a title, a line that says how to fill it in, fixed headers, one entry a row. Written as a plan, read by its headers. */
import { cellAddress, columnLetters } from "../../model/address";
import type { settingsCodes } from "../../findings/codes/settings";
import { makeFinding, type Said } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Cell, Grid } from "../../model/grid";
import type { PlanCell, PlanValidation, SheetPlan } from "../../model/sheet-plan";

export interface SettingsColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Without it a row cannot be used. */
  readonly required?: boolean;
  /** Offered in a drop-down. */
  readonly choices?: readonly string[];
  /** Other values than the choices are refused. */
  readonly strict?: boolean;
}

export interface SettingsTable {
  readonly purpose: string;
  readonly sheet: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly SettingsColumn[];
}

export type SettingsCells = Readonly<Record<string, string | number | null>>;

/** Row of the headers on a sheet that we write. */
export const HEADER_ROW = 2;

/** Rows below the entries that are ready for more. */
const SPARE_ROWS = 200;

/** A list in a cell longer than this cannot be an inline drop-down: Excel takes 255 characters. */
export const INLINE_LIST = 255;

/** @param rows one object an entry, keyed by header; blank where absent */
export function planOf(table: SettingsTable, rows: readonly SettingsCells[]): SheetPlan {
  const { columns } = table;
  const line = (cell: PlanCell): (PlanCell | null)[] => [cell, ...columns.slice(1).map(() => null)];
  const body = rows.map((row) => columns.map(({ header }): PlanCell => ({ value: row[header] ?? null, style: "text" })));
  const last = HEADER_ROW + rows.length + SPARE_ROWS;
  return {
    purpose: table.purpose,
    name: table.sheet,
    cells: [
      line({ value: table.title, style: "title" }),
      line({ value: table.note, style: "note" }),
      columns.map(({ header }): PlanCell => ({ value: header, style: "header" })),
      ...body,
    ],
    merges: columns.length > 1 ? [0, 1].map((row) => `${cellAddress(row, 0)}:${cellAddress(row, columns.length - 1)}`) : [],
    widths: columns.map((column) => column.width),
    heights: { 1: 40 },
    tables: [],
    charts: [],
    conditionals: [],
    validations: columns.flatMap((column, index) => validationOf(column, index, last)),
    freeze: { rows: HEADER_ROW + 1, columns: 1 },
    print: { landscape: true, fitToWidth: true, repeatRows: `${HEADER_ROW + 1}:${HEADER_ROW + 1}` },
    tabColor: "7F7F7F",
  };
}

function validationOf({ header, choices, strict }: SettingsColumn, index: number, last: number): PlanValidation[] {
  if (choices === undefined || choices.length === 0 || choices.join(",").length > INLINE_LIST || choices.some((choice) => choice.includes(","))) return [];
  const letters = columnLetters(index);
  const message = strict ? `请选：${choices.join("、")}` : `可选：${choices.join("、")}`;
  return [
    {
      range: `${letters}${HEADER_ROW + 2}:${letters}${last + 1}`,
      rule: { type: "list", values: choices },
      title: header,
      message: message.slice(0, 200),
      strict: strict === true,
    },
  ];
}

export interface SettingsRow {
  /** Trimmed; "" where blank. */
  readonly text: (header: string) => string;
  /** As it stands, blanks at the ends too: lines of a template. */
  readonly raw: (header: string) => string;
  /** The sheet has the column: one of before may lack those that came later. */
  readonly has: (header: string) => boolean;
  /** A1 of the row's cell. */
  readonly cell: (header: string) => string;
  /** Adds a finding at the row's cell. */
  readonly note: (said: Said<keyof typeof settingsCodes>, header: string) => void;
}

export interface ReadTable {
  readonly rows: readonly SettingsRow[];
  readonly findings: Finding[];
}

/** Rows of a settings sheet, or null (with a finding) where it has not the columns it needs. Blank rows are passed over. */
export function readTable(grid: Grid, table: SettingsTable): ReadTable | { readonly rows: null; readonly findings: Finding[] } {
  const { file, sheet } = grid;
  const required = table.columns.filter((column) => column.required).map((column) => column.header);
  const at = grid.cells.findIndex(
    (cells) => required.length > 0 && cells.filter((cell) => required.includes(textOf(cell).trim())).length > required.length / 2,
  );
  const names = (grid.cells[at] ?? []).map((cell) => textOf(cell).trim());
  const missing = required.find((header) => !names.includes(header));
  if (at < 0 || missing !== undefined) {
    const params = { sheet, column: missing ?? required.join("、") };
    return { rows: null, findings: [makeFinding({ code: "settings.no-column", params }, { file, sheet, cell: at < 0 ? "" : cellAddress(at, 0) })] };
  }
  const columns = new Map(table.columns.map(({ header }) => [header, names.indexOf(header)]));
  const findings: Finding[] = [];
  const rows: SettingsRow[] = [];
  for (let row = at + 1; row < grid.cells.length; row++) {
    const cells = grid.cells[row] ?? [];
    // A remark beside the table is no entry.
    if ([...columns.values()].every((column) => textOf(cells[column] ?? null).trim() === "")) continue;
    const raw = (header: string): string => textOf(cells[columns.get(header) ?? -1] ?? null);
    const cell = (header: string): string => cellAddress(row, Math.max(0, columns.get(header) ?? 0));
    rows.push({
      raw,
      has: (header) => (columns.get(header) ?? -1) >= 0,
      text: (header) => raw(header).trim(),
      cell,
      note: (said, header) => findings.push(makeFinding(said, { file, sheet, cell: cell(header) })),
    });
  }
  return { rows, findings };
}

/** The choice that a cell names, or undefined with a finding. Blank is the fallback, where there is one. */
export function choose<Value>(row: SettingsRow, header: string, choices: ReadonlyMap<string, Value>, fallback?: Value): Value | undefined {
  const text = row.text(header);
  if (text === "" && fallback !== undefined) return fallback;
  const value = choices.get(text);
  if (value !== undefined) return value;
  if (text === "") row.note({ code: "settings.missing", params: { column: header } }, header);
  else row.note({ code: "settings.not-allowed", params: { column: header, value: text, allowed: [...choices.keys()].join("、") } }, header);
  return undefined;
}

/** The text of a cell that must not be blank, or undefined with a finding. */
export function need(row: SettingsRow, header: string): string | undefined {
  const text = row.text(header);
  if (text !== "") return text;
  row.note({ code: "settings.missing", params: { column: header } }, header);
  return undefined;
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  if (cell.kind === "date") return cell.iso;
  return cell.kind === "percent" ? `${String(cell.fraction * 100)}%` : cell.code;
}
