/** 排版 of the open document: what would change, and doing it while no changes are tracked. */
import type { FooterLook, FormatChange, FormatRule } from "../../documents/formatting";
import type { DocumentBody } from "./body";
import { wordFailureOf, RefusedByUs } from "./failure";
import { numberPages, readFooters, type FooterRecord } from "./footers";
import { doneOf, formatted, planFor } from "./format";
import { canSetPages, setPages, type PageRecord } from "./page-setup";
import type { InWord } from "./refresh";
import { takeBody } from "./taken";
import { learnTracking, untracked, type Host, type Untracked } from "./tracking";
import { replaceBody, type WrittenBody } from "./whole";

export interface FormatPlan {
  readonly changes: readonly FormatChange[];
  /** Texts of the paragraphs that the changes speak of, by their place. */
  readonly texts: readonly string[];
  /** Footers with content of somebody's, which get no page number from us. */
  readonly kept: readonly FooterLook[];
}

type Rules = ReadonlySet<FormatRule>;

export async function planOpen({ run }: Host, rules: Rules): Promise<FormatPlan> {
  const { body } = await takeBody(run);
  // Asking for a footer makes it where there is none, which a protected document refuses: whether it is one Word need not have said.
  const footers = await footersFor(run, body, rules).catch((error: unknown) => {
    if (wordFailureOf(error).key === "protected") return [];
    throw error;
  });
  const kept = footers.filter(({ state }) => state === "own");
  return { changes: planFor(body, rules, footers), texts: body.paragraphs.map(({ text }) => text), kept };
}

const footersFor = async (run: InWord, { settings }: DocumentBody, rules: Rules): Promise<readonly FooterLook[]> =>
  rules.has("page-number") && !settings.protected ? readFooters(run, settings.evenPages) : [];

/** What formatting did, and what it takes back. */
export interface FormattedOpen {
  readonly done: readonly FormatChange[];
  /** What this Word did not take: page setup, on some. */
  readonly left: readonly FormatChange[];
  /** null: only footers were written. */
  readonly written: WrittenBody | null;
  readonly footers: FooterRecord;
  readonly pages: PageRecord;
  /** Tracking is on again, where it was. */
  readonly resumed: boolean;
}

/**
 * @param word the namespace, asked for what this build of office.js has
 * @param stop aborted with the error that is to be thrown: nothing is written then
 * @throws RefusedByUs where it must not be done: Protected, Tracked, Unsure, Hidden
 */
export async function formatOpen(host: Host, word: typeof Word, rules: Rules, stop?: AbortSignal): Promise<FormattedOpen> {
  const { run } = host;
  const from = await takeBody(run);
  if (from.body.settings.protected) throw new RefusedByUs("Protected");
  if (from.hidden.length > 0) throw new RefusedByUs("Hidden");
  const changes = planFor(from.body, rules, await footersFor(run, from.body, rules));
  if (changes.length === 0) return { done: [], left: [], written: null, footers: [], pages: [], resumed: true };
  const inBody = changes.some(({ rule }) => rule !== "page-number");
  const write = async () => {
    stop?.throwIfAborted();
    const written = inBody ? await replaceBody(host, from, formatted(from.ooxml, changes)) : null;
    const footers = changes.some(({ rule }) => rule === "page-number") ? await numberedPages(run, from.body) : [];
    const pages = rules.has("page") ? await paged(host, word).catch(() => []) : [];
    return { written, footers, pages };
  };
  const { value: made, resumed } = inBody ? await untracked(host, from.body, write) : await letIn(host, from.body, write);
  const still = async (): Promise<FormatChange[]> => {
    const { body } = await takeBody(run);
    return planFor(body, rules, await footersFor(run, body, rules));
  };
  // What is written stands, also where it cannot be read any more: then only what Word often does not take is in doubt.
  const left = await still().catch(() => changes.filter(({ rule }) => rule === "page" || rule === "page-number"));
  return { ...made, done: doneOf(changes, left), left, resumed };
}

/** Footers alone may be written under tracking too: nothing is exchanged. @throws RefusedByUs Protected */
async function letIn<T>(host: Host, body: DocumentBody, write: () => Promise<T>): Promise<Untracked<T>> {
  await learnTracking(host, body);
  return { value: await write(), resumed: true };
}

/** Page numbers that this Word does not take are none of a step's failures: the step stands, and what is missing is told. */
export const numberedPages = (run: InWord, { settings }: DocumentBody): Promise<FooterRecord> => numberPages(run, settings.evenPages).catch(() => []);

/** Likewise paper and margins: what the body's markup did not bring. */
export async function paged({ run, office }: Host, word: typeof Word): Promise<PageRecord> {
  if (!canSetPages(word, office.context.requirements)) return [];
  const { body } = await takeBody(run);
  return setPages(run, office.context.requirements, planFor(body, new Set(["page"])));
}
