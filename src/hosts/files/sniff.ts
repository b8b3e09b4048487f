/** What kind of file it is: by its first bytes, and by its name only where the bytes leave a choice. People rename files. */
import { zipDirectory, type ZipEntry } from "./zip-directory";

export type FileFormat =
  | { readonly type: "xlsx"; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly type: "sheetjs"; readonly what: "xls" | "xlsb" | "ods" | "html" | "xml"; readonly entries?: ReadonlyMap<string, ZipEntry> }
  | { readonly type: "text" }
  /** An Office file with a password: an OLE container with an encrypted package. */
  | { readonly type: "encrypted" }
  /** A format that holds no sheets, named as people call it. */
  | { readonly type: "unsupported"; readonly what: string };

const starts = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/**
 * @param bytes the whole file (a zip's directory stands at its end)
 * @throws FileProblem file.broken for a zip file that is cut off
 */
export function sniff(name: string, bytes: Uint8Array): FileFormat {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return sniffZip(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return sniffOle(bytes);
  for (const [signature, what] of known) if (starts(bytes, ...signature)) return { type: "unsupported", what };
  const head = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 2048))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (/^<(?:!doctype html|html|table|meta|head|div)/i.test(head)) return { type: "sheetjs", what: "html" };
  if (/^<\?xml/.test(head) && /schemas-microsoft-com:office:spreadsheet|<html|office:document/i.test(head)) return { type: "sheetjs", what: "xml" };
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) return { type: "unsupported", what: extension(name) || "?" };
  return { type: "text" };
}

export const extension = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const isUtf16 = (bytes: Uint8Array): boolean => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);

const known: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x52, 0x61, 0x72, 0x21], "RAR"],
  [[0x37, 0x7a, 0xbc, 0xaf], "7z"],
  [[0x1f, 0x8b], "gzip"],
  [[0x89, 0x50, 0x4e, 0x47], "PNG"],
  [[0xff, 0xd8, 0xff], "JPEG"],
  [[0x47, 0x49, 0x46, 0x38], "GIF"],
];

function sniffZip(bytes: Uint8Array): FileFormat {
  const entries = zipDirectory(bytes);
  const names = [...entries.keys()];
  if (entries.has("xl/workbook.bin")) return { type: "sheetjs", what: "xlsb", entries };
  if (entries.has("word/document.xml")) return { type: "unsupported", what: "Word" };
  if (entries.has("ppt/presentation.xml")) return { type: "unsupported", what: "PowerPoint" };
  if (entries.has("[Content_Types].xml")) return { type: "xlsx", entries };
  if (entries.has("content.xml")) {
    const mime = new TextDecoder("latin1").decode(bytes.subarray(30, 120));
    return /opendocument\.text/.test(mime) ? { type: "unsupported", what: "ODT" } : { type: "sheetjs", what: "ods", entries };
  }
  return { type: "unsupported", what: names.some((n) => /\.(?:xlsx?|et|csv)$/i.test(n)) ? "ZIP" : "zip" };
}

/** Names of streams stand as UTF-16 in the container's directory. */
function sniffOle(bytes: Uint8Array): FileFormat {
  if (hasUtf16(bytes, "EncryptedPackage")) return { type: "encrypted" };
  if (hasUtf16(bytes, "Workbook") || hasUtf16(bytes, "Book")) return { type: "sheetjs", what: "xls" };
  if (hasUtf16(bytes, "WordDocument")) return { type: "unsupported", what: "Word" };
  if (hasUtf16(bytes, "PowerPoint Document")) return { type: "unsupported", what: "PowerPoint" };
  return { type: "sheetjs", what: "xls" };
}

function hasUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  search: for (let i = bytes.indexOf(first); i >= 0 && i + text.length * 2 <= bytes.length; i = bytes.indexOf(first, i + 1)) {
    for (let k = 0; k < text.length; k++) if (bytes[i + 2 * k] !== text.charCodeAt(k) || bytes[i + 2 * k + 1] !== 0) continue search;
    return true;
  }
  return false;
}
