/** Series of a chart with their points and trendlines. */
import { integerOf, optionalInteger, optionalText, textOf } from "../../protocol/arguments";
import { HostError, existing } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject } from "../../protocol/object-type";
import { cellsOf, type Area } from "../book/address";
import { createSettings, type Series, type Settings, type Sheet } from "../book/sheet";
import type { Workbook } from "../book/workbook";
import { valueAt } from "../formula/results";
import { chartChanged, chartTypeOf, type ChartRef } from "./chart-ref";
import { defineExcel, part } from "./define";
import { plain } from "./range-content";
import { areaOfArgument } from "./range-ref";

interface SeriesRef extends ChartRef {
  readonly series: Series;
}

/** Values of an area in a line. */
export function valuesOf(book: Workbook, sheet: Sheet, area: Area): (string | number | boolean)[] {
  const values: (string | number | boolean)[] = [];
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) values.push(plain(valueAt(book, sheet, row, column)));
  return values;
}

/** What each dimension of a series is taken from (`Excel.ChartSeriesDimension`). */
const dimensions: { readonly [name: string]: (series: Series) => Series["values"] } = {
  BubbleSizes: ({ bubbles }) => bubbles,
  Categories: ({ categories }) => categories,
  Values: ({ values }) => values,
  XValues: ({ categories }) => categories,
  YValues: ({ values }) => values,
};

function setData(member: "values" | "categories" | "bubbles"): (ref: SeriesRef, args: readonly Argument[]) => void {
  return (ref, args) => {
    ref.series[member] = areaOfArgument(ref.book, ref.sheet, args[0]);
    chartChanged(ref);
  };
}

const seriesType = defineExcel<SeriesRef>("ChartSeries", {
  settings: ({ series }) => series.settings,
  defaults: { HasDataLabels: false, Smooth: false, ShowShadow: false, Filtered: false, AxisGroup: "Primary", Overlap: 0, GapWidth: 150 },
  scalars: {
    Name: {
      get: ({ series, chart }) => series.name ?? `系列${chart.series.indexOf(series) + 1}`,
      set: (ref, value) => {
        ref.series.name = textOf(value);
        chartChanged(ref);
      },
    },
    ChartType: {
      get: ({ series, chart }) => series.settings.values.get("ChartType") ?? chart.type,
      set: (ref, value) => {
        ref.series.settings.values.set("ChartType", chartTypeOf(value));
        chartChanged(ref);
      },
    },
    PlotOrder: {
      get: ({ series, chart }) => chart.series.indexOf(series) + 1,
      set: (ref, value) => {
        const rest = ref.chart.series.filter((one) => one !== ref.series);
        rest.splice(integerOf(value) - 1, 0, ref.series);
        ref.chart.series = rest;
        chartChanged(ref);
      },
    },
  },
  navigation: { Points: (ref) => pointsType(ref), Trendlines: (ref) => trendlinesType(ref) },
  methods: {
    Delete: (ref) => {
      ref.chart.series = ref.chart.series.filter((one) => one !== ref.series);
      chartChanged(ref);
    },
    GetDimensionStringValues: (ref, args) => dimension(ref, args).map(String),
    GetDimensionValues: dimension,
    SetBubbleSizes: setData("bubbles"),
    SetValues: setData("values"),
    SetXAxisValues: setData("categories"),
  },
});

function dimension({ book, series }: SeriesRef, args: readonly Argument[]): (string | number | boolean)[] {
  const source = dimensions[textOf(args[0])];
  if (!source) throw new HostError("InvalidArgument");
  const data = source(series);
  return data ? valuesOf(book, data.sheet, data.area) : [];
}

