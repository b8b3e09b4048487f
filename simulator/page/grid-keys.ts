/** The keyboard in the grid, as in Excel. */
import type { KeyboardEvent } from "react";
import type { Area } from "../excel/book/address";
import { cellAt, type Sheet } from "../excel/book/sheet";
import type { Axis } from "./axis";
import type { Controller } from "./controller";
import type { Lines } from "./grid-lines";

interface Place {
  readonly row: number;
  readonly column: number;
}

export interface KeyPlace {
  readonly controller: Controller;
  readonly sheet: Sheet;
  readonly selection: Area;
  readonly lines: Lines;
  /** Height of the view in pixels, for a page up or down. */
  readonly height: number;
  /** Selects from one cell to another. */
  readonly choose: (from: Place, to: Place) => void;
}

/** Does what the key does, and keeps it from the browser. */
export function pressKey(event: KeyboardEvent, { controller, sheet, selection, lines, height, choose }: KeyPlace): void {
  const { rows, columns, used } = lines;
  if (controller.editing) return typeOn(event, controller, selection);
  const page = Math.max(1, Math.floor(height / 22) - 2);
  const moves: { readonly [key: string]: readonly [number, number] } = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Enter: [event.shiftKey ? -1 : 1, 0],
    Tab: [0, event.shiftKey ? -1 : 1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
  };
  const move = moves[event.key];
  const control = event.ctrlKey || event.metaKey;
  if (move) {
    event.preventDefault();
    const arrow = event.key.startsWith("Arrow");
    if (arrow && event.shiftKey) {
      const [low, high] = [
        { row: selection.top, column: selection.left },
        { row: selection.bottom, column: selection.right },
      ];
      choose(low, { row: clamp(high.row + move[0], rows), column: clamp(high.column + move[1], columns) });
      return;
    }
    const target =
      control && arrow
        ? jump(sheet, selection.top, selection.left, move, rows, columns)
        : { row: step(selection, move[0], "row", rows), column: step(selection, move[1], "column", columns) };
    controller.selectArea({ top: target.row, bottom: target.row, left: target.column, right: target.column });
  } else if (event.key === "Home") {
    const row = control ? 0 : selection.top;
    controller.selectArea({ top: row, bottom: row, left: 0, right: 0 });
  } else if (event.key === "End" && control && used) controller.selectArea({ top: used.bottom, bottom: used.bottom, left: used.right, right: used.right });
  else if (event.key === "Delete" || event.key === "Backspace") controller.clearSelection();
  else if (event.key === "F2") controller.startEditing(null);
  else if (control && event.key.toLowerCase() === "a") choose({ row: 0, column: 0 }, { row: used?.bottom ?? 0, column: used?.right ?? 0 });
  else if (!control && !event.altKey && event.key.length === 1) controller.startEditing(event.key);
  else return;
  event.preventDefault();
}

/** The editor's box is not painted yet: what is typed meanwhile is not lost. */
function typeOn(event: KeyboardEvent, controller: Controller, selection: Area): void {
  if (event.key.length === 1 && controller.editing) controller.editText(controller.editing.text + event.key);
  else if (event.key === "Escape") controller.cancelEditing();
  else if (event.key === "Enter" && controller.commit())
    controller.selectArea({ ...selection, top: selection.top + 1, bottom: selection.top + 1, right: selection.left });
  event.preventDefault();
}

function clamp(index: number, axis: Axis): number {
  return Math.min(axis.limit - 1, Math.max(0, index));
}

/** One step away from a selection's active cell, over hidden lines. */
function step(selection: Area, by: number, axis: "row" | "column", lines: Axis): number {
  const from = axis === "row" ? selection.top : selection.left;
  let at = clamp(from + by, lines);
  while (lines.size(at) === 0 && at > 0 && at < lines.limit - 1) at += Math.sign(by) || 1;
  return at;
}

/** Ctrl+arrow: to the edge of the filled block, or to the next one. */
function jump(
  sheet: Sheet,
  row: number,
  column: number,
  [down, right]: readonly [number, number],
  rows: Axis,
  columns: Axis,
): { readonly row: number; readonly column: number } {
  const filled = (r: number, c: number): boolean => {
    const cell = cellAt(sheet, r, c);
    return cell !== undefined && (cell.value !== null || cell.formula !== null);
  };
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < Math.min(rows.limit, sheet.rows.length + 1) && c < Math.min(columns.limit, 300);
  let at = { row, column };
  const block = filled(row, column) && filled(row + down, column + right);
  while (inside(at.row + down, at.column + right)) {
    const next = { row: at.row + down, column: at.column + right };
    if (block && !filled(next.row, next.column)) break;
    at = next;
    if (!block && filled(at.row, at.column)) break;
  }
  return at;
}
