/** The workbook's sheets, and which of them are ours: known by their marks, never by their names. */
import { genuineSheets, isSettings, MARK, markText, parseMark, type SheetMark, type OwnState } from "./mark";

/** Key of the custom property that says which run wrote a sheet. Its value is a `RunNote` as JSON. */
export const RUN = "taizhang-run";

/**
 * Name, hidden from the clerk, that holds the workbook's token: sheets take their marks along into other workbooks, and names that no sheet uses stay
 * behind. Names outlive other programs, which settings of an add-in do not.
 */
const BOOK = "_taizhang_book";

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

export interface SheetEntry {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly visibility: Excel.SheetVisibility | string;
  /** null: the clerk's. */
  readonly own: SheetMark | null;
  /** The mark that it bears, whosever it is: a copy of ours, one that was renamed, one that the clerk changed. */
  readonly bears: SheetMark | null;
  /** It still is the sheet that its mark names. */
  readonly genuine: boolean;
  /** null: not noted (an older version wrote it), or none of ours. */
  readonly run: RunNote | null;
}

export interface Listing {
  readonly sheets: readonly SheetEntry[];
  /** The workbook's token; null: nothing was ever written. */
  readonly book: string | null;
}

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
export async function listSheets(context: Excel.RequestContext): Promise<Listing> {
  const listing = askListing(context);
  await context.sync();
  return listing();
}

/** Queues the question. @returns the answer, afterwards */
export function askListing(context: Excel.RequestContext): () => Listing {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/position,items/visibility,items/customProperties/items/key,items/customProperties/items/value");
  const name = context.workbook.names.getItemOrNullObject(BOOK);
  name.load("formula");
  return () => listingOf(sheets, name.isNullObject ? null : tokenOf(String(name.formula)));
}

function listingOf(sheets: Excel.WorksheetCollection, book: string | null): Listing {
  const found = sheets.items.map((sheet) => {
    const property = (key: string): string | undefined => sheet.customProperties.items.find((one) => one.key === key)?.value;
    return {
      id: sheet.id,
      name: sheet.name,
      position: sheet.position,
      visibility: sheet.visibility,
      mark: parseMark(property(MARK) ?? ""),
      run: parseRun(property(RUN) ?? ""),
    };
  });
  const genuine = genuineSheets(found, book);
  const entries = found.map(({ mark: bears, run, ...sheet }): SheetEntry => {
    const isGenuine = genuine.has(sheet.id);
    const own = isGenuine && bears?.state !== "kept" && bears?.state !== "released" ? bears : null;
    return { ...sheet, own, bears, genuine: isGenuine, run: isGenuine ? run : null };
  });
  return { sheets: entries, book };
}

/** `="k3f…"` → `k3f…` */
const tokenOf = (formula: string): string | null => /^="([^"]+)"$/.exec(formula)?.[1] ?? null;

/** A token for a workbook that has none; nothing hangs on its being hard to guess. */
export const newToken = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Queues that the workbook gets its token. Sheets of ours would be nobody's by another: it is given once nobody else can be giving one. */
export const nameBook = (context: Excel.RequestContext, token: string): void => {
  context.workbook.names.add(BOOK, `="${token}"`).visible = false;
};

export const setMark = (context: Excel.RequestContext, id: string, mark: SheetMark): void =>
  void context.workbook.worksheets.getItem(id).customProperties.add(MARK, markText(mark));

/** Sheets of runs, never 设置 sheets, in one of the states. */
export const withState = (sheets: readonly SheetEntry[], ...states: readonly OwnState[]): SheetEntry[] =>
  sheets.filter(({ own }) => own !== null && states.includes(own.state) && !isSettings(own));

/** Sheets that the clerk changed and that a run put beside its own: undoing that run brings them back under their names. */
export const keptBeside = (sheets: readonly SheetEntry[]): SheetEntry[] =>
  sheets.filter(({ bears, genuine }) => genuine && bears?.state === "kept" && !isSettings(bears));

export const serialOf = ({ bears }: SheetEntry): number => bears?.serial ?? 0;

/** The clerk's, though it comes from a sheet of ours: a copy, one that was renamed or changed. */
export const isDerived = ({ own, bears }: SheetEntry): boolean => own === null && bears !== null;

/** Queues the removal of sheets. Excel deletes no sheet that is very hidden. */
export function removeSheets(context: Excel.RequestContext, sheets: readonly SheetEntry[]): void {
  for (const entry of sheets) {
    const sheet = context.workbook.worksheets.getItem(entry.id);
    if (entry.visibility === "VeryHidden") sheet.visibility = "Hidden";
    sheet.delete();
  }
}

/** Working names of ours begin so. */
export const OURS = "~台账通";

/** Characters of a sheet's name that Excel takes. */
const LONGEST = 31;

/** The name itself, or `汇总·镇级 (2)` where one of the sheets has it; cut where it would be too long for Excel. */
export function freeName(name: string, sheets: readonly Pick<SheetEntry, "name">[]): string {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  for (let number = 1; ; number++) {
    const tried = withEnd(name, number === 1 ? "" : ` (${number})`);
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

/** A name with something behind it, cut before that where both are too long; never within a character of two units. */
export function withEnd(name: string, end: string): string {
  let length = 0;
  let kept = "";
  for (const character of name) {
    if ((length += character.length) > LONGEST - end.length) break;
    kept += character;
  }
  return `${kept}${end}`;
}
