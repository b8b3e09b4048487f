/**
 * The exchange of one run's sheets for another's. Every call leaves the workbook in a state that the marks tell, since a clerk may take calls back one
 * by one (`half-done.ts`): a sheet's mark names its old name and its new one before it is renamed, and the mark of a new sheet says last that it stands.
 */
import type { SheetPlan } from "../../model/sheet-plan";
import type { BuiltSheet } from "./build";
import type { FormerPlace, SheetMark } from "./mark";
import { freeName, OURS, setMark, withEnd, type SheetEntry } from "./own-sheets";
import { handOver, type TableNames } from "./table-names";

const CHANGED = "（修改过）";

export interface SetAside {
  readonly sheet: SheetEntry;
  readonly mark: SheetMark;
  readonly name: string;
  /** It stays where it is seen: the clerk changed it. */
  readonly visible: boolean;
}

/**
 * What becomes of sheets that others take the place of.
 * @param state of those that nobody changed; changed ones become the clerk's
 * @param stem of their names
 * @param taken names that no sheet may get
 * @param book the workbook's token, which marks of an older version lack
 */
export function asideOf(
  sheets: readonly SheetEntry[],
  state: { readonly hidden: "former" | "undone"; readonly changed: "kept" | "released" },
  stem: string,
  changed: ReadonlySet<string>,
  taken: readonly { readonly name: string }[],
  book: string | null,
): SetAside[] {
  const names = [...taken];
  return sheets.flatMap((sheet, i) => {
    const { own } = sheet;
    if (!own) return [];
    const visible = changed.has(sheet.id);
    const name = freeName(visible ? withEnd(sheet.name, CHANGED) : `${OURS}·${stem}${i + 1}`, names);
    names.push({ name });
    const mark: SheetMark = { ...own, book, id: sheet.id, state: visible ? state.changed : state.hidden, name, alias: sheet.name, before: placeOf(sheet) };
    return [{ sheet, mark, name, visible }];
  });
}

const placeOf = ({ name, position, visibility }: SheetEntry): FormerPlace => ({ name, position, visibility });

/** Queues that sheets step back; they are hidden by `hide`, when others are seen: a workbook cannot lose its last visible sheet. */
export function setAside(context: Excel.RequestContext, sheets: readonly SetAside[]): void {
  for (const { sheet, mark, name } of sheets) {
    setMark(context, sheet.id, mark);
    context.workbook.worksheets.getItem(sheet.id).name = name;
  }
}

export function hide(context: Excel.RequestContext, sheets: readonly SetAside[]): void {
  for (const { sheet, visible } of sheets) if (!visible) context.workbook.worksheets.getItem(sheet.id).visibility = "VeryHidden";
}

/** Queues that built sheets take their names and are seen. */
export function show(
  context: Excel.RequestContext,
  built: readonly BuiltSheet[],
  names: ReadonlyMap<string, string>,
  markOf: (sheet: BuiltSheet) => SheetMark,
): void {
  const { worksheets } = context.workbook;
  for (const sheet of built) {
    const worksheet = worksheets.getItem(sheet.id);
    worksheet.name = nameOf(sheet.plan, names);
    worksheet.visibility = "Visible";
    setMark(context, sheet.id, markOf(sheet));
  }
}

export const nameOf = (plan: SheetPlan, names: ReadonlyMap<string, string>): string => names.get(plan.name) ?? plan.name;

/** A pair of sheets for one purpose. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  /** How many tables the second one has. */
  readonly tables: number;
}

/** Queues that tables hand on their names. */
export function handOverTables(context: Excel.RequestContext, pairs: readonly Handover[], tables: TableNames): void {
  const { worksheets } = context.workbook;
  const taken = new Set([...tables.values()].flat().map((name) => name.toLowerCase()));
  for (const { from, to, tables: count } of pairs) handOver(worksheets.getItem(from), tables.get(from) ?? [], worksheets.getItem(to), count, taken);
}

/**
 * Queues that sheets that were set aside stand again as they did.
 * @param others all sheets that stay beside them
 */
export function standAgain(context: Excel.RequestContext, sheets: readonly SheetEntry[], others: readonly { readonly name: string }[]): void {
  const names = [...others];
  const last = others.length + sheets.length - 1;
  for (const { id, bears } of byPlace(sheets)) {
    if (!bears) continue;
    const before = bears.before ?? { name: bears.name, position: last, visibility: "Visible" };
    // Somebody may have used the name meanwhile.
    const name = freeName(before.name, names);
    names.push({ name });
    const worksheet = context.workbook.worksheets.getItem(id);
    worksheet.name = name;
    // Where sheets have gone since, a remembered place may lie beyond the last.
    worksheet.position = Math.min(before.position, last);
    worksheet.visibility = before.visibility as Excel.SheetVisibility;
    setMark(context, id, standingMark(bears, id, name));
  }
}

const byPlace = (sheets: readonly SheetEntry[]): SheetEntry[] =>
  [...sheets].sort((one, other) => (one.bears?.before?.position ?? 0) - (other.bears?.before?.position ?? 0));

/** Mark of a sheet that stands (again). */
export const standingMark = (mark: SheetMark, id: string, name: string): SheetMark => ({
  ...mark,
  state: mark.purpose.startsWith("settings") ? "settings" : "current",
  id,
  name,
  alias: null,
  before: null,
});
