/**
 * The open document as Word hands it out (flat OPC): its paragraphs with their figures, and what stands in the way of changing it. Texts are
 * taken from here and not from `text` properties: those hold deleted words of tracked changes too.
 */
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { placedParagraphs, type PlacedParagraph } from "../../formats/docx/read";

export interface DocumentBody {
  /** The tree that the body stands in. */
  readonly xml: Document;
  /** The w:body element. */
  readonly element: Element;
  /** The part of styles, where there is one. */
  readonly styles: Element | null;
  readonly paragraphs: readonly PlacedParagraph[];
  readonly controls: readonly BodyControl[];
  readonly settings: DocumentSettings;
  /** Highest id of a content control. */
  readonly highestId: number;
}

export interface BodyControl {
  readonly tag: string;
  readonly locked: boolean;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface DocumentSettings {
  /** Word says so. It mostly does not (office-js#2123): that it does not say it is no proof. The same holds for protection. */
  readonly tracked: boolean;
  readonly protected: boolean;
  /** Even pages have headers and footers of their own; null: Word does not say. */
  readonly evenPages: boolean | null;
}

/** @param ooxml what `body.getOoxml()` gave */
export function bodyOf(ooxml: string): DocumentBody {
  const xml = new DOMParser({ onError: () => {} }).parseFromString(ooxml, "text/xml");
  const settings = partOf(xml, "/word/settings.xml");
  const element = (partOf(xml, "/word/document.xml") ?? xml.documentElement)?.getElementsByTagName("w:body")[0];
  return bodyFrom({ xml, element, styles: partOf(xml, "/word/styles.xml"), settings, evenPages: switchedOn(settings, "w:evenAndOddHeaders") || null });
}

interface BodyParts extends Pick<DocumentBody, "xml" | "styles">, Pick<DocumentSettings, "evenPages"> {
  readonly element: Element | undefined;
  readonly settings: Element | null;
}

/** @param parts of one text or of the files of a package */
export function bodyFrom({ xml, element, styles, settings, evenPages }: BodyParts): DocumentBody {
  if (!element) throw new Error("no body in what Word handed out");
  const paragraphs = placedParagraphs(element);
  return {
    xml,
    element,
    styles,
    paragraphs,
    controls: paragraphs.flatMap((paragraph, index) =>
      [...paragraph.controls]
        // The outer one first, as Word lists them.
        .sort((a, b) => a.start - b.start || b.end - a.end)
        .map((control) => ({ ...control, paragraph: index, text: paragraph.text.slice(control.start, control.end) })),
    ),
    settings: { tracked: switchedOn(settings, "w:trackRevisions"), protected: enforced(settings?.getElementsByTagName("w:documentProtection")[0]), evenPages },
    highestId: Math.max(0, ...ids(element)),
  };
}

/** A switch of the settings: there and not turned off by its value. */
export function switchedOn(settings: Element | null, name: string): boolean {
  const found = settings?.getElementsByTagName(name)[0];
  return found !== undefined && !/^(?:0|false|off)$/.test(found.getAttribute("w:val") ?? "");
}

/** The content of a part of the package. */
function partOf(xml: Document, name: string): Element | null {
  for (const part of Array.from(xml.getElementsByTagName("pkg:part"))) {
    if (part.getAttribute("pkg:name") !== name) continue;
    const data = part.getElementsByTagName("pkg:xmlData")[0];
    for (let child = data?.firstChild; child; child = child.nextSibling) if (child.nodeType === 1) return child as Element;
  }
  return null;
}

/** Protection that lets nobody write; one that only tracks changes does not stand in the way. */
function enforced(protection: Element | undefined): boolean {
  if (!protection || !/^(?:1|true|on)$/.test(protection.getAttribute("w:enforcement") ?? "")) return false;
  return /^(?:readOnly|comments|forms)$/.test(protection.getAttribute("w:edit") ?? "");
}

/** Ids are signed: half of Word's own are negative. */
const ids = (body: Element): number[] =>
  Array.from(body.getElementsByTagName("w:sdtPr")).flatMap((properties) =>
    Array.from(properties.getElementsByTagName("w:id")).map((id) => Number(id.getAttribute("w:val")) || 0),
  );

/** Of ids near the highest there may be no room above: then ours start low, and Word renumbers what meets. */
export const roomAbove = (highest: number): number => (highest < 2_000_000_000 ? highest : 0);
