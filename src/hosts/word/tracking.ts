/**
 * Whether changes are tracked, learnt in ways that real Word allows, and writing while it pauses. A body that is exchanged while changes are tracked would
 * stand in the document twice: as deleted and as inserted.
 */
import { openDocx } from "../../formats/docx/opened";
import { switchedOn, type DocumentBody } from "./body";
import { wordFailureOf, RefusedByUs, StepFailure } from "./failure";
import { handsOutFile, takeFile } from "./file";
import { probe } from "./probe";
import type { InWord } from "./refresh";

/** What a step asks Word by. */
export interface Host {
  readonly run: InWord;
  readonly office: Pick<typeof Office, "context" | "FileType">;
}

export interface Tracking {
  readonly state: "off" | "on" | "unknown";
  /** Where it was read and can be set again; null: Word did not say it by its interface. */
  readonly mode: Mode | null;
}

type Mode = Word.Document["changeTrackingMode"];

/** A file is fetched whole for one of its settings: above this it is not worth it. */
const FILE_LIMIT = 4_000_000;

/**
 * By the interface (WordApi 1.4) where it answers: some builds leave the answer out (office-js#2797). Else by a probe edit, and where that says nothing by the
 * settings of the document's file.
 * @param body as handed out: tracking that it tells of is certain, silence says nothing
 * @throws RefusedByUs Protected where Word lets nobody write, StepFailure where a probe could not be taken out again
 */
export async function learnTracking({ run, office }: Host, body: DocumentBody): Promise<Tracking> {
  const mode = await readMode(run, office.context.requirements);
  if (mode !== null) return { state: mode === "Off" ? "off" : "on", mode };
  if (body.settings.tracked) return { state: "on", mode: null };
  const probed = await probe(run);
  if (probed === "refused") throw new RefusedByUs("Protected");
  if (probed !== "unclear") return { state: probed, mode: null };
  return { state: await fromFile(office).catch(() => "unknown" as const), mode: null };
}

type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** null where this Word or its office.js does not tell. */
async function readMode(run: InWord, requirements: Requirements): Promise<Mode | null> {
  if (requirements.isSetSupported("WordApi", "1.4"))
    return run(async (context) => {
      context.document.load("changeTrackingMode");
      await context.sync();
      return context.document.changeTrackingMode;
    }).catch(() => null);
  return null;
}

async function fromFile(office: Host["office"]): Promise<Tracking["state"]> {
  if (!handsOutFile(office.context.requirements)) return "unknown";
  const bytes = await takeFile(office, FILE_LIMIT, { signal: new AbortController().signal, progress: () => undefined });
  const file = await openDocx(bytes);
  const part = file.related.find(({ kind }) => kind === "settings")?.part;
  const settings = part === undefined ? null : await file.read(part);
  return switchedOn(settings?.documentElement ?? null, "w:trackRevisions") ? "on" : "off";
}

/** What was done, and whether tracking is on again as it was before. */
export interface Untracked<T> {
  readonly value: T;
  readonly resumed: boolean;
}

/**
 * Does something while no changes are tracked.
 * @throws RefusedByUs Tracked where they are and cannot be paused, Unsure where it cannot be learnt; nothing is done then
 */
export async function untracked<T>(host: Host, body: DocumentBody, work: () => Promise<T>): Promise<Untracked<T>> {
  const { state, mode } = await learnTracking(host, body);
  if (state === "unknown") throw new RefusedByUs("Unsure");
  if (state === "off") return { value: await work(), resumed: true };
  if (mode === null) throw new RefusedByUs("Tracked");
  // Once more: what went wrong a moment ago may go now.
  const resume = async (): Promise<boolean> => (await setMode(host, mode)) || setMode(host, mode);
  try {
    if (!(await setMode(host, "Off"))) throw new RefusedByUs("Tracked");
    const value = await work();
    return { value, resumed: await resume() };
  } catch (error) {
    if (await resume()) throw error;
    const { key, wrong } = wordFailureOf(error);
    throw new StepFailure(key, error, wrong, true);
  }
}

/** Setting it may do nothing, without an error (office-js#6450): only what is read afterwards counts. */
async function setMode({ run, office }: Host, mode: Mode): Promise<boolean> {
  if (office.context.requirements.isSetSupported("WordApi", "1.4"))
    await run(async (context) => {
      context.document.changeTrackingMode = mode;
      await context.sync();
    }).catch(() => undefined);
  return (await readMode(run, office.context.requirements)) === mode;
}
