/**
 * What a document carries with it (a custom XML part) for the Word pane to refresh and trace its figures: the facts that its text shows, with
 * the cells behind them, and nothing that a reader of the document does not see. No drafts, no findings, no other villages, no other indicators.
 */
import { figureIdText, townFigureId } from "../../model/figure";
import type { Fact } from "../../model/report";
import type { Result, ResultIndicator } from "../../model/result";
import { readResult, type ReadResult } from "../../results/result-file";
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
  readonly sources: CompactSources;
}

/**
 * The part itself, for a host that adds it to a document on its own. `readSnapshot` is its counterpart.
 * @param result its `facts` are those that the document shows; of everything else only what they say is kept
 */
export function snapshotXml(result: Result): string {
  const { add, compact } = sourceCompactor();
  const facts = result.facts.map((fact) => ({ ...fact, sources: add(fact.sources) }));
  const { schema, stamp, town, period } = result;
  const snapshot: Snapshot = {
    schema,
    ...(stamp === undefined ? {} : { stamp }),
    town,
    period,
    ...shownOf(result),
    findings: [],
    unmeasured: [],
    facts,
    sources: compact,
  };
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<result xmlns="${SNAPSHOT_NAMESPACE}">${escapeXml(JSON.stringify(snapshot))}</result>`;
}

/** Of areas, indicators and how many reported what the facts of the document tell anyway. */
function shownOf({ areas, indicators, completeness, facts }: Result): Pick<Result, "areas" | "indicators" | "completeness"> {
  const ids = new Set(facts.map(({ id }) => id));
  const named = new Set(facts.map(({ area }) => area));
  const codes = new Set(facts.map(({ indicator }) => indicator));
  const idOf = (indicator: string, aspect = ""): string => figureIdText(townFigureId(indicator, aspect));
  const shown = ({ code, name, unit, periodType, total, yearToDate, byArea, words }: ResultIndicator): ResultIndicator => ({
    ...{ code, name, unit, periodType, total: ids.has(idOf(code)) ? total : null },
    ...(yearToDate && ids.has(idOf(code, "ytd")) ? { yearToDate } : {}),
    byArea: Object.fromEntries(Object.entries(byArea).filter(([area]) => ids.has(figureIdText({ ...townFigureId(code), area })))),
    records: 0,
    ...(words && { words }),
  });
  const count = (id: "expected" | "received"): number => (ids.has(idOf("completeness", id)) ? completeness[id] : 0);
  return {
    areas: areas.filter(({ name }) => named.has(name)),
    indicators: indicators.filter(({ code }) => codes.has(code)).map(shown),
    completeness: { expected: count("expected"), received: count("received"), missing: [] },
  };
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
    // Documents of before carry drafts of other reports, too: nothing is made of them any more.
    const { sources, ...result } = { ...(JSON.parse(text) as Snapshot), reports: undefined };
    const lists = expandSources(sources);
    // A place that no list has leaves the fact without sources, which the result's schema refuses.
    const facts = result.facts.map((fact) => ({ ...fact, sources: lists[fact.sources] }));
    return JSON.stringify({ ...result, facts });
  } catch {
    // Somebody has changed the part: what it is instead says whoever reads the result.
    return text;
  }
}

/** The beginning of a part's JSON, with its stamp, town and period. */
export const snapshotHead = (xml: string): string => unescapeXml(/<result\b[^>]*>([\s\S]{0,4096})/.exec(xml)?.[1] ?? "");

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
