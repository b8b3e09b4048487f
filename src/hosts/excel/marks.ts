/**
 * Marks at problem cells of the ledgers. A mark is a conditional format whose formula is always true and names us: the cell's own fill, comment and
 * conditional formats are never touched, and a mark is known by its formula alone, so that what is marked is asked of the workbook and never
 * remembered. One mark stands for many cells of a sheet; everything goes out and is asked in portions.
 */
import { shownNames } from "../../language/personal/grid";
import type { Severity } from "../../model/finding";
import { cellAddress, parseAddress } from "../../model/address";
import { askSheets } from "./ask-sheets";
import { nextTask } from "./breather";
import { joinedAddresses } from "../../layout/rectangles";

export interface MarkedCells {
  readonly sheet: string;
  /** A1 addresses of cells and of ranges. */
  readonly cells: readonly string[];
  readonly severity: Severity;
}

export interface Marking {
  /** Cells that are marked now. */
  readonly marked: number;
  /** Sheets that are protected or gone. */
  readonly skipped: readonly string[];
}

/** Called after each portion; throwing from it ends the work. */
type Progress = (done: number, total: number) => void;

const FORMULA: Readonly<Record<Severity, string>> = { error: '=N("taizhang:error")=0', warning: '=N("taizhang:warning")=0', info: '=N("taizhang:info")=0' };
const FILL: Readonly<Record<Severity, string>> = { error: "#F8CBAD", warning: "#FFE699", info: "#DDEBF7" };
/** From the gravest on: a cell with several findings wears the first of their colours. */
const GRAVITY: readonly Severity[] = ["error", "warning", "info"];

/** Characters of one mark's addresses. Excel takes 8192, but many single cells at once are slow (office-js-docs, multiple ranges). */
const ADDRESSES = 2_000;
/** What setting up one mark takes beside its addresses, in bytes of the request: measured with office.js 1.1.110. */
const BYTES_A_MARK = 1_700;
/** Of one request. Excel on the web takes 5 MB, but office.js puts a request together in one piece, which the pane feels. */
const BYTES_A_TRIP = 1_000_000;
/** Conditional formats that are asked for, or taken away, at once. */
const FORMATS_A_TRIP = 500;
/** Beyond this a range is no cell that somebody typed in. */
const CELLS_A_RANGE = 10_000;

/**
 * Marks just these cells: what we marked before is taken away.
 * @returns what was marked. Where the work ends early, nothing of ours stays marked.
 */
export async function markCells(context: Excel.RequestContext, places: readonly MarkedCells[], progress: Progress): Promise<Marking> {
  const { sheets, marks } = await survey(context, progress);
  const wanted = addressesOf(places);
  const shown = shownNames(sheets.map(({ name }) => name));
  const open = new Map(sheets.flatMap((sheet, i) => (sheet.protection.protected ? [] : [[shown[i] ?? sheet.name, sheet] as const])));
  const skipped = [...wanted.keys()].filter((name) => !open.has(name));
  const pieces = [...wanted].flatMap(([name, bySeverity]) => {
    const sheet = open.get(name);
    return sheet
      ? [...bySeverity].flatMap(([severity, { addresses }]) => joinedAddresses(addresses, ADDRESSES).map((piece) => ({ sheet, severity, piece })))
      : [];
  });
  const marked = [...wanted].reduce((sum, [name, bySeverity]) => (open.has(name) ? [...bySeverity.values()].reduce((n, { cells }) => n + cells, sum) : sum), 0);
  const total = marks.length + pieces.length;
  try {
    await remove(context, marks, (done) => progress(done, total));
    for (const [done, trip] of tripsOf(pieces)) {
      for (const { sheet, severity, piece } of trip) {
        const format = sheet.getRanges(piece).conditionalFormats.add("Custom");
        format.custom.rule.formula = FORMULA[severity];
        format.custom.format.fill.color = FILL[severity];
      }
      await send(context);
      progress(marks.length + done, total);
    }
  } catch (error) {
    // Half of the marks would say that the other half is in order.
    await unmarkCells(context, () => undefined).catch(() => undefined);
    throw error;
  }
  return { marked, skipped };
}

/** Takes all our marks away, on every sheet that can be changed. @returns how many cells were marked */
export async function unmarkCells(context: Excel.RequestContext, progress: Progress): Promise<number> {
  const { marks } = await survey(context, progress);
  await remove(context, marks, progress);
  return cellsOf(marks);
}

/** @returns how many cells wear a mark of ours now */
export async function countMarks(context: Excel.RequestContext): Promise<number> {
  return cellsOf((await survey(context, () => undefined)).marks);
}

