/** XML parts in whatever encoding they came: XML 1.0 (appendix F) allows UTF-16 to every part of an Office file, and names others in its declaration. */

const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["'][^>]*\?>/;

/**
 * @returns the text without a byte order mark; its declaration may still name the encoding that it had
 */
export function xmlText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The part in UTF-8, for readers that know nothing else: the bytes themselves where they are. */
export function inUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return bytes;
  const text = new TextDecoder(encoding).decode(bytes);
  return new TextEncoder().encode(text.replace(declared, '<?xml version="1.0" encoding="UTF-8"?>'));
}

/** By byte order mark, by how `<` stands there, or by the declaration. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  const name = declared.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 200)))?.[1]?.toLowerCase() ?? "utf-8";
  // What is declared as UTF-16 and is plain text here is not.
  if (name.startsWith("utf-16") || name.startsWith("ucs-2") || name.startsWith("iso-10646")) return "utf-8";
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "utf-8";
  }
}
