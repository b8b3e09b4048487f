/**
 * Sheet plans out, whole or not at all. The new sheets are built beside the old ones under working names; only when all of them stand
 * complete are names swapped, in one round trip; looks come after that, and nothing that is refused then fails the run. What a run replaces is kept,
 * very hidden, until the next run, for undo; what a clerk changed of it stays visible and is theirs.
 * A failure before the swap takes the unfinished sheets away again, so that the workbook is as it was.
 */
import {
  beginTurn,
  failed,
  recoverUnlessChanged,
  SheetsChanged,
  standingKey,
  takeTurn,
  othersAtWork,
  workingName,
  type Begun,
  type Turn,
} from "./being-written";
import { buildSheets, type Building, type BuiltSheet, type StepCount } from "./build";
import { decorate } from "./decorate";
import type { RefusedDecoration } from "./isolation";
import { halfDoneOf, straysOf } from "./half-done";
import { finishOf, isNews } from "./finishing";
import { askAround, findAround, lookAround, type Looked, type Neighbourhood } from "./look-around";
import type { SheetMark } from "./mark";
import type { Neighbours } from "./neighbours";
import { noteOutside } from "./outside-formulas";
import { freeName, listSheets, nameBook, newToken, removeSheets, serialOf, withState, type Listing, type RunNote, type SheetEntry } from "./own-sheets";
import type { PlannedSheet } from "../../layout/looks";
import type { StandingRun } from "./standing";
import { asideOf, handOverTables, hide, nameOf, setAside, show, standingMark, type Handover, type SetAside } from "./swap";

/** The user took the sheet's name for a sheet of their own: ours is numbered. */
export type NameMap = ReadonlyMap<string, string>;

/** Which run it is: all of its note but what the workbook itself says. */
export type RunStamp = Omit<RunNote, "replaced">;

/** What one run did to the workbook. */
export interface WrittenRun {
  /** Name that each plan's sheet really got, by the plan's name. */
  readonly names: NameMap;
  /** Purposes whose former sheets are kept for undo. */
  readonly replaced: readonly string[];
  /** Sheets of the clerk's own with formulas that still show the former figures; null: it could not be looked whether there are any. */
  readonly left: readonly string[] | null;
  /** What stands now. */
  readonly standing: StandingRun;
  /** Names of sheets that the clerk had changed: they stand beside the new ones. */
  readonly kept: readonly string[];
  /** Names of sheets that are the clerk's from now on, told once: copies of ours, some that were renamed or brought from elsewhere. */
  readonly released: readonly string[];
  /** Looks and the like that Excel did not take; the figures stand. */
  readonly refused: readonly RefusedDecoration[];
  /** The clerk stopped it while it was being made up: the figures stand. */
  readonly stopped: boolean;
}

/** Runs something in Excel. */
export type InExcel = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** What is written, and as of when. */
export interface ToWrite {
  readonly plans: readonly PlannedSheet[];
  /** Which run it is: each sheet carries it. */
  readonly stamp: RunStamp;
  /** Which run's sheets stood when the workbook was read (`standingKey`); null: not known. */
  readonly asOf: string | null;
}

/**
 * Writes the plans.
 * @param run a run of its own for each call
 * @param grouped the same, where all that is done is one step of Excel's own undo; null: this Excel has no such thing
 * @param progress called after each round trip with steps done and in all
 * @throws the host's error after the workbook has been put back; BeingWritten, SheetsChanged, TakenOver where another run was there
 */
export async function writeRun(run: InExcel, grouped: InExcel | null, turn: Turn, toWrite: ToWrite, progress: StepCount): Promise<WrittenRun> {
  const task: Task = { ...toWrite, turn, progress, begun: { found: null, taken: false } };
  try {
    if (grouped === null) return await run((context) => write(context, task, false));
    await run((context) => clearSpent(context, task));
    return await grouped((context) => write(context, task, true));
  } catch (error) {
    throw await run((context) => failed(context, turn, task.begun, error)).catch(() => error);
  }
}

interface Task extends Omit<ToWrite, "asOf"> {
  /** null from the moment on when it was compared. */
  asOf: string | null;
  readonly turn: Turn;
  readonly progress: StepCount;
  readonly begun: Begun;
}

/** Within a step of Excel's own undo nothing can be deleted: what the last run left is deleted before the next. */
async function clearSpent(context: Excel.RequestContext, task: Task): Promise<void> {
  const listing = await listSheets(context);
  const { sheets } = listing;
  const others = await othersAtWork(sheets, task.turn.writers);
  if (others) throw others;
  requireSame(task, sheets);
  if (isHalf(sheets)) return void (await recoverUnlessChanged(context, listing));
  const spent = withState(sheets, "undone");
  if (spent.length === 0) return;
  removeSheets(context, spent);
  await context.sync().catch(() => undefined);
}

/** Sheets of another run than was read from: its history would be missing. @throws SheetsChanged */
function requireSame(task: Task, sheets: readonly SheetEntry[]): void {
  if (task.asOf !== null && standingKey(sheets) !== task.asOf) throw new SheetsChanged();
  task.asOf = null;
}

const isHalf = (sheets: readonly SheetEntry[]): boolean => halfDoneOf(sheets) !== null || straysOf(sheets).length > 0;

