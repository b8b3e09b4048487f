/** Stretches of paragraphs between marks: sentences, words. */
import { HostError } from "../../protocol/host-error";
import type { HostObject } from "../../protocol/object-type";
import { compareOrder, type Element } from "../package/xml";
import { spanOfText, type Span } from "../text/span";
import { paragraphText, piecesIn } from "../text/tree";
import { elementOf, paragraphsOfPlace, type Place } from "./place";
import { objectOf } from "./registry";

/** Characters of a paragraph, [from, to). */
type Stretch = readonly [from: number, to: number];

/** split: what stands between delimiters. */
export function splitAt(place: Place, delimiters: unknown, trimDelimiters: boolean, trimSpacing: boolean): HostObject {
  const paragraph = elementOf(place);
  const found = stretchesOf(paragraph, marksOf(delimiters), trimDelimiters, trimSpacing);
  return objectOf("RangeCollection", { document: place.document, ranges: found.map(([from, to]) => spanOfText(paragraph, from, to)) });
}

/** getTextRanges: sentences with their ending marks; of a range those that it touches, whole, that at the cursor where it is empty. */
export function sentencesIn(place: Place, endings: unknown, trimSpacing: boolean): HostObject {
  const marks = marksOf(endings);
  const ranges = paragraphsOfPlace(place).flatMap((paragraph) => {
    const [from, to] = place.range ? [offsetOf(paragraph, place.range.start), offsetOf(paragraph, place.range.end)] : [0, Infinity];
    return stretchesOf(paragraph, marks, false, trimSpacing)
      .filter((stretch, i, all) => touches(stretch, from, to) || (from === to && i === all.length - 1 && from >= stretch[1]))
      .map((stretch): Span => spanOfText(paragraph, ...stretch));
  });
  return objectOf("RangeCollection", { document: place.document, ranges });
}

const touches = ([start, end]: Stretch, from: number, to: number): boolean => (from === to ? start <= from && from < end : start < to && from < end);

function marksOf(given: unknown): readonly string[] {
  if (!Array.isArray(given) || given.some((one) => typeof one !== "string" || one === "")) throw new HostError("InvalidArgument");
  return given as readonly string[];
}

function stretchesOf(paragraph: Element, marks: readonly string[], trimMarks: boolean, trimSpacing: boolean): Stretch[] {
  const text = paragraphText(paragraph);
  const stretches: Stretch[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const end = marks.find((one) => text.startsWith(one, i));
    if (end === undefined) continue;
    stretches.push([from, trimMarks ? i : i + end.length]);
    i += end.length - 1;
    from = i + 1;
  }
  if (from < text.length) stretches.push([from, text.length]);
  if (!trimSpacing) return stretches;
  return stretches.map(([start, end]) => {
    const part = text.slice(start, end);
    return [start + part.length - part.trimStart().length, end - (part.length - part.trimEnd().length)];
  });
}

/** The character before which a mark stands; 0 before the paragraph, its length behind it. */
function offsetOf(paragraph: Element, mark: Element): number {
  return piecesIn(paragraph)
    .filter(({ run }) => compareOrder(run, mark) < 0)
    .reduce((sum, { text }) => sum + text.length, 0);
}
