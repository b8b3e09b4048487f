/** What an .xls holds beside its sheets and nobody asks for, but the library reads all the same. */

/** Author, title and the like; the first character is a control character (MS-OLEPS 2.23). */
const PROPERTIES = ["\u0005SummaryInformation", "\u0005DocumentSummaryInformation"].map(inUtf16);
/** Bytes of an entry of the container's directory; entries begin at multiples of it (MS-CFB 2.6.1), with the name. */
const ENTRY = 128;

/**
 * A copy in which the library finds no properties: where their number is damaged it makes four thousand million of them, and fills all memory.
 * @param bytes an OLE container, or anything else, which is given back as it is
 */
export function withoutProperties(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return bytes;
  const copy = bytes.slice();
  for (let at = 512; at < copy.length; at += ENTRY) {
    if (copy[at] === 5 && PROPERTIES.some((name) => name.every((byte, i) => copy[at + i] === byte))) copy[at] = 0x78;
  }
  return copy;
}

function inUtf16(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
}
