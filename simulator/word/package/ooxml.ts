/** What getOoxml gives: a flat package with the document part cut down to some blocks, and everything that those need. */
import type { WordDocument } from "../document";
import { between, isMark, type Span } from "../text/span";
import { writeFlatOpc } from "./flat-opc";
import { child, closest, elementsOf, isElement, isW, remove, rootOf, writeXml, type Element, type Node } from "./xml";

/** Kinds of parts that come along; headers, footers and custom XML stay with the document. */
const carried =
  /\/(styles|stylesWithEffects|settings|webSettings|fontTable|theme|numbering|footnotes|endnotes|comments|image|chart|hyperlink|package|chartColorStyle|chartStyle)$/;

/** @returns the flat package of what stands in a span, whole paragraphs with their properties */
export function ooxmlOf(document: WordDocument, span: Span): string {
  const body = bodyWith(document, cutOut(span));
  const names: string[] = [];
  const add = (name: string): void => {
    if (names.includes(name) || !document.pkg.has(name)) return;
    names.push(name);
    const rels = relsOf(name);
    if (document.pkg.has(rels)) names.push(rels);
    for (const one of document.pkg.relationships(name)) if (!one.external && carried.test(one.type)) add(document.pkg.resolve(name, one.target));
  };
  names.push("_rels/.rels");
  add(document.main);
  return writeFlatOpc(
    document.pkg,
    document.main,
    body,
    names.filter((name) => name !== "[Content_Types].xml"),
  );
}

function relsOf(name: string): string {
  const cut = name.lastIndexOf("/");
  return `${name.slice(0, cut + 1)}_rels/${name.slice(cut + 1)}.rels`;
}

function bodyWith(document: WordDocument, blocks: readonly Element[]): string {
  const root = rootOf(document.tree).cloneNode(false) as Element;
  const body = document.body.cloneNode(false) as Element;
  root.appendChild(body);
  for (const block of blocks) body.appendChild(block);
  const section = child(document.body, "sectPr");
  if (section) {
    const copy = section.cloneNode(true) as Element;
    for (const reference of elementsOf(copy)) if (isW(reference, "headerReference", "footerReference")) remove(reference);
    body.appendChild(copy);
  }
  return writeXml(root);
}

/** Copies of the blocks that a span touches, without what lies outside of it. */
function cutOut(span: Span): Element[] {
  const holder = commonHolder(span);
  const blocks = elementsOf(holder).filter((node) => !isW(node, "sectPr", "tcPr", "sdtPr"));
  const first = blocks.findIndex((node) => holds(node, span.start));
  const last = blocks.findIndex((node) => holds(node, span.end));
  const inside = new Set<Node>(between(span));
  return blocks
    .slice(Math.max(0, first), last + 1)
    .map((block) => copyInside(block, inside, span))
    .filter(isElement);
}

/** A copy of a node with only those runs and blocks that lie in the span; holders around its ends are kept. */
function copyInside(node: Element, inside: ReadonlySet<Node>, span: Span): Element | null {
  if (inside.has(node) && !holds(node, span.end)) return node.cloneNode(true) as Element;
  const aroundEnd = holds(node, span.start) || holds(node, span.end);
  if (!aroundEnd && !inside.has(node)) return isW(node, "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr") ? (node.cloneNode(true) as Element) : null;
  const copy = node.cloneNode(false) as Element;
  for (const next of elementsOf(node)) {
    const part = isMark(next) ? null : copyInside(next, inside, span);
    if (part) copy.appendChild(part);
  }
  // A cell is never without a paragraph.
  if (isW(node, "tc") && elementsOf(copy).every((one) => isW(one, "tcPr")) && node.ownerDocument)
    copy.appendChild(node.ownerDocument.createElementNS(node.namespaceURI, "w:p"));
  return copy;
}

function commonHolder(span: Span): Element {
  let holder = closest(span.start, "body", "tc", "hdr", "ftr", "sdtContent");
  while (holder && (!holds(holder, span.end) || closest(holder, "p"))) holder = closest(holder.parentNode, "body", "tc", "hdr", "ftr", "sdtContent");
  return holder ?? closest(span.start, "body", "hdr", "ftr") ?? span.start;
}

function holds(holder: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (at === holder) return true;
  return false;
}
