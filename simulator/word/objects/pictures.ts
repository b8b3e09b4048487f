/** Pictures in the text: counted and sized; changing them is not played. */
import type { ObjectType } from "../../protocol/object-type";
import type { WordDocument } from "../document";
import { elementsOf, type Element } from "../package/xml";
import { defineCollection, defineWord } from "./define";

interface Picture {
  readonly document: WordDocument;
  readonly drawing: Element;
}

const emuPerPoint = 12700;

function inner(holder: Element, name: string): Element | null {
  for (const one of elementsOf(holder)) {
    if (one.localName === name) return one;
    const found = inner(one, name);
    if (found) return found;
  }
  return null;
}

function size(drawing: Element, side: "cx" | "cy"): number {
  return Number(inner(drawing, "extent")?.getAttribute(side) ?? 0) / emuPerPoint;
}

const pictureType: ObjectType<Picture> = defineWord<Picture>("InlinePicture", {
  scalars: {
    Width: { get: ({ drawing }) => size(drawing, "cx") },
    Height: { get: ({ drawing }) => size(drawing, "cy") },
    AltTextDescription: { get: ({ drawing }) => inner(drawing, "docPr")?.getAttribute("descr") ?? "" },
    AltTextTitle: { get: ({ drawing }) => inner(drawing, "docPr")?.getAttribute("title") ?? "" },
  },
});

export interface Drawings {
  readonly document: WordDocument;
  readonly drawings: () => readonly Element[];
}

export const picturesType: ObjectType<Drawings> = defineCollection<Drawings>("InlinePictureCollection", ({ document, drawings }) =>
  drawings().map((drawing) => pictureType({ document, drawing })),
);
