/** Going to a cell, and marking problem cells so that the marks can be taken away again without a trace. */
import type { Severity } from "../../model/finding";
import { askSheets } from "./ask-sheets";

export interface CellPlace {
  readonly sheet: string;
  /** A1, or "" for the sheet as a whole. */
  readonly cell: string;
}

/** Shows the sheet and selects the cell. @returns false where the sheet no longer exists. Two syncs. */
export async function goTo(context: Excel.RequestContext, place: CellPlace): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
  sheet.load("visibility");
  await context.sync();
  if (sheet.isNullObject) return false;
  if (sheet.visibility === "Visible") sheet.activate();
  else return false;
  sheet.getRange(place.cell === "" ? "A1" : place.cell).select();
  await context.sync();
  return true;
}

/**
 * A mark is a conditional format whose formula is always true and names us. The cell's own format is never touched, and a mark is
 * recognised by its formula alone, so that taking marks away needs no memory of where they were put.
 */
const MARK_FORMULA: Readonly<Record<Severity, string>> = {
  error: '=N("taizhang:error")=0',
  warning: '=N("taizhang:warning")=0',
  info: '=N("taizhang:info")=0',
};
const FILL: Readonly<Record<Severity, string>> = { error: "#F8CBAD", warning: "#FFE699", info: "#DDEBF7" };

/** Marks cells by severity. Sheets that are protected or gone are left out and named. Two syncs, and one for each protected-sheet check. */
export async function markCells(
  context: Excel.RequestContext,
  places: readonly (CellPlace & { readonly severity: Severity })[],
): Promise<{ marked: number; skipped: string[] }> {
  const names = [...new Set(places.map((place) => place.sheet))];
  const sheets = names.map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load("name");
    sheet.protection.load("protected");
    return { name, sheet };
  });
  await context.sync();
  const open = new Map(sheets.filter(({ sheet }) => !sheet.isNullObject && !sheet.protection.protected).map(({ name, sheet }) => [name, sheet]));
  let marked = 0;
  for (const place of places) {
    const sheet = open.get(place.sheet);
    if (!sheet || place.cell === "") continue;
    const format = sheet.getRange(place.cell).conditionalFormats.add("Custom");
    format.custom.rule.formula = MARK_FORMULA[place.severity];
    format.custom.format.fill.color = FILL[place.severity];
    marked++;
  }
  await context.sync();
  return { marked, skipped: names.filter((name) => !open.has(name)) };
}

/** Takes all our marks away, on every sheet that can be changed. Three syncs. @returns how many */
export async function unmarkCells(context: Excel.RequestContext): Promise<number> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/protection/protected");
  await context.sync();
  const open = await askSheets(
    context,
    sheets.items.filter((sheet) => !sheet.protection.protected),
    (sheet) => {
      const formats = sheet.getRange().conditionalFormats;
      formats.load("items/id,items/type");
      return formats;
    },
  );
  const custom = open.flatMap(({ answer }) => answer.items.filter((format) => format.type === "Custom"));
  for (const format of custom) format.custom.rule.load("formula");
  await context.sync();
  const ours = custom.filter((format) => Object.values(MARK_FORMULA).includes(format.custom.rule.formula));
  for (const format of ours) format.delete();
  await context.sync();
  return ours.length;
}
