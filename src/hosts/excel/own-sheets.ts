/**
 * Sheets that belong to us are known by a worksheet custom property, never by their name: a user's own sheet called 汇总·镇级 is left
 * alone. Custom properties of worksheets are ExcelApi 1.12.
 */

/** Key of the custom property. Its value is `<state>:<purpose>`, such as `current:town`. */
export const MARK = "taizhang";

/** current: what a person sees; building: a run is writing it; former: what the last run replaced, kept hidden for undo; old: what was kept before that, to be deleted. */
export type OwnState = "current" | "building" | "former" | "old" | "settings";

export interface SheetEntry {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly visibility: Excel.SheetVisibility | string;
  /** null: the user's. */
  readonly own: { readonly state: OwnState; readonly purpose: string } | null;
}

const STATES: readonly OwnState[] = ["current", "building", "former", "old", "settings"];

/** Value of the mark, or null where the text is not ours. */
export function parseMark(value: string): SheetEntry["own"] {
  const at = value.indexOf(":");
  const state = STATES.find((known) => known === value.slice(0, at));
  return state === undefined ? null : { state, purpose: value.slice(at + 1) };
}

export const markOf = (state: OwnState, purpose: string): string => `${state}:${purpose}`;

/** Every sheet of the workbook with its mark. One sync. */
export async function listSheets(context: Excel.RequestContext): Promise<SheetEntry[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/position,items/visibility,items/customProperties/items/key,items/customProperties/items/value");
  await context.sync();
  return sheets.items.map((sheet) => {
    const mark = sheet.customProperties.items.find((property) => property.key === MARK);
    return { id: sheet.id, name: sheet.name, position: sheet.position, visibility: sheet.visibility, own: mark ? parseMark(mark.value) : null };
  });
}

export const withState = (sheets: readonly SheetEntry[], ...states: readonly OwnState[]): SheetEntry[] =>
  sheets.filter((sheet) => sheet.own !== null && states.includes(sheet.own.state));

/** A sheet that was set aside remembers more than its purpose: `town:汇总·镇级:5`, the name and the place that it had. */
export function formerly(sheet: SheetEntry): { readonly purpose: string; readonly name: string; readonly position: number | null } {
  const [purpose = "", name = sheet.name, position = ""] = (sheet.own?.purpose ?? "").split(":");
  return { purpose, name, position: position === "" ? null : Number(position) };
}

/** Mark of a sheet that is set aside now. */
export const asideMark = (state: "former" | "old", sheet: SheetEntry): string => markOf(state, `${formerly(sheet).purpose}:${sheet.name}:${sheet.position}`);

/** Queues the removal of sheets. Excel deletes no sheet that is very hidden. */
export function removeSheets(context: Excel.RequestContext, sheets: readonly SheetEntry[]): void {
  for (const entry of sheets) {
    const sheet = context.workbook.worksheets.getItem(entry.id);
    if (entry.visibility === "VeryHidden") sheet.visibility = "Hidden";
    sheet.delete();
  }
}

/** The name itself, or `汇总·镇级 (2)` where one of the sheets has it. */
export function freeName(name: string, sheets: readonly SheetEntry[]): string {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name.slice(0, 26)} (${number})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}
