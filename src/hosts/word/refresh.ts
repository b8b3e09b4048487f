/**
 * Figures of the document: read, replaced, put back. Replacing is whole or not at all as far as Word allows: it has no transactions, so when a
 * step fails what was replaced before it is put back. What stands is read again each time: some builds put the new text before the old one (office-js#1516),
 * others do nothing (#2183), neither with an error.
 */
import type { WrittenFigure } from "../../documents/refreshing";
import { bodyOf, type BodyControl, type DocumentBody } from "./body";
import { wordFailureOf, RefusedByUs, StepFailure } from "./failure";
import { standingOf, type Difference } from "./standing";

/** A figure with where it stands. */
export interface PlacedFigure extends WrittenFigure {
  /** Place among the controls of the body. */
  readonly control: number;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface Replacement {
  /** Place among the controls of the body, and what stands there: a control that reads differently meanwhile is not touched. */
  readonly control: number;
  readonly tag: string;
  readonly from: string;
  /** Null: the figure stays and is marked as one that the ledgers no longer have. */
  readonly to: string | null;
}

export interface Replaced extends Replacement {
  /** Highlight before marking. */
  readonly highlight: string | null;
}

/** One `Word.run`. */
export type InWord = <T>(work: (context: Word.RequestContext) => Promise<T>) => Promise<T>;

/** Set on figures that the ledgers no longer have. */
const GONE_HIGHLIGHT = "#FFFF00";

export const figuresIn = (body: DocumentBody): PlacedFigure[] =>
  body.controls.map((control, index) => {
    const text = body.paragraphs[control.paragraph]?.text ?? "";
    return {
      control: index,
      tag: control.tag,
      text: control.text,
      before: text.slice(0, control.start),
      after: text.slice(control.end),
      locked: control.locked,
      paragraph: control.paragraph,
      start: control.start,
      end: control.end,
    };
  });

/** Figures that were replaced, for taking them back. */
export interface ReplacedFigures {
  readonly done: readonly Replaced[];
  /** Tracked changes in the document before. */
  readonly revisions: number;
  /** The new figures stand as tracked changes. */
  readonly tracked: boolean;
}

/** The body, and Word's own list of its controls. */
interface Loaded {
  readonly body: DocumentBody;
  readonly controls: readonly Word.ContentControl[];
}

async function load(context: Word.RequestContext): Promise<Loaded> {
  const ooxml = context.document.body.getOoxml();
  const controls = context.document.body.contentControls;
  controls.load("items/tag,items/text,items/font/highlightColor");
  await context.sync();
  const body = bodyOf(ooxml.value);
  return { body, controls: aligned(body.controls, controls.items) };
}

/** Word lists controls without a tag too, and those that it does not show (plain text controls below WordApi 1.5) it leaves out. */
function aligned(ours: readonly BodyControl[], theirs: readonly Word.ContentControl[]): Word.ContentControl[] {
  const found: Word.ContentControl[] = [];
  let next = 0;
  ours.forEach((control, i) => {
    for (let j = next; j < theirs.length; j++) {
      const candidate = theirs[j];
      if (candidate?.tag !== control.tag) continue;
      found[i] = candidate;
      next = j + 1;
      return;
    }
  });
  return found;
}

/**
 * Replaces figures.
 * @returns what was done, for taking it back
 * @throws RefusedByUs where a figure no longer reads as planned: nothing is changed then. StepFailure `unrestored` where a step failed and figures could not be put back
 */
export async function replaceFigures(run: InWord, replacements: readonly Replacement[]): Promise<ReplacedFigures> {
  const done: Replaced[] = [];
  let before: DocumentBody | null = null;
  try {
    await run(async (context) => {
      const loaded = await load(context);
      before = loaded.body;
      await replaceIn(context, loaded, replacements, done);
    });
    const should = done.flatMap((one) => (one.to === null ? [] : [{ ...one, at: one.control, text: one.to }]));
    const { body, off } = await settle(run, should, before);
    if (off.length > 0) throw new StepFailure("content", { code: "GeneralException" });
    const revisions = before === null ? 0 : standingOf(before).revisions;
    return { done, revisions, tracked: standingOf(body).revisions > revisions };
  } catch (error) {
    if (done.length > 0 && before !== null) await backAgain(run, before, done, error);
    throw error;
  }
}

/** @param done filled before anything is written */
async function replaceIn(context: Word.RequestContext, { body, controls }: Loaded, replacements: readonly Replacement[], done: Replaced[]): Promise<void> {
  if (body.settings.protected) throw new RefusedByUs("Protected");
  const planned = replacements.map((replacement) => {
    const control = controls[replacement.control];
    const stands = body.controls[replacement.control];
    if (!control || stands?.tag !== replacement.tag || stands.text !== replacement.from) throw new RefusedByUs("Changed");
    return { replacement, control };
  });
  done.push(...planned.map(({ replacement, control }) => ({ ...replacement, highlight: replacement.to === null ? control.font.highlightColor : null })));
  for (const { replacement, control } of planned) {
    if (replacement.to === null) control.font.highlightColor = GONE_HIGHLIGHT;
    else control.insertText(replacement.to, "Replace");
  }
  await context.sync();
}

/** A control that is to read as told, at its place among those of the body. */
interface Wanted {
  readonly at: number;
  readonly tag: string;
  readonly text: string;
}

/**
 * Reads the figures again; those that do not read as they should are set once more by the range inside of the control.
 * @param before the body before the step; its other words are to be as they were. null: only the figures themselves are looked at
 * @returns what stands, and what still reads otherwise
 */
async function settle<T extends Wanted>(run: InWord, wanted: readonly T[], before: DocumentBody | null): Promise<{ body: DocumentBody; off: readonly T[] }> {
  const look = () => run(async (context) => (await load(context)).body);
  const first = await look();
  const off = otherwise(first, wanted, before);
  if (off.length === 0) return { body: first, off };
  await run(async (context) => {
    const { controls } = await load(context);
    for (const { at, text } of off) controls[at]?.getRange("Content").insertText(text, "Replace");
    await context.sync();
  });
  const body = await look();
  return { body, off: otherwise(body, wanted, before) };
}

function otherwise<T extends Wanted>(body: DocumentBody, wanted: readonly T[], before: DocumentBody | null): T[] {
  return wanted.filter(({ at, tag, text }) => {
    const stands = body.controls[at];
    if (stands?.tag !== tag || stands.text !== text) return true;
    return before !== null && body.paragraphs[stands.paragraph]?.text !== textWith(before, wanted, stands.paragraph);
  });
}

/** The text that a paragraph has once its figures read as wanted. */
function textWith({ paragraphs, controls }: DocumentBody, wanted: readonly Wanted[], paragraph: number): string {
  const places = wanted.flatMap(({ at, text }) => {
    const stood = controls[at];
    return stood?.paragraph === paragraph ? [{ ...stood, text }] : [];
  });
  return places
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.text + text.slice(one.end), paragraphs[paragraph]?.text ?? "");
}

