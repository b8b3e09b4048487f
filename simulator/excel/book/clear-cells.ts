/** Emptying cells, and taking areas out of rules. */
import { contains, intersection, isWholeColumns, isWholeRows, type Area } from "./address";
import { eachCell, type Sheet } from "./sheet";
import { withStyle } from "./style";
import { tell, type Workbook } from "./workbook";

export type ClearWhat = "All" | "Contents" | "Formats" | "Hyperlinks" | "RemoveHyperlinks";

/** What goes with each kind of clearing. */
const takes: { readonly [what: string]: { readonly content: boolean; readonly looks: boolean; readonly links: boolean } } = {
  All: { content: true, looks: true, links: true },
  Contents: { content: true, looks: false, links: true },
  Formats: { content: false, looks: true, links: false },
  Hyperlinks: { content: false, looks: false, links: true },
  RemoveHyperlinks: { content: false, looks: false, links: true },
};

export function clear(book: Workbook, sheet: Sheet, area: Area, what: ClearWhat): void {
  const { content, looks, links } = takes[what] ?? { content: false, looks: false, links: false };
  eachCell(sheet, area, (cell, row, column) => {
    if (content) {
      cell.value = null;
      cell.formula = null;
    }
    const linked = what === "RemoveHyperlinks" && sheet.hyperlinks.has(`${row},${column}`);
    if (looks || linked) cell.style = null;
    if (cell.value === null && cell.formula === null && cell.style === null) delete sheet.rows[row]?.[column];
  });
  if (looks) clearLooks(sheet, area);
  if (links) clearLinks(sheet, area);
  if (what === "All") sheet.validations = trimmed(sheet.validations, area);
  if (what === "Formats" || what === "RemoveHyperlinks") tell(book, { kind: "format", sheet, area });
  else tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
}

/** Merges, rules, and the looks of rows, columns and the sheet where the area has all of them. */
function clearLooks(sheet: Sheet, area: Area): void {
  sheet.merges = sheet.merges.filter((merge) => !contains(area, merge));
  sheet.conditionalFormats = trimmed(sheet.conditionalFormats, area);
  const [columns, rows] = [isWholeColumns(area), isWholeRows(area)];
  if (columns) for (const [column, line] of sheet.columnLines) if (column >= area.left && column <= area.right) line.style = null;
  if (rows) for (const [row, line] of sheet.rowLines) if (row >= area.top && row <= area.bottom) line.style = null;
  if (columns && rows) sheet.style = withStyle(sheet.style, { fill: null, pattern: "None" });
}

function clearLinks(sheet: Sheet, area: Area): void {
  for (const key of sheet.hyperlinks.keys()) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    if (contains(area, { top: row, left: column, bottom: row, right: column })) sheet.hyperlinks.delete(key);
  }
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
