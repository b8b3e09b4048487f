/**
 * Takes the last run back: its sheets go, and those that it replaced come back under their names and in their places. What a clerk changed on its sheets
 * stays, visible, and is theirs. Where a run stands by halves, what stood before it comes back.
 */
import { failed, othersAtWork, recoverUnlessChanged, takeTurn, workingName, type Begun, type Turn } from "./being-written";
import { halfDoneOf, UNDOING } from "./half-done";
import { renamesTo, settle, settling } from "./handing-on";
import { findAround, lookAround } from "./look-around";
import { noteOutside } from "./outside-formulas";
import { MARK, markText, type SheetMark } from "./mark";
import { isDerived, listSheets, nameBook, newToken, serialOf, withState, type Listing, type SheetEntry } from "./own-sheets";
import { restorable, standingRunOf, type StandingRun } from "./standing";
import { asideOf, handOverTables, hide, setAside, standAgain, standingMark, type Handover } from "./swap";
import type { InExcel } from "./write";

/** What undo did. */
export interface UndoneRun {
  readonly removed: number;
  readonly restored: number;
  /** Sheets of the clerk's own with formulas that could not be made to point at the restored sheets. */
  readonly left: readonly string[];
  /** Names of sheets of the run that the clerk had changed: they stay. */
  readonly kept: readonly string[];
  /** A run stood by halves: what stood before it stands again. */
  readonly half: boolean;
  /** What stands now. */
  readonly standing: StandingRun;
}

/**
 * @param run a run of its own for each call
 * @throws the host's error; until the names change, nothing has been changed. BeingWritten, SheetsChanged, TakenOver where another run was there
 */
export async function undoRun(run: InExcel, turn: Turn): Promise<UndoneRun> {
  const begun: Begun = { found: null, taken: false };
  try {
    return await run((context) => undo(context, turn, begun));
  } catch (error) {
    throw await run((context) => failed(context, turn, begun, error)).catch(() => error);
  }
}

async function undo(context: Excel.RequestContext, turn: Turn, begun: Begun): Promise<UndoneRun> {
  const listing = await listSheets(context);
  begun.found = listing;
  const { sheets, book } = listing;
  const others = await othersAtWork(sheets, turn.writers);
  if (others) throw others;
  if (halfDoneOf(sheets) !== null) {
    const { listing: now, kept, removed, restored } = await recoverUnlessChanged(context, listing);
    return { removed, restored, left: [], kept, half: true, standing: standingRunOf(now.sheets) };
  }
  const standing = standingRunOf(sheets);
  if (standing.undo === "nothing") return { removed: 0, restored: 0, left: [], kept: [], half: false, standing };
  const current = withState(sheets, "current");
  const back = restorable(sheets);
  const own = [...withState(sheets, "current", "former", "undone"), ...back.filter(({ own: ours }) => ours === null)];
  const hood = { sheets, own, watched: current, needsFormulas: true };
  const token = book ?? newToken();
  const claim = claimTurn(context, turn, begun, listing, token);
  const around = await findAround(context, hood);
  const claimed = claim();
  const { tables, changed, outside } = await lookAround(context, hood, around, () => undefined);
  const asides = asideOf(
    current,
    { hidden: "undone", changed: "released" },
    "撤销",
    changed,
    [...sheets, ...back.map(({ bears }) => ({ name: bears?.before?.name ?? "" }))],
    token,
  );
  const pairs = pairsOf(back, current, tables);
  const successors = successorsOf(back, pairs, tables);
  const stays = (sheet: SheetEntry): boolean => isDerived(sheet) || changed.has(sheet.id);
  const clerks = (outside ?? []).filter(({ sheet }) => sheet.own === null || changed.has(sheet.id));
  const noted = noteOutside(context, clerks);

  context.application.suspendScreenUpdatingUntilNextSync();
  const { worksheets } = context.workbook;
  // Where somebody took the turn nothing else may change.
  worksheets.getItem(claimed.id).visibility = "Hidden";
  if (book === null) nameBook(context, token);
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
  // The turn is given back when all is done.
  const spent = [claimed, ...hidden, ...withState(sheets, "undone", "former").filter((sheet) => !back.includes(sheet))];
  const rest = await settling(context, noted, renamesTo(successors, own, tables), { sheets: spent, tables, later: null, frozen: stays });
  await settle(rest, context);
  return {
    removed: gone.length,
    restored: back.length,
    left: rest.left(),
    kept: asides.filter(({ visible }) => visible).map(({ name }) => name),
    half: false,
    standing: standingRunOf(afterUndo(sheets, back, current)),
  };
}

type Tables = ReadonlyMap<string, readonly string[]>;

/** Which standing sheet hands its tables to which that comes back. */
const pairsOf = (back: readonly SheetEntry[], current: readonly SheetEntry[], tables: Tables): Handover[] =>
  back.flatMap((sheet): Handover[] => {
    const now = current.find(({ own: ours }) => ours?.purpose === sheet.bears?.purpose);
    return now ? [{ from: now.id, to: sheet.id, tables: tables.get(sheet.id)?.length ?? 0 }] : [];
  });

/** Names and tables that formulas are to point at, by purpose. */
const successorsOf = (back: readonly SheetEntry[], pairs: readonly Handover[], tables: Tables) =>
  new Map(
    back.map((sheet) => {
      const from = pairs.find(({ to }) => to === sheet.id);
      const handed = (tables.get(from?.from ?? "") ?? []).slice(0, from?.tables ?? 0);
      return [sheet.bears?.purpose ?? "", { name: sheet.bears?.before?.name ?? sheet.name, tables: handed }] as const;
    }),
  );

/**
 * Queues that the turn is taken: nothing is built here, so that a hidden sheet stands for it.
 * @returns it, once the next round trip is over. @throws SheetsChanged
 */
function claimTurn(context: Excel.RequestContext, turn: Turn, begun: Begun, { sheets }: Listing, book: string): () => SheetEntry {
  const name = workingName(1, sheets);
  const sheet = context.workbook.worksheets.add(name);
  const serial = Math.max(0, ...sheets.map(serialOf)) + 1;
  const parts = { serial, over: null, book, id: null, name, alias: null, before: null, print: null, by: turn.writer };
  const mark: SheetMark = { state: "building", purpose: UNDOING, ...parts };
  sheet.customProperties.add(MARK, markText(mark));
  sheet.visibility = "Hidden";
  sheet.load("id");
  const taken = takeTurn(context, turn, begun);
  return () => {
    taken();
    return { id: sheet.id, name, position: sheets.length, visibility: "Hidden", own: mark, bears: mark, genuine: true, run: null };
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
