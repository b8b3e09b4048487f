/**
 * Names of our tables, which a clerk's formulas may use (`=SUM(表1[数量])`). Excel names tables itself, and a name is used once in a workbook: when a
 * run replaces a sheet, the new table takes over the name of the table that it stands for.
 */
import type { SheetEntry } from "./own-sheets";

/** Names of the tables of our sheets in order, by the sheet's id. */
export type TableNames = ReadonlyMap<string, readonly string[]>;

/** Asks for names of tables; they are there after the next round trip. */
export function askTableNames(context: Excel.RequestContext, sheets: readonly SheetEntry[]): () => TableNames {
  const asked = sheets.map((sheet) => {
    const tables = context.workbook.worksheets.getItem(sheet.id).tables;
    tables.load("items/name");
    return { sheet, tables };
  });
  return () => new Map(asked.map(({ sheet, tables }) => [sheet.id, tables.items.map((table) => table.name)]));
}

/**
 * Queues that `to`'s tables take over the names of `from`'s, which get names that nobody uses.
 * @param count how many tables `to` has
 */
export function handOver(from: Excel.Worksheet, names: readonly string[], to: Excel.Worksheet, count: number, taken: Set<string>): void {
  names.slice(0, count).forEach((name, i) => {
    from.tables.getItemAt(i).name = spareName(name, taken);
    to.tables.getItemAt(i).name = name;
  });
}

/** The name that a table had before it handed it on, where nobody has it. */
export function givenBack(name: string, taken: ReadonlySet<string>): string {
  const own = name.replace(SPARE, "");
  return taken.has(own.toLowerCase()) ? name : own;
}

const SPARE = /_台账通\d+$/u;

function spareName(name: string, taken: Set<string>): string {
  const stem = name.replace(SPARE, "");
  for (let number = 1; ; number++) {
    const tried = `${stem}_台账通${number}`;
    if (taken.has(tried.toLowerCase())) continue;
    taken.add(tried.toLowerCase());
    return tried;
  }
}
