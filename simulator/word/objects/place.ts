/**
 * Places that text can be put into: a body, a paragraph, a content control, a range. What they have in common (text, search, fonts, insertion) is
 * done once for all of them.
 */
import { HostError } from "../../protocol/host-error";
import { requireEditable, type WordDocument } from "../document";
import { child, closest, elementsOf, ensureChild, isAttached, isW, make, remove, valueOf, type Element, type Node } from "../package/xml";
import {
  endOf,
  paragraphsOf,
  pointAfter,
  pointBefore,
  requireAttached,
  runsOf,
  spanBetween,
  spanOf,
  startOf,
  textOf,
  type Point,
  type Span,
} from "../text/span";
import { clearHolder, deleteSpan, formatAt, formatOf, insertBlocksAt, isEmptyParagraph, markBlocks, paragraphBeside, typeAt } from "../text/edit";
import { joined, paragraphsIn, paragraphText, runsIn } from "../text/tree";

export interface Place {
  readonly document: WordDocument;
  readonly kind: "body" | "paragraph" | "control" | "range";
  /** body, hdr, ftr or tc; p; sdt. Ranges have none. */
  readonly element: Element | null;
  readonly range: Span | null;
}

export function bodyPlace(document: WordDocument, element: Element): Place {
  return { document, kind: "body", element, range: null };
}

export function paragraphPlace(document: WordDocument, element: Element): Place {
  return { document, kind: "paragraph", element, range: null };
}

export function controlPlace(document: WordDocument, element: Element): Place {
  return { document, kind: "control", element, range: null };
}

export function rangePlace(document: WordDocument, range: Span): Place {
  return { document, kind: "range", element: null, range };
}

/** The element of a place. @throws HostError ItemNotFound where it is gone */
export function elementOf(place: Place): Element {
  if (!place.element || !isAttached(place.element)) throw new HostError("ItemNotFound");
  return place.element;
}

/** Where the content of a place stands: for a content control, its inside. */
export function holderOf(place: Place): Element {
  const element = elementOf(place);
  return place.kind === "control" ? contentOf(element) : element;
}

export function contentOf(control: Element): Element {
  const content = child(control, "sdtContent");
  if (!content) throw new HostError("ItemNotFound");
  return content;
}

/** Whether a content control stands inside a paragraph. */
export function isInline(control: Element): boolean {
  return closest(control.parentNode, "p") !== null;
}

export function spanOfPlace(place: Place): Span {
  if (place.range) {
    requireAttached(place.range);
    return place.range;
  }
  const holder = holderOf(place);
  return spanOf(holder, place.kind !== "control" || !isInline(elementOf(place)));
}

export function nodeOf(place: Place): Node {
  if (!place.range) return elementOf(place);
  requireAttached(place.range);
  return place.range.start;
}

export function paragraphsOfPlace(place: Place): Element[] {
  if (place.range) {
    requireAttached(place.range);
    return paragraphsOf(place.range);
  }
  const holder = holderOf(place);
  const around = closest(holder, "p");
  return around ? [around] : paragraphsIn(holder);
}

export function runsOfPlace(place: Place): Element[] {
  if (place.range) return runsOf(spanOfPlace(place));
  const holder = holderOf(place);
  return closest(holder, "p") ? runsIn(holder) : paragraphsIn(holder).flatMap((paragraph) => runsIn(paragraph));
}

export function textOfPlace(place: Place): string {
  if (place.range) return textOf(spanOfPlace(place));
  const holder = holderOf(place);
  return closest(holder, "p") ? paragraphText(holder) : joined(paragraphsIn(holder));
}

export type Location = "Replace" | "Start" | "End" | "Before" | "After";

/** Reads a location. @throws HostError InvalidArgument for one that the place does not take */
export function locationOf(value: unknown, ...allowed: readonly Location[]): Location {
  const found = allowed.find((one) => one === value);
  if (!found) throw new HostError("InvalidArgument");
  return found;
}

/** insertText. @returns the range of the new text */
export function insertText(place: Place, text: string, location: Location): Span {
  const { document } = place;
  const { point, format } = textPoint(place, location);
  const typed = typeAt(document, point, text, format);
  // An end of the range that was there before stands behind the new text, so that the range grows with it.
  return typed;
}

function textPoint(place: Place, location: Location): { point: Point; format: Element | null } {
  const { document } = place;
  if (place.range) {
    requireAttached(place.range);
    const { start, end } = place.range;
    if (location === "Replace") {
      const format = formatOf(place.range);
      deleteSpan(document, place.range);
      return { point: pointBefore(end), format };
    }
    const point =
      location === "Start" ? pointAfter(start) : location === "End" ? pointBefore(end) : location === "Before" ? pointBefore(start) : pointAfter(end);
    return { point, format: formatAt(point) };
  }
  const holder = holderOf(place);
  requireEditable(document, holder);
  if (place.kind === "control") dropPlaceholder(elementOf(place));
  const inline = closest(holder, "p") !== null;
  if (location === "Replace") {
    const format = formatOf(spanOf(holder, false)) ?? formatAt(endOf(holder));
    if (inline) {
      deleteSpan(document, spanOf(holder, false));
      return { point: endOf(holder), format };
    }
    return { point: endOf(clearHolder(document, holder)), format };
  }
  const paragraphs = inline ? [holder] : paragraphsIn(holder);
  const target = location === "Start" ? paragraphs[0] : paragraphs.at(-1);
  if (!target) throw new HostError("GeneralException");
  const point = location === "Start" ? startOf(target) : endOf(target);
  return { point, format: formatAt(point) };
}

