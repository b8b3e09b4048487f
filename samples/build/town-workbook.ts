/** All ledgers of the town as sheets of one workbook, behind them the town's settings: what a town office has open in Excel. */
import { writeXlsx, type WriteSheet } from "hucre";
import { worksheetOf } from "../../src/formats/workbook/write-workbook";
import type { SheetPlan } from "../../src/model/sheet-plan";
import { nameOf, type Book } from "./book";
import { toSheet, type Paper } from "./paper";
import { PLACES } from "./town";
import { WRITTEN } from "./write";

/** Sheets of the same kind come from several places; a village's book is named after it, the western villages keep one together. */
const OWNERS: readonly string[] = [...PLACES, "西片区"];

/**
 * Names that the sheets get in the one workbook, by paper. A name that already says whose the sheet is stays; the others are put behind their
 * owner's: `水口村宣传`.
 */
export function sheetNames(books: readonly Book[]): Map<Paper, string> {
  return new Map(
    books.flatMap((book) =>
      book.papers.map((paper): [Paper, string] => {
        const owner = OWNERS.find((name) => nameOf(book).includes(name));
        return [paper, owner === undefined || OWNERS.some((name) => paper.name.includes(name)) ? paper.name : `${owner}${paper.name}`];
      }),
    ),
  );
}

/** @param settings plans of the 设置 sheets */
export function townWorkbook(books: readonly Book[], settings: readonly SheetPlan[]): Promise<Uint8Array> {
  const names = sheetNames(books);
  const ledgers = books.flatMap((book) => book.papers.map((paper): WriteSheet => ({ ...toSheet(paper, book.script), name: names.get(paper) ?? paper.name })));
  return writeXlsx({
    sheets: [...ledgers, ...settings.map((plan) => worksheetOf(plan))],
    properties: { creator: "清禾镇", created: WRITTEN, modified: WRITTEN },
  });
}
