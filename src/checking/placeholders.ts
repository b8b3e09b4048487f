/** Blanks of a form that nobody filled in: `***`, `202_`, `××`, `____`. In number and date cells reading reports them; here are the texts. */
import type { LedgerView } from "./ledger-view";
import { columnName } from "./ledger-view";
import type { Note } from "./note";
import { eachText } from "./texts";

/**
 * Stars between digits are a masked number (138****1234), letters around xx are a word, and in a column of names 李×× is a name kept
 * back on purpose: none of these is a blank to fill in.
 */
const BLANK =
  /(?<![\d*＊])[*＊]{2,}|[*＊]{2,}(?![\d*＊])|(?:19|20)\d?[_＿]+|[_＿]{2,}|[×✕╳]{2,}|(?<![A-Za-z])(?:[xX]{2,}|[ＸｘX]{2,})(?![A-Za-z])|[□]{2,}|[?？]{3,}|待(?:填写?|补充?|定)(?=$|[)）】\]])/;
const ONLY_BLANK = /^[*＊×✕╳_＿xXＸｘ□?？\s]+$/;

/** `placeholder`: error at each text cell with a blank left in it; at the sheet where the blank stands in the ledger's title. */
export function checkPlaceholders(view: LedgerView): Note[] {
  const { ledger } = view;
  const notes: Note[] = [];
  const title = ledger.title === null ? null : BLANK.exec(ledger.title);
  if (title) notes.push({ code: "placeholder.title", severity: "warning", ledger, row: null, column: null, params: { text: title[0] } });
  eachText(view, BLANK, (text, record, { field, column }) => {
    if (field.personal && !ONLY_BLANK.test(text)) return;
    const blank = BLANK.exec(text)?.[0] ?? "";
    notes.push({
      code: "placeholder",
      severity: "error",
      ledger,
      row: record.row,
      column,
      area: record.area,
      params: { text: blank, column: columnName(view, column, field.field) },
    });
  });
  return notes;
}
