/** Ranges and collections of them. */
import { HostError, existing } from "../../protocol/host-error";
import { textOf as textArgument } from "../../protocol/arguments";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { relationshipType } from "../package/package";
import { closest, compareOrder, isW, make, r, type Element } from "../package/xml";
import { compareSpans, contains, isEmptySpan, pointAfter, pointBefore, runsOf, spanBetween, type Span } from "../text/span";
import { deleteSpan } from "../text/edit";
import { addComment } from "./comments";
import { contentMethods, contentNavigation, contentScalars } from "./content";
import { defineCollection, defineWord } from "./define";
import { rangePlace, spanOfPlace, type Place } from "./place";
import { register } from "./registry";
import { sentencesIn } from "./stretches";

const rangeType: ObjectType<Place> = defineWord<Place>("Range", {
  scalars: {
    ...contentScalars,
    IsEmpty: { get: (place) => isEmptySpan(spanOfPlace(place)) },
    Hyperlink: { get: hyperlinkOf, set: (place, value) => setHyperlink(place, String(value)) },
  },
  navigation: contentNavigation,
  methods: {
    ...contentMethods,
    Delete: (place) => deleteSpan(place.document, spanOfPlace(place), spanOfPlace(place).whole),
    CompareLocationWith: (place, args) => compareSpans(spanOfPlace(place), spanArgument(args[0])),
    ExpandTo: (place, args) => existing(expanded(place, spanArgument(args[0]))),
    ExpandToOrNullObject: (place, args) => expanded(place, spanArgument(args[0])),
    IntersectWith: (place, args) => existing(intersection(place, spanArgument(args[0]))),
    IntersectWithOrNullObject: (place, args) => intersection(place, spanArgument(args[0])),
    InsertComment: (place, [text]) => addComment(place.document, spanOfPlace(place), textArgument(text)),
    GetTextRanges: (place, [marks, trim]) => sentencesIn(place, marks, trim === true),
    GetHyperlinkRanges: (place) => {
      const links = new Set(runsOf(spanOfPlace(place)).map((run) => closest(run, "hyperlink")));
      const spans = [...links].filter((link) => link !== null).map((link) => spanBetween(pointBefore(link), pointAfter(link)));
      return rangesType({ document: place.document, ranges: spans });
    },
  },
});

register("Range", rangeType);

function spanArgument(argument: Argument | undefined): Span {
  return spanOfPlace(rangeType.targetOf(argument));
}

function sameStory(a: Span, b: Span): boolean {
  const story = closest(a.start, "body", "hdr", "ftr");
  return story !== null && contains(story, b.start);
}

function expanded(place: Place, other: Span): HostObject | null {
  const own = spanOfPlace(place);
  if (!sameStory(own, other)) return null;
  const start = compareOrder(own.start, other.start) <= 0 ? own.start : other.start;
  const last = compareOrder(own.end, other.end) >= 0 ? own : other;
  return rangeType(rangePlace(place.document, spanBetween(pointBefore(start), pointAfter(last.end), last.whole)));
}

function intersection(place: Place, other: Span): HostObject | null {
  const own = spanOfPlace(place);
  if (!sameStory(own, other) || compareOrder(own.end, other.start) < 0 || compareOrder(other.end, own.start) < 0) return null;
  const start = compareOrder(own.start, other.start) >= 0 ? own.start : other.start;
  const last = compareOrder(own.end, other.end) <= 0 ? own : other;
  return rangeType(rangePlace(place.document, spanBetween(pointAfter(start), pointBefore(last.end), last.whole)));
}

function hyperlinkOf(place: Place): string {
  const [run] = runsOf(spanOfPlace(place));
  const link = run ? closest(run, "hyperlink") : null;
  const id = link?.getAttributeNS(r, "id");
  return place.document.pkg.relationships(place.document.main).find((one) => one.id === id)?.target ?? "";
}

function setHyperlink(place: Place, target: string): void {
  const span = spanOfPlace(place);
  requireEditable(place.document, span.start);
  const runs = runsOf(span);
  const [first] = runs;
  if (!first) throw new HostError("InvalidArgument");
  const holder: Element = make(place.document.tree, "hyperlink");
  holder.setAttributeNS(r, "r:id", place.document.pkg.relate(place.document.main, relationshipType("hyperlink"), target, true));
  if (runs.some((run) => run.parentNode !== first.parentNode) || isW(first.parentNode, "hyperlink")) throw new HostError("InvalidArgument");
  first.parentNode?.insertBefore(holder, first);
  for (const run of runs) holder.appendChild(run);
}

export interface Ranges {
  readonly document: WordDocument;
  readonly ranges: readonly Span[];
}

const rangesType: ObjectType<Ranges> = defineCollection<Ranges>("RangeCollection", ({ document, ranges }) =>
  ranges.map((span) => rangeType(rangePlace(document, span))),
);

register("RangeCollection", rangesType);
