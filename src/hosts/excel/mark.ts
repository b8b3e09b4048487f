/**
 * The mark that makes a worksheet ours: a custom property that names the workbook, the sheet's own id and the name that we gave it. Excel copies custom
 * properties along with a sheet, into other workbooks too, so that the key alone says nothing: a clerk's copy, a sheet that was renamed and one that
 * came from elsewhere carry the mark and are the clerk's. Pure.
 */
import { sheetNames } from "../../model/sheet-names";
import type { Writer } from "./writers";

/** Key of the custom property (ExcelApi 1.12). */
export const MARK = "taizhang";

/**
 * current: what a person sees. building: a run is writing it. former: what the run that stands replaced, hidden for undo. undone: taken back, to be
 * deleted. kept: changed by the clerk, theirs, and brought back as it is where the run that replaced it is undone. released: the clerk's for good.
 */
export type OwnState = "current" | "building" | "former" | "undone" | "kept" | "released" | "settings";

const STATES: readonly OwnState[] = ["current", "building", "former", "undone", "kept", "released", "settings"];

/** Where a sheet stood before it was set aside. */
export interface FormerPlace {
  readonly name: string;
  readonly position: number;
  readonly visibility: string;
}

export interface SheetMark {
  readonly state: OwnState;
  /** `town`, `values`, `settings-corrections`… */
  readonly purpose: string;
  /** Counts the runs of a workbook from 1; 0 and below: written by a version that did not count. */
  readonly serial: number;
  /** The run whose sheets it replaced; null: none. */
  readonly over: number | null;
  /** Token of the workbook; null: written by a version that had none. */
  readonly book: string | null;
  /** The sheet's own id; null while Excel has not told it yet. */
  readonly id: string | null;
  /** The name that we gave. */
  readonly name: string;
  /** Its name before or after, while a change of names is under way: somebody may stop it in the middle, Ctrl+Z for instance. */
  readonly alias: string | null;
  /** Of a sheet that was set aside. */
  readonly before: FormerPlace | null;
  /** What we wrote, in short (`sheet-print.ts`); null: not known. */
  readonly print: string | null;
  /** The run that makes or made it; null: an older version, which did not say. */
  readonly by: Writer | null;
}

/** Text of a mark. */
export const markText = ({ state, purpose, serial, over, book, id, name, alias, before, print, by }: SheetMark): string =>
  JSON.stringify({
    state,
    purpose,
    serial,
    ...(over === null ? {} : { over }),
    book,
    id,
    name,
    ...(alias === null ? {} : { alias }),
    ...(before === null ? {} : { before: [before.name, before.position, before.visibility] }),
    ...(print === null ? {} : { print }),
    ...(by === null ? {} : { by: [by.run, by.profile, by.platform, by.since] }),
  });

/** @returns null where the text is no mark of ours */
export function parseMark(text: string): SheetMark | null {
  const former = formerVersion(text);
  if (former) return former;
  try {
    const { state, purpose, serial, over, book, id, name, alias, before, print, by } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const known = STATES.find((one) => one === state);
    if (known === undefined || typeof purpose !== "string" || typeof serial !== "number" || typeof name !== "string") return null;
    return {
      state: known,
      purpose,
      serial,
      over: typeof over === "number" ? over : null,
      book: textOr(book),
      id: textOr(id),
      name,
      alias: textOr(alias),
      before: placeOf(before),
      print: textOr(print),
      by: writerOf(by),
    };
  } catch {
    return null;
  }
}

const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null);

function writerOf(value: unknown): Writer | null {
  if (!Array.isArray(value)) return null;
  const [run, profile, platform, since] = value as readonly unknown[];
  return typeof run === "string" ? { run, profile: textOr(profile), platform: textOr(platform) ?? "", since: typeof since === "number" ? since : 0 } : null;
}

function placeOf(value: unknown): FormerPlace | null {
  if (!Array.isArray(value)) return null;
  const [name, position, visibility] = value as readonly unknown[];
  return typeof name === "string" && typeof position === "number" && typeof visibility === "string" ? { name, position, visibility } : null;
}

/**
 * What earlier versions wrote: `current:town`, `former:town:汇总·镇级:5`. They named no id, so that only a sheet with the very name that we give is taken for
 * ours: of several with one mark there is then one.
 */
function formerVersion(text: string): SheetMark | null {
  const [stated = "", purpose = "", remembered, position = ""] = text.split(":");
  const known = FORMER_STATES[stated];
  if (known === undefined || purpose === "") return null;
  const given = (sheetNames as Readonly<Record<string, string>>)[purpose] ?? null;
  const before = remembered === undefined ? null : { name: remembered, position: Number(position), visibility: "Visible" };
  return { ...known, purpose, book: null, id: null, name: given ?? "", alias: null, before, print: null, by: null };
}

const FORMER_STATES: Readonly<Record<string, Pick<SheetMark, "state" | "serial" | "over">>> = {
  current: { state: "current", serial: 0, over: -1 },
  building: { state: "building", serial: 0, over: null },
  former: { state: "former", serial: -1, over: null },
  old: { state: "undone", serial: -2, over: null },
  settings: { state: "settings", serial: 0, over: null },
};

/** A sheet as Excel lists it, with the text of its mark parsed. */
export interface MarkedSheet {
  readonly id: string;
  readonly name: string;
  readonly mark: SheetMark | null;
}

/**
 * Which of the sheets still are what their marks say.
 * @param book token of this workbook
 * @returns their ids
 */
export function genuineSheets(sheets: readonly MarkedSheet[], book: string | null): ReadonlySet<string> {
  const named = sheets.filter(
    ({ name, mark }) => mark !== null && (mark.book === null ? isFormerVersions(name, mark) : isOfBook(mark, book) && hasName(name, mark)),
  );
  return new Set(named.filter(({ id, mark }) => mark?.id === null || mark?.id === id || isGivenOnOpening(id)).map(({ id }) => id));
}

/**
 * Ids that Excel gives by position to sheets of a file that has none: Excel 2016 and other programs drop them when they save (office-js#1390,
 * office-js-docs#297). Such an id says nothing of which sheet it is, and the name has to do; a sheet that is added or copied never gets one.
 */
const isGivenOnOpening = (id: string): boolean => /^\{00000000-0001-0000-[0-9A-F]{4}-0{12}\}$/i.test(id);

/** A workbook gets its token with the first sheets that are shown in it: two that are built at once have two until then. Nobody copies what is hidden. */
const isOfBook = (mark: SheetMark, book: string | null): boolean => mark.book === book || mark.state === "building";

const hasName = (name: string, mark: SheetMark): boolean => name === mark.name || name === mark.alias;

/** Settings have no name of their own here: ours begin alike, and were numbered only beside one of the clerk's. */
function isFormerVersions(name: string, { state, purpose, name: given, before }: SheetMark): boolean {
  if (state === "settings") return name.startsWith("设置·");
  if (state === "building" || before === null) return state === "building" || name === given;
  return before.name === given && purpose !== "";
}

export const isSettings = (mark: SheetMark): boolean => mark.state === "settings" || mark.purpose.startsWith("settings");
