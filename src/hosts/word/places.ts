/** Places in the open document: a stretch of a paragraph, found again by the paragraph's place and text. */
import { RefusedByUs } from "./failure";

export interface TextPlace {
  /** Place of the paragraph in the body, those in tables counted. */
  readonly paragraph: number;
  /** The paragraph's whole text when it was read. */
  readonly whole: string;
  readonly start: number;
  readonly end: number;
}

/** Word searches for at most 255 characters, and `^` begins a code there. */
const LONGEST_SEARCH = 120;
const searchFor = (text: string): string => text.slice(0, LONGEST_SEARCH).replaceAll("^", "^^");

/**
 * Ranges of places, in two round trips however many there are.
 * @returns null for a place whose paragraph or words are gone
 */
export async function rangesOfTexts(context: Word.RequestContext, places: readonly TextPlace[]): Promise<(Word.Range | null)[]> {
  const paragraphs = context.document.body.paragraphs;
  paragraphs.load("items/text");
  await context.sync();
  const found = places.map((place) => {
    const paragraph = paragraphOf(paragraphs.items, place);
    const text = place.whole.slice(place.start, place.end);
    if (!paragraph || text.trim() === "") return null;
    const results = paragraph.search(searchFor(text), { matchCase: true });
    results.load("items");
    return { results, nth: occurrenceOf(place, text.slice(0, LONGEST_SEARCH)) };
  });
  await context.sync();
  return found.map((one) => (one ? (one.results.items[one.nth] ?? one.results.items[0] ?? null) : null));
}

/** The paragraph where it was; where paragraphs came or went, the nearest one that reads the same. */
function paragraphOf(items: readonly Word.Paragraph[], { paragraph, whole }: TextPlace): Word.Paragraph | null {
  const reads = (item: Word.Paragraph | undefined) => item !== undefined && plainText(item.text) === plainText(whole);
  if (reads(items[paragraph])) return items[paragraph] ?? null;
  const same = items.map((item, i) => ({ item, far: Math.abs(i - paragraph) })).filter(({ item }) => reads(item));
  const [nearest] = same.sort((a, b) => a.far - b.far);
  // A tracked deletion is in Word's text and not in ours: then the place itself is trusted.
  return nearest?.item ?? (same.length === 0 ? (items[paragraph] ?? null) : null);
}

/** Without blanks and codes, in which Word's texts and those of the markup differ. */
export const plainText = (text: string): string => text.replace(/[\s\p{Cc}]/gu, "");

/** How many times the words stand before the place, counted as a search does: one after the other. */
function occurrenceOf({ whole, start }: TextPlace, text: string): number {
  let count = 0;
  for (let at = whole.indexOf(text); at >= 0 && at < start; at = whole.indexOf(text, at + text.length)) count += 1;
  return count;
}

/** Selects the place and scrolls to it. */
export async function goToText(context: Word.RequestContext, place: TextPlace): Promise<void> {
  const [range] = await rangesOfTexts(context, [place]);
  if (!range) throw new RefusedByUs("Place");
  range.select();
  await context.sync();
}
