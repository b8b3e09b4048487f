/** Areas of one sheet with their looks: what formats, rules and validations of ranges are about. What differs over the cells reads as null, as in Excel. */
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { cellsOf, type Area } from "../book/address";
import { hexOf } from "../book/colors";
import { format } from "../book/format-cells";
import { requireAllowed } from "../book/protection";
import { eachCell, styleAt, type Sheet } from "../book/sheet";
import type { Style, StylePatch } from "../book/style";
import type { Workbook } from "../book/workbook";

/** Areas of one sheet that a format, a rule or a validation belongs to. */
export interface RangePlace {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** Every look that occurs in the areas. Large ones are told by the cells, rows and columns that differ. */
export function stylesIn({ sheet, areas }: RangePlace): Set<Style> {
  const styles = new Set<Style>();
  for (const area of areas) {
    if (cellsOf(area) <= 200_000) {
      for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) styles.add(styleAt(sheet, row, column));
      continue;
    }
    let cells = 0;
    eachCell(sheet, area, (cell) => {
      cells += 1;
      if (cell.style) styles.add(cell.style);
    });
    for (const [row, line] of sheet.rowLines) if (line.style && row >= area.top && row <= area.bottom) styles.add(line.style);
    for (const [column, line] of sheet.columnLines) if (line.style && column >= area.left && column <= area.right) styles.add(line.style);
    if (cells < cellsOf(area) && styles.size === 0) styles.add(sheet.style);
  }
  return styles;
}

export function common(place: RangePlace, pick: (style: Style) => Json): Json {
  const values = new Set([...stylesIn(place)].map(pick));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

export function apply(place: RangePlace, patch: StylePatch | ((style: Style) => StylePatch)): void {
  requireAllowed(place.sheet, "allowFormatCells");
  for (const area of place.areas) format(place.book, place.sheet, area, patch);
}

/** `#RRGGBB` in capitals from what the API takes; InvalidArgument for the rest. */
export function colorOf(value: Json): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument");
  const color = hexOf(value);
  if (color === null) throw new HostError("InvalidArgument");
  return color;
}

export function text(value: Json): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument");
  return value;
}

export function truth(value: Json): boolean {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  return value;
}

export function amount(value: Json): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new HostError("InvalidArgument");
  return value;
}

export function oneOf(value: Json, known: readonly string[]): string {
  const found = known.find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) throw new HostError("InvalidArgument");
  return found;
}
