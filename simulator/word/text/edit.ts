/** Changes of the text: typing at a place, deleting a span, new paragraphs, blocks from elsewhere. */
import { HostError } from "../../protocol/host-error";
import { requireDeletable, requireEditable, tracksChanges, type WordDocument } from "../document";
import { child, closest, documentOf, elementsOf, insertAfter, isW, make, makeText, nodesOf, remove, type Element, type Node } from "../package/xml";
import { between, contains, endOf, insideOf, isMark, pointAfter, pointBefore, runsOf, spanBetween, startOf, type Point, type Span } from "./span";
import { deleteRun, markInserted, markParagraphDeleted, markParagraphInserted } from "./tracking";
import { paragraphsIn, piecesIn, runsIn } from "./tree";

/** Types text at a place; line ends make paragraphs. @returns the span of what was typed */
export function typeAt(document: WordDocument, place: Point, text: string, format: Element | null): Span {
  requireEditable(document, place.parent);
  const lines = text.split(/\r\n|\r|\n/);
  const span = spanBetween(place, place);
  for (const [i, line] of lines.entries()) {
    if (i > 0) breakParagraph(document, pointBefore(span.end));
    const run = line === "" ? null : makeRun(documentOf(place.parent), line, format);
    if (!run) continue;
    elementOf(span.end).insertBefore(run, span.end);
    markInserted(document, [run]);
  }
  return span;
}

function elementOf(node: Node): Element {
  const parent = node.parentNode;
  if (!isW(parent, parent && "localName" in parent ? String(parent.localName) : "")) throw new HostError("ItemNotFound");
  return parent;
}

function makeRun(owner: ReturnType<typeof documentOf>, text: string, format: Element | null): Element {
  const run = make(owner, "r");
  if (format) run.appendChild(format.cloneNode(true));
  for (const part of text.split(/([\t\v\f])/)) {
    if (part === "\t") run.appendChild(make(owner, "tab"));
    else if (part === "\v") run.appendChild(make(owner, "br"));
    else if (part === "\f") run.appendChild(make(owner, "br", { type: "page" }));
    else if (part !== "") run.appendChild(makeText(owner, part));
  }
  return run;
}

/** Parts a paragraph in two at a place; the second one keeps the properties. Inside an inline control a line break is all that fits. */
function breakParagraph(document: WordDocument, place: Point): void {
  const paragraph = closest(place.parent, "p");
  if (!paragraph) throw new HostError("InvalidArgument");
  if (place.parent !== paragraph) {
    const run = make(documentOf(paragraph), "r");
    run.appendChild(make(documentOf(paragraph), "br"));
    place.parent.insertBefore(run, place.before);
    return;
  }
  const first = paragraph.cloneNode(false) as Element;
  const properties = child(paragraph, "pPr");
  if (properties) {
    const copy = properties.cloneNode(true) as Element;
    const section = child(copy, "sectPr");
    if (section) remove(section);
    first.appendChild(copy);
  }
  for (const node of nodesOf(paragraph)) {
    if (node === place.before) break;
    if (node !== properties) first.appendChild(node);
  }
  paragraph.parentNode?.insertBefore(first, paragraph);
  markParagraphInserted(document, first);
}

/** Properties that typing takes on: those of the run before the place, or of the one behind it at the start of a paragraph. */
export function formatAt(place: Point): Element | null {
  const before = place.before ? place.before.previousSibling : place.parent.lastChild;
  for (let node: Node | null = before; node; node = node.previousSibling) {
    const run = isW(node, "r") ? node : runsIn(node).at(-1);
    if (run) return plainFormat(run);
  }
  for (let node: Node | null = place.before; node; node = node.nextSibling) {
    const run = isW(node, "r") ? node : runsIn(node)[0];
    if (run) return plainFormat(run);
  }
  const control = closest(place.parent, "sdt");
  if (control) return child(child(control, "sdtPr"), "rPr");
  const paragraph = closest(place.parent, "p");
  const mark = child(child(paragraph, "pPr"), "rPr");
  return mark ? withoutChanges(mark) : null;
}

function plainFormat(run: Element): Element | null {
  const properties = child(run, "rPr");
  if (!properties) return null;
  const copy = withoutChanges(properties);
  for (const style of elementsOf(copy)) if (isW(style, "rStyle") && style.getAttribute("w:val") === "PlaceholderText") remove(style);
  return copy;
}

