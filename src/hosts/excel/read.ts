/**
 * Ledgers in: every visible sheet of the open workbook as a grid, in a number of round trips that depends on how many bytes there
 * are and never on how many sheets. Nothing here writes, and nothing clears the user's undo stack (merged areas are not asked for).
 */
import { cleaning } from "../../language/personal/grid";
import { sheetNames } from "../../model/sheet-names";
import type { Cell, Grid, Visibility } from "../../model/grid";
import { askSheets } from "./ask-sheets";
import { rangeOf, readBlocks, SIZE, sizedSheet, type CellBlock, type SizedSheet } from "./blocks";
import { inStretches } from "./breather";
import { excelCell } from "./cell";
import { isSettings } from "./mark";
import { isDerived, listSheets, serialOf, type SheetEntry } from "./own-sheets";
import { rangesOf } from "./visible-rows";

export interface WorkbookSheets {
  /** Name of the workbook, as its window shows it. */
  readonly file: string;
  readonly sheets: readonly SheetEntry[];
  /** Grids of the user's sheets, of our 设置 sheets and of our 汇总·历史; hidden sheets come with no cells. */
  readonly grids: Grid[];
  /** Names of the 设置 sheets that are ours. */
  readonly ownSettings: readonly string[];
  /** What the sheets looked like from outside: another reading with the same outline needs no cells where no cell was changed since. */
  readonly outline: string;
}

interface UsedSheet extends SizedSheet {
  readonly rowHidden: boolean | null;
  readonly columnHidden: boolean | null;
}

export interface Reading {
  /** Called after each round trip with cells read and cells in all; throwing from it ends the reading. */
  readonly progress?: (done: number, total: number) => void;
  /** Outline of an earlier reading after which no cell was changed. */
  readonly known?: string | null;
  /** Told of the sheets that there are, whether they are read again or not. */
  readonly onListed: (sheets: readonly SheetEntry[]) => void;
}

/**
 * Reads the open workbook.
 * @returns null where the sheets still have the known outline
 */
export async function readOpenWorkbook(
  context: Excel.RequestContext,
  { progress = () => {}, known = null, onListed }: Reading,
): Promise<WorkbookSheets | null> {
  const { file, used, sheets, history } = await survey(context);
  onListed(sheets);
  const isRead = (entry: SheetEntry): boolean => isLedger(entry) || isOurSettings(entry) || entry === history;
  const outline = JSON.stringify([
    file,
    sheets.filter(isRead).map(({ id, name, visibility, own }) => [id, name, visibility, own?.state ?? ""]),
    used.map(({ entry: _, ...size }) => Object.values(size)),
  ]);
  if (outline === known) return null;
  progress(0, 1);
  const hidden = await hiddenLines(context, used);
  const cells = new Map<string, Cell[][]>();
  await readBlocks(
    context,
    used,
    "values,numberFormat",
    (block, range) => keep(cells, block, range.values as unknown[][], range.numberFormat as unknown[][]),
    progress,
  );
  const parts = sheets.filter(isRead).map((entry) => ({
    file,
    // A history that had to be numbered beside a sheet of the user's is still the history.
    sheet: entry === history ? sheetNames.history : entry.name,
    visibility: visibilityOf(entry.visibility),
    cells: cells.get(entry.id) ?? [],
    merges: null,
    hiddenRows: hidden.get(entry.id)?.rows ?? new Set<number>(),
    hiddenColumns: hidden.get(entry.id)?.columns ?? new Set<number>(),
  }));
  const ownSettings = sheets.filter((entry) => entry.own?.state === "settings").map((entry) => entry.name);
  return { file, sheets, grids: await inStretches(cleaning(parts)), ownSettings, outline };
}

/** What comes from a sheet of ours says again what the ledgers say, whosever it is now. */
const isLedger = (entry: SheetEntry): boolean => entry.own === null && !isDerived(entry);

