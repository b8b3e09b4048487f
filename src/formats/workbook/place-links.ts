/**
 * Links to a cell of another workbook. The library writes a link's place into the address (`东庄村.xlsx#'宣传'!C7`); Excel keeps the two
 * apart and does not decode a place inside an address, so a sheet called 宣传 would not be found. Here they are taken apart.
 */
import { unzip } from "../zip/unzip";
import { packedBytes, zipDirectory, type ZipEntry } from "../zip/zip-directory";
import { packed, zipFile, type ZipPart } from "../zip/zip-file";

/**
 * @param bytes an .xlsx file
 * @returns the same file with places in their own attribute; without the clock, so that the same input gives the same bytes
 */
export async function placeLinks(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = zipDirectory(bytes);
  const text = async (entry: ZipEntry): Promise<string> => new TextDecoder().decode(await unzip(bytes, entry));
  const changed = async (entry: ZipEntry): Promise<string | null> => {
    if (entry.name.endsWith(".rels")) return (await text(entry)).replace(/(Target="[^"#]+)#[^"]*"/g, '$1"');
    const relations = entries.get(entry.name.replace(/^xl\/worksheets\/(sheet\d+\.xml)$/, "xl/worksheets/_rels/$1.rels"));
    return relations && relations !== entry ? withPlaces(await text(entry), placesOf(await text(relations))) : null;
  };
  const parts = [...entries.values()].map(async (entry): Promise<ZipPart> => {
    const xml = await changed(entry);
    // What has no links stays packed as it is.
    if (xml === null) return { name: entry.name, method: entry.method, packed: packedBytes(bytes, entry), size: entry.unpacked, crc: entry.crc };
    return packed(entry.name, new TextEncoder().encode(xml));
  });
  return zipFile(await Promise.all(parts));
}

/** Place by the relationship's id, escaped as it stands. */
function placesOf(rels: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const [tag] of rels.matchAll(/<Relationship\s[^>]*>/g)) {
    const id = /\sId="([^"]*)"/.exec(tag)?.[1];
    const place = /\sTarget="[^"#]+#([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined && place !== undefined) places.set(id, place);
  }
  return places;
}

function withPlaces(sheet: string, places: ReadonlyMap<string, string>): string {
  if (places.size === 0) return sheet;
  return sheet.replace(/<hyperlink\s[^>]*?r:id="([^"]*)"/g, (link, id: string) => {
    const place = places.get(id);
    return place === undefined ? link : `${link} location="${place}"`;
  });
}
