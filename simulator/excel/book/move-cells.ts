/** Cells cut and pasted: they bring everything along, and whatever named them names them still. */
import { followCells } from "../formula/formula";
import { columnsOf, contains, rowsOf, type Area } from "./address";
import { clear } from "./clear-cells";
import { changeFormulas } from "./formulas";
import { ensureCell, type Cell, type Sheet } from "./sheet";
import { tell, type Workbook } from "./workbook";

interface Block {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** @param target of which the first cell counts */
export function moveCells(book: Workbook, source: Block, target: Block): void {
  const [down, right] = [target.area.top - source.area.top, target.area.left - source.area.left];
  const move = { from: source.sheet, area: source.area, to: target.sheet, down, right };
  for (const sheet of book.sheets) changeFormulas(sheet, (formula) => followCells(formula, sheet, move));
  for (const name of book.names) name.formula = followCells(name.formula, source.sheet, move);
  const cells: (Cell | undefined)[][] = Array.from({ length: rowsOf(source.area) }, (_, r) =>
    Array.from({ length: columnsOf(source.area) }, (__, c) => source.sheet.rows[source.area.top + r]?.[source.area.left + c]).map(
      (cell) => cell && { ...cell },
    ),
  );
  const merges = source.sheet.merges.filter((merge) => contains(source.area, merge));
  clear(book, source.sheet, source.area, "All");
  cells.forEach((line, r) =>
    line.forEach((cell, c) => {
      const into = ensureCell(target.sheet, target.area.top + r, target.area.left + c);
      Object.assign(into, cell ?? { value: null, formula: null, style: null });
      // What it names on the sheet that it leaves is named with that sheet now.
      if (into.formula && source.sheet !== target.sheet) into.formula = followCells(into.formula, source.sheet, { ...move, leaves: true });
    }),
  );
  for (const merge of merges)
    target.sheet.merges.push({ top: merge.top + down, bottom: merge.bottom + down, left: merge.left + right, right: merge.right + right });
  const area = { ...target.area, bottom: target.area.top + rowsOf(source.area) - 1, right: target.area.left + columnsOf(source.area) - 1 };
  tell(book, { kind: "cells", sheet: target.sheet, area, changeType: "RangeEdited" });
}
