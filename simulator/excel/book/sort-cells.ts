/** Sorting the cells of an area by columns (its rows move) or by rows (its columns move). */
import { HostError } from "../../protocol/host-error";
import { compare } from "../formula/values";
import { movedFormula } from "../formula/formula";
import { valueAt } from "../formula/results";
import { areaName, type Area } from "./address";
import type { Cell, Sheet } from "./sheet";
import type { CellValue } from "./value";
import { tell, type Workbook } from "./workbook";

export interface SortField {
  /** Columns (rows) from the area's first. */
  readonly key: number;
  readonly ascending: boolean;
  /** Texts that look like numbers are numbers. */
  readonly textAsNumber: boolean;
}

export interface SortOptions {
  readonly matchCase: boolean;
  readonly hasHeaders: boolean;
  /** Columns move, by what stands in rows. */
  readonly columns: boolean;
}

interface Line {
  readonly at: number;
  readonly cells: readonly (Cell | undefined)[];
  readonly keys: readonly CellValue[];
}

/** Sorts; blanks go last, equal ones keep their order. @throws HostError MergedRangeConflict over merged cells */
export function sort(book: Workbook, sheet: Sheet, area: Area, fields: readonly SortField[], options: SortOptions): void {
  const { columns } = options;
  if (sheet.merges.some((one) => one.top <= area.bottom && one.bottom >= area.top && one.left <= area.right && one.right >= area.left))
    throw new HostError("MergedRangeConflict");
  const [low, high, across, end] = columns
    ? [area.left, area.right, area.top, area.bottom]
    : [area.top, Math.min(area.bottom, Math.max(area.top, sheet.rows.length - 1)), area.left, area.right];
  if (fields.some(({ key }) => key < 0 || across + key > end)) throw new HostError("InvalidArgument");
  const first = low + (options.hasHeaders ? 1 : 0);
  const cellAt = (line: number, place: number): Cell | undefined => (columns ? sheet.rows[place]?.[line] : sheet.rows[line]?.[place]);
  const lines: Line[] = Array.from({ length: Math.max(0, high - first + 1) }, (_, i) => ({
    at: first + i,
    cells: Array.from({ length: end - across + 1 }, (__, k) => cellAt(first + i, across + k)),
    keys: fields.map(({ key }) => (columns ? valueAt(book, sheet, across + key, first + i) : valueAt(book, sheet, first + i, across + key))),
  }));
  lines.sort((a, b) => orderOf(a, b, fields, options.matchCase) || a.at - b.at);
  lines.forEach((line, i) => {
    const to = first + i;
    line.cells.forEach((cell, k) => {
      const [row, column] = columns ? [across + k, to] : [to, across + k];
      const into = sheet.rows[row] ?? (sheet.rows[row] = []);
      const [down, right] = columns ? [0, to - line.at] : [to - line.at, 0];
      if (cell) into[column] = { ...cell, formula: cell.formula ? movedFormula(cell.formula, down, right) : null };
      else delete into[column];
    });
  });
  tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
  const moved = lines.flatMap((line, i) => (line.at === first + i ? [] : [first + i]));
  tell(book, { kind: "sorted", sheet, axis: columns ? "column" : "row", address: addressOf(moved, area, columns) });
}

function orderOf(a: Line, b: Line, fields: readonly SortField[], matchCase: boolean): number {
  for (const [i, field] of fields.entries()) {
    const [x, y] = [keyOf(a.keys[i] ?? null, field), keyOf(b.keys[i] ?? null, field)];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
      continue;
    }
    const order = compare(x, y) || (matchCase && typeof x === "string" && typeof y === "string" ? caseOrder(x, y) : 0);
    if (order !== 0) return field.ascending ? order : -order;
  }
  return 0;
}

/** Small letters before large ones. */
function caseOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

function keyOf(value: CellValue, { textAsNumber }: SortField): CellValue {
  return textAsNumber && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Lines that changed their place, as runs: `A2:E3,A5:E5`. */
function addressOf(lines: readonly number[], area: Area, columns: boolean): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => areaName(columns ? { ...area, left: from, right: to } : { ...area, top: from, bottom: to })).join(",");
}
