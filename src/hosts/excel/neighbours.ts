/** What a run that replaces sheets must know of the rest of the workbook: our tables, and formulas of the clerk's own that name us. */
import { askSheets } from "./ask-sheets";
import { SIZE, sizedSheet, type SizedSheet } from "./blocks";
import type { SheetEntry } from "./own-sheets";
import { askTableNames, type TableNames } from "./table-names";

export interface Neighbours {
  /** The clerk's sheets with their used parts; empty sheets and chart sheets are left out. */
  readonly sizes: readonly SizedSheet[];
  readonly tables: TableNames;
}

/**
 * Queues the questions; the next round trip answers them. It fails with `UnsupportedSheet` where one of the clerk's sheets is a chart or macro sheet.
 * @returns the answers, afterwards
 */
export function askNeighbours(context: Excel.RequestContext, own: readonly SheetEntry[], users: readonly SheetEntry[]): () => Neighbours {
  const tableNames = askTableNames(context, own);
  const asked = users.map((sheet) => ({ sheet, answer: askSize(context, sheet) }));
  return () => ({ tables: tableNames(), sizes: sizesOf(asked) });
}

/** The same in round trips of its own, passing over chart and macro sheets. */
export async function findNeighbours(context: Excel.RequestContext, own: readonly SheetEntry[], users: readonly SheetEntry[]): Promise<Neighbours> {
  const tableNames = askTableNames(context, own);
  await context.sync();
  const tables = tableNames();
  return { tables, sizes: sizesOf(await askSheets(context, users, (sheet) => askSize(context, sheet))) };
}

function askSize(context: Excel.RequestContext, entry: SheetEntry): Excel.Range {
  const range = context.workbook.worksheets.getItem(entry.id).getUsedRangeOrNullObject(true);
  range.load(SIZE);
  return range;
}

const sizesOf = (asked: readonly { readonly sheet: SheetEntry; readonly answer: Excel.Range }[]): SizedSheet[] =>
  asked.filter(({ answer }) => !answer.isNullObject).map(({ sheet, answer }) => sizedSheet(sheet, answer));