/** A 设置 sheet that was copied or changed holds where it has taken the name of the one that we made. */
const isOurSettings = ({ name, own, bears }: SheetEntry): boolean =>
  own !== null ? own.state === "settings" : bears !== null && isSettings(bears) && name.startsWith("设置·") && !/ \(\d+\)$/.test(name);

/** The history of earlier periods; where the clerk renamed it or brought the workbook from another program, it is theirs, and still the history. */
function historyOf(sheets: readonly SheetEntry[]): SheetEntry | null {
  const all = sheets.filter(({ bears }) => bears?.purpose === "history");
  const own = all.find((entry) => entry.own?.state === "current");
  const theirs = all.filter((entry) => isDerived(entry) && entry.visibility === "Visible").sort((one, other) => serialOf(other) - serialOf(one));
  return own ?? theirs[0] ?? null;
}

/** Two round trips: which sheets there are and whose, then how large the ledgers are. */
async function survey(context: Excel.RequestContext): Promise<{ file: string; sheets: readonly SheetEntry[]; used: UsedSheet[]; history: SheetEntry | null }> {
  const { workbook } = context;
  workbook.load("name");
  const { sheets } = await listSheets(context);
  const history = historyOf(sheets);
  // Settings that somebody hid still hold.
  const wanted = sheets.filter(
    (entry) =>
      entry === history || ((isLedger(entry) || isOurSettings(entry)) && (visibilityOf(entry.visibility) === "visible" || entry.name.startsWith("设置·"))),
  );
  const asked = await askSheets(context, wanted, (entry) => {
    const range = workbook.worksheets.getItem(entry.id).getUsedRangeOrNullObject(true);
    range.load(`${SIZE},rowHidden,columnHidden`);
    return range;
  });
  const used = asked
    .filter(({ answer: range }) => !range.isNullObject)
    .map(({ sheet: entry, answer: range }) => ({
      ...sizedSheet(entry, range),
      rowHidden: range.rowHidden as boolean | null,
      columnHidden: range.columnHidden as boolean | null,
    }));
  return { file: workbook.name, sheets, used, history };
}

const visibilityOf = (visibility: string): Visibility => (visibility === "VeryHidden" ? "veryHidden" : visibility === "Hidden" ? "hidden" : "visible");

/** Hidden rows and columns; a round trip of its own only where some sheet has any. */
async function hiddenLines(context: Excel.RequestContext, used: readonly UsedSheet[]): Promise<Map<string, { rows: Set<number>; columns: Set<number> }>> {
  const some = used.filter((sheet) => sheet.rowHidden !== false || sheet.columnHidden !== false);
  if (some.length === 0) return new Map();
  const asked = some.map((sheet) => {
    const visible = rangeOf(context, sheet, 0, sheet.rows).getSpecialCellsOrNullObject("Visible");
    visible.load("address");
    return { sheet, visible };
  });
  await context.sync();
  return new Map(
    asked.map(({ sheet, visible }) => {
      const shown = visible.isNullObject ? [] : rangesOf(visible.address);
      const rows = new Set<number>();
      const columns = new Set<number>();
      for (let row = sheet.top; row < sheet.top + sheet.rows; row++) if (!shown.some((span) => row >= span.top && row <= span.bottom)) rows.add(row);
      for (let column = sheet.left; column < sheet.left + sheet.columns; column++)
        if (!shown.some((span) => column >= span.left && column <= span.right)) columns.add(column);
      return [sheet.entry.id, { rows, columns }];
    }),
  );
}

function keep(cells: Map<string, Cell[][]>, block: CellBlock, values: readonly unknown[][], formats: readonly unknown[][]): void {
  const { sheet } = block;
  const rows = cells.get(sheet.entry.id) ?? Array.from({ length: sheet.top + sheet.rows }, () => [] as Cell[]);
  cells.set(sheet.entry.id, rows);
  values.forEach((line, i) => {
    const blanks: Cell[] = new Array<Cell>(sheet.left).fill(null);
    rows[sheet.top + block.from + i] = blanks.concat(line.map((value, j) => excelCell(value, String(formats[i]?.[j] ?? "General"))));
  });
}
