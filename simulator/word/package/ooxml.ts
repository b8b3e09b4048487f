/** What getOoxml gives: a flat package with the document part cut down to some blocks, and everything that those need. */
import { HostError } from "../../protocol/host-error";
import type { WordDocument } from "../document";
import { between, isMark, type Span } from "../text/span";
import { writeFlatOpc } from "./flat-opc";
import { child, closest, copyOf, descendants, elementsOf, isElement, isW, nodesOf, r, remove, rootOf, writeXml, type Element, type Node } from "./xml";

/** Kinds of parts that come along; custom XML stays with the document. */
const carried =
  /\/(styles|stylesWithEffects|settings|webSettings|fontTable|theme|numbering|footnotes|endnotes|comments|image|chart|hyperlink|package|chartColorStyle|chartStyle)$/;

/**
 * @param story of which everything is wanted: controls around all of it come along
 * @returns the flat package of what stands in a span, whole paragraphs with their properties
 */
export function ooxmlOf(document: WordDocument, span: Span, story: Element | null = null): string {
  const body = bodyWith(document, cutOut(span, story ?? commonHolder(span)));
  // Headers and footers come with the section breaks that stand in the text; those of the last section stay with the document.
  const heads = new Set(descendants(body, "headerReference", "footerReference").map((one) => one.getAttributeNS(r, "id")));
  const names: string[] = [];
  const add = (name: string): void => {
    if (names.includes(name) || !document.pkg.has(name)) return;
    names.push(name);
    const rels = relsOf(name);
    if (document.pkg.has(rels)) names.push(rels);
    for (const one of document.pkg.relationships(name)) {
      const comes = carried.test(one.type) || (name === document.main && heads.has(one.id));
      if (!one.external && comes) add(document.pkg.resolve(name, one.target));
    }
  };
  names.push("_rels/.rels");
  add(document.main);
  const settings = document.pkg.related(document.main, "settings");
  const instead = new Map([[document.main, writeXml(body)]]);
  if (settings !== null && !document.quirks.has("settings-handed-out")) instead.set(settings, bareSettings(document, settings));
  return writeFlatOpc(
    document.pkg,
    instead,
    names.filter((name) => name !== "[Content_Types].xml"),
  );
}

/** Settings that stay with the document: tracking of changes (office-js#2123), protection, headers of odd and even pages. */
const KEPT_BACK = ["trackRevisions", "documentProtection", "evenAndOddHeaders"];

function bareSettings(document: WordDocument, part: string): string {
  const tree = document.pkg.xml(part);
  if (!tree) throw new HostError("GeneralException");
  const copy = rootOf(tree).cloneNode(true) as Element;
  for (const one of elementsOf(copy)) if (isW(one, ...KEPT_BACK)) remove(one);
  return writeXml(copy);
}

function relsOf(name: string): string {
  const cut = name.lastIndexOf("/");
  return `${name.slice(0, cut + 1)}_rels/${name.slice(cut + 1)}.rels`;
}

/** The root of a main part with some blocks. */
function bodyWith(document: WordDocument, blocks: readonly Element[]): Element {
  const root = rootOf(document.tree).cloneNode(false) as Element;
  const body = document.body.cloneNode(false) as Element;
  root.appendChild(body);
  for (const block of blocks) body.appendChild(block);
  if (document.quirks.has("child-controls-left-out")) leaveOutChildControls(body);
  const section = child(document.body, "sectPr");
  if (section) {
    const copy = copyOf(section);
    for (const reference of elementsOf(copy)) if (isW(reference, "headerReference", "footerReference")) remove(reference);
    body.appendChild(copy);
  }
  return root;
}

/** Their text stays, as part of the control around them. */
function leaveOutChildControls(body: Element): void {
  for (const control of descendants(body, "sdt")) {
    if (!closest(control.parentNode, "sdt")) continue;
    for (const node of nodesOf(child(control, "sdtContent") ?? control)) if (!isW(node, "sdtPr")) control.parentNode?.insertBefore(node, control);
    remove(control);
  }
}

/** Copies of the blocks that a span touches, without what lies outside of it. */
function cutOut(span: Span, holder: Element): Element[] {
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
  if (inside.has(node) && !holds(node, span.end)) return copyOf(node);
  const aroundEnd = holds(node, span.start) || holds(node, span.end);
  if (!aroundEnd && !inside.has(node)) return isW(node, "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr") ? copyOf(node) : null;
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
