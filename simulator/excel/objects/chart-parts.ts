/** Title, axes and data table of a chart. */
import { integerOf, numberOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import type { Chart, Settings } from "../book/sheet";
import { chartChanged, type ChartRef } from "./chart-ref";
import { defineExcel, part, settingsType } from "./define";
import { areaOfArgument } from "./range-ref";

/** Some characters of a title. */
const charactersType = settingsType("ChartFormatString");

export const titleType = defineExcel<ChartRef>("ChartTitle", {
  settings: ({ chart }) => part(chart.settings, "title"),
  defaults: { Overlay: false, HorizontalAlignment: "Center", Position: "Top", ShowShadow: false, VerticalAlignment: "Center" },
  scalars: {
    Text: {
      get: ({ chart }) => chart.title,
      set: (ref, value) => {
        [ref.chart.title, ref.chart.titleVisible] = [textOf(value), true];
        chartChanged(ref);
      },
    },
    Visible: {
      get: ({ chart }) => chart.titleVisible,
      set: (ref, value) => {
        ref.chart.titleVisible = value === true;
        chartChanged(ref);
      },
    },
  },
  methods: {
    GetSubstring: ({ chart }, args) => {
      const [start, length] = [integerOf(args[0]), integerOf(args[1])];
      if (start < 0 || length < 1 || start + length > chart.title.length) throw new HostError("InvalidArgument");
      return charactersType(part(part(chart.settings, "title"), `characters ${start} ${length}`));
    },
  },
});

interface AxisRef extends ChartRef {
  readonly member: string;
  readonly settings: Settings;
}

const axisType = defineExcel<AxisRef>("ChartAxis", {
  settings: ({ settings }) => settings,
  defaults: {
    AxisGroup: "Primary",
    DisplayUnit: "None",
    LinkNumberFormat: true,
    LogBase: 10,
    Position: "Automatic",
    ReversePlotOrder: false,
    ScaleType: "Linear",
    ShowDisplayUnitLabel: true,
    TickLabelPosition: "NextToAxis",
    Visible: true,
  },
  scalars: { Type: { get: ({ member }) => member.replace("Axis", "") } },
  methods: {
    SetCategoryNames: (ref, args) => {
      if (ref.member !== "CategoryAxis") throw new HostError("InvalidOperation");
      const names = areaOfArgument(ref.book, ref.sheet, args[0]);
      for (const series of ref.chart.series) series.categories = { ...names };
      chartChanged(ref);
    },
    SetCrossesAt: (ref, args) => keep(ref, { CrossesAt: numberOf(args[0]) }),
    SetCustomDisplayUnit: (ref, args) => keep(ref, { CustomDisplayUnit: numberOf(args[0]), DisplayUnit: "Custom" }),
    SetPositionAt: (ref, args) => keep(ref, { PositionAt: numberOf(args[0]), Position: "Custom" }),
  },
});

function keep(ref: AxisRef, values: { readonly [name: string]: number | string }): void {
  for (const [name, value] of Object.entries(values)) ref.settings.values.set(name, value);
  chartChanged(ref);
}

function axisOf(ref: ChartRef, member: string): HostObject {
  return axisType({ ...ref, member, settings: part(part(ref.chart.settings, "axes"), member) });
}

export const axesType: ObjectType<ChartRef> = defineExcel<ChartRef>("ChartAxes", {
  navigation: {
    CategoryAxis: (ref) => axisOf(ref, "CategoryAxis"),
    SeriesAxis: (ref) => axisOf(ref, "SeriesAxis"),
    ValueAxis: (ref) => axisOf(ref, "ValueAxis"),
  },
  methods: {
    GetItem: (ref, args: readonly Argument[]) => {
      const type = textOf(args[0]);
      if (!["Category", "Value", "Series"].includes(type)) throw new HostError("InvalidArgument");
      return axisOf(ref, `${type}Axis`);
    },
  },
});

/** Charts without such axes have no table of their data below them. */
export function mayHaveDataTable({ type }: Chart): boolean {
  return /^(?:3D)?(?:Column|Bar|Line|Area|Stock|Cylinder|Cone|Pyramid)/.test(type);
}

export const dataTableType = defineExcel<ChartRef>("ChartDataTable", {
  settings: ({ chart }) => part(chart.settings, "dataTable"),
  defaults: { ShowHorizontalBorder: true, ShowLegendKey: true, ShowOutlineBorder: true, ShowVerticalBorder: true, Visible: false },
});
