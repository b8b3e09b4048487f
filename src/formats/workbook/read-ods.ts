/** .ods → sheets: the library reads the cells, our own look at the XML says what it does not tell. */
import { FileProblem, refuseHere } from "../finding";
import { maxFilled, maxUnfolded, type ReadLimits } from "../limits";
import { scanOds } from "./ods";
import { archiveOf, textOfPart, unpackedParts } from "./parts";
import type { RawSheet } from "./raw-sheet";
import { readWithSheetJs } from "./sheetjs";
import { unzip } from "../zip/unzip";
import { xmlText } from "../xml-text";
import type { ZipEntry } from "../zip/zip-directory";

/** The library asks for these two, whether anything stands in them or not, and takes a template (.ots) for no spreadsheet by its manifest. */
const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`;
const noStyles = "<office:document-styles/>";

/** @throws FileProblem file.encrypted, file.broken, file.bomb, file.too-much, file.too-many-cells */
export async function readOds(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, limits: ReadLimits): Promise<RawSheet[]> {
  refuseHere(limits);
  await refuseEncrypted(bytes, entries.get("META-INF/manifest.xml"));
  const parts = await unpackedParts(bytes, entries, "ods");
  const content = textOfPart(parts, "content.xml");
  // The library reads what is there and says nothing of what was cut off.
  if (!/<\/(?:[\w-]+:)?document-content\s*>/.test(content.slice(-2000))) throw new FileProblem("file.broken");
  const told = scanOds(content);
  if (told.filled > maxUnfolded) throw new FileProblem("file.bomb");
  if (told.filled > maxFilled) throw new FileProblem("file.too-many-cells", { count: told.filled, limit: maxFilled });
  const inBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const archive = archiveOf(new Map([["styles.xml", inBytes(noStyles)], ...parts, ["META-INF/manifest.xml", inBytes(manifest)]]));
  return (await readWithSheetJs(archive, limits, { plain: true })).map((sheet) => {
    const { hidden = false, hiddenRows = sheet.hiddenRows, hiddenColumns = sheet.hiddenColumns } = told.sheets.get(sheet.name) ?? {};
    return { ...sheet, visibility: hidden ? "hidden" : sheet.visibility, hiddenRows, hiddenColumns };
  });
}

/** With a password each part is encrypted by itself, which only the manifest says. */
async function refuseEncrypted(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<void> {
  const part = entry && (await unzip(bytes, entry).catch(() => null));
  if (part && /<(?:[\w-]+:)?encryption-data\b/.test(xmlText(part))) throw new FileProblem("file.encrypted");
}
