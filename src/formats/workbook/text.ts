/** Text files: which encoding they are in, and what a typed field is as a cell. */
import type { Cell } from "../../model/grid";

/** UTF-8 where the bytes are valid UTF-8, else GB18030 (which Chinese Excel writes as "CSV"). */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** As Excel would: a plain number becomes one; codes (leading zeros, more than 15 digits) and everything else stay text. */
export function cellOfText(field: string): Cell {
  if (field === "") return null;
  const text = field.trim();
  if (/^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text) && !/^[+-]?0\d/.test(text)) return Number(text.replaceAll(",", ""));
  if (/^[+-]?\d+(?:\.\d+)?%$/.test(text)) return { kind: "percent", fraction: Number(text.slice(0, -1)) / 100 };
  if (/^#(?:REF!|VALUE!|N\/A|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) return { kind: "error", code: text };
  return text === "" ? null : field;
}
