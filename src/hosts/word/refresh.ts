/**
 * Figures of the document: read, replaced, put back. Replacing is whole or not at all as far as Word allows: it has no transactions, so when a
 * step fails what was replaced before it is put back.
 */
import type { WrittenFigure } from "../../refreshing";
import { bodyOf, type BodyControl, type DocumentBody } from "./body";
import { Refused } from "./failure";

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
export type Run = <T>(work: (context: Word.RequestContext) => Promise<T>) => Promise<T>;

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

/** The body's package, and Word's own list of its controls. */
async function load(context: Word.RequestContext): Promise<{ body: DocumentBody; controls: Word.ContentControl[] }> {
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
 * @throws Refused where a figure no longer reads as planned: nothing is changed then
 */
export async function replaceFigures(run: Run, replacements: readonly Replacement[]): Promise<Replaced[]> {
  const done: Replaced[] = [];
  try {
    await run((context) => replaceIn(context, replacements, done));
  } catch (error) {
    // In a context of its own: one that failed may not know any more what its objects stand for.
    if (done.length > 0) await run((context) => putBack(context, done)).catch(() => undefined);
    throw error;
  }
  return done;
}

/** @param done filled before anything is written */
async function replaceIn(context: Word.RequestContext, replacements: readonly Replacement[], done: Replaced[]): Promise<void> {
  const { body, controls } = await load(context);
  if (body.settings.protected) throw new Refused("Protected");
  const planned = replacements.map((replacement) => {
    const control = controls[replacement.control];
    const stands = body.controls[replacement.control];
    if (!control || stands?.tag !== replacement.tag || stands.text !== replacement.from) throw new Refused("Changed");
    return { replacement, control };
  });
  done.push(...planned.map(({ replacement, control }) => ({ ...replacement, highlight: replacement.to === null ? control.font.highlightColor : null })));
  for (const { replacement, control } of planned) {
    if (replacement.to === null) control.font.highlightColor = GONE_HIGHLIGHT;
    else control.insertText(replacement.to, "Replace");
  }
  await context.sync();
}

/** Takes replacements back where the figure still reads as we left it. @returns how many were put back, and how many were edited since */
export async function putBack(context: Word.RequestContext, done: readonly Replaced[]): Promise<{ back: number; edited: number }> {
  const { body, controls } = await load(context);
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
    } else if (body.controls[index]?.text === one.to) {
      control.insertText(one.from, "Replace");
      back += 1;
    } else if (body.controls[index]?.text !== one.from) edited += 1;
  }
  await context.sync();
  return { back, edited };
}

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
