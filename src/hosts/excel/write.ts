/**
 * Sheet plans out, whole or not at all. The new sheets are built beside the old ones under working names; only when all of them stand
 * complete are names swapped, in one round trip; what a run replaces is kept, very hidden, until the next run, for undo.
 * A failure before the swap takes the unfinished sheets away again, so that the workbook is as it was.
 */
import type { SheetPlan } from "../../model/sheet-plan";
import { renamesTo, settle, type Successor } from "./handing-on";
import { askNeighbours, findNeighbours, type Neighbours } from "./neighbours";
import { findOutside, noteOutside, type NotedFormulas, type OutsideFormulas } from "./outside-formulas";
import { asideMark, freeName, listSheets, markOf, MARK, removeSheets, RUN, withState, type RunNote, type SheetEntry } from "./own-sheets";
import { paint, type Naming, type PaintedSheet, type PlannedSheet } from "./paint";
import type { Renames } from "./redirect";
import type { Standing } from "./standing";
import { handOver, type TableNames } from "./table-names";

/** The user took the sheet's name for a sheet of their own: ours is numbered. */
export type NameMap = ReadonlyMap<string, string>;

const BUILDING = "~台账通";

/** Which run it is: all of its note but what the workbook itself says. */
export type RunStamp = Omit<RunNote, "replaced">;

/** A run's names, and its note as it is put on each of its sheets. */
interface RunNaming extends Naming {
  readonly note?: string;
}

/** What one run did to the workbook. */
export interface Written {
  /** Name that each plan's sheet really got, by the plan's name. */
  readonly names: NameMap;
  /** Purposes whose former sheets are kept for undo. */
  readonly replaced: readonly string[];
  /** Sheets of the clerk's own with formulas that still show the former figures; null: it could not be looked whether there are any. */
  readonly left: readonly string[] | null;
  /** What stands now. */
  readonly standing: Standing;
}

/** What a run that replaces sheets must know of the rest of the workbook. */
interface Surroundings {
  readonly tables: TableNames;
  readonly renames: Renames;
  /** The clerk's formulas that name our sheets; null: could not be looked for. */
  readonly outside: readonly OutsideFormulas[] | null;
}

/**
 * Writes the plans.
 * @param stamp which run it is: each sheet carries it
 * @param progress called after each round trip with steps done and in all
 * @throws the host's error after the workbook has been put back
 */
export async function writePlans(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  stamp: RunStamp,
  progress: (done: number, total: number) => void = () => {},
): Promise<Written> {
  context.workbook.load("name");
  const sheets = await listSheets(context);
  const names = finalNames(plans, sheets);
  const working = new Map(plans.map((plan, i) => [plan.name, freeName(`${BUILDING}${i + 1}`, sheets)]));
  let surroundings: Surroundings | null = null;
  let noted: NotedFormulas[] = [];
  try {
    // What a run that was cut off (a closed window) left unfinished.
    removeSheets(context, withState(sheets, "building"));
    const replaced = withState(sheets, "current").length > 0;
    const naming = { working, names, file: context.workbook.name, note: JSON.stringify({ ...stamp, replaced } satisfies RunNote) };
    surroundings = await buildAndLookAround(context, plans, sheets, naming, progress);
    noted = noteOutside(context, surroundings?.outside ?? []);
    await swap(context, plans, sheets, naming, surroundings?.tables ?? new Map());
  } catch (error) {
    await putBack(context, sheets, surroundings?.tables ?? new Map()).catch(() => undefined);
    throw error;
  }
  const left = await clearUp(context, sheets, surroundings, noted);
  const before = withState(sheets, "current");
  const standing: Standing = { stands: true, run: { ...stamp, replaced: before.length > 0 }, undo: before.length > 0 ? "restore" : "remove" };
  return { names, replaced: before.map((sheet) => sheet.own?.purpose ?? ""), left, standing };
}

