/** Delimited text → one grid: comma, tab, semicolon or full-width comma; UTF-8, UTF-16 or GB18030. */
import type { Cell, Grid } from "../../model/grid";

/**
 * @param name file name; the sheet gets its stem, as Excel does
 * @param maxRows rows beyond are left out; `cut` then says how many rows there are
 */
export function readText(name: string, bytes: Uint8Array, maxRows: number, maxColumns: number): { grid: Grid; encoding: string; cut: number | null } {
  const { text, encoding } = decode(bytes);
  const rows = parseDelimited(text, delimiterOf(text));
  const cells = rows.slice(0, maxRows).map((row) => trimEnd(row.slice(0, maxColumns).map(cellOf)));
  while (cells.length > 0 && cells[cells.length - 1]?.length === 0) cells.pop();
  const sheet = name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const grid: Grid = { file: name, sheet, visibility: "visible", cells, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
  return { grid, encoding, cut: rows.length > maxRows ? rows.length : null };
}

/** UTF-8 where the bytes are valid UTF-8, else GB18030 (which Chinese Excel writes as "CSV"). */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "UTF-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: new TextDecoder("gb18030").decode(bytes), encoding: "GB18030" };
  }
}

const delimiters = ["\t", ",", ";", "，"] as const;

/** The delimiter that splits the first lines most evenly; outside quotes. A tab wins over all, a full-width comma stands in sentences too. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 50);
  let best = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, "").split(delimiter).length - 1).filter((count) => count > 0);
    const byCount = new Map<number, number>();
    for (const count of counts) byCount.set(count, (byCount.get(count) ?? 0) + 1);
    const score = Math.max(0, ...[...byCount].map(([count, lines]) => lines * Math.min(count, 8)));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** RFC 4180, forgiving: a quote inside an unquoted field is a character. */
function parseDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        field += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"' || quote < 0) break;
        field += '"';
        at++;
      }
    }
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
    field += text.slice(start, at);
    row.push(field);
    if (at < text.length && text[at] === delimiter) {
      at++;
      if (at === text.length) row.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** As Excel would: a plain number becomes one; codes (leading zeros, more than 15 digits) and everything else stay text. */
function cellOf(field: string): Cell {
  if (field === "") return null;
  const text = field.trim();
  if (/^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text) && !/^[+-]?0\d/.test(text)) return Number(text.replaceAll(",", ""));
  if (/^[+-]?\d+(?:\.\d+)?%$/.test(text)) return { kind: "percent", fraction: Number(text.slice(0, -1)) / 100 };
  if (/^#(?:REF!|VALUE!|N\/A|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) return { kind: "error", code: text };
  return text === "" ? null : field;
}

function trimEnd(row: Cell[]): Cell[] {
  let length = row.length;
  while (length > 0 && row[length - 1] === null) length--;
  row.length = length;
  return row;
}
