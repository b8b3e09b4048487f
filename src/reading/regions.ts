/** Ledgers side by side on one sheet: parted by blank columns, or with the same header twice in one row. */
import type { Body } from "./body";
import { isBlank } from "./cell";
import { columnData, isNumericData } from "./column-data";
import type { HeaderChoice } from "./header";
import { cellAt, type View } from "./view";

export interface Side {
  readonly left: number;
  readonly right: number;
}

/** Column ranges of the ledgers below one line of headers; a single one where they are one ledger. */
export function sideBySide(view: View, header: HeaderChoice, body: Body): readonly Side[] {
  const whole = [{ left: view.left, right: view.right }];
  const named = header.paths.map((path) => path.length > 0);
  if (named.filter(Boolean).length < 4) return whole;
  const parts = byBlankColumns(view, header, body, named);
  const sides = parts.length > 1 ? parts : byPeriod(view, header);
  return sides.length > 1 ? sides : whole;
}

/**
 * Stretches of named columns with nothing between them. Each must be a list of its own: two names, a first column of words, dates or serial
 * numbers, and a column of figures (or both begin with the same name): a blank column inside one ledger parts nothing.
 */
function byBlankColumns(view: View, header: HeaderChoice, body: Body, named: readonly boolean[]): Side[] {
  const sides: Side[] = [];
  let start = -1;
  for (let i = 0; i <= named.length; i++) {
    const used = i < named.length && (named[i] === true || hasData(view, header, body, view.left + i));
    if (used && start < 0) start = i;
    if (!used && start >= 0) {
      sides.push({ left: view.left + start, right: view.left + i - 1 });
      start = -1;
    }
  }
  if (sides.length < 2) return [];
  const firstNames = new Set(sides.map((side) => header.paths[side.left - view.left]?.join("\n")));
  const twins = firstNames.size < sides.length;
  return sides.every((side) => isList(view, header, body, side, twins)) ? sides : [];
}

function isList(view: View, header: HeaderChoice, body: Body, side: Side, twins: boolean): boolean {
  let names = 0;
  let figures = 0;
  let leads = false;
  for (let column = side.left; column <= side.right; column++) {
    if ((header.paths[column - view.left] ?? []).length > 0) names++;
    const data = columnData(view, column, body.records);
    if (column === side.left) leads = data.numbers === 0 || data.serial;
    else if (isNumericData(data)) figures++;
  }
  return names >= 2 && leads && (figures > 0 || twins);
}

function hasData(view: View, header: HeaderChoice, body: Body, column: number): boolean {
  for (let row = header.rows.first; row <= (body.range?.last ?? header.rows.last); row++) {
    if (!isBlank(cellAt(view, row, column))) return true;
    const span = view.spanAt(row, column);
    if (span && span.left < column && span.bottom <= header.rows.last) return true;
  }
  return false;
}

/** 村名 | 数量 | 村名 | 数量: the same names two or three times over, from the first column on. */
function byPeriod(view: View, header: HeaderChoice): Side[] {
  const keys = header.paths.map((path) => path.join("\n"));
  while (keys.at(-1) === "") keys.pop();
  for (const times of [2, 3, 4]) {
    const width = keys.length / times;
    if (!Number.isInteger(width) || width < 2) continue;
    if (keys.some((key) => key === "") || new Set(keys).size !== width) continue;
    if (keys.every((key, i) => key === keys[i % width]))
      return Array.from({ length: times }, (_, i) => ({ left: view.left + i * width, right: view.left + (i + 1) * width - 1 }));
  }
  return [];
}
