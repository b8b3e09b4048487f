/** What a `Worksheet` object stands for. */
import { wholeSheet } from "../book/address";
import type { Sheet } from "../book/sheet";
import { tell, type Workbook } from "../book/workbook";

export interface SheetRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
}

/** A change of the sheet itself: repainted as a whole. */
export function changeSheet(book: Workbook, sheet: Sheet, apply: () => unknown): void {
  apply();
  tell(book, { kind: "format", sheet, area: wholeSheet });
}
