/** Emptying cells, and taking areas out of rules. */
import { columnLimit, contains, intersection, rowLimit, type Area } from "./address";
import { eachCell, type Sheet } from "./sheet";
import { withStyle } from "./style";
import { tell, type Workbook } from "./workbook";

export type ClearWhat = "All" | "Contents" | "Formats" | "Hyperlinks" | "RemoveHyperlinks";

export function clear(book: Workbook, sheet: Sheet, area: Area, what: ClearWhat): void {
  eachCell(sheet, area, (cell, row, column) => {
    if (what === "All" || what === "Contents") {
      cell.value = null;
      cell.formula = null;
    }
    const linked = what === "RemoveHyperlinks" && sheet.hyperlinks.has(`${row},${column}`);
    if (what === "All" || what === "Formats" || linked) cell.style = null;
    if (cell.value === null && cell.formula === null && cell.style === null) delete sheet.rows[row]?.[column];
  });
  if (what === "All" || what === "Formats") {
    sheet.merges = sheet.merges.filter((merge) => !contains(area, merge));
    sheet.conditionalFormats = trimmed(sheet.conditionalFormats, area);
    if (area.top === 0 && area.bottom === rowLimit - 1)
      for (const [column, line] of sheet.columnLines) if (column >= area.left && column <= area.right) line.style = null;
    if (area.left === 0 && area.right === columnLimit - 1)
      for (const [row, line] of sheet.rowLines) if (row >= area.top && row <= area.bottom) line.style = null;
    if (area.top === 0 && area.left === 0 && area.bottom === rowLimit - 1 && area.right === columnLimit - 1)
      sheet.style = withStyle(sheet.style, { fill: null, pattern: "None" });
  }
  if (what === "All" || what === "Contents" || what === "Hyperlinks" || what === "RemoveHyperlinks") {
    for (const key of sheet.hyperlinks.keys()) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      if (contains(area, { top: row, left: column, bottom: row, right: column })) sheet.hyperlinks.delete(key);
    }
  }
  if (what === "All") sheet.validations = trimmed(sheet.validations, area);
  if (what === "Formats" || what === "RemoveHyperlinks") tell(book, { kind: "format", sheet, area });
  else tell(book, { kind: "cells", sheet, area, changeType: "RangeEdited" });
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
