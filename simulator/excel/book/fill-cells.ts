/** Filling cells on from others: copies, formulas that follow, series of numbers, dates and numbered texts. */
import { HostError, notSimulated } from "../../protocol/host-error";
import { movedFormula } from "../formula/formula";
import { contains, columnsOf, rowsOf, type Area } from "./address";
import { dateOf, serialOf, weekdayOf } from "./date";
import { isDateFormat } from "./number-format";
import { ensureCell, styleAt, type Cell, type Sheet } from "./sheet";
import { tell, type Workbook } from "./workbook";

/** Types of office.js. */
const types = [
  "FillDefault",
  "FillCopy",
  "FillSeries",
  "FillFormats",
  "FillValues",
  "FillDays",
  "FillWeekdays",
  "FillMonths",
  "FillYears",
  "LinearTrend",
  "GrowthTrend",
  "FlashFill",
] as const;
export type FillType = (typeof types)[number];

export function fillTypeOf(name: string | null): FillType {
  const found = types.find((type) => type === (name ?? "FillDefault"));
  if (!found) throw new HostError("InvalidArgument");
  if (found === "GrowthTrend" || found === "FlashFill") throw notSimulated(`filling by ${found}`);
  return found;
}

/** Fills `target`, which holds `source`, to one side. @throws HostError InvalidArgument for any other shape */
export function fillOn(book: Workbook, sheet: Sheet, source: Area, target: Area, type: FillType): void {
  if (!contains(target, source)) throw new HostError("InvalidArgument");
  const down = rowsOf(target) > rowsOf(source);
  if (down && columnsOf(target) > columnsOf(source)) throw new HostError("InvalidArgument");
  const axis = down ? "row" : "column";
  const [first, last, low, high] = down ? [source.top, source.bottom, target.top, target.bottom] : [source.left, source.right, target.left, target.right];
  const [from, to] = down ? [source.left, source.right] : [source.top, source.bottom];
  for (let line = from; line <= to; line++) {
    const given = Array.from({ length: last - first + 1 }, (_, i) => (down ? cellOf(sheet, first + i, line) : cellOf(sheet, line, first + i)));
    const series = seriesOf(given, type);
    for (let at = low; at <= high; at++) {
      if (at >= first && at <= last) continue;
      const [row, column] = axis === "row" ? [at, line] : [line, at];
      const index = at - first;
      const model = given[((index % given.length) + given.length) % given.length];
      if (model) put(sheet, row, column, model, axis, at - first - given.indexOf(model), series?.(index) ?? null, type);
    }
  }
  tell(book, { kind: "cells", sheet, area: target, changeType: "RangeEdited" });
}

interface Given {
  readonly cell: Cell | undefined;
  readonly style: ReturnType<typeof styleAt>;
}

function cellOf(sheet: Sheet, row: number, column: number): Given {
  return { cell: sheet.rows[row]?.[column], style: styleAt(sheet, row, column) };
}

function put(sheet: Sheet, row: number, column: number, model: Given, axis: "row" | "column", away: number, next: Cell["value"], type: FillType): void {
  const into = ensureCell(sheet, row, column);
  if (type !== "FillValues") into.style = model.style;
  if (type === "FillFormats") return;
  const formula = model.cell?.formula ?? null;
  into.formula = formula ? movedFormula(formula, axis === "row" ? away : 0, axis === "column" ? away : 0) : null;
  into.value = formula ? null : (next ?? model.cell?.value ?? null);
}

/** What stands at a place counted from the first given cell; null: a copy. */
function seriesOf(given: readonly Given[], type: FillType): ((index: number) => Cell["value"]) | null {
  if (type === "FillCopy" || type === "FillFormats" || given.some(({ cell }) => cell?.formula)) return null;
  const values = given.map(({ cell }) => cell?.value ?? null);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length)
    return numberSeries(
      numbers,
      given.every(({ style }) => isDateFormat(style.numberFormat)),
      type,
    );
  const [text] = values;
  if (values.length > 1 || typeof text !== "string" || type === "FillValues") return null;
  const numbered = /^(.*?)(\d+)$/.exec(text);
  return numbered ? (index) => `${numbered[1] ?? ""}${Number(numbered[2]) + index}` : null;
}

function numberSeries(numbers: readonly number[], dates: boolean, type: FillType): ((index: number) => number) | null {
  const [first = 0] = numbers;
  if (type === "FillMonths" || type === "FillYears") {
    const { year, month, day } = dateOf(first);
    return (index) => {
      const at = month - 1 + (type === "FillMonths" ? index : index * 12);
      const [y, m] = [year + Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
      return serialOf(y, m, Math.min(day, new Date(Date.UTC(y, m, 0)).getUTCDate()));
    };
  }
  if (type === "FillWeekdays") return (index) => weekdaysOn(first, index);
  // A number alone is copied, a date alone goes on by the day.
  if (numbers.length === 1) return dates || type === "FillDays" || type === "FillSeries" ? (index) => first + index : null;
  const count = numbers.length;
  const middle = (count - 1) / 2;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count;
  const slope = numbers.reduce((sum, number, i) => sum + (i - middle) * (number - mean), 0) / numbers.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return (index) => Number((mean + slope * (index - middle)).toPrecision(15));
}

function weekdaysOn(serial: number, count: number): number {
  let day = serial;
  for (let left = Math.abs(count); left > 0;) {
    day += Math.sign(count);
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) left -= 1;
  }
  return day;
}
