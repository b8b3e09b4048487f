/** Breaks of pages, sections and lines. */
import { HostError } from "../../protocol/host-error";
import { requireEditable } from "../document";
import { child, descendants, documentOf, elementsOf, ensureChild, insertAfter, isW, make, remove, setValue, type Element } from "../package/xml";
import { nodeOf, paragraphsOfPlace, spanOfPlace, type Location, type Place } from "../objects/place";
import { paragraphBeside } from "./edit";
import { pointAfter, pointBefore } from "./span";

/** How section breaks are named in a file. */
const sectionTypes: { readonly [kind: string]: string } = {
  SectionNext: "nextPage",
  SectionContinuous: "continuous",
  SectionEven: "evenPage",
  SectionOdd: "oddPage",
};

/** insertBreak. @throws HostError InvalidArgument for a kind that Word has not, or a place that takes no such break */
export function insertBreak(place: Place, kind: string, location: Location): void {
  requireEditable(place.document, nodeOf(place));
  const section = sectionTypes[kind];
  if (section !== undefined) return breakSection(place, section, location);
  if (kind !== "Page" && kind !== "Line") throw new HostError("InvalidArgument");
  const span = spanOfPlace(place);
  if (kind === "Page" && (place.kind === "paragraph" || place.kind === "body")) return breakBeside(place, location);
  const run = make(documentOf(span.start), "r");
  run.appendChild(make(documentOf(span.start), "br", kind === "Page" ? { type: "page" } : {}));
  const point = isBefore(location) ? pointAfter(span.start) : pointBefore(span.end);
  point.parent.insertBefore(run, point.before);
}

const isBefore = (location: Location): boolean => location === "Before" || location === "Start";

function besides(place: Place, location: Location): Element {
  const paragraphs = paragraphsOfPlace(place);
  const anchor = isBefore(location) ? paragraphs[0] : paragraphs.at(-1);
  if (!anchor) throw new HostError("GeneralException");
  return anchor;
}

/** A page break in a paragraph of its own beside or in a place. */
function breakBeside(place: Place, location: Location): void {
  const made = paragraphBeside(place.document, besides(place, location), isBefore(location) ? "Before" : "After", null, "");
  const run = make(documentOf(made), "r");
  run.appendChild(make(documentOf(made), "br", { type: "page" }));
  made.appendChild(run);
}

/**
 * A section ends with the paragraph before the break: that one carries its page setup and its headers; the section behind it begins as the break says and
 * shows the headers of the one before.
 */
function breakSection(place: Place, type: string, location: Location): void {
  const { document } = place;
  const anchor = besides(place, location);
  if (anchor.parentNode !== document.body) throw new HostError("InvalidArgument");
  const behind = sectionOf(document.body, anchor);
  const owner = isBefore(location) || child(child(anchor, "pPr"), "sectPr") ? null : anchor;
  const last = owner ?? paragraphBeside(document, anchor, isBefore(location) ? "Before" : "After", null, "");
  ensureChild(last, "pPr").appendChild(behind.cloneNode(true));
  for (const one of elementsOf(behind)) if (isW(one, "headerReference", "footerReference")) remove(one);
  setValue(behind, "type", type);
  // A body ends with a paragraph of the last section.
  if (!isW(last.nextSibling, "p", "tbl", "sdt")) insertAfter(make(document.tree, "p"), last);
}

/** The properties of the section that a paragraph of the body stands in. */
function sectionOf(body: Element, paragraph: Element): Element {
  const blocks = elementsOf(body);
  for (const block of blocks.slice(blocks.indexOf(paragraph))) {
    const found = isW(block, "sectPr") ? block : descendants(block, "sectPr")[0];
    if (found) return found;
  }
  return ensureChild(body, "sectPr");
}
