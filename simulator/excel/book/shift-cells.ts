/** Cells, rows and columns that come and go, and everything that moves along with them. */
import { HostError } from "../../protocol/host-error";
import { shiftFormula } from "../formula/formula";
import { columnLimit, contains, intersection, rowLimit, shifted, type Area } from "./address";
import { changeFormulas } from "./formulas";
import { ensureCell, usedArea, type Line, type Sheet } from "./sheet";
import { tell, type Workbook } from "./workbook";

/**
 * Inserts blank cells (count > 0) or deletes cells (count < 0) over an area, moving the others down/right or up/left.
 * Rows and columns as a whole move everything that stands on them, and references to them.
 */
export function shiftCells(book: Workbook, sheet: Sheet, area: Area, axis: "row" | "column", insert: boolean): void {
  const shift = shiftOf(area, axis, insert);
  const { zone, at, count, whole } = shift;
  requireRoom(sheet, shift);
  moveCells(sheet, zone, axis, at, count, whole);
  const move = (own: Area): Area | null => (whole || contains(zone, own) ? shifted(own, axis, at, count) : own);
  moveOnSheet(sheet, move);
  moveFormulas(book, sheet, shift);
  moveReferences(book, sheet, move);
  tell(book, { kind: "cells", sheet, area, changeType: changeTypeOf(axis, insert, whole) });
}

interface Shift {
  readonly axis: "row" | "column";
  readonly at: number;
  /** Rows or columns: more than 0 come, fewer go. */
  readonly count: number;
  /** Rows and columns as a whole. */
  readonly whole: boolean;
  /** Cells that move. */
  readonly zone: Area;
}

function shiftOf(area: Area, axis: "row" | "column", insert: boolean): Shift {
  const [at, size] = axis === "row" ? [area.top, area.bottom - area.top + 1] : [area.left, area.right - area.left + 1];
  const whole = axis === "row" ? area.left === 0 && area.right === columnLimit - 1 : area.top === 0 && area.bottom === rowLimit - 1;
  return { axis, at, count: insert ? size : -size, whole, zone: axis === "row" ? { ...area, bottom: rowLimit - 1 } : { ...area, right: columnLimit - 1 } };
}

/** @throws HostError where a table or merged cells would be torn, or something be shifted off the sheet */
function requireRoom(sheet: Sheet, { axis, count, whole, zone }: Shift): void {
  if (!whole) {
    if (sheet.tables.some((table) => intersection(table.area, zone) && !contains(zone, table.area))) throw new HostError("InsertDeleteConflict");
    if (sheet.merges.some((one) => intersection(one, zone) && !contains(zone, one))) throw new HostError("MergedRangeConflict");
  }
  const used = count > 0 ? usedArea(sheet, zone, true) : null;
  if (used && (axis === "row" ? used.bottom + count >= rowLimit : used.right + count >= columnLimit))
    throw new HostError("NonBlankCellOffSheet", "Nonblank cells would be shifted off the worksheet.");
}

/** What stands on the sheet moves with the cells. */
function moveOnSheet(sheet: Sheet, move: (area: Area) => Area | null): void {
  const moveAll = (areas: readonly Area[]): Area[] => areas.map(move).filter((one) => one !== null);
  sheet.merges = moveAll(sheet.merges);
  for (const rule of [...sheet.conditionalFormats, ...sheet.validations]) rule.areas = moveAll(rule.areas);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((rule) => rule.areas.length > 0);
  sheet.validations = sheet.validations.filter((rule) => rule.areas.length > 0);
  sheet.tables = sheet.tables.filter((table) => {
    const moved = move(table.area);
    if (moved) table.area = moved;
    return moved !== null;
  });
  if (sheet.autoFilter) {
    const area = move(sheet.autoFilter.area);
    sheet.autoFilter = area ? { ...sheet.autoFilter, area } : null;
  }
  moveKeys(sheet, move);
  for (const comment of sheet.comments) {
    const moved = move({ top: comment.row, bottom: comment.row, left: comment.column, right: comment.column });
    if (moved) [comment.row, comment.column] = [moved.top, moved.left];
  }
}

