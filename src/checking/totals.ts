/** 合计, 小计 and 总计 are the sum of their parts, column by column. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import type { Quantity } from "../model/quantity";
import type { Column, LedgerRecord, RowRange, TotalRow } from "../model/ledger";
import { cellAddress, columnLetters, rowName } from "../model/address";
import { convertQuantity } from "../language/units";
import type { CheckContext } from "./context";
import { clean, decimals, numberText, quantityText } from "./number-text";
import { columnName, columnOf, type LedgerView } from "./ledger-view";
import { unreadCells } from "./unread";

const codes = defineCodes({
  "total.mismatch": {
    severity: "error",
    topic: "total",
    effect: "none",
    zh: "{label}行的“{column}”写的是 {total}，第 {first}—{last} 行相加是 {sum}，相差 {difference}。汇总用的是各行的数；请核对各行，或改正{label}。",
    en: "The {label} of “{column}” says {total}; rows {first}–{last} add up to {sum}, {difference} apart. The roll-up uses the rows; check them, or correct the {label}.",
    many: {
      zh: "“{column}”有 {count} 个{label}与各行相加不符（如写 {total}，相加是 {sum}）。汇总用的是各行的数；请核对。单元格：{cells}。",
      en: "“{column}” has {count} totals ({label}) that differ from their rows (such as {total}, where the rows add up to {sum}). The roll-up uses the rows; check them. Cells: {cells}.",
    },
    single: {
      zh: "{label}行的“{column}”写的是 {total}，第 {first} 行是 {sum}，相差 {difference}。汇总用的是那一行的数；请核对，或改正{label}。",
      en: "The {label} of “{column}” says {total}; row {first} has {sum}, {difference} apart. The roll-up uses the row; check it, or correct the {label}.",
    },
  },
  "total.row-mismatch": {
    severity: "error",
    topic: "total",
    effect: "none",
    zh: "“{column}”写的是 {total}，{first}—{last} 列相加是 {sum}，相差 {difference}。汇总用的是各列的数；请核对各列，或改正合计。",
    en: "“{column}” says {total}; columns {first}–{last} add up to {sum}, {difference} apart. The roll-up uses the columns; check them, or correct the total.",
    many: {
      zh: "“{column}”有 {count} 行与各列相加不符（如写 {total}，相加是 {sum}）。汇总用的是各列的数；请核对。单元格：{cells}。",
      en: "“{column}” differs from the sum of its columns in {count} rows (such as {total}, where they add up to {sum}). The roll-up uses the columns; check them. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const totalsCheck = defineCheck(codes, (context) => ({ ledger: (view) => [...checkTotals(view, context), ...checkTotalColumns(view, context)] }));

/** Totals that reach beyond the sheet, or name only a part: nothing on the sheet adds up to them. */
const BEYOND = /累计|至今|上[月期年季]|结转|承前|过次|其中/;

/** A finding for each total that its parts do not make. Bounds of uncertain parts are added up; the total must lie between them. */
function checkTotals(view: LedgerView, context: CheckContext): Note[] {
  const { ledger } = view;
  const notes: Note[] = [];
  if (ledger.totalRows.length === 0) return notes;
  const unread = unreadCells(ledger, context.found);
  for (const total of ledger.totalRows) {
    if (BEYOND.test(total.label)) continue;
    const covered = ledger.records.filter((record) => record.row >= total.covers.first && record.row <= total.covers.last);
    for (const [index, written] of total.values) {
      const column = view.columns.get(index);
      if (!column?.field || view.has.get(column.field)?.field.type !== "quantity") continue;
      if (covers(unread, total.covers, index)) continue;
      const note = totalNote(view, total, column, written, partsOf(view, covered, column));
      if (note) notes.push(note);
    }
  }
  return notes;
}

/** The same across: a 合计 column of a wide ledger is the sum of its members, row by row. */
function checkTotalColumns(view: LedgerView, context: CheckContext): Note[] {
  const { ledger } = view;
  if (!ledger.totalColumns || ledger.totalColumns.length === 0) return [];
  const unread = unreadCells(ledger, context.found);
  const byRow = new Map<number, LedgerRecord[]>();
  for (const record of ledger.records) {
    if (record.memberColumn === null) continue;
    const row = byRow.get(record.row);
    if (row) row.push(record);
    else byRow.set(record.row, [record]);
  }
  return ledger.totalColumns.flatMap((total) =>
    [...total.values].flatMap(([row, written]) => {
      if (total.covers.some((index) => unread.has(cellAddress(row, index)))) return [];
      const parts = total.covers.flatMap((index) => {
        const column = view.columns.get(index);
        return column ? partsOf(view, byRow.get(row) ?? [], column).map((part) => part.quantity) : [];
      });
      const sum = sumOf(parts);
      if (agrees(written, sum)) return [];
      const first = total.covers[0] ?? total.index;
      const last = total.covers.at(-1) ?? total.index;
      const params = {
        column: columnName(view, total.index, ""),
        total: numberText(written.value),
        sum: boundsText(written, sum),
        difference: numberText(Math.abs(written.value - (sum.low + sum.high) / 2)),
        first: columnLetters(first),
        last: columnLetters(last),
      };
      return [{ code: "total.row-mismatch", ledger, row, column: total.index, params }];
    }),
  );
}

