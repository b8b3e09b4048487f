/** Blanks of a form that nobody filled in: `***`, `202_`, `××`, `____`. In number and date cells reading reports them; here are the texts. */
import { withoutMasks } from "../language/personal/mask";
import { columnName, type LedgerView, type TextPlace } from "./ledger-view";
import type { Note } from "./note";

/**
 * Stars between digits are a masked number (138****1234), letters around xx are a word, and in a column of names 李×× is a name kept
 * back on purpose: none of these is a blank to fill in.
 */
const BLANK =
  /(?<![\d*＊])[*＊]{2,}|[*＊]{2,}(?![\d*＊])|(?:19|20)\d?[_＿]+|[_＿]{2,}|[×✕╳]{2,}|(?<![A-Za-z])(?:[xX]{2,}|[ＸｘX]{2,})(?![A-Za-z])|[□]{2,}|[?？]{3,}|待(?:填写?|补充?|定)(?=$|[)）】\]])/;
const ONLY_BLANK = /^[*＊×✕╳_＿xXＸｘ□?？\s]+$/;

/** `placeholder`: an error at each text cell with a blank left in it. */
export function placeholderNotes(text: string, { view, record, field, column }: TextPlace): Note[] {
  const blank = BLANK.exec(withoutMasks(text))?.[0];
  if (blank === undefined || (field.personal && !ONLY_BLANK.test(text))) return [];
  const params = { text: blank, column: columnName(view, column, field.field) };
  return [{ code: "placeholder", severity: "error", ledger: view.ledger, row: record.row, column, area: record.area, params }];
}

/** The same above the header, at its cell where the reader names it: `placeholder.title` (a warning), and an error in 填报单位, which says whose ledger it is. */
export function titleNotes({ ledger }: LedgerView): Note[] {
  const { title, unitLine, titleCell, unitLineCell } = ledger.mentions;
  const inTitle = BLANK.exec(withoutMasks(ledger.title ?? title ?? ""))?.[0];
  const inUnit = BLANK.exec(withoutMasks(unitLine ?? ""))?.[0];
  const at = (cell: { readonly row: number; readonly column: number } | undefined) => ({ ledger, row: cell?.row ?? null, column: cell?.column ?? null });
  return [
    ...(inTitle === undefined ? [] : [{ code: "placeholder.title", severity: "warning" as const, ...at(titleCell), params: { text: inTitle } }]),
    ...(inUnit === undefined ? [] : [{ code: "placeholder", severity: "error" as const, ...at(unitLineCell), params: { text: inUnit, column: "填报单位" } }]),
  ];
}
