/**
 * Several panes may stand on one workbook, in one browser or on many computers: one of them writes at a time. The sheets themselves say who does.
 * Adding the first of them is what takes the turn: all use one working name, and Excel has each name once. Whoever comes second finds the sheets, or
 * is refused the name before it has changed anything.
 */
import { halfDoneOf, recover } from "./half-done";
import { isSettings, markText } from "./mark";
import { askListing, freeName, listSheets, OURS, type Listing, type SheetEntry } from "./own-sheets";
import type { Life, Writer, Writers } from "./writers";

/** Another run writes just now. Nothing was changed. */
export class BeingWritten extends Error {
  /**
   * @param writer null: its sheets do not say
   * @param isCertain it is known to be going on; else it may have broken off, which only a person can tell
   */
  constructor(
    readonly writer: Writer | null,
    readonly isCertain: boolean,
  ) {
    super("another run is writing this workbook");
  }
}

/** Sheets of ours are other than they were when the task began: another run or undo has ended since. Nothing was changed; it can begin again. */
export class SheetsChanged extends Error {}

/** Somebody said elsewhere that this run was not going on any more, and its unfinished sheets were taken away. Nothing else was changed. */
export class TakenOver extends Error {}

/** What a run is, and what it knows of others. */
export interface Turn {
  readonly writer: Writer;
  readonly writers: Writers;
}

/** A run on its way, as far as its failing is concerned. */
export interface Begun {
  /** Sheets as the run found them; null: it has not looked yet. */
  found: Listing | null;
  /** Its turn is taken: nobody else changes sheets of ours until it shows its own. */
  taken: boolean;
}

/** The `number`th working name, from 1 on; the first one is whose adding takes the turn. A name that the clerk uses is passed over by all alike. */
export const workingName = (number: number, sheets: readonly SheetEntry[]): string => freeName(`${OURS}${number}`, sheets);

/** Whoever else writes just now, as far as the sheets tell. @returns null where nobody does */
export async function othersAtWork(sheets: readonly SheetEntry[], writers: Writers): Promise<BeingWritten | null> {
  let doubtful: BeingWritten | null = null;
  const asked = new Map<string, Life>();
  for (const { own } of sheets) {
    if (own === null || (own.state !== "building" && own.by === null)) continue;
    const run = own.by?.run ?? "";
    const life = asked.get(run) ?? (await writers.lifeOf(own.by));
    asked.set(run, life);
    if (life === "going") return new BeingWritten(own.by, true);
    // Of sheets that stand it is only asked whether somebody still makes them up.
    if (life === "unknown" && own.state === "building") doubtful ??= new BeingWritten(own.by, false);
  }
  return doubtful;
}

/**
 * What a run begins with: its sheets, put in order where somebody's run broke off.
 * @throws BeingWritten where that may be going on
 */
export async function beginTurn(context: Excel.RequestContext, { writers }: Turn, begun: Begun, isHalf = halfIn): Promise<Listing> {
  const listing = await listSheets(context);
  begun.found = listing;
  const others = await othersAtWork(listing.sheets, writers);
  if (others) throw others;
  if (!isHalf(listing.sheets)) return listing;
  begun.found = (await recoverUnlessChanged(context, listing)).listing;
  return begun.found;
}

const halfIn = (sheets: readonly SheetEntry[]): boolean => halfDoneOf(sheets) !== null;

/** Somebody else may put it in order at the same time, or end what was held for broken off. */
export async function recoverUnlessChanged(context: Excel.RequestContext, listing: Listing): ReturnType<typeof recover> {
  try {
    return await recover(context, null, listing);
  } catch (error) {
    if (error instanceof OfficeExtension.Error && error.code === "ItemNotFound") throw new SheetsChanged();
    throw error;
  }
}

/** Queues, behind the adding of the first sheet, the question whether anything has happened since. @returns what is called with the answer */
export function takeTurn(context: Excel.RequestContext, { writer }: Turn, begun: Begun): () => void {
  const now = askListing(context);
  return () => {
    begun.taken = true;
    if (begun.found && outlineOf(begun.found.sheets, writer) !== outlineOf(now().sheets, writer)) throw new SheetsChanged();
  };
}

/** Sheets of ours as they stand, without those of a run's own. */
const outlineOf = (sheets: readonly SheetEntry[], { run }: Writer): string =>
  JSON.stringify(sheets.flatMap(({ id, name, own }) => (own === null || own.by?.run === run ? [] : [[id, name, markText(own)]])).sort());

/** Which run's sheets stand: what is read goes with them. */
export const standingKey = (sheets: readonly SheetEntry[]): string =>
  JSON.stringify(sheets.flatMap(({ id, own }) => (own?.state === "current" && !isSettings(own) ? [[id, own.serial]] : [])).sort());

/**
 * Puts the workbook back after a task failed: what the task itself made goes, and nothing of anybody else's.
 * @returns what is to be told of it
 */
export async function failed(context: Excel.RequestContext, turn: Turn, begun: Begun, error: unknown): Promise<unknown> {
  const { writer, writers } = turn;
  if (begun.found === null || error instanceof BeingWritten) return error;
  const listing = await listSheets(context);
  const isOwn = ({ own }: SheetEntry): boolean => own?.by?.run === writer.run;
  const hasOwn = listing.sheets.some(isOwn);
  await recover(context, writer.run, listing);
  if (!(error instanceof OfficeExtension.Error)) return error;
  if (begun.taken) return error.code === "ItemNotFound" && !hasOwn ? new TakenOver() : error;
  // It was refused the turn, or found gone what it began with.
  const others = hasOwn ? null : await othersAtWork(listing.sheets, writers);
  if (others) return others;
  return outlineOf(begun.found.sheets, writer) === outlineOf(listing.sheets, writer) ? error : new SheetsChanged();
}
