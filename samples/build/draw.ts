/** Draws one ledger on a sheet: title, 填报单位 line, header rows merged both ways, records, total rows, notes at the foot. */
import type { Cell } from "../../src/model/grid";
import type { Entry, Slip } from "./entry";
import { addressOf, merge, put, type Look, type Paper } from "./paper";

export interface Column {
  /** Header texts from top to bottom; neighbours with the same text above are merged, short ones reach down. */
  readonly header: readonly string[];
  /** Key of the entry's texts or numbers, or `serial`. */
  readonly field: string;
  readonly width: number;
  readonly look: Look;
  readonly cell: (entry: Entry, index: number) => Cell;
  /** Summed up in total rows; a function where the total is no sum (a rate). */
  readonly total?: true | ((entries: readonly Entry[]) => Cell);
}

/** A total row that is wrong on purpose: `label` of the row (with the group's name), the column's field, and what is added. */
export interface TotalSlip {
  readonly label: string;
  readonly add: number;
  readonly slip: Slip;
}

export interface Form {
  readonly title: string | null;
  /** A mistake in the title or in the line under it (`field` says which: `title`, `line`, or `sheet` for the whole). */
  readonly headSlips?: readonly Slip[];
  /** Line under the title: left and right part. */
  readonly line: readonly [string, string] | null;
  readonly columns: readonly Column[];
  readonly totals: "none" | "bottom" | "top" | "groups";
  readonly totalLabel?: string;
  /** Totals as formulas over the rows above, as in Excel; else typed numbers. */
  readonly formulas?: boolean;
  /** Name of an entry's group: 小计 rows with `totals: "groups"`, blank lines with `blankLines`. */
  readonly group?: (entry: Entry) => string;
  readonly blankLines?: boolean;
  /** Repeats the header before every n-th record, as on printed pages. */
  readonly repeatHeader?: number;
  /** Fields whose equal neighbours are merged vertically. */
  readonly mergeFields?: readonly string[];
  /** Fields that are written only in the first of equal neighbours and left blank below it. */
  readonly ditto?: readonly string[];
  readonly notes?: readonly string[];
  readonly totalSlip?: TotalSlip;
}

/** Where a slip stands: on which cell of the paper. */
export interface Placed {
  readonly slip: Slip;
  readonly cell: string;
}

