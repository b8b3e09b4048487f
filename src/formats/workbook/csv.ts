/** Delimited text → one sheet: comma, tab, semicolon or full-width comma; UTF-8, UTF-16 or GB18030. */
import type { ReadLimits } from "../limits";
import { rawSheet, type RawSheet } from "./raw-sheet";
import { cellOfText, decode } from "./text";

/** @param name file name; the sheet gets its stem, as in Excel */
export function readText(name: string, bytes: Uint8Array, limits: ReadLimits): RawSheet {
  const text = decode(bytes);
  const rows = parseDelimited(text, delimiterOf(text)).map((row) => row.map(cellOfText));
  return rawSheet(name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""), rows, limits);
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