/** After the swap. Where the clerk's formulas could not be looked for, nothing is deleted that they may point at. */
async function clearUp(
  context: Excel.RequestContext,
  sheets: readonly SheetEntry[],
  surroundings: Surroundings | null,
  noted: readonly NotedFormulas[],
): Promise<string[] | null> {
  if (surroundings === null) return [];
  if (surroundings.outside === null) return null;
  return settle(context, noted, surroundings.renames, withState(sheets, "former", "old"), surroundings.tables);
}

/** Builds the new sheets and, where they replace others, looks for formulas that name those. @returns null where there is nothing to replace */
async function buildAndLookAround(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  sheets: readonly SheetEntry[],
  naming: RunNaming,
  progress: (done: number, total: number) => void,
): Promise<Surroundings | null> {
  const own = withState(sheets, "current", "former", "old");
  if (own.length === 0) {
    await build(context, plans, naming, progress);
    return null;
  }
  const users = sheets.filter((sheet) => sheet.own === null);
  const answers: (() => Neighbours)[] = [];
  try {
    await build(context, plans, naming, progress, () => answers.push(askNeighbours(context, own, users)));
  } catch (error) {
    // A chart or macro sheet refused; what was painted stands before the questions and is done.
    if (!(error instanceof OfficeExtension.Error) || error.code !== "UnsupportedSheet") throw error;
    answers.length = 0;
  }
  const { sizes, tables } = answers[0]?.() ?? (await findNeighbours(context, own, users));
  const renames = renamesTo(successorsOf(plans, sheets, naming, tables), own, tables);
  try {
    const wanted = [...renames.sheets.keys(), ...renames.tables.keys()];
    // Only to be told of a cancel.
    const outside = await findOutside(context, sizes, wanted, () => progress(plans.length, plans.length));
    return { tables, renames, outside };
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return { tables, renames, outside: null };
  }
}

/** A new sheet takes over the names of the tables that it has in common with the one that it replaces. */
const successorsOf = (plans: readonly SheetPlan[], sheets: readonly SheetEntry[], { names }: Naming, tables: TableNames): Map<string, Successor> =>
  new Map(
    plans.map((plan) => [
      plan.purpose,
      { name: names.get(plan.name) ?? plan.name, tables: (tables.get(replacedBy(plan, sheets)?.id ?? "") ?? []).slice(0, plan.tables.length) },
    ]),
  );

const replacedBy = (plan: SheetPlan, sheets: readonly SheetEntry[]): SheetEntry | undefined =>
  withState(sheets, "current").find((sheet) => sheet.own?.purpose === plan.purpose);

async function build(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  naming: RunNaming,
  progress: (done: number, total: number) => void,
  alongside?: () => unknown,
): Promise<void> {
  const painted: PaintedSheet[] = plans.map((plan) => {
    const sheet = context.workbook.worksheets.add(naming.working.get(plan.name));
    sheet.customProperties.add(MARK, markOf("building", plan.purpose));
    if (naming.note !== undefined) sheet.customProperties.add(RUN, naming.note);
    sheet.visibility = "Hidden";
    return { plan, sheet };
  });
  await paint(context, painted, naming, progress, alongside);
}

/**
 * The one moment in which the workbook changes: former outputs step back, new ones take their names. Everything that can fail for a
 * reason of the workbook's has been done before.
 */
async function swap(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  sheets: readonly SheetEntry[],
  { working, names }: Naming,
  tables: TableNames,
): Promise<void> {
  const { worksheets } = context.workbook;
  context.application.suspendScreenUpdatingUntilNextSync();
  // Deleted only once everything stands: a deletion cannot be put back.
  for (const former of withState(sheets, "former")) worksheets.getItem(former.id).customProperties.add(MARK, markOf("old", former.own?.purpose ?? ""));
  const taken = new Set([...tables.values()].flat().map((name) => name.toLowerCase()));
  for (const plan of plans) {
    const current = replacedBy(plan, sheets);
    if (current)
      handOver(worksheets.getItem(current.id), tables.get(current.id) ?? [], worksheets.getItem(working.get(plan.name) ?? ""), plan.tables.length, taken);
  }
  withState(sheets, "current").forEach((current, i) => {
    const sheet = worksheets.getItem(current.id);
    sheet.name = freeName(`${BUILDING}·上次${i + 1}`, sheets);
    sheet.customProperties.add(MARK, asideMark("former", current));
  });
  for (const plan of plans) {
    const sheet = worksheets.getItem(working.get(plan.name) ?? "");
    sheet.name = names.get(plan.name) ?? plan.name;
    sheet.customProperties.add(MARK, markOf("current", plan.purpose));
    sheet.visibility = "Visible";
  }
  const first = plans[0];
  if (first) worksheets.getItem(names.get(first.name) ?? first.name).activate();
  for (const current of withState(sheets, "current")) worksheets.getItem(current.id).visibility = "VeryHidden";
  await context.sync();
}

