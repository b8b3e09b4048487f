/** Ledgers side by side on one sheet: parted by blank columns, or with the same header twice in one row. */
import { isBlank } from "./cell";
import { columnData, isNumericData } from "./column-data";
import { findHeader, type HeaderChoice, type Vocabulary } from "./header";
import { loneText, squeeze } from "./lines";
import { cellAt, filledRows, shapeAt, slice, type View } from "./view";

export interface Side {
  readonly left: number;
  readonly right: number;
}

/** Title lines that may run through a column between two lists. */
const TITLES = 4;
/** Rows below a header that tell whether it heads a list. */
const SAMPLE = 30;

/**
 * Column ranges from row `top` on that have nothing between them in any row up to `bottom` (titles over all of them do not count). One range
 * where they are one ledger: a blank column inside a ledger parts nothing. Each must have a header with two names, and a column of figures or mostly names that ledgers use,
 * and something must show that they are lists of their own: each begins with words, dates or serial numbers, their headers stand in
 * different rows, or a name comes back.
 */
export function partedSides(view: View, top: number, bottom: number, vocabulary: Vocabulary): Side[] {
  const whole = [{ left: view.left, right: view.right }];
  // Only titles stand in a column that parts two lists.
  if (!view.filled.some((count, column) => count <= TITLES && column > view.left && column < view.right)) return whole;
  const sides = stretches(view, top, bottom);
  if (sides.length < 2) return whole;
  const headers = sides.map((side) => findHeader(slice(view, side.left, side.right, top), top, vocabulary, bottom));
  const lists = sides.map((side, i) => listIn(view, headers[i] ?? null, side, bottom));
  if (!lists.every((list) => list !== null)) return whole;
  // 单位 on one side and 村居 on the other are the same name: one ledger has no two columns of villages.
  const nameOf = (path: readonly string[]) => vocabulary.common(squeeze(path.at(-1) ?? "")) ?? path.join("\n");
  const names = headers.flatMap((header) => [...new Set(header?.paths.map(nameOf))].filter((name) => name !== ""));
  const twins = new Set(names).size < names.length;
  const apart = new Set(headers.map((header) => header?.rows.first)).size > 1;
  if (!twins && !lists.every((list) => list?.sure)) return whole;
  return twins || apart || lists.every((list) => list?.leads) ? sides : whole;
}

function stretches(view: View, top: number, bottom: number): Side[] {
  const used = new Array<boolean>(view.right - view.left + 1).fill(false);
  for (let row = top; row <= bottom; row++) {
    const { filled, first, last } = shapeAt(view, row);
    if (filled === 0 || loneText(view, row) >= 0) continue;
    for (let column = first; column <= last; column++) {
      if (isBlank(cellAt(view, row, column))) continue;
      const span = view.spanAt(row, column);
      for (let under = column; under <= Math.min(span?.right ?? column, view.right); under++) used[under - view.left] = true;
    }
  }
  const sides: Side[] = [];
  let start = -1;
  for (let i = 0; i <= used.length; i++) {
    if (used[i] === true && start < 0) start = i;
    if (used[i] !== true && start >= 0) {
      sides.push({ left: view.left + start, right: view.left + i - 1 });
      start = -1;
    }
  }
  return sides;
}

/** Does a header with two names stand over these columns, do they begin with words, and are there figures or known names? null: no header. */
function listIn(view: View, header: HeaderChoice | null, side: Side, bottom: number): { leads: boolean; sure: boolean } | null {
  const named = header?.paths.filter((path) => path.length > 0).length ?? 0;
  if (header === null || named < 2) return null;
  const rows = filledRows(slice(view, side.left, side.right, header.rows.last + 1), header.rows.last + 1, SAMPLE, bottom);
  const data = Array.from({ length: side.right - side.left + 1 }, (_, i) => columnData(view, side.left + i, rows));
  const [first] = data;
  const figures = data.some((column) => isNumericData(column) && !column.serial);
  return { leads: first !== undefined && (first.numbers === 0 || first.serial), sure: figures || (named > 2 && header.evidence.known * 2 > named) };
}

/** 村名 | 数量 | 村名 | 数量: the same names two to four times over, from the first column on. */
export function repeatedSides(view: View, header: HeaderChoice): Side[] {
  const keys = header.paths.map((path) => path.join("\n"));
  while (keys.at(-1) === "") keys.pop();
  for (const times of [4, 3, 2]) {
    const width = keys.length / times;
    if (!Number.isInteger(width) || width < 2) continue;
    // 单位 may stand twice in one form, its first name does not.
    if (keys.some((key) => key === "") || keys.slice(1, width).includes(keys[0] ?? "")) continue;
    if (keys.every((key, i) => key === keys[i % width]))
      return Array.from({ length: times }, (_, i) => ({ left: view.left + i * width, right: view.left + (i + 1) * width - 1 }));
  }
  return [{ left: view.left, right: view.right }];
}
