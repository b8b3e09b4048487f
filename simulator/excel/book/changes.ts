/** Changes to the cells of a sheet, with Excel's rules: protection, merged areas, tables, references that move along. */
import { HostError } from "../../protocol/host-error";
import { forgetSheet, renameTable, movedFormula, shiftFormula, type Formula } from "../formula/formula";
import { columnLimit, contains, intersection, rowLimit, shifted, type Area } from "./address";
import { cellAt, eachCell, ensureCell, lineOf, styleAt, usedArea, type Cell, type Line, type Sheet, type Table } from "./sheet";
import { withStyle, type Style, type StylePatch } from "./style";
import { tell, type Workbook } from "./workbook";

export type ClearWhat = "All" | "Contents" | "Formats" | "Hyperlinks" | "RemoveHyperlinks";

/** AccessDenied where a protected sheet locks a cell of the area. */
export function requireUnlocked(sheet: Sheet, area: Area): void {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  if (!sheet.protection.on) return;
  const rows = Math.min(area.bottom, area.top + 9999);
  for (let row = area.top; row <= rows; row++) {
    for (let column = area.left; column <= Math.min(area.right, area.left + 255); column++) {
      if (styleAt(sheet, row, column).locked) throw new HostError("AccessDenied");
    }
  }
}

/** AccessDenied on a protected sheet unless its protection allows this (`allowFormatCells`, `allowInsertRows`…). */
export function requireAllowed(sheet: Sheet, permission: string): void {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  if (sheet.protection.on && sheet.protection.options[permission] !== true) throw new HostError("AccessDenied");
}

/** Applies a look to an area. Whole rows and columns carry it as such, so that a million cells need no cell. */
export function format(book: Workbook, sheet: Sheet, area: Area, patchOf: StylePatch | ((style: Style) => StylePatch)): void {
  const patch = (style: Style): Style => withStyle(style, typeof patchOf === "function" ? patchOf(style) : patchOf);
  const allRows = area.top === 0 && area.bottom === rowLimit - 1;
  const allColumns = area.left === 0 && area.right === columnLimit - 1;
  if (allRows && allColumns) {
    sheet.style = patch(sheet.style);
    for (const line of [...sheet.rowLines.values(), ...sheet.columnLines.values()]) if (line.style) line.style = patch(line.style);
  } else if (allRows || allColumns) {
    const lines = allRows ? sheet.columnLines : sheet.rowLines;
    const [first, last] = allRows ? [area.left, area.right] : [area.top, area.bottom];
    for (let index = first; index <= last; index++) {
      const line = lineOf(lines, index);
      line.style = patch(line.style ?? sheet.style);
    }
  }
  if (allRows || allColumns) {
    eachCell(sheet, area, (cell, row, column) => {
      if (cell.style) cell.style = patch(cell.style);
      else if (!allRows || !allColumns) cell.style = patch(styleAt(sheet, row, column));
    });
  } else {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const style = styleAt(sheet, row, column);
        ensureCell(sheet, row, column).style = patch(style);
      }
    }
  }
  tell(book, { kind: "format", sheet, area });
}

