/** Blanks of a form that nobody filled in: `***`, `202_`, `××`, `____`. In number and date cells reading reports them; here are the texts. */
import { defineCodes } from "../findings/code";
import { withoutMasks } from "../language/personal/mask";
import { defineCheck, type NoteOf } from "./define";
import { columnName, type LedgerView, type TextCell } from "./ledger-view";

const codes = defineCodes({
  placeholder: {
    severity: "error",
    topic: "placeholder",
    effect: "none",
    zh: "“{column}”里还留着“{text}”没有填。请换成实际内容。",
    en: "“{column}” still has a blank “{text}” in it. Replace it by what belongs there.",
    many: {
      zh: "“{column}”这一列有 {count} 处还留着“{text}”之类的空没有填。请换成实际内容。单元格：{cells}。",
      en: "“{column}” has {count} cells with blanks such as “{text}” left in them. Replace them by what belongs there. Cells: {cells}.",
    },
  },
  "placeholder.title": {
    severity: "warning",
    topic: "placeholder",
    effect: "none",
    zh: "表的标题里还留着“{text}”没有填。请换成实际内容。",
    en: "The title still has a blank “{text}” in it. Replace it by what belongs there.",
  },
});

type Note = NoteOf<typeof codes>;

export const placeholdersCheck = defineCheck(codes, () => ({ ledger: titleNotes, text: placeholderNotes }));

/**
 * Stars between digits are a masked number (138****1234), letters around xx are a word, and in a column of names 李×× is a name kept
 * back on purpose: none of these is a blank to fill in.
 */
const BLANK =
  /(?<![\d*＊])[*＊]{2,}|[*＊]{2,}(?![\d*＊])|(?:19|20)\d?[_＿]+|[_＿]{2,}|[×✕╳]{2,}|(?<![A-Za-z])(?:[xX]{2,}|[ＸｘX]{2,})(?![A-Za-z])|[□]{2,}|[?？]{3,}|待(?:填写?|补充?|定)(?=$|[)）】\]])/;
const ONLY_BLANK = /^[*＊×✕╳_＿xXＸｘ□?？\s]+$/;

/** `placeholder`: an error at each text cell with a blank left in it. */
function placeholderNotes(text: string, { view, record, field, column }: TextCell): Note[] {
  const blank = BLANK.exec(withoutMasks(text))?.[0];
  if (blank === undefined || (field.personal && !ONLY_BLANK.test(text))) return [];
  const params = { text: blank, column: columnName(view, column, field.field) };
  return [{ code: "placeholder", ledger: view.ledger, row: record.row, column, area: record.area, params }];
}

/** The same above the header, at its cell where the reader names it: `placeholder.title` (a warning), and an error in 填报单位, which says whose ledger it is. */
function titleNotes({ ledger }: LedgerView): Note[] {
  const { title, unitLine, titleCell, unitLineCell } = ledger.mentions;
  const inTitle = BLANK.exec(withoutMasks(ledger.title ?? title ?? ""))?.[0];
  const inUnit = BLANK.exec(withoutMasks(unitLine ?? ""))?.[0];
  const at = (cell: { readonly row: number; readonly column: number } | undefined) => ({ ledger, row: cell?.row ?? null, column: cell?.column ?? null });
  const notes: Note[] = [];
  if (inTitle !== undefined) notes.push({ code: "placeholder.title", ...at(titleCell), params: { text: inTitle } });
  if (inUnit !== undefined) notes.push({ code: "placeholder", ...at(unitLineCell), params: { text: inUnit, column: "填报单位" } });
  return notes;
}
