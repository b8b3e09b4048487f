/** Another place as a finding's text names it: as short as it is clear from where the finding stands. */
import type { Ledger } from "../model/ledger";
import { cellAddress } from "../model/address";

/** `B7` on the same sheet, `2月!B7` in the same file, `东庄村.xlsx 2月!B7` elsewhere; without a cell the sheet alone. */
export function placeOf(from: Ledger, to: Ledger, row: number | null, column: number | null): string {
  const cell = row === null || column === null ? "" : cellAddress(row, column);
  if (from.file === to.file && from.sheet === to.sheet) return cell || to.sheet;
  const sheet = cell ? `${to.sheet}!${cell}` : to.sheet;
  return from.file === to.file ? sheet : `${to.file} ${sheet}`;
}
