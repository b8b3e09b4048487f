/** How cells look: each look once, on all blocks of cells that have it. */
import { looks, type Look } from "../../layout/styles";
import type { StyleName } from "../../model/sheet-plan";

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
