/** Styles of the document: by the name that people see, by Word's own names for built-in ones, and what they hand down. */
import { HostError } from "../../protocol/host-error";
import type { WordDocument } from "../document";
import { attribute, child, childrenOf, closest, ensureChild, make, rootOf, setValue, valueOf, type Element } from "../package/xml";

/** Built-in styles: Word's enumeration, the name in the file, the name in the Chinese user interface. */
const builtIn: readonly (readonly [string, string, string])[] = [
  ["Normal", "Normal", "正文"],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [`Heading${level}`, `heading ${level}`, `标题 ${level}`] as const),
  ["Title", "Title", "标题"],
  ["Subtitle", "Subtitle", "副标题"],
  ["Header", "header", "页眉"],
  ["Footer", "footer", "页脚"],
  ["Caption", "caption", "题注"],
  ["ListParagraph", "List Paragraph", "列表段落"],
  ["NoSpacing", "No Spacing", "无间隔"],
  ["Quote", "Quote", "引用"],
  ["Strong", "Strong", "要点"],
  ["Emphasis", "Emphasis", "强调"],
  ["Hyperlink", "Hyperlink", "超链接"],
  ["PlainTable1", "Plain Table 1", "普通表格 1"],
  ["GridTable1Light", "Grid Table 1 Light", "网格表 1 浅色"],
];

export type StyleKind = "paragraph" | "character" | "table";

export function stylesRoot(document: WordDocument): Element | null {
  const name = document.pkg.related(document.main, "styles");
  const tree = name === null ? null : document.pkg.xml(name);
  return tree ? rootOf(tree) : null;
}

export function styleById(document: WordDocument, id: string | null, kind: StyleKind): Element | null {
  const root = stylesRoot(document);
  if (!root) return null;
  const styles = childrenOf(root, "style").filter((style) => attribute(style, "type") === kind);
  return (
    (id === null ? undefined : styles.find((style) => attribute(style, "styleId") === id)) ??
    styles.find((style) => ["1", "true"].includes(attribute(style, "default") ?? "")) ??
    null
  );
}

/** The name that people see: that of the Chinese user interface for built-in styles. */
export function styleName(style: Element | null): string {
  const name = valueOf(style, "name") ?? "";
  return builtIn.find(([, file]) => file.toLowerCase() === name.toLowerCase())?.[2] ?? name;
}

/** Word's enumeration for built-in styles, `Other` for the rest. */
export function builtInName(style: Element | null): string {
  const name = valueOf(style, "name")?.toLowerCase();
  return builtIn.find(([, file]) => file.toLowerCase() === name)?.[0] ?? "Other";
}

/** @returns the id of a style by a name that people see or that stands in the file. @throws HostError InvalidArgument where there is none */
export function styleIdByName(document: WordDocument, name: string, kind: StyleKind): string {
  const wanted = name.trim().toLowerCase();
  const known = builtIn.find((names) => names.slice(1).some((one) => one.toLowerCase() === wanted));
  const root = stylesRoot(document);
  const style =
    root &&
    childrenOf(root, "style").find((one) => {
      const own = valueOf(one, "name")?.toLowerCase();
      return attribute(one, "type") === kind && (own === wanted || own === known?.[1].toLowerCase());
    });
  if (style) return attribute(style, "styleId") ?? "";
  if (known) return addBuiltIn(document, known, kind);
  throw new HostError("InvalidArgument", `There is no style of the name ${name}.`);
}

/** @throws HostError InvalidArgument for a name that is not in Word's enumeration */
export function styleIdByBuiltIn(document: WordDocument, name: string, kind: StyleKind): string {
  const known = builtIn.find(([own]) => own === name);
  if (!known) throw new HostError("InvalidArgument", `There is no built-in style ${name}.`);
  return styleIdByName(document, known[1], kind);
}

/** Built-in styles are latent until they are used. */
function addBuiltIn(document: WordDocument, [id, name]: readonly [string, string, string], kind: StyleKind): string {
  const root = stylesRoot(document);
  const owner = root?.ownerDocument;
  if (!root || !owner) throw new HostError("GeneralException");
  const style = make(owner, "style", { type: kind, styleId: id });
  setValue(style, "name", name);
  const base = styleById(document, null, kind);
  if (base) setValue(style, "basedOn", attribute(base, "styleId") ?? "");
  const level = /^heading (\d)$/.exec(name)?.[1];
  if (level !== undefined) setValue(ensureChild(style, "pPr"), "outlineLvl", String(Number(level) - 1));
  root.appendChild(style);
  return id;
}

/** A style and those that it is based on, nearest first. */
function chainOf(document: WordDocument, style: Element | null, kind: StyleKind): Element[] {
  const chain: Element[] = [];
  for (let at = style; at && !chain.includes(at);) {
    chain.push(at);
    const base = valueOf(at, "basedOn");
    at = base === null ? null : styleById(document, base, kind);
  }
  return chain;
}

export function paragraphStyle(document: WordDocument, paragraph: Element): Element | null {
  return styleById(document, valueOf(child(paragraph, "pPr"), "pStyle"), "paragraph");
}

/** Where a paragraph's properties are looked up: its own, then its style's, then the document's. */
export function paragraphSources(document: WordDocument, paragraph: Element): Element[] {
  const own = child(paragraph, "pPr");
  const styles = chainOf(document, paragraphStyle(document, paragraph), "paragraph").map((style) => child(style, "pPr"));
  const defaults = child(child(child(stylesRoot(document), "docDefaults"), "pPrDefault"), "pPr");
  return [own, ...styles, defaults].filter((one) => one !== null);
}

/** Where a run's properties are looked up. */
export function runSources(document: WordDocument, run: Element): Element[] {
  const own = child(run, "rPr");
  const named = valueOf(own, "rStyle");
  const paragraph = closest(run, "p");
  const styles = [
    ...(named === null ? [] : chainOf(document, styleById(document, named, "character"), "character")),
    ...(paragraph ? chainOf(document, paragraphStyle(document, paragraph), "paragraph") : []),
  ];
  const defaults = child(child(child(stylesRoot(document), "docDefaults"), "rPrDefault"), "rPr");
  return [own, ...styles.map((style) => child(style, "rPr")), defaults].filter((one) => one !== null);
}

/** Gives paragraphs a style; their own formatting stays, as in Word. */
export function setParagraphStyle(paragraphs: readonly Element[], id: string): void {
  for (const paragraph of paragraphs) setValue(ensureChild(paragraph, "pPr"), "pStyle", id);
}