export const seriesCollectionType = defineExcel<ChartRef>("ChartSeriesCollection", {
  scalars: { Count: { get: ({ chart }) => chart.series.length } },
  items: (ref) => ref.chart.series.map((series) => seriesType({ ...ref, series })),
  methods: {
    GetCount: ({ chart }) => chart.series.length,
    GetItemAt: (ref, args) => seriesType({ ...ref, series: existing(ref.chart.series[integerOf(args[0])]) }),
    Add: (ref, args) => {
      const index = optionalInteger(args[1]) ?? ref.chart.series.length;
      const series: Series = {
        name: optionalText(args[0]),
        values: null,
        categories: ref.chart.series[0]?.categories ?? null,
        bubbles: null,
        trendlines: [],
        settings: createSettings(),
      };
      ref.chart.series = [...ref.chart.series.slice(0, index), series, ...ref.chart.series.slice(index)];
      chartChanged(ref);
      return seriesType({ ...ref, series });
    },
  },
});

interface PointRef extends SeriesRef {
  readonly index: number;
}

/** As many as there are values. */
function pointCount({ series }: SeriesRef): number {
  return series.values ? cellsOf(series.values.area) : 0;
}

const pointType = defineExcel<PointRef>("ChartPoint", {
  settings: ({ series, index }) => part(series.settings, `point ${index}`),
  defaults: { HasDataLabel: false, MarkerStyle: "Automatic" },
  scalars: {
    Value: { get: ({ book, series, index }): Json => (series.values ? (valuesOf(book, series.values.sheet, series.values.area)[index] ?? null) : null) },
  },
});

const pointsType = defineExcel<SeriesRef>("ChartPointsCollection", {
  scalars: { Count: { get: pointCount } },
  items: (ref) => Array.from({ length: pointCount(ref) }, (_, index) => pointType({ ...ref, index })),
  methods: {
    GetCount: pointCount,
    GetItemAt: (ref, args) => {
      const index = integerOf(args[0]);
      if (index < 0 || index >= pointCount(ref)) throw new HostError("InvalidArgument");
      return pointType({ ...ref, index });
    },
  },
});

interface TrendlineRef extends SeriesRef {
  readonly trendline: Settings;
}

const trendlineTypes = ["Linear", "Exponential", "Logarithmic", "MovingAverage", "Polynomial", "Power"];

function trendlineTypeOf(value: Argument | undefined): string {
  const type = optionalText(value) ?? "Linear";
  if (!trendlineTypes.includes(type)) throw new HostError("InvalidArgument");
  return type;
}

const trendlineType = defineExcel<TrendlineRef>("ChartTrendline", {
  settings: ({ trendline }) => trendline,
  defaults: { BackwardPeriod: 0, ForwardPeriod: 0, MovingAveragePeriod: 2, PolynomialOrder: 2, ShowEquation: false, ShowRSquared: false },
  scalars: {
    Type: {
      get: ({ trendline }) => trendline.values.get("Type") ?? "Linear",
      set: (ref, value) => {
        ref.trendline.values.set("Type", trendlineTypeOf(value));
        chartChanged(ref);
      },
    },
  },
  methods: {
    Delete: (ref) => {
      ref.series.trendlines = ref.series.trendlines.filter((one) => one !== ref.trendline);
      chartChanged(ref);
    },
  },
});

function trendlineAt(ref: SeriesRef, args: readonly Argument[]): HostObject {
  return trendlineType({ ...ref, trendline: existing(ref.series.trendlines[integerOf(args[0])]) });
}

const trendlinesType = defineExcel<SeriesRef>("ChartTrendlineCollection", {
  items: (ref) => ref.series.trendlines.map((trendline) => trendlineType({ ...ref, trendline })),
  indexer: trendlineAt,
  methods: {
    Add: (ref, args) => {
      const trendline = createSettings();
      trendline.values.set("Type", trendlineTypeOf(args[0]));
      ref.series.trendlines.push(trendline);
      chartChanged(ref);
      return trendlineType({ ...ref, trendline });
    },
    GetCount: ({ series }) => series.trendlines.length,
    GetItem: trendlineAt,
  },
});
