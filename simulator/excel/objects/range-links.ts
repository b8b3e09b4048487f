/** Hyperlinks of cells. */
import { isRecord } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { cellsOf } from "../book/address";
import { enter } from "../book/entry";
import { format } from "../book/format-cells";
import { requireUnlocked } from "../book/protection";
import type { Hyperlink } from "../book/sheet";
import { tell } from "../book/workbook";
import { valueAt } from "../formula/results";
import { areaOf, type RangeRef } from "./range-ref";

export function setHyperlink(ref: RangeRef, value: Json): void {
  const area = areaOf(ref);
  requireUnlocked(ref.sheet, area);
  if (!isRecord(value)) throw new HostError("InvalidArgument");
  const field = (name: string): string | undefined => (typeof value[name] === "string" ? value[name] : undefined);
  const link: Hyperlink = {
    address: field("address"),
    documentReference: field("documentReference"),
    screenTip: field("screenTip"),
    textToDisplay: field("textToDisplay"),
  };
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      ref.sheet.hyperlinks.set(`${row},${column}`, link);
      // Entered as if it were typed: a formula runs.
      if (link.textToDisplay !== undefined) enter(ref.book, ref.sheet, row, column, link.textToDisplay, "api");
      else if (valueAt(ref.book, ref.sheet, row, column) === null) enter(ref.book, ref.sheet, row, column, `'${link.address ?? link.documentReference ?? ""}`);
    }
  }
  format(ref.book, ref.sheet, area, { fontColor: "#0563C1", underline: "Single" });
  tell(ref.book, { kind: "cells", sheet: ref.sheet, area, changeType: "RangeEdited" });
}

/** null for several cells, and where there is none. */
export function hyperlinkOf(ref: RangeRef): Json {
  const area = areaOf(ref);
  const link = ref.sheet.hyperlinks.get(`${area.top},${area.left}`);
  if (!link || cellsOf(area) > 1) return null;
  return Object.fromEntries(Object.entries(link).filter(([, value]) => value !== undefined));
}
