/** Charts of 汇总·镇级, below its table: how far the targets are reached, and the villages side by side for one main indicator of each work area. */
import type { PlanCell, PlanChart } from "../model/sheet-plan";
import { cellAddress } from "../model/address";
import { reachedOf } from "../rollup/target";
import { blank, columnRange, range, text } from "./cells";
import type { SheetFrame } from "./frame";
import { pages, type TownColumns } from "./town-columns";
import type { TownLine, TownRow } from "./town-rows";

const mostCharts = 6;
const chartRows = 14;
/** Rows of standard height below the repeated header that a landscape page surely takes, at the scale that fits its width. */
const pageRows = 34;

/**
 * @param headerRow row of the areas' names
 * @param top first free row below the table
 * @returns rows to put at `top`: a table of targets reached (where there are any), then room for the charts; and rows that begin a printed page,
 *   so that no chart is cut in two
 */
export function townCharts(
  { columns: areas }: SheetFrame,
  rows: readonly TownRow[],
  columns: TownColumns,
  headerRow: number,
  top: number,
): { cells: (PlanCell | null)[][]; charts: PlanChart[]; breakBefore: number[] } {
  const lines = rows.flatMap((row, i) => ("line" in row ? [{ line: row.line, row: headerRow + 1 + i }] : []));
  const reached = targetTable(lines, columns, top);
  const cells: (PlanCell | null)[][] = [...reached.cells];
  const chartTop = top + cells.length + (cells.length > 0 ? 1 : 0);
  const { firstArea } = columns;
  const lastArea = firstArea + areas.length - 1;
  const wanted: Omit<PlanChart, "at">[] = reached.chart ? [reached.chart] : [];
  if (areas.length >= 2) {
    for (const { line, row } of mainLines(rows, lines)) {
      wanted.push({
        type: "column",
        title: `${line.name}（${line.unit}）`,
        categories: range(headerRow, firstArea, headerRow, lastArea),
        series: [{ name: line.name, values: range(row, firstArea, row, lastArea) }],
      });
    }
  }
  // Two charts stand side by side over the width of a page.
  const page = columns.widths.slice(0, pages(columns).lastColumn + 1).reduce((sum, width) => sum + width, 0);
  const chartsWidth = Math.max(page, 120);
  const split = columnAt(columns.widths, chartsWidth / 2);
  const end = columnAt(columns.widths, chartsWidth);
  const charts = wanted.slice(0, mostCharts).map((chart, i): PlanChart => {
    const row = chartTop + Math.floor(i / 2) * (chartRows + 1);
    const left = i % 2 === 0 ? 0 : split;
    return { ...chart, at: { top: row, left, bottom: row + chartRows, right: i % 2 === 0 ? split : end } };
  });
  return { cells, charts, breakBefore: pageStarts(top, [...new Set(charts.map((chart) => chart.at.top))]) };
}

/** The first row below the table begins a page, and so does each row of charts that would reach beyond the page begun before. */
function pageStarts(top: number, chartTops: readonly number[]): number[] {
  const starts: number[] = [];
  for (const at of chartTops) {
    const begun = starts.at(-1);
    if (begun === undefined) starts.push(top);
    else if (at + chartRows - begun > pageRows) starts.push(at);
  }
  return starts;
}

/** For each work area the first indicator that at least half of the areas that report anything there have a number for; no rates, no parts. */
function mainLines(rows: readonly TownRow[], lines: readonly { line: TownLine; row: number }[]): { line: TownLine; row: number }[] {
  const groups: { line: TownLine; row: number }[][] = [];
  let at = 0;
  for (const row of rows) {
    if ("group" in row) groups.push([]);
    else {
      const line = lines[at++];
      if (line) groups[groups.length - 1]?.push(line);
    }
  }
  const filled = ({ line }: { line: TownLine }): number => [...line.byArea.values()].filter((quantity) => quantity !== null && quantity.value !== 0).length;
  return groups
    .flatMap((group) => {
      const candidates = group.filter(({ line }) => line.total !== null && line.unit !== "%" && filled({ line }) >= 2);
      const most = Math.max(0, ...candidates.map(filled));
      return candidates.find((candidate) => filled(candidate) * 2 >= most) ?? [];
    })
    .sort((a, b) => filled(b) - filled(a) || a.row - b.row)
    .slice(0, mostCharts)
    .sort((a, b) => a.row - b.row);
}

function targetTable(
  lines: readonly { line: TownLine; row: number }[],
  columns: TownColumns,
  top: number,
): { cells: (PlanCell | null)[][]; chart: Omit<PlanChart, "at"> | null } {
  const withTarget = lines.filter(({ line }) => line.total?.target && line.quantity && line.total.target.value !== 0);
  const completion = columns.at.get("completion");
  const target = columns.at.get("target");
  const total = columns.at.get("total");
  if (withTarget.length < 2 || completion === undefined || target === undefined || total === undefined) return { cells: [], chart: null };
  const width = completion + 1;
  const row = (make: (column: number) => PlanCell): PlanCell[] => Array.from({ length: width }, (_, column) => make(column));
  const titles = new Map([
    [0, "代码"],
    [1, "目标完成情况"],
    [2, "单位"],
    [total, "已完成"],
    [target, "目标"],
    [completion, "完成率"],
  ]);
  const head = row((column) => text(titles.get(column) ?? "", "header"));
  const body = withTarget.map(({ line, row: source }) =>
    row((column): PlanCell => {
      if (column === 0) return text(line.code);
      if (column === 1) return text(line.name);
      if (column === 2) return text(line.unit);
      const goal = line.total?.target?.value ?? 0;
      const reached = reachedOf(line);
      const reachedAt = line.yearToDate === null ? total : (columns.at.get("yearToDate") ?? total);
      if (column === total) return figure(reached?.value ?? 0, cellAddress(source, reachedAt));
      if (column === target) return figure(goal, cellAddress(source, target));
      if (column === completion) return { value: ((reached?.value ?? 0) / goal) * 100, formula: cellAddress(source, completion), style: "percent" };
      return blank("text");
    }),
  );
  const first = top + 1;
  const last = top + body.length;
  return {
    cells: [head, ...body],
    chart: {
      type: "bar",
      title: "目标完成率（%）",
      categories: columnRange(1, first, last),
      series: [{ name: "完成率", values: columnRange(completion, first, last) }],
    },
  };
}

const figure = (value: number, formula: string): PlanCell => ({ value, formula, style: Number.isInteger(value) ? "number" : "decimal" });

/** First column that begins at or after so many characters from the left; beyond the last column all are 9 wide. */
function columnAt(widths: readonly number[], characters: number): number {
  let sum = 0;
  let column = 0;
  while (sum + (widths[column] ?? 9) / 2 < characters) sum += widths[column++] ?? 9;
  return column;
}