interface Mark {
  readonly format: Excel.ConditionalFormat;
  readonly cells: number;
}

const cellsOf = (marks: readonly Mark[]): number => marks.reduce((sum, { cells }) => sum + cells, 0);

/** The sheets, and all marks of ours on those that can be changed. Two round trips, and one more for each portion of the clerk's own formats. */
async function survey(context: Excel.RequestContext, progress: Progress): Promise<{ readonly sheets: Excel.Worksheet[]; readonly marks: Mark[] }> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/protection/protected");
  await context.sync();
  const asked = await askSheets(
    context,
    sheets.items.filter((sheet) => !sheet.protection.protected),
    (sheet) => {
      const formats = sheet.getRange().conditionalFormats;
      formats.load("items/id,items/type");
      return formats;
    },
  );
  const custom = asked.flatMap(({ answer }) => answer.items.filter((format) => format.type === "Custom"));
  const marks: Mark[] = [];
  for (let from = 0; from < custom.length; from += FORMATS_A_TRIP) {
    const portion = custom.slice(from, from + FORMATS_A_TRIP).map((format) => {
      format.custom.rule.load("formula");
      const ranges = format.getRanges();
      ranges.load("cellCount");
      return { format, ranges };
    });
    await send(context);
    for (const { format, ranges } of portion) if (OURS.has(format.custom.rule.formula)) marks.push({ format, cells: ranges.cellCount });
    progress(0, 1);
  }
  return { sheets: sheets.items, marks };
}

const OURS: ReadonlySet<string> = new Set(Object.values(FORMULA));

async function remove(context: Excel.RequestContext, marks: readonly Mark[], progress: Progress): Promise<void> {
  for (let from = 0; from < marks.length; from += FORMATS_A_TRIP) {
    const portion = marks.slice(from, from + FORMATS_A_TRIP);
    for (const { format } of portion) format.delete();
    await send(context);
    progress(from + portion.length, marks.length);
  }
}

/** A round trip in tasks of its own: putting the request together is long enough. */
async function send(context: Excel.RequestContext): Promise<void> {
  await nextTask();
  await context.sync();
}

interface Cells {
  readonly addresses: readonly string[];
  readonly cells: number;
}

/** Which cells of which sheet in which colour, each cell once. */
function addressesOf(places: readonly MarkedCells[]): Map<string, Map<Severity, Cells>> {
  const sheets = new Map<string, Map<number, Severity>>();
  for (const severity of GRAVITY)
    for (const place of places) {
      if (place.severity !== severity) continue;
      const cells = sheets.get(place.sheet) ?? new Map<number, Severity>();
      sheets.set(place.sheet, cells);
      for (const cell of place.cells.flatMap(keysOf)) if (!cells.has(cell)) cells.set(cell, severity);
    }
  return new Map(
    [...sheets].map(([name, cells]) => [
      name,
      new Map(
        GRAVITY.flatMap((severity) => {
          const keys = [...cells].flatMap(([key, own]) => (own === severity ? [key] : []));
          return keys.length > 0 ? [[severity, { addresses: runsOf(keys), cells: keys.length }] as const] : [];
        }),
      ),
    ]),
  );
}

/** More rows than any sheet has: column by column, rows in order. */
const ROWS = 2 ** 21;

function keysOf(range: string): number[] {
  const [from, to] = range.split(":").map(parseAddress);
  if (!from) return [];
  const last = to ?? from;
  if ((last.row - from.row + 1) * (last.column - from.column + 1) > CELLS_A_RANGE) return [from.column * ROWS + from.row];
  const keys: number[] = [];
  for (let column = from.column; column <= last.column; column++) for (let row = from.row; row <= last.row; row++) keys.push(column * ROWS + row);
  return keys;
}

/** Cells below each other as one range. */
function runsOf(keys: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === key - 1) last[1] = key;
    else runs.push([key, key]);
  }
  const address = (key: number): string => cellAddress(key % ROWS, Math.floor(key / ROWS));
  return runs.map(([from, to]) => (from === to ? address(from) : `${address(from)}:${address(to)}`));
}

/** Marks in portions that a request holds, each with how many have gone out with it. */
function tripsOf<Piece extends { readonly piece: string }>(pieces: readonly Piece[]): [number, Piece[]][] {
  const trips: [number, Piece[]][] = [];
  let bytes = Infinity;
  pieces.forEach((piece, i) => {
    const size = BYTES_A_MARK + piece.piece.length;
    if (bytes + size > BYTES_A_TRIP) {
      trips.push([i, []]);
      bytes = 0;
    }
    bytes += size;
    const last = trips.at(-1);
    last?.[1].push(piece);
    if (last) last[0] = i + 1;
  });
  return trips;
}