function withoutChanges(properties: Element): Element {
  const copy = properties.cloneNode(true) as Element;
  for (const one of elementsOf(copy)) if (isW(one, "ins", "del", "rPrChange")) remove(one);
  return copy;
}

/** The properties of the first run in a span, for text that takes its place. */
export function formatOf(span: Span): Element | null {
  const first = runsOf(span).find((run) => piecesIn(run).length > 0);
  return first ? plainFormat(first) : formatAt(pointAfter(span.start));
}

/**
 * Takes away what stands in a span. Paragraphs between its ends go, what is left of the last one joins the first.
 * @param withMark also the end of the last paragraph goes, where another one is left in its place
 */
export function deleteSpan(document: WordDocument, span: Span, withMark = false): void {
  requireEditable(document, span.start);
  requireEditable(document, span.end);
  const controls = insideOf(span, "sdt");
  requireDeletable(controls);
  const tables = insideOf(span, "tbl");
  const first = closest(span.start, "p");
  const last = closest(span.end, "p");
  const passed = [...between(span)].filter((node): node is Element => isW(node, "p"));
  const tracked = tracksChanges(document);
  for (const run of runsOf(span)) if (!closest(run, "tbl") || !tables.some((table) => contains(table, run)) || tracked) deleteRun(document, run);
  if (tracked) {
    for (const paragraph of first && passed.length > 0 ? [first, ...passed.slice(0, -1)] : []) markParagraphDeleted(document, paragraph);
    if (withMark && last) markParagraphDeleted(document, last);
    return;
  }
  for (const table of tables) remove(table);
  for (const control of controls) remove(control);
  for (const paragraph of passed) if (paragraph !== last && contains(rootOf(paragraph), paragraph)) remove(paragraph);
  if (first && last && first !== last) {
    for (const node of nodesOf(last)) if (!isW(node, "pPr")) first.appendChild(node);
    remove(last);
  }
  if (withMark && first && siblingParagraph(first)) remove(first);
}

function rootOf(node: Node): Node {
  let at: Node = node;
  while (at.parentNode) at = at.parentNode;
  return at;
}

/** Whether something is left in the same holder where a paragraph goes; a holder never is without a paragraph. */
function siblingParagraph(paragraph: Element): boolean {
  const holder = paragraph.parentNode;
  if (!holder) return false;
  const others = elementsOf(holder).filter((node) => isW(node, "p", "sdt") && node !== paragraph);
  if (others.length === 0) return false;
  // Word keeps a paragraph behind a table at the end of a story.
  const next = elementsOf(holder).slice(elementsOf(holder).indexOf(paragraph) + 1);
  const previous = paragraph.previousSibling;
  return !(next.every((node) => isW(node, "sectPr")) && isW(previous, "tbl"));
}

/** Removes a paragraph with its mark; the only one of its holder is emptied instead. */
export function deleteParagraph(document: WordDocument, paragraph: Element): void {
  deleteSpan(document, spanBetween(startOf(paragraph), endOf(paragraph), true), true);
}

/** A new paragraph beside a block. It takes on the paragraph format of its model. */
export function paragraphBeside(document: WordDocument, block: Element, side: "Before" | "After", model: Element | null, text: string): Element {
  const holder = block.parentNode;
  if (!holder) throw new HostError("ItemNotFound");
  requireEditable(document, holder);
  const made = make(documentOf(block), "p");
  const properties = model ? child(model, "pPr") : null;
  if (properties) {
    const copy = properties.cloneNode(true) as Element;
    for (const one of elementsOf(copy)) if (isW(one, "sectPr", "pPrChange")) remove(one);
    made.appendChild(copy);
  }
  if (side === "Before") holder.insertBefore(made, block);
  else insertAfter(made, block);
  markParagraphInserted(document, made);
  const last = model ? runsIn(model).at(-1) : undefined;
  if (text !== "") typeAt(document, endOf(made), text, last ? plainFormat(last) : null);
  return made;
}