/** Draws the ledger from row `top` on; gives the first free row and the places of all slips. */
export function drawLedger(paper: Paper, top: number, form: Form, entries: readonly Entry[]): { next: number; placed: Placed[] } {
  const { columns } = form;
  const last = columns.length - 1;
  const placed: Placed[] = [];
  let row = top;

  if (form.title !== null) {
    place("sheet", null, 0);
    put(paper, row, 0, form.title, "title");
    merge(paper, row, 0, row, last);
    paper.heights.set(row, 30);
    place("title", row, 0);
    row++;
  }
  if (form.line !== null) {
    put(paper, row, 0, form.line[0], "line");
    if (form.line[1] !== "") put(paper, row, Math.max(1, last - 1), form.line[1], "line");
    place("line", row, 0);
    row++;
  }
  row = drawHeader(paper, row, columns);

  let above: Entry | null = null;
  let runs: number[] = [];
  const rows: number[] = [];
  if (form.totals === "top") drawTotal(form.totalLabel ?? "合计", entries, null);
  let groupStart = row;
  let group: Entry[] = [];
  entries.forEach((one, index) => {
    const groupChanged = above !== null && form.group !== undefined && form.group(above) !== form.group(one);
    if (groupChanged) endGroup();
    if (form.repeatHeader !== undefined && index > 0 && index % form.repeatHeader === 0) {
      endRuns();
      row = drawHeader(paper, row, columns);
      above = null;
    }
    drawRecord(one, index);
  });
  endGroup();
  if (form.totals === "bottom" || form.totals === "groups") drawTotal(form.totalLabel ?? "合计", entries, rows);
  for (const note of form.notes ?? []) put(paper, row++, 0, note, "note");
  columns.forEach((column, index) => paper.widths.set(index, Math.max(column.width, paper.widths.get(index) ?? 0)));
  return { next: row, placed };

  function drawRecord(one: Entry, index: number): void {
    columns.forEach((column, at) => {
      const value = column.cell(one, index);
      const same = above !== null && value !== null && JSON.stringify(column.cell(above, index - 1)) === JSON.stringify(value);
      const merged = same && (form.mergeFields ?? []).includes(column.field);
      const blank = merged || (same && (form.ditto ?? []).includes(column.field));
      put(paper, row, at, blank ? null : value, column.look);
      if (!merged) endRun(at, row);
      for (const slip of one.slips) if (slip.field === column.field) placed.push({ slip, cell: addressOf(row, at) });
    });
    if (one.hidden) paper.hiddenRows.add(row);
    rows.push(row);
    group.push(one);
    above = one;
    row++;
  }

  /** Merges the run of equal cells that ends above `next` in a column, and starts a new one there. */
  function endRun(at: number, next: number): void {
    const start = runs[at];
    const column = columns[at];
    if (start !== undefined && column !== undefined && (form.mergeFields ?? []).includes(column.field)) merge(paper, start, at, next - 1, at);
    runs[at] = next;
  }

  function endRuns(): void {
    if (runs.length > 0) columns.forEach((_, at) => endRun(at, row));
    runs = [];
  }

  function endGroup(): void {
    endRuns();
    if (form.totals === "groups" && form.group !== undefined && above !== null && group.length > 0) {
      drawTotal(
        "小计",
        group,
        Array.from({ length: row - groupStart }, (_, index) => groupStart + index),
        form.group(above),
      );
    }
    if (form.blankLines === true) row++;
    groupStart = row;
    group = [];
    above = null;
  }

  function drawTotal(label: string, over: readonly Entry[], formulaRows: readonly number[] | null, name = ""): void {
    const first = columns.findIndex((column) => column.total !== undefined);
    put(paper, row, 0, label, "total");
    columns.forEach((column, at) => {
      if (at === 0) return;
      if (column.total === undefined) return put(paper, row, at, null, "total");
      const sum = column.total === true ? rounded(over.reduce((total, one) => total + (numberOf(one, column.field) ?? 0), 0)) : column.total(over);
      const wrong = form.totalSlip;
      if (wrong !== undefined && wrong.slip.field === column.field && wrong.label === `${name}${label}` && typeof sum === "number") {
        put(paper, row, at, rounded(sum + wrong.add), "total");
        placed.push({ slip: wrong.slip, cell: addressOf(row, at) });
        return;
      }
      const range = formulaRows === null || column.total !== true || form.formulas !== true ? null : rangesOf(formulaRows, at);
      put(paper, row, at, sum, "total", range === null ? undefined : `SUM(${range})`);
    });
    if (first > 1 && form.totals !== "top") merge(paper, row, 0, row, first - 1);
    row++;
  }

  /** `null`: the sheet as a whole. */
  function place(field: string, at: number | null, column: number): void {
    for (const slip of form.headSlips ?? []) if (slip.field === field) placed.push({ slip, cell: at === null ? "" : addressOf(at, column) });
  }
}

/** The number of an entry as the clerk would add it up: what is typed where that is a number, else what is meant. */
function numberOf(one: Entry, field: string): number | null {
  const cell = one.written[field];
  if (typeof cell === "number") return cell;
  return one.addedUp[field] ?? one.numbers[field] ?? null;
}

/** Sums of decimals as a clerk sees them: no binary dust. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function rangesOf(rows: readonly number[], column: number): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const start = at;
    while (at + 1 < rows.length && rows[at + 1] === (rows[at] ?? 0) + 1) at++;
    parts.push(`${addressOf(rows[start] ?? 0, column)}:${addressOf(rows[at] ?? 0, column)}`);
    at++;
  }
  return parts.join(",");
}

/** Header rows: a text that the columns beside it share is merged across, a short one is merged down. */
function drawHeader(paper: Paper, top: number, columns: readonly Column[]): number {
  const levels = Math.max(...columns.map((column) => column.header.length));
  const pathOf = (at: number, level: number) => JSON.stringify(columns[at]?.header.slice(0, level + 1));
  for (let at = 0; at < columns.length; at++) {
    const header = columns[at]?.header ?? [];
    for (let level = 0; level < header.length; level++) {
      const lowest = level === header.length - 1;
      const left = !lowest && at > 0 && pathOf(at, level) === pathOf(at - 1, level) && (columns[at - 1]?.header.length ?? 0) > level + 1;
      if (left) continue;
      let right = at;
      while (!lowest && pathOf(right + 1, level) === pathOf(at, level) && (columns[right + 1]?.header.length ?? 0) > level + 1) right++;
      put(paper, top + level, at, header[level] ?? null, "header");
      merge(paper, top + level, at, lowest ? top + levels - 1 : top + level, right);
    }
  }
  for (let level = 0; level < levels; level++) {
    const lines = columns.map(({ header, width }) =>
      header.length === level + 1 ? Math.ceil(((header[level] ?? "").length * 2.2) / width) / (levels - level) : 1,
    );
    paper.heights.set(top + level, Math.max(18, 16 * Math.ceil(Math.max(...lines))));
  }
  return top + levels;
}
