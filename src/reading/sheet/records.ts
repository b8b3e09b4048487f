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
import { figureColumns, wordColumns, type FigureColumn } from "./record-columns";
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
  const findings: Finding[] = [];
  const words = wordColumns(view, body, columns, kind);
  for (const word of words) if (word.key) word.held = above.get(word.as === "text" ? word.field : word.as) ?? null;
  const { figures, groups, columns: ownColumns } = figureColumns(columns, kind);
  const areaColumn = words.some((word) => word.as === "area");
  // A figure that nobody measures makes no record by itself: the row below the list may be its total.
  const others = columns
    .filter((column) => column.role === "text" || (column.role === "unmeasured" && figures.length + words.length === 0))
    .map((column) => column.index);
  const records: RawRecord[] = [];
  const hidden: number[] = [];
  const empty: number[] = [];
  let nextDivider = 0;
  let nextTotal = 0;
  let dividerArea: string | null = null;
  let afterTotal = false;

  for (const row of body.records) {
    const cells = view.cells[row];
    if (cells === undefined) continue;
    for (let divider = body.dividers[nextDivider]; divider && divider.row < row; divider = body.dividers[++nextDivider]) {
      const name = areaColumn ? "" : divider.text.replace(/^([(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?)|[:：]$/g, "");
      if (readAreaName(name)) dividerArea = name;
    }
    for (let total = body.totals[nextTotal]; total && total.row < row; total = body.totals[++nextTotal]) {
      afterTotal = total.row === row - 1;
      // A total closes its group: nothing is filled down across it.
      for (const word of words) if (word.merged === null) word.held = null;
    }
    const lead = cells[shapeAt(view, row).first];
    const ofWhich = typeof lead === "string" && lead.startsWith("其中") && isOfWhich(lead);
    if (!ofWhich && body.totals[nextTotal - 1]?.row !== row - 1) afterTotal = false;
    if (ofWhich && !afterTotal && !isFirst(body, row)) {
      findings.push(leftRow(view, "row.part", row, figures, kind.kind));
      continue;
    }
    if (typeof lead === "string" && isExample(lead)) {
      findings.push(leftRow(view, "row.example", row, figures, kind.kind));
      continue;
    }
    const texts: Record<string, string> = {};
    let date: DateReading | null = null;
    let areaText = dividerArea;
    let rowUnit: string | null = null;
    let content = false;
    for (const word of words) {
      const own = cells[word.index] ?? null;
      let cell: Cell = own;
      if (isBlank(own)) {
        const anchor = word.merged?.get(row);
        cell = anchor !== undefined ? cellAt(view, anchor, word.index) : word.key ? word.held : null;
        if (cell === null || isBlank(cell)) continue;
      } else {
        word.held = own;
        if (typeof own === "object" && own !== null && own.kind === "error" && word.as !== "date") {
          findings.push(finding(view.grid, { code: "cell.error", params: { text: own.code, header: word.header } }, [row, word.index], kind.kind));
          word.held = null;
          continue;
        }
        if (word.as !== "area" && !word.key) content = true;
        else if (word.as === "date") content = true;
      }
      if (word.as === "date") date = readDate(cell);
      else if (word.as === "area") areaText = withoutOfWhich(cellText(cell));
      else {
        const text = typeof cell === "string" ? trimmed(cell) : cellText(cell);
        texts[word.field] = text;
        if (word.as === "unit") rowUnit = canonicalUnit(text) ?? text;
        else if (word.named) rowUnit ??= unitOf(text);
      }
    }
    let base: Record<string, Quantity> | null = null;
    let perMember: (Record<string, Quantity> | undefined)[] | null = null;
    let elsewhere: Map<number, Record<string, number>> | null = null;
    for (const column of figures) {
      const cell = cells[column.index] ?? null;
      if (cell === null) continue;
      content ||= !isBlank(cell);
      const quantity = quantityOf(view, column, cell, row, rowUnit, findings, kind.kind);
      if (quantity === null) continue;
      if (column.member < 0) (base ??= {})[column.field] = quantity;
      else ((perMember ??= [])[column.member] ??= {})[column.field] = quantity;
      const usual = groups[column.member]?.columns ?? ownColumns;
      const moved = elsewhere?.get(column.member);
      if (moved) moved[column.field] = column.index;
      else if (usual[column.field] !== column.index) (elsewhere ??= new Map()).set(column.member, { ...usual, [column.field]: column.index });
    }
    if (!content && !others.some((index) => !isBlank(cells[index]))) {
      if (shapeAt(view, row).filled > 0 && words.some((word) => !isBlank(cells[word.index]))) empty.push(row);
      continue;
    }
    const isHidden = view.grid.hiddenRows.has(row);
    if (isHidden) hidden.push(row);
    if (groups.length === 0 || base !== null)
      records.push({ row, memberColumn: null, hidden: isHidden, texts, quantities: base ?? {}, columns: elsewhere?.get(-1) ?? ownColumns, date, areaText });
    if (perMember !== null)
      for (let i = 0; i < groups.length; i++) {
        const group = groups[i];
        const quantities = perMember[i];
        if (!group || !quantities) continue;
        const common = { row, memberColumn: group.column, hidden: isHidden, quantities, columns: elsewhere?.get(i) ?? group.columns, date };
        if (group.area) records.push({ ...common, texts, areaText: group.value });
        else records.push({ ...common, texts: { ...texts, [group.field]: group.value }, areaText });
      }
  }
  findings.push(...columnFindings(view, figures, kind.kind));
  if (hidden.length > 0)
    findings.push(
      finding(view.grid, { code: "rows.hidden", params: { count: hidden.length, rows: rowsIn(view.grid, hidden) } }, [hidden[0] ?? 0, view.left], kind.kind),
    );
  if (empty.length > 0)
    findings.push(
      finding(view.grid, { code: "rows.empty", params: { count: empty.length, rows: rowsIn(view.grid, empty) } }, [empty[0] ?? 0, view.left], kind.kind),
    );
  return { records, findings };
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
