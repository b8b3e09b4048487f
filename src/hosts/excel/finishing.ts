/** What follows the swap: the clerk's formulas point at the new sheets, spent sheets go, copies are the clerk's for good. Best effort. */
import type { BuiltSheet } from "./build";
import { renamesTo, settling, type Rider } from "./handing-on";
import type { Looked } from "./look-around";
import type { NotedFormulas } from "./outside-formulas";
import { freeName, isDerived, keptBeside, setMark, withState, type SheetEntry } from "./own-sheets";
import type { PlannedSheet } from "../../layout/looks";
import { nameOf } from "./swap";

/** A run after its swap. */
interface Finished {
  readonly sheets: readonly SheetEntry[];
  readonly built: readonly BuiltSheet<PlannedSheet>[];
  readonly names: ReadonlyMap<string, string>;
  readonly noted: readonly NotedFormulas[];
  readonly looked: Looked | null;
  readonly isGrouped: boolean;
}

interface Finishing {
  readonly first: Rider;
  readonly last: Rider;
  readonly left: () => string[] | null;
}

const NOTHING: Rider = { queue: () => false, alone: () => Promise.resolve() };

/** What follows the swap. Where the clerk's formulas could not be looked for, nothing is deleted that they may point at. */
export async function finishOf(context: Excel.RequestContext, { sheets, built, names, noted, looked, isGrouped }: Finished): Promise<Finishing> {
  const releasing = releaseOf(context, sheets);
  if (looked === null) return { first: NOTHING, last: releasing, left: () => [] };
  if (looked.outside === null) return { first: NOTHING, last: releasing, left: () => null };
  const own = withState(sheets, "current", "former", "undone");
  const successors = new Map(
    built.map(({ plan }) => {
      const former = own.find((sheet) => sheet.own?.state === "current" && sheet.own.purpose === plan.purpose);
      return [plan.purpose, { name: nameOf(plan, names), tables: (looked.tables.get(former?.id ?? "") ?? []).slice(0, plan.tables.length) }] as const;
    }),
  );
  const later = isGrouped ? ({ id, bears }: SheetEntry) => (bears ? { ...bears, id, state: "undone" as const } : null) : null;
  const spent = { sheets: withState(sheets, "former", "undone"), tables: looked.tables, later, frozen: isDerived };
  const { formulas, clearing, left } = await settling(context, noted, renamesTo(successors, own, looked.tables), spent);
  return { first: formulas, last: both(clearing, releasing), left };
}

const both = (one: Rider, other: Rider): Rider => ({
  queue: () => [one.queue(), other.queue()].includes(true),
  alone: async () => {
    await one.alone();
    await other.alone();
  },
});

/** A copy of a sheet of ours, one that was renamed or brought from elsewhere, that the clerk has not been told of. */
export const isNews = (sheet: SheetEntry): boolean => isDerived(sheet) && sheet.bears?.state !== "kept" && sheet.bears?.state !== "released";

/** They are the clerk's for good, and told once. What an earlier version had hidden of the clerk's is seen again. */
function releaseOf(context: Excel.RequestContext, sheets: readonly SheetEntry[]): Rider {
  const released = [...sheets.filter(isNews), ...keptBeside(sheets)];
  const queue = (): boolean => {
    for (const { id, name, visibility, bears } of released) {
      if (!bears) continue;
      setMark(context, id, { ...bears, state: "released" });
      if (visibility !== "VeryHidden" || bears.before === null) continue;
      const sheet = context.workbook.worksheets.getItem(id);
      sheet.visibility = "Visible";
      sheet.name = freeName(
        bears.before.name,
        sheets.filter((other) => other.name !== name),
      );
    }
    return released.length > 0;
  };
  return {
    queue,
    alone: async () => {
      if (queue()) await context.sync().catch(() => undefined);
    },
  };
}