export function clear(book: Workbook, sheet: Sheet, area: Area, what: ClearWhat): void {
  eachCell(sheet, area, (cell, row, column) => {
    if (what === "All" || what === "Contents") {
      cell.value = null;
      cell.formula = null;
    }
    if (what === "All" || what === "Formats") cell.style = null;
    if (cell.value === null && cell.formula === null && cell.style === null) delete sheet.rows[row]?.[column];
  });
  if (what === "All" || what === "Formats") {
    sheet.merges = sheet.merges.filter((merge) => !contains(area, merge));
    sheet.conditionalFormats = trimmed(sheet.conditionalFormats, area);
    if (area.top === 0 && area.bottom === rowLimit - 1)
      for (const [column, line] of sheet.columnLines) if (column >= area.left && column <= area.right) line.style = null;
    if (area.left === 0 && area.right === columnLimit - 1)
      for (const [row, line] of sheet.rowLines) if (row >= area.top && row <= area.bottom) line.style = null;
    if (area.top === 0 && area.left === 0 && area.bottom === rowLimit - 1 && area.right === columnLimit - 1)
      sheet.style = withStyle(sheet.style, { fill: null });
  }
  if (what === "All" || what === "Contents" || what === "Hyperlinks" || what === "RemoveHyperlinks") {
    for (const key of sheet.hyperlinks.keys()) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      if (contains(area, { top: row, left: column, bottom: row, right: column })) sheet.hyperlinks.delete(key);
    }
  }
  if (what === "All") sheet.validations = trimmed(sheet.validations, area);
  if (what === "Formats" || what === "RemoveHyperlinks") tell(book, { kind: "format", sheet, area });
  else tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
}

/** Takes an area out of rules that apply to areas; a rule left with none goes. */
export function trimmed<R extends { areas: Area[] }>(rules: readonly R[], area: Area): R[] {
  for (const rule of rules) rule.areas = rule.areas.flatMap((own) => without(own, area));
  return rules.filter((rule) => rule.areas.length > 0);
}

function without(own: Area, cut: Area): Area[] {
  const hit = intersection(own, cut);
  if (!hit) return [own];
  const parts: Area[] = [];
  if (own.top < hit.top) parts.push({ ...own, bottom: hit.top - 1 });
  if (own.bottom > hit.bottom) parts.push({ ...own, top: hit.bottom + 1 });
  if (own.left < hit.left) parts.push({ top: hit.top, bottom: hit.bottom, left: own.left, right: hit.left - 1 });
  if (own.right > hit.right) parts.push({ top: hit.top, bottom: hit.bottom, left: hit.right + 1, right: own.right });
  return parts;
}

/** Merging keeps the first filled cell and clears the others; it refuses areas that cut a merged one or a table. */
export function merge(book: Workbook, sheet: Sheet, area: Area, across: boolean): void {
  const parts = across ? Array.from({ length: area.bottom - area.top + 1 }, (_, i) => ({ ...area, top: area.top + i, bottom: area.top + i })) : [area];
  for (const part of parts) {
    if (sheet.tables.some((table) => intersection(table.area, part))) throw new HostError("InvalidOperation", "Cells of a table cannot be merged.");
    if (sheet.merges.some((one) => intersection(one, part) && !contains(part, one))) throw new HostError("MergedRangeConflict");
    sheet.merges = sheet.merges.filter((one) => !intersection(one, part));
    let kept: Cell | null = null;
    eachCell(sheet, part, (cell, row, column) => {
      if (kept === null && (cell.value !== null || cell.formula !== null)) {
        kept = cell;
        if (row === part.top && column === part.left) return;
        const first = ensureCell(sheet, part.top, part.left);
        [first.value, first.formula] = [cell.value, cell.formula];
      }
      if (row !== part.top || column !== part.left) {
        cell.value = null;
        cell.formula = null;
      }
    });
    if (part.top !== part.bottom || part.left !== part.right) sheet.merges.push(part);
  }
  tell(book, { kind: "cells", sheet, area, changeType: "Others" });
}

export function unmerge(book: Workbook, sheet: Sheet, area: Area): void {
  sheet.merges = sheet.merges.filter((one) => !intersection(one, area));
  tell(book, { kind: "format", sheet, area });
}

/** MergedRangeConflict where an area cuts a merged one: Excel's "We can't do that to a merged cell". */
export function requireWholeMerges(sheet: Sheet, area: Area): void {
  if (sheet.merges.some((one) => intersection(one, area) && !contains(area, one))) throw new HostError("MergedRangeConflict");
}

/**
 * Inserts blank cells (count > 0) or deletes cells (count < 0) over an area, moving the others down/right or up/left.
 * Rows and columns as a whole move everything that stands on them, and references to them.
 */
