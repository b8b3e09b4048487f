/** What follows from one sheet of ours taking another's place: which names change, and what may then go. */
import type { SheetMark } from "./mark";
import { reenterOutside, type NotedFormulas } from "./outside-formulas";
import { removeSheets, serialOf, setMark, type SheetEntry } from "./own-sheets";
import { mentions, type Renames } from "./redirect";
import type { TableNames } from "./table-names";

/** The sheet that has taken a purpose's place: its name, and names of its tables in order. */
export interface Successor {
  readonly name: string;
  readonly tables: readonly string[];
}

/** Names of all our sheets and tables → those of the sheets that stand for the same purpose now. */
export function renamesTo(successors: ReadonlyMap<string, Successor>, own: readonly SheetEntry[], tables: TableNames): Renames {
  const next = (sheet: SheetEntry): Successor | undefined => successors.get(sheet.bears?.purpose ?? "");
  return {
    sheets: new Map(own.map((sheet) => [sheet.name, next(sheet)?.name ?? null])),
    tables: new Map(own.flatMap((sheet) => (tables.get(sheet.id) ?? []).map((name, i) => [name, next(sheet)?.tables[i] ?? null] as const))),
  };
}

/** Something that goes along in a round trip, and in one of its own where that was refused. */
export interface Rider {
  /** @returns whether anything was queued */
  readonly queue: () => boolean;
  /** Never throws. */
  readonly alone: () => Promise<void>;
}

/** What is left to do once names have changed. The run is finished before it: nothing of it throws. */
export interface Settling {
  /** The clerk's formulas are entered again. */
  readonly formulas: Rider;
  /** Sheets that nobody needs any more go; what could not be cleared away is cleared away by the next run. */
  readonly clearing: Rider;
  /** Names of the clerk's sheets whose formulas could not be entered again. */
  readonly left: () => string[];
}

export interface Spent {
  /** Sheets that nobody needs any more. */
  readonly sheets: readonly SheetEntry[];
  readonly tables: TableNames;
  /** Where sheets cannot be deleted now (within a step of Excel's own undo): the mark that has them deleted later. */
  readonly later: ((sheet: SheetEntry) => SheetMark | null) | null;
  /** Sheets whose formulas become figures rather than follow. */
  readonly frozen: (sheet: SheetEntry) => boolean;
}

/** A sheet that a formula still points at stays, and so do the others of its run, which it is worked out from: the formula would be #REF! for good. */
export async function settling(context: Excel.RequestContext, noted: readonly NotedFormulas[], renames: Renames, spent: Spent): Promise<Settling> {
  const namesOf = (sheet: SheetEntry): string[] => [sheet.name, ...(spent.tables.get(sheet.id) ?? [])];
  const reentering = await reenterOutside(context, noted, renames, spent.sheets.flatMap(namesOf), spent.frozen);
  const clear = (): boolean => {
    const needed = new Set(spent.sheets.filter((sheet) => reentering.left.some(({ text }) => mentions(text, namesOf(sheet)))).map(serialOf));
    const unneeded = spent.sheets.filter((sheet) => !needed.has(serialOf(sheet)));
    if (spent.later === null) removeSheets(context, unneeded);
    for (const sheet of unneeded) {
      const mark = spent.later?.(sheet) ?? null;
      if (mark) setMark(context, sheet.id, mark);
    }
    return unneeded.length > 0;
  };
  return {
    formulas: reentering,
    clearing: {
      queue: clear,
      alone: async () => {
        if (clear()) await context.sync().catch(() => undefined);
      },
    },
    left: () => [...new Set(reentering.left.map(({ sheet }) => sheet))],
  };
}

/** Both in as few round trips as can be. */
export async function settle({ formulas, clearing }: Settling, context: Excel.RequestContext): Promise<void> {
  const queued = [formulas.queue(), clearing.queue()];
  if (!queued.includes(true)) return;
  try {
    await context.sync();
  } catch {
    await formulas.alone();
    await clearing.alone();
  }
}