/** Formulas follow rows and columns that move as a whole. */
function moveFormulas(book: Workbook, sheet: Sheet, { axis, at, count, whole }: Shift): void {
  if (!whole) return;
  for (const own of book.sheets) changeFormulas(own, (formula) => shiftFormula(formula, own, sheet, axis, at, count));
  for (const name of book.names) name.formula = shiftFormula(name.formula, sheet, sheet, axis, at, count);
}

/** Charts, bindings and range objects keep to their cells. */
function moveReferences(book: Workbook, sheet: Sheet, move: (area: Area) => Area | null): void {
  for (const series of book.sheets.flatMap((own) => own.charts.flatMap((chart) => chart.series))) {
    if (series.values?.sheet === sheet) series.values.area = move(series.values.area) ?? series.values.area;
    if (series.categories?.sheet === sheet) series.categories.area = move(series.categories.area) ?? series.categories.area;
  }
  for (const binding of book.bindings) if (binding.sheet === sheet) binding.area = move(binding.area) ?? binding.area;
  for (const range of book.ranges) if (range.sheet === sheet && range.area) range.area = move(range.area);
}

function changeTypeOf(axis: "row" | "column", insert: boolean, whole: boolean): string {
  if (!whole) return insert ? "CellInserted" : "CellDeleted";
  return `${axis === "row" ? "Row" : "Column"}${insert ? "Inserted" : "Deleted"}`;
}

function moveCells(sheet: Sheet, zone: Area, axis: "row" | "column", at: number, count: number, whole: boolean): void {
  if (axis === "row" && whole) {
    const filler = count > 0 ? Array.from({ length: Math.min(count, Math.max(0, sheet.rows.length - at) + count) }) : [];
    if (at < sheet.rows.length) {
      if (count > 0) {
        sheet.rows.splice(at, 0, ...filler.map(() => []));
        const above = at > 0 ? at - 1 : null;
        if (above !== null) for (let i = 0; i < count; i++) copyStyles(sheet, above, at + i);
      } else sheet.rows.splice(at, -count);
    }
    moveLines(sheet.rowLines, at, count);
    return;
  }
  if (axis === "column") {
    for (let row = zone.top; row <= Math.min(zone.bottom, sheet.rows.length - 1); row++) {
      const cells = sheet.rows[row];
      if (!cells || cells.length <= at) continue;
      if (count > 0) cells.splice(at, 0, ...Array.from({ length: count }, () => undefined));
      else cells.splice(at, -count);
    }
    if (whole) moveLines(sheet.columnLines, at, count);
    return;
  }
  const last = sheet.rows.length - 1;
  for (let column = zone.left; column <= zone.right; column++) {
    const line = sheet.rows.map((cells) => cells?.[column]);
    if (count > 0) line.splice(at, 0, ...Array.from({ length: count }, () => undefined));
    else line.splice(at, -count);
    for (let row = at; row <= Math.max(last, line.length - 1); row++) {
      const cell = line[row];
      const cells = sheet.rows[row] ?? (sheet.rows[row] = []);
      if (cell) cells[column] = cell;
      else delete cells[column];
    }
  }
}

function copyStyles(sheet: Sheet, from: number, to: number): void {
  sheet.rows[from]?.forEach((cell, column) => {
    if (cell?.style) ensureCell(sheet, to, column).style = cell.style;
  });
}

function moveLines(lines: Map<number, Line>, at: number, count: number): void {
  const moved = [...lines]
    .filter(([index]) => count > 0 || index < at || index >= at - count)
    .map(([index, line]): [number, Line] => [index < at ? index : index + count, line]);
  lines.clear();
  for (const [index, line] of moved) lines.set(index, line);
}

function moveKeys(sheet: Sheet, move: (area: Area) => Area | null): void {
  const links = [...sheet.hyperlinks];
  sheet.hyperlinks.clear();
  for (const [key, link] of links) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    const moved = move({ top: row, bottom: row, left: column, right: column });
    if (moved) sheet.hyperlinks.set(`${moved.top},${moved.left}`, link);
  }
}
