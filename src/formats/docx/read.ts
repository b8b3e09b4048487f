/**
 * A .docx as plain paragraphs, with the content controls that carry facts: what `taizhang verify` checks.
 * Reads word/document.xml only; nothing of the document is executed or fetched.
 */
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { unzipSync } from "fflate";
import { xmlText } from "../xml-text";
import { isLocked } from "./opc";

export interface ControlInText {
  /** w:tag of the content control: the fact's id. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /** Its contents must not be edited (w:lock). */
  readonly locked: boolean;
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

/** Paragraphs in document order, those in table cells included. A file that is no .docx is a problem, never an exception. */
export function readDocument(bytes: Uint8Array): DocumentReading {
  if (isLocked(bytes)) return { paragraphs: null, problem: "encrypted" };
  let xml: string;
  try {
    const part = unzipSync(bytes, { filter: (file) => file.name === "word/document.xml" })["word/document.xml"];
    if (!part) return { paragraphs: null, problem: "not-a-document" };
    xml = xmlText(part);
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

/** A paragraph and the element that it was read from, for hosts that change it. */
export interface PlacedParagraph extends DocumentParagraph {
  readonly element: Element;
  readonly inTable: boolean;
}

const paragraphsBelow = (root: Element): DocumentParagraph[] =>
  placedParagraphs(root).map(({ text, controls, firstColumn, lead }) => ({ text, controls, firstColumn, lead }));

type Place = Pick<PlacedParagraph, "firstColumn" | "lead" | "inTable"> & { readonly tag: { readonly tag: string; readonly locked: boolean } | null };

/** All paragraphs below an element in document order. A paragraph in a text box belongs to the one that the box hangs on. */
export function placedParagraphs(root: Element): PlacedParagraph[] {
  const paragraphs: PlacedParagraph[] = [];
  const visit = (node: Node, place: Place): void => {
    if (node.nodeName === "w:p") paragraphs.push(placed(node as Element, place));
    else if (node.nodeName === "w:tr") row(node, place);
    else {
      const within = node.nodeName === "w:sdt" ? { ...place, tag: tagOf(node) ?? place.tag } : place;
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child, within);
    }
  };
  const row = (node: Node, place: Place): void => {
    let lead = "";
    let firstColumn = true;
    const cells = (parent: Node, within: Place): void => {
      for (let child = parent.firstChild; child; child = child.nextSibling) {
        // A control may stand around a whole cell.
        if (child.nodeName === "w:sdt" || child.nodeName === "w:sdtContent") {
          cells(child, child.nodeName === "w:sdt" ? { ...within, tag: tagOf(child) ?? within.tag } : within);
          continue;
        }
        if (child.nodeName !== "w:tc") continue;
        const from = paragraphs.length;
        visit(child, { ...within, firstColumn, lead, inTable: true });
        lead += paragraphs
          .slice(from)
          .map((paragraph) => `${paragraph.text} `)
          .join("");
        firstColumn = false;
      }
    };
    cells(node, place);
  };
  visit(root, { firstColumn: false, lead: "", inTable: false, tag: null });
  return paragraphs;
}

function placed(element: Element, { firstColumn, lead, inTable, tag }: Place): PlacedParagraph {
  const { text, controls } = paragraphOf(element);
  return { element, text, controls: tag === null ? controls : [{ ...tag, start: 0, end: text.length }, ...controls], firstColumn, lead, inTable };
}

function paragraphOf(paragraph: Node): Pick<DocumentParagraph, "text" | "controls"> {
  let text = "";
  const controls: ControlInText[] = [];
  const visit = (node: Node): void => {
    // Deleted text of a tracked change is no longer part of what the document says.
    if (node.nodeName === "w:del" || node.nodeName === "w:sdtPr" || node.nodeName === "w:instrText" || node.nodeName === "mc:Fallback") return;
    if (node.nodeName === "w:t") text += node.textContent ?? "";
    else if (node.nodeName === "w:tab") text += "\t";
    else if (node.nodeName === "w:br") text += "\n";
    else {
      const start = text.length;
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
      const tag = node.nodeName === "w:sdt" ? tagOf(node) : null;
      if (tag !== null) controls.push({ ...tag, start, end: text.length });
    }
  };
  visit(paragraph);
  return { text, controls };
}

function tagOf(control: Node): { readonly tag: string; readonly locked: boolean } | null {
  let tag: string | null = null;
  let locked = false;
  for (let child = control.firstChild; child; child = child.nextSibling) {
    if (child.nodeName !== "w:sdtPr") continue;
    for (let property = child.firstChild; property; property = property.nextSibling) {
      if (property.nodeName === "w:tag") tag = (property as Element).getAttribute("w:val");
      if (property.nodeName === "w:lock") locked = /content/i.test((property as Element).getAttribute("w:val") ?? "");
    }
  }
  return tag === null ? null : { tag, locked };
}
