/** `Excel.Chart` and its collection. Data are areas of sheets; looks are kept as given, the page draws the plain ones. */
import { integerOf, numberOf, optionalText, textOf } from "../../protocol/arguments";
import { HostError, existing } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import type { Area } from "../book/address";
import { requireAllowed } from "../book/protection";
import { createSettings, offsetOf, type Chart, type Series, type Sheet } from "../book/sheet";
import { activate, newId, tell, type Workbook } from "../book/workbook";
import { toText } from "../formula/values";
import { valueAt } from "../formula/results";
import { axesType, dataTableType, mayHaveDataTable, titleType } from "./chart-parts";
import { chartChanged, chartTypeOf, type ChartRef } from "./chart-ref";
import { seriesCollectionType } from "./chart-series";
import { defineExcel } from "./define";
import { areaOfArgument } from "./range-ref";
import { objectOf } from "./registry";
import type { SheetRef } from "./sheet-ref";

/** Series from a block of data: the first column (or row) of texts are the categories, the first row (or column) the names. */
function seriesFrom(book: Workbook, sheet: Sheet, area: Area, by: string): Series[] {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  const byRows = by === "Rows" || (by === "Auto" && columns > rows && rows > 1 && columns > 2);
  const textAt = (row: number, column: number): boolean => typeof valueAt(book, sheet, row, column) === "string" || valueAt(book, sheet, row, column) === null;
  const headRow = rows > 1 && textAt(area.top, area.right);
  const headColumn = columns > 1 && textAt(area.bottom, area.left);
  const data = { top: area.top + (headRow ? 1 : 0), left: area.left + (headColumn ? 1 : 0), bottom: area.bottom, right: area.right };
  const made: Series[] = [];
  const count = byRows ? data.bottom - data.top + 1 : data.right - data.left + 1;
  for (let i = 0; i < count; i++) {
    const values = byRows ? { ...data, top: data.top + i, bottom: data.top + i } : { ...data, left: data.left + i, right: data.left + i };
    const name = byRows ? (headColumn ? valueAt(book, sheet, values.top, area.left) : null) : headRow ? valueAt(book, sheet, area.top, values.left) : null;
    const categories = byRows
      ? headRow
        ? { ...data, top: area.top, bottom: area.top }
        : null
      : headColumn
        ? { ...data, left: area.left, right: area.left }
        : null;
    made.push({
      name: name === null ? null : toText(name),
      values: { sheet, area: values },
      categories: categories ? { sheet, area: categories } : null,
      bubbles: null,
      trendlines: [],
      settings: createSettings(),
    });
  }
  return made;
}

function chartNamed(ref: SheetRef, key: Argument | undefined): HostObject | null {
  const wanted = textOf(key).toLowerCase();
  const chart = ref.sheet.charts.find((one) => one.name.toLowerCase() === wanted || one.id === key);
  return chart ? chartType({ ...ref, chart }) : null;
}

export const chartsType = defineExcel<SheetRef>("ChartCollection", {
  scalars: { Count: { get: ({ sheet }) => sheet.charts.length } },
  items: (ref) => ref.sheet.charts.map((chart) => chartType({ ...ref, chart })),
  indexer: (ref, args) => chartNamed(ref, args[0]),
  methods: {
    Add: (ref, args) => {
      requireAllowed(ref.sheet, "allowEditObjects");
      const source = areaOfArgument(ref.book, ref.sheet, args[1]);
      let number = ref.sheet.charts.length + 1;
      while (ref.sheet.charts.some((one) => one.name === `图表 ${number}`)) number += 1;
      const chart: Chart = {
        id: newId(ref.book),
        name: `图表 ${number}`,
        type: chartTypeOf(args[0]),
        title: "图表标题",
        titleVisible: true,
        series: seriesFrom(ref.book, source.sheet, source.area, optionalText(args[2]) ?? "Auto"),
        left: 100,
        top: 100,
        width: 360,
        height: 216,
        settings: createSettings(),
      };
      if (chart.series.length === 1) chart.title = chart.series[0]?.name ?? chart.title;
      ref.sheet.charts.push(chart);
      chartChanged(ref);
      tell(ref.book, { kind: "chartAdded", sheet: ref.sheet, chart });
      return chartType({ ...ref, chart });
    },
    GetCount: ({ sheet }) => sheet.charts.length,
    GetItem: (ref, args) => existing(chartNamed(ref, args[0])),
    GetItemAt: (ref, args) => chartType({ ...ref, chart: existing(ref.sheet.charts[integerOf(args[0])]) }),
    GetItemOrNullObject: (ref, args) => chartNamed(ref, args[0]),
  },
});

