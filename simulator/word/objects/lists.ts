/** Lists: which paragraphs belong together, at which level, and what stands before them. */
import { existing } from "../../protocol/host-error";
import type { HostObject, ObjectType } from "../../protocol/object-type";
import { numberOf } from "../../protocol/arguments";
import type { WordDocument } from "../document";
import { listOf } from "../format/paragraph-format";
import { numberingRoot } from "../package/numbering";
import { attribute, child, childrenOf, ensureChild, setValue, valueOf, type Element } from "../package/xml";
import { paragraphsIn } from "../text/tree";
import { defineCollection, defineWord } from "./define";
import type { Paragraphs } from "./paragraph";
import { elementOf, type Place } from "./place";
import { objectOf } from "./registry";

interface List {
  readonly document: WordDocument;
  readonly id: string;
}

function membersOf({ document, id }: List): Element[] {
  return paragraphsIn(document.body).filter((paragraph) => listOf(document, paragraph)?.id === id);
}

export const listType: ObjectType<List> = defineWord<List>("List", {
  id: ({ id }) => Number(id),
  scalars: { Id: { get: ({ id }) => Number(id) } },
  navigation: { Paragraphs: (target) => objectOf("ParagraphCollection", { document: target.document, paragraphs: () => membersOf(target) }) },
  methods: {
    GetLevelParagraphs: (target, args) => {
      const level = numberOf(args[0]);
      const paragraphs = (): Element[] => membersOf(target).filter((one) => listOf(target.document, one)?.level === level);
      return objectOf("ParagraphCollection", { document: target.document, paragraphs });
    },
  },
});

function listsIn({ document, paragraphs }: Paragraphs): HostObject[] {
  const ids = new Set(paragraphs().flatMap((one) => listOf(document, one)?.id ?? []));
  return [...ids].map((id) => listType({ document, id }));
}

function listById(from: Paragraphs, id: unknown): HostObject | null {
  return listsIn(from).find((list) => list.id() === id) ?? null;
}

export const listsType: ObjectType<Paragraphs> = defineCollection<Paragraphs>("ListCollection", listsIn, {
  GetById: (from, args) => existing(listById(from, args[0])),
  GetByIdOrNullObject: (from, args) => listById(from, args[0]),
});

export const listItemType: ObjectType<Place> = defineWord<Place>("ListItem", {
  scalars: {
    Level: {
      get: (target) => listOf(target.document, elementOf(target))?.level ?? 0,
      set: (target, value) => setValue(ensureChild(ensureChild(elementOf(target), "pPr"), "numPr"), "ilvl", String(numberOf(value))),
    },
    ListString: { get: (target) => listString(target) },
    SiblingIndex: { get: (target) => positionOf(target) },
  },
});

/** How many paragraphs of the same level stand before this one since the last higher level. */
function positionOf({ document, element }: Place): number {
  const own = element ? listOf(document, element) : null;
  if (!own || !element) return 0;
  let position = 0;
  for (const one of membersOf({ document, id: own.id })) {
    if (one === element) return position;
    const level = listOf(document, one)?.level ?? 0;
    if (level < own.level) position = 0;
    else if (level === own.level) position += 1;
  }
  return position;
}

function listString(place: Place): string {
  const own = listOf(place.document, elementOf(place));
  const root = numberingRoot(place.document.pkg, place.document.main);
  if (!own || !root) return "";
  const num = childrenOf(root, "num").find((one) => attribute(one, "numId") === own.id);
  const abstract = childrenOf(root, "abstractNum").find((one) => attribute(one, "abstractNumId") === valueOf(num ?? null, "abstractNumId"));
  const level = abstract && childrenOf(abstract, "lvl").find((one) => Number(attribute(one, "ilvl")) === own.level);
  if (!level) return "";
  const start = Number(valueOf(level, "start") ?? 1);
  const number = numberText(start + positionOf(place), valueOf(level, "numFmt") ?? "decimal");
  return (attribute(child(level, "lvlText"), "val") ?? "").replace(/%\d/g, number);
}

const digits = "〇一二三四五六七八九";

function numberText(value: number, format: string): string {
  if (format === "bullet") return "";
  if (!/chinese|japanese|ideograph/i.test(format)) return String(value);
  if (value < 10) return digits.charAt(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? "" : digits.charAt(tens)}十${ones === 0 ? "" : digits.charAt(ones)}`;
}
