/**
 * The finished package: our styles and fonts, the result as a custom XML part, no time of day anywhere, and one fixed order of parts:
 * the same report is the same bytes.
 */
import { strFromU8, strToU8, unzipSync } from "fflate";
import type { Result } from "../../model/result";
import { packedAlike, zipFile } from "../zip/zip-file";
import { fontTableXml } from "./fonts";
import { snapshotPartsOf, SNAPSHOT_PATH } from "./snapshot";
import { stylesXml } from "./styles";

export function finish(bytes: Uint8Array, result: Result, date: string): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith("/")));
  const text = (path: string): string => strFromU8(parts.get(path) ?? new Uint8Array());
  const put = (path: string, xml: string): void => void parts.set(path, strToU8(xml));

  put("word/styles.xml", stylesXml());
  put("word/fontTable.xml", fontTableXml());
  put("docProps/core.xml", timeless(text("docProps/core.xml"), date));
  put("word/settings.xml", withPunctuationUncompressed(text("word/settings.xml")));
  for (const [path, xml] of snapshotPartsOf(result)) put(path, xml);
  put("word/_rels/document.xml.rels", withRelationship(text("word/_rels/document.xml.rels")));
  put("[Content_Types].xml", withContentType(text("[Content_Types].xml")));

  // Readers look for the content types first.
  const paths = [...parts.keys()].sort((a, b) => (a === "[Content_Types].xml" ? -1 : b === "[Content_Types].xml" ? 1 : a < b ? -1 : 1));
  return zipFile(paths.map((path) => packedAlike(path, parts.get(path) ?? new Uint8Array())));
}

/** Created and modified on the day of the report, not at the moment of the run. */
const timeless = (core: string, date: string): string => core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);

/** 28 characters a line only count where punctuation keeps its width. */
const withPunctuationUncompressed = (settings: string): string =>
  settings.includes("w:characterSpacingControl") ? settings : settings.replace("<w:compat>", `<w:characterSpacingControl w:val="doNotCompress"/><w:compat>`);

const withRelationship = (relationships: string): string =>
  relationships.replace(
    "</Relationships>",
    `<Relationship Id="rIdTaizhang" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../${SNAPSHOT_PATH}"/></Relationships>`,
  );

const withContentType = (types: string): string =>
  types.replace(
    "</Types>",
    `<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
  );
