/** Paragraphs and collections of them. */
import { existing } from "../../protocol/host-error";
import type { HostObject, ObjectType } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { listOf, paragraphFormats } from "../format/paragraph-format";
import { closest, ensureChild, setValue, type Element } from "../package/xml";
import { deleteParagraph } from "../text/edit";
import { paragraphsIn, storyOf } from "../text/tree";
import { contentMethods, contentNavigation, contentScalars } from "./content";
import { defineCollection, defineWord, type Scalars } from "./define";
import { listItemType, listType } from "./lists";
import { elementOf, paragraphPlace, type Place } from "./place";
import { register } from "./registry";
import { sentencesIn, splitAt } from "./stretches";

function formatScalars(): Scalars<Place> {
  return Object.fromEntries(
    Object.entries(paragraphFormats).map(([name, format]) => [
      name,
      {
        get: (place: Place) => format.get(place.document, elementOf(place)),
        set: (place: Place, value) => {
          requireEditable(place.document, elementOf(place));
          format.set(elementOf(place), value);
        },
      } satisfies Scalars<Place>[string],
    ]),
  );
}

const paragraphType: ObjectType<Place> = defineWord<Place>("Paragraph", {
  scalars: {
    ...contentScalars,
    ...formatScalars(),
    IsListItem: { get: (place) => listOf(place.document, elementOf(place)) !== null },
    TableNestingLevel: { get: (place) => depth(elementOf(place)) },
    IsLastParagraph: { get: (place) => neighbour(place, 1) === null },
  },
  navigation: {
    ...contentNavigation,
    ListItem: (place) => existing(listItem(place)),
    ListItemOrNullObject: listItem,
    List: (place) => existing(list(place)),
    ListOrNullObject: list,
  },
  methods: {
    ...contentMethods,
    Delete: (place) => deleteParagraph(place.document, elementOf(place)),
    GetNext: (place) => existing(neighbour(place, 1)),
    GetNextOrNullObject: (place) => neighbour(place, 1),
    GetPrevious: (place) => existing(neighbour(place, -1)),
    GetPreviousOrNullObject: (place) => neighbour(place, -1),
    GetTextRanges: (place, [marks, trim]) => sentencesIn(place, marks, trim === true),
    Split: (place, [delimiters, trimDelimiters, trimSpacing]) => splitAt(place, delimiters, trimDelimiters === true, trimSpacing === true),
    DetachFromList: (place) => {
      requireEditable(place.document, elementOf(place));
      const properties = ensureChild(elementOf(place), "pPr");
      setValue(ensureChild(properties, "numPr"), "numId", "0");
    },
  },
});

register("Paragraph", paragraphType);

function depth(element: Element): number {
  let levels = 0;
  for (let table = closest(element, "tbl"); table; table = closest(table.parentNode, "tbl")) levels += 1;
  return levels;
}

function neighbour(place: Place, step: 1 | -1): HostObject | null {
  const element = elementOf(place);
  const story = storyOf(element, false);
  const all = story ? paragraphsIn(story) : [];
  const found = all[all.indexOf(element) + step];
  return found ? paragraphType(paragraphPlace(place.document, found)) : null;
}

function listItem(place: Place): HostObject | null {
  return listOf(place.document, elementOf(place)) ? listItemType(place) : null;
}

function list(place: Place): HostObject | null {
  const found = listOf(place.document, elementOf(place));
  return found ? listType({ document: place.document, id: found.id }) : null;
}

export interface Paragraphs {
  readonly document: WordDocument;
  readonly paragraphs: () => readonly Element[];
}

const paragraphsType: ObjectType<Paragraphs> = defineCollection<Paragraphs>("ParagraphCollection", ({ document, paragraphs }) =>
  paragraphs().map((element) => paragraphType(paragraphPlace(document, element))),
);

register("ParagraphCollection", paragraphsType);