/** After a step that failed. @throws StepFailure where figures are not as they were, or nobody can see whether they are */
async function backAgain(run: InWord, before: DocumentBody, done: readonly Replaced[], error: unknown): Promise<void> {
  if (wordFailureOf(error).key === "closed") return;
  // In a context of its own: one that failed may not know any more what its objects stand for. Once more: what failed a moment ago may go now.
  const back = () => putFiguresBack(run, done);
  const outcome = await back().catch(() => back().catch(() => null));
  if (outcome === null) throw new StepFailure("unread", error);
  const wrong = done.flatMap(({ control, from }): Difference[] => {
    const [was, stands] = [before.controls[control], outcome.body.controls[control]];
    const text = outcome.body.paragraphs[was?.paragraph ?? -1]?.text ?? "";
    return stands?.text === from && text === before.paragraphs[was?.paragraph ?? -1]?.text
      ? []
      : [unlike(outcome.body, was?.paragraph ?? 0, from, stands?.text ?? "")];
  });
  if (wrong.length > 0) throw new StepFailure("unrestored", error, wrong.slice(0, 1));
}

const unlike = ({ paragraphs }: DocumentBody, paragraph: number, was: string, now: string): Difference => ({
  what: "text",
  at: paragraphs.slice(0, paragraph + 1).filter(({ text }) => text.trim() !== "").length,
  was,
  now,
});

/** What taking figures back came to. */
export interface PutBack {
  readonly back: number;
  /** Figures that somebody has edited since, which are left alone. */
  readonly edited: number;
  /** A figure that was put back and does not read as before. */
  readonly wrong: readonly Difference[];
  readonly body: DocumentBody;
}

/** Takes replacements back where the figure still reads as we left it, and reads them again. */
export async function putFiguresBack(run: InWord, done: readonly Replaced[]): Promise<PutBack> {
  const { wanted, back, edited } = await run((context) => putBackIn(context, done));
  const { body, off } = await settle(run, wanted, null);
  const wrong = off.slice(0, 1).map(({ at, text }) => unlike(body, body.controls[at]?.paragraph ?? 0, text, body.controls[at]?.text ?? ""));
  return { back, edited, wrong, body };
}

async function putBackIn(context: Word.RequestContext, done: readonly Replaced[]): Promise<{ wanted: Wanted[]; back: number; edited: number }> {
  const { body, controls } = await load(context);
  const wanted: Wanted[] = [];
  let back = 0;
  let edited = 0;
  const taken = new Set<number>();
  for (const one of done) {
    const index = placeOf(body.controls, one, taken);
    const control = index === null ? undefined : controls[index];
    if (index === null || !control) {
      edited += 1;
      continue;
    }
    taken.add(index);
    if (one.to === null) {
      // Without a highlight Word says null, and takes null back.
      setHighlight(control.font, one.highlight);
      back += 1;
    } else if (isOurs(body.controls[index]?.text ?? "", one)) {
      control.insertText(one.from, "Replace");
      wanted.push({ at: index, tag: one.tag, text: one.from });
      back += 1;
    } else if (body.controls[index]?.text !== one.from) edited += 1;
  }
  await context.sync();
  return { wanted, back, edited };
}

/** Reads as we left it, or as a Word leaves it that puts the new text before the old one. */
const isOurs = (text: string, { from, to }: Replaced): boolean => text === to || text === `${to ?? ""}${from}`;

/** The control's place now: where it was, or the first of its tag that reads as we left it, where text with controls came or went before it. */
function placeOf(controls: readonly BodyControl[], { control, tag, from, to }: Replaced, taken: ReadonlySet<number>): number | null {
  if (controls[control]?.tag === tag && !taken.has(control)) return control;
  const other = controls.findIndex((candidate, i) => !taken.has(i) && candidate.tag === tag && candidate.text === (to ?? from));
  return other < 0 ? null : other;
}

/** The declared type knows no null, Word does: it means no highlight. */
export const setHighlight = (font: Word.Font, color: string | null): void => {
  font.highlightColor = color as string;
};
