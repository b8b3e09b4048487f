/** The outcome of a check in the document itself: comments where this Word has them for add-ins (WordApi 1.4), else a highlight. Both can be taken back. */
import { wordFailureOf, StepFailure } from "./failure";
import { setHighlight, type InWord } from "./refresh";
import { rangesOfTexts, type TextPlace } from "./places";

export interface MarkedText extends TextPlace {
  /** What the comment says. */
  readonly message: string;
}

/** What was put into the document, for taking it back. */
export type DocumentMarks =
  | { readonly kind: "comments"; readonly ids: readonly string[]; readonly missed: number }
  | { readonly kind: "highlights"; readonly places: readonly HighlightedPlace[]; readonly missed: number };

type HighlightedPlace = TextPlace & { readonly before: string | null };

const HIGHLIGHT = "#FFFF00";
type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** Some builds of office.js lack members of a set that the host says it has. */
export const hasComments = (word: typeof Word, requirements: Requirements): boolean =>
  requirements.isSetSupported("WordApi", "1.4") && typeof word.Range.prototype.insertComment === "function";

interface Found {
  readonly range: Word.Range;
  readonly place: MarkedText;
}

/**
 * All marks or none: where one of them is refused, those before it are taken away again.
 * @param comments whether this Word has them: see `hasComments`
 * @throws StepFailure `unread` where they could not be taken away
 */
export async function mark(run: InWord, requirements: Requirements, places: readonly MarkedText[], comments: boolean): Promise<DocumentMarks> {
  return comments ? comment(run, requirements, places) : highlight(run, places);
}

async function comment(run: InWord, requirements: Requirements, places: readonly MarkedText[]): Promise<DocumentMarks> {
  const before = await run((context) => commentIds(context, requirements));
  try {
    return await run(async (context) => {
      const found = await placed(context, places);
      if (requirements.isSetSupported("WordApi", "1.4")) {
        const made = found.map(({ range, place }) => range.insertComment(place.message));
        for (const one of made) one.load("id");
        await context.sync();
        return { kind: "comments", ids: made.map(({ id }) => id), missed: places.length - found.length };
      }
      return { kind: "comments", ids: [], missed: places.length };
    });
  } catch (error) {
    await orUnread(error, () => run((context) => removeComments(context, requirements, (id) => !before.includes(id))));
    throw error;
  }
}

async function highlight(run: InWord, places: readonly MarkedText[]): Promise<DocumentMarks> {
  let marked: readonly HighlightedPlace[] = [];
  try {
    const missed = await run(async (context) => {
      const found = await placed(context, places);
      for (const { range } of found) range.font.load("highlightColor");
      await context.sync();
      marked = found.map(({ range, place }) => ({ ...place, before: range.font.highlightColor }));
      for (const { range } of found) range.font.highlightColor = HIGHLIGHT;
      await context.sync();
      return places.length - found.length;
    });
    return { kind: "highlights", places: marked, missed };
  } catch (error) {
    await orUnread(error, () => oneByOne(run, marked));
    throw error;
  }
}

/** Where Word refuses the former colour it refused ours: nothing was coloured there. */
async function oneByOne(run: InWord, places: readonly HighlightedPlace[]): Promise<void> {
  for (const place of places)
    await run((context) => unhighlight(context, [place])).catch((error: unknown) => {
      if (wordFailureOf(error).key !== "protected") throw error;
    });
}

/** In a context of its own, and once more: what failed a moment ago may go now. */
const orUnread = (error: unknown, takeAway: () => Promise<unknown>): Promise<unknown> =>
  takeAway()
    .catch(takeAway)
    .catch(() => {
      throw new StepFailure("unread", error);
    });

async function placed(context: Word.RequestContext, places: readonly MarkedText[]): Promise<Found[]> {
  const ranges = await rangesOfTexts(context, places);
  return ranges.flatMap((range, i) => {
    const place = places[i];
    return range && place ? [{ range, place }] : [];
  });
}

/** @returns how many marks were still there and were taken away */
export const unmark = (run: InWord, requirements: Requirements, marks: DocumentMarks): Promise<number> =>
  run((context) => (marks.kind === "highlights" ? unhighlight(context, marks.places) : removeComments(context, requirements, (id) => marks.ids.includes(id))));

async function unhighlight(context: Word.RequestContext, places: readonly HighlightedPlace[]): Promise<number> {
  const ranges = await rangesOfTexts(context, places);
  let count = 0;
  for (const [i, range] of ranges.entries()) {
    if (!range) continue;
    setHighlight(range.font, places[i]?.before ?? null);
    count += 1;
  }
  await context.sync();
  return count;
}

async function commentIds(context: Word.RequestContext, requirements: Requirements): Promise<readonly string[]> {
  if (requirements.isSetSupported("WordApi", "1.4")) {
    const comments = context.document.body.getComments();
    comments.load("items/id");
    await context.sync();
    return comments.items.map(({ id }) => id);
  }
  return [];
}

async function removeComments(context: Word.RequestContext, requirements: Requirements, ours: (id: string) => boolean): Promise<number> {
  if (requirements.isSetSupported("WordApi", "1.4")) {
    const comments = context.document.body.getComments();
    comments.load("items/id");
    await context.sync();
    const own = comments.items.filter(({ id }) => ours(id));
    for (const one of own) one.delete();
    await context.sync();
    return own.length;
  }
  return 0;
}
