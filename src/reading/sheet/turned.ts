/**
 * Tables that lie on their side: the fields stand down the first column and the records run to the right (one village after another, one day after
 * another). Such a table is turned upright, read like any other, and put back: only the numbers of its rows and columns tell (`TURNED`).
 */
import columnsWords from "../../language/words/columns.json";
import { wordPattern } from "../../language/word-pattern";
import type { Cell, Grid, Span } from "../../model/grid";
import type { RawLedger, RawRecord, RowRange } from "../../model/ledger";
import { columnLetters, TURNED } from "../../model/address";
import { areaIn } from "../../language/area-header";
import { readBody, type Body } from "./body";
import { cellText, isBlank, looksNumeric } from "./cell";
import { readDate } from "../../language/date";
import { findHeader, isPreamble, type HeaderChoice, type Vocabulary } from "./header";
import { squeeze, totalLabel } from "./lines";
import { fieldsNamed, type CatalogueIndex } from "./match";
import type { TablePlace } from "./places";
import { readPreamble } from "./preamble";
import { canonicalUnit } from "../../language/units";
import { cellAt, shapeAt, slice, viewOf, type View } from "./view";

/** Two quantities named down a column are no chance; of other fields it takes three of one kind. */
const LEAST = 2;
const LEAST_WORDS = 3;

/**
 * How many fields are named down the first column of words, header row included, where none is named across; 0 where the table stands
 * upright. Reading such a table by columns would take villages for fields.
 */
export function fieldsDown(view: View, header: HeaderChoice, records: readonly number[], index: CatalogueIndex): number {
  const first = header.paths.findIndex((path, i) => path.length > 0 || records.some((row) => typeof cellAt(view, row, view.left + i) === "string"));
  if (first < 0 || records.length > MOST_FIELDS) return 0;
  const columns = [0, 1].map((step) => first + step).filter((i) => i < header.paths.length);
  for (const i of columns) {
    const cells = [header.rows.first, ...records].map((row) => cellAt(view, row, view.left + i)).filter((cell) => !isBlank(cell));
    const labels = cells.filter((cell) => typeof cell === "string");
    const across = header.paths.filter((_, column) => column !== i);
    const measures = labels.filter((label) => index.isMeasure(label)).length;
    if (measures >= LEAST && measures * 2 >= cells.length && !across.some((path) => path.some(index.isMeasure))) return measures;
    const named = Math.max(...index.kinds.map((kind) => fieldsNamed(kind, labels)));
    const others = across.filter((path) => path.some((name) => index.vocabulary.has(name))).length;
    if (named >= LEAST_WORDS && named * 3 >= cells.length * 2 && others === 0) return named;
  }
  return 0;
}

/** Ledgers have no more fields than this; a longer column of words is a list. */
const MOST_FIELDS = 40;

/** The same place upright: the grid's rows and columns have changed places. null where no header can be found in it then. */
export function turnUpright(place: TablePlace, vocabulary: Vocabulary): TablePlace | null {
  const { view, header, body } = place;
  const top = topOf(view, header.rows.first);
  const bottom = Math.max(header.rows.last, body.range?.last ?? 0);
  const grid = turnedGrid(view, top, bottom);
  const upright = slice(viewOf(grid), top, bottom, view.left);
  const found = findHeader(upright, view.left, vocabulary, undefined, HEADER_COLUMNS);
  if (found === null) return null;
  const reasons = [{ code: "reason.header.turned", params: { first: columnsName(found.rows), fields: found.paths.length }, score: found.score }];
  // A rival top was another row of the sheet as it lay: of no use upright.
  const choice = { ...found, rival: null, reasons };
  const rows = Array.from({ length: header.rows.first - top }, (_, i) => top + i);
  return { ...place, view: upright, rows: [...rows, ...place.rows], header: choice, body: readBody(upright, choice, place.preamble.title, vocabulary) };
}

/** Rows above the one that looked like a header belong to it where they, too, are a name with something right of it (日期 | 3.1 | 3.2). */
function topOf(view: View, row: number): number {
  let top = row;
  while (top > 0 && shapeAt(view, top - 1).filled > 1 && !isPreamble(view, top - 1) && typeof cellAt(view, top - 1, shapeAt(view, top - 1).first) === "string")
    top--;
  return top;
}

/** Columns tried as the one with the names. */
const HEADER_COLUMNS = 3;

const columnsName = ({ first, last }: RowRange): string => (first === last ? columnLetters(first) : `${columnLetters(first)}—${columnLetters(last)}`);

/**
 * A whole sheet that lies on its side, with or without a line across that names the records: a field in each row (注册志愿者 | 50), nothing but their
 * values right of them. null where the first column names too few fields of one kind, or where a row names several, as a header does.
 */
