/** Cells of many sheets in a number of round trips that follows how many cells there are and never how many sheets. */
import { breather, nextTask } from "./breather";
import type { SheetEntry } from "./own-sheets";

/**
 * Cells of one round trip. Values and formats of Chinese ledgers take about 20 bytes a cell, and Excel on the web answers at most 5 MB; but
 * office.js takes an answer apart in one piece, which the pane feels from 2 MB on. A hundred villages' sheets of 60 rows still come at once.
 */
const CELLS_A_TRIP = 56_000;

/** A sheet with the place of its used cells. */
export interface SizedSheet {
  readonly entry: SheetEntry;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** What to load of a used range for `sizedSheet`. */
export const SIZE = "rowIndex,columnIndex,rowCount,columnCount";

/** @param range the sheet's used cells, with `SIZE` loaded */
export const sizedSheet = (entry: SheetEntry, range: Excel.Range): SizedSheet => ({
  entry,
  top: range.rowIndex,
  left: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** A block of rows of one sheet, read in one round trip; `from` counts from the first used row. */
export interface CellBlock {
  readonly sheet: SizedSheet;
  readonly from: number;
  readonly rows: number;
}

/**
 * Reads properties of all used cells.
 * @param properties as `range.load` takes them
 * @param take called with each block and its loaded range
 * @param progress called after each round trip with cells read and cells in all; throwing from it ends the reading
 */
export async function readBlocks(
  context: Excel.RequestContext,
  sheets: readonly SizedSheet[],
  properties: string,
  take: (block: CellBlock, range: Excel.Range) => void,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const total = sheets.reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
  let done = 0;
  for (const trip of trips(
    sheets.flatMap((sheet) => blocksOf(sheet, CELLS_A_TRIP)),
    CELLS_A_TRIP,
  )) {
    done += await readTrip(context, trip, properties, take);
    progress(done, total);
  }
}

/** Rows of a sheet's used cells. */
export const rangeOf = (context: Excel.RequestContext, sheet: SizedSheet, from: number, rows: number): Excel.Range =>
  context.workbook.worksheets.getItem(sheet.entry.id).getRangeByIndexes(sheet.top + from, sheet.left, rows, sheet.columns);

function blocksOf(sheet: SizedSheet, cells: number): CellBlock[] {
  const rows = Math.max(1, Math.floor(cells / sheet.columns));
  return Array.from({ length: Math.ceil(sheet.rows / rows) }, (_, i) => ({ sheet, from: i * rows, rows: Math.min(rows, sheet.rows - i * rows) }));
}

/** Blocks packed into round trips of at most `cells` cells, in order. */
function trips(blocks: readonly CellBlock[], cells: number): CellBlock[][] {
  const packed: CellBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const size = block.rows * block.sheet.columns;
    if (size > room || packed.length === 0) {
      packed.push([]);
      room = cells;
    }
    packed.at(-1)?.push(block);
    room -= size;
  }
  return packed;
}

/** One round trip. Where the answer is too large after all, its blocks are asked for again in halves. */
async function readTrip(
  context: Excel.RequestContext,
  blocks: readonly CellBlock[],
  properties: string,
  take: (block: CellBlock, range: Excel.Range) => void,
): Promise<number> {
  const asked = blocks.map((block) => {
    const range = rangeOf(context, block.sheet, block.from, block.rows);
    range.load(properties);
    return { block, range };
  });
  try {
    await context.sync();
  } catch (error) {
    if (!isTooLarge(error) || (blocks.length === 1 && (blocks[0]?.rows ?? 1) <= 1)) throw error;
    let read = 0;
    for (const half of halves(blocks)) read += await readTrip(context, half, properties, take);
    return read;
  }
  // office.js has just taken the answer apart in this very task.
  await nextTask();
  const rest = breather();
  let read = 0;
  for (const { block, range } of asked) {
    await rest();
    take(block, range);
    read += block.rows * block.sheet.columns;
  }
  return read;
}

const isTooLarge = (error: unknown): boolean => error instanceof OfficeExtension.Error && /PayloadSizeLimitExceeded$/.test(error.code);

function halves(blocks: readonly CellBlock[]): CellBlock[][] {
  const [only] = blocks;
  if (blocks.length === 1 && only) {
    const rows = Math.ceil(only.rows / 2);
    return [[{ ...only, rows }], [{ ...only, from: only.from + rows, rows: only.rows - rows }]];
  }
  const middle = Math.ceil(blocks.length / 2);
  return [blocks.slice(0, middle), blocks.slice(middle)];
}
