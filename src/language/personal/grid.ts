/**
 * The border between what villages typed and what the product knows: sheets come in with personal numbers and go on without. Every text that is
 * printed anywhere was made of a grid, so what is masked here is masked in every output; the ledgers' own cells stay as they are.
 */
import type { Cell, Grid, GridParts, PersonalCell, PersonalPlaces } from "../../model/grid";
import { isNothing, labelOfHeader, type Label } from "./labels";
import { mayHoldNumbers } from "./fold";
import { masked, withStars } from "./mask";
import { personalNumbers, type PersonalNumber } from "./numbers";
import { hasCardPrefix, looksLikeId18 } from "./validity";

/** Our own sheets: numbers in their cells are targets and results, never telephones. */
const OWN = /^(?:汇总|设置)·/;

/**
 * The sheets of one file, in the file's order, with personal numbers masked in cells, sheet names and the file's name. Sheets whose names are
 * the same once masked are numbered.
 */
export function cleanGrids(parts: readonly GridParts[]): Grid[] {
  const work = cleaning(parts);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** `cleanGrids` in small steps, for who must not be held up: goes on at each `next()`, and returns the sheets. */
export function* cleaning(parts: readonly GridParts[]): Generator<void, Grid[]> {
  const sheets = shownNames(parts.map(({ sheet }) => sheet));
  const grids: Grid[] = [];
  for (const [i, grid] of parts.entries()) {
    const [file, sheet] = [masked(grid.file), sheets[i] ?? grid.sheet];
    const { cells, places } = yield* cleanCells(grid);
    const personal: PersonalPlaces = { file: file !== grid.file, sheet: sheet !== grid.sheet, cells: places };
    grids.push({ ...grid, file, sheet, cells, personal } as Grid);
  }
  return grids;
}

/**
 * One sheet by itself.
 * @internal hosts hand over whole workbooks; tests make one sheet
 */
export const cleanGrid = (parts: GridParts): Grid => cleanGrids([parts])[0] as Grid;

/** The names, numbered where they would be the same once they are masked: two telephones with the same ends are two sheets. */
export function apartOnceMasked(names: readonly string[]): string[] {
  const taken = new Set<string>(names.filter((name) => masked(name) === name));
  return names.map((name) => {
    if (masked(name) === name) return name;
    let apart = name;
    for (let n = 2; taken.has(masked(apart)); n++) apart = numbered(name, n);
    taken.add(masked(apart));
    return apart;
  });
}

/** Names as everything of ours shows them. */
export const shownNames = (names: readonly string[]): string[] => apartOnceMasked(names).map((name) => masked(name));

/** `138****0000台账 (2).xlsx`: before the suffix. */
const numbered = (name: string, n: number): string => name.replace(/(\.[A-Za-z]{2,5})?$/, ` (${n})$1`);

/** `单位：元` above a table: its bare numbers are money. */
const MONEY = /单位[:：]?\s*(?:人民币)?[万亿]?元/;

/** Rows between two steps: a millisecond or so. */
const ROWS_A_STEP = 200;

function* cleanCells({ sheet, cells }: GridParts): Generator<void, { cells: GridParts["cells"]; places: PersonalPlaces["cells"] }> {
  const places: PersonalCell[] = [];
  const own = OWN.test(sheet);
  // By column the last text that may be its header.
  const above: string[] = [];
  const rows: (readonly Cell[])[] = [];
  for (const [r, row] of cells.entries()) {
    if (r % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    let changed: Cell[] | null = null;
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] ?? null;
      const text = textOf(cell, own);
      if (text === null) continue;
      const label = mayHoldNumbers(text) ? labelAt(cells, r, column, above[column]) : null;
      const numbers = numbersIn(text, label, typeof cell === "number");
      if (numbers.length > 0) {
        changed ??= [...row];
        const clean = withStars(text, numbers);
        changed[column] = clean;
        const asked = label === "phone" && numbers.every(({ kind }) => kind === "phone");
        places.push({ row: r, column, sample: clean.slice(numbers[0]?.start, numbers[0]?.end), asked });
      } else if (typeof cell === "string" && isHeader(cell)) above[column] = cell;
    }
    rows.push(changed ?? row);
  }
  return { cells: places.length > 0 ? rows : cells, places };
}

/** A number in words (007, A-12) is no header, but 联系电话2 is; 无 below a header does not end it. */
const isHeader = (text: string): boolean => text !== "" && (/[0-9０-９]/.test(text) ? labelOfHeader(text) !== null : !isNothing(text));

/** What a cell's header says of it, or the text to its left; of a number also the unit line of the sheet. */
function labelAt(cells: GridParts["cells"], row: number, column: number, header: string | undefined): Label | null {
  const line = cells[row] ?? [];
  const own = (header === undefined ? null : labelOfHeader(header)) ?? leftLabel(line, column);
  if (own !== null || typeof line[column] !== "number") return own;
  const inMoney = cells.slice(0, Math.min(row, UNIT_ROWS)).some((one) => one.some((cell) => typeof cell === "string" && MONEY.test(cell)));
  return inMoney ? "amount" : null;
}

/** A unit line stands above the header. */
const UNIT_ROWS = 8;

/** Numbers below this are no telephone. */
const SMALLEST = 2_000_000;

function textOf(cell: Cell, own: boolean): string | null {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" && !own && cell >= SMALLEST && Number.isInteger(cell) && cell < 1e21 ? BigInt(cell).toString() : null;
}

/** The nearest text to the left, where it is the name of a card's line (联系电话 | 138…). */
function leftLabel(row: readonly Cell[], column: number): Label | null {
  for (let at = column - 1; at >= 0; at--) {
    const cell = row[at];
    if (cell === null || cell === undefined || cell === "") continue;
    return typeof cell === "string" ? labelOfHeader(cell.replace(/[:：]\s*$/, "")) : null;
  }
  return null;
}

function numbersIn(text: string, label: Label | null, isNumber: boolean): PersonalNumber[] {
  const found = personalNumbers(text, label);
  if (found.length > 0 || !isNumber || text.length < 16 || label === "code" || label === "amount") return found;
  // A cell with a number keeps 15 digits: the rest is lost, and the check with it.
  const whole = { start: 0, end: text.length };
  if (looksLikeId18(text)) return [{ ...whole, kind: "id", head: 6, tail: 4 }];
  return label === "bank" || (text.length <= 19 && hasCardPrefix(text)) ? [{ ...whole, kind: "bank", head: 4, tail: 4 }] : [];
}
