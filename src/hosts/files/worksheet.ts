/**
 * One worksheet part → cells, in one pass over its text. It is scanned by hand because this is where reading spends its time:
 * a general parser makes objects for every tag, and ledgers come by the hundred.
 */
import type { Cell, DateCell, Span } from "../../model/grid";
import { FileProblem } from "./finding";
import type { ReadLimits } from "./limits";
import { days1904, isoOfSerial, lastSerial } from "./number-format";
import { tally, type RawSheet, type Tally } from "./raw-sheet";
import { decodeText, elements, itemText, rootPrefix } from "./xml";

export interface WorkbookContext {
  readonly strings: readonly string[];
  /** By cell format: 0 a number, 1 a date, 2 a percentage. */
  readonly meanings: Uint8Array;
  readonly date1904: boolean;
}

const GT = 62;
const SLASH = 47;
const QUOTE = 34;

/**
 * @param xml text of the part
 * @returns the sheet but its name and visibility, which the workbook part knows
 * @throws FileProblem file.broken where the part is cut off
 */
export function scanWorksheet(xml: string, context: WorkbookContext, limits: ReadLimits): Omit<RawSheet, "name" | "visibility"> {
  const prefix = rootPrefix(xml);
  const dataStart = xml.indexOf(`<${prefix}sheetData`);
  const dataEnd = dataStart < 0 ? -1 : xml.indexOf(`</${prefix}sheetData>`, dataStart);
  if (xml.lastIndexOf(`</${prefix}worksheet`) < 0) throw new FileProblem("file.broken");
  const head = xml.slice(0, dataStart < 0 ? undefined : dataStart);
  const tail = xml.slice(dataEnd < 0 ? Math.max(dataStart, 0) : dataEnd);

  const indexes: number[] = [];
  const rows: Cell[][] = [];
  const hiddenRows = new Set<number>();
  let beyondRows: Tally | null = null;
  let beyondColumns: Tally | null = null;
  let uncalculated: Tally | null = null;
  const skip = prefix.length;
  let row = -1;
  let rowGiven = false;
  let column = -1;
  let cells: Cell[] | null = null;

  let at = dataEnd < 0 ? xml.length : xml.indexOf(">", dataStart) + 1;
  while (at < dataEnd) {
    at = xml.indexOf("<", at);
    if (at < 0 || at >= dataEnd) break;
    const code = xml.charCodeAt(at + 1 + skip);
    if (code === 99 /* c */) at = scanCell(at + 2 + skip);
    else if (code === 114 /* row */) at = scanRow(at + 4 + skip);
    else at = xml.indexOf(">", at) + 1;
    if (at <= 0) throw new FileProblem("file.broken");
  }
  const merges = [...elements(tail, "mergeCell")].flatMap(({ ref }) => spanOf(ref ?? "") ?? []);
  return { indexes, rows, merges, hiddenRows, hiddenColumns: hiddenColumnsOf(head, limits), beyondRows, beyondColumns, uncalculated };

  /** `<row r="5" hidden="1">`: from behind its name; gives back where the tag ends. */
  function scanRow(from: number): number {
    const end = xml.indexOf(">", from);
    const tag = xml.slice(from, end);
    const given = /(?:^|\s)r\s*=\s*["'](\d+)/.exec(tag);
    rowGiven = given !== null;
    row = given ? Number(given[1]) - 1 : row + 1;
    column = -1;
    cells = null;
    if (tag.includes("hidden") && /\shidden\s*=\s*["'](?:1|true)["']/.test(tag)) hiddenRows.add(row);
    return end + 1;
  }

  /** `<c r="B5" s="2" t="s"><v>7</v></c>`: from behind its name; gives back where the cell ends. */
  function scanCell(from: number): number {
    let style = 0;
    let type = "n";
    let i = from;
    let here = column + 1;
    let selfClosed = false;
    for (;;) {
      const c = xml.charCodeAt(i);
      if (c === GT) break;
      if (c === SLASH) {
        selfClosed = true;
        i++;
        continue;
      }
      if (c <= 32) {
        i++;
        continue;
      }
      if (c !== c) throw new FileProblem("file.broken");
      const equals = xml.indexOf("=", i);
      let open = equals + 1;
      while (xml.charCodeAt(open) <= 32) open++;
      const quote = xml.charCodeAt(open) === QUOTE ? '"' : "'";
      const close = xml.indexOf(quote, open + 1);
      if (equals < 0 || close < 0) throw new FileProblem("file.broken");
      if (c === 114 && equals === i + 1) here = columnOf(open + 1, close);
      else if (c === 115 && equals === i + 1) style = digits(open + 1, close);
      else if (c === 116 && equals === i + 1) type = close === open + 2 ? (xml[open + 1] ?? "n") : xml.slice(open + 1, close);
      i = close + 1;
    }
    column = here;
    i++;
    if (selfClosed) return i;
    let value: Cell = null;
    let formula = false;
    for (;;) {
      i = xml.indexOf("<", i);
      if (i < 0) throw new FileProblem("file.broken");
      if (xml.charCodeAt(i + 1) === SLASH) {
        // Closing tags of the cell's children are stepped over with them, so this one is the cell's.
        i = xml.indexOf(">", i) + 1;
        break;
      }
      const child = xml.charCodeAt(i + 1 + skip);
      const end = xml.indexOf(">", i);
      if (xml.charCodeAt(end - 1) === SLASH) {
        if (child === 102 /* f */) formula = true;
        i = end + 1;
        continue;
      }
      if (child === 118 /* v */) {
        const stop = xml.indexOf("<", end);
        value = valueOf(type, style, end + 1, stop);
        i = xml.indexOf(">", stop) + 1;
      } else {
        if (child === 102) formula = true;
        const name = child === 102 ? "f" : child === 105 ? "is" : xml.slice(i + 1 + skip, end).split(/\s/, 1)[0];
        const stop = xml.indexOf(`</${prefix}${name}>`, end);
        if (stop < 0) throw new FileProblem("file.broken");
        if (child === 105 /* is */) value = itemText(xml.slice(end + 1, stop), prefix) || null;
        i = xml.indexOf(">", stop) + 1;
      }
    }
    if (value === null) {
      if (formula && type !== "str") uncalculated = tally(uncalculated, row, column);
    } else if (row >= limits.maxRows) beyondRows = tally(beyondRows, row, column);
    else if (column >= limits.maxColumns) beyondColumns = tally(beyondColumns, row, column);
    else put(value);
    return i;
  }

  function put(value: Cell): void {
    if (cells === null) {
      cells = [];
      // Rows out of order, or twice: hardly ever, but legal for a reader to meet.
      const last = indexes.length === 0 ? -1 : (indexes[indexes.length - 1] ?? -1);
      const known = row > last ? -1 : indexes.indexOf(row);
      if (known >= 0) cells = rows[known] ?? cells;
      else {
        indexes.push(row);
        rows.push(cells);
      }
    }
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  /** Column of a reference such as `AB12`; its row counts only where the row element did not say. */
  function columnOf(start: number, end: number): number {
    let n = 0;
    let i = start;
    for (; i < end; i++) {
      const c = xml.charCodeAt(i);
      if (c >= 65 && c <= 90) n = n * 26 + c - 64;
      else if (c >= 97 && c <= 122) n = n * 26 + c - 96;
      else break;
    }
    if (!rowGiven && i < end) row = digits(i, end) - 1;
    return n - 1;
  }

  function digits(start: number, end: number): number {
    let n = 0;
    for (let i = start; i < end; i++) n = n * 10 + xml.charCodeAt(i) - 48;
    return n;
  }

  function valueOf(type: string, style: number, start: number, end: number): Cell {
    if (start >= end) return null;
    switch (type) {
      case "s":
        return context.strings[digits(start, end)] || null;
      case "str":
      case "inlineStr":
        return decodeText(xml.slice(start, end)) || null;
      case "b":
        return xml.charCodeAt(start) === 49 || xml.slice(start, end) === "true";
      case "e":
        return errorCell(decodeText(xml.slice(start, end)));
      case "d":
        return isoDate(xml.slice(start, end));
    }
    const number = Number(xml.slice(start, end));
    if (number !== number) return decodeText(xml.slice(start, end)) || null;
    const meaning = context.meanings[style];
    if (meaning === 1) return dateCell(number, context.date1904) ?? number;
    return meaning === 2 ? { kind: "percent", fraction: number } : number;
  }
}

const errors = new Map<string, Cell>();
function errorCell(code: string): Cell {
  const known = errors.get(code);
  if (known !== undefined) return known;
  const cell: Cell = { kind: "error", code };
  if (errors.size < 50) errors.set(code, cell);
  return cell;
}

/** Ledgers repeat the same few hundred days: their cells are shared. */
const days = new Map<number, DateCell>();

/** A date from a serial in either date system; null outside Excel's calendar. Serials of the result are in the 1900 system. */
export function dateCell(value: number, date1904: boolean): DateCell | null {
  const serial = date1904 ? value + days1904 : value;
  if (!(serial >= 0 && serial <= lastSerial + 1)) return null;
  const known = days.get(serial);
  if (known) return known;
  const cell: DateCell = { kind: "date", serial, iso: isoOfSerial(serial) };
  if (days.size < 50_000) days.set(serial, cell);
  return cell;
}

/** Cells of type d hold ISO 8601 (strict files): 2024-03-05 or 2024-03-05T08:00:00. */
function isoDate(text: string): Cell {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (!match) return decodeText(text) || null;
  const serial = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 + 25_569;
  return { kind: "date", serial: serial > 60 ? serial : serial - 1, iso: match[0] };
}

function hiddenColumnsOf(head: string, limits: ReadLimits): Set<number> {
  const hidden = new Set<number>();
  for (const { min, max, hidden: flag } of elements(head, "col")) {
    if (flag !== "1" && flag !== "true") continue;
    for (let c = Number(min) - 1; c < Math.min(Number(max), limits.maxColumns); c++) hidden.add(c);
  }
  return hidden;
}

/** `B2:D5` → 0-based span. */
function spanOf(ref: string): Span | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
  if (!match) return null;
  const column = (letters: string): number => [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { top: Number(match[2]) - 1, left: column(match[1] ?? ""), bottom: Number(match[4]) - 1, right: column(match[3] ?? "") };
}
