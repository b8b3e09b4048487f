/**
 * Record rows → records. This is the loop that runs once for every row of every ledger: what a column is has been decided before it, each
 * column has one small reader, and a plain number becomes a quantity without further questions.
 */
import type { Finding } from "../../model/finding";
import type { Cell } from "../../model/grid";
import type { LedgerKind } from "../../model/indicator";
import type { Column, RawRecord } from "../../model/ledger";
import type { DateReading } from "../../model/period";
import type { Quantity } from "../../model/quantity";
import { readAreaName } from "../../language/area";
import type { Body } from "./body";
import { cellText, isBlank, isDate, looksNumeric, trimmed } from "./cell";
import { readDate } from "../../language/date";
import { addressIn, cellsIn, finding, nameIn, rowsIn } from "./finding";
import { isExample, isOfWhich } from "./lines";
import { readQuantity } from "../../language/quantity";
import { figureColumns, wordColumns, type FigureColumn, type WordColumn } from "./record-columns";
import { remembering } from "../../language/remembering";
import { canonicalUnit, unitInText } from "../../language/units";
import { cellAt, shapeAt, type View } from "./view";

export interface Records {
  readonly records: readonly RawRecord[];
  readonly findings: readonly Finding[];
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * @param kind the ledger kind, `other` among them
 * @param above what blanks at the top are filled down from, by field: the last row of the sheet that this one continues
 */
export function readRecords(view: View, body: Body, columns: readonly Column[], kind: LedgerKind, above: ReadonlyMap<string, string> = NOTHING): Records {
  const reader = new RecordReader(view, body, columns, kind, above);
  for (const row of body.records) reader.read(row);
  return reader.result();
}

/** What the word columns of a row say. */
interface RowWords {
  readonly texts: Readonly<Record<string, string>>;
  readonly date: DateReading | null;
  readonly areaText: string | null;
  /** Unit of the row's figures, where a column of units or a name (水泥（吨）) gives it. */
  readonly unit: string | null;
  /** A word of the row's own, beyond what its group is called. */
  readonly content: boolean;
}

/** What the figure columns of a row say: the ledger's own fields, and those of each member of a wide ledger. */
interface RowFigures {
  readonly base: Readonly<Record<string, Quantity>> | null;
  readonly perMember: readonly (Readonly<Record<string, Quantity>> | undefined)[] | null;
  /** Columns of a group (-1: the ledger's own) where they are not the usual ones. */
  readonly elsewhere: ReadonlyMap<number, Readonly<Record<string, number>>> | null;
  readonly content: boolean;
}

/** Reads the rows of one ledger from top to bottom: what stands above is filled down. */
class RecordReader {
  private readonly findings: Finding[] = [];
  private readonly records: RawRecord[] = [];
  private readonly hidden: number[] = [];
  private readonly empty: number[] = [];
  private readonly words: ReturnType<typeof wordColumns>;
  private readonly figures: ReturnType<typeof figureColumns>;
  private readonly hasAreaColumn: boolean;
  /** A figure that nobody measures makes no record by itself: the row below the list may be its total. */
  private readonly others: readonly number[];
  private nextDivider = 0;
  private nextTotal = 0;
  private dividerArea: string | null = null;
  private afterTotal = false;

  constructor(
    private readonly view: View,
    private readonly body: Body,
    columns: readonly Column[],
    private readonly kind: LedgerKind,
    above: ReadonlyMap<string, string>,
  ) {
    this.words = wordColumns(view, body, columns, kind);
    for (const word of this.words) if (word.key) word.held = above.get(word.as === "text" ? word.field : word.as) ?? null;
    this.figures = figureColumns(columns, kind);
    this.hasAreaColumn = this.words.some((word) => word.as === "area");
    const isBare = this.figures.figures.length + this.words.length === 0;
    this.others = columns.filter(({ role }) => role === "text" || (role === "unmeasured" && isBare)).map((column) => column.index);
  }

  read(row: number): void {
    const cells = this.view.cells[row];
    if (cells === undefined) return;
    this.pass(row);
    if (this.isLeft(row, cells)) return;
    const words = this.wordsOf(row, cells);
    const figures = this.figuresOf(row, cells, words.unit);
    if (words.content || figures.content || this.others.some((index) => !isBlank(cells[index]))) this.add(row, words, figures);
    else if (shapeAt(this.view, row).filled > 0 && this.words.some((word) => !isBlank(cells[word.index]))) this.empty.push(row);
  }

