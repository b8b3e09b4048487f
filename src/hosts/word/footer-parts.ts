/** Page numbers in the footers of a file: the same looks and the same places as in the open document, without a Word to ask. */
import type { Element } from "@xmldom/xmldom";
import type { FormatChange } from "../../documents/formatting";
import { sideOf, type FooterLook } from "../../documents/formatting/page-number";
import type { OpenedDocx } from "../../formats/docx/opened";
import { FOOTER, MARGIN } from "../../formats/docx/page";
import { FOOTER_TYPE, pageNumberFooter } from "../../formats/docx/page-number";
import { placedParagraphs } from "../../formats/docx/read";
import type { DocumentBody } from "./body";
import { footerLook, pagesOf } from "./footers";
import { childOf, sectionElements } from "./look";

/** Footers of all sections. A section without one of its own has that of the section before; where there is none at all, its footer is empty. */
export async function readFooterParts(file: OpenedDocx, { element, settings }: DocumentBody): Promise<FooterLook[]> {
  const looks: FooterLook[] = [];
  for (const section of sectionElements(element).keys())
    for (const pages of pagesOf(settings.evenPages)) looks.push({ section, pages, ...(await lookOf(file, footerPart(file, element, section, pages))) });
  return looks;
}

/** Carries the changes out that put page numbers into empty footers. The main part's tree is changed, but not written. */
export async function numberFooters(file: OpenedDocx, { element }: DocumentBody, changes: readonly FormatChange[]): Promise<void> {
  for (const change of changes) {
    if (change.rule !== "page-number") continue;
    const section = sectionElements(element)[change.section];
    if (!section) continue;
    const part = footerPart(file, element, change.section, change.what);
    // Sections mostly share a footer: the number that the section before got is this one's too.
    if ((await lookOf(file, part)).state === "empty") {
      const xml = pageNumberFooter(sideOf(change.what), element.namespaceURI ?? "");
      if (part !== null) file.write(part, xml);
      else refer(section, change.what, (await file.add("footer", xml, FOOTER_TYPE)).id);
    }
    setDistance(section);
  }
}

async function lookOf(file: OpenedDocx, part: string | null): Promise<Pick<FooterLook, "state" | "text">> {
  const element = part === null ? null : ((await file.read(part))?.documentElement ?? null);
  return element ? footerLook({ element, paragraphs: placedParagraphs(element) }) : { state: "empty", text: "" };
}

/** The part that a section's pages show at their foot. */
function footerPart(file: OpenedDocx, body: Element, section: number, pages: FooterLook["pages"]): string | null {
  const sections = sectionElements(body);
  for (let i = section; i >= 0; i--) {
    const id = sections[i] ? referenceIn(sections[i] as Element, pages) : null;
    const part = file.related.find((one) => id !== null && one.id === id)?.part;
    if (part !== undefined) return part;
  }
  return null;
}

const typeOf = (pages: FooterLook["pages"]): string => (pages === "even" ? "even" : "default");

function referenceIn(section: Element, pages: FooterLook["pages"]): string | null {
  for (let child = section.firstChild; child; child = child.nextSibling) {
    if (child.nodeName !== "w:footerReference") continue;
    const reference = child as Element;
    if ((reference.getAttribute("w:type") ?? "default") === typeOf(pages)) return reference.getAttribute("r:id");
  }
  return null;
}

/** References stand first in a section's properties (ISO/IEC 29500-1, 17.6.17). */
function refer(section: Element, pages: FooterLook["pages"], id: string): void {
  const made = section.ownerDocument?.createElementNS(section.namespaceURI, "w:footerReference");
  if (!made) return;
  made.setAttributeNS(section.namespaceURI, "w:type", typeOf(pages));
  made.setAttributeNS(relationshipsOf(section), "r:id", id);
  let before = section.firstChild;
  while (before && (before.nodeType !== 1 || /^w:(?:header|footer)Reference$/.test(before.nodeName))) before = before.nextSibling;
  section.insertBefore(made, before);
}

/** The prefix r stands for another name in ISO's strict form. */
const relationshipsOf = (section: Element): string => section.lookupNamespaceURI("r") ?? "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The number stands 7 mm below the type area (GB/T 9704—2012, 7.5), where the lower margin is the standard's. */
function setDistance(section: Element): void {
  const margins = childOf(section, "w:pgMar");
  if (margins && Number(margins.getAttribute("w:bottom")) === MARGIN.bottom) margins.setAttributeNS(margins.namespaceURI, "w:footer", String(FOOTER));
}
