/**
 * The result that a document carries with it (a custom XML part): what the Word pane refreshes and checks figures against. Facts and
 * indicators only: findings quote cells as villages typed them, names of people among them, and stay out.
 */
import type { Result } from "../../../model/result";

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

/** The part itself, for a host that adds it to a document on its own. */
export const snapshotXml = (result: Result): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<result xmlns="${SNAPSHOT_NAMESPACE}">${escapeXml(JSON.stringify(withoutPeople(result)))}</result>`;

/** A part's JSON text as a snapshot, or null where the XML is none of ours. The caller parses it against the result's schema. */
export function snapshotJson(xml: string): string | null {
  if (!xml.includes(SNAPSHOT_NAMESPACE)) return null;
  const inner = /<result\b[^>]*>([\s\S]*)<\/result>/.exec(xml)?.[1];
  return inner === undefined ? null : unescapeXml(inner);
}

const withoutPeople = (result: Result): Result => ({ ...result, findings: [], unmeasured: [] });

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
