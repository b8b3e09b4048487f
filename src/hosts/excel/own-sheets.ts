/**
 * Sheets that belong to us are known by a worksheet custom property, never by their name: a user's own sheet called 汇总·镇级 is left
 * alone. Custom properties of worksheets are ExcelApi 1.12.
 */

/** Key of the custom property. Its value is `<state>:<purpose>`, such as `current:town`. */
export const MARK = "taizhang";

/** Key of the custom property that says which run wrote a sheet. Its value is a `RunNote` as JSON. */
export const RUN = "taizhang-run";

/** Which run a sheet is of, for a pane that was not there when it was written. */
export interface RunNote {
  /** What it wrote, in short: equal for equal figures and findings. */
  readonly figures: string;
  readonly findings: string;
  readonly town: string;
  /** Label of the period. */
  readonly period: string;
  /** Sheets of an earlier run stood there: once they are gone, what stood before cannot be brought back. */
  readonly replaced: boolean;
}

/** current: what a person sees; building: a run is writing it; former: what the last run replaced, kept hidden for undo; old: what was kept before that, to be deleted. */
export type OwnState = "current" | "building" | "former" | "old" | "settings";

export interface SheetEntry {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly visibility: Excel.SheetVisibility | string;
  /** null: the user's. */
  readonly own: { readonly state: OwnState; readonly purpose: string } | null;
  /** null: not noted (an older version wrote it), or none of ours. */
  readonly run: RunNote | null;
}

const STATES: readonly OwnState[] = ["current", "building", "former", "old", "settings"];

/** Value of the mark, or null where the text is not ours. */
export function parseMark(value: string): SheetEntry["own"] {
  const at = value.indexOf(":");
  const state = STATES.find((known) => known === value.slice(0, at));
  return state === undefined ? null : { state, purpose: value.slice(at + 1) };
}

export const markOf = (state: OwnState, purpose: string): string => `${state}:${purpose}`;

/** A run's note as it was written, or null where the text is none. */
export function parseRun(value: string): RunNote | null {
  try {
    const { figures, findings, town, period, replaced } = JSON.parse(value) as Readonly<Record<string, unknown>>;
    if (typeof figures !== "string" || typeof findings !== "string" || typeof town !== "string" || typeof period !== "string") return null;
    return { figures, findings, town, period, replaced: replaced !== false };
  } catch {
    return null;
  }
}

/** Every sheet of the workbook with its mark. One sync. */
export async function listSheets(context: Excel.RequestContext): Promise<SheetEntry[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/position,items/visibility,items/customProperties/items/key,items/customProperties/items/value");
  await context.sync();
  return sheets.items.map((sheet) => {
    const mark = sheet.customProperties.items.find((property) => property.key === MARK);
    const own = mark ? parseMark(mark.value) : null;
    const note = own && sheet.customProperties.items.find((property) => property.key === RUN);
    return { id: sheet.id, name: sheet.name, position: sheet.position, visibility: sheet.visibility, own, run: note ? parseRun(note.value) : null };
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
