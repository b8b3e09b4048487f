/**
 * A run that stands by halves: a window was closed while it was written, a round trip was lost, or somebody took calls of it back with Excel's own undo.
 * The sheets tell by their marks how far it had come, and what stood before it stands again.
 */
import { isSettings } from "./mark";
import { findNeighbours } from "./neighbours";
import { findAround, lookAround, type Neighbourhood } from "./look-around";
import { keptBeside, listSheets, removeSheets, serialOf, withState, type Listing, type SheetEntry } from "./own-sheets";
import { asideOf, setAside, standAgain } from "./swap";
import { giveBack, type TableNames } from "./table-names";

/** What there is to do; null: nothing, a run stands whole or none does. */
export interface HalfDone {
  /** They go, but for those that somebody changed. */
  readonly remove: readonly SheetEntry[];
  readonly restore: readonly SheetEntry[];
  /** They are seen and should not be. */
  readonly hide: readonly SheetEntry[];
}

/** Purpose of a sheet that is there while a run is taken back, and for nothing else. */
export const UNDOING = "undoing";

/** @param failed a run that is to go though it may stand whole; others' are then left alone. null: all that stand by halves */
export function halfDoneOf(sheets: readonly SheetEntry[], failed: string | null = null): HalfDone | null {
  const settings = sheets.filter(({ own }) => own !== null && (isSettings(own) || own.purpose === UNDOING));
  const begun = settings.filter(({ own }) => (failed === null ? own?.state === "building" : own?.by?.run === failed));
  const found = ofRuns(sheets, failed);
  const remove = [...found.remove, ...begun];
  const stands = (purpose: string | undefined): boolean =>
    settings.some((sheet) => sheet.own?.state === "settings" && sheet.own.purpose === purpose && !begun.includes(sheet));
  const restore = [...found.restore, ...settings.filter(({ own }) => own?.state === "former" && !stands(own.purpose))];
  return remove.length + restore.length + found.hide.length === 0 ? null : { remove, restore, hide: found.hide };
}

function ofRuns(sheets: readonly SheetEntry[], failed: string | null): HalfDone {
  const current = withState(sheets, "current");
  const aside = [...withState(sheets, "former"), ...keptBeside(sheets)];
  const undone = withState(sheets, "undone");
  const building = withState(sheets, "building").filter(({ own }) => own?.purpose !== UNDOING && (failed === null || own?.by?.run === failed));
  const ofSerial = (list: readonly SheetEntry[], serial: number): SheetEntry[] => list.filter((sheet) => serialOf(sheet) === serial);
  const going = building.length > 0 ? Math.max(...building.map(serialOf)) : null;
  const seen = (list: readonly SheetEntry[]): SheetEntry[] => list.filter(({ own, visibility }) => own !== null && visibility === "Visible");
  if (failed !== null || going !== null) {
    const remove = [...building, ...(failed !== null ? current.filter(({ own }) => own?.by?.run === failed) : ofSerial(current, going ?? 0))];
    // What it had set aside already: the rest still stands. Where another run stands instead, that one has set it aside.
    const over = remove.find(({ own }) => own?.over != null)?.own?.over ?? null;
    const isOthers = current.some((sheet) => !remove.includes(sheet) && serialOf(sheet) !== over);
    return { remove, restore: over === null || isOthers ? [] : ofSerial(aside, over), hide: failed === null ? seen(undone) : [] };
  }
  if (current.length > 0) {
    const stands = Math.max(...current.map(serialOf));
    const restore = [...ofSerial(aside, stands), ...ofSerial(undone, stands)];
    return { remove: [], restore, hide: seen([...aside, ...undone].filter((sheet) => !restore.includes(sheet))) };
  }
  const serials = [...withState(sheets, "former").map(serialOf), ...undone.flatMap(({ own }) => own?.over ?? [])];
  return { remove: [], restore: serials.length > 0 ? ofSerial(aside, Math.max(...serials)) : [], hide: seen(undone) };
}

/** Sheets that were added and got no mark any more. Empty ones go. */
export const straysOf = (sheets: readonly SheetEntry[]): SheetEntry[] => sheets.filter(({ name, bears }) => bears === null && /^~台账通\d+$/.test(name));

export interface Recovery {
  readonly listing: Listing;
  /** Names of sheets that were to go and that somebody had changed: kept. */
  readonly kept: readonly string[];
  readonly removed: number;
  readonly restored: number;
}

/**
 * Puts back what stood before.
 * @param failed a run that is to go though it may stand whole; nothing of another's is touched. null: all that stands by halves goes
 * @param listing the sheets now
 * @returns the sheets afterwards
 * @throws ItemNotFound, before anything is changed, where another has ended meanwhile what was held for broken off
 */
export async function recover(context: Excel.RequestContext, failed: string | null, listing: Listing): Promise<Recovery> {
  const strays = await emptyOnes(context, straysOf(listing.sheets));
  const half = halfDoneOf(listing.sheets, failed);
  if (half === null && strays.length === 0) return { listing, kept: [], removed: 0, restored: 0 };
  const { remove, restore, hide } = half ?? { remove: [], restore: [], hide: [] };
  const { changed, tables } = await lookAt(context, listing.sheets, remove, restore);
  const kept = asideOf(
    remove.filter(({ id }) => changed.has(id)),
    { hidden: "undone", changed: "released" },
    "撤回",
    changed,
    [...listing.sheets, ...restore.map(({ bears }) => ({ name: bears?.before?.name ?? "" }))],
    listing.book,
  );
  const gone = remove.filter(({ id }) => !changed.has(id));
  // By their names: a sheet that has got another since stands now.
  for (const { name, visibility } of remove) context.workbook.worksheets.getItem(name).visibility = visibility as Excel.SheetVisibility;
  setAside(context, kept);
  // Names must be free, and something must be seen, before the one and the other go.
  for (const { id } of restore) context.workbook.worksheets.getItem(id).visibility = "Visible";
  removeSheets(context, [...gone, ...strays]);
  const leaving = new Set([...gone, ...strays, ...restore, ...kept.map(({ sheet }) => sheet)]);
  standAgain(context, restore, [...listing.sheets.filter((sheet) => !leaving.has(sheet)), ...kept]);
  for (const { id } of hide) context.workbook.worksheets.getItem(id).visibility = "VeryHidden";
  giveBack(
    context,
    restore.map(({ id }) => id),
    tables,
    new Set([...gone, ...strays].map(({ id }) => id)),
  );
  await context.sync();
  return { listing: await listSheets(context), kept: kept.map(({ name }) => name), removed: remove.length, restored: restore.length };
}

async function emptyOnes(context: Excel.RequestContext, sheets: readonly SheetEntry[]): Promise<SheetEntry[]> {
  if (sheets.length === 0) return [];
  const { sizes } = await findNeighbours(context, [], sheets);
  return sheets.filter((sheet) => !sizes.some(({ entry }) => entry === sheet));
}

/** What somebody typed on sheets that stood already, and names of tables of those that come back. */
async function lookAt(
  context: Excel.RequestContext,
  sheets: readonly SheetEntry[],
  remove: readonly SheetEntry[],
  restore: readonly SheetEntry[],
): Promise<{ readonly changed: ReadonlySet<string>; readonly tables: TableNames }> {
  const watched = remove.filter(({ own }) => own?.state === "current");
  const hood: Neighbourhood = { sheets: [], own: [...new Set([...remove, ...restore, ...sheets.filter(({ own }) => own !== null)])], watched };
  const around = await findAround(context, hood);
  const { changed } = await lookAround(context, { ...hood, sheets }, around, () => undefined);
  return { changed, tables: around.tables };
}
