/** Looks of cells, rows, columns and whole sheets. */
import { columnLimit, rowLimit, type Area } from "./address";
import { eachCell, ensureCell, lineOf, styleAt, type Sheet } from "./sheet";
import { withStyle, type Style, type StylePatch } from "./style";
import { tell, type Workbook } from "./workbook";

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