async function write(context: Excel.RequestContext, task: Task, isGrouped: boolean): Promise<WrittenRun> {
  const { plans, stamp, turn, begun } = task;
  context.workbook.load("name");
  const listing = await beginTurn(context, turn, begun, (all) => {
    requireSame(task, all);
    return isHalf(all);
  });
  const { sheets } = listing;
  const standing = withState(sheets, "current");
  const serial = Math.max(0, ...sheets.map(serialOf)) + 1;
  const replaced = standing.length > 0;
  const names = finalNames(plans, sheets);
  const book = listing.book ?? newToken();
  const over = replaced ? Math.max(...standing.map(serialOf)) : null;
  const working = new Map(plans.map((plan, i) => [plan.name, workingName(i + 1, sheets)]));
  const rest = { id: null, before: null, print: null, by: turn.writer } as const;
  const markOf = (plan: PlannedSheet): SheetMark => {
    const called = { name: nameOf(plan, names), alias: working.get(plan.name) ?? null };
    return { state: "building", purpose: plan.purpose, serial, over, book, ...called, ...rest };
  };
  const note = JSON.stringify({ ...stamp, replaced } satisfies RunNote);
  const building: Building = { working, names, file: context.workbook.name, markOf, note, onAdded: () => takeTurn(context, turn, begun) };
  const total = plans.length * 2;
  const count =
    (from: number): StepCount =>
    (done, all) =>
      task.progress(from + Math.round((plans.length * done) / all), total);

  const { built, looked } = await buildAndLook(context, plans, listing, building, count(0));
  const asides = asideOf(
    standing,
    { hidden: "former", changed: "kept" },
    "上次",
    looked?.changed ?? new Set(),
    [...sheets, ...[...names.values()].map((name) => ({ name }))],
    book,
  );
  const noted = noteOutside(
    context,
    (looked?.outside ?? []).filter(({ sheet }) => sheet.own === null),
  );
  await swap(context, listing.book === null ? book : null, { built, names, asides, looked });
  const finishing = await finishOf(context, { sheets, built, names, noted, looked, isGrouped });
  const { refused, stopped } = await decorate(context, built, building, count(plans.length), finishing);
  return {
    names,
    replaced: standing.map((sheet) => sheet.own?.purpose ?? ""),
    left: finishing.left(),
    standing: { stands: true, run: { ...stamp, replaced }, undo: replaced ? "restore" : "remove", half: false, busy: false },
    kept: asides.filter(({ visible }) => visible).map(({ name }) => name),
    released: sheets.filter(isNews).map(({ name }) => name),
    refused,
    stopped,
  };
}

/** Builds the new sheets and, where they replace others, looks at what the clerk did to those and which formulas name them. */
async function buildAndLook(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  { sheets }: Listing,
  building: Building,
  progress: StepCount,
): Promise<{ readonly built: BuiltSheet<PlannedSheet>[]; readonly looked: Looked | null }> {
  const own = withState(sheets, "current", "former", "undone");
  if (own.length === 0) return { built: (await buildSheets(context, plans, building, progress)).built, looked: null };
  const hood: Neighbourhood = { sheets, own, watched: withState(sheets, "current") };
  const answers: (() => Neighbours)[] = [];
  const { built, answered } = await buildSheets(context, plans, building, progress, () => answers.push(askAround(context, hood)));
  const neighbours = (answered ? answers[0]?.() : undefined) ?? (await findAround(context, hood));
  // Only to be told of a cancel.
  return { built, looked: await lookAround(context, hood, neighbours, () => progress(1, 1)) };
}

interface Exchange {
  readonly built: readonly BuiltSheet<PlannedSheet>[];
  readonly names: NameMap;
  readonly asides: readonly SetAside[];
  readonly looked: Looked | null;
}

/**
 * The one moment in which the workbook changes. Everything that can fail for a reason of the workbook's has been done before.
 * @param token the workbook's, where it is to get one
 */
async function swap(context: Excel.RequestContext, token: string | null, { built, names, asides, looked }: Exchange): Promise<void> {
  context.application.suspendScreenUpdatingUntilNextSync();
  // Where somebody took the sheets away nothing else may change: it changes nothing, and is refused then.
  for (const { id } of built) context.workbook.worksheets.getItem(id).visibility = "Hidden";
  if (token !== null) nameBook(context, token);
  const pairs = built.flatMap(({ id, plan }): Handover[] => {
    const former = asides.find(({ sheet }) => sheet.own?.purpose === plan.purpose);
    return former ? [{ from: former.sheet.id, to: id, tables: plan.tables.length }] : [];
  });
  handOverTables(context, pairs, looked?.tables ?? new Map());
  setAside(context, asides);
  show(context, built, names, ({ id, plan, print, mark }) => ({ ...standingMark(mark, id, nameOf(plan, names)), print }));
  // What a run wrote is brought to the front; settings, written beside other work, are not.
  const [first] = built;
  if (first) context.workbook.worksheets.getItem(first.id).activate();
  hide(context, asides);
  await context.sync();
}

/** The plan's own name, or `汇总·镇级 (2)` where a sheet of the user's has it. */
function finalNames(plans: readonly PlannedSheet[], sheets: readonly SheetEntry[]): Map<string, string> {
  const users = sheets.filter((sheet) => sheet.own === null || sheet.own.state === "settings");
  return new Map(plans.map((plan) => [plan.name, freeName(plan.name, users)]));
}
