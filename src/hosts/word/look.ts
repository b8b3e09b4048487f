/** How paragraphs look, with their styles resolved: direct settings over the style and those that it is based on, over the document's defaults. */
import type { Element, Node } from "@xmldom/xmldom";
import type { FooterLook, FormatDocument, FormatParagraph, ParagraphLook } from "../../documents/formatting";
import type { DocumentBody } from "./body";
import type { PlacedParagraph } from "../../formats/docx/read";

/** The document as the formatting stage sees it. */
export function formatDocumentOf(body: DocumentBody, footers: readonly FooterLook[]): FormatDocument {
  const styles = stylesOf(body.styles);
  const sections = sectionElements(body.element).map(sectionOf);
  return { paragraphs: body.paragraphs.map((paragraph) => formatParagraph(paragraph, styles)), sections, footers };
}

/** Those that hold now: a tracked change keeps the former properties inside the new ones. */
export const sectionElements = (body: Element): Element[] =>
  Array.from(body.getElementsByTagName("w:sectPr")).filter(({ parentNode }) => parentNode?.nodeName !== "w:sectPrChange");

export const childOf = (parent: Node | null | undefined, name: string): Element | null => {
  for (let child = parent?.firstChild; child; child = child.nextSibling) if (child.nodeName === name) return child as Element;
  return null;
};

const valueOf = (element: Element | null, name = "w:val"): string | null => element?.getAttribute(name) || null;
const numberOf = (element: Element | null, name: string): number | null => {
  const value = valueOf(element, name);
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
};

interface Styles {
  readonly byId: ReadonlyMap<string, Element>;
  readonly defaultId: string | null;
  readonly defaults: { readonly paragraph: Element | null; readonly run: Element | null };
}

function stylesOf(part: Element | null): Styles {
  const all = part ? Array.from(part.getElementsByTagName("w:style")) : [];
  const defaults = childOf(part, "w:docDefaults");
  return {
    byId: new Map(all.map((style) => [style.getAttribute("w:styleId") ?? "", style])),
    defaultId: all.find((style) => style.getAttribute("w:type") === "paragraph" && style.getAttribute("w:default") === "1")?.getAttribute("w:styleId") ?? null,
    defaults: { paragraph: childOf(childOf(defaults, "w:pPrDefault"), "w:pPr"), run: childOf(childOf(defaults, "w:rPrDefault"), "w:rPr") },
  };
}

/** pPr or rPr elements, the nearest first. */
function chain(styles: Styles, id: string | null, name: "w:pPr" | "w:rPr"): Element[] {
  const found: Element[] = [];
  const seen = new Set<string>();
  for (let at = id ?? styles.defaultId; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = styles.byId.get(at) ?? null;
    const properties = childOf(style, name);
    if (properties) found.push(properties);
    at = valueOf(childOf(style, "w:basedOn"));
  }
  const last = name === "w:pPr" ? styles.defaults.paragraph : styles.defaults.run;
  return last ? [...found, last] : found;
}

/** The first value that any of them gives. */
function first<T>(properties: readonly Element[], read: (properties: Element) => T | null): T | null {
  for (const one of properties) {
    const value = read(one);
    if (value !== null) return value;
  }
  return null;
}

function formatParagraph({ element, text, controls, inTable }: PlacedParagraph, styles: Styles): FormatParagraph {
  const own = childOf(element, "w:pPr");
  const styleId = valueOf(childOf(own, "w:pStyle"));
  const paragraph = [...(own ? [own] : []), ...chain(styles, styleId, "w:pPr")];
  const styleRuns = chain(styles, styleId, "w:rPr");
  const style = styles.byId.get(styleId ?? styles.defaultId ?? "") ?? null;
  const untouchable = ["w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "m:oMath"].some(
    (name) => element.getElementsByTagName(name).length > 0,
  );
  const numbering = first(paragraph, (properties) => childOf(properties, "w:numPr"));
  return {
    text,
    style: valueOf(childOf(style, "w:name")) ?? "",
    inTable,
    numbered: numbering !== null && valueOf(childOf(numbering, "w:numId")) !== "0",
    untouchable,
    controls,
    look: lookOf(element, paragraph, styleRuns, styles),
  };
}

function lookOf(element: Element, paragraph: readonly Element[], styleRuns: readonly Element[], styles: Styles): ParagraphLook {
  const runs = runsOf(element).map((run) => {
    const own = childOf(run, "w:rPr");
    const named = valueOf(childOf(own, "w:rStyle"));
    const properties = [...(own ? [own] : []), ...(named ? chain(styles, named, "w:rPr") : []), ...styleRuns];
    return {
      font: first(properties, (p) => valueOf(childOf(p, "w:rFonts"), "w:eastAsia")),
      size: first(properties, (p) => numberOf(childOf(p, "w:sz"), "w:val")) ?? 20,
    };
  });
  const size = same(runs.map((run) => run.size));
  const spacing = (name: string) => first(paragraph, (p) => numberOf(childOf(p, "w:spacing"), name));
  const rule = first(paragraph, (p) => valueOf(childOf(p, "w:spacing"), "w:lineRule"));
  return {
    font: same(runs.map((run) => run.font)),
    size,
    line: spacing("w:line"),
    exact: rule === "exact",
    before: spacing("w:before") ?? 0,
    after: spacing("w:after") ?? 0,
    indent: indentOf(paragraph, size ?? 21),
    align: alignOf(first(paragraph, (p) => valueOf(childOf(p, "w:jc")))),
  };
}

/** In characters. `firstLineChars` stands above `firstLine`; a hanging indent counts as none. */
function indentOf(paragraph: readonly Element[], halfPoints: number): number {
  return (
    first(paragraph, (p) => {
      const indent = childOf(p, "w:ind");
      const characters = numberOf(indent, "w:firstLineChars");
      if (characters !== null && characters !== 0) return characters / 100;
      const twips = numberOf(indent, "w:firstLine");
      if (twips !== null) return twips / (halfPoints * 10);
      return characters;
    }) ?? 0
  );
}

const alignOf = (value: string | null): ParagraphLook["align"] =>
  value === "center" ? "center" : value === "right" || value === "end" ? "right" : value === "both" || value === "distribute" ? "both" : "left";

const same = <T>(values: readonly T[]): T | null => (values.every((value) => value === values[0]) ? (values[0] ?? null) : null);

/** Runs with text in them, those in content controls included. */
export const runsOf = (paragraph: Element): Element[] =>
  Array.from(paragraph.getElementsByTagName("w:r")).filter((run) => run.getElementsByTagName("w:t").length > 0);

function sectionOf(section: Element): FormatDocument["sections"][number] {
  const size = childOf(section, "w:pgSz");
  const margin = childOf(section, "w:pgMar");
  const side = (name: string) => numberOf(margin, `w:${name}`) ?? 1440;
  return {
    width: numberOf(size, "w:w") ?? 12240,
    height: numberOf(size, "w:h") ?? 15840,
    margin: { top: side("top"), left: side("left"), right: side("right"), bottom: side("bottom") },
  };
}
