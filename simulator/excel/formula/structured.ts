/** References into tables by name. */
import { intersection, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { errors, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import { toText, type Place, type Value } from "./values";
import { valueAt } from "./results";

/** `表1[数量]`, `表1[[#All],[数量]]`, `[@数量]`, `表1[#Totals]`. */
export function structured(tableName: string, spec: string, place: Place, otherwise: CellValue = errors.reference): Value {
  const wanted = tableName.toLowerCase();
  for (const sheet of place.book.sheets) {
    const table = sheet.tables.find((one) => (wanted === "" ? sheet === place.sheet && holds(one.area, place) : one.name.toLowerCase() === wanted));
    if (!table) continue;
    const parts = specParts(spec);
    const items = parts.filter((part) => part.startsWith("#")).map((part) => part.toLowerCase());
    const thisRow = parts.some((part) => part.startsWith("@")) || items.includes("#this row");
    const columns = parts
      .filter((part) => !part.startsWith("#"))
      .map((part) => part.replace(/^@/, ""))
      .filter((part) => part !== "");
    const header = table.hasHeaders ? 1 : 0;
    const totals = table.showTotals ? 1 : 0;
    const body = { top: table.area.top + header, bottom: table.area.bottom - totals };
    let rows = body;
    if (items.includes("#all")) rows = { top: table.area.top, bottom: table.area.bottom };
    else if (items.includes("#headers")) rows = { top: table.area.top, bottom: items.includes("#data") ? body.bottom : table.area.top };
    else if (items.includes("#totals")) rows = { top: table.area.bottom, bottom: table.area.bottom };
    if (thisRow) {
      if (place.row < body.top || place.row > body.bottom) return errors.value;
      rows = { top: place.row, bottom: place.row };
    }
    if (columns.length === 0) return { range: { ...table.area, ...rows }, sheet };
    const indices = columns.map((name) => tableColumn(place.book, sheet, table.area, name));
    if (indices.some((index) => index < 0)) return errors.reference;
    return { range: { ...rows, left: Math.min(...indices), right: Math.max(...indices) }, sheet };
  }
  return otherwise;
}

function holds(area: Area, place: Place): boolean {
  return intersection(area, { top: place.row, bottom: place.row, left: place.column, right: place.column }) !== null;
}

function specParts(spec: string): string[] {
  if (spec === "") return [];
  if (!spec.includes("[")) return [spec.trim()];
  const at = /^@\[/.test(spec) ? "@" : "";
  return [...spec.matchAll(/\[((?:[^\]']|'.)*)\]/g)].map((match) => at + (match[1] ?? "").replace(/'(.)/g, "$1"));
}

function tableColumn(book: Workbook, sheet: Sheet, area: Area, name: string): number {
  const wanted = name.toLowerCase();
  for (let column = area.left; column <= area.right; column++) {
    if (toText(valueAt(book, sheet, area.top, column)).toLowerCase() === wanted) return column;
  }
  return -1;
}
