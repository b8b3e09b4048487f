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
