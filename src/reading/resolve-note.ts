/** Findings about a ledger as a whole or a cell of it. */
import type { Finding, Severity } from "../model/finding";
import type { RawLedger } from "../model/ledger";
import { cellAddress } from "./address";

/** @param at 0-based row and column; null for the whole sheet, as where the column in question does not exist */
export function ledgerNote(
  ledger: RawLedger,
  code: string,
  severity: Severity,
  at: readonly [row: number, column: number] | null,
  params: Finding["params"],
): Finding {
  return { code, severity, params, file: ledger.file, sheet: ledger.sheet, cell: at === null ? "" : cellAddress(at[0], at[1]), kind: ledger.kind };
}

/** A finding about the run, of no sheet. */
export const runNote = (code: string, severity: Severity, params: Finding["params"]): Finding => ({ code, severity, params, file: "", sheet: "", cell: "" });
