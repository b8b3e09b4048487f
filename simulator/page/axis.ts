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

export function axisOf(sheet: Sheet, axis: "row" | "column"): Axis {
  const [lines, points, limit] = axis === "row" ? [sheet.rowLines, sheet.standardHeight, rowLimit] : [sheet.columnLines, sheet.standardWidth, columnLimit];
  const standard = Math.round(points * scale);
  const sizeOf = (line: Line | undefined): number => (line?.hidden ? 0 : line?.size === null || line === undefined ? standard : Math.round(line.size * scale));
  const different = [...lines].filter(([, line]) => line.hidden || line.size !== null).sort(([a], [b]) => a - b);
  const indices = different.map(([index]) => index);
  const sums: number[] = [0];
  for (const [i, [, line]] of different.entries()) sums.push((sums[i] ?? 0) + sizeOf(line) - standard);
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
    size: (index) => sizeOf(lines.get(index)),
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
