/** What follows from one sheet of ours taking another's place: which names change, and what may then go. */
import { reenterOutside, type LeftFormula, type NotedFormulas } from "./outside-formulas";
import { formerly, removeSheets, type SheetEntry } from "./own-sheets";
import { mentions, type Renames } from "./redirect";
import type { TableNames } from "./table-names";

/** The sheet that has taken a purpose's place: its name, and names of its tables in order. */
export interface Successor {
  readonly name: string;
  readonly tables: readonly string[];
}

/** Names of all our sheets and tables → those of the sheets that stand for the same purpose now. */
export function renamesTo(successors: ReadonlyMap<string, Successor>, own: readonly SheetEntry[], tables: TableNames): Renames {
  const next = (sheet: SheetEntry): Successor | undefined => successors.get(formerly(sheet).purpose);
  return {
    sheets: new Map(own.map((sheet) => [sheet.name, next(sheet)?.name ?? null])),
    tables: new Map(own.flatMap((sheet) => (tables.get(sheet.id) ?? []).map((name, i) => [name, next(sheet)?.tables[i] ?? null] as const))),
  };
}

/**
 * Enters the clerk's formulas again and takes away sheets that nobody needs any more. Never throws: the run is finished before it, and what could not
 * be cleared away is cleared away by the next run. A sheet that a formula still points at stays: the formula would be #REF! for good.
 * @returns names of the clerk's sheets whose formulas could not be entered again
 */
export async function settle(
  context: Excel.RequestContext,
  noted: readonly NotedFormulas[],
  renames: Renames,
  spent: readonly SheetEntry[],
  tables: TableNames,
): Promise<string[]> {
  const clear = (left: readonly LeftFormula[]): boolean => {
    const unneeded = spent.filter((sheet) => !left.some(({ text }) => mentions(text, [sheet.name, ...(tables.get(sheet.id) ?? [])])));
    removeSheets(context, unneeded);
    return unneeded.length > 0;
  };
  const left = await reenterOutside(context, noted, renames, clear);
  return [...new Set(left.map(({ sheet }) => sheet))];
}
