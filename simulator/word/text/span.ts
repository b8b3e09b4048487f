/**
 * Ranges. Their two ends stand in the tree as marks between runs, so that a range keeps its place while text around it changes; marks are never
 * written to a file and go when nothing refers to them any longer.
 */
import { HostError } from "../../protocol/host-error";
import {
  child,
  closest,
  compareOrder,
  documentOf,
  insertAfter,
  isAttached,
  isElement,
  isW,
  make,
  makeText,
  markNamespace,
  remove,
  type Element,
  type Node,
} from "../package/xml";
import { joined, paragraphsIn, piecesIn, runsIn, textOfNode } from "./tree";

export interface Span {
  readonly start: Element;
  readonly end: Element;
  /** The end of the last paragraph belongs to it (a paragraph's own range, a body's). */
  readonly whole: boolean;
}

/** A place between two nodes inside a paragraph. */
export interface Point {
  readonly parent: Element;
  readonly before: Node | null;
}

export function pointAfter(node: Node): Point {
  return { parent: elementAround(node), before: node.nextSibling };
}

export function pointBefore(node: Node): Point {
  return { parent: elementAround(node), before: node };
}

function elementAround(node: Node): Element {
  const parent = node.parentNode;
  if (!isElement(parent)) throw new HostError("ItemNotFound");
  return parent;
}

export function isMark(node: Node | null): node is Element {
  return isElement(node) && node.namespaceURI === markNamespace;
}

function markAt(point: Point): Element {
  const mark = documentOf(point.parent).createElementNS(markNamespace, "sim:mark");
  point.parent.insertBefore(mark, point.before);
  return mark;
}

/** Where the text of a paragraph (or of the inside of an inline control) begins. */
export function startOf(holder: Element): Point {
  const properties = child(holder, "pPr");
  return { parent: holder, before: properties ? properties.nextSibling : holder.firstChild };
}

export function endOf(holder: Element): Point {
  return { parent: holder, before: null };
}

export function spanBetween(start: Point, end: Point, whole = false): Span {
  // The end first: a start mark put before the same node must come before it.
  const last = markAt(end);
  const first = markAt(start.parent === end.parent && start.before === end.before ? pointBefore(last) : start);
  return { start: first, end: last, whole };
}

/** The whole text of blocks, or of the inside of an inline control. */
export function spanOf(holder: Element, whole: boolean): Span {
  const paragraphs = paragraphsIn(holder);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) return spanBetween(startOf(holder), endOf(holder), whole);
  return spanBetween(startOf(first), endOf(last), whole);
}

/** The span of characters of a paragraph. Runs are split at its ends. */
export function spanOfText(holder: Element, from: number, to: number): Span {
  if (from === to) {
    const point = pointAtOffset(holder, from, "start");
    return spanBetween(point, point);
  }
  const start = markAt(pointAtOffset(holder, from, "start"));
  const end = markAt(pointAtOffset(holder, to, "end"));
  return { start, end, whole: false };
}

/** A place by its character. At a border between runs a start stands before the next one, an end behind the one before. */
function pointAtOffset(holder: Element, offset: number, side: "start" | "end"): Point {
  let at = 0;
  const pieces = piecesIn(holder);
  for (const [i, piece] of pieces.entries()) {
    const next = at + piece.text.length;
    const inside = side === "start" ? offset < next : offset <= next && offset > at;
    if (inside) {
      if (side === "start" && offset === at) return pointBefore(startingAt(piece.run, piece.node));
      if (side === "end" && offset === next) return pointAfter(endingAfter(piece.run, piece.node));
      return pointBefore(splitText(piece.run, piece.node, offset - at));
    }
    at = next;
    if (i === pieces.length - 1 && offset === at) return pointAfter(piece.run);
  }
  return side === "start" && pieces.length === 0 ? startOf(holder) : endOf(holder);
}

/** The run that begins with a piece: the run itself, or what is split off before it. */
function startingAt(run: Element, node: Node): Element {
  const hasTextBefore = contentBefore(node);
  return hasTextBefore ? splitRun(run, node) : run;
}

function endingAfter(run: Element, node: Node): Element {
  const next = node.nextSibling;
  if (next) splitRun(run, next);
  return run;
}

function contentBefore(node: Node): boolean {
  for (let at = node.previousSibling; at; at = at.previousSibling) if (isElement(at) && !isW(at, "rPr")) return true;
  return false;
}

