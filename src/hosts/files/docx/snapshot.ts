/**
 * The result that a document carries with it (a custom XML part): what the Word pane refreshes and checks figures against. Facts and
 * indicators, and the drafts of reports: findings quote cells as villages typed them, names of people among them, and stay out.
 */
import type { Source } from "../../../model/grid";
import type { Fact } from "../../../model/report";
import type { ReportFact, Result } from "../../../model/result";
import { readResult, type ReadResult } from "../result-file";
import { expandSources, sourceCompactor, type CompactSources } from "./compact-sources";

export const SNAPSHOT_NAMESPACE = "urn:taizhang:result:1";
export const SNAPSHOT_PATH = "customXml/item1.xml";
/** Names the part within the document; any fixed value does. */
const ITEM_ID = "{6F2E1B0A-7C3D-4E8F-9A51-2D4C6B8E0F13}";

/** The part, its properties and their relationship, by path. */
export function snapshotPartsOf(result: Result): [path: string, xml: string][] {
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n`;
  return [
    [SNAPSHOT_PATH, snapshotXml(result)],
    [
      "customXml/itemProps1.xml",
      `${head}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${SNAPSHOT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    ],
    [
      "customXml/_rels/item1.xml.rels",
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ],
  ];
}

/** What the part's JSON is: a result whose facts name a list of compact sources. */
interface Snapshot extends Omit<Result, "facts" | "reports"> {
  readonly facts: readonly (Omit<Fact, "sources"> & { readonly sources: number })[];
  readonly reports?: unknown;
  readonly sources: CompactSources;
}

/** The part itself, for a host that adds it to a document on its own. `readSnapshot` is its counterpart. */
export function snapshotXml(result: Result): string {
  const { add, compact } = sourceCompactor();
  const facts = result.facts.map((fact) => ({ ...fact, sources: add(fact.sources) }));
  const placed = (fact: ReportFact): object => ("sources" in fact ? { ...fact, sources: add(fact.sources) } : fact);
  const reports = result.reports?.map((report) => ({ ...report, facts: report.facts.map(placed) }));
  const snapshot: Snapshot = { ...result, findings: [], unmeasured: [], facts, reports, sources: compact };
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<result xmlns="${SNAPSHOT_NAMESPACE}">${escapeXml(JSON.stringify(snapshot))}</result>`;
}

/**
 * The result that a part carries, without findings and unmeasured columns.
 * @returns as `readResult`: the result, or null and what is wrong
 */
export function readSnapshot(xml: string): ReadResult {
  const json = snapshotJson(xml);
  return json === null ? { result: null, problem: "不是本程序写入文档的数据" } : readResult(json);
}

/** A part's result as the JSON text of result.json, or null where the XML is none of ours. */
export function snapshotJson(xml: string): string | null {
  if (!xml.includes(SNAPSHOT_NAMESPACE)) return null;
  const inner = /<result\b[^>]*>([\s\S]*)<\/result>/.exec(xml)?.[1];
  if (inner === undefined) return null;
  const text = unescapeXml(inner);
  try {
    const { sources, reports, ...result } = JSON.parse(text) as Snapshot;
    const lists = expandSources(sources);
    // A place that no list has leaves the fact without sources, which the result's schema refuses.
    const facts = result.facts.map((fact) => ({ ...fact, sources: lists[fact.sources] }));
    return JSON.stringify({ ...result, facts, reports: withLists(reports, lists) });
  } catch {
    // Somebody has changed the part: what it is instead says whoever reads the result.
    return text;
  }
}

/** Lists in place of their numbers. What is no report of ours stays as it is, for the reader to say so. */
function withLists(reports: unknown, lists: readonly Source[][]): unknown {
  const listed = (fact: unknown): unknown => (isObject(fact) && typeof fact["sources"] === "number" ? { ...fact, sources: lists[fact["sources"]] } : fact);
  const ofReport = (report: unknown): unknown =>
    isObject(report) && Array.isArray(report["facts"]) ? { ...report, facts: (report["facts"] as unknown[]).map(listed) } : report;
  return Array.isArray(reports) ? (reports as unknown[]).map(ofReport) : reports;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

// Characters that XML 1.0 cannot hold at all are left out; JSON has escaped the control characters already.
const escapeXml = (text: string): string =>
  text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");

const unescapeXml = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|apos|amp|#(\d+)|#x([0-9a-fA-F]+));/g, (entity, decimal?: string, hex?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" }[entity] ?? entity;
  });
