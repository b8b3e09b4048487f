/** Figures as a template sees them: `指标.HJ05.有`, and behind that everything the filters need. */
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";
import type { IndicatorValue, RollUp, Total } from "../model/total";
import { cleanWords } from "./wording";
import { periodNames } from "./period-words";
import type { FigureSpec } from "./facts";

const DETAIL = Symbol("figure");

interface Detail {
  readonly spec: FigureSpec | null;
  readonly total: Total | null;
}

/** What a template can read of a figure without printing it. Printing is for filters: every printed figure is a fact. */
export interface Figure {
  readonly 编号: string;
  readonly 名称: string;
  readonly 单位: string;
  /** There is a figure, and it is not 0. */
  readonly 有: boolean;
  /** There is a figure, and it is 0. */
  readonly 零: boolean;
  readonly 值: number;
  readonly 分项: readonly Figure[];
  readonly [DETAIL]: Detail;
}

/** A figure of any origin; null where there is nothing to print. */
export function figure(spec: FigureSpec | null, code: string, name: string, unit: string, total: Total | null = null, parts: readonly Figure[] = []): Figure {
  const value = spec?.quantity.value ?? 0;
  return {
    编号: code,
    名称: name,
    单位: unit,
    有: spec !== null && value !== 0,
    零: spec !== null && value === 0,
    值: value,
    分项: parts,
    [DETAIL]: { spec, total },
  };
}

export const isFigure = (value: unknown): value is Figure => typeof value === "object" && value !== null && DETAIL in value;
export const specOf = (value: unknown): FigureSpec | null => (isFigure(value) ? value[DETAIL].spec : null);
export const totalOf = (value: unknown): Total | null => (isFigure(value) ? value[DETAIL].total : null);

/** The figure of an indicator for the whole town, its breakdown as parts. */
export function indicatorFigure(total: Total, rollUp: RollUp): Figure {
  const { code, name, unit } = total.indicator;
  const parts = breakdownFigures(total, rollUp);
  // Kept apart by unit (幅 and 处): the parts are the figures, a sum over units is none.
  if (total.indicator.breakdown === "unit" && parts.length > 0) {
    const own = parts.find((part) => part.单位 === unit);
    return figure(own ? totalSpec(total, own.值, rollUp) : null, code, name, unit, total, parts);
  }
  return figure(total.quantity ? totalSpec(total, null, rollUp) : null, code, name, unit, total, parts);
}

function totalSpec(total: Total, ownUnit: number | null, rollUp: RollUp): FigureSpec | null {
  const { indicator, quantity, sources } = total;
  if (quantity === null) return null;
  const whole = ownUnit === null || ownUnit === quantity.value ? quantity : exactly(ownUnit, indicator.unit);
  return baseSpec(total, rollUp, { id: indicator.code, quantity: whole, sources });
}

/** By 路段 or by unit: largest first, then by name, so that the order of files does not show. */
function breakdownFigures(total: Total, rollUp: RollUp): Figure[] {
  const { indicator, breakdown, breakdownSources } = total;
  return Object.entries(breakdown ?? {})
    .flatMap(([key, quantity]) => {
      const name = cleanWords(key);
      if (name === null || quantity.value === 0) return [];
      const unit = indicator.breakdown === "unit" ? key : indicator.unit;
      const sources = breakdownSources?.[key] ?? [];
      const spec = { ...baseSpec(total, rollUp, { id: `${indicator.code}#${key}`, quantity, sources }), unit, name: `${indicator.name}（${name}）` };
      return [figure(spec, indicator.code, name, unit)];
    })
    .sort((a, b) => b.值 - a.值 || compareText(a.名称, b.名称));
}

/** The figure of one area: `HJ05@东庄村`. */
export function areaSpec(total: Total, value: IndicatorValue, rollUp: RollUp): FigureSpec | null {
  if (value.quantity === null) return null;
  const { code, name } = total.indicator;
  const base = baseSpec(total, rollUp, { id: `${code}@${value.area}`, quantity: value.quantity, sources: value.sources });
  return { ...base, area: value.area, name: `${name}（${value.area}）` };
}

/** The figure since 1 January, where it says more than the figure of the period. */
export function yearToDateSpec(total: Total, rollUp: RollUp): FigureSpec | null {
  const { indicator, quantity, yearToDate } = total;
  if (!yearToDate || indicator.periodType !== "flow" || rollUp.period.start.endsWith("-01-01")) return null;
  if (quantity !== null && yearToDate.value <= quantity.value) return null;
  const spec = baseSpec(total, rollUp, { id: `${indicator.code}.ytd`, quantity: yearToDate, sources: total.yearToDateSources ?? total.sources });
  return { ...spec, period: periodNames(rollUp.period).yearToDate, name: `${indicator.name}（当年累计）` };
}

/** A figure that follows from a total: a difference, a share, a target. */
export function derivedSpec(total: Total, rollUp: RollUp, suffix: string, words: string, value: number, unit: string): FigureSpec {
  const base = baseSpec(total, rollUp, { id: `${total.indicator.code}.${suffix}`, quantity: exactly(value, unit), sources: total.sources });
  return { ...base, unit, name: `${total.indicator.name}（${words}）` };
}

function baseSpec(total: Total, rollUp: RollUp, own: { id: string; quantity: Quantity; sources: readonly Source[] }): FigureSpec {
  const { code, name, unit, periodType } = total.indicator;
  const names = periodNames(rollUp.period);
  const period = periodType === "flow" ? rollUp.period.label : periodType === "stock" ? names.stock : names.yearToDate;
  return { ...own, name, unit, indicator: code, area: null, period };
}

export const exactly = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });

/** By code point: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