function measure(name: "left" | "top" | "width" | "height"): { readonly get: (ref: ChartRef) => Json; readonly set: (ref: ChartRef, value: Json) => void } {
  return {
    get: ({ chart }) => chart[name],
    set: (ref, value) => {
      ref.chart[name] = numberOf(value);
      chartChanged(ref);
    },
  };
}

/** The chart that is selected; the one before is left. */
function activateChart({ book, sheet, chart }: ChartRef): void {
  const before = book.activeChart;
  if (before?.chart === chart) return;
  activate(book, sheet);
  book.activeChart = { sheet, chart };
  if (before) tell(book, { kind: "chartDeactivated", ...before });
  tell(book, { kind: "chartActivated", sheet, chart });
}

export const chartType: ObjectType<ChartRef> = defineExcel<ChartRef>("Chart", {
  id: ({ chart }) => chart.id,
  settings: ({ chart }) => chart.settings,
  defaults: {
    CategoryLabelLevel: 0,
    DisplayBlanksAs: "NotPlotted",
    PlotBy: "Columns",
    PlotVisibleOnly: true,
    SeriesNameLevel: 0,
    ShowAllFieldButtons: false,
    ShowDataLabelsOverMaximum: true,
    Style: 201,
  },
  scalars: {
    Id: { get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.name,
      set: (ref, value) => {
        ref.chart.name = textOf(value);
        chartChanged(ref);
      },
    },
    ChartType: {
      get: ({ chart }) => chart.type,
      set: (ref, value) => {
        ref.chart.type = chartTypeOf(value);
        chartChanged(ref);
      },
    },
    Left: measure("left"),
    Top: measure("top"),
    Width: measure("width"),
    Height: measure("height"),
  },
  navigation: {
    Worksheet: ({ book, sheet }) => objectOf("Worksheet", { book, sheet }),
    Series: (ref) => seriesCollectionType(ref),
    Title: (ref) => titleType(ref),
    Axes: (ref) => axesType(ref),
  },
  methods: {
    Delete: (ref) => {
      requireAllowed(ref.sheet, "allowEditObjects");
      ref.sheet.charts = ref.sheet.charts.filter((one) => one !== ref.chart);
      tell(ref.book, { kind: "chartDeleted", sheet: ref.sheet, chart: ref.chart });
      chartChanged(ref);
    },
    SetData: (ref, args) => {
      const source = areaOfArgument(ref.book, ref.sheet, args[0]);
      ref.chart.series = seriesFrom(ref.book, source.sheet, source.area, optionalText(args[1]) ?? "Auto");
      chartChanged(ref);
    },
    SetPosition: (ref, args) => {
      const start = areaOfArgument(ref.book, ref.sheet, args[0]).area;
      const { chart, sheet } = ref;
      [chart.left, chart.top] = [offsetOf(sheet, "column", start.left), offsetOf(sheet, "row", start.top)];
      if (args[1] !== undefined && args[1] !== null) {
        const end = areaOfArgument(ref.book, ref.sheet, args[1]).area;
        chart.width = offsetOf(sheet, "column", end.right + 1) - chart.left;
        chart.height = offsetOf(sheet, "row", end.bottom + 1) - chart.top;
      }
      chartChanged(ref);
    },
    Activate: activateChart,
    GetDataTable: (ref) => {
      if (!mayHaveDataTable(ref.chart)) throw new HostError("ItemNotFound");
      return dataTableType(ref);
    },
    GetDataTableOrNullObject: (ref) => (mayHaveDataTable(ref.chart) ? dataTableType(ref) : null),
  },
});
