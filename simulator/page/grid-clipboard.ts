/** Copying out of the grid and pasting into it, as text with tabs. */
import type { ClipboardEvent } from "react";
import { usedArea } from "../excel/book/sheet";
import type { Controller } from "./controller";
import { span } from "./grid-lines";
import { lookOf } from "./look";

/** The selection as it is shown. */
export function copyOut(event: ClipboardEvent, controller: Controller): void {
  if (controller.editing) return;
  const book = controller.book();
  const area = book.selection.areas[0];
  if (!area) return;
  const used = usedArea(book.active, area, true) ?? { ...area, bottom: area.top, right: area.left };
  const lines = span(area.top, Math.max(area.top, used.bottom)).map((row) =>
    span(area.left, Math.max(area.left, used.right))
      .map((column) => lookOf(book, book.active, row, column).text)
      .join("\t"),
  );
  event.clipboardData.setData("text/plain", lines.join("\n"));
  event.preventDefault();
}

/** What was copied elsewhere, typed from the selection on. */
export function pasteIn(event: ClipboardEvent, controller: Controller): void {
  if (controller.editing) return;
  const text = event.clipboardData.getData("text/plain");
  if (text === "") return;
  event.preventDefault();
  controller.paste(text);
}
