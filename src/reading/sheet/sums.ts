/**
 * Rows that add up others without saying so plainly: without any words (the last row of a list that equals those above), named after their
 * group (志愿者合计), or over it (一、宣传品 120, then its parts). Counting them as records would count their parts twice.
 */
import type { Finding } from "../../model/finding";
import type { LedgerKind } from "../../model/indicator";
import type { Column, RowRange } from "../../model/ledger";
import type { Quantity } from "../../model/quantity";
import type { Body, BodyTotal } from "./body";
import { cellText, isBlank, isDate } from "./cell";
import { finding, nameIn } from "./finding";
import { endsLikeTotal } from "./lines";
import { remembering } from "../../language/remembering";
import { cellAt, shapeAt, type View } from "./view";

/** 一、… （二）… */
const isNumbered = remembering((text: string): boolean => /^([一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])/.test(text));

export interface Sums {
  readonly body: Body;
  readonly findings: readonly Finding[];
}

/** How such a row is told. */
type SumSaid = { readonly code: "row.sum-named" | "row.sum-group" } | { readonly code: "row.sum-unnamed"; readonly severity: "warning" | "info" };

/** More rows without words than this, and being without words says nothing of a row. */
const WORDLESS = 20;

/**
 * Takes such rows out of the records of a ledger of a known kind.
 * @param valuesOf quantities of a row by column
 */
export function takeOutSums(
  view: View,
  body: Body,
  columns: readonly Column[],
  kind: LedgerKind,
  valuesOf: (row: number) => ReadonlyMap<number, Quantity>,
): Sums {
  const words = columns.filter((column) => column.role !== "serial" && column.role !== "blank").map((column) => column.index);
  const measured = new Set(kind.fields.filter((field) => field.type === "quantity" || field.type === "rate").map((field) => field.field));
  const figures = new Set(columns.filter((column) => column.field !== null && measured.has(column.field)).map((column) => column.index));
  const labels = body.records.map((row) => labelOf(view, row, words, figures));
  const wordless = labels.filter((label) => label === null).length;
  const out = new Set<number>();
  const added: BodyTotal[] = [];
  const findings: Finding[] = [];
  const sumsUp = (row: number, parts: readonly number[]) => adds(valuesOf(row), parts.map(valuesOf), figures);
  /** Index of the first record after the last total. */
  let start = 0;
  let passed = 0;

  body.records.forEach((row, i) => {
    const label = labels[i] ?? null;
    const before = body.records[i - 1];
    if (before !== undefined && out.has(before)) start = i;
    for (let total = body.totals[passed]; total && total.row < row; total = body.totals[++passed]) start = i;
    const above = () => body.records.slice(start, i);
    if (label === null) {
      if (i < 2 || wordless > WORDLESS || isMergedInto(view, row, words)) return;
      const whole = body.records.slice(0, i).filter((other) => !out.has(other));
      const parts = [above(), whole].find((rows) => rows.length > 1 && sumsUp(row, rows));
      // The last row of a list that adds up all of three rows and more is a total and nothing else: it is only told.
      const sure = parts && parts.length > 2 && i === body.records.length - 1;
      if (parts) add(row, "", spanOf(parts), { code: "row.sum-unnamed", severity: sure ? "info" : "warning" });
    } else if (endsLikeTotal(label)) {
      const parts = [above(), groupBelow(view, body, i)].find((rows) => rows.length > 0 && sumsUp(row, rows));
      const first = body.records[start] ?? row;
      add(row, label, parts ? spanOf(parts) : { first: Math.min(first, row), last: Math.max(row - 1, Math.min(first, row)) }, { code: "row.sum-named" });
    } else if (isNumbered(label)) {
      const below = groupBelow(view, body, i);
      if (below.length > 1 && sumsUp(row, below)) add(row, label, spanOf(below), { code: "row.sum-group" });
    }
  });

  function add(row: number, text: string, covers: RowRange, sum: SumSaid): void {
    out.add(row);
    added.push({ row, label: { text, level: "group", group: text }, covers });
    const params = { row: nameIn(view.grid, row), text, first: nameIn(view.grid, covers.first), last: nameIn(view.grid, covers.last) };
    findings.push(finding(view.grid, { ...sum, params }, [row, shapeAt(view, row).first], kind.kind));
  }

  if (added.length === 0) return { body, findings };
  const totals = [...body.totals, ...added].sort((a, b) => a.row - b.row);
  return { body: { ...body, records: body.records.filter((row) => !out.has(row)), totals }, findings };
}

/** The first words of a row; null where it has figures only. Dates are words: a dated row is a record. */
function labelOf(view: View, row: number, words: readonly number[], figures: ReadonlySet<number>): string | null {
  const { texts, dates } = shapeAt(view, row);
  if (texts === 0 && dates === 0) return null;
  for (const column of words) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell)) continue;
    if (isDate(cell)) return cellText(cell);
    if (typeof cell === "string" && !(figures.has(column) && /\d/.test(cell))) return cellText(cell);
  }
  return null;
}

/** Does a merged cell from above name the row? */
const isMergedInto = (view: View, row: number, words: readonly number[]): boolean =>
  words.some((column) => {
    const span = view.spanAt(row, column);
    return span !== null && span.top < row && !isBlank(cellAt(view, span.top, span.left));
  });

/** Records below the `i`-th up to the next numbered row, divider or total. */
function groupBelow(view: View, body: Body, i: number): number[] {
  const row = body.records[i] ?? 0;
  const stop = Math.min(
    body.totals.find((total) => total.row > row)?.row ?? Infinity,
    body.dividers.find((divider) => divider.row > row)?.row ?? Infinity,
    body.records.find((record) => record > row && isGroupHead(view, record)) ?? Infinity,
  );
  return body.records.slice(i + 1).filter((record) => record < stop);
}

function isGroupHead(view: View, row: number): boolean {
  const text = cellText(cellAt(view, row, shapeAt(view, row).first));
  return isNumbered(text) || endsLikeTotal(text);
}

/** Every figure of the row is the sum of the parts' figures in its column; at least two parts are in it and it is not all zero. */
function adds(total: ReadonlyMap<number, Quantity>, parts: readonly ReadonlyMap<number, Quantity>[], figures: ReadonlySet<number>): boolean {
  const used = new Set<number>();
  let nonZero = false;
  for (const [column, { value }] of total) {
    if (!figures.has(column)) continue;
    let sum = 0;
    parts.forEach((part, i) => {
      const quantity = part.get(column);
      if (!quantity) return;
      sum += quantity.value;
      used.add(i);
    });
    if (Math.abs(sum - value) > 1e-6 * Math.max(1, Math.abs(value))) return false;
    if (value !== 0) nonZero = true;
  }
  return nonZero && used.size >= 2;
}

const spanOf = (rows: readonly number[]): RowRange => ({ first: rows[0] ?? 0, last: rows.at(-1) ?? 0 });
