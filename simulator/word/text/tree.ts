/** What stands in a story (body, cell, footer): paragraphs in order, and the pieces of text that a paragraph is made of. */
import { closest, descendants, isElement, isW, type Element, type Node } from "../package/xml";

/** Elements that hold blocks and are not a paragraph. */
const blockHolders = ["body", "sdt", "sdtContent", "tbl", "tr", "tc", "customXml", "hdr", "ftr", "comment", "ins", "footnote", "endnote"];
/** Elements inside a paragraph that hold runs. */
const inlineHolders = ["hyperlink", "sdt", "sdtContent", "ins", "del", "moveTo", "moveFrom", "smartTag", "fldSimple", "customXml"];

/** A piece of text and the element that it comes from. */
export interface Piece {
  readonly node: Element;
  readonly run: Element;
  readonly text: string;
}

/** Paragraphs below a node in order, those of tables and content controls included, those of text boxes not. */
export function paragraphsIn(holder: Node): Element[] {
  if (isW(holder, "p")) return [holder];
  const found: Element[] = [];
  const walk = (node: Node): void => {
    for (let next = node.firstChild; next; next = next.nextSibling) {
      if (isW(next, "p")) found.push(next);
      else if (isW(next, ...blockHolders)) walk(next);
    }
  };
  walk(holder);
  return found;
}

/** Runs below a paragraph or part of one, in order; those that tracking has deleted are still there, as Word shows them. */
export function runsIn(holder: Node): Element[] {
  if (isW(holder, "r")) return [holder];
  const found: Element[] = [];
  const walk = (node: Node): void => {
    for (let next = node.firstChild; next; next = next.nextSibling) {
      if (isW(next, "r")) found.push(next);
      else if (isW(next, ...inlineHolders)) walk(next);
    }
  };
  if (isW(holder, "p", ...inlineHolders)) walk(holder);
  return found;
}

/** The text of one child of a run; null for a child that is no text. */
export function textOfNode(node: Element): string | null {
  switch (node.localName) {
    case "t":
    case "delText":
      return node.textContent ?? "";
    case "tab":
    case "ptab":
      return "\t";
    case "br":
      return node.getAttribute("w:type") === "page" ? "\f" : "\v";
    case "cr":
      return "\v";
    case "noBreakHyphen":
      return "\u2011";
    case "softHyphen":
      return "\u00AD";
    default:
      return null;
  }
}

export function piecesIn(holder: Node): Piece[] {
  const found: Piece[] = [];
  for (const run of runsIn(holder)) {
    for (let node = run.firstChild; node; node = node.nextSibling) {
      if (!isElement(node) || node.namespaceURI !== run.namespaceURI) continue;
      const text = textOfNode(node);
      if (text !== null) found.push({ node, run, text });
    }
  }
  return found;
}

/** The text of a paragraph, without its mark. */
export function paragraphText(paragraph: Node): string {
  return piecesIn(paragraph)
    .map((piece) => piece.text)
    .join("");
}

/** The text of several paragraphs: cells of a row parted by tabs, everything else by paragraph ends. */
export function joined(paragraphs: readonly Element[], textOf: (paragraph: Element) => string = paragraphText): string {
  let text = "";
  for (const [i, paragraph] of paragraphs.entries()) {
    const before = paragraphs[i - 1];
    if (before) text += separator(before, paragraph);
    text += textOf(paragraph);
  }
  return text;
}

function separator(before: Element, after: Element): string {
  const [left, right] = [closest(before, "tc"), closest(after, "tc")];
  const sameRow = left !== null && right !== null && left !== right && closest(left, "tr") === closest(right, "tr");
  return sameRow ? "\t" : "\r";
}

/** Tables directly in a story or range of blocks, not those inside of others. */
export function tablesIn(holder: Node): Element[] {
  return descendants(holder, "tbl").filter((table) => {
    for (let at = table.parentNode; at && at !== holder; at = at.parentNode) if (isW(at, "tbl", "txbxContent")) return false;
    return true;
  });
}

/** Content controls below a node, outer ones before inner ones. */
export function controlsIn(holder: Node): Element[] {
  return descendants(holder, "sdt");
}

/** The story that a node stands in: body, header, footer, or the cell where `cells`. */
export function storyOf(node: Node, cells = true): Element | null {
  return closest(node, "body", "hdr", "ftr", "comment", "footnote", "endnote", ...(cells ? ["tc"] : []));
}