export function lyingTable(view: View, index: CatalogueIndex): TablePlace | null {
  const rows: number[] = [];
  let from = 0;
  let label = view.right;
  for (let row = 0; row < view.rows; row++) {
    const { filled, first } = shapeAt(view, row);
    if (filled === 0) continue;
    if (isPreamble(view, row) && (rows.length === 0 || filled === 1)) {
      if (rows.length === 0) from = row + 1;
      continue;
    }
    if (rows.length >= MOST_FIELDS) return null;
    rows.push(row);
    label = Math.min(label, first);
  }
  const [top] = rows;
  const bottom = rows.at(-1);
  if (top === undefined || bottom === undefined || rows.length < LEAST) return null;
  const labels = rows.map((row) => cellAt(view, row, label)).filter((cell) => typeof cell === "string");
  const known = labels.filter((text) => index.isField(text)).length;
  const named = Math.max(...index.kinds.map((kind) => fieldsNamed(kind, labels)));
  const measures = labels.filter((text) => index.isMeasure(text)).length;
  // The line across the top may be a corner and villages; 备注 and 序号 are in every ledger.
  const others = rows.length - known - labels.filter((text) => SERIAL.test(squeeze(text))).length - 1;
  if ((named < LEAST_WORDS && measures < LEAST && !(named === LEAST && namesRecords(view, top, label))) || others > known / 2) return null;
  for (const row of rows) {
    // Different ones: a value such as 清扫街道 may be some kind's field, again and again in its row.
    const names = new Set<string>();
    for (let column = label + 1; column <= view.right && names.size < 2; column++) {
      const cell = cellAt(view, row, column);
      if (typeof cell === "string" && index.isField(cell)) names.add(cell);
    }
    if (names.size >= 2) return null;
  }
  const header: HeaderChoice = {
    rows: { first: top, last: top },
    lastNames: top,
    score: 0,
    reasons: [],
    rival: null,
    evidence: { words: 0, contrast: 0, known: 0, below: 0 },
    paths: [],
  };
  const body: Body = {
    range: { first: top, last: bottom },
    records: rows,
    totals: [],
    dividers: [],
    repeatedHeaders: [],
    notes: [],
    alone: [],
    next: view.rows,
  };
  const above = Array.from({ length: from }, (_, row) => row);
  const place: TablePlace = { view, header, preamble: readPreamble(view, 0, top), body, correction: undefined, rows: [...above, ...rows] };
  return turnUpright(place, index.vocabulary);
}

const SERIAL = wordPattern()`^(${columnsWords.beside})$`;

/** Does the row name a village or a day over each record? */
function namesRecords(view: View, row: number, label: number): boolean {
  let all = 0;
  let names = 0;
  for (let column = label + 1; column <= view.right; column++) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell) || totalLabel(cellText(cell)) !== null || canonicalUnit(cellText(cell)) !== null || cellText(cell) === "单位") continue;
    all++;
    if (areaIn(cellText(cell)) !== null || (!looksNumeric(cellText(cell)) && readDate(cell).from !== null)) names++;
  }
  return all >= LEAST && names === all;
}

function turnedGrid({ grid, cells, left, right }: View, top: number, bottom: number): Grid {
  const turned: Cell[][] = [];
  for (let column = 0; column <= right; column++) {
    const row: Cell[] = new Array<Cell>(bottom + 1).fill(null);
    if (column >= left) for (let at = top; at <= bottom; at++) row[at] = cells[at]?.[column] ?? null;
    turned.push(row);
  }
  const inside = ({ top: first, bottom: last, left: from, right: to }: Span): boolean => first >= top && last <= bottom && from >= left && to <= right;
  const spans = grid.merges?.filter(inside).map((span) => ({ top: span.left, left: span.top, bottom: span.right, right: span.bottom })) ?? null;
  return { ...grid, cells: turned, merges: spans, hiddenRows: grid.hiddenColumns, hiddenColumns: grid.hiddenRows, turned: true };
}

/** The field that the line across the top holds without saying so (项目 | 东庄村 | 西庄村): villages or days, by far the most of them; null for neither. */
export function fieldAcross(view: View, body: Body): "area" | "date" | null {
  const texts = body.records.map((row) => cellAt(view, row, view.left)).filter((cell) => !isBlank(cell) && totalLabel(cellText(cell)) === null);
  if (texts.length === 0) return null;
  const villages = texts.filter((cell) => areaIn(cellText(cell)) !== null).length;
  if (villages * 4 >= texts.length * 3) return "area";
  const days = texts.filter((cell) => typeof cell === "object" || (!looksNumeric(cellText(cell)) && readDate(cell).from !== null)).length;
  return days * 4 >= texts.length * 3 ? "date" : null;
}

/** A ledger that was read upright, its rows and columns numbered as those of a turned one. */
export function putBack(ledger: RawLedger): RawLedger {
  const range = ({ first, last }: RowRange): RowRange => ({ first: first + TURNED, last: last + TURNED });
  const keys = <Value>(values: ReadonlyMap<number, Value>): Map<number, Value> => new Map([...values].map(([key, value]) => [key + TURNED, value]));
  const moved = new Map<RawRecord["columns"], RawRecord["columns"]>();
  const columnsOf = (columns: RawRecord["columns"]): RawRecord["columns"] => {
    const known = moved.get(columns) ?? Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, column + TURNED]));
    moved.set(columns, known);
    return known;
  };
  return {
    ...ledger,
    turned: true,
    header: range(ledger.header),
    data: range(ledger.data),
    totalRows: ledger.totalRows.map((total) => ({ ...total, row: total.row + TURNED, covers: range(total.covers), values: keys(total.values) })),
    totalColumns: ledger.totalColumns?.map(({ index, covers, values }) => ({
      index: index + TURNED,
      covers: covers.map((column) => column + TURNED),
      values: keys(values),
    })),
    repeatedHeaderRows: ledger.repeatedHeaderRows.map((row) => row + TURNED),
    columns: ledger.columns.map((column) => ({ ...column, index: column.index + TURNED })),
    records: ledger.records.map((record) => ({
      ...record,
      row: record.row + TURNED,
      memberColumn: record.memberColumn === null ? null : record.memberColumn + TURNED,
      columns: columnsOf(record.columns),
    })),
  };
}
