/** What kind of file it is: by its first bytes, and by its name only where the bytes leave a choice. People rename files. */
import { formats, suffixOf, whatItIs, type Format, type FormatReader } from "./formats";
import { zipDirectory, type ZipEntry } from "./zip/zip-directory";

type Entries = ReadonlyMap<string, ZipEntry>;

export type FileFormat =
  /** A zip file that a reader takes. */
  | { readonly type: "zipped"; readonly reader: Exclude<FormatReader, "text" | "xls">; readonly entries: Entries }
  /** A workbook of one stream, or a table on a page. */
  | { readonly type: "plain"; readonly what: "xls" | "html" | "xml" }
  | { readonly type: "text" }
  /** An Office file with a password: an OLE container with an encrypted package. */
  | { readonly type: "encrypted" }
  /** A format that holds no sheets, named as people call it; an archive has files inside. */
  | { readonly type: "unsupported"; readonly what: string; readonly archive: boolean };

/**
 * @param bytes the whole file (a zip's directory stands at its end)
 * @throws FileProblem file.broken for a zip file that is cut off
 */
export function sniff(name: string, bytes: Uint8Array): FileFormat {
  if (starts(bytes, "504b0304") || starts(bytes, "504b0506")) return sniffZip(bytes);
  if (starts(bytes, "d0cf11e0a1b11ae1")) return sniffOle(bytes);
  const known = formats.find((format) => format.starts?.some((signature) => starts(bytes, signature)));
  if (known) return known.reader === null ? unsupported(known) : { type: "plain", what: "xls" };
  const head = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 2048))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (/^<(?:!doctype html|html|table|meta|head|div)/i.test(head)) return { type: "plain", what: "html" };
  if (/^<\?xml/.test(head) && /schemas-microsoft-com:office:spreadsheet|<html|office:document/i.test(head)) return { type: "plain", what: "xml" };
  if (suffixOf(name) === ".json" && /^[{[]/.test(head)) return { type: "unsupported", what: "JSON", archive: false };
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) return { type: "unsupported", what: whatItIs(name), archive: false };
  return { type: "text" };
}

const starts = (bytes: Uint8Array, signature: string): boolean => hexOf(bytes.subarray(0, signature.length / 2)) === signature;

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const isUtf16 = (bytes: Uint8Array): boolean => starts(bytes, "fffe") || starts(bytes, "feff");

const unsupported = ({ name, archive = false }: Format): FileFormat => ({ type: "unsupported", what: name, archive });

function sniffZip(bytes: Uint8Array): FileFormat {
  const entries = zipDirectory(bytes);
  const mimetype = new TextDecoder("latin1").decode(bytes.subarray(30, 120));
  const format = formats.find(
    ({ part, mimetypes }) => part !== undefined && entries.has(part) && (mimetypes === undefined || mimetypes.some((one) => mimetype.includes(one))),
  );
  switch (format?.reader) {
    case "xlsx":
    case "xlsb":
    case "ods":
      return { type: "zipped", reader: format.reader, entries };
    default:
      return format ? unsupported(format) : { type: "unsupported", what: "ZIP", archive: true };
  }
}

/** Names of streams stand as UTF-16 in the container's directory. */
function sniffOle(bytes: Uint8Array): FileFormat {
  if (hasUtf16(bytes, "EncryptedPackage")) return { type: "encrypted" };
  // A workbook first: it may have a document within it.
  const holding = (format: Format): boolean => format.streams?.some((stream) => hasUtf16(bytes, stream)) === true;
  if (formats.some((format) => format.reader === "xls" && holding(format))) return { type: "plain", what: "xls" };
  const other = formats.find(holding);
  return other ? unsupported(other) : { type: "plain", what: "xls" };
}

function hasUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  search: for (let i = bytes.indexOf(first); i >= 0 && i + text.length * 2 <= bytes.length; i = bytes.indexOf(first, i + 1)) {
    for (let k = 0; k < text.length; k++) if (bytes[i + 2 * k] !== text.charCodeAt(k) || bytes[i + 2 * k + 1] !== 0) continue search;
    return true;
  }
  return false;
}
