/** Rows of 汇总·历史: one per period and indicator, kept from run to run. The run's own period replaces its rows. */
import { compare } from "../findings/order";
import type { Cell, Grid } from "../model/grid";
import type { Quantity } from "../model/quantity";
import type { Result } from "../model/result";
import { sheetNames } from "../model/sheet-names";
import type { RollUp } from "../model/total";

export interface HistoryRow {
  readonly town: string;
  /** `2024年3月`, with its first and last day. */
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number | null;
  /** 余 近 约 范围, or "" where exact. */
  readonly mark: string;
  readonly low: number | null;
  readonly high: number | null;
  /** Day of the run that wrote the row. */
  readonly written: string;
}

/** Headings of 汇总·历史, in their order. */
export const historyHeadings = ["镇", "报告期", "起", "止", "代码", "指标", "单位", "数值", "确定性", "下限", "上限", "汇总日期"] as const;

/** What of a run becomes rows. */
interface HistoryFrame {
  readonly rollUp: RollUp;
  /** Day of the run, ISO. */
  readonly today: string;
}

/** The rows of an earlier run's sheet, wherever it stands among the grids; none where there is no such sheet. Rows that people broke are left out. */
export function historyFromGrids(grids: readonly Grid[]): HistoryRow[] {
  return grids.filter((grid) => grid.sheet.startsWith(sheetNames.history)).flatMap(rowsOfGrid);
}

function rowsOfGrid(grid: Grid): HistoryRow[] {
  const header = grid.cells.findIndex((row) => historyHeadings.every((heading, i) => row[i] === heading));
  if (header < 0) return [];
  return grid.cells.slice(header + 1).flatMap((row): HistoryRow[] => {
    const [town, period, start, end, code, name, unit, value, mark, low, high, written] = historyHeadings.map((_, i) => row[i] ?? null);
    const texts = [town, period, code].map(textOf);
    if (texts.includes("") || !isIso(dayOf(start)) || !isIso(dayOf(end))) return [];
    return [
      {
        town: textOf(town),
        period: textOf(period),
        start: dayOf(start),
        end: dayOf(end),
        code: textOf(code),
        name: textOf(name),
        unit: textOf(unit),
        value: numberOf(value),
        mark: textOf(mark) === "精确" ? "" : textOf(mark),
        low: numberOf(low),
        high: numberOf(high),
        written: dayOf(written),
      },
    ];
  });
}

const textOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell.trim() : typeof cell === "number" ? String(cell) : "");
const numberOf = (cell: Cell | undefined): number | null =>
  typeof cell === "number" ? cell : typeof cell === "object" && cell?.kind === "percent" ? cell.fraction * 100 : null;
const dayOf = (cell: Cell | undefined): string => (typeof cell === "object" && cell?.kind === "date" ? cell.iso : textOf(cell));
const isIso = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day);

/** Earlier rows, those of the last period's result where they are missing, and this run's, by period. */
export function historyRows({ rollUp, today }: HistoryFrame, earlier: readonly HistoryRow[], previous: Result | undefined): HistoryRow[] {
  const period = { period: rollUp.period.label, start: rollUp.period.start, end: rollUp.period.end };
  const own = rollUp.totals.map(({ indicator, quantity }): HistoryRow => ({
    town: rollUp.town,
    ...period,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    ...valueOf(quantity),
    written: today,
  }));
  const key = (row: { town: string; start: string; end: string }): string => `${row.town} ${row.start} ${row.end}`;
  const known = new Set([...earlier.map(key), key({ town: rollUp.town, ...period })]);
  const last = previous && !known.has(key({ town: previous.town, ...previous.period })) ? rowsOfResult(previous, today) : [];
  const kept = earlier.filter((row) => key(row) !== key({ town: rollUp.town, ...period }));
  return [...kept, ...last, ...own]
    .map((row, i) => ({ row, i }))
    .sort((a, b) => compare(a.row.town, b.row.town) || compare(a.row.start, b.row.start) || compare(a.row.end, b.row.end) || a.i - b.i)
    .map(({ row }) => row);
}

const valueOf = (quantity: Omit<Quantity, "unit"> | null): Pick<HistoryRow, "value" | "mark" | "low" | "high"> =>
  quantity === null
    ? { value: null, mark: "", low: null, high: null }
    : {
        value: quantity.value,
        mark: quantity.mark ?? "",
        low: quantity.mark === null ? null : quantity.low,
        high: quantity.mark === null ? null : quantity.high,
      };

const rowsOfResult = (result: Result, today: string): HistoryRow[] =>
  result.indicators.map(({ code, name, unit, total }) => ({
    town: result.town,
    period: result.period.label,
    start: result.period.start,
    end: result.period.end,
    code,
    name,
    unit,
    ...valueOf(total),
    written: today,
  }));
