/** What stands in words: one walk over the text cells of a ledger, for all checks that read them. */
import type { LedgerView, TextCell } from "./ledger-view";

/** A character that any finding about words has in it: most texts have none and are looked at no further. */
const TELLING = /[*＊_＿×✕╳xXＸｘ□?？待、]/;

/** Hands on each text cell that a check may have something to say of. A text that is merged or filled down comes once, at its first row. */
export function tellingTexts(view: LedgerView, take: (text: string, place: TextCell) => void): void {
  for (const { field, column } of view.texts) {
    if (column === null) continue;
    let above: string | undefined;
    for (const record of view.rows) {
      const text = record.texts[field.field];
      if (text !== undefined && TELLING.test(text) && !(field.key && text === above)) take(text, { view, record, field, column });
      above = text;
    }
  }
}