/** Moves a node and all behind it into a run of its own with the same properties. */
function splitRun(run: Element, from: Node): Element {
  const second = make(documentOf(run), "r");
  const properties = child(run, "rPr");
  if (properties) second.appendChild(properties.cloneNode(true));
  for (let node: Node | null = from; node;) {
    const next: Node | null = node.nextSibling;
    second.appendChild(node);
    node = next;
  }
  insertAfter(second, run);
  return second;
}

function splitText(run: Element, node: Element, offset: number): Element {
  const text = node.textContent ?? "";
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  const document = documentOf(run);
  const name = node.localName ?? "t";
  const second = makeText(document, after, name);
  insertAfter(second, node);
  const first = makeText(document, before, name);
  run.insertBefore(first, node);
  remove(node);
  return splitRun(run, second);
}

/** Nodes after the start and before the end, in document order. */
export function* between(span: Span): Generator<Node> {
  let node: Node | null = following(span.start);
  while (node && node !== span.end) {
    yield node;
    node = node.firstChild ?? following(node);
  }
}

function following(node: Node): Node | null {
  for (let at: Node | null = node; at; at = at.parentNode) if (at.nextSibling) return at.nextSibling;
  return null;
}

export function requireAttached(span: Span): void {
  if (!isAttached(span.start) || !isAttached(span.end)) throw new HostError("ItemNotFound");
}

/** Paragraphs that a span touches. */
export function paragraphsOf(span: Span): Element[] {
  const first = closest(span.start, "p");
  const found = first ? [first] : [];
  for (const node of between(span)) if (isW(node, "p") && !closest(node.parentNode, "p")) found.push(node);
  return found;
}

/** Runs that lie in a span. */
export function runsOf(span: Span): Element[] {
  const found: Element[] = [];
  for (const node of between(span)) if (isW(node, "r") && closest(node, "txbxContent") === null) found.push(node);
  return found;
}

export function textOf(span: Span): string {
  const inside = new Set<Node>(runsOf(span));
  return joined(paragraphsOf(span), (paragraph) =>
    runsIn(paragraph)
      .filter((run) => inside.has(run))
      .map(runText)
      .join(""),
  );
}

function runText(run: Element): string {
  let text = "";
  for (let node = run.firstChild; node; node = node.nextSibling) if (isElement(node) && isW(node, node.localName ?? "")) text += textOfNode(node) ?? "";
  return text;
}

/** Elements of a name that lie wholly in a span. */
export function insideOf(span: Span, name: string): Element[] {
  const found: Element[] = [];
  for (const node of between(span)) if (isW(node, name) && !contains(node, span.end)) found.push(node);
  return found;
}

export function contains(holder: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (at === holder) return true;
  return false;
}

export function isEmptySpan(span: Span): boolean {
  return textOf(span) === "" && insideOf(span, "drawing").length === 0;
}

/** How a span lies to another, in the words of `compareLocationWith`. */
export function compareSpans(a: Span, b: Span): string {
  const order = (one: Node, other: Node): number => (sameText(one, other) ? 0 : compareOrder(one, other));
  const [starts, ends] = [order(a.start, b.start), order(a.end, b.end)];
  if (starts === 0 && ends === 0) return "Equal";
  const gap = order(a.end, b.start);
  if (gap === 0) return "AdjacentBefore";
  if (gap < 0) return "Before";
  const otherGap = order(b.end, a.start);
  if (otherGap === 0) return "AdjacentAfter";
  if (otherGap < 0) return "After";
  if (starts === 0) return ends < 0 ? "InsideStart" : "ContainsStart";
  if (ends === 0) return starts > 0 ? "InsideEnd" : "ContainsEnd";
  if (starts > 0 && ends < 0) return "Inside";
  if (starts < 0 && ends > 0) return "Contains";
  return starts < 0 ? "OverlapsBefore" : "OverlapsAfter";
}

/** Whether no text stands between two nodes of one paragraph. */
function sameText(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (closest(a, "p") !== closest(b, "p")) return false;
  const [first, last] = compareOrder(a, b) < 0 ? [a, b] : [b, a];
  for (let node = following(first); node && node !== last; node = node.firstChild ?? following(node)) if (isW(node, "r")) return false;
  return true;
}
