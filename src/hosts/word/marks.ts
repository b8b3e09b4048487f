/** The outcome of a check in the document itself: comments where this Word has them for add-ins (WordApi 1.4), else a highlight. Both can be taken back. */
import { setHighlight } from "./refresh";
import { rangesOf, type TextPlace } from "./places";

export interface MarkedPlace extends TextPlace {
  /** What the comment says. */
  readonly message: string;
}

/** What was put into the document, for taking it back. */
export type Marks =
  | { readonly kind: "comments"; readonly ids: readonly string[]; readonly missed: number }
  | { readonly kind: "highlights"; readonly places: readonly (TextPlace & { readonly before: string | null })[]; readonly missed: number };

const HIGHLIGHT = "#FFFF00";
type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** Some builds of office.js lack members of a set that the host says it has. */
export const hasComments = (word: typeof Word, requirements: Requirements): boolean =>
  requirements.isSetSupported("WordApi", "1.4") && typeof word.Range.prototype.insertComment === "function";

/** @param comments whether this Word has them: see `hasComments` */
export async function mark(context: Word.RequestContext, requirements: Requirements, places: readonly MarkedPlace[], comments: boolean): Promise<Marks> {
  const ranges = await rangesOf(context, places);
  const found = ranges.flatMap((range, i) => {
    const place = places[i];
    return range && place ? [{ range, place }] : [];
  });
  const missed = places.length - found.length;
  if (comments && requirements.isSetSupported("WordApi", "1.4")) {
    const made = found.map(({ range, place }) => range.insertComment(place.message));
    for (const comment of made) comment.load("id");
    await context.sync();
    return { kind: "comments", ids: made.map((comment) => comment.id), missed };
  }
  for (const { range } of found) range.font.load("highlightColor");
  await context.sync();
  const before = found.map(({ range }) => range.font.highlightColor);
  for (const { range } of found) range.font.highlightColor = HIGHLIGHT;
  await context.sync();
  return { kind: "highlights", places: found.map(({ place }, i) => ({ ...place, before: before[i] ?? null })), missed };
}

/** @returns how many marks were still there and were taken away */
export async function unmark(context: Word.RequestContext, requirements: Requirements, marks: Marks): Promise<number> {
  if (marks.kind === "highlights") {
    const ranges = await rangesOf(context, marks.places);
    let count = 0;
    ranges.forEach((range, i) => {
      if (!range) return;
      setHighlight(range.font, marks.places[i]?.before ?? null);
      count += 1;
    });
    await context.sync();
    return count;
  }
  if (requirements.isSetSupported("WordApi", "1.4")) {
    const comments = context.document.body.getComments();
    comments.load("items/id");
    await context.sync();
    const own = comments.items.filter((comment) => marks.ids.includes(comment.id));
    for (const comment of own) comment.delete();
    await context.sync();
    return own.length;
  }
  return 0;
}
