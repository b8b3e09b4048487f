/**
 * What some Excels on the desktop do instead of what the documentation says, each attested by an issue of office-js. None is on by itself: a test
 * turns on those that it is about.
 */
import { HostError } from "../protocol/host-error";
import type { Sheet } from "./book/sheet";
import type { Workbook } from "./book/workbook";

const quirks = {
  /** office-js#2196: `freezeRows` fails on volume-licensed builds. */
  freezeRows: "GeneralException",
  /** office-js#1463: panes of a hidden sheet can be neither frozen nor unfrozen. */
  freezeHidden: "GeneralException",
  /** office-js#2014, #3148: nor those of a sheet that is not the one in front. */
  freezeInactive: "GeneralException",
  /** office-js#1860: fitting to pages is taken and not done, unless the Page Layout tab was opened; a scale is. */
  fitToPages: null,
} as const;

export type Quirk = keyof typeof quirks;

/** All of them: the least obliging desktop there is. */
export const desktopQuirks = Object.keys(quirks) as readonly Quirk[];

/** Called before panes are frozen or unfrozen. */
export function mayFreeze(book: Workbook, sheet: Sheet, method: string): void {
  const refuses =
    (book.quirks.has("freezeRows") && method === "FreezeRows") ||
    (book.quirks.has("freezeHidden") && sheet.visibility !== "Visible") ||
    (book.quirks.has("freezeInactive") && book.active !== sheet);
  if (refuses) throw new HostError(quirks.freezeRows, undefined, `WorksheetFreezePanes.${method}`);
}

/** Whether a zoom that is set comes to stand. */
export function takesZoom(book: Workbook, zoom: { readonly [key: string]: unknown }): boolean {
  return !book.quirks.has("fitToPages") || typeof zoom.scale === "number";
}
