/** A walk over the text cells of a ledger, each cell once: merged and filled-down texts and the rows of wide ledgers do not repeat. */
import type { LedgerRecord } from "../model/ledger";
import type { FieldColumn, LedgerView } from "./ledger-view";

/** Calls `visit` with each text that `of` asks for, at its first row where it is filled down. */
export function eachText(view: LedgerView, of: RegExp, visit: (text: string, record: LedgerRecord, entry: FieldColumn) => void): void {
  for (const entry of view.texts) {
    if (entry.column === null) continue;
    let above: string | undefined;
    for (const record of view.rows) {
      const text = record.texts[entry.field.field];
      if (text !== undefined && of.test(text) && !(entry.field.key && text === above)) visit(text, record, entry);
      above = text;
    }
  }
}
