/** Address arithmetic for what Excel answers about visible cells: `台账!A1:C3,台账!A6:C20`. Pure. */
import type { Span } from "../../model/grid";

/** Spans (0-based) of a list of addresses; whole rows and columns reach to the edge of the sheet. */
export function rangesOf(addresses: string): Span[] {
  return splitOutsideQuotes(addresses).flatMap((address) => {
    const local = address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");
    const [from = "", to = from] = local.split(":");
    const first = /^([A-Z]*)(\d*)$/.exec(from.trim());
    const last = /^([A-Z]*)(\d*)$/.exec(to.trim());
    if (!first || !last) return [];
    return [
      {
        top: first[2] ? Number(first[2]) - 1 : 0,
        left: first[1] ? columnOf(first[1]) : 0,
        bottom: last[2] ? Number(last[2]) - 1 : 1_048_575,
        right: last[1] ? columnOf(last[1]) : 16_383,
      },
    ];
  });
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A sheet's name may hold a comma; it then stands in quotes. */
function splitOutsideQuotes(text: string): string[] {
  const parts = [""];
  let quoted = false;
  for (const char of text) {
    if (char === "'") quoted = !quoted;
    if (char === "," && !quoted) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}
