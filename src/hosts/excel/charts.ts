/** Charts of a plan. They bear names of ours, so that those which a clerk adds are told from them. */
import { chartColors } from "../../layout/styles";
import type { PlanChart } from "../../model/sheet-plan";
import { cellAddress } from "../../model/address";

const NAME = "台账通图";

export const isOurChart = (name: string): boolean => name.startsWith(NAME);

export const chartName = (number: number): string => `${NAME}${number}`;

const CHART_TYPES = { bar: "BarClustered", column: "ColumnClustered", line: "LineMarkers" } as const satisfies Record<
  PlanChart["type"],
  Excel.ChartType | `${Excel.ChartType}`
>;

/** What a chart is good for nothing without: its figures, and the place where it covers no cell. */
export function drawChart(sheet: Excel.Worksheet, planned: PlanChart, name: string): void {
  const [first, ...more] = planned.series;
  if (!first) return;
  const chart = sheet.charts.add(CHART_TYPES[planned.type], sheet.getRange(first.values), "Columns");
  chart.name = name;
  chart.setPosition(cellAddress(planned.at.top, planned.at.left), cellAddress(planned.at.bottom, planned.at.right));
  const drawn = [chart.series.getItemAt(0), ...more.map((series) => chart.series.add(series.name))];
  planned.series.forEach((series, i) => {
    const one = drawn[i];
    if (!one) return;
    one.name = series.name;
    one.setValues(sheet.getRange(series.values));
    one.setXAxisValues(sheet.getRange(planned.categories));
  });
}

/** How a chart that stands looks. */
export function trimChart(sheet: Excel.Worksheet, planned: PlanChart, name: string): void {
  const chart = sheet.charts.getItem(name);
  chart.title.text = planned.title;
  chart.legend.visible = planned.series.length > 1;
  planned.series.forEach((_, i) => chart.series.getItemAt(i).format.fill.setSolidColor(`#${chartColors[i % chartColors.length] ?? chartColors[0]}`));
}

/** Queues that charts go which were begun, whatever became of them. */
export async function eraseCharts(context: Excel.RequestContext, sheet: Excel.Worksheet, stand: readonly string[]): Promise<void> {
  const charts = sheet.charts.load("items/name");
  await context.sync();
  for (const chart of charts.items) if (!stand.includes(chart.name)) chart.delete();
  await context.sync();
}
