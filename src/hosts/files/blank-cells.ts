/**
 * Sheets that someone formatted down to the last row hold millions of cells without content. The library makes an object of each, which
 * takes half a minute and a gigabyte; so in very large sheets they are taken out of the XML first.
 */
import { zipSync, type Zippable } from "fflate";
import { unzip } from "./unzip";
import type { ZipEntry } from "./zip-directory";

/** Bytes of a worksheet's XML from which on it is worth it: a million cells. */
const large = 32 * 1024 * 1024;

/** `<c r="B7" s="3"/>` */
const blankCell = /<(?:[\w.-]+:)?c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?\s*(?:\/>|><\/(?:[\w.-]+:)?c>)/g;
/** `<row r="7" s="3" customFormat="1"></row>`; a hidden one says something. */
const blankRow = /<(?:[\w.-]+:)?row r="\d+"(?:\s(?!hidden)[\w:.-]+="[^"]*")*\s*(?:\/>|><\/(?:[\w.-]+:)?row>)/g;
/** A cell or row that does not say first where it is: it may stand where it does because of those before it. */
const unplaced = /<(?:[\w.-]+:)?(?:c|row)(?:>|\s(?!r="))/;

/**
 * @returns the workbook as it is, or as another archive without blank cells in its large sheets
 * @throws FileProblem file.bomb, file.broken
 */
export async function withoutBlankCells(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<Uint8Array> {
  const isLarge = ({ name, unpacked }: ZipEntry): boolean => unpacked > large && /\/worksheets\/[^/]+\.xml$/i.test(name);
  if (![...entries.values()].some(isLarge)) return bytes;
  const parts: Zippable = {};
  for (const entry of entries.values()) {
    if (entry.name.endsWith("/")) continue;
    const part = await unzip(bytes, entry);
    parts[entry.name] = isLarge(entry) ? stripped(part) : part;
  }
  return zipSync(parts, { level: 0 });
}

function stripped(part: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(part);
  return unplaced.test(xml) ? part : new TextEncoder().encode(xml.replace(blankCell, "").replace(blankRow, ""));
}