/** Empties a holder of blocks but for one paragraph, which keeps its format. */
export function clearHolder(document: WordDocument, holder: Element): Element {
  requireEditable(document, holder);
  const blocks = elementsOf(holder).filter((node) => isW(node, "p", "tbl", "sdt", "customXml", "bookmarkStart", "bookmarkEnd"));
  requireDeletable(blocks.flatMap((block) => (isW(block, "sdt") ? [block] : [])));
  requireDeletable(blocks.flatMap((block) => [...descendantsOf(block)]));
  const paragraphs = paragraphsIn(holder);
  const kept = paragraphs.at(-1) ?? make(documentOf(holder), "p");
  if (tracksChanges(document)) {
    for (const paragraph of paragraphs) {
      for (const run of runsIn(paragraph)) deleteRun(document, run);
      if (paragraph !== kept) markParagraphDeleted(document, paragraph);
    }
    return kept;
  }
  const place = blocks.at(-1)?.nextSibling ?? elementsOf(holder).find((node) => isW(node, "sectPr")) ?? null;
  for (const block of blocks) remove(block);
  for (const node of nodesOf(kept)) if (!isW(node, "pPr")) remove(node);
  holder.insertBefore(kept, place && place.parentNode === holder ? place : null);
  return kept;
}

function* descendantsOf(node: Node): Generator<Element> {
  for (const one of elementsOf(node)) {
    if (isW(one, "sdt")) yield one;
    yield* descendantsOf(one);
  }
}

/** Whether nothing stands in a paragraph. */
export function isEmptyParagraph(paragraph: Element): boolean {
  return nodesOf(paragraph).every((node) => isW(node, "pPr", "bookmarkStart", "bookmarkEnd", "proofErr") || isMark(node) || node.nodeType === 3);
}

/**
 * Puts blocks at a place in a paragraph. A single paragraph flows into the text; more of them part the paragraph, and what is empty then on either
 * side goes.
 */
export function insertBlocksAt(document: WordDocument, place: Point, blocks: readonly Element[]): Span {
  requireEditable(document, place.parent);
  const paragraph = closest(place.parent, "p");
  if (!paragraph) throw new HostError("InvalidArgument");
  const [only] = blocks;
  if (!only) return spanBetween(place, place);
  if (place.parent !== paragraph || (blocks.length === 1 && isW(only, "p") && !isEmptyParagraph(paragraph))) return insertInline(document, place, blocks);
  const span = spanBetween(place, place);
  breakParagraph(document, pointBefore(span.end));
  const before = previousParagraph(paragraph);
  for (const block of blocks) paragraph.parentNode?.insertBefore(block, paragraph);
  markBlocks(document, blocks);
  const inserted = blocks.flatMap((block) => paragraphsIn(block));
  const [first, last] = [inserted[0], inserted.at(-1)];
  if (!first || !last) return span;
  const found = spanBetween(startOf(first), endOf(last), true);
  remove(span.start);
  remove(span.end);
  if (before && isEmptyParagraph(before)) moveMarksAndRemove(before, first);
  if (isEmptyParagraph(paragraph) && !child(child(paragraph, "pPr"), "sectPr") && isW(paragraph.previousSibling, "p", "sdt"))
    moveMarksAndRemove(paragraph, last, true);
  return found;
}

function previousParagraph(paragraph: Element): Element | null {
  for (let node = paragraph.previousSibling; node; node = node.previousSibling) if (isW(node, "p")) return node;
  return null;
}

/** Removes an emptied paragraph; ends of ranges that stood in it go to its neighbour. */
function moveMarksAndRemove(paragraph: Element, neighbour: Element, toEnd = false): void {
  const marks = nodesOf(paragraph).filter(isMark);
  const place = toEnd ? null : startOf(neighbour).before;
  for (const mark of marks) neighbour.insertBefore(mark, place);
  remove(paragraph);
}

function insertInline(document: WordDocument, place: Point, blocks: readonly Element[]): Span {
  const span = spanBetween(place, place);
  const parent = elementOf(span.end);
  const paragraphs = blocks.flatMap((block) => paragraphsIn(block));
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i > 0) {
      const run = make(documentOf(parent), "r");
      run.appendChild(make(documentOf(parent), "br"));
      parent.insertBefore(run, span.end);
    }
    for (const node of nodesOf(paragraph)) if (!isW(node, "pPr")) parent.insertBefore(node, span.end);
  }
  markInserted(document, runsOf(span));
  return span;
}

/** Blocks that came in under tracking. */
export function markBlocks(document: WordDocument, blocks: readonly Element[]): void {
  for (const paragraph of blocks.flatMap((block) => paragraphsIn(block))) {
    markInserted(document, runsIn(paragraph));
    markParagraphInserted(document, paragraph);
  }
}
