/**
 * A .docx package as one XML text (flat OPC), the form in which Word takes content from an add-in, in pieces that each stay below what a host
 * accepts in one request.
 */
import { DOMParser, XMLSerializer, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { packageOf, part } from "./flat-part";
import { inOwnStyles, ownStyles } from "./own-styles";

const DOCUMENT = "word/document.xml";
const RELATIONSHIPS = "word/_rels/document.xml.rels";
/** Word on the web takes 5 MB a request; Chinese is three bytes a character, and the text is quoted once more on its way. */
const PIECE_BYTES = 1_000_000;

export interface FlatOptions {
  /** The last section's page setup and footers come along: only where the whole document is ours. */
  readonly page: boolean;
  /** Ids of content controls start above this one, so that they stay unique in the document that they come into. */
  readonly idsAbove?: number;
  readonly pieceBytes?: number;
}

/** @returns one package or more, to be inserted one after the other; text and order are those of the .docx */
export function flatPackages(docx: Uint8Array, { page, idsAbove = 0, pieceBytes = PIECE_BYTES }: FlatOptions): string[] {
  const parts = unzipSync(docx);
  const text = (path: string): string => {
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    return path === "word/styles.xml" ? ownStyles(xml) : inOwnStyles(xml);
  };
  const types = contentTypesOf(text("[Content_Types].xml"));
  const documentXml = text(DOCUMENT);
  const root = new DOMParser().parseFromString(documentXml, "text/xml").documentElement;
  const body = root?.getElementsByTagName("w:body")[0];
  if (!root || !body) throw new Error("a .docx without a body");
  raiseIds(root, idsAbove);
  const children = Array.from(body.childNodes).filter((node) => node.nodeName !== "w:sectPr");
  const section = Array.from(body.childNodes).find((node) => node.nodeName === "w:sectPr");

  const rest = Object.keys(parts)
    .filter((path) => /\.(xml|rels)$/.test(path) && (path.startsWith("word/") || path === "_rels/.rels") && path !== DOCUMENT)
    .map((path) => part(path, types(path), path === RELATIONSHIPS ? inner(text(path), page) : path === "_rels/.rels" ? mainOnly(text(path)) : text(path)))
    .join("");
  const head = /<w:document\b[^>]*>/.exec(documentXml)?.[0] ?? "<w:document>";
  const pack = (nodes: readonly string[], last: boolean): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n` +
    packageOf(
      rest,
      part(DOCUMENT, types(DOCUMENT), `${head}<w:body>${nodes.join("")}${last && page && section ? serialize(section) : ""}</w:body></w:document>`),
    );
  const pieces = inPieces(children.map(serialize), pieceBytes);
  return pieces.map((nodes, i) => pack(nodes, i === pieces.length - 1));
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function inPieces(nodes: readonly string[], limit: number): string[][] {
  const pieces: string[][] = [[]];
  let size = 0;
  for (const node of nodes) {
    const bytes = bytesOf(node);
    if (size > 0 && size + bytes > limit) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(node);
    size += bytes;
  }
  return pieces;
}

/** Serialised alone, a node repeats the namespaces that the document's head declares already. */
const serialize = (node: Node): string => new XMLSerializer().serializeToString(node).replace(/ xmlns:\w+="[^"]*"/g, "");

/** What stays within word/: the snapshot is added by itself, and a section alone brings no footers. */
const inner = (relationships: string, page: boolean): string =>
  relationships.replace(/<Relationship\b[^>]*\/>/g, (one) => (/customXml/.test(one) || (!page && /\/(?:header|footer)"/.test(one)) ? "" : one));

const mainOnly = (relationships: string): string => relationships.replace(/<Relationship\b[^>]*\/>/g, (one) => (/\/officeDocument"/.test(one) ? one : ""));

function contentTypesOf(xml: string): (path: string) => string {
  const overrides = new Map(Array.from(xml.matchAll(/<Override\b[^>]*>/g), ([tag]) => [attribute(tag, "PartName"), attribute(tag, "ContentType")]));
  const defaults = new Map(Array.from(xml.matchAll(/<Default\b[^>]*>/g), ([tag]) => [attribute(tag, "Extension"), attribute(tag, "ContentType")]));
  return (path) => overrides.get(`/${path}`) ?? defaults.get(path.split(".").at(-1) ?? "") ?? "application/xml";
}

const attribute = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

function raiseIds(root: Element, above: number): void {
  if (above === 0) return;
  for (const properties of Array.from(root.getElementsByTagName("w:sdtPr"))) {
    for (const id of Array.from(properties.getElementsByTagName("w:id"))) id.setAttribute("w:val", String(Number(id.getAttribute("w:val")) + above));
  }
}
