/** Puts the result's snapshot into a document that is not ours from the ground up: beside the custom XML that it has, or in place of our own. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Result } from "../../model/result";
import { SNAPSHOT_NAMESPACE, SNAPSHOT_PATH, snapshotPartsOf } from "./snapshot";

const RELATIONSHIPS = "word/_rels/document.xml.rels";
const CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
const PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

export function withSnapshot(bytes: Uint8Array, result: Result): Uint8Array {
  const files = unzipSync(bytes);
  const item = Object.keys(files).filter((path) => /^customXml\/item\d+\.xml$/.test(path));
  const own = item.find((path) => strFromU8(files[path] ?? new Uint8Array()).includes(SNAPSHOT_NAMESPACE));
  const taken = item.map((path) => Number(/\d+/.exec(path)?.[0]));
  const number = own === undefined ? Math.max(0, ...taken) + 1 : Number(/\d+/.exec(own)?.[0]);
  // The parts name each other by their number.
  const renamed = (text: string): string => text.replace(/\bitem1\b/g, `item${number}`).replace(/\bitemProps1\b/g, `itemProps${number}`);
  for (const [path, xml] of snapshotPartsOf(result)) files[renamed(path)] = strToU8(path === SNAPSHOT_PATH ? xml : renamed(xml));
  if (own === undefined) {
    edit(files, RELATIONSHIPS, EMPTY_RELATIONSHIPS, (xml) =>
      xml.replace("</Relationships>", `<Relationship Id="rIdTaizhang${number}" Type="${CUSTOM_XML}" Target="../${renamed(SNAPSHOT_PATH)}"/></Relationships>`),
    );
    edit(files, "[Content_Types].xml", "", (xml) => withTypes(xml, `/customXml/itemProps${number}.xml`));
  }
  return zipSync(files, { level: 6 });
}

const EMPTY_RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

function edit(files: Record<string, Uint8Array>, path: string, empty: string, change: (xml: string) => string): void {
  const before = files[path];
  files[path] = strToU8(change((before ? strFromU8(before) : empty).replace(/<Relationships([^>]*)\/>/, "<Relationships$1></Relationships>")));
}

function withTypes(types: string, properties: string): string {
  const xml = /Extension="xml"/i.test(types) ? "" : `<Default Extension="xml" ContentType="application/xml"/>`;
  const added = types.replace(/(<Types[^>]*>)/, `$1${xml}`);
  return added.includes(`"${properties}"`) ? added : added.replace("</Types>", `<Override PartName="${properties}" ContentType="${PROPERTIES}"/></Types>`);
}
