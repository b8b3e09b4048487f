/** Members that bodies, paragraphs, content controls and ranges share. */
import { HostError, notSimulated, existing } from "../../protocol/host-error";
import { optionalText, textOf as textArgument } from "../../protocol/arguments";
import type { HostObject } from "../../protocol/object-type";
import { requireEditable, tell, type WordDocument } from "../document";
import { builtInName, paragraphStyle, setParagraphStyle, styleIdByBuiltIn, styleIdByName, styleName } from "../format/styles";
import { fromBase64 } from "../package/base64";
import { readFlatOpc } from "../package/flat-opc";
import { importBlocks } from "../package/merge";
import { ooxmlOf } from "../package/ooxml";
import { openPackage } from "../package/package";
import { child, closest, descendants, isW, remove, type Element } from "../package/xml";
import { contains, endOf, insideOf, pointAfter, pointBefore, spanBetween, spanOfText, startOf, type Span } from "../text/span";
import { find, type SearchOptions } from "../text/search";
import { controlsIn, paragraphText, storyOf, tablesIn } from "../text/tree";
import { insertBreak } from "../text/breaks";
import { insertTable } from "../text/table";
import { wrapPlace } from "./wrap";
import { commentsType } from "./comments";
import { type Methods, type Navigation, type Scalars } from "./define";
import { fontType } from "./font";
import { listsType } from "./lists";
import { searchOptionsOf } from "./search-options";
import {
  bodyPlace,
  clearPlace,
  controlPlace,
  insertBlocks,
  insertParagraph,
  insertText,
  locationOf,
  nodeOf,
  paragraphPlace,
  paragraphsOfPlace,
  rangePlace,
  spanOfPlace,
  textOfPlace,
  type Location,
  type Place,
} from "./place";
import { picturesType } from "./pictures";
import { objectOf } from "./registry";

/** A file that is inserted may have 4 MB. */
const largestFile = 4 * 1024 * 1024;

export const contentScalars: Scalars<Place> = {
  Text: { get: textOfPlace },
  Style: {
    get: (place) => common(paragraphsOfPlace(place).map((one) => styleName(paragraphStyle(place.document, one)))),
    set: (place, value) => setStyle(place, styleIdByName(place.document, String(value), "paragraph")),
  },
  StyleBuiltIn: {
    get: (place) => common(paragraphsOfPlace(place).map((one) => builtInName(paragraphStyle(place.document, one)))),
    set: (place, value) => setStyle(place, styleIdByBuiltIn(place.document, String(value), "paragraph")),
  },
};

function setStyle(place: Place, id: string): void {
  requireEditable(place.document, nodeOf(place));
  setParagraphStyle(paragraphsOfPlace(place), id);
}

function common(values: readonly string[]): string {
  const [first = ""] = values;
  return values.every((value) => value === first) ? first : "";
}

function parentControl(place: Place): HostObject | null {
  const control = closest(place.kind === "control" || place.kind === "paragraph" ? nodeOf(place).parentNode : aroundSpan(place), "sdt");
  return control ? objectOf("ContentControl", controlPlace(place.document, control)) : null;
}

function parentTable(place: Place): HostObject | null {
  const table = closest(nodeOf(place), "tbl");
  return table ? objectOf("Table", { document: place.document, table }) : null;
}

function parentCell(place: Place): HostObject | null {
  const cell = closest(nodeOf(place), "tc");
  return cell ? objectOf("TableCell", { document: place.document, cell }) : null;
}

export const contentNavigation: Navigation<Place> = {
  Paragraphs: (place) => objectOf("ParagraphCollection", { document: place.document, paragraphs: () => paragraphsOfPlace(place) }),
  ContentControls: (place) => objectOf("ContentControlCollection", { document: place.document, controls: () => controlsOf(place) }),
  Font: (place) => fontType(place),
  Tables: (place) => objectOf("TableCollection", { document: place.document, tables: () => tablesOf(place) }),
  Lists: (place) => listsType({ document: place.document, paragraphs: () => paragraphsOfPlace(place) }),
  InlinePictures: (place) => picturesType({ document: place.document, drawings: () => drawingsOf(place) }),
  ParentBody: parentBody,
  ParentBodyOrNullObject: parentBody,
  ParentContentControl: (place) => existing(parentControl(place)),
  ParentContentControlOrNullObject: parentControl,
  ParentTable: (place) => existing(parentTable(place)),
  ParentTableOrNullObject: parentTable,
  ParentTableCell: (place) => existing(parentCell(place)),
  ParentTableCellOrNullObject: parentCell,
};

