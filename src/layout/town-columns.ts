/** Columns of 汇总·镇级: only those that this run has something for, and the areas after them. */
import type { SheetFrame } from "./frame";
import { textWidth } from "./cells";
import type { TownLine, TownRow } from "./town-rows";

export type Key = "code" | "name" | "unit" | "total" | "target" | "completion" | "yearToDate" | "previous" | "difference" | "ratio";

export interface TownColumns {
  readonly keys: readonly Key[];
  /** Position of a column; absent where this run has none. */
  readonly at: ReadonlyMap<Key, number>;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  /** Position of the first area. */
  readonly firstArea: number;
}

const headings: Readonly<Record<Key, string>> = {
  code: "代码",
  name: "指标",
  unit: "单位",
  total: "合计",
  target: "目标",
  completion: "完成率",
  yearToDate: "今年以来",
  previous: "上期",
  difference: "增减",
  ratio: "增减率",
};

const textWidths: Readonly<Partial<Record<Key, number>>> = { code: 7, name: 21, unit: 5.5 };

export function townColumns({ columns, shown }: SheetFrame, rows: readonly TownRow[]): TownColumns {
  const lines = rows.flatMap((row) => ("line" in row ? [row.line] : []));
  const wanted: Readonly<Record<Key, boolean>> = {
    code: true,
    name: true,
    unit: true,
    total: true,
    target: lines.some(({ total }) => total?.target),
    completion: lines.some(({ total }) => total?.target),
    yearToDate: lines.some(({ yearToDate, quantity }) => yearToDate !== null && yearToDate.value !== quantity?.value),
    previous: lines.some(({ total }) => total?.change),
    difference: lines.some(({ total }) => total?.change),
    ratio: lines.some(({ total }) => total?.change),
  };
  const keys = (Object.keys(headings) as Key[]).filter((key) => wanted[key]);
  const areaWidths = columns.map((area) =>
    numberWidth(
      shown(area),
      lines.map((line) => printedLength(line.byArea.get(area)?.value)),
    ),
  );
  return {
    keys,
    at: new Map(keys.map((key, i) => [key, i])),
    headings: [...keys.map((key) => headings[key]), ...columns.map(shown)],
    widths: [
      ...keys.map(
        (key) =>
          textWidths[key] ??
          numberWidth(
            headings[key],
            lines.map((line) => lengthOf(line, key)),
          ),
      ),
      ...areaWidths,
    ],
    firstArea: keys.length,
  };
}

/** Characters on one landscape page that are still easy to read (7 points). */
const pageWidth = 215;

/**
 * More areas than fit on a page go on the next one, with the indicators repeated.
 * @returns how many pages stand side by side, and the last column of the first one
 */
export function pages({ widths, at }: TownColumns): { wide: number; lastColumn: number } {
  const sum = (some: readonly number[]): number => some.reduce((all, width) => all + width, 0);
  const fixed = sum(widths.slice(0, (at.get("total") ?? 3) + 1));
  const wide = Math.max(1, Math.ceil((sum(widths) - fixed) / (pageWidth - fixed)));
  const room = fixed + (sum(widths) - fixed) / wide;
  let lastColumn = widths.length - 1;
  while (lastColumn > 0 && sum(widths.slice(0, lastColumn + 1)) > room) lastColumn--;
  return { wide, lastColumn };
}

/** Characters that a line takes in a column. */
function lengthOf({ quantity, yearToDate, total }: TownLine, key: Key): number {
  switch (key) {
    case "total":
      return printedLength(quantity?.value);
    case "target":
      return printedLength(total?.target?.value);
    case "completion":
      return percentLength(total?.target?.completion);
    case "yearToDate":
      return printedLength(yearToDate?.value);
    case "previous":
      return printedLength(total?.change?.previous);
    case "difference":
      return printedLength(total?.change?.difference);
    case "ratio":
      return percentLength(total?.change?.ratio);
    default:
      return 0;
  }
}

/** Headings break over two lines; numbers must not: a spreadsheet shows ### instead. */
function numberWidth(heading: string, lengths: readonly number[]): number {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return Math.max(6.8, longest + 1.2, Math.ceil(textWidth(heading) / 2) + 2);
}

/** Characters of `-100.0%`, from a share. */
const percentLength = (share: number | null | undefined): number => (share == null ? 0 : `-${Math.abs(share * 100).toFixed(1)}%`.length);

/** Characters of `+1,208.72`, with room for a mark. */
function printedLength(value: number | undefined): number {
  if (value === undefined) return 0;
  const whole = String(Math.trunc(Math.abs(value))).length;
  return 1 + whole + Math.floor((whole - 1) / 3) + (Number.isInteger(value) ? 0 : 3);
}
