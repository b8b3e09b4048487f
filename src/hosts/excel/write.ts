/**
 * Sheet plans out, whole or not at all. The new sheets are built beside the old ones under working names; only when all of them stand
 * complete are names swapped, in one round trip; what a run replaces is kept, very hidden, until the next run, for undo.
 * A failure before the swap takes the unfinished sheets away again, so that the workbook is as it was.
 */
import type { SheetPlan } from "../../model/sheet-plan";
import { listSheets, markOf, MARK, type OwnState, type SheetEntry } from "./own-sheets";
import { paint, type Naming, type PaintedSheet, type PlannedSheet } from "./paint";

/** The user took the sheet's name for a sheet of their own: ours is numbered. */
export type NameMap = ReadonlyMap<string, string>;

const BUILDING = "~台账通";

/** What one run did to the workbook. */
export interface Written {
  /** Name that each plan's sheet really got, by the plan's name. */
  readonly names: NameMap;
  /** Purposes whose former sheets are kept for undo. */
  readonly replaced: readonly string[];
}

/**
 * Writes the plans.
 * @param progress called after each round trip with steps done and in all
 * @throws the host's error after the workbook has been put back
 */
export async function writePlans(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  progress: (done: number, total: number) => void = () => {},
): Promise<Written> {
  context.workbook.load("name");
  const sheets = await listSheets(context);
  const names = finalNames(plans, sheets);
  const working = new Map(plans.map((plan, i) => [plan.name, freeName(`${BUILDING}${i + 1}`, sheets)]));
  try {
    // What a run that was cut off (a closed window) left unfinished.
    remove(context, withState(sheets, "building", "old"));
    await build(context, plans, { working, names, file: context.workbook.name }, progress);
    await swap(context, plans, sheets, working, names);
  } catch (error) {
    await putBack(context, sheets).catch(() => undefined);
    throw error;
  }
  await discard(context, withState(sheets, "former"));
  return { names, replaced: sheets.filter((sheet) => sheet.own?.state === "current").map((sheet) => sheet.own?.purpose ?? "") };
}

const withState = (sheets: readonly SheetEntry[], ...states: readonly OwnState[]): SheetEntry[] =>
  sheets.filter((sheet) => sheet.own !== null && states.includes(sheet.own.state));

/** Excel deletes no sheet that is very hidden. */
function remove(context: Excel.RequestContext, sheets: readonly SheetEntry[]): void {
  for (const entry of sheets) {
    const sheet = context.workbook.worksheets.getItem(entry.id);
    if (entry.visibility === "VeryHidden") sheet.visibility = "Hidden";
    sheet.delete();
  }
}

/** What the run before the last one had replaced is of no use any more. The run is finished: a failure here is nobody's concern, the next run tries again. */
async function discard(context: Excel.RequestContext, sheets: readonly SheetEntry[]): Promise<void> {
  if (sheets.length === 0) return;
  remove(context, sheets);
  await context.sync().catch(() => undefined);
}

async function build(
  context: Excel.RequestContext,
  plans: readonly PlannedSheet[],
  naming: Naming,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const painted: PaintedSheet[] = plans.map((plan) => {
    const sheet = context.workbook.worksheets.add(naming.working.get(plan.name));
    sheet.customProperties.add(MARK, markOf("building", plan.purpose));
    sheet.visibility = "Hidden";
    return { plan, sheet };
  });
  await paint(context, painted, naming, progress);
}

/**
 * The one moment in which the workbook changes: former outputs step back, new ones take their names. Everything that can fail for a
 * reason of the workbook's has been done before.
 */
async function swap(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  sheets: readonly SheetEntry[],
  working: NameMap,
  names: NameMap,
): Promise<void> {
  const { worksheets } = context.workbook;
  context.application.suspendScreenUpdatingUntilNextSync();
  // Deleted only once everything stands: a deletion cannot be put back.
  for (const former of withState(sheets, "former")) worksheets.getItem(former.id).customProperties.add(MARK, markOf("old", former.own?.purpose ?? ""));
  let number = 0;
  for (const current of sheets.filter((sheet) => sheet.own?.state === "current")) {
    const sheet = worksheets.getItem(current.id);
    sheet.name = freeName(`${BUILDING}·上次${++number}`, sheets);
    sheet.customProperties.add(MARK, markOf("former", `${current.own?.purpose ?? ""}:${current.name}:${current.position}`));
  }
  for (const plan of plans) {
    const sheet = worksheets.getItem(working.get(plan.name) ?? "");
    sheet.name = names.get(plan.name) ?? plan.name;
    sheet.customProperties.add(MARK, markOf("current", plan.purpose));
    sheet.visibility = "Visible";
  }
  const first = plans[0];
  if (first) worksheets.getItem(names.get(first.name) ?? first.name).activate();
  for (const current of sheets.filter((sheet) => sheet.own?.state === "current")) worksheets.getItem(current.id).visibility = "VeryHidden";
  await context.sync();
}

/** After a failure: unfinished sheets go, former outputs get their names back. Looks at the workbook afresh, since any part may have happened. */
async function putBack(context: Excel.RequestContext, before: readonly SheetEntry[]): Promise<void> {
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
  await context.sync();
}

/** Takes the last run back: its sheets go, and those that it replaced come back under their names and in their places. */
export async function undoRun(context: Excel.RequestContext): Promise<{ removed: number; restored: number }> {
  const sheets = await listSheets(context);
  const { worksheets } = context.workbook;
  const current = sheets.filter((sheet) => sheet.own?.state === "current");
  const former = sheets.filter((sheet) => sheet.own?.state === "former");
  if (current.length === 0) return { removed: 0, restored: 0 };
  context.application.suspendScreenUpdatingUntilNextSync();
  // Something visible must remain at every moment: a workbook cannot lose its last visible sheet.
  for (const sheet of former) worksheets.getItem(sheet.id).visibility = "Visible";
  for (const sheet of current) worksheets.getItem(sheet.id).delete();
  // Where sheets have gone since, a remembered place may lie beyond the last.
  const last = sheets.length - current.length - 1;
  for (const sheet of former) {
    const [purpose = "", name = sheet.name, position = ""] = (sheet.own?.purpose ?? "").split(":");
    const target = worksheets.getItem(sheet.id);
    target.name = name;
    if (position !== "") target.position = Math.min(Number(position), last);
    target.customProperties.add(MARK, markOf("current", purpose));
  }
  await context.sync();
  return { removed: current.length, restored: former.length };
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
    remove(context, replaced);
    for (const plan of plans) {
      const sheet = worksheets.getItem(working.get(plan.name) ?? "");
      sheet.name = names.get(plan.name) ?? plan.name;
      sheet.customProperties.add(MARK, markOf("settings", plan.purpose));
      sheet.visibility = "Visible";
    }
    await context.sync();
  } catch (error) {
    await putBack(context, sheets).catch(() => undefined);
    throw error;
  }
}

/** The plan's own name, or `汇总·镇级 (2)` where a sheet of the user's has it. */
function finalNames(plans: readonly SheetPlan[], sheets: readonly SheetEntry[]): Map<string, string> {
  const users = sheets.filter((sheet) => sheet.own === null || sheet.own.state === "settings");
  return new Map(plans.map((plan) => [plan.name, freeName(plan.name, users)]));
}

function freeName(name: string, sheets: readonly SheetEntry[]): string {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name.slice(0, 26)} (${number})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}
