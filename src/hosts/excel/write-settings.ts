/**
 * Replaces the 设置 sheets of the same purposes: built beside, then exchanged. They are the clerk's own words, which the new sheets say again; a sheet on
 * which something stands that they do not say is kept beside.
 */
import type { SheetPlan } from "../../model/sheet-plan";
import { beginTurn, failed, takeTurn, workingName, type Begun, type Turn } from "./being-written";
import { readBlocks } from "./blocks";
import { buildSheets, type BuiltSheet } from "./build";
import { decorate } from "./decorate";
import type { RefusedDecoration } from "./isolation";
import { findAround, lookAround } from "./look-around";
import type { SheetMark } from "./mark";
import { findNeighbours } from "./neighbours";
import { freeName, nameBook, newToken, removeSheets, serialOf, type SheetEntry } from "./own-sheets";
import { asideOf, hide, nameOf, setAside, show, standingMark, type SetAside } from "./swap";
import type { InExcel } from "./write";

export interface SettingsWritten {
  /** Names of sheets on which the clerk had written more than is said on the new ones: they stand beside those. */
  readonly kept: readonly string[];
  /** Looks and the like that Excel did not take. */
  readonly refused: readonly RefusedDecoration[];
}

/** @throws the host's error after the workbook has been put back; BeingWritten, SheetsChanged, TakenOver where another run was there */
export async function writeSettings(run: InExcel, turn: Turn, plans: readonly SheetPlan[]): Promise<SettingsWritten> {
  const begun: Begun = { found: null, taken: false };
  try {
    return await run((context) => write(context, plans, turn, begun));
  } catch (error) {
    throw await run((context) => failed(context, turn, begun, error)).catch(() => error);
  }
}

async function write(context: Excel.RequestContext, plans: readonly SheetPlan[], turn: Turn, begun: Begun): Promise<SettingsWritten> {
  context.workbook.load("name");
  const listing = await beginTurn(context, turn, begun);
  const { sheets } = listing;
  const serial = Math.max(0, ...sheets.map(serialOf)) + 1;
  const purposes = new Set(plans.map((plan) => plan.purpose));
  const replaced = sheets.filter(({ own }) => own?.state === "settings" && purposes.has(own.purpose));
  const staying = sheets.filter((sheet) => !replaced.includes(sheet));
  const working = new Map(plans.map((plan, i) => [plan.name, workingName(i + 1, sheets)]));
  const names = new Map(plans.map((plan) => [plan.name, freeName(plan.name, staying)]));
  const book = listing.book ?? newToken();
  const markOf = ({ name, purpose }: SheetPlan): SheetMark => ({
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
    by: turn.writer,
  });
  const naming = { working, names, file: context.workbook.name };
  const { built } = await buildSheets(context, plans, { ...naming, markOf, onAdded: () => takeTurn(context, turn, begun) }, () => undefined);
  const lost = await saysMore(context, sheets, replaced, plans);
  const asides = asideOf(
    replaced,
    { hidden: "former", changed: "released" },
    "设置",
    lost,
    [...sheets, ...[...names.values()].map((name) => ({ name }))],
    book,
  );
  // Where somebody took the sheets away nothing else may change.
  for (const { id } of built) context.workbook.worksheets.getItem(id).visibility = "Hidden";
  if (listing.book === null) nameBook(context, book);
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
