/**
 * Steps that write more than figures: a report or a section into the document, and the whole body after formatting. The body as it was is kept, so
 * that our own undo can bring it back as long as nobody has worked on the document since.
 */
import { bodyOf, type DocumentBody } from "./body";
import { Refused } from "./failure";
import type { Run } from "./refresh";

/** document: instead of what is there · end: below it · cursor: below the paragraph with the cursor. */
export type InsertPlace = "document" | "end" | "cursor";

export interface BodyRecord {
  /** The package before; null where it is too large to be handed back. */
  readonly before: string | null;
  /** What the text was when we left it; null where it could not be read any more: the step stands, but is not ours to take back. */
  readonly left: string | null;
}

/** Word on the web takes 5 MB a request, and the text is quoted on its way. */
const RESTORABLE_BYTES = 3_500_000;

type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** The body as Word handed it out. */
export interface TakenBody {
  readonly ooxml: string;
  readonly body: DocumentBody;
}

/** The body as Word hands it out now. */
export async function takeBody(context: Word.RequestContext): Promise<TakenBody> {
  const ooxml = context.document.body.getOoxml();
  await context.sync();
  return { ooxml: ooxml.value, body: bodyOf(ooxml.value) };
}

/** Whether a report that comes in at a place is all that the document holds then. */
export const becomesWhole = (place: InsertPlace, blank: boolean): boolean => place === "document" || (place === "end" && blank);

export const isBlank = (body: DocumentBody): boolean =>
  body.paragraphs.every(({ text }) => text.trim() === "") &&
  !["w:tbl", "w:drawing", "w:pict"].some((name) => body.element.getElementsByTagName(name).length > 0);

/** Empty paragraphs at the end come and go with inserting; they are nobody's work. */
const textOf = (body: DocumentBody): string =>
  body.paragraphs
    .map(({ text }) => text)
    .join("\n")
    .trimEnd();

const restorable = (ooxml: string): string | null => (new TextEncoder().encode(ooxml).length > RESTORABLE_BYTES ? null : ooxml);

/**
 * Inserts packages one after the other. When one fails, those before it are taken out again.
 * @param open the document right before
 */
export async function insertPackages(run: Run, packages: readonly string[], place: InsertPlace, { ooxml, body }: TakenBody): Promise<BodyRecord> {
  if (body.settings.protected) throw new Refused("Protected");
  try {
    await run((context) => (place === "cursor" ? atCursor(context, packages) : inBody(context, packages, becomesWhole(place, isBlank(body)))));
  } catch (error) {
    // In a context of its own: one that failed may not know any more what its objects stand for.
    if (!(error instanceof Refused)) await run((context) => restore(context, ooxml, body)).catch(() => undefined);
    throw error;
  }
  return record(run, ooxml);
}

async function inBody(context: Word.RequestContext, packages: readonly string[], instead: boolean): Promise<void> {
  for (const [i, xml] of packages.entries()) {
    context.document.body.insertOoxml(xml, i === 0 && instead ? "Replace" : "End");
    await context.sync();
  }
}

/** What happens after a step that stands does not make it a failed one. */
async function record(run: Run, before: string): Promise<BodyRecord> {
  const read = () => run(takeBody);
  // Once more: what could not be read is not ours to take back.
  const left = await read()
    .catch(read)
    .then(
      ({ body }) => textOf(body),
      () => null,
    );
  return { before: restorable(before), left };
}

async function atCursor(context: Word.RequestContext, packages: readonly string[]): Promise<void> {
  const paragraph = context.document.getSelection().paragraphs.getLast();
  paragraph.load("text,tableNestingLevel");
  await context.sync();
  if (paragraph.tableNestingLevel > 0) throw new Refused("Place");
  let range = paragraph.getRange("Whole");
  for (const [i, xml] of packages.entries()) {
    range = range.insertOoxml(xml, i === 0 && paragraph.text.trim() === "" ? "Replace" : "After");
    await context.sync();
  }
}

/** Puts a changed body in the place of the one that it was made from. */
export async function replaceBody(run: Run, requirements: Requirements, from: string, to: string): Promise<BodyRecord> {
  const { body, ooxml } = await run(takeBody);
  if (body.settings.protected) throw new Refused("Protected");
  if (textOf(body) !== textOf(bodyOf(from))) throw new Refused("Changed");
  if (restorable(to) === null) throw Object.assign(new Error("too large"), { code: "RequestPayloadSizeLimitExceeded" });
  try {
    await run((context) => untracked(context, requirements, body, () => restore(context, to, bodyOf(to))));
  } catch (error) {
    if (!(error instanceof Refused)) await run((context) => restore(context, ooxml, body)).catch(() => undefined);
    throw error;
  }
  return record(run, ooxml);
}

/** Brings the former body back. @throws Refused where somebody has worked on the document since */
export async function takeBack(context: Word.RequestContext, requirements: Requirements, { before, left }: BodyRecord): Promise<void> {
  const { body } = await takeBody(context);
  if (body.settings.protected) throw new Refused("Protected");
  if (before === null || left === null || textOf(body) !== left) throw new Refused("Changed");
  await untracked(context, requirements, body, () => restore(context, before, bodyOf(before)));
}

async function restore(context: Word.RequestContext, before: string, body: DocumentBody): Promise<void> {
  if (isBlank(body)) context.document.body.clear();
  else context.document.body.insertOoxml(before, "Replace");
  await context.sync();
  await withoutTail(context, body);
}

/** Word leaves the paragraph that was last behind what it inserts; it goes where it is one too many and empty. */
async function withoutTail(context: Word.RequestContext, expected: DocumentBody): Promise<void> {
  const paragraphs = context.document.body.paragraphs;
  paragraphs.load("items/text");
  await context.sync();
  const last = paragraphs.items.at(-1);
  if (paragraphs.items.length !== expected.paragraphs.length + 1 || last?.text !== "") return;
  last.delete();
  // Word refuses to delete the last paragraph behind a table: then it stays.
  await context.sync().catch(() => undefined);
}

/** A body that is exchanged while changes are tracked would stand in the document twice. */
async function untracked<T>(context: Word.RequestContext, requirements: Requirements, body: DocumentBody, work: () => Promise<T>): Promise<T> {
  if (requirements.isSetSupported("WordApi", "1.4")) {
    context.document.load("changeTrackingMode");
    await context.sync();
    const mode = context.document.changeTrackingMode;
    if (mode === "Off") return work();
    context.document.changeTrackingMode = "Off";
    await context.sync();
    try {
      return await work();
    } finally {
      context.document.changeTrackingMode = mode;
      await context.sync();
    }
  }
  if (body.settings.tracked) throw new Refused("Tracked");
  return work();
}
