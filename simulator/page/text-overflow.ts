/** Long text of a cell runs over its empty neighbours. */
import type { CSSProperties } from "react";
import type { Area } from "../excel/book/address";
import { cellAt, type Sheet } from "../excel/book/sheet";
import type { Axis } from "./axis";
import { measure } from "./look";

/** Text runs over empty neighbours, to the right, the left or both, by its alignment. */
export function overflow(sheet: Sheet, own: Area, css: CSSProperties, text: string, columns: Axis): { readonly width: number; readonly shift: number } | null {
  const width = columns.size(own.left);
  const needed = measure(text.split("\n")[0] ?? "", css) + 8 + Number(css.paddingLeft ?? 0);
  if (needed <= width) return null;
  const free = (column: number): boolean => {
    const cell = cellAt(sheet, own.top, column);
    return (
      (!cell || (cell.value === null && cell.formula === null)) &&
      !sheet.merges.some((merge) => own.top >= merge.top && own.top <= merge.bottom && column >= merge.left && column <= merge.right)
    );
  };
  const wantLeft = css.textAlign === "right" ? needed - width : css.textAlign === "center" ? (needed - width) / 2 : 0;
  const wantRight = css.textAlign === "right" ? 0 : css.textAlign === "center" ? (needed - width) / 2 : needed - width;
  let [left, right] = [0, 0];
  for (let column = own.left - 1; column >= 0 && left < wantLeft && free(column); column--) left += columns.size(column);
  for (let column = own.right + 1; right < wantRight && column < columns.limit && free(column); column++) right += columns.size(column);
  left = Math.min(left, wantLeft);
  right = Math.min(right, wantRight);
  return left + right === 0 ? null : { width: width + left + right - 2, shift: -left };
}
