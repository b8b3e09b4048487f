/**
 * Replaces the 设置 sheets of the same purposes: built beside, then exchanged. They are the clerk's own words, which the new sheets say again; a sheet on
 * which something stands that they do not say is kept beside.
 */
import type { SheetPlan } from "../../model/sheet-plan";
import { readBlocks } from "./blocks";
import { buildSheets, type BuiltSheet } from "./build";
import { decorate } from "./decorate";
import { halfDoneOf, recover } from "./half-done";
import type { Refused } from "./isolation";
import { findAround, lookAround } from "./look-around";
import type { Mark } from "./mark";
import { findNeighbours } from "./neighbours";
import { freeName, listSheets, newBook, removeSheets, serialOf, type SheetEntry } from "./own-sheets";
import { asideOf, hide, nameOf, OURS, setAside, show, standingMark, type SetAside } from "./swap";
import type { InExcel } from "./write";

export interface SettingsWritten {
  /** Names of sheets on which the clerk had written more than is said on the new ones: they stand beside those. */
  readonly kept: readonly string[];
  /** Looks and the like that Excel did not take. */
  readonly refused: readonly Refused[];
}

/** @throws the host's error after the workbook has been put back */
export async function writeSettings(run: InExcel, plans: readonly SheetPlan[]): Promise<SettingsWritten> {
  const task: { begun: number | null } = { begun: null };
  try {
    return await run((context) => write(context, plans, task));
  } catch (error) {
    const { begun } = task;
    if (begun !== null) await run((context) => recover(context, begun)).catch(() => undefined);
    throw error;
  }
}

async function write(context: Excel.RequestContext, plans: readonly SheetPlan[], task: { begun: number | null }): Promise<SettingsWritten> {
  context.workbook.load("name");
  let listing = await listSheets(context);
  if (halfDoneOf(listing.sheets) !== null) ({ listing } = await recover(context));
  const { sheets } = listing;
  const serial = Math.max(0, ...sheets.map(serialOf)) + 1;
  task.begun = serial;
  const purposes = new Set(plans.map((plan) => plan.purpose));
  const replaced = sheets.filter(({ own }) => own?.state === "settings" && purposes.has(own.purpose));
  const staying = sheets.filter((sheet) => !replaced.includes(sheet));
  const working = new Map(plans.map((plan, i) => [plan.name, freeName(`${OURS}设置${i + 1}`, sheets)]));
  const names = new Map(plans.map((plan) => [plan.name, freeName(plan.name, staying)]));
  const book = listing.book ?? newBook(context);
  const markOf = ({ name, purpose }: SheetPlan): Mark => ({
    state: "building",
    purpose,
    serial,
    over: null,
    book,
    id: null,
    name: names.get(name) ?? name,
    alias: working.get(name) ?? null,
    before: null,
    print: null,
  });
  const naming = { working, names, file: context.workbook.name };
  const { built } = await buildSheets(context, plans, { ...naming, markOf }, () => undefined);
  const lost = await saysMore(context, sheets, replaced, plans);
  const asides = asideOf(
    replaced,
    { hidden: "former", changed: "released" },
    "设置",
    lost,
    [...sheets, ...[...names.values()].map((name) => ({ name }))],
    book,
  );
  setAside(context, asides);
  show(context, built, names, ({ id, plan, print, mark }: BuiltSheet) => ({ ...standingMark(mark, id, nameOf(plan, names)), print }));
  hide(context, asides);
  await context.sync();
  const gone = asides.filter(({ visible }) => !visible).map(({ sheet }: SetAside): SheetEntry => ({ ...sheet, visibility: "VeryHidden" }));
  // What could not be cleared away the last time goes along.
  gone.push(...sheets.filter(({ own }) => own?.state === "former" && purposes.has(own.purpose)));
  const clearing = (): boolean => {
    removeSheets(context, gone);
    return gone.length > 0;
  };
  const { refused } = await decorate(context, built, naming, () => undefined, {
    first: { queue: () => false, alone: () => Promise.resolve() },
    last: {
      queue: clearing,
      alone: async () => {
        if (clearing()) await context.sync().catch(() => undefined);
      },
    },
  });
  return { kept: asides.filter(({ visible }) => visible).map(({ name }) => name), refused };
}

/** Ids of sheets that somebody changed and that say something which the new ones do not. */
async function saysMore(
  context: Excel.RequestContext,
  sheets: readonly SheetEntry[],
  replaced: readonly SheetEntry[],
  plans: readonly SheetPlan[],
): Promise<ReadonlySet<string>> {
  if (replaced.length === 0) return new Set();
  const hood = { sheets, own: replaced, watched: replaced };
  const { changed, added } = await lookAround(context, hood, await findAround(context, { ...hood, sheets: [] }), () => undefined);
  const asked = replaced.filter(({ id }) => changed.has(id));
  if (asked.length === 0) return changed;
  const { sizes } = await findNeighbours(context, [], asked);
  const said = new Set(plans.flatMap(({ cells }) => cells.flat().map((cell) => wordsOf(cell?.value))));
  const more = new Set<string>(added);
  await readBlocks(
    context,
    sizes,
    "values",
    ({ sheet }, range) => {
      if ((range.values as unknown[][]).flat().some((value) => value !== "" && !said.has(wordsOf(value)))) more.add(sheet.entry.id);
    },
    () => undefined,
  );
  return more;
}

const wordsOf = (value: unknown): string => String(value ?? "").trim();
