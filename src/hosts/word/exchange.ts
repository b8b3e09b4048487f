/**
 * One body in the place of another, and what stands then. Word's own oddities are kept out of the way or mended: it puts what comes inside of a content control
 * that the body ends in (office-js#866, #4684), keeps section breaks of what went (#110), and takes the style from the last paragraph (#2914, #2411).
 */
import { bodyOf, type DocumentBody } from "./body";
import { wordFailureOf, RefusedByUs, StepFailure } from "./failure";
import { sectionElements } from "./look";
import { plainText } from "./places";
import type { InWord } from "./refresh";
import { differencesOf, standingOf, type Difference, type Standing, type StandingParagraph } from "./standing";
import { takeBody, type TakenBody } from "./taken";

export const isBlankBody = (body: DocumentBody): boolean =>
  body.paragraphs.every(({ text }) => text.trim() === "") &&
  !["w:tbl", "w:drawing", "w:pict"].some((name) => body.element.getElementsByTagName(name).length > 0);

/** Whether something that comes would meet a control at the end, or section breaks that Word may keep: then what is there is cleared first. */
export const needsClearing = (body: DocumentBody): boolean => endsInControl(body) || sectionElements(body.element).length > 1;

export function endsInControl({ element }: DocumentBody): boolean {
  let last = element.lastChild;
  while (last && (last.nodeType !== 1 || last.nodeName === "w:sectPr")) last = last.previousSibling;
  return last?.nodeName === "w:sdt";
}

/**
 * @param now what stands there
 * @param to the package that is to stand there
 * @returns what does not stand as it should, after mending
 */
export async function exchange(run: InWord, now: DocumentBody, to: string): Promise<Difference[]> {
  const wanted = bodyOf(to);
  await run((context) => put(context, now, to, wanted));
  const should = standingOf(wanted);
  const stands = standingOf((await takeBody(run)).body);
  return differencesOf(should, await mended(run, stands, should.paragraphs));
}

async function put(context: Word.RequestContext, now: DocumentBody, to: string, wanted: DocumentBody): Promise<void> {
  const { body } = context.document;
  if (isBlankBody(wanted)) body.clear();
  else {
    if (needsClearing(now)) body.clear();
    body.insertOoxml(to, "Replace");
  }
  await context.sync();
  await withoutTail(context, wanted);
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

/**
 * Gives paragraphs that lost their style theirs again.
 * @param should paragraphs as they are to be, of which the first stands at place `from` of those that stand
 * @returns what stands then
 */
export async function mended(run: InWord, stands: Standing, should: readonly StandingParagraph[], from = 0): Promise<Standing> {
  const lost = should.flatMap(({ text, style }, i) => {
    const one = stands.paragraphs[from + i];
    return one?.text === text && one.style !== style && style !== "" ? [{ ...one, style }] : [];
  });
  if (lost.length === 0) return stands;
  // A style that Word does not take is told by the comparison.
  await run((context) => setStyles(context, lost)).catch(() => undefined);
  return standingOf((await takeBody(run)).body);
}

/** Names by which a file knows styles that Word shows in its own language; others go by their names. */
const BUILT_IN: ReadonlySet<string> = new Set([
  "normal",
  "title",
  "subtitle",
  "quote",
  "no spacing",
  "list paragraph",
  ...Array.from({ length: 9 }, (_, i) => `heading ${i + 1}`),
]);
const builtInName = (style: string): string => style.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());

async function setStyles(context: Word.RequestContext, lost: readonly StandingParagraph[]): Promise<void> {
  const { paragraphs } = context.document.body;
  paragraphs.load("items/text");
  await context.sync();
  for (const { index, text, style } of lost) {
    const paragraph = paragraphs.items[index];
    if (!paragraph || plainText(paragraph.text) !== plainText(text)) continue;
    if (BUILT_IN.has(style.toLowerCase())) paragraph.styleBuiltIn = builtInName(style) as typeof paragraph.styleBuiltIn;
    else paragraph.style = style;
  }
  await context.sync();
}

/**
 * After a step that failed: the document as it was before it, or the truth about how it stands.
 * @param back brings the former body back, where that can be done
 * @throws always: the step's own error where the document stands as before, else StepFailure `unrestored` with what differs, or `unread`
 */
export async function putRight(run: InWord, before: TakenBody, error: unknown, back: (now: TakenBody) => Promise<unknown>): Promise<never> {
  if (error instanceof RefusedByUs || error instanceof StepFailure || wordFailureOf(error).key === "closed") throw error;
  const should = standingOf(before.body);
  const stands = () =>
    takeBody(run).catch(() => {
      throw new StepFailure("unread", error);
    });
  const now = await stands();
  if (differencesOf(should, standingOf(now.body)).length === 0) throw error;
  // Once more: what failed a moment ago may go now.
  await back(now).catch(() => back(now).catch(() => undefined));
  const left = differencesOf(should, standingOf((await stands()).body));
  throw left.length === 0 ? error : new StepFailure("unrestored", error, left);
}
