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

/**
 * Queues that tables of sheets that stand again have their names back which they had handed on; whoever of ours has one gets a name that nobody uses.
 * @param gone sheets that are deleted in the same round trip
 */
export function giveBack(context: Excel.RequestContext, restored: readonly string[], tables: TableNames, gone: ReadonlySet<string>): void {
  const all = [...tables].flatMap(([id, names]) => (gone.has(id) ? [] : names.map((name, at) => ({ id, at, name }))));
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const rename = (id: string, at: number, name: string): string => (context.workbook.worksheets.getItem(id).tables.getItemAt(at).name = name);
  for (const { id, at, name } of all) {
    const own = name.replace(SPARE, "");
    if (!restored.includes(id) || own === name) continue;
    const holder = all.find((other) => other.name.toLowerCase() === own.toLowerCase());
    if (holder && restored.includes(holder.id)) continue;
    if (holder) rename(holder.id, holder.at, spareName(own, taken));
    rename(id, at, own);
  }
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
