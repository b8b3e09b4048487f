/**
 * How many rows a header has, and the names of a column from top to bottom. Merged cells say it where the host names them; where it
 * cannot (or the clerk only left cells blank), the blanks do.
 */
import type { Cell } from "../../model/grid";
import type { Reason } from "../../model/ledger";
import { canonicalUnit } from "../../language/units";
import { cellText, headerText, isBlank, isDash, isYear, looksNumeric } from "./cell";
import { isColumnNumbers, isNote, squeeze, totalLabel } from "./lines";
import { cellAt, shapeAt, type View } from "./view";

/** Ledgers have at most four rows of names. */
const MOST_ROWS = 4;

export interface HeaderRows {
  readonly lastNames: number;
  /** With a line of column numbers below the names. */
  readonly last: number;
  readonly reasons: readonly Reason[];
}

/** Last row of the header that starts at `top`. */
export function headerBottom(view: View, top: number, to = view.rows - 1): HeaderRows {
  const reasons: Reason[] = [];
  let bottom = top;
  for (;;) {
    const merged = mergedBottom(view, top, bottom);
    if (merged > bottom) {
      reasons.push({ code: "reason.header.merged", params: { last: merged + 1 }, score: 1 });
      bottom = merged;
      continue;
    }
    if (bottom - top + 1 >= MOST_ROWS || bottom + 1 > to) break;
    if (splits(view, top, bottom) || (bottom > top - 1 && isUnitRow(view, top, bottom))) {
      reasons.push({ code: "reason.header.splits", params: { row: bottom + 2 }, score: 1 });
      bottom++;
      continue;
    }
    break;
  }
  const numbered = bottom + 1 <= to && isNumberLine(view, top, bottom + 1);
  if (numbered) reasons.push({ code: "reason.header.numbered", params: { row: bottom + 2 }, score: 0.5 });
  return { lastNames: bottom, last: numbered ? bottom + 1 : bottom, reasons };
}

/** A line of column numbers; where there are only two columns, 1 | 2 is one if no number stands in the first column below it. */
function isNumberLine(view: View, top: number, row: number): boolean {
  let columns = 0;
  for (let name = top; name < row; name++) columns = Math.max(columns, shapeAt(view, name).filled);
  if (columns > 2) return isColumnNumbers(view, row) && shapeAt(view, row).filled * 2 > columns;
  const below = cellAt(view, row + 1, shapeAt(view, row).first);
  return isColumnNumbers(view, row, 2) && !isBlank(below) && typeof below !== "number";
}

/** Lowest row that cells merged downwards from the header's rows reach. */
function mergedBottom(view: View, top: number, bottom: number): number {
  if (!view.mergesKnown) return bottom;
  let lowest = bottom;
  for (let column = view.left; column <= view.right; column++) {
    const span = view.spanAt(bottom, column);
    if (span && span.top >= top && span.bottom > lowest && span.bottom - top < MOST_ROWS && !isBlank(cellAt(view, span.top, span.left))) lowest = span.bottom;
  }
  return lowest;
}

/** Right end of the name at this place: the merged area's, or, where it is not merged, the last blank before the next name. */
function nameEnd(view: View, row: number, column: number): number {
  const span = view.spanAt(row, column);
  if (span) return Math.min(span.right, view.right);
  let end = column;
  while (end < view.right && isBlank(cellAt(view, row, end + 1)) && view.spanAt(row, end + 1) === null) end++;
  return end;
}

const isName = (cell: Cell): boolean => isYear(cell) || (typeof cell === "string" && !looksNumeric(cell) && !isDash(cell.trim()));

/**
 * Does the row below the header so far split its names (存续期间 into 起始日期 and 终止日期)? All of it must be words, each under a name that is
 * wider than itself or under nothing at all, and nothing under a name that is whole. Where nobody says what is merged, blanks under 序号 and 村居
 * tell as much as their merged cells would: then a name may stand under a whole one (人员 over 注册志愿者) beside one that is split, or alone
 * under a wide one if it is itself split below.
 */
function splits(view: View, top: number, bottom: number): boolean {
  const next = bottom + 1;
  const { filled, first, last } = shapeAt(view, next);
  if (filled === 0 || isNote(cellText(cellAt(view, next, first))) || totalLabel(cellText(cellAt(view, next, first)))) return false;
  const wide = new Set<number>();
  for (let column = view.left; column <= view.right; column++) {
    if (isBlank(cellAt(view, bottom, column))) continue;
    const end = nameEnd(view, bottom, column);
    if (end > column) for (let under = column; under <= end; under++) wide.add(under);
  }
  const indented = isIndented(view, top, bottom);
  let split = false;
  let under = false;
  let alone = false;
  for (let column = first; column <= last; column++) {
    const cell = cellAt(view, next, column);
    if (isBlank(cell)) continue;
    if (!isName(cell)) return false;
    if (wide.has(column)) {
      const above = view.spanAt(bottom, column);
      const here = view.spanAt(next, column);
      const sameShape = above !== null && here !== null && above.left === here.left && above.right === here.right;
      if (sameShape) continue;
      if (above === null && column > view.left && isOpenData(view, bottom, next, column)) alone = true;
      else split = true;
      continue;
    }
    if (isBlank(nameAbove(view, top, bottom, column))) continue;
    if (!indented) return false;
    under = true;
  }
  if (split) return true;
  return indented && alone && !under && next + 1 < view.rows && next - top + 1 < MOST_ROWS && splits(view, top, next);
}

