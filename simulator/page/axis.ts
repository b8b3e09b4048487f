/** Where rows and columns stand on the screen, in pixels; fast for a million rows of which few differ. */
import { columnLimit, rowLimit } from "../excel/book/address";
import type { Line, Sheet } from "../excel/book/sheet";

/** Pixels per point. */
export const scale = 4 / 3;

export interface Axis {
  readonly limit: number;
  /** Pixels before an index. */
  readonly offset: (index: number) => number;
  readonly size: (index: number) => number;
  /** Index at a pixel. */
  readonly at: (pixel: number) => number;
}

/** @param fitted pixels of rows that nobody gave a height and whose text needs more than the standard one */
export function axisOf(sheet: Sheet, axis: "row" | "column", fitted: ReadonlyMap<number, number> = new Map()): Axis {
  const [lines, points, limit] = axis === "row" ? [sheet.rowLines, sheet.standardHeight, rowLimit] : [sheet.columnLines, sheet.standardWidth, columnLimit];
  const standard = Math.round(points * scale);
  const given = (line: Line): number | null => (line.hidden ? 0 : line.size === null ? null : Math.round(line.size * scale));
  const sizes = new Map(fitted);
  for (const [index, line] of lines) {
    const size = given(line);
    if (size !== null) sizes.set(index, size);
  }
  const different = [...sizes].sort(([a], [b]) => a - b);
  const indices = different.map(([index]) => index);
  const sums: number[] = [0];
  for (const [i, [, size]] of different.entries()) sums.push((sums[i] ?? 0) + size - standard);
  const before = (index: number): number => {
    let [low, high] = [0, indices.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((indices[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const offset = (index: number): number => index * standard + (sums[before(index)] ?? 0);
  return {
    limit,
    offset,
    size: (index) => sizes.get(index) ?? standard,
    at: (pixel) => {
      let [low, high] = [0, limit - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (offset(middle) <= pixel) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
