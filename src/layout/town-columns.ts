/** Columns of 汇总·镇级: only those that this run has something for, and the areas after them. */
import type { Frame } from "./frame";
import { textWidth } from "./cells";
import type { TownRow } from "./town-rows";

export type Key = "code" | "name" | "unit" | "total" | "words" | "target" | "completion" | "yearToDate" | "previous" | "difference" | "ratio";

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
  words: "约数写法",
  target: "目标",
  completion: "完成率",
  yearToDate: "今年以来",
  previous: "上期",
  difference: "增减",
  ratio: "增减率",
};

const widths: Readonly<Record<Key, number>> = {
  code: 7,
  name: 22,
  unit: 6,
  total: 11,
  words: 11,
  target: 9,
  completion: 8.5,
  yearToDate: 11,
  previous: 10,
  difference: 9,
  ratio: 9,
};

export function townColumns({ columns, shown }: Frame, rows: readonly TownRow[]): TownColumns {
  const lines = rows.flatMap((row) => ("line" in row ? [row.line] : []));
  const wanted: Readonly<Record<Key, boolean>> = {
    code: true,
    name: true,
    unit: true,
    total: true,
    words: lines.some(({ quantity }) => quantity !== null && quantity.mark !== null),
    target: lines.some(({ total }) => total?.target),
    completion: lines.some(({ total }) => total?.target),
    yearToDate: lines.some(({ yearToDate, quantity }) => yearToDate !== null && yearToDate.value !== quantity?.value),
    previous: lines.some(({ total }) => total?.change),
    difference: lines.some(({ total }) => total?.change),
    ratio: lines.some(({ total }) => total?.change),
  };
  const keys = (Object.keys(headings) as Key[]).filter((key) => wanted[key]);
  const areaWidths = columns.map((area) => {
    const longest = Math.max(0, ...lines.map((line) => printedLength(line.byArea.get(area)?.value)));
    // Names break over two lines; numbers must not.
    return Math.max(6.5, longest + 1.5, Math.ceil(textWidth(shown(area)) / 2) + 1.5);
  });
  return {
    keys,
    at: new Map(keys.map((key, i) => [key, i])),
    headings: [...keys.map((key) => headings[key]), ...columns.map(shown)],
    widths: [...keys.map((key) => widths[key]), ...areaWidths],
    firstArea: keys.length,
  };
}

/** Characters of `1,208.7余`. */
function printedLength(value: number | undefined): number {
  if (value === undefined) return 0;
  const whole = String(Math.trunc(Math.abs(value))).length;
  return whole + Math.floor((whole - 1) / 3) + (Number.isInteger(value) ? 0 : 3) + (value < 0 ? 1 : 0);
}
