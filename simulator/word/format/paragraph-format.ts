/** Alignment, indents, spacing of a paragraph, in the units of the API (points) over those of the file (twentieths of a point). */
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { WordDocument } from "../document";
import { attribute, child, ensureChild, setAttribute, setValue, valueOf, type Element } from "../package/xml";
import { fontSize } from "./font";
import { paragraphSources } from "./styles";

const alignments: { readonly [value: string]: string } = {
  left: "Left",
  start: "Left",
  center: "Centered",
  right: "Right",
  end: "Right",
  both: "Justified",
  distribute: "Justified",
};

/** Attribute of `w:spacing` or `w:ind`, from the nearest place that says it. */
function inherited(document: WordDocument, paragraph: Element, element: string, name: string): string | null {
  for (const source of paragraphSources(document, paragraph)) {
    const found = attribute(child(source, element), name);
    if (found !== null) return found;
  }
  return null;
}

function points(document: WordDocument, paragraph: Element, element: string, ...names: readonly string[]): number {
  for (const name of names) {
    const found = inherited(document, paragraph, element, name);
    if (found !== null) return Number(found) / 20;
  }
  return 0;
}

/** Indents in characters count in the size of the paragraph's text. */
function characters(document: WordDocument, paragraph: Element, name: string): number | null {
  const found = inherited(document, paragraph, "ind", name);
  return found === null || Number(found) === 0 ? null : (Number(found) / 100) * fontSize(document, paragraph);
}

export interface Format {
  readonly get: (document: WordDocument, paragraph: Element) => Json;
  readonly set: (paragraph: Element, value: Json) => void;
}

function properties(paragraph: Element, name: string): Element {
  return ensureChild(ensureChild(paragraph, "pPr"), name);
}

function amount(value: Json): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new HostError("InvalidArgument");
  return value;
}

function clear(element: Element, ...names: readonly string[]): void {
  for (const name of names) element.removeAttributeNS(element.namespaceURI ?? "", name);
}

function length(element: string, name: string, others: readonly string[], get: Format["get"]): Format {
  return {
    get,
    set: (paragraph, value) => {
      const holder = properties(paragraph, element);
      clear(holder, ...others);
      setAttribute(holder, name, String(Math.round(amount(value) * 20)));
    },
  };
}

export const paragraphFormats: { readonly [name: string]: Format } = {
  Alignment: {
    get: (document, paragraph) => {
      for (const source of paragraphSources(document, paragraph)) {
        const found = valueOf(source, "jc");
        if (found !== null) return alignments[found] ?? "Unknown";
      }
      return "Left";
    },
    set: (paragraph, value) => {
      const found = { Left: "left", Centered: "center", Right: "right", Justified: "both" }[String(value)];
      if (found === undefined) throw new HostError("InvalidArgument");
      setValue(ensureChild(paragraph, "pPr"), "jc", found);
    },
  },
  FirstLineIndent: {
    get: (document, paragraph) =>
      characters(document, paragraph, "firstLineChars") ??
      negative(characters(document, paragraph, "hangingChars")) ??
      (points(document, paragraph, "ind", "firstLine") || -points(document, paragraph, "ind", "hanging") || 0),
    set: (paragraph, value) => {
      const holder = properties(paragraph, "ind");
      clear(holder, "firstLine", "hanging", "firstLineChars", "hangingChars");
      const twips = Math.round(amount(value) * 20);
      // A style may indent in characters, which would win.
      setAttribute(holder, "firstLineChars", "0");
      setAttribute(holder, twips < 0 ? "hanging" : "firstLine", String(Math.abs(twips)));
    },
  },
  LeftIndent: length(
    "ind",
    "left",
    ["start", "leftChars", "startChars"],
    (document, paragraph) => characters(document, paragraph, "leftChars") ?? points(document, paragraph, "ind", "left", "start"),
  ),
  RightIndent: length(
    "ind",
    "right",
    ["end", "rightChars", "endChars"],
    (document, paragraph) => characters(document, paragraph, "rightChars") ?? points(document, paragraph, "ind", "right", "end"),
  ),
  SpaceBefore: length("spacing", "before", ["beforeLines", "beforeAutospacing"], (document, paragraph) => points(document, paragraph, "spacing", "before")),
  SpaceAfter: length("spacing", "after", ["afterLines", "afterAutospacing"], (document, paragraph) => points(document, paragraph, "spacing", "after")),
  LineUnitBefore: lines("beforeLines"),
  LineUnitAfter: lines("afterLines"),
  LineSpacing: {
    get: (document, paragraph) => {
      // Multiples of a line count in lines of 12 points.
      const line = inherited(document, paragraph, "spacing", "line");
      return line === null ? 12 : Number(line) / 20;
    },
    set: (paragraph, value) => {
      const holder = properties(paragraph, "spacing");
      setAttribute(holder, "line", String(Math.round(amount(value) * 20)));
      if (attribute(holder, "lineRule") === null) setAttribute(holder, "lineRule", "auto");
    },
  },
  OutlineLevel: {
    get: (document, paragraph) => {
      for (const source of paragraphSources(document, paragraph)) {
        const found = valueOf(source, "outlineLvl");
        if (found !== null) return Number(found) + 1;
      }
      return 10;
    },
    set: (paragraph, value) => {
      const level = amount(value);
      if (!Number.isInteger(level) || level < 1 || level > 10) throw new HostError("InvalidArgument");
      setValue(ensureChild(paragraph, "pPr"), "outlineLvl", String(level - 1));
    },
  },
};

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function lines(name: string): Format {
  return {
    get: (document, paragraph) => Number(inherited(document, paragraph, "spacing", name) ?? 0) / 100,
    set: (paragraph, value) => setAttribute(properties(paragraph, "spacing"), name, String(Math.round(amount(value) * 100))),
  };
}

/** numId of a paragraph that is part of a list, its own or its style's; null for none. */
export function listOf(document: WordDocument, paragraph: Element): { readonly id: string; readonly level: number } | null {
  for (const source of paragraphSources(document, paragraph)) {
    const numbering = child(source, "numPr");
    const id = valueOf(numbering, "numId");
    if (id !== null) return id === "0" ? null : { id, level: Number(valueOf(numbering, "ilvl") ?? 0) };
  }
  return null;
}
