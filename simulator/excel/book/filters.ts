/** Filters: which rows of a table, or of a range with headers, are shown. What does not pass is a hidden row, as in Excel. */
import { HostError, notSimulated } from "../../protocol/host-error";
import { readCriterion } from "../formula/criteria";
import { valueAt } from "../formula/results";
import type { Area } from "./address";
import { serialOf, weekdayOf } from "./date";
import { formatted } from "./number-format";
import { lineOf, styleAt, type Plain, type Sheet } from "./sheet";
import type { CellValue } from "./value";
import { tell, type Workbook } from "./workbook";

/** As the API gives it (`Excel.FilterCriteria`). */
export interface FilterCriteria {
  readonly filterOn: string;
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
  readonly dynamicCriteria?: string;
  readonly color?: string;
  readonly values?: readonly Plain[];
}

/** Criteria by column, counted from the first. */
export type Filters = Map<number, FilterCriteria>;

interface Shown {
  readonly row: number;
  readonly value: CellValue;
  readonly text: string;
}

/** Shows the rows that pass every filter and hides the others. @param data rows below the header */
export function applyFilters(book: Workbook, sheet: Sheet, data: Area, filters: Filters): void {
  const passes = [...filters].map(([index, criteria]) => {
    const column = data.left + index;
    const cells: Shown[] = [];
    for (let row = data.top; row <= data.bottom; row++) {
      const value = valueAt(book, sheet, row, column);
      cells.push({ row, value, text: formatted(value, styleAt(sheet, row, column).numberFormat).text });
    }
    return new Set(cells.filter(testOf(book, sheet, column, criteria, cells)).map(({ row }) => row));
  });
  for (let row = data.top; row <= data.bottom; row++) {
    const hidden = !passes.every((rows) => rows.has(row));
    if (hidden || sheet.rowLines.has(row)) lineOf(sheet.rowLines, row).hidden = hidden;
  }
  tell(book, { kind: "format", sheet, area: data });
  tell(book, { kind: "filtered", sheet });
}

function testOf(book: Workbook, sheet: Sheet, column: number, criteria: FilterCriteria, all: readonly Shown[]): (cell: Shown) => boolean {
  switch (criteria.filterOn) {
    case "Values":
      return ({ text }) => (criteria.values ?? []).some((value) => String(wordOf(value)).trim().toLowerCase() === text.trim().toLowerCase());
    case "TopItems":
    case "TopPercent":
    case "BottomItems":
    case "BottomPercent":
      return ranked(criteria, all);
    case "Custom":
      return custom(criteria);
    case "Dynamic":
      return dynamic(book, criteria.dynamicCriteria ?? "", all);
    case "CellColor":
      return ({ row }) => styleAt(sheet, row, column).fill === criteria.color?.toUpperCase();
    case "FontColor":
      return ({ row }) => styleAt(sheet, row, column).fontColor === criteria.color?.toUpperCase();
    case "Icon":
      throw notSimulated("filtering by icons");
    default:
      throw new HostError("InvalidArgument");
  }
}

function wordOf(value: Plain): string | number | boolean {
  if (typeof value === "object") throw notSimulated("filtering by parts of dates");
  return value;
}

/** The largest (smallest) numbers; ties with the last one pass too. */
function ranked({ filterOn, criterion1 }: FilterCriteria, all: readonly Shown[]): (cell: Shown) => boolean {
  const top = filterOn.startsWith("Top");
  const numbers = all.flatMap(({ value }) => (typeof value === "number" ? [value] : [])).sort((a, b) => (top ? b - a : a - b));
  const amount = Number(criterion1);
  if (!Number.isFinite(amount) || amount < 1) throw new HostError("InvalidArgument");
  const count = filterOn.endsWith("Percent") ? Math.max(1, Math.floor((numbers.length * amount) / 100)) : amount;
  const last = numbers[Math.min(count, numbers.length) - 1];
  return ({ value }) => typeof value === "number" && last !== undefined && (top ? value >= last : value <= last);
}

function custom({ criterion1, criterion2, operator }: FilterCriteria): (cell: Shown) => boolean {
  if (criterion1 === undefined) throw new HostError("InvalidArgument");
  const [first, second] = [readCriterion(criterion1), criterion2 === undefined || criterion2 === "" ? null : readCriterion(criterion2)];
  return ({ value }) => {
    if (!second) return first.test(value);
    return operator === "Or" ? first.test(value) || second.test(value) : first.test(value) && second.test(value);
  };
}

function dynamic(book: Workbook, criteria: string, all: readonly Shown[]): (cell: Shown) => boolean {
  if (criteria === "AboveAverage" || criteria === "BelowAverage") {
    const numbers = all.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
    const average = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    return ({ value }) => typeof value === "number" && (criteria === "AboveAverage" ? value > average : value < average);
  }
  const [from, to] = periodOf(book.today, criteria);
  return ({ value }) => typeof value === "number" && value >= from && value < to;
}

/** First day of a period that is told by today, and the first day after it. */
function periodOf(today: string, criteria: string): readonly [number, number] {
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const now = serialOf(year, month, day);
  const shift = { Last: -1, This: 0, Next: 1 }[/^(Last|This|Next)/.exec(criteria)?.[1] ?? ""];
  const monthAt = (index: number): number => serialOf(year + Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  if (criteria === "Today") return [now, now + 1];
  if (criteria === "Yesterday") return [now - 1, now];
  if (criteria === "Tomorrow") return [now + 1, now + 2];
  if (criteria === "YearToDate") return [serialOf(year, 1, 1), now + 1];
  if (shift !== undefined && criteria.endsWith("Week")) {
    const sunday = now - weekdayOf(now) + shift * 7;
    return [sunday, sunday + 7];
  }
  if (shift !== undefined && criteria.endsWith("Month")) return [monthAt(month - 1 + shift), monthAt(month + shift)];
  if (shift !== undefined && criteria.endsWith("Quarter")) {
    const first = Math.floor((month - 1) / 3) * 3 + shift * 3;
    return [monthAt(first), monthAt(first + 3)];
  }
  if (shift !== undefined && criteria.endsWith("Year")) return [serialOf(year + shift, 1, 1), serialOf(year + shift + 1, 1, 1)];
  throw notSimulated(`filtering by ${criteria}`);
}
