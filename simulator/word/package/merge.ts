/**
 * Brings the blocks of another package into the open document as Word does: styles that the document has win over those that come, lists get numbers
 * of their own, pictures and links their relationships, content controls ids that nobody else has.
 */
import type { WordDocument } from "../document";
import { freeControlId } from "../document";
import { commentsRoot, freeCommentId } from "./comments";
import { addXmlPart, xmlPartsOf } from "./custom-xml";
import { importNumbering } from "./numbering";
import type { WordPackage } from "./package";
import {
  attribute,
  child,
  childrenOf,
  descendants,
  elementsOf,
  isElement,
  isW,
  r,
  remove,
  rootOf,
  setAttribute,
  setValue,
  valueOf,
  type Element,
  type Node,
} from "./xml";

export interface MergeOptions {
  /** insertOoxml brings all custom XML parts, a file only those that its controls are bound to. */
  readonly allXmlParts: boolean;
}

/** @returns the source's blocks as nodes of the document, not yet standing in it; its section properties stay behind */
export function importBlocks(document: WordDocument, source: WordPackage, options: MergeOptions): Element[] {
  const main = source.related("", "officeDocument") ?? "word/document.xml";
  const tree = source.xml(main);
  const body = tree ? child(rootOf(tree), "body") : null;
  if (!body) return [];
  const blocks = elementsOf(body)
    .filter((node) => !isW(node, "sectPr"))
    .map((node) => document.tree.importNode(node, true))
    .filter(isElement);
  const lists = importNumbering(document, source, main);
  importStyles(document, source, main, blocks, lists);
  for (const block of blocks) renumber(block, lists);
  importRelated(document, source, main, blocks);
  importComments(document, source, main, blocks);
  importXmlParts(document, source, main, blocks, options);
  freshIds(document, blocks);
  return blocks.filter((block) => !isW(block, "bookmarkStart", "bookmarkEnd", "proofErr"));
}

function renumber(holder: Element, lists: (id: string) => string): void {
  for (const numbering of descendants(holder, "numPr")) {
    const id = valueOf(numbering, "numId");
    if (id !== null && id !== "0") setValue(numbering, "numId", lists(id));
  }
}

function importStyles(document: WordDocument, source: WordPackage, main: string, blocks: readonly Element[], lists: (id: string) => string): void {
  const from = stylesRoot(source, main);
  const into = stylesRoot(document.pkg, document.main);
  if (!from || !into) return;
  const byId = new Map(childrenOf(from, "style").map((style) => [attribute(style, "styleId") ?? "", style]));
  const known = childrenOf(into, "style");
  const ids = new Map<string, string>();

  const bring = (id: string): string => {
    const done = ids.get(id);
    if (done !== undefined) return done;
    const style = byId.get(id);
    if (!style) return id;
    const name = valueOf(style, "name")?.toLowerCase() ?? "";
    const same = known.find((one) => valueOf(one, "name")?.toLowerCase() === name && attribute(one, "type") === attribute(style, "type"));
    if (same) {
      ids.set(id, attribute(same, "styleId") ?? id);
      return ids.get(id) ?? id;
    }
    const taken = known.some((one) => attribute(one, "styleId") === id);
    const own = taken ? `${id}_${ids.size + 1}` : id;
    ids.set(id, own);
    const copy = document.pkg.xml(partOf(document, "styles"))?.importNode(style, true);
    if (!isElement(copy)) return own;
    setAttribute(copy, "styleId", own);
    copy.removeAttributeNS(style.namespaceURI ?? "", "default");
    into.appendChild(copy);
    known.push(copy);
    for (const link of childrenOf(copy, "basedOn", "next", "link")) setAttribute(link, "val", bring(attribute(link, "val") ?? ""));
    renumber(copy, lists);
    return own;
  };

  for (const block of blocks) {
    for (const use of descendants(block, "pStyle", "rStyle", "tblStyle")) setAttribute(use, "val", bring(attribute(use, "val") ?? ""));
  }
}

function partOf(document: WordDocument, type: string): string {
  return document.pkg.related(document.main, type) ?? `word/${type}.xml`;
}

function stylesRoot(source: WordPackage, main: string): Element | null {
  const name = source.related(main, "styles");
  const tree = name === null ? null : source.xml(name);
  return tree ? rootOf(tree) : null;
}

