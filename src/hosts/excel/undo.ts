/**
 * Takes the last run back: its sheets go, and those that it replaced come back under their names and in their places. What a clerk changed on its sheets
 * stays, visible, and is theirs. Where a run stands by halves, what stood before it comes back.
 */
import { halfDoneOf, recover } from "./half-done";
import { renamesTo, settle, settling } from "./handing-on";
import { findAround, lookAround } from "./look-around";
import { noteOutside } from "./outside-formulas";
import { isDerived, listSheets, newBook, withState, type SheetEntry } from "./own-sheets";
import { restorable, standingOf, type Standing } from "./standing";
import { asideOf, handOverTables, hide, setAside, standAgain, standingMark, type Handover } from "./swap";

/** What undo did. */
export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Sheets of the clerk's own with formulas that could not be made to point at the restored sheets. */
  readonly left: readonly string[];
  /** Names of sheets of the run that the clerk had changed: they stay. */
  readonly kept: readonly string[];
  /** A run stood by halves: what stood before it stands again. */
  readonly half: boolean;
  /** What stands now. */
  readonly standing: Standing;
}

/** @throws the host's error; until the names change, nothing has been changed */
export async function undoRun(context: Excel.RequestContext): Promise<Undone> {
  const { sheets, book } = await listSheets(context);
  if (halfDoneOf(sheets) !== null) {
    const { listing, kept, removed, restored } = await recover(context);
    return { removed, restored, left: [], kept, half: true, standing: standingOf(listing.sheets) };
  }
  const standing = standingOf(sheets);
  if (standing.undo === "nothing") return { removed: 0, restored: 0, left: [], kept: [], half: false, standing };
  const current = withState(sheets, "current");
  const back = restorable(sheets);
  const own = [...withState(sheets, "current", "former", "undone"), ...back.filter(({ own: ours }) => ours === null)];
  const hood = { sheets, own, watched: current, needsFormulas: true };
  const { tables, changed, outside } = await lookAround(context, hood, await findAround(context, hood), () => undefined);
  const asides = asideOf(
    current,
    { hidden: "undone", changed: "released" },
    "撤销",
    changed,
    [...sheets, ...back.map(({ bears }) => ({ name: bears?.before?.name ?? "" }))],
    book ?? newBook(context),
  );
  const pairs = back.flatMap((sheet): Handover[] => {
    const now = current.find(({ own: ours }) => ours?.purpose === sheet.bears?.purpose);
    return now ? [{ from: now.id, to: sheet.id, tables: tables.get(sheet.id)?.length ?? 0 }] : [];
  });
  const successors = new Map(
    back.map((sheet) => {
      const from = pairs.find(({ to }) => to === sheet.id);
      const handed = (tables.get(from?.from ?? "") ?? []).slice(0, from?.tables ?? 0);
      return [sheet.bears?.purpose ?? "", { name: sheet.bears?.before?.name ?? sheet.name, tables: handed }] as const;
    }),
  );
  const stays = (sheet: SheetEntry): boolean => isDerived(sheet) || changed.has(sheet.id);
  const noted = noteOutside(
    context,
    (outside ?? []).filter(({ sheet }) => sheet.own === null || changed.has(sheet.id)),
  );

  context.application.suspendScreenUpdatingUntilNextSync();
  const { worksheets } = context.workbook;
  for (const sheet of back) worksheets.getItem(sheet.id).visibility = "Visible";
  handOverTables(context, pairs, tables);
  setAside(context, asides);
  const gone = asides.filter(({ visible }) => !visible);
  for (const { sheet } of gone) worksheets.getItem(sheet.id).position = sheets.length - 1;
  hide(context, asides);
  const leaving = new Set([...asides.map(({ sheet }) => sheet), ...back]);
  standAgain(context, back, [...sheets.filter((sheet) => !leaving.has(sheet)), ...asides]);
  await context.sync();

  const hidden = gone.map(({ sheet }) => ({ ...sheet, visibility: "VeryHidden" }));
  const spent = [...hidden, ...withState(sheets, "undone", "former").filter((sheet) => !back.includes(sheet))];
  const rest = await settling(context, noted, renamesTo(successors, own, tables), { sheets: spent, tables, later: null, frozen: stays });
  await settle(rest, context);
  return {
    removed: gone.length,
    restored: back.length,
    left: rest.left(),
    kept: asides.filter(({ visible }) => visible).map(({ name }) => name),
    half: false,
    standing: standingOf(afterUndo(sheets, back, current)),
  };
}

/** The sheets as they stand now, as far as that tells which run it is. */
const afterUndo = (sheets: readonly SheetEntry[], back: readonly SheetEntry[], gone: readonly SheetEntry[]): SheetEntry[] =>
  sheets
    .filter((sheet) => !gone.includes(sheet))
    .map((sheet) =>
      back.includes(sheet) && sheet.bears
        ? { ...sheet, own: standingMark(sheet.bears, sheet.id, sheet.bears.before?.name ?? sheet.name), visibility: "Visible" }
        : sheet,
    );
