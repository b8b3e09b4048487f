/**
 * A .docx as plain paragraphs, with the content controls that carry facts: what `taizhang verify` checks.
 * Reads word/document.xml only; nothing of the document is executed or fetched.
 */
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";

export interface ControlInText {
  /** w:tag of the content control: the fact's id. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

export interface DocumentParagraph {
  readonly text: string;
  readonly controls: readonly ControlInText[];
  /** Stands in the first column of a table, where row numbers are. */
  readonly firstColumn: boolean;
  /** In a table: the texts of the cells before it in its row. */
  readonly lead: string;
}

export type DocumentReading =
  { readonly paragraphs: DocumentParagraph[]; readonly problem: null } | { readonly paragraphs: null; readonly problem: "not-a-document" | "encrypted" };

/** OLE compound file: how Office stores a document with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Paragraphs in document order, those in table cells included. A file that is no .docx is a problem, never an exception. */
export function readDocument(bytes: Uint8Array): DocumentReading {
  if (OLE.every((byte, i) => bytes[i] === byte)) return { paragraphs: null, problem: "encrypted" };
  let xml: string;
  try {
    const part = unzipSync(bytes, { filter: (file) => file.name === "word/document.xml" })["word/document.xml"];
    if (!part) return { paragraphs: null, problem: "not-a-document" };
    xml = strFromU8(part);
  } catch {
    return { paragraphs: null, problem: "not-a-document" };
  }
  try {
    const root = new DOMParser({ onError: () => {} }).parseFromString(xml, "text/xml").documentElement;
    return root ? { paragraphs: paragraphsBelow(root), problem: null } : { paragraphs: null, problem: "not-a-document" };
  } catch {
    return { paragraphs: null, problem: "not-a-document" };
  }
}

function paragraphsBelow(root: Element): DocumentParagraph[] {
  const paragraphs: DocumentParagraph[] = [];
  const visit = (node: Node, place: Pick<DocumentParagraph, "firstColumn" | "lead">): void => {
    if (node.nodeName === "w:p") paragraphs.push({ ...paragraphOf(node), ...place });
    else if (node.nodeName === "w:tr") row(node);
    else for (let child = node.firstChild; child; child = child.nextSibling) visit(child, place);
  };
  const row = (node: Node): void => {
    let lead = "";
    let firstColumn = true;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeName !== "w:tc") continue;
      const from = paragraphs.length;
      visit(child, { firstColumn, lead });
      lead += paragraphs
        .slice(from)
        .map((paragraph) => `${paragraph.text} `)
        .join("");
      firstColumn = false;
    }
  };
  visit(root, { firstColumn: false, lead: "" });
  return paragraphs;
}

function paragraphOf(paragraph: Node): Pick<DocumentParagraph, "text" | "controls"> {
  let text = "";
  const controls: ControlInText[] = [];
  const visit = (node: Node): void => {
    // Deleted text of a tracked change is no longer part of what the document says.
    if (node.nodeName === "w:del" || node.nodeName === "w:sdtPr" || node.nodeName === "w:instrText") return;
    if (node.nodeName === "w:t") text += node.textContent ?? "";
    else if (node.nodeName === "w:tab") text += "\t";
    else if (node.nodeName === "w:br") text += "\n";
    else {
      const start = text.length;
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
      const tag = node.nodeName === "w:sdt" ? tagOf(node) : null;
      if (tag !== null) controls.push({ tag, start, end: text.length });
    }
  };
  visit(paragraph);
  return { text, controls };
}

function tagOf(control: Node): string | null {
  for (let child = control.firstChild; child; child = child.nextSibling) {
    if (child.nodeName !== "w:sdtPr") continue;
    for (let property = child.firstChild; property; property = property.nextSibling) {
      if (property.nodeName === "w:tag") return (property as Element).getAttribute("w:val");
    }
  }
  return null;
}
