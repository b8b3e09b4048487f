/** What stands in words: one walk over the text cells of a ledger, for all checks that read them. */
import { listNotes } from "./lists";
import type { LedgerView } from "./ledger-view";
import type { Note } from "./note";
import { placeholderNotes, titleNotes } from "./placeholders";

/** A character that any finding about words has in it: most texts have none and are looked at no further. */
const TELLING = /[*＊_＿×✕╳xXＸｘ□?？待、]/;

/** Blanks left unfilled and counts that differ from their lists. A text that is merged or filled down is told at its first row. */
export function checkTexts(view: LedgerView): Note[] {
  const notes = titleNotes(view);
  for (const { field, column } of view.texts) {
    if (column === null) continue;
    let above: string | undefined;
    for (const record of view.rows) {
      const text = record.texts[field.field];
      if (text !== undefined && TELLING.test(text) && !(field.key && text === above)) {
        const place = { view, record, field, column };
        notes.push(...placeholderNotes(text, place), ...listNotes(text, place));
      }
      above = text;
    }
  }
  return notes;
}
