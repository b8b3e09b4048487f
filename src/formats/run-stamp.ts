/**
 * The stamp of a run in its files: a property of 汇总.xlsx (docProps/custom.xml, ECMA-376 part 1, 15.2.12.2), a member of the snapshot in 报告.docx, a member
 * of result.json. Which files are of one run is told by it, never by their times.
 */
import { STAMP, STAMP_PROPERTY } from "../results/stamp";
import { snapshotHead, SNAPSHOT_NAMESPACE } from "./docx/snapshot";
import { unzip } from "./zip/unzip";
import { refuseOversized, zipDirectory, packedBytes, type ZipEntry } from "./zip/zip-directory";
import { packedAlike, zipFile, type ZipPart } from "./zip/zip-file";

const CUSTOM = "docProps/custom.xml";
const TYPES = "[Content_Types].xml";
const RELATIONSHIPS = "_rels/.rels";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/** Of properties that users name ([MS-OLEPS] 2.18). */
const FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

const customXml = (stamp: string): string =>
  `${HEAD}<Properties xmlns="${PROPERTIES}" xmlns:vt="${VALUES}"><property fmtid="${FORMAT}" pid="2" name="${STAMP_PROPERTY}"><vt:lpwstr>${stamp}</vt:lpwstr></property></Properties>`;

/**
 * @param bytes a workbook of ours, without properties of that kind
 * @returns the same parts, none packed again, with the stamp among its properties
 */
export async function stampWorkbook(bytes: Uint8Array, stamp: string): Promise<Uint8Array> {
  const entries = zipDirectory(bytes);
  const encoder = new TextEncoder();
  const added: Readonly<Record<string, (xml: string) => string>> = {
    [TYPES]: (xml) => xml.replace("</Types>", `<Override PartName="/${CUSTOM}" ContentType="${TYPE}"/></Types>`),
    [RELATIONSHIPS]: (xml) => xml.replace("</Relationships>", `<Relationship Id="rIdStamp" Type="${RELATIONSHIP}" Target="${CUSTOM}"/></Relationships>`),
  };
  const parts: ZipPart[] = [];
  for (const entry of entries.values()) {
    const change = added[entry.name];
    if (change) parts.push(packedAlike(entry.name, encoder.encode(change(await textOf(bytes, entry)))));
    else parts.push({ name: entry.name, method: entry.method, packed: packedBytes(bytes, entry), size: entry.unpacked, crc: entry.crc });
  }
  return zipFile([...parts, packedAlike(CUSTOM, encoder.encode(customXml(stamp)))]);
}

/** The first members of a result stand within. */
const HEAD_BYTES = 4096;

/** What a file says of the run that it is of. */
export interface StampedFile {
  /** null: it has none. A version of before wrote it, or another program saved it without. */
  readonly stamp: string | null;
  /** Whose and which period's it is, as far as it says. */
  readonly label: string;
}

/** @throws where the bytes are no whole file of their kind */
export async function stampOfFile(name: string, bytes: Uint8Array): Promise<StampedFile> {
  if (/\.json$/i.test(name)) return stampOfResult(bytes);
  const entries = zipDirectory(bytes);
  refuseOversized([...entries.values()].filter((entry) => isRead(entry)));
  return entries.has("xl/workbook.xml") ? stampOfWorkbook(bytes, entries) : stampOfDocument(bytes, entries);
}

const ITEM = /^customXml\/item\d+\.xml$/;
const CORE = "docProps/core.xml";
const isRead = ({ name }: ZipEntry): boolean => name === CUSTOM || name === CORE || ITEM.test(name);

const textOf = async (bytes: Uint8Array, entry: ZipEntry): Promise<string> => new TextDecoder().decode(await unzip(bytes, entry));

async function stampOfWorkbook(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<StampedFile> {
  const part = async (name: string): Promise<string> => {
    const entry = entries.get(name);
    return entry ? textOf(bytes, entry) : "";
  };
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(await part(CORE))?.[1] ?? "";
  return { stamp: stampIn(propertyOf(await part(CUSTOM))), label: title.replace(/汇总$/, "") };
}

/** Whoever saved the workbook since writes the part in his own way. */
const propertyOf = (custom: string): string | undefined =>
  custom
    .split(/<property\b/)
    .find((property) => property.includes(`"${STAMP_PROPERTY}"`))
    ?.match(/<vt:lpwstr>([^<]*)</)?.[1];

async function stampOfDocument(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<StampedFile> {
  for (const entry of entries.values()) {
    if (!ITEM.test(entry.name)) continue;
    const xml = await textOf(bytes, entry);
    if (xml.includes(SNAPSHOT_NAMESPACE)) return described(snapshotHead(xml));
  }
  return { stamp: null, label: "" };
}

/** A result that ends in the middle is no whole file; what is between head and end is its reader's concern. */
function stampOfResult(bytes: Uint8Array): StampedFile {
  const decoder = new TextDecoder();
  if (!decoder.decode(bytes.subarray(-64)).trimEnd().endsWith("}")) throw new SyntaxError("not whole");
  return described(decoder.decode(bytes.subarray(0, HEAD_BYTES)));
}

/** The first members of a result, in whichever spacing. */
function described(head: string): StampedFile {
  const member = (name: string): string => new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(head)?.[1] ?? "";
  return { stamp: stampIn(member("stamp")), label: `${member("town")}${member("label")}` };
}

const stampIn = (text: string | undefined): string | null => (text !== undefined && STAMP.test(text) ? text : null);
