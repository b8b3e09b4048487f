/**
 * A copy of the document for looking at: paragraphs carry bookmarks with their number, the ends of the selection have bookmarks too, and figures in
 * content controls a style of their own, so that a page that renders it finds them again.
 */
import { liveSelection, type WordDocument } from "./document";
import { stylesRoot } from "./format/styles";
import { child, descendants, ensureChild, isW, make, markNamespace, setAttribute, valueOf, writeXml, type Element, type Node } from "./package/xml";
import { startOf } from "./text/span";
import { paragraphsIn, runsIn } from "./text/tree";

export const paragraphBookmark = "_sim_p";
export const selectionStart = "_sim_from";
export const selectionEnd = "_sim_to";
/** Style of runs inside of content controls. */
const controlStyle = "SimControl";

/** @returns the bytes of the copy */
export function viewOf(document: WordDocument): Uint8Array {
  const selection = liveSelection(document);
  selection.start.setAttribute("role", selectionStart);
  selection.end.setAttribute("role", selectionEnd);
  const copy = document.tree.cloneNode(true);
  selection.start.removeAttribute("role");
  selection.end.removeAttribute("role");
  const root = copy.firstChild ? lastElement(copy) : null;
  const body = root ? child(root, "body") : null;
  if (!root || !body) return document.save();
  marksToBookmarks(body);
  for (const [i, paragraph] of paragraphsIn(body).entries()) paragraph.insertBefore(bookmark(paragraph, `${paragraphBookmark}${i}`), startOf(paragraph).before);
  for (const control of descendants(body, "sdt")) {
    const content = child(control, "sdtContent");
    if (!content || !isW(control.parentNode, "p", "sdtContent", "ins", "hyperlink") || !closestParagraph(control)) continue;
    for (const run of runsIn(content)) {
      const properties = ensureChild(run, "rPr");
      if (valueOf(properties, "rStyle") === null) setAttribute(ensureChild(properties, "rStyle"), "val", controlStyle);
    }
  }
  const replaced: { [name: string]: string } = { [document.main]: writeXml(root) };
  const styles = stylesRoot(document)?.cloneNode(true) as Element | undefined;
  const name = document.pkg.related(document.main, "styles");
  if (styles && name !== null && styles.ownerDocument) {
    styles
      .appendChild(make(styles.ownerDocument, "style", { type: "character", styleId: controlStyle }))
      .appendChild(make(styles.ownerDocument, "name", { val: controlStyle }));
    replaced[name] = writeXml(styles);
  }
  return document.pkg.save(replaced);
}

function lastElement(tree: Node): Element | null {
  for (let node = tree.lastChild; node; node = node.previousSibling) if (isW(node, "document")) return node;
  return null;
}

function closestParagraph(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (isW(at, "p")) return true;
  return false;
}

function bookmark(holder: Element, name: string): Element {
  const owner = holder.ownerDocument;
  if (!owner) throw new Error("a node without a document");
  return make(owner, "bookmarkStart", { id: String(90_000 + Number(/\d+$/.exec(name)?.[0] ?? 0)), name });
}

function marksToBookmarks(node: Node): void {
  for (let next = node.firstChild; next;) {
    const after: Node | null = next.nextSibling;
    if (next.nodeType === 1) {
      const element = next as Element;
      const role = element.namespaceURI === markNamespace ? element.getAttribute("role") : null;
      if (role && isW(node, node.nodeType === 1 ? ((node as Element).localName ?? "") : "")) node.insertBefore(bookmark(node, role), element);
      if (element.namespaceURI !== markNamespace) marksToBookmarks(element);
    }
    next = after;
  }
}
