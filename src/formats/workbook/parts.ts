/**
 * The parts of a zipped workbook that a reading takes, unpacked and checked, and an archive of them alone for the libraries: so they neither unpack
 * piece by piece nor check again, never see what nobody asked for, and what is wrong with other parts is nobody's concern. Programs leave parts of
 * 0 bytes about (LibreOffice in 4 of 10 .ods files, Excel in customXml); a part that is empty counts as absent.
 *
 * Sheets that someone formatted down to the last row hold millions of cells without content. The library makes an object of each, which
 * takes half a minute and a gigabyte; so in very large sheets they are taken out of the XML first.
 */
import { FileProblem } from "../finding";
import { unzip } from "../zip/unzip";
import { inUtf8, xmlText } from "../xml-text";
import { refuseOversized, type ZipEntry } from "../zip/zip-directory";
import { zipFile, type ZipPart } from "../zip/zip-file";

/** Parts by name, unpacked, XML among them in UTF-8. None is empty. */
export type Parts = ReadonlyMap<string, Uint8Array>;

type Entries = ReadonlyMap<string, ZipEntry>;

/** What a reading takes of a format's parts. */
interface Wanted {
  /** Cannot do without: damage in one of them is damage of the file. */
  readonly needed: RegExp;
  /** Taken where it is sound. */
  readonly welcome: RegExp;
}

const wanted = {
  xlsx: {
    needed: /\.rels$|^\[Content_Types\]\.xml$|\/(?:worksheets\/[^/]+|workbook|sharedStrings|styles)\.xml$/i,
    // Relationships may lead to parts of any name; these hold pictures, charts, comments, pivots, tables, colours, properties: nothing of cells.
    welcome:
      /^(?!docProps\/|customXml\/|.*\/(?:theme|media|drawings|charts|embeddings|activeX|ctrlProps|printerSettings|tables|queryTables|pivot(?:Tables|Cache)|slicers|slicerCaches|timelines|timelineCaches|externalLinks|persons|threadedComments)\/|.*\/(?:comments\d*|cellimages|calcChain)\.xml$|.*\/vbaProject\.bin$).*\.(?:xml|bin)$/i,
  },
  xlsb: {
    needed: /\.rels$|^\[Content_Types\]\.xml$|\/(?:worksheets\/[^/]+|workbook|sharedStrings|styles)\.bin$/i,
    welcome: /\/(?:(?:chart|dialog|macro)sheets)\/[^/]+\.bin$/i,
  },
  ods: { needed: /^(?:content|styles)\.xml$/, welcome: /^(?:mimetype|META-INF\/manifest\.xml)$/ },
} as const satisfies Readonly<Record<string, Wanted>>;

/** Pictures lie beside sheets, and relationships of parts that are not read say nothing. */
const beside = /^(?:docProps|customXml)\/|\/(?:drawings|charts|pivot(?:Tables|Cache)|externalLinks|embeddings)\//i;

/**
 * @param format whose parts to take
 * @throws FileProblem file.encrypted, file.bomb, file.too-much, file.broken: of what is needed
 */
export async function unpackedParts(bytes: Uint8Array, entries: Entries, format: keyof typeof wanted): Promise<Parts> {
  const { needed, welcome } = wanted[format];
  const isNeeded = (name: string): boolean => needed.test(name) && !(name.endsWith(".rels") && beside.test(name));
  const taken = [...entries.values()].filter(({ name }) => isNeeded(name) || welcome.test(name));
  refuseOversized(taken);
  const parts = new Map<string, Uint8Array>();
  for (const entry of taken) {
    const part = isNeeded(entry.name) ? await unzip(bytes, entry) : await unzip(bytes, entry).catch(() => null);
    if (part && part.length > 0) parts.set(entry.name, /\.(?:xml|rels)$/i.test(entry.name) ? inUtf8(part) : part);
  }
  const types = parts.get(TYPES);
  if (types) parts.set(TYPES, new TextEncoder().encode(withoutAbsent(xmlText(types), parts)));
  return parts;
}

const TYPES = "[Content_Types].xml";

/** Libraries look for whatever the list of types names. Names of parts are the same in capitals (ECMA-376 part 2, 6.2.2.3). */
function withoutAbsent(types: string, parts: Parts): string {
  const there = new Set([...parts.keys()].map((name) => `/${name}`.toLowerCase()));
  return types.replace(/<(?:[\w.-]+:)?Override\s[^>]*?\bPartName\s*=\s*["']([^"']*)["'][^>]*\/>/g, (override, name: string) =>
    there.has(name.toLowerCase()) ? override : "",
  );
}

/** Bytes of a worksheet's XML from which on its blank cells are taken out: a million cells. */
const large = 32 * 1024 * 1024;

/** The library takes a checksum of 0 as none: these parts have been checked. */
const CHECKED = 0;

/** The parts as an archive without compression. */
export function archiveOf(parts: Parts): Uint8Array {
  const archive = [...parts].map(([name, part]): ZipPart => {
    const packed = part.length > large && /\/worksheets\/[^/]+\.xml$/i.test(name) ? withoutBlankCells(part) : part;
    return { name, method: 0, packed, size: packed.length, crc: CHECKED };
  });
  return zipFile(archive);
}

/** A part's text. @throws FileProblem file.broken where there is none */
export function textOfPart(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (!part) throw new FileProblem("file.broken");
  return xmlText(part);
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
