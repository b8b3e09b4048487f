/** XML of WordprocessingML: parsing, writing, and the few steps through a tree that everything else is made of. */
import { DOMParser, onErrorStopParsing, XMLSerializer, type Document, type Element, type Node } from "@xmldom/xmldom";
import { HostError } from "../../protocol/host-error";

export type { Document, Element, Node };

export const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const pkg = "http://schemas.microsoft.com/office/2006/xmlPackage";
export const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
export const contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
export const w15 = "http://schemas.microsoft.com/office/word/2012/wordml";
/** Ends of ranges stand in the tree as elements of this namespace; they are never written to a file. */
export const markNamespace = "urn:simulator:mark";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** Parses a part. @throws HostError InvalidArgument where it is not well-formed */
export function parseXml(text: string): Document {
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
  } catch (cause) {
    throw new HostError("InvalidArgument", `The XML is not well-formed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** A node as text, without the ends of ranges. */
export function writeXml(node: Node): string {
  return new XMLSerializer().serializeToString(node).replace(/<sim:mark\b[^>]*\/>/g, "");
}

export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (!root) throw new HostError("GeneralException", "A part without a root element.");
  return root;
}

export function documentOf(node: Node): Document {
  const owner = node.ownerDocument;
  if (!owner) throw new HostError("GeneralException");
  return owner;
}

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

/** An element of WordprocessingML by its local name. */
export function isW(node: Node | null | undefined, ...names: readonly string[]): node is Element {
  return isElement(node) && node.namespaceURI === w && names.includes(node.localName ?? "");
}

export function nodesOf(parent: Node): Node[] {
  const found: Node[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) found.push(node);
  return found;
}

export function elementsOf(parent: Node): Element[] {
  return nodesOf(parent).filter(isElement);
}

export function childrenOf(parent: Node, ...names: readonly string[]): Element[] {
  return elementsOf(parent).filter((node) => isW(node, ...names));
}

export function child(parent: Node | null, name: string): Element | null {
  if (!parent) return null;
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isW(node, name)) return node;
  return null;
}

/** All elements of WordprocessingML below a node with one of the names, in document order. */
export function descendants(parent: Node, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    for (let next = node.firstChild; next; next = next.nextSibling) {
      if (isW(next, ...names)) found.push(next);
      if (isElement(next)) walk(next);
    }
  };
  walk(parent);
  return found;
}

export function closest(node: Node | null, ...names: readonly string[]): Element | null {
  for (let at = node; at; at = at.parentNode) if (isW(at, ...names)) return at;
  return null;
}

export function attribute(element: Element | null, name: string): string | null {
  return element?.getAttributeNS(w, name) ?? null;
}

export function setAttribute(element: Element, name: string, value: string): void {
  element.setAttributeNS(w, `w:${name}`, value);
}

/** A new element of WordprocessingML with attributes of the same namespace. */
export function make(document: Document, name: string, attributes: { readonly [name: string]: string } = {}): Element {
  const element = document.createElementNS(w, `w:${name}`);
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  return element;
}

/** `w:t`, with its spaces kept. */
export function makeText(document: Document, text: string, name = "t"): Element {
  const element = make(document, name);
  if (/^\s|\s$|\s\s/.test(text)) element.setAttributeNS(xmlNamespace, "xml:space", "preserve");
  element.appendChild(document.createTextNode(text));
  return element;
}

export function remove(node: Node): void {
  node.parentNode?.removeChild(node);
}

export function insertAfter(node: Node, reference: Node): void {
  reference.parentNode?.insertBefore(node, reference.nextSibling);
}

/** Whether a node still stands in its document. */
export function isAttached(node: Node): boolean {
  let at: Node = node;
  while (at.parentNode) at = at.parentNode;
  return at.nodeType === 9;
}

/** Negative where `a` comes before `b` in their document. */
export function compareOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  const [left, right] = [ancestry(a), ancestry(b)];
  let i = 0;
  while (left[i] !== undefined && left[i] === right[i]) i += 1;
  const [x, y] = [left[i], right[i]];
  if (x === undefined) return -1;
  if (y === undefined) return 1;
  for (let node: Node | null = x; node; node = node.nextSibling) if (node === y) return -1;
  return 1;
}

function ancestry(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = at.parentNode) path.unshift(at);
  return path;
}

/** Order that the schema gives to children, as far as this host writes them. */
const order: { readonly [parent: string]: readonly string[] } = {
  p: ["pPr"],
  r: ["rPr"],
  sdt: ["sdtPr", "sdtEndPr", "sdtContent"],
  tbl: ["tblPr", "tblGrid"],
  tr: ["tblPrEx", "trPr"],
  tc: ["tcPr"],
  style: "name aliases basedOn next link hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr".split(" "),
  pPr: (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap " +
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc " +
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
  ).split(" "),
  rPr: (
    "ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w " +
    "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
  ).split(" "),
  sdtPr: "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex".split(" "),
  tcPr: "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark".split(" "),
  tblPr:
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook".split(
      " ",
    ),
  trPr: "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden".split(" "),
  settings: "writeProtection view zoom removePersonalInformation mirrorMargins trackRevisions documentProtection defaultTabStop evenAndOddHeaders".split(" "),
};

/** The child of that name, made at its place in the schema's order where it is missing. */
export function ensureChild(parent: Element, name: string): Element {
  const known = child(parent, name);
  if (known) return known;
  const made = make(documentOf(parent), name);
  placeChild(parent, made);
  return made;
}

/** Puts an element into a parent at its place in the schema's order. */
export function placeChild(parent: Element, element: Element): void {
  const names = order[parent.localName ?? ""];
  const rank = (one: Element): number => {
    const found = names?.indexOf(one.localName ?? "") ?? -1;
    return found < 0 ? Number.MAX_SAFE_INTEGER : found;
  };
  const mine = rank(element);
  const next = elementsOf(parent).find((one) => rank(one) > mine) ?? null;
  parent.insertBefore(element, next);
}

/** Sets `<w:name w:val=…/>` below a parent, or takes it away where the value is null. */
export function setValue(parent: Element, name: string, value: string | null): void {
  if (value === null) {
    const known = child(parent, name);
    if (known) remove(known);
    return;
  }
  setAttribute(ensureChild(parent, name), "val", value);
}

/** `w:val` of a child, or null. */
export function valueOf(parent: Element | null, name: string): string | null {
  return attribute(child(parent, name), "val");
}

/** A property that is on by standing there: `<w:b/>`, unless it says false. Null where it does not stand. */
export function switchOf(parent: Element | null, name: string): boolean | null {
  const found = child(parent, name);
  return found ? !["0", "false", "off", "none"].includes(attribute(found, "val") ?? "1") : null;
}

/** A copy of an element with all that is in it: xmldom's own `cloneNode` looks at each property of each node, and takes more than twice as long. */
export function copyOf(element: Element): Element {
  const { ownerDocument } = element;
  if (!ownerDocument) return element.cloneNode(true) as Element;
  const copy = ownerDocument.createElementNS(element.namespaceURI, element.nodeName);
  for (const { namespaceURI, nodeName, value } of element.attributes) copy.setAttributeNS(namespaceURI, nodeName, value);
  for (let node = element.firstChild; node; node = node.nextSibling) copy.appendChild(isElement(node) ? copyOf(node) : node.cloneNode(true));
  return copy;
}
