/**
 * Links to a cell of another workbook. The library writes a link's place into the address (`东庄村.xlsx#'宣传'!C7`); Excel keeps the two
 * apart and does not decode a place inside an address, so a sheet called 宣传 would not be found. Here they are taken apart.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

/**
 * @param bytes an .xlsx file
 * @returns the same file with places in their own attribute; packed again without the clock, so that the same input gives the same bytes
 */
export function placeLinks(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const all: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    const rels = /^xl\/worksheets\/(sheet\d+)\.xml$/.exec(name)?.[1];
    const relations = rels === undefined ? undefined : files[`xl/worksheets/_rels/${rels}.xml.rels`];
    if (relations) all[name] = strToU8(withPlaces(strFromU8(content), placesOf(strFromU8(relations))));
    else if (name.endsWith(".rels")) all[name] = strToU8(strFromU8(content).replace(/(Target="[^"#]+)#[^"]*"/g, '$1"'));
    else all[name] = content;
  }
  return zipSync(all, { level: 4, mtime: new Date(1980, 0, 1) });
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
