/** Findings about a ledger as a whole or a cell of it, once all sheets are read. */
import { makeFinding, type Said } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { RawLedger } from "../../model/ledger";
import { cellAddress } from "../../model/address";

/** @param at 0-based row and column; null for the whole sheet, as where the column in question does not exist */
export const ledgerNote = ({ file, sheet, kind }: RawLedger, said: Said, at: readonly [row: number, column: number] | null): Finding =>
  makeFinding(said, { file, sheet, cell: at === null ? "" : cellAddress(at[0], at[1]), kind });