/** Text that asks for something goes with the first thing that is typed. */
export function dropPlaceholder(control: Element): void {
  const properties = child(control, "sdtPr");
  const showing = child(properties, "showingPlcHdr");
  if (!showing) return;
  remove(showing);
  for (const run of runsIn(contentOf(control))) if (valueOf(child(run, "rPr"), "rStyle") === "PlaceholderText") remove(run);
}

/** insertParagraph. @returns the new paragraph */
export function insertParagraph(place: Place, text: string, location: Location): Element {
  const { document } = place;
  const paragraphs = paragraphsOfPlace(place);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) throw new HostError("GeneralException");
  if (place.kind === "paragraph" || place.kind === "range") {
    return location === "Before" ? paragraphBeside(document, first, "Before", first, text) : paragraphBeside(document, last, "After", last, text);
  }
  const element = elementOf(place);
  const inline = place.kind === "control" && isInline(element);
  if (location === "Before" || location === "After") {
    const block = inline ? first : element;
    return paragraphBeside(document, block, location, location === "Before" ? first : last, text);
  }
  // A paragraph does not fit into a control inside a paragraph.
  if (inline) throw new HostError("InvalidArgument");
  const blocks = elementsOf(holderOf(place)).filter((node) => isW(node, "p", "tbl", "sdt"));
  const [top, bottom] = [blocks[0], blocks.at(-1)];
  if (!top || !bottom) throw new HostError("GeneralException");
  return location === "Start" ? paragraphBeside(document, top, "Before", first, text) : paragraphBeside(document, bottom, "After", last, text);
}

/** insertOoxml and insertFileFromBase64, once their blocks are nodes of the document. @returns the range of what came */
export function insertBlocks(place: Place, blocks: readonly Element[], location: Location): Span {
  const { document } = place;
  if (place.range) {
    requireAttached(place.range);
    const { start, end } = place.range;
    if (location === "Replace") deleteSpan(document, place.range);
    const point =
      location === "Start" ? pointAfter(start) : location === "Before" ? pointBefore(start) : location === "After" ? pointAfter(end) : pointBefore(end);
    return insertBlocksAt(document, point, blocks);
  }
  const holder = holderOf(place);
  requireEditable(document, holder);
  const around = location === "Start" ? null : controlAtEnd(place);
  if (around) return insertIntoLast(document, holder, around, blocks, location);
  if (place.kind === "control") dropPlaceholder(elementOf(place));
  if (closest(holder, "p")) {
    if (location === "Replace") deleteSpan(document, spanOf(holder, false));
    return insertBlocksAt(document, location === "Start" ? startOf(holder) : endOf(holder), blocks);
  }
  const paragraphs = paragraphsIn(holder);
  const breaks = location === "Replace" && document.quirks.has("sections-doubled") ? sectionBreaks(document, paragraphs) : [];
  const kept = location === "Replace" ? clearHolder(document, holder) : null;
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) throw new HostError("GeneralException");
  if (blocks.length === 0) return spanBetween(endOf(kept ?? last), endOf(kept ?? last));
  for (const one of breaks) kept?.parentNode?.insertBefore(one, kept);
  const anchor = kept ?? (location === "Start" ? (elementsOf(holder).find((node) => isW(node, "p", "tbl", "sdt")) ?? first) : null);
  if (anchor) for (const block of blocks) anchor.parentNode?.insertBefore(block, anchor);
  else {
    const bottom =
      elementsOf(holder)
        .filter((node) => isW(node, "p", "tbl", "sdt"))
        .at(-1) ?? last;
    const after = bottom.nextSibling;
    for (const block of blocks) holder.insertBefore(block, after);
    // Word puts what comes into the empty paragraph at the end.
    if (bottom === last && isEmptyParagraph(last) && isW(blocks.at(-1), "p")) remove(last);
  }
  markBlocks(document, blocks);
  const came = blocks.flatMap((block) => paragraphsIn(block));
  const [from, to] = [came[0], came.at(-1)];
  // Inside a control the paragraph that was there before goes; the story's own last paragraph stays behind what replaced it, as in Word.
  if (kept && place.kind === "control" && isW(blocks.at(-1), "p")) remove(kept);
  return from && to ? spanBetween(startOf(from), endOf(to), true) : spanBetween(endOf(last), endOf(last));
}

/** The content control that a body ends in, where this Word puts what comes inside of it. */
function controlAtEnd({ document, kind, element }: Place): Element | null {
  if (kind !== "body" || !element || !document.quirks.has("controls-nested")) return null;
  const last = elementsOf(element)
    .filter((node) => isW(node, "p", "tbl", "sdt"))
    .at(-1);
  return isW(last, "sdt") ? last : null;
}

function insertIntoLast(document: WordDocument, holder: Element, around: Element, blocks: readonly Element[], location: Location): Span {
  if (location === "Replace") for (const block of elementsOf(holder)) if (block !== around && isW(block, "p", "tbl", "sdt")) remove(block);
  return insertBlocks(controlPlace(document, around), blocks, location);
}

/** Paragraphs with nothing but the section breaks of those given. */
function sectionBreaks(document: WordDocument, paragraphs: readonly Element[]): Element[] {
  return paragraphs.flatMap((paragraph) => {
    const section = child(child(paragraph, "pPr"), "sectPr");
    if (!section) return [];
    const made = make(document.tree, "p");
    ensureChild(made, "pPr").appendChild(section.cloneNode(true));
    return [made];
  });
}

/** Empties a place but for one paragraph. */
export function clearPlace(place: Place): void {
  const { document } = place;
  if (place.range || place.kind === "paragraph") {
    deleteSpan(document, spanOfPlace(place));
    return;
  }
  const holder = holderOf(place);
  if (closest(holder, "p")) deleteSpan(document, spanOf(holder, false));
  else clearHolder(document, holder);
}
