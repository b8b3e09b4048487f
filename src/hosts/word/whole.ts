/**
 * Steps that write more than figures: a report or a section into the document, and the whole body after formatting. The body as it was is kept, so
 * that our own undo can bring it back as long as nobody has worked on the document since.
 */
import { bodyOf, type DocumentBody } from "./body";
import { endsInControl, exchange, isBlankBody, mended, needsClearing, putRight } from "./exchange";
import { RefusedByUs } from "./failure";
import { differencesOf, standingOf, type Difference, type Standing } from "./standing";
import { takeBody, type TakenBody } from "./taken";
import { untracked, type Host, type Untracked } from "./tracking";

/** document: instead of what is there · end: below it · cursor: below the paragraph with the cursor. */
export type InsertPlace = "document" | "end" | "cursor";

export interface BodyRecord {
  /** The package before; null where it is too large to be handed back, or Word kept some of it back. */
  readonly before: string | null;
  /** What the text was when we left it; null where it could not be read any more: the step stands, but is not ours to take back. */
  readonly left: string | null;
}

/** What a step left in the document. */
export interface WrittenBody {
  readonly body: BodyRecord;
  /** What does not stand as it should; null: it could not be read again. */
  readonly wrong: readonly Difference[] | null;
  /** What was written stands as tracked changes. */
  readonly tracked: boolean;
}

/** Word on the web takes 5 MB a request, and the text is quoted on its way. */
const RESTORABLE_BYTES = 3_500_000;

/** Whether a report that comes in at a place is all that the document holds then. */
export const becomesWhole = (place: InsertPlace, blank: boolean): boolean => place === "document" || (place === "end" && blank);

const wordsOf = ({ paragraphs }: Standing): string => paragraphs.map(({ text }) => text).join("\n");

const tooLarge = (ooxml: string): boolean => new TextEncoder().encode(ooxml).length > RESTORABLE_BYTES;
const restorable = ({ ooxml, hidden }: TakenBody): string | null => (hidden.length > 0 || tooLarge(ooxml) ? null : ooxml);

/**
 * Inserts packages one after the other. When one fails, those before it are taken out again.
 * @param open the document right before
 */
export async function insertPackages(host: Host, packages: readonly string[], place: InsertPlace, open: TakenBody): Promise<WrittenBody> {
  const { run } = host;
  if (open.body.settings.protected) throw new RefusedByUs("Protected");
  const whole = becomesWhole(place, isBlankBody(open.body));
  try {
    await run((context) => (place === "cursor" ? atCursor(context, packages) : inBody(context, packages, whole, open.body)));
  } catch (error) {
    // In a context of its own: one that failed may not know any more what its objects stand for.
    return putRight(run, open, error, ({ body }) => untracked(host, body, () => exchange(run, body, open.ooxml)));
  }
  const came = joined(packages.map((xml) => standingOf(bodyOf(xml))));
  const read = () => inserted(host, standingOf(open.body), came, whole ? "whole" : place === "end" ? "end" : "cursor");
  // Once more: what could not be read is not ours to take back.
  const outcome = await read()
    .catch(read)
    .catch(() => null);
  return { body: { before: restorable(open), left: outcome?.left ?? null }, wrong: outcome?.wrong ?? null, tracked: outcome?.tracked ?? false };
}

const joined = (standings: readonly Standing[]): Pick<Standing, "paragraphs" | "controls"> => ({
  paragraphs: standings.flatMap(({ paragraphs }) => paragraphs),
  controls: standings.flatMap(({ controls }) => controls),
});

/** How the document stands after an insertion, the styles of what came mended, against how it should. */
async function inserted({ run }: Host, before: Standing, came: Pick<Standing, "paragraphs" | "controls">, where: "whole" | "end" | "cursor") {
  const look = standingOf((await takeBody(run)).body);
  const from = where === "whole" ? 0 : where === "end" ? before.paragraphs.length : placeOf(look, before, came);
  const stands = await mended(run, look, came.paragraphs, from);
  const kept = where === "whole" ? [] : before.paragraphs;
  const should: Standing = {
    ...stands,
    // Looks of what was there stay as they were; those of what comes are as good as its styles.
    paragraphs: [...kept.slice(0, from), ...came.paragraphs, ...kept.slice(from)].map((one, i) => ({ ...one, look: stands.paragraphs[i]?.look ?? "" })),
    controls: where === "whole" ? came.controls : where === "end" || !withAll(stands, before, came) ? [...before.controls, ...came.controls] : stands.controls,
    sections: where === "whole" ? 1 : before.sections,
  };
  const tracked = stands.paragraphs.slice(from, from + came.paragraphs.length).some((one) => one.inserted);
  // What is replaced under tracking is still there, marked as deleted: its controls and section breaks with it.
  const wrong = differencesOf(tracked ? { ...should, controls: stands.controls, sections: stands.sections } : should, stands);
  return { left: wordsOf(stands), wrong, tracked };
}