/** Relationships that blocks use (pictures, charts, links): parts are copied under free names with everything that they lead to. */
function importRelated(document: WordDocument, source: WordPackage, main: string, blocks: readonly Element[]): void {
  const bySource = new Map(source.relationships(main).map((one) => [one.id, one]));
  const done = new Map<string, string>();
  const visit = (node: Node): void => {
    if (!isElement(node)) return;
    for (const one of [...node.attributes]) {
      if (one.namespaceURI !== r) continue;
      const relationship = bySource.get(one.value);
      if (!relationship) continue;
      // What did not come along cannot be pointed at: a header stays behind like that.
      if (!relationship.external && !source.has(source.resolve(main, relationship.target))) {
        remove(node);
        return;
      }
      let id = done.get(relationship.id);
      if (id === undefined) {
        const target = relationship.external ? relationship.target : `/${copyPart(source, source.resolve(main, relationship.target), document.pkg)}`;
        id = document.pkg.relate(document.main, relationship.type, target, relationship.external);
        done.set(relationship.id, id);
      }
      node.setAttributeNS(r, one.name, id);
    }
    for (const next of elementsOf(node)) visit(next);
  };
  for (const block of blocks) visit(block);
  // Footnotes live in a part of their own; what comes without its text must not point into the document's.
  for (const block of blocks) {
    for (const reference of descendants(block, "footnoteReference", "endnoteReference")) {
      const run = reference.parentNode;
      remove(isW(run, "r") ? run : reference);
    }
  }
}

/** Comments get ids of the document's own; a mark whose comment did not come goes. */
function importComments(document: WordDocument, source: WordPackage, main: string, blocks: readonly Element[]): void {
  const name = source.related(main, "comments");
  const tree = name === null ? null : source.xml(name);
  const known = new Map((tree ? childrenOf(rootOf(tree), "comment") : []).map((one) => [attribute(one, "id") ?? "", one]));
  const ids = new Map<string, string>();
  for (const block of blocks) {
    for (const mark of descendants(block, "commentRangeStart", "commentRangeEnd", "commentReference")) {
      const id = attribute(mark, "id") ?? "";
      const comment = known.get(id);
      if (!comment) {
        remove(isW(mark, "commentReference") && mark.parentNode ? mark.parentNode : mark);
        continue;
      }
      const own = ids.get(id) ?? freeCommentId(document);
      setAttribute(mark, "id", own);
      if (ids.has(id)) continue;
      ids.set(id, own);
      const root = commentsRoot(document, true);
      const copy = root?.ownerDocument?.importNode(comment, true);
      if (!root || !isElement(copy)) continue;
      setAttribute(copy, "id", own);
      root.appendChild(copy);
    }
  }
}

function copyPart(source: WordPackage, name: string, into: WordPackage): string {
  const cut = name.lastIndexOf(".");
  const stem = name.slice(0, cut).replace(/\d+$/, "");
  const own = into.has(name) ? into.freeName(stem, name.slice(cut)) : name;
  into.put(own, source.bytes(name) ?? new Uint8Array(), source.contentType(name) ?? "application/octet-stream");
  const renamed = new Map<string, string>();
  for (const one of source.relationships(name)) {
    const target = one.external ? one.target : `/${copyPart(source, source.resolve(name, one.target), into)}`;
    renamed.set(one.id, into.relate(own, one.type, target, one.external));
  }
  const tree = renamed.size > 0 ? into.xml(own) : null;
  if (tree) {
    const visit = (node: Element): void => {
      for (const one of [...node.attributes]) {
        const id = one.namespaceURI === r ? renamed.get(one.value) : undefined;
        if (id !== undefined) node.setAttributeNS(r, one.name, id);
      }
      for (const next of elementsOf(node)) visit(next);
    };
    visit(rootOf(tree));
  }
  return own;
}

function importXmlParts(document: WordDocument, source: WordPackage, main: string, blocks: readonly Element[], options: MergeOptions): void {
  const bound = new Set(blocks.flatMap((block) => descendants(block, "dataBinding").map((one) => attribute(one, "storeItemID") ?? "")));
  const known = new Set(xmlPartsOf(document.pkg, document.main).map((part) => part.id));
  for (const part of xmlPartsOf(source, main)) {
    if ((options.allXmlParts || bound.has(part.id)) && !known.has(part.id)) addXmlPart(document.pkg, document.main, part.xml, part.id);
  }
}

function freshIds(document: WordDocument, blocks: readonly Element[]): void {
  const used = new Set(descendants(document.tree, "sdt").map((control) => valueOf(child(control, "sdtPr"), "id")));
  let next = Number(freeControlId(document));
  const bookmarks = descendants(document.tree, "bookmarkStart").length;
  for (const block of blocks) {
    for (const control of [...(isW(block, "sdt") ? [block] : []), ...descendants(block, "sdt")]) {
      const properties = child(control, "sdtPr");
      if (!properties) continue;
      const id = valueOf(properties, "id");
      if (id === null || used.has(id)) {
        while (used.has(String(next))) next += 1;
        setValue(properties, "id", String(next));
      }
      used.add(valueOf(properties, "id"));
    }
    for (const mark of descendants(block, "bookmarkStart", "bookmarkEnd"))
      setAttribute(mark, "id", String(1000 + bookmarks * 100 + Number(attribute(mark, "id") ?? 0)));
    for (const paragraph of [block, ...descendants(block, "p", "tr")]) {
      for (const one of [...paragraph.attributes]) if (one.localName === "paraId" || one.localName === "textId") paragraph.removeAttributeNode(one);
    }
  }
}
