/**
 * A town's own .docx (its red-headed form) filled with a result: `{指标}` tags and loops become figures in content controls, everything else of the
 * document stays. Runs in Node and in a browser. Nothing that a village typed is read as a tag: tags are found before anything is filled in.
 */
import { createDefaultPlugins, TemplateHandler, TemplateSyntaxError, type TemplateData } from "easy-template-x";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Tags, TagRow, TagValue } from "../../drafting/tags";
import { NO_DATA } from "../../drafting/tags";
import type { Fact } from "../../model/report";
import type { Result } from "../../model/result";
import { FigurePlugin, withControls, WordsPlugin } from "./fill-plugins";
import { withSnapshot } from "./own-snapshot";
import { inUtf8, xmlText } from "../xml-text";
import { isLocked } from "./opc";
import { apartFault, sizeFault, tagFaults, usedTags, type TagFault, type TextPart } from "./tag-faults";

export type Filling =
  | { readonly bytes: Uint8Array; /** Tags that had no data and print as —. */ readonly empty: readonly string[]; readonly faults: readonly [] }
  | { readonly bytes: null; readonly problem: "not-a-document" | "encrypted" | null; readonly faults: readonly TagFault[] };

/**
 * Fills a document's tags.
 * @param template the .docx with tags
 * @returns the filled document, which carries the result's snapshot; or what is wrong with the tags, and nothing is filled
 */
export async function fillDocument(template: Uint8Array, tags: Tags, result: Result): Promise<Filling> {
  if (isLocked(template)) return { bytes: null, problem: "encrypted", faults: [] };
  const parts = textParts(template);
  if (parts.length === 0) return { bytes: null, problem: "not-a-document", faults: [] };
  const faults = tagFaults(parts, tags);
  if (faults.length > 0) return { bytes: null, problem: null, faults };
  const tooMuch = sizeFault(parts, tags);
  if (tooMuch) return { bytes: null, problem: null, faults: [tooMuch] };

  const figures = new FigurePlugin();
  const handler = new TemplateHandler({ plugins: [...createDefaultPlugins(), new WordsPlugin(), figures], maxXmlDepth: DEEPEST });
  let processed: ArrayBuffer;
  try {
    processed = await handler.process(forLibrary(template).slice().buffer, dataOf(tags));
  } catch (error) {
    const apart = error instanceof TemplateSyntaxError ? apartFault(parts, error.message) : null;
    if (!apart) throw error;
    return { bytes: null, problem: null, faults: [apart] };
  }
  const filled = bound(new Uint8Array(processed), figures.facts);
  const empty = [...new Set(usedTags(parts))].filter((tag) => tags.values.get(tag)?.text === NO_DATA);
  // The figures that this document shows, and no others: the Word pane refreshes what it finds there.
  const facts = [...new Map(figures.facts.map((fact) => [fact.id, fact])).values()];
  return { bytes: inOwnForm(withSnapshot(filled, { ...result, facts }), template), empty, faults: [] };
}

/** Elements within elements: the library's own limit of 20 refuses a table in a text box, and its recursion ends near 2,000. Word opens none so deep. */
const DEEPEST = 1000;

const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The library reads UTF-8 alone, and finds parts by the names that relationships have in the transitional form (ISO/IEC 29500-4). */
function forLibrary(template: Uint8Array): Uint8Array {
  return zipSync(
    changedXml(unzipSync(template), (path, part) =>
      path.endsWith(".rels") ? strToU8(xmlText(inUtf8(part)).replaceAll(STRICT, TRANSITIONAL)) : TEXT_PART.test(path) ? inUtf8(part) : part,
    ),
    { level: 1 },
  );
}

/** A document in the strict form gets its own names back: with both, Word takes it for damaged. */
function inOwnForm(filled: Uint8Array, template: Uint8Array): Uint8Array {
  const start = unzipSync(template, { filter: ({ name }) => name === "_rels/.rels" })["_rels/.rels"];
  if (!start || !xmlText(start).includes(STRICT)) return filled;
  return zipSync(
    changedXml(unzipSync(filled), (path, part) => (path.endsWith(".rels") ? strToU8(strFromU8(part).replaceAll(TRANSITIONAL, STRICT)) : part)),
    { level: 6 },
  );
}

const changedXml = (files: Readonly<Record<string, Uint8Array>>, change: (path: string, part: Uint8Array) => Uint8Array): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(files).map(([path, part]) => [path, change(path, part)]));

/** Every figure in its content control. */
function bound(bytes: Uint8Array, facts: readonly Fact[]): Uint8Array {
  const files = unzipSync(bytes);
  let controls = 0;
  for (const path of Object.keys(files).filter((name) => TEXT_PART.test(name))) {
    const { xml, count } = withControls(strFromU8(files[path] ?? new Uint8Array()), facts, controls);
    files[path] = strToU8(xml);
    controls += count;
  }
  return zipSync(files);
}

const TEXT_PART = /^word\/(?:document|header\d*|footer\d*)\.xml$/;

/** Body, headers and footers; none where the bytes are no .docx. */
function textParts(bytes: Uint8Array): TextPart[] {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => TEXT_PART.test(name) });
    if (!files["word/document.xml"]) return [];
    return Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, data]) => ({ name: path.includes("header") ? "页眉" : path.includes("footer") ? "页脚" : "正文", xml: xmlText(data) }));
  } catch {
    return [];
  }
}

function dataOf({ values, loops }: Tags): TemplateData {
  const rows = [...loops].map(([tag, loop]): [string, TemplateData[]] => [tag, loop.rows.map(rowOf)]);
  return { ...rowOf(values), ...Object.fromEntries(rows) };
}

const rowOf = (row: TagRow): TemplateData => Object.fromEntries([...row].map(([tag, value]) => [tag, contentOf(value)]));

const contentOf = ({ text, fact }: TagValue): TemplateData[string] =>
  (fact ? { _type: "figure", text, fact: { ...fact } } : { _type: "words", text }) as TemplateData;
