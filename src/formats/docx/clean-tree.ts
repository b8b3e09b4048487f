/** What is taken out of the parts of a document that is sent (clean.ts): everything that a reader does not see. */
import type { Document, Element, Node } from "@xmldom/xmldom";

/** Wrappers whose content is what a reader sees: controls, changes as if accepted, tags of other programs. */
const UNWRAPPED: ReadonlySet<string> = new Set(["w:sdtContent", "w:sdt", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"]);
/** Gone with all that is in them. */
const REMOVED: ReadonlySet<string> = new Set([
  ...["w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:del", "w:moveFrom", "w:proofErr", "w:permStart", "w:permEnd"],
  ...["w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd"],
  ...["w:customXmlDelRangeStart", "w:customXmlDelRangeEnd", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange"],
  ...["w:tblGridChange", "w:tblPrExChange", "w:numberingChange", "w:cellIns", "w:cellMerge", "w:commentRangeStart", "w:commentRangeEnd"],
  ...["w:commentReference", "w:annotationRef", "w:ffData", "w:fldData", "o:OLEObject", "w:control", "c:externalData", "w:rsid"],
]);
const CHANGES: ReadonlySet<string> = new Set(["w:ins", "w:del", "w:moveTo", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange"]);
/** Sessions of editing, and identities of paragraphs. */
const ATTRIBUTES = /^(?:w:rsid\w*|w14:(?:paraId|textId)|w:date|w:author|w:initials|o:title|o:href|alt)$/;
/** Names and descriptions of pictures hold paths and what a program made of them. */
const PICTURES: ReadonlySet<string> = new Set(["wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"]);
/** Fields that count, number and look up in the document itself; of all others their result stays. */
const SAFE_FIELD =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|EQ|SYMBOL|=)(?![A-Z])|^\s*HYPERLINK\s+(?:\\l\s|"(?:https?|mailto):)/i;

export interface Settled {
  readonly revisions: number;
  readonly comments: number;
}

/**
 * Cleans one part's tree in place.
 * @param gone ids of relationships that are dropped
 * @param hidden ids of styles whose text is hidden
 */
export function cleanTree(xml: Document, gone: ReadonlySet<string>, hidden: ReadonlySet<string>): Settled {
  const all = elementsOf(xml);
  const revisions = all.filter(({ nodeName }) => CHANGES.has(nodeName)).length;
  const comments = all.filter(({ nodeName }) => nodeName === "w:commentReference").length;
  joinDeletedMarks(all);
  for (const one of all) if (one.nodeName === "w:r" && isHidden(one, hidden)) remove(one);
  flattenFields(elementsOf(xml));
  for (const one of elementsOf(xml)) cleanElement(one, gone);
  dropBookmarks(elementsOf(xml));
  for (const one of elementsOf(xml)) if (one.nodeName === "w:r" && isEmptyRun(one)) remove(one);
  dropRemarks(xml);
  return { revisions, comments };
}

const elementsOf = (xml: Document): Element[] => Array.from(xml.getElementsByTagName("*"));
const childrenOf = (node: Node): Element[] => Array.from(node.childNodes).filter((child): child is Element => child.nodeType === 1);
const child = (node: Node, name: string): Element | undefined => childrenOf(node).find(({ nodeName }) => nodeName === name);
const remove = (node: Node): void => void node.parentNode?.removeChild(node);

function unwrap(element: Element): void {
  const { parentNode } = element;
  if (!parentNode) return;
  while (element.firstChild) parentNode.insertBefore(element.firstChild, element);
  parentNode.removeChild(element);
}

function cleanElement(element: Element, gone: ReadonlySet<string>): void {
  if (settleElement(element)) return;
  cleanAttributes(element);
  cutRelations(element, gone);
}

/** Revisions are settled, hidden elements go. @returns whether the element itself is gone */
function settleElement(element: Element): boolean {
  const { nodeName, parentNode } = element;
  // A mark that was deleted or inserted, a row that was inserted: w:ins and w:del without content.
  const mark = ["w:rPr", "w:trPr"].includes(parentNode?.nodeName ?? "");
  if (nodeName === "w:del" && parentNode?.nodeName === "w:trPr") remove(parentNode.parentNode ?? element);
  else if (REMOVED.has(nodeName) || (mark && UNWRAPPED.has(nodeName))) remove(element);
  else if (UNWRAPPED.has(nodeName)) unwrap(element);
  else return false;
  return true;
}

/** Attributes that tell of people and sessions, names of pictures, folders of linked charts. */
function cleanAttributes(element: Element): void {
  const { nodeName } = element;
  for (const { name } of Array.from(element.attributes)) if (ATTRIBUTES.test(name)) element.removeAttribute(name);
  if (PICTURES.has(nodeName)) {
    for (const name of ["descr", "title"]) element.removeAttribute(name);
    element.setAttribute("name", `图片${element.getAttribute("id") ?? ""}`);
  }
  if (nodeName === "c:f") element.textContent = (element.textContent ?? "").replace(/'?[^'!]*\[[^\]]*\]([^'!]*)'?!/g, "$1!");
}

/** What points to a part that is gone points nowhere. */
function cutRelations(element: Element, gone: ReadonlySet<string>): void {
  const { nodeName } = element;
  const dropped = Array.from(element.attributes).filter(({ name, value }) => /^r:/.test(name) && gone.has(value));
  if (dropped.length === 0) return;
  if (nodeName === "w:hyperlink") return unwrap(element);
  if (nodeName === "a:blip" || nodeName === "v:imagedata") for (const { name } of dropped) element.removeAttribute(name);
  else remove(element);
}

/** Ids of styles whose text nobody sees, themselves or by the style that they rest on. */
export function hiddenStyles(styles: readonly Document[]): ReadonlySet<string> {
  const all = styles.flatMap((xml) => Array.from(xml.getElementsByTagName("w:style")));
  const byId = new Map(all.map((style) => [style.getAttribute("w:styleId") ?? "", style]));
  const isVanished = (style: Element | undefined, depth: number): boolean => {
    if (!style || depth > 20) return false;
    const own = switched(child(style, "w:rPr"));
    return own ?? isVanished(byId.get(child(style, "w:basedOn")?.getAttribute("w:val") ?? ""), depth + 1);
  };
  return new Set([...byId].flatMap(([id, style]) => (isVanished(style, 0) ? [id] : [])));
}

/** Whether run properties hide their text, or null where they do not say. */
function switched(properties: Element | undefined): boolean | null {
  const vanish = properties && child(properties, "w:vanish");
  return vanish ? !["0", "false", "off"].includes(vanish.getAttribute("w:val") ?? "") : null;
}

function isHidden(run: Element, hidden: ReadonlySet<string>): boolean {
  const properties = child(run, "w:rPr");
  const own = switched(properties);
  if (own !== null) return own;
  const style = properties && child(properties, "w:rStyle")?.getAttribute("w:val");
  if (style && hidden.has(style)) return true;
  let paragraph = run.parentNode;
  while (paragraph && paragraph.nodeName !== "w:p") paragraph = paragraph.parentNode;
  const of = paragraph && child(paragraph, "w:pPr");
  const named = of && child(of, "w:pStyle")?.getAttribute("w:val");
  return named ? hidden.has(named) : false;
}

/** A paragraph whose end was deleted goes on in the next one. */
function joinDeletedMarks(all: readonly Element[]): void {
  for (const paragraph of [...all].reverse()) {
    if (paragraph.nodeName !== "w:p") continue;
    const properties = child(paragraph, "w:pPr");
    const marks = properties && child(properties, "w:rPr");
    if (!marks || !child(marks, "w:del")) continue;
    let next = paragraph.nextSibling;
    while (next && next.nodeType !== 1) next = next.nextSibling;
    if (next?.nodeName !== "w:p") continue;
    const own = child(next, "w:pPr");
    const first = own ? own.nextSibling : next.firstChild;
    for (const one of Array.from(paragraph.childNodes)) if (one !== properties) next.insertBefore(one, first);
    remove(paragraph);
  }
}

/** Of a field that names a file, a person or a property its result stays as text. */
function flattenFields(all: readonly Element[]): void {
  const open: { nodes: Element[]; code: string }[] = [];
  for (const one of all) {
    const field = open.at(-1);
    if (one.nodeName === "w:fldChar") {
      const type = one.getAttribute("w:fldCharType");
      if (type === "begin") open.push({ nodes: [one], code: "" });
      else field?.nodes.push(one);
      if (type === "end" && field) {
        open.pop();
        if (!SAFE_FIELD.test(field.code)) field.nodes.forEach(remove);
      }
    } else if (one.nodeName === "w:instrText" && field) {
      field.nodes.push(one);
      field.code += one.textContent ?? "";
    } else if (one.nodeName === "w:fldSimple" && !SAFE_FIELD.test(one.getAttribute("w:instr") ?? "")) unwrap(one);
  }
}

/** Bookmarks that no field and no link leads to. */
function dropBookmarks(all: readonly Element[]): void {
  const used = all.flatMap((one) => {
    if (one.nodeName === "w:instrText") return [one.textContent ?? ""];
    return [one.getAttribute("w:instr") ?? "", one.getAttribute("w:anchor") ?? ""];
  });
  const words = new Set(used.flatMap((text) => text.split(/[\s"]+/)));
  const kept = new Set<string>();
  for (const one of all) {
    if (one.nodeName !== "w:bookmarkStart") continue;
    if (words.has(one.getAttribute("w:name") ?? "")) kept.add(one.getAttribute("w:id") ?? "");
    else remove(one);
  }
  for (const one of all) if (one.nodeName === "w:bookmarkEnd" && !kept.has(one.getAttribute("w:id") ?? "")) remove(one);
}

/** Nothing but properties is left of a run whose field or comment went. */
const isEmptyRun = (run: Element): boolean => childrenOf(run).every(({ nodeName }) => nodeName === "w:rPr");

function dropRemarks(node: Node): void {
  for (const one of Array.from(node.childNodes)) {
    if (one.nodeType === 8) remove(one);
    else dropRemarks(one);
  }
}

/** Settings that tell of people, files and sessions; they change nothing that is seen. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...["w:rsids", "w:docVars", "w:mailMerge", "w:attachedTemplate", "w14:docId", "w15:docId", "w16:docId", "w:trackRevisions", "w:proofState", "w:revisionView"],
  ...[
    "w:saveThroughXslt",
    "w:attachedSchema",
    "w:schemaLibrary",
    "w:smartTagType",
    "w:activeWritingStyle",
    "w:removePersonalInformation",
    "w:removeDateAndTime",
  ],
]);
/** What the schema has before `removePersonalInformation`. */
const BEFORE: ReadonlySet<string> = new Set(["w:writeProtection", "w:view", "w:zoom"]);

/** Cleans the settings in place, and has Word leave people and times out of whatever it saves from now on. */
export function cleanSettings(xml: Document): void {
  const root = xml.documentElement;
  if (!root) return;
  for (const one of childrenOf(root)) if (SETTINGS.has(one.nodeName)) remove(one);
  dropRemarks(root);
  const first = childrenOf(root).find(({ nodeName }) => !BEFORE.has(nodeName)) ?? null;
  for (const name of ["w:removePersonalInformation", "w:removeDateAndTime"]) root.insertBefore(xml.createElementNS(root.namespaceURI, name), first);
}
