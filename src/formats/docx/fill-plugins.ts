/** What easy-template-x puts in place of our tags: words as they are, and figures as content controls in the look of the tag. */
import {
  officeMarkup,
  TagPlacement,
  TemplatePlugin,
  xml,
  type PluginContent,
  type ScopeData,
  type Tag,
  type XmlGeneralNode,
  type XmlNode,
} from "easy-template-x";
import type { Fact } from "../../model/report";

interface WordsContent extends PluginContent {
  readonly text: string;
}

interface FigureContent extends WordsContent {
  readonly fact: Fact;
}

/** Words: one text node, never read again. */
export class WordsPlugin extends TemplatePlugin {
  readonly contentType: string = "words";

  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    replaceText(tag, data.getScopeData<WordsContent>().text);
  }
}

/** Marks the run of a figure while the library works: loops keep runs and lose everything else of a paragraph. */
const MARK = "data-figure";

/** A figure: a run of its own in the look of the tag, to be put into a content control when all is filled (withControls). */
export class FigurePlugin extends TemplatePlugin {
  readonly contentType: string = "figure";
  /** In the order in which they were put into the document. */
  readonly facts: Fact[] = [];

  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    const { text, fact } = data.getScopeData<FigureContent>();
    // A title of a picture holds no content control.
    if (tag.placement !== TagPlacement.TextNode) return replaceText(tag, text);
    const textNode = officeMarkup.query.containingTextNode(tag.xmlTextNode);
    const run = officeMarkup.query.containingRunNode(tag.xmlTextNode);
    if (!run?.parentNode || textNode.parentNode !== run) return replaceText(tag, text);
    const look = run.childNodes?.find((child) => officeMarkup.query.isRunPropertiesNode(child));
    const [before, after] = xml.modify.splitByChild(run, textNode, true);
    // The second half of a run keeps its look only where it is given it.
    if (look && !after.childNodes?.some((child) => officeMarkup.query.isRunPropertiesNode(child)))
      xml.modify.insertChild(after, xml.create.cloneNode(look, true), 0);
    xml.modify.insertAfter(figureRun(text, look, this.facts.push(fact) - 1), before);
    for (const half of [before, after]) if (isBare(half)) xml.modify.remove(half);
  }
}

/** Nothing left in it but its look. */
const isBare = (run: XmlNode): boolean => !run.childNodes?.some((child) => !officeMarkup.query.isRunPropertiesNode(child));

function replaceText(tag: Tag, text: string): void {
  if (tag.placement === TagPlacement.TextNode) {
    tag.xmlTextNode.textContent = text;
    officeMarkup.modify.setSpacePreserveAttribute(officeMarkup.query.containingTextNode(tag.xmlTextNode));
  } else if (tag.xmlNode.attributes) {
    tag.xmlNode.attributes[tag.attributeName] = (tag.xmlNode.attributes[tag.attributeName] ?? "").replace(tag.rawText, () => text);
  }
}

const node = (name: string, childNodes: XmlNode[] = [], attributes?: Record<string, string>): XmlGeneralNode =>
  xml.create.generalNode(name, { childNodes, ...(attributes ? { attributes } : {}) });

function figureRun(text: string, look: XmlNode | undefined, index: number): XmlGeneralNode {
  const words = node("w:t", [xml.create.textNode(text)], { "xml:space": "preserve" });
  return node("w:r", [...(look ? [xml.create.cloneNode(look, true)] : []), words], { [MARK]: String(index) });
}

/** Numbers of content controls have to differ from those that the form has already. */
const FIRST_ID = 730_000_001;
const MARKED = new RegExp(`<w:r ${MARK}="(\\d+)">(.*?)</w:r>`, "gs");

/** The marked runs of a part in content controls, the same as in our own reports (content-control.ts). `from` numbers them over all parts. */
export function withControls(part: string, facts: readonly Fact[], from: number): { readonly xml: string; readonly count: number } {
  let count = 0;
  const filled = part.replace(MARKED, (whole, index: string, run: string) => {
    const fact = facts[Number(index)];
    if (!fact) return whole;
    const value = (name: string, content: string): string => `<w:${name} w:val="${xml.parser.encodeValue(content)}"/>`;
    const properties = value("alias", (fact.name ?? fact.indicator).slice(0, 64)) + value("tag", fact.id) + value("id", String(FIRST_ID + from + count++));
    return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent><w:r>${run}</w:r></w:sdtContent></w:sdt>`;
  });
  return { xml: filled, count };
}
