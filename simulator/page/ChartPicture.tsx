/** A chart as a simple picture: columns, bars, lines, areas, pies. */
import type { ReactNode } from "react";
import type { Chart, Series } from "../excel/book/sheet";
import type { Workbook } from "../excel/book/workbook";
import { general } from "../excel/book/number-format";
import { valuesOf } from "../excel/objects/chart-series";
import { scale } from "./axis";

const palette = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

export function ChartPicture({ book, chart, x, y }: { readonly book: Workbook; readonly chart: Chart; readonly x: number; readonly y: number }): ReactNode {
  const [width, height] = [chart.width * scale, chart.height * scale];
  const series = chart.series.map((one, i) => ({
    name: one.name ?? `系列${i + 1}`,
    values: numbers(book, one),
    color: colorOf(one) ?? palette[i % palette.length] ?? "#4472C4",
  }));
  const first = chart.series[0];
  const categories = first?.categories
    ? valuesOf(book, first.categories.sheet, first.categories.area).map(String)
    : (series[0]?.values.map((_, i) => String(i + 1)) ?? []);
  const legend = chart.settings.parts.get("Legend")?.values.get("Visible") !== false && (series.length > 1 || chart.type.startsWith("Pie"));
  const plot = { left: 14, top: chart.titleVisible ? 36 : 12, right: width - 14, bottom: height - (legend ? 30 : 12) };
  return (
    <div
      className="sim-chart"
      role="img"
      aria-label={`图表 ${chart.titleVisible ? chart.title : chart.name}`}
      style={{ left: chart.left * scale + x, top: chart.top * scale + y, width, height }}
    >
      <svg width={width} height={height} fontSize={11} fill="#595959">
        {chart.titleVisible ? (
          <text x={width / 2} y={22} textAnchor="middle" fontSize={14}>
            {chart.title}
          </text>
        ) : null}
        {/^(Pie|Doughnut)/.test(chart.type) ? (
          <Pie values={series[0]?.values ?? []} plot={plot} />
        ) : /^Bar/.test(chart.type) ? (
          <Bars series={series} categories={categories} plot={plot} />
        ) : (
          <Columns type={chart.type} series={series} categories={categories} plot={plot} />
        )}
        {legend ? (
          <Legend
            names={/^(Pie|Doughnut)/.test(chart.type) ? categories : series.map((one) => one.name)}
            colors={/^(Pie|Doughnut)/.test(chart.type) ? palette : series.map((one) => one.color)}
            width={width}
            y={height - 12}
          />
        ) : null}
      </svg>
    </div>
  );
}

interface Drawn {
  readonly name: string;
  readonly values: readonly number[];
  readonly color: string;
}

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function numbers(book: Workbook, series: Series): number[] {
  return series.values ? valuesOf(book, series.values.sheet, series.values.area).map((value) => (typeof value === "number" ? value : 0)) : [];
}

function colorOf(series: Series): string | null {
  const color = series.settings.parts.get("Format")?.parts.get("Fill")?.values.get("Color");
  return typeof color === "string" ? color : null;
}

/** Round steps of an axis from 0 (or below) to above the largest value. */
function ticks(series: readonly Drawn[], count: number): number[] {
  const all = series.flatMap((one) => one.values);
  const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw) ?? raw;
  const found: number[] = [];
  for (let value = Math.floor(low / step) * step; value < high + step; value += step) found.push(Number(value.toPrecision(12)));
  return found;
}

