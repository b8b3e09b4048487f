/**
 * Steps that write more than figures: a report or a section into the document, and the whole body after formatting. The body as it was is kept, so
 * that our own undo can bring it back as long as nobody has worked on the document since.
 */
import { bodyOf, type DocumentBody } from "./body";
import { Refused } from "./failure";

/** document: instead of what is there · end: below it · cursor: below the paragraph with the cursor. */
export type InsertPlace = "document" | "end" | "cursor";

export interface BodyRecord {
  /** The package before; null where it is too large to be handed back. */
  readonly before: string | null;
  /** What the text was when we left it. */
  readonly left: string;
}

/** Word on the web takes 5 MB a request, and the text is quoted on its way. */
const RESTORABLE_BYTES = 3_500_000;

type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** The body as Word hands it out now. */
export async function takeBody(context: Word.RequestContext): Promise<{ ooxml: string; body: DocumentBody }> {
  const ooxml = context.document.body.getOoxml();
  await context.sync();
  return { ooxml: ooxml.value, body: bodyOf(ooxml.value) };
}

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

/** Inserts packages one after the other. When one fails, those before it are taken out again. */
export async function insertPackages(context: Word.RequestContext, packages: readonly string[], place: InsertPlace): Promise<BodyRecord> {
  const { ooxml, body } = await takeBody(context);
  if (body.settings.protected) throw new Refused("Protected");
  try {
    if (place === "cursor") await atCursor(context, packages);
    else {
      for (const [i, xml] of packages.entries()) {
        context.document.body.insertOoxml(xml, i === 0 && (place === "document" || isBlank(body)) ? "Replace" : "End");
        await context.sync();
      }
    }
  } catch (error) {
    if (!(error instanceof Refused)) await restore(context, ooxml, body).catch(() => undefined);
    throw error;
  }
  return { before: restorable(ooxml), left: textOf((await takeBody(context)).body) };
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
export async function replaceBody(context: Word.RequestContext, requirements: Requirements, from: string, to: string): Promise<BodyRecord> {
  const { body, ooxml } = await takeBody(context);
  if (body.settings.protected) throw new Refused("Protected");
  if (textOf(body) !== textOf(bodyOf(from))) throw new Refused("Changed");
  if (restorable(to) === null) throw Object.assign(new Error("too large"), { code: "RequestPayloadSizeLimitExceeded" });
  return untracked(context, requirements, body, async () => {
    try {
      context.document.body.insertOoxml(to, "Replace");
      await context.sync();
      await withoutTail(context, bodyOf(to));
    } catch (error) {
      await restore(context, ooxml, body).catch(() => undefined);
      throw error;
    }
    return { before: restorable(ooxml), left: textOf((await takeBody(context)).body) };
  });
}

/** Brings the former body back. @throws Refused where somebody has worked on the document since */
export async function takeBack(context: Word.RequestContext, requirements: Requirements, { before, left }: BodyRecord): Promise<void> {
  const { body } = await takeBody(context);
  if (body.settings.protected) throw new Refused("Protected");
  if (before === null || textOf(body) !== left) throw new Refused("Changed");
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