export function shiftCells(book: Workbook, sheet: Sheet, area: Area, axis: "row" | "column", insert: boolean): void {
  const [at, size] = axis === "row" ? [area.top, area.bottom - area.top + 1] : [area.left, area.right - area.left + 1];
  const whole = axis === "row" ? area.left === 0 && area.right === columnLimit - 1 : area.top === 0 && area.bottom === rowLimit - 1;
  const count = insert ? size : -size;
  const zone: Area = axis === "row" ? { ...area, bottom: rowLimit - 1 } : { ...area, right: columnLimit - 1 };
  if (!whole) {
    if (sheet.tables.some((table) => intersection(table.area, zone) && !contains(zone, table.area))) throw new HostError("InsertDeleteConflict");
    if (sheet.merges.some((one) => intersection(one, zone) && !contains(zone, one))) throw new HostError("MergedRangeConflict");
  }
  if (insert) {
    const used = usedArea(sheet, zone, true);
    if (used && (axis === "row" ? used.bottom + size >= rowLimit : used.right + size >= columnLimit))
      throw new HostError("NonBlankCellOffSheet", "Nonblank cells would be shifted off the worksheet.");
  }
  moveCells(sheet, zone, axis, at, count, whole);
  const move = (own: Area): Area | null => (whole || contains(zone, own) ? shifted(own, axis, at, count) : own);
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
  if (sheet.autoFilter) sheet.autoFilter = move(sheet.autoFilter);
  moveKeys(sheet, move);
  for (const comment of sheet.comments) {
    const moved = move({ top: comment.row, bottom: comment.row, left: comment.column, right: comment.column });
    if (moved) [comment.row, comment.column] = [moved.top, moved.left];
  }
  for (const own of book.sheets) {
    eachFormula(own, (formula) => (whole ? shiftFormula(formula, own, sheet, axis, at, count) : undefined));
    for (const chart of own.charts) {
      for (const series of chart.series) {
        if (series.values?.sheet === sheet) series.values.area = move(series.values.area) ?? series.values.area;
        if (series.categories?.sheet === sheet) series.categories.area = move(series.categories.area) ?? series.categories.area;
      }
    }
  }
  if (whole) for (const name of book.names) shiftFormula(name.formula, sheet, sheet, axis, at, count);
  for (const range of book.ranges) if (range.sheet === sheet && range.area) range.area = move(range.area);
  tell(book, { kind: "cells", sheet, area, changeType: changeTypeOf(axis, insert, whole) });
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

export function eachFormula(sheet: Sheet, visit: (formula: Formula) => void): void {
  for (const cells of sheet.rows) {
    if (!cells) continue;
    for (const cell of cells) if (cell?.formula) visit(cell.formula);
  }
}

/** After a sheet went: references to it and to its tables become #REF!. */
export function forget(book: Workbook, sheet: Sheet): void {
  everyFormula(book, (formula) => {
    forgetSheet(formula, sheet);
    for (const table of sheet.tables) renameTable(formula, table.name, null);
  });
  book.version += 1;
}

/** Gives a table another name; structured references follow. */
export function nameTable(book: Workbook, table: Table, name: string): void {
  everyFormula(book, (formula) => renameTable(formula, table.name, name));
  table.name = name;
  book.version += 1;
}

function everyFormula(book: Workbook, visit: (formula: Formula) => void): void {
  for (const sheet of book.sheets) eachFormula(sheet, visit);
  for (const name of book.names) visit(name.formula);
}

export type CopyWhat = "All" | "Formulas" | "Values" | "Formats" | "Link";

/** Copies an area to a place; a smaller source is repeated over a larger target, as pasting does. */
export function copy(
  book: Workbook,
  from: { readonly sheet: Sheet; readonly area: Area },
  sheet: Sheet,
  target: Area,
  what: CopyWhat,
  skipBlanks: boolean,
  transpose: boolean,
  valueOf: (sheet: Sheet, row: number, column: number) => Cell["value"],
): Area {
  const height = from.area.bottom - from.area.top + 1;
  const width = from.area.right - from.area.left + 1;
  const [rows, columns] = transpose ? [width, height] : [height, width];
  const targetRows = Math.max(rows, Math.floor((target.bottom - target.top + 1) / rows) * rows);
  const targetColumns = Math.max(columns, Math.floor((target.right - target.left + 1) / columns) * columns);
  const used = usedArea(from.sheet, from.area, false);
  const source: { readonly cell: Cell; readonly row: number; readonly column: number; readonly value: Cell["value"] }[] = [];
  if (used) {
    eachCell(from.sheet, used, (cell, row, column) => {
      source.push({
        cell: { ...cell },
        row: row - from.area.top,
        column: column - from.area.left,
        value: what === "Values" ? valueOf(from.sheet, row, column) : cell.value,
      });
    });
  }
  for (let down = 0; down < Math.min(targetRows, rowLimit - target.top); down += rows) {
    for (let right = 0; right < Math.min(targetColumns, columnLimit - target.left); right += columns) {
      for (const { cell, row, column, value } of source) {
        const blank = cell.value === null && cell.formula === null;
        if (skipBlanks && blank) continue;
        const at = { row: target.top + down + (transpose ? column : row), column: target.left + right + (transpose ? row : column) };
        const into = ensureCell(sheet, at.row, at.column);
        if (what === "All" || what === "Formats") into.style = cell.style ?? styleAt(from.sheet, from.area.top + row, from.area.left + column);
        if (what === "Formats") continue;
        if (cell.formula && what !== "Values") {
          // A reference without a sheet points at the sheet that it is copied to, as in Excel.
          into.formula = movedFormula(cell.formula, at.row - (from.area.top + row), at.column - (from.area.left + column));
        } else into.formula = null;
        into.value = value;
      }
      if (what === "All") {
        for (const one of from.sheet.merges.filter((merge) => contains(from.area, merge))) {
          const [y, x] = [target.top + down - from.area.top, target.left + right - from.area.left];
          const part = { top: one.top + y, bottom: one.bottom + y, left: one.left + x, right: one.right + x };
          if (!transpose && !sheet.merges.some((own) => intersection(own, part))) sheet.merges.push(part);
        }
      }
    }
  }
  const area = { top: target.top, left: target.left, bottom: target.top + targetRows - 1, right: target.left + targetColumns - 1 };
  tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
  return area;
}

/** A whole sheet copied: cells, looks, sizes, merges, rules (not tables' names). */
export function copySheet(from: Sheet, to: Sheet): void {
  from.rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (!cell) return;
      const formula = cell.formula ? movedFormula(cell.formula, 0, 0) : null;
      const own = ensureCell(to, row, column);
      [own.value, own.formula, own.style] = [cell.value, formula, cell.style];
    });
  });
  for (const [index, line] of from.rowLines) to.rowLines.set(index, { ...line });
  for (const [index, line] of from.columnLines) to.columnLines.set(index, { ...line });
  for (const [key, link] of from.hyperlinks) to.hyperlinks.set(key, link);
  for (const [key, value] of from.customProperties) to.customProperties.set(key, value);
  to.merges = [...from.merges];
  to.style = from.style;
  to.tabColor = from.tabColor;
  to.frozen = from.frozen;
  to.protection = from.protection;
  to.standardHeight = from.standardHeight;
  to.standardWidth = from.standardWidth;
  to.validations = from.validations.map((one) => ({ ...one, areas: [...one.areas] }));
}

/** @returns whether a cell holds nothing. */
export function isBlank(sheet: Sheet, row: number, column: number): boolean {
  const cell = cellAt(sheet, row, column);
  return !cell || (cell.formula === null && cell.value === null);
}
