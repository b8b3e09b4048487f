/**
 * 排版: looks out of the document, changes into its XML, and the XML back in one step, which is taken or refused as a whole. Only OOXML knows
 * East Asian fonts at the floor: `font.name` of the API sets Latin letters.
 */
import { XMLSerializer, type Element } from "@xmldom/xmldom";
import { planFormat, type FooterLook, type FormatChange, type FormatRule, type ParagraphLook, type Standard, type TextEdit } from "../../documents/formatting";
import { FONTS } from "../../formats/docx/fonts";
import { BODY_SIZE, CHARACTER, LINE_PITCH, MARGIN, PAGE, TITLE_SIZE } from "../../formats/docx/page";
import { bodyOf, type DocumentBody } from "./body";
import { childOf, formatDocumentOf, runsOf, sectionElements } from "./look";

/** Names that one font goes by. */
const SAME_FONT: readonly (readonly string[])[] = [
  ["仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "STFangsong", "华文仿宋", "方正仿宋_GBK", "方正仿宋简体"],
  ["楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "STKaiti", "华文楷体", "方正楷体_GBK", "方正楷体简体"],
  ["黑体", "SimHei", "STHeiti", "方正黑体_GBK", "方正黑体简体"],
  ["方正小标宋简体", "方正小标宋_GBK", "方正小标宋"],
];

export const OFFICIAL: Standard = {
  page: PAGE,
  margin: MARGIN,
  linePitch: LINE_PITCH,
  bodySize: BODY_SIZE,
  titleSize: TITLE_SIZE,
  fonts: { title: FONTS.title, heading1: FONTS.heading1, heading2: FONTS.heading2, body: FONTS.body },
  sameFont: (a, b) => a === b || SAME_FONT.some((names) => names.includes(a) && names.includes(b)),
};

/** @param footers those of the document, where page numbers are among the rules: they are no part of the body */
export const planFor = (body: DocumentBody, rules: ReadonlySet<FormatRule>, footers: readonly FooterLook[] = []): FormatChange[] =>
  planFormat(formatDocumentOf(body, footers), rules, OFFICIAL);

/** Carries changes of the body out in the package's XML. @returns the changed package; the one handed in stays as it is */
export function formatted(ooxml: string, changes: readonly FormatChange[]): string {
  const body = bodyOf(ooxml);
  carryOut(body, changes);
  return new XMLSerializer().serializeToString(body.xml);
}

/** Carries changes of the body out in its tree; page numbers stand in other parts. */
export function carryOut(body: DocumentBody, changes: readonly FormatChange[]): void {
  const edits = new Map<number, TextEdit[]>();
  for (const change of changes) {
    if (change.rule === "page-number") continue;
    if ("section" in change) setPage(sectionElements(body.element)[change.section], change.what);
    else if ("set" in change) setLook(body.paragraphs[change.paragraph]?.element, change.set);
    else edits.set(change.paragraph, [...(edits.get(change.paragraph) ?? []), ...change.edits]);
  }
  for (const [paragraph, list] of edits) {
    const element = body.paragraphs[paragraph]?.element;
    // From the back, so that places before stay where they are.
    if (element) for (const edit of [...list].sort((a, b) => b.at - a.at)) editText(element, edit);
  }
}

/** One change of one place: the same again after a step means that it was not taken. */
const nameOf = (change: FormatChange): string =>
  [change.rule, change.what, "section" in change ? `s${change.section}` : change.paragraph, change.from, change.to].join("|");

/** @param left what would change after the step. @returns the changes that were made */
export function doneOf(changes: readonly FormatChange[], left: readonly FormatChange[]): FormatChange[] {
  const open = new Set(left.map(nameOf));
  return changes.filter((change) => !open.has(nameOf(change)));
}

function setPage(section: Element | undefined, what: "paper" | "margins"): void {
  if (!section) return;
  // The code names the paper for the printer: that of another size would not hold any more.
  if (what === "paper") set(child(section, "w:pgSz", SECTION_ORDER), { "w:w": PAGE.width, "w:h": PAGE.height, "w:code": null });
  else {
    const margins = child(section, "w:pgMar", SECTION_ORDER);
    set(margins, {
      "w:top": MARGIN.top,
      "w:right": MARGIN.right,
      "w:bottom": MARGIN.bottom,
      "w:left": MARGIN.left,
      "w:gutter": 0,
      // The schema wants both; where they are not said, Word's own.
      "w:header": margins.getAttribute("w:header") ?? 851,
      "w:footer": margins.getAttribute("w:footer") ?? 992,
    });
    set(child(section, "w:docGrid", SECTION_ORDER), { "w:type": "lines", "w:linePitch": LINE_PITCH, "w:charSpace": null });
  }
}

function setLook(paragraph: Element | undefined, look: Partial<ParagraphLook>): void {
  if (!paragraph) return;
  const properties = () => child(paragraph, "w:pPr", ["w:pPr"]);
  if (look.line !== undefined) set(child(properties(), "w:spacing", PARAGRAPH_ORDER), { "w:line": look.line ?? LINE_PITCH, "w:lineRule": "exact" });
  if (look.before !== undefined)
    set(child(properties(), "w:spacing", PARAGRAPH_ORDER), {
      "w:before": look.before,
      "w:after": look.after ?? 0,
      "w:beforeLines": null,
      "w:afterLines": null,
      "w:beforeAutospacing": null,
      "w:afterAutospacing": null,
    });
  if (look.indent !== undefined)
    set(child(properties(), "w:ind", PARAGRAPH_ORDER), {
      "w:firstLineChars": look.indent * 100,
      "w:firstLine": Math.round(look.indent * CHARACTER),
      "w:hanging": null,
      "w:hangingChars": null,
      "w:left": look.indent > 0 ? 0 : null,
      "w:leftChars": look.indent > 0 ? 0 : null,
    });
  if (look.align !== undefined) set(child(properties(), "w:jc", PARAGRAPH_ORDER), { "w:val": look.align });
  for (const run of runsOf(paragraph)) {
    if (look.font !== undefined || look.size !== undefined) setRun(child(run, "w:rPr", ["w:rPr"]), look);
  }
}

function setRun(properties: Element, { font, size }: Partial<ParagraphLook>): void {
  if (font)
    set(child(properties, "w:rFonts", RUN_ORDER), {
      "w:ascii": font,
      "w:eastAsia": font,
      "w:hAnsi": font,
      "w:cs": font,
      "w:asciiTheme": null,
      "w:eastAsiaTheme": null,
      "w:hAnsiTheme": null,
      "w:cstheme": null,
      "w:hint": null,
    });
  if (size) {
    set(child(properties, "w:sz", RUN_ORDER), { "w:val": size });
    set(child(properties, "w:szCs", RUN_ORDER), { "w:val": size });
  }
}

/** Removes characters and puts others where they stood, in the run that they stood in. */
function editText(paragraph: Element, { at, remove, insert }: TextEdit): void {
  let place = 0;
  let left = remove;
  let pending: string | null = insert;
  const visit = (node: Element): void => {
    const { nodeName } = node;
    if (nodeName === "w:del" || nodeName === "w:sdtPr" || nodeName === "w:instrText" || nodeName === "mc:Fallback") return;
    if (nodeName === "w:tab" || nodeName === "w:br") {
      place += 1;
      return;
    }
    if (nodeName !== "w:t") {
      for (let next = node.firstChild; next; next = next.nextSibling) if (next.nodeType === 1) visit(next as Element);
      return;
    }
    const text = node.textContent ?? "";
    const start = Math.max(0, at - place);
    const here = at + remove > place && at < place + text.length ? Math.min(left, text.length - start) : 0;
    place += text.length;
    if (here === 0 || left === 0) return;
    node.textContent = text.slice(0, start) + (pending ?? "") + text.slice(start + here);
    node.setAttribute("xml:space", "preserve");
    pending = null;
    left -= here;
  };
  visit(paragraph);
}

/** Word takes properties only in the schema's order (ISO/IEC 29500-1, 17.3.1.26, 17.3.2.28 and 17.6.17). */
const PARAGRAPH_ORDER =
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    .split(" ")
    .map((name) => `w:${name}`);
const RUN_ORDER =
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    .split(" ")
    .map((name) => `w:${name}`);
const SECTION_ORDER =
  "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    .split(" ")
    .map((name) => `w:${name}`);

/** The child of that name, made in its place where there is none. */
function child(parent: Element, name: string, order: readonly string[]): Element {
  const found = childOf(parent, name);
  if (found) return found;
  const made = (parent.ownerDocument as NonNullable<typeof parent.ownerDocument>).createElementNS(parent.namespaceURI, name);
  const after = order.slice(order.indexOf(name) + 1);
  let before = parent.firstChild;
  // pPr and rPr come first in what they belong to.
  if (order.length > 1) while (before && !after.includes(before.nodeName)) before = before.nextSibling;
  parent.insertBefore(made, before);
  return made;
}

function set(element: Element, attributes: Readonly<Record<string, string | number | null>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.namespaceURI) element.setAttributeNS(element.namespaceURI, name, String(value));
    else element.setAttribute(name, String(value));
  }
}