function Columns({
  type,
  series,
  categories,
  plot,
}: {
  readonly type: string;
  readonly series: readonly Drawn[];
  readonly categories: readonly string[];
  readonly plot: Plot;
}): ReactNode {
  const steps = ticks(series, 5);
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const left = plot.left + Math.max(...steps.map((step) => general(step).length)) * 6.5 + 4;
  const bottom = plot.bottom - 18;
  const at = (value: number): number => bottom - ((value - low) / (high - low || 1)) * (bottom - plot.top);
  const slot = (plot.right - left) / Math.max(1, categories.length);
  const every = Math.ceil(34 / Math.max(1, slot));
  const isLine = /^(Line|Area)/.test(type);
  return (
    <>
      {steps.map((step) => (
        <g key={step}>
          <line x1={left} x2={plot.right} y1={at(step)} y2={at(step)} stroke="#E3E3E3" />
          <text x={left - 5} y={at(step) + 4} textAnchor="end">
            {general(step)}
          </text>
        </g>
      ))}
      {categories.map((name, i) =>
        i % every === 0 ? (
          <text key={i} x={left + slot * (i + 0.5)} y={bottom + 14} textAnchor="middle">
            {clip(name, (slot * every) / 11)}
          </text>
        ) : null,
      )}
      {series.map((one, s) =>
        isLine ? (
          <polyline
            key={s}
            fill="none"
            stroke={one.color}
            strokeWidth={2.25}
            points={one.values.map((value, i) => `${left + slot * (i + 0.5)},${at(value)}`).join(" ")}
          />
        ) : (
          one.values.map((value, i) => {
            const wide = (slot * 0.6) / series.length;
            return (
              <rect
                key={`${s},${i}`}
                x={left + slot * i + slot * 0.2 + wide * s}
                width={Math.max(1, wide - 1)}
                y={Math.min(at(value), at(0))}
                height={Math.abs(at(value) - at(0))}
                fill={one.color}
              />
            );
          })
        ),
      )}
      <line x1={left} x2={plot.right} y1={at(0)} y2={at(0)} stroke="#BFBFBF" />
    </>
  );
}

function Bars({ series, categories, plot }: { readonly series: readonly Drawn[]; readonly categories: readonly string[]; readonly plot: Plot }): ReactNode {
  const steps = ticks(series, 5);
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const left = plot.left + Math.min(90, Math.max(0, ...categories.map((name) => name.length)) * 12) + 4;
  const bottom = plot.bottom - 18;
  const at = (value: number): number => left + ((value - low) / (high - low || 1)) * (plot.right - left);
  const slot = (bottom - plot.top) / Math.max(1, categories.length);
  return (
    <>
      {steps.map((step) => (
        <g key={step}>
          <line y1={plot.top} y2={bottom} x1={at(step)} x2={at(step)} stroke="#E3E3E3" />
          <text x={at(step)} y={bottom + 14} textAnchor="middle">
            {general(step)}
          </text>
        </g>
      ))}
      {categories.map((name, i) => (
        <text key={i} x={left - 5} y={bottom - slot * (i + 0.5) + 4} textAnchor="end">
          {slot < 11 && i % Math.ceil(11 / slot) !== 0 ? "" : clip(name, 8)}
        </text>
      ))}
      {series.map((one, s) =>
        one.values.map((value, i) => {
          const thick = (slot * 0.6) / series.length;
          return (
            <rect
              key={`${s},${i}`}
              x={Math.min(at(0), at(value))}
              width={Math.abs(at(value) - at(0))}
              y={bottom - slot * (i + 1) + slot * 0.2 + thick * s}
              height={Math.max(1, thick - 1)}
              fill={one.color}
            />
          );
        }),
      )}
    </>
  );
}

function Pie({ values, plot }: { readonly values: readonly number[]; readonly plot: Plot }): ReactNode {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0) || 1;
  const [x, y] = [(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2];
  const radius = Math.min(plot.right - plot.left, plot.bottom - plot.top) / 2 - 4;
  let angle = -Math.PI / 2;
  return values.map((value, i) => {
    const start = angle;
    angle += (Math.max(0, value) / total) * Math.PI * 2;
    const point = (at: number): string => `${x + radius * Math.cos(at)} ${y + radius * Math.sin(at)}`;
    return (
      <path
        key={i}
        d={`M ${x} ${y} L ${point(start)} A ${radius} ${radius} 0 ${angle - start > Math.PI ? 1 : 0} 1 ${point(angle - 0.0001)} Z`}
        fill={palette[i % palette.length]}
        stroke="#fff"
      />
    );
  });
}

function Legend({
  names,
  colors,
  width,
  y,
}: {
  readonly names: readonly string[];
  readonly colors: readonly string[];
  readonly width: number;
  readonly y: number;
}): ReactNode {
  const sizes = names.map((name) => name.length * 11 + 24);
  let x = Math.max(8, (width - sizes.reduce((a, b) => a + b, 0)) / 2);
  return names.map((name, i) => {
    const at = x;
    x += sizes[i] ?? 0;
    return (
      <g key={i}>
        <rect x={at} y={y - 8} width={9} height={9} fill={colors[i % colors.length]} />
        <text x={at + 13} y={y}>
          {name}
        </text>
      </g>
    );
  });
}

function clip(text: string, length: number): string {
  const most = Math.max(1, Math.floor(length));
  return text.length > most + 1 ? `${text.slice(0, most)}…` : text;
}