/** Whether all controls are there, in whatever order: the cursor may stand in one of them. */
function withAll(stands: Standing, before: Standing, came: Pick<Standing, "controls">): boolean {
  const tags = (controls: readonly string[]) =>
    controls
      .map((one) => one.replace(/^\d+ /, ""))
      .sort()
      .join();
  return tags(stands.controls) === tags([...before.controls, ...came.controls]);
}

/** How many paragraphs of the former document stand above what came. */
function placeOf(now: Standing, before: Standing, came: Pick<Standing, "paragraphs">): number {
  for (let from = 0; from <= before.paragraphs.length; from++) if (came.paragraphs.every(({ text }, i) => now.paragraphs[from + i]?.text === text)) return from;
  return before.paragraphs.length;
}

async function inBody(context: Word.RequestContext, packages: readonly string[], instead: boolean, now: DocumentBody): Promise<void> {
  const { body } = context.document;
  if (instead && needsClearing(now)) body.clear();
  const control = !instead && endsInControl(now) ? await outermostControl(context) : null;
  // Word would put what comes inside of it (office-js#866).
  if (control) return after(context, control.insertParagraph("", "After"), packages, true);
  for (const [i, xml] of packages.entries()) {
    body.insertOoxml(xml, i === 0 && instead ? "Replace" : "End");
    await context.sync();
  }
}

/** The control that the body ends in: the outermost one, a paragraph behind an inner one would stand in the outer. Some kinds Word does not show: null. */
async function outermostControl(context: Word.RequestContext): Promise<Word.ContentControl | null> {
  let found: Word.ContentControl | null = null;
  for (let next = context.document.body.paragraphs.getLast().parentContentControlOrNullObject; ; next = next.parentContentControlOrNullObject) {
    next.load("id");
    await context.sync();
    if (next.isNullObject) return found;
    found = next;
  }
}

async function atCursor(context: Word.RequestContext, packages: readonly string[]): Promise<void> {
  const paragraph = context.document.getSelection().paragraphs.getLast();
  paragraph.load("text,tableNestingLevel");
  await context.sync();
  if (paragraph.tableNestingLevel > 0) throw new RefusedByUs("Place");
  await after(context, paragraph, packages, paragraph.text.trim() === "");
}

/** @param instead the paragraph is empty, and the first package takes its place */
async function after(context: Word.RequestContext, paragraph: Word.Paragraph, packages: readonly string[], instead: boolean): Promise<void> {
  let range = paragraph.getRange("Whole");
  for (const [i, xml] of packages.entries()) {
    range = range.insertOoxml(xml, i === 0 && instead ? "Replace" : "After");
    await context.sync();
  }
}

/** Puts a changed body in the place of the one that it was made from. Changes must not be tracked meanwhile. */
export async function replaceBody({ run }: Host, from: TakenBody, to: string): Promise<WrittenBody> {
  const now = await takeBody(run);
  if (now.body.settings.protected) throw new RefusedByUs("Protected");
  if (wordsOf(standingOf(now.body)) !== wordsOf(standingOf(from.body))) throw new RefusedByUs("Changed");
  if (tooLarge(to)) throw Object.assign(new Error("too large"), { code: "RequestPayloadSizeLimitExceeded" });
  const should = standingOf(bodyOf(to));
  const wrong = await exchange(run, now.body, to).catch(async (error: unknown) => {
    // What was written may stand, and only reading it again have failed.
    const seen = differencesOf(should, standingOf(now.body)).length > 0;
    const stands = seen ? await takeBody(run).catch(() => null) : null;
    if (stands && differencesOf(should, standingOf(stands.body)).length === 0) return [];
    return putRight(run, now, error, ({ body }) => exchange(run, body, now.ooxml));
  });
  const read = () => takeBody(run);
  // Once more: what could not be read is not ours to take back.
  const left = await read()
    .catch(read)
    .then(
      ({ body }) => wordsOf(standingOf(body)),
      () => null,
    );
  return { body: { before: restorable(now), left }, wrong, tracked: false };
}

/**
 * Brings the former body back and reads it again.
 * @returns what does not stand as it did before
 * @throws RefusedByUs Changed where somebody has worked on the document since, Large where it cannot be handed back, Tracked or Unsure where it would stand twice
 */
export async function takeBack(host: Host, { before, left }: BodyRecord): Promise<Untracked<Difference[]>> {
  const { run } = host;
  if (before === null) throw new RefusedByUs("Large");
  const now = await takeBody(run);
  if (now.body.settings.protected) throw new RefusedByUs("Protected");
  if (left === null || wordsOf(standingOf(now.body)) !== left) throw new RefusedByUs("Changed");
  return untracked(host, now.body, () =>
    exchange(run, now.body, before).catch((error: unknown) => putRight(run, now, error, ({ body }) => exchange(run, body, now.ooxml))),
  );
}