interface Part {
  readonly record: LedgerRecord;
  readonly quantity: Quantity;
}

/** Quantities that stand in a column. */
function partsOf(view: LedgerView, records: readonly LedgerRecord[], column: Column): Part[] {
  const field = column.field ?? "";
  return records.flatMap((record) => {
    const quantity = record.quantities[field];
    return quantity && columnOf(view, record, field) === column.index ? [{ record, quantity }] : [];
  });
}

function totalNote(view: LedgerView, total: TotalRow, column: Column, written: Quantity, parts: readonly Part[]): Note | null {
  const plain = sumOf(parts.map((part) => part.quantity));
  const candidates = [plain, converted(parts, written.unit), ...otherWays(view, column.field ?? "", parts), withCarried(view, total, column, plain)];
  if (candidates.some((sum) => sum !== null && agrees(written, sum))) return null;
  const sum = candidates[1] ?? plain;
  return {
    code: "total.mismatch",
    ledger: view.ledger,
    row: total.row,
    column: column.index,
    params: {
      label: total.label,
      column: columnName(view, column.index, column.field ?? ""),
      total: quantityText(written),
      sum: boundsText(written, sum),
      difference: numberText(Math.abs(written.value - (sum.low + sum.high) / 2)),
      first: rowName(total.covers.first),
      last: rowName(total.covers.last),
    },
  };
}

const boundsText = (written: Quantity, sum: Bounds): string => quantityText({ ...written, ...sum, value: sum.low, mark: null });

interface Bounds {
  readonly low: number;
  readonly high: number;
}

function sumOf(quantities: readonly Quantity[]): Bounds {
  let low = 0;
  let high = 0;
  for (const quantity of quantities) {
    low += quantity.low;
    high += quantity.high;
  }
  return { low: clean(low), high: Number.isFinite(high) ? clean(high) : high };
}

/** The sum in the total's unit; null where the parts do not all convert into it (块 and 份 in one column: then only the bare numbers add up). */
function converted(parts: readonly Part[], unit: string | null): Bounds | null {
  if (unit === null || parts.every((part) => part.quantity.unit === null || part.quantity.unit === unit)) return null;
  const quantities = parts.map((part) => convertQuantity(part.quantity, unit));
  return quantities.every((quantity) => quantity !== null) ? sumOf(quantities) : null;
}

/** At the foot of a 续表 a total may sum up the sheets before it as well. */
function withCarried({ ledger }: LedgerView, total: TotalRow, column: Column, sum: Bounds): Bounds | null {
  const carried = ledger.carried?.get(column.index);
  const first = ledger.records[0]?.row ?? ledger.data.first;
  return carried && total.covers.first <= first ? { low: clean(sum.low + carried.low), high: clean(sum.high + carried.high) } : null;
}

/** A machine that comes twice, a stock listed month by month: where the catalogue measures a field so, its total may be written so. */
function otherWays(view: LedgerView, field: string, parts: readonly Part[]): Bounds[] {
  const types = new Set(view.indicators.flatMap(({ measure }) => ("field" in measure && measure.field === field ? [measure.type] : [])));
  const ways: Bounds[] = [];
  if (types.has("max")) {
    const largest = bestByArea(parts, (a, b) => a.quantity.high > b.quantity.high);
    ways.push(sumOf(largest.map((part) => part.quantity)));
    if (largest.length > 1) ways.push(sumOf([largest.reduce((a, b) => (b.quantity.high > a.quantity.high ? b : a)).quantity]));
  }
  if (types.has("latest")) ways.push(sumOf(bestByArea(parts, (a, b) => (a.record.span?.end ?? "") > (b.record.span?.end ?? "")).map((part) => part.quantity)));
  return ways;
}

function bestByArea(parts: readonly Part[], better: (a: Part, b: Part) => boolean): Part[] {
  const best = new Map<string, Part>();
  for (const part of parts) {
    const held = best.get(part.record.area);
    if (!held || better(part, held)) best.set(part.record.area, part);
  }
  return [...best.values()];
}

/** Bounds meet; a total written with fewer digits than its parts may be rounded at its last digit, but 3 for 2.5 is no rounding that a list needs. */
function agrees(written: Quantity, sum: Bounds): boolean {
  const digits = decimals(written.value);
  const mayRound = digits > 0 || Math.abs(written.value) >= 100;
  const rounded = mayRound && (decimals(sum.low) > digits || decimals(sum.high) > digits) ? 0.5 * 10 ** -digits : 0;
  const noise = 1e-9 * Math.max(1, Math.abs(sum.high === Infinity ? sum.low : sum.high));
  return written.low <= sum.high + rounded + noise && written.high >= sum.low - rounded - noise;
}

function covers(unread: ReadonlySet<string>, rows: RowRange, column: number): boolean {
  if (unread.size === 0) return false;
  for (let row = rows.first; row <= rows.last; row++) if (unread.has(cellAddress(row, column))) return true;
  return false;
}