/** After a failure: unfinished sheets go, former outputs get their names back. Looks at the workbook afresh, since any part may have happened. */
async function putBack(context: Excel.RequestContext, before: readonly SheetEntry[], tables: TableNames): Promise<void> {
  const now = await listSheets(context);
  const { worksheets } = context.workbook;
  const known = new Map(before.map((sheet) => [sheet.id, sheet]));
  for (const sheet of now) {
    const was = known.get(sheet.id);
    // Added by this run; the mark may not have come with it.
    if (!was && (sheet.own !== null || sheet.name.startsWith(BUILDING))) worksheets.getItem(sheet.id).delete();
  }
  for (const sheet of now) {
    const was = known.get(sheet.id);
    if (was?.own?.state === "former" && sheet.own?.state === "old") worksheets.getItem(sheet.id).customProperties.add(MARK, markOf("former", was.own.purpose));
    if (!was || was.own?.state !== "current" || (was.name === sheet.name && sheet.own?.state === "current")) continue;
    const target = worksheets.getItem(sheet.id);
    target.name = was.name;
    target.visibility = was.visibility as Excel.SheetVisibility;
    target.customProperties.add(MARK, markOf("current", was.own.purpose));
  }
  for (const sheet of withState(before, "current")) tables.get(sheet.id)?.forEach((name, i) => (worksheets.getItem(sheet.id).tables.getItemAt(i).name = name));
  await context.sync();
}

/** Replaces the 设置 sheets of the same purposes: built beside, then swapped. They are the user's own words, so nothing of them is kept hidden. */
export async function writeSettings(context: Excel.RequestContext, plans: readonly SheetPlan[]): Promise<void> {
  context.workbook.load("name");
  const sheets = await listSheets(context);
  const { worksheets } = context.workbook;
  const purposes = new Set(plans.map((plan) => plan.purpose));
  const replaced = sheets.filter((sheet) => sheet.own?.state === "settings" && purposes.has(sheet.own.purpose));
  const kept = sheets.filter((sheet) => !replaced.includes(sheet));
  const working = new Map(plans.map((plan, i) => [plan.name, freeName(`${BUILDING}设置${i + 1}`, sheets)]));
  const names = new Map(plans.map((plan) => [plan.name, freeName(plan.name, kept)]));
  try {
    await build(context, plans, { working, names, file: context.workbook.name }, () => undefined);
    removeSheets(context, replaced);
    for (const plan of plans) {
      const sheet = worksheets.getItem(working.get(plan.name) ?? "");
      sheet.name = names.get(plan.name) ?? plan.name;
      sheet.customProperties.add(MARK, markOf("settings", plan.purpose));
      sheet.visibility = "Visible";
    }
    await context.sync();
  } catch (error) {
    await putBack(context, sheets, new Map()).catch(() => undefined);
    throw error;
  }
}

/** The plan's own name, or `汇总·镇级 (2)` where a sheet of the user's has it. */
function finalNames(plans: readonly SheetPlan[], sheets: readonly SheetEntry[]): Map<string, string> {
  const users = sheets.filter((sheet) => sheet.own === null || sheet.own.state === "settings");
  return new Map(plans.map((plan) => [plan.name, freeName(plan.name, users)]));
}
