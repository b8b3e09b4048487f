/**
 * A workbook as the library reads it fastest: the parts that hold cells unpacked and checked here, by the platform where it can, so that
 * the library neither unpacks them piece by piece nor checks them again.
 *
 * Sheets that someone formatted down to the last row hold millions of cells without content. The library makes an object of each, which
 * takes half a minute and a gigabyte; so in very large sheets they are taken out of the XML first.
 */
import { unzip } from "./unzip";
import { packedBytes, type ZipEntry } from "./zip-directory";
import { zipFile, type ZipPart } from "./zip-file";

export interface Unpacked {
  /** The workbook as another archive. */
  readonly bytes: Uint8Array;
  /** The unpacked parts by name, as they are in the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** What every reading takes. Other parts stay as they are, damaged or not: hardly any is asked for. */
const read = /\.rels$|^\[Content_Types\]\.xml$|\/(?:worksheets\/[^/]+|workbook|sharedStrings|styles)\.xml$/i;

/**
 * Parts that say nothing of cells: pictures, charts, comments, pivots, tables, colours, the document's properties. The library would unpack and
 * read them, photographs too; without them it does not miss them.
 */
const unused =
  /^docProps\/|^customXml\/|\/(?:theme|media|drawings|charts|embeddings|activeX|ctrlProps|printerSettings|tables|queryTables|pivot(?:Tables|Cache)|slicers|slicerCaches|timelines|timelineCaches|externalLinks|persons|threadedComments)\/|\/(?:comments\d*|cellimages)\.xml$/i;

/** Bytes of a worksheet's XML from which on its blank cells are taken out: a million cells. */
const large = 32 * 1024 * 1024;

/** The library takes a checksum of 0 as none: these parts have been checked. */
const CHECKED = 0;

/** @throws FileProblem file.bomb, file.broken */
export async function unpackForReading(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<Unpacked> {
  const parts = new Map<string, Uint8Array>();
  const archive: ZipPart[] = [];
  for (const entry of entries.values()) {
    const { name, method, unpacked, crc } = entry;
    if (name.endsWith("/") || unused.test(name)) continue;
    if (!read.test(name)) {
      archive.push({ name, method, packed: packedBytes(bytes, entry), size: unpacked, crc });
      continue;
    }
    const part = await unzip(bytes, entry);
    parts.set(name, part);
    const packed = unpacked > large && /\/worksheets\//i.test(name) ? withoutBlankCells(part) : part;
    archive.push({ name, method: 0, packed, size: packed.length, crc: CHECKED });
  }
  return { bytes: zipFile(archive), parts };
}

/** `<c r="B7" s="3"/>` */
const blankCell = /<(?:[\w.-]+:)?c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?\s*(?:\/>|><\/(?:[\w.-]+:)?c>)/g;
/** `<row r="7" s="3" customFormat="1"></row>`; a hidden one says something. */
const blankRow = /<(?:[\w.-]+:)?row r="\d+"(?:\s(?!hidden)[\w:.-]+="[^"]*")*\s*(?:\/>|><\/(?:[\w.-]+:)?row>)/g;
/** A cell or row that does not say first where it is: it may stand where it does because of those before it. */
const unplaced = /<(?:[\w.-]+:)?(?:c|row)(?:>|\s(?!r="))/;

function withoutBlankCells(part: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(part);
  return unplaced.test(xml) ? part : new TextEncoder().encode(xml.replace(blankCell, "").replace(blankRow, ""));
}