/** The body that a place stands in. @throws HostError ItemNotFound */
export function parentBody(place: Place): HostObject {
  const start = nodeOf(place);
  const story = storyOf(place.kind === "body" ? (start.parentNode ?? start) : start);
  if (!story) throw new HostError("ItemNotFound");
  return objectOf("Body", bodyPlace(place.document, story));
}

/** The node inside which a whole range lies. */
function aroundSpan(place: Place): Element | null {
  const span = spanOfPlace(place);
  for (let at = span.start.parentNode; at; at = at.parentNode)
    if (contains(at, span.end) && isW(at, at.nodeType === 1 ? ((at as Element).localName ?? "") : "")) return at;
  return null;
}

/** Content controls inside a place; those of a range are those that it holds whole. */
function controlsOf(place: Place): Element[] {
  if (place.range) return insideOf(spanOfPlace(place), "sdt");
  const element = place.element;
  return element ? controlsIn(element) : [];
}

function tablesOf(place: Place): Element[] {
  if (place.range) return insideOf(place.range, "tbl").filter((table, _, all) => !all.some((other) => other !== table && contains(other, table)));
  return place.element ? tablesIn(place.element) : [];
}

function drawingsOf(place: Place): Element[] {
  return place.range ? insideOf(place.range, "drawing") : place.element ? descendants(place.element, "drawing") : [];
}

/** Where texts and paragraphs may go, by the kind of place. */
const inside: readonly Location[] = ["Replace", "Start", "End"];
const rangeLocations: readonly Location[] = ["Replace", "Start", "End", "Before", "After"];
const paragraphLocations: { readonly [kind in Place["kind"]]: readonly Location[] } = {
  body: ["Start", "End"],
  paragraph: ["Before", "After"],
  control: ["Start", "End", "Before", "After"],
  range: ["Before", "After"],
};

function locations(place: Place): readonly Location[] {
  return place.kind === "range" ? rangeLocations : inside;
}

function rangeOver(place: Place, span: Span): HostObject {
  return objectOf("Range", rangePlace(place.document, span));
}

export const contentMethods: Methods<Place> = {
  InsertText: (place, [text, location]) => {
    const asked = locationOf(location, ...locations(place));
    const astray = place.kind === "control" && asked === "Replace" && place.document.quirks.has("control-replace-as-start");
    return rangeOver(place, insertText(place, textArgument(text), astray ? "Start" : asked));
  },
  InsertParagraph: (place, [text, location]) => {
    const where = locationOf(location, ...paragraphLocations[place.kind]);
    return objectOf("Paragraph", paragraphPlace(place.document, insertParagraph(place, textArgument(text), where)));
  },
  InsertOoxml: (place, [markup, location]) => {
    const where = locationOf(location, ...locations(place));
    const source = readFlatOpc(textArgument(markup));
    requireEditable(place.document, nodeOf(place));
    const blocks = importBlocks(place.document, source, { allXmlParts: true });
    if (place.kind === "body" && place.document.quirks.has("last-style-lost")) loseStyle(blocks.at(-1));
    return rangeOver(place, insertBlocks(place, blocks, where));
  },
  InsertFileFromBase64: (place, [file, location]) => {
    const where = locationOf(location, ...locations(place));
    const bytes = fromBase64(textArgument(file));
    if (bytes.length > largestFile) throw new HostError("InvalidArgument", "The file is larger than 4 MB.");
    const source = openPackage(bytes);
    requireEditable(place.document, nodeOf(place));
    return rangeOver(place, insertBlocks(place, importBlocks(place.document, source, { allXmlParts: false }), where));
  },
  InsertBreak: (place, [kind, location]) => insertBreak(place, textArgument(kind), locationOf(location, "Start", "End", "Before", "After", "Replace")),
  InsertTable: (place, [rows, columns, location, values]) => {
    const where = locationOf(location, "Start", "End", "Before", "After");
    const table = insertTable(place, rows, columns, where, values);
    return objectOf("Table", { document: place.document, table });
  },
  InsertContentControl: (place, [type]) => {
    if (optionalText(type) !== null && type !== "RichText") throw notSimulated(`content controls of type ${String(type)}`);
    return objectOf("ContentControl", controlPlace(place.document, wrapPlace(place)));
  },
  GetOoxml: (place) => ooxmlOf(place.document, spanOfPlace(place), place.kind === "body" ? place.element : null),
  Search: (place, [text, options]) => {
    const found = search(place, textArgument(text), searchOptionsOf(options));
    return objectOf("RangeCollection", { document: place.document, ranges: found });
  },
  Select: (place, [mode]) => {
    selectSpan(place.document, spanOfPlace(place), optionalText(mode));
  },
  Clear: (place) => clearPlace(place),
  GetRange: (place, [location]) => rangeOver(place, partOf(place, optionalText(location))),
  GetComments: (place) => commentsType({ document: place.document, within: spanOfPlace(place) }),
  GetReviewedText: (place, [version]) => reviewedText(place, optionalText(version)),
};

