/** Heights of rows that nobody set: Excel makes them as high as their wrapped text and their largest font need. Of merged cells only the font counts, as there. */
import type { Area } from "../excel/book/address";
import { styleAt, type Sheet } from "../excel/book/sheet";
import type { Workbook } from "../excel/book/workbook";
import { scale, type Axis } from "./axis";
import { lookOf, measure, type Look } from "./look";

/** Rows looked at; a sheet of the model may have a million. */
const MOST_ROWS = 5000;
/** Left and right padding of a cell. */
const PADDING = 6;
/** Line height of a cell, and what is left above and below. */
const LINE = 1.25;
const MARGIN = 1;

/** @returns pixels by row, only of rows that need more than the standard height */
export function fittedRows(book: Workbook, sheet: Sheet, columns: Axis): ReadonlyMap<number, number> {
  const standard = Math.round(sheet.standardHeight * scale);
  const fitted = new Map<number, number>();
  sheet.rows.slice(0, MOST_ROWS).forEach((cells, row) => {
    const line = sheet.rowLines.get(row);
    if (line && (line.hidden || line.size !== null)) return;
    let height = standard;
    cells.forEach((cell, column) => {
      if (!cell || (cell.value === null && cell.formula === null)) return;
      const style = styleAt(sheet, row, column);
      const pitch = style.fontSize * scale * LINE;
      const merge = mergeAt(sheet, row, column);
      if ((!style.wrap && pitch + MARGIN <= standard) || (merge && merge.top !== merge.bottom)) return;
      const lines = style.wrap && !merge ? lineCount(lookOf(book, sheet, row, column), columns.size(column) - PADDING) : 1;
      height = Math.max(height, Math.ceil(lines * pitch) + MARGIN);
    });
    if (height > standard) fitted.set(row, height);
  });
  return fitted;
}

const mergeAt = (sheet: Sheet, row: number, column: number): Area | undefined =>
  sheet.merges.find((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right);

/** Lines of a wrapped text. It breaks between Chinese characters and between words, and inside a word only where that is too long for a line. */
function lineCount({ text, css }: Look, width: number): number {
  if (width <= 0) return 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let left = width;
    lines += 1;
    for (const piece of paragraph.match(/[\w.,%/:-]+|[^]/gu) ?? []) {
      const needed = measure(piece, css);
      if (needed <= left) left -= needed;
      else if (needed <= width) {
        lines += 1;
        left = width - needed;
      } else {
        const more = Math.ceil((needed - left) / width);
        lines += more;
        left += more * width - needed;
      }
    }
  }
  return lines;
}
