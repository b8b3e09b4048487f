/** How cells look: each look once, on all blocks of cells that have it. */
import { looks, type Look } from "../../layout/styles";
import type { SheetPlan, StyleName } from "../../model/sheet-plan";
import { joined, rectangles } from "./rectangles";

/** A plan whose looks were already gathered into blocks, by the worker, or are gathered here. */
export interface PlannedSheet extends SheetPlan {
  /** Addresses of all cells of each style, joined with commas. */
  readonly looks?: readonly (readonly [style: StyleName, addresses: readonly string[]])[];
}

export const widthOf = (plan: SheetPlan): number => Math.max(1, ...plan.cells.map((row) => row.length));

/** Cells of each style as few addresses, which Excel takes at most 8192 characters at a time. Pure; the pane's worker does it beforehand. */
export const looksOf = (plan: SheetPlan): [StyleName, string[]][] =>
  [...rectangles(plan.cells.length, widthOf(plan), (row, column) => plan.cells[row]?.[column]?.style ?? null)].map(([style, addresses]) => [
    style,
    joined(addresses),
  ]);

export function paintLook(format: Excel.RangeFormat, style: StyleName): void {
  const look: Look = looks[style];
  format.font.name = look.font;
  format.font.size = look.size;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.underline) format.font.underline = "Single";
  if (look.color) format.font.color = `#${look.color}`;
  if (look.fill) format.fill.color = `#${look.fill}`;
  if (look.horizontal) format.horizontalAlignment = look.horizontal === "left" ? "Left" : look.horizontal === "right" ? "Right" : "Center";
  format.verticalAlignment = "Center";
  if (look.wrap) format.wrapText = true;
  if (look.border) {
    for (const edge of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const) {
      const border = format.borders.getItem(edge);
      border.style = "Continuous";
      border.color = "#BFC7D5";
    }
  }
}
