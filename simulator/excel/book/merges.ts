/** Merged areas. */
import { HostError } from "../../protocol/host-error";
import { contains, intersection, type Area } from "./address";
import { eachCell, ensureCell, type Cell, type Sheet } from "./sheet";
import { tell, type Workbook } from "./workbook";

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