/** Are the first columns named in the header's top row and blank in the row below it, with nothing said about merged cells? */
function isIndented(view: View, top: number, bottom: number): boolean {
  if (view.mergesKnown) return false;
  const { first } = shapeAt(view, bottom + 1);
  for (let column = view.left; column < first; column++) if (isBlank(cellAt(view, top, column))) return false;
  return first > view.left;
}

/** Without merged cells: is a cell under a name only the first of a wide group, with the rest of the group blank as well, as data under a short header is? */
function isOpenData(view: View, bottom: number, next: number, column: number): boolean {
  if (isBlank(cellAt(view, bottom, column))) return false;
  const end = nameEnd(view, bottom, column);
  for (let under = column + 1; under <= end; under++) if (!isBlank(cellAt(view, next, under))) return false;
  return true;
}

function nameAbove(view: View, top: number, bottom: number, column: number): Cell {
  for (let row = bottom; row >= top; row--) {
    const span = view.spanAt(row, column);
    const cell = span && span.top >= top ? cellAt(view, span.top, span.left) : cellAt(view, row, column);
    if (!isBlank(cell)) return cell;
  }
  return null;
}

const bare = (text: string): string => squeeze(text).replace(/^\((.*)\)$/, "$1");

/** A row of units under the names: （块） （条） （人次）. */
function isUnitRow(view: View, top: number, bottom: number): boolean {
  const next = bottom + 1;
  const { filled, texts, first, last } = shapeAt(view, next);
  if (filled === 0 || texts !== filled) return false;
  let units = 0;
  let said = false;
  for (let column = first; column <= last; column++) {
    const cell = cellAt(view, next, column);
    if (isBlank(cell)) continue;
    if (typeof cell !== "string" || isBlank(nameAbove(view, top, bottom, column))) return false;
    if (/^(计量)?单位$/.test(bare(cell))) {
      said = true;
      continue;
    }
    if (canonicalUnit(bare(cell)) === null) return false;
    units++;
  }
  // One unit alone would also be the only word of a data row.
  return units >= (said ? 1 : 2) || (units === 1 && filled === 1 && last > view.left && /^[(（]/.test(cellText(cellAt(view, next, first))));
}

/**
 * Names of a column from top to bottom between two header rows, without spaces; merged ones repeated for each of their columns, blanks
 * left out, a name that covers the whole width (a title among the header rows) left out.
 */
export function headerPath(view: View, top: number, bottom: number, column: number): string[] {
  const path: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const text = nameAt(view, top, row, bottom, column);
    if (text !== "" && path.at(-1) !== text) path.push(text);
  }
  return path;
}

function nameAt(view: View, top: number, row: number, bottom: number, column: number): string {
  const span = view.spanAt(row, column);
  if (span) {
    if (span.top < row && span.top >= top) return "";
    return headerText(cellText(cellAt(view, span.top, span.left)));
  }
  const own = cellAt(view, row, column);
  if (!isBlank(own)) return headerText(cellText(own));
  if (row === bottom) return "";
  // An unmerged blank right of a name belongs to it when something stands below in this column but not below nothing above.
  let below = false;
  for (let under = row + 1; under <= bottom; under++) if (!isBlank(cellAt(view, under, column))) below = true;
  if (!below) return "";
  for (let left = column - 1; left >= view.left; left--) {
    const before = cellAt(view, row, left);
    const covering = view.spanAt(row, left);
    if (covering && covering.top < row) return "";
    if (covering && covering.right >= left && covering.right > covering.left) return "";
    // Both must hang under the same name: a blank beside a split group belongs to the whole name above it.
    if (!isBlank(before) && row > top && nameAt(view, top, row - 1, bottom, left) !== nameAt(view, top, row - 1, bottom, column)) return "";
    if (!isBlank(before)) return nameEnd(view, row, left) >= column && hasBelow(view, row, bottom, left) ? headerText(cellText(before)) : "";
  }
  return "";
}

function hasBelow(view: View, row: number, bottom: number, column: number): boolean {
  for (let under = row + 1; under <= bottom; under++) if (!isBlank(cellAt(view, under, column))) return true;
  return false;
}