function loseStyle(block: Element | undefined): void {
  const style = isW(block, "p") ? child(child(block, "pPr"), "pStyle") : null;
  if (style) remove(style);
}

/** The text as it would be with all changes taken, or with none of them. */
function reviewedText(place: Place, version: string | null): string {
  const left = version === "Original" ? "ins" : "del";
  return paragraphsOfPlace(place)
    .map((paragraph) => {
      const copy = paragraph.cloneNode(true);
      for (const one of descendants(copy, left)) remove(one);
      return isW(copy, "p") ? paragraphText(copy) : "";
    })
    .join("\r");
}

/** Every hit in the paragraphs of a place, in order. */
function search(place: Place, text: string, options: SearchOptions): Span[] {
  const found: Span[] = [];
  const within = place.range ?? (place.kind === "control" ? spanOfPlace(place) : null);
  for (const paragraph of paragraphsOfPlace(place)) {
    const hits = find(paragraphText(paragraph), text, options).map(([from, to]) => spanOfText(paragraph, from, to));
    found.push(...hits.filter((hit) => within === null || isWithin(hit, within)));
  }
  return found;
}

function isWithin(hit: Span, within: Span): boolean {
  const probe = new Set(insideOf(within, "r"));
  const runs = insideOf(hit, "r");
  return runs.length > 0 && runs.every((run) => probe.has(run));
}

/** Selects, as a person sees it; the page scrolls there. */
export function selectSpan(document: WordDocument, span: Span, mode: string | null): void {
  if (mode === "Start") document.selection = spanBetween(pointAfter(span.start), pointAfter(span.start));
  else if (mode === "End") document.selection = spanBetween(pointBefore(span.end), pointBefore(span.end));
  else if (mode === null || mode === "Select") document.selection = spanBetween(pointAfter(span.start), pointBefore(span.end), span.whole);
  else throw new HostError("InvalidArgument");
  tell(document, { kind: "selection" });
}

/** A part of a place by Word's names for it. */
function partOf(place: Place, location: string | null): Span {
  const span = spanOfPlace(place);
  const control = place.kind === "control" ? place.element : null;
  switch (location ?? "Whole") {
    case "Whole":
      return control && closest(control.parentNode, "p")
        ? spanBetween(pointBefore(control), pointAfter(control))
        : again(span, place.kind !== "range" || span.whole);
    case "Content":
      return again(span, false);
    case "Start":
      return spanBetween(pointAfter(span.start), pointAfter(span.start));
    case "End":
      return spanBetween(pointBefore(span.end), pointBefore(span.end));
    case "Before":
      return control ? besideControl(control, "before") : spanBetween(pointBefore(span.start), pointBefore(span.start));
    case "After":
      return control ? besideControl(control, "after") : spanBetween(pointAfter(span.end), pointAfter(span.end));
    default:
      throw new HostError("InvalidArgument");
  }
}

function again(span: Span, whole: boolean): Span {
  return spanBetween(pointBefore(span.start), pointAfter(span.end), whole);
}

function besideControl(control: Element, side: "before" | "after"): Span {
  if (closest(control.parentNode, "p")) {
    const point = side === "before" ? pointBefore(control) : pointAfter(control);
    return spanBetween(point, point);
  }
  const neighbour = side === "before" ? control.previousSibling : control.nextSibling;
  if (!isW(neighbour, "p")) throw new HostError("ItemNotFound");
  const point = side === "before" ? endOf(neighbour) : startOf(neighbour);
  return spanBetween(point, point);
}