  result(): Records {
    const { view, kind } = this;
    this.findings.push(...columnFindings(view, this.figures.figures, kind.kind));
    for (const [code, rows] of [
      ["rows.hidden", this.hidden],
      ["rows.empty", this.empty],
    ] as const) {
      if (rows.length === 0) continue;
      const params = { count: rows.length, rows: rowsIn(view.grid, rows) };
      this.findings.push(finding(view.grid, { code, params }, [rows[0] ?? 0, view.left], kind.kind));
    }
    return { records: this.records, findings: this.findings };
  }

  /** Dividers and totals above the row. */
  private pass(row: number): void {
    const { dividers, totals } = this.body;
    for (let divider = dividers[this.nextDivider]; divider && divider.row < row; divider = dividers[++this.nextDivider]) {
      const name = this.hasAreaColumn ? "" : divider.text.replace(/^([(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?)|[:：]$/g, "");
      if (readAreaName(name)) this.dividerArea = name;
    }
    for (let total = totals[this.nextTotal]; total && total.row < row; total = totals[++this.nextTotal]) {
      this.afterTotal = total.row === row - 1;
      // A total closes its group: nothing is filled down across it.
      for (const word of this.words) if (word.merged === null) word.held = null;
    }
  }

  /** 其中 of a total, or an example: told, and no record. */
  private isLeft(row: number, cells: readonly Cell[]): boolean {
    const { view, body, kind } = this;
    const lead = cells[shapeAt(view, row).first];
    const ofWhich = typeof lead === "string" && lead.startsWith("其中") && isOfWhich(lead);
    if (!ofWhich && body.totals[this.nextTotal - 1]?.row !== row - 1) this.afterTotal = false;
    const code = ofWhich && !this.afterTotal && !isFirst(body, row) ? "row.part" : typeof lead === "string" && isExample(lead) ? "row.example" : null;
    if (code !== null) this.findings.push(leftRow(view, code, row, this.figures.figures, kind.kind));
    return code !== null;
  }

  private wordsOf(row: number, cells: readonly Cell[]): RowWords {
    const texts: Record<string, string> = {};
    let date: DateReading | null = null;
    let areaText = this.dividerArea;
    let unit: string | null = null;
    let content = false;
    for (const word of this.words) {
      const own = cells[word.index] ?? null;
      const cell = isBlank(own) ? this.filledDown(word, row) : this.held(word, own, row);
      if (cell === null || isBlank(cell)) continue;
      if (!isBlank(own) && (word.as === "date" || (word.as !== "area" && !word.key))) content = true;
      if (word.as === "date") date = readDate(cell);
      else if (word.as === "area") areaText = withoutOfWhich(cellText(cell));
      else {
        const text = typeof cell === "string" ? trimmed(cell) : cellText(cell);
        texts[word.field] = text;
        if (word.as === "unit") unit = canonicalUnit(text) ?? text;
        else if (word.named) unit ??= unitOf(text);
      }
    }
    return { texts, date, areaText, unit, content };
  }

  /** A blank says what its merged cells say, or, below a key, what the row above does. */
  private filledDown(word: WordColumn, row: number): Cell {
    const anchor = word.merged?.get(row);
    return anchor !== undefined ? cellAt(this.view, anchor, word.index) : word.key ? word.held : null;
  }

  /** @returns the cell, for this row and for blanks below; null for an error, which is told */
  private held(word: WordColumn, own: Cell, row: number): Cell {
    word.held = own;
    if (typeof own !== "object" || own === null || own.kind !== "error" || word.as === "date") return own;
    const { view, kind } = this;
    this.findings.push(finding(view.grid, { code: "cell.error", params: { text: own.code, header: word.header } }, [row, word.index], kind.kind));
    word.held = null;
    return null;
  }

  private figuresOf(row: number, cells: readonly Cell[], unit: string | null): RowFigures {
    const { figures, groups, columns: ownColumns } = this.figures;
    let base: Record<string, Quantity> | null = null;
    let perMember: (Record<string, Quantity> | undefined)[] | null = null;
    let elsewhere: Map<number, Record<string, number>> | null = null;
    let content = false;
    for (const column of figures) {
      const cell = cells[column.index] ?? null;
      if (cell === null) continue;
      content ||= !isBlank(cell);
      const quantity = quantityOf(this.view, column, cell, row, unit, this.findings, this.kind.kind);
      if (quantity === null) continue;
      if (column.member < 0) (base ??= {})[column.field] = quantity;
      else ((perMember ??= [])[column.member] ??= {})[column.field] = quantity;
      const usual = groups[column.member]?.columns ?? ownColumns;
      const moved = elsewhere?.get(column.member);
      if (moved) moved[column.field] = column.index;
      else if (usual[column.field] !== column.index) (elsewhere ??= new Map()).set(column.member, { ...usual, [column.field]: column.index });
    }
    return { base, perMember, elsewhere, content };
  }

  /** One record a row; in a wide ledger one for each member that has figures. */
  private add(row: number, { texts, date, areaText }: RowWords, { base, perMember, elsewhere }: RowFigures): void {
    const { groups, columns: ownColumns } = this.figures;
    const hidden = this.view.grid.hiddenRows.has(row);
    if (hidden) this.hidden.push(row);
    if (groups.length === 0 || base !== null) {
      const columns = elsewhere?.get(-1) ?? ownColumns;
      this.records.push({ row, memberColumn: null, hidden, texts, quantities: base ?? {}, columns, date, areaText });
    }
    if (perMember === null) return;
    groups.forEach((group, i) => {
      const quantities = perMember[i];
      if (!quantities) return;
      const common = { row, memberColumn: group.column, hidden, quantities, columns: elsewhere?.get(i) ?? group.columns, date };
      if (group.area) this.records.push({ ...common, texts, areaText: group.value });
      else this.records.push({ ...common, texts: { ...texts, [group.field]: group.value }, areaText });
    });
  }
}

/** A row that is no record: what it says, and the cells with its figures. */
function leftRow(view: View, code: "row.part" | "row.example", row: number, figures: readonly FigureColumn[], kind: string): Finding {
  const { first } = shapeAt(view, row);
  const cells = figures.filter((column) => !isBlank(cellAt(view, row, column.index))).map((column) => addressIn(view.grid, row, column.index));
  const params = { text: cellText(cellAt(view, row, first)), row: nameIn(view.grid, row), cells: cells.join("、") };
  return finding(view.grid, { code, params }, [row, first], kind);
}

/** Quantities of one row by column, for its total; what cannot be read is left out. */
export function figuresOfRow(view: View, columns: readonly Column[], row: number): Map<number, Quantity> {
  const values = new Map<number, Quantity>();
  for (const column of columns) {
    if (column.role !== "field" && column.role !== "member" && column.role !== "unmeasured") continue;
    const quantity = figureAt(view, row, column);
    if (quantity) values.set(column.index, quantity);
  }
  return values;
}

/** The quantity in a cell of a total, or null where it holds words or nothing. */
export function figureAt(view: View, row: number, column: Column): Quantity | null {
  const cell = cellAt(view, row, column.index);
  if (isBlank(cell) || isDate(cell) || (typeof cell === "string" && column.role === "unmeasured" && !looksNumeric(cell))) return null;
  return readQuantity(cell, { unit: column.unit, percent: column.unit === "%" }).quantity;
}

function quantityOf(view: View, column: FigureColumn, cell: Cell, row: number, rowUnit: string | null, findings: Finding[], kind: string): Quantity | null {
  const unit = rowUnit ?? column.unit;
  if (typeof cell === "number" && !column.percent && Number.isFinite(cell)) return { value: cell, unit, low: cell, high: cell, mark: null };
  const reading = readQuantity(cell, { unit, percent: column.percent });
  if (reading.plainNumberAsText) count(column, "quantity.text", row, reading.text);
  if (reading.problem === "dash") count(column, "quantity.dash", row, reading.text);
  else if (reading.problem !== null)
    findings.push(
      finding(view.grid, { code: `quantity.${reading.problem}`, params: { text: reading.text, header: column.header } }, [row, column.index], kind),
    );
  return reading.quantity;
}

const unitOf = remembering((text: string): string | null => (/[(（/／]/.test(text) ? unitInText(text) : null));

function count(column: FigureColumn, code: "quantity.text" | "quantity.dash", row: number, text: string): void {
  const seen = column.problems.get(code);
  if (seen) seen.rows.push(row);
  else column.problems.set(code, { rows: [row], text });
}

/** One finding a column for what repeats down it: numbers typed as text, dashes for 无. */
const columnFindings = (view: View, figures: readonly FigureColumn[], kind: string): Finding[] =>
  figures.flatMap((column) =>
    [...column.problems].map(([code, { rows, text }]) => {
      const params = { text, count: rows.length, header: column.header, cells: cellsIn(view.grid, rows, column.index) };
      return finding(view.grid, { code, params }, [rows[0] ?? 0, column.index], kind);
    }),
  );

const isFirst = (body: Body, row: number): boolean => body.records[0] === row && !body.totals.some((total) => total.row < row);

const withoutOfWhich = (text: string): string => (text.startsWith("其中") ? text.replace(/^其\s*中\s*[:：、，,]?\s*/, "") : text);
