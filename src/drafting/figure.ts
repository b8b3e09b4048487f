/** Figures as a template sees them: `指标.HJ05.有`, and behind that everything the filters need. */
import { partFigure, totalFigure, yearToDateFigure } from "../figures/of-total";
import type { Figure } from "../model/figure";
import type { RollUp, Total } from "../model/total";
import { cleanWords } from "./wording";

const DETAIL = Symbol("figure");

interface Detail {
  readonly spec: Figure | null;
  readonly total: Total | null;
}

/** What a template can read of a figure without printing it. Printing is for filters: every printed figure is a fact. */
export interface TemplateFigure {
  readonly 编号: string;
  readonly 名称: string;
  readonly 单位: string;
  /** There is a figure, and it is not 0. */
  readonly 有: boolean;
  /** There is a figure, and it is 0. */
  readonly 零: boolean;
  readonly 值: number;
  readonly 分项: readonly TemplateFigure[];
  readonly [DETAIL]: Detail;
}

/** A figure of any origin; null where there is nothing to print. */
export function templateFigure(
  spec: Figure | null,
  code: string,
  name: string,
  unit: string,
  total: Total | null = null,
  parts: readonly TemplateFigure[] = [],
): TemplateFigure {
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

export const isFigure = (value: unknown): value is TemplateFigure => typeof value === "object" && value !== null && DETAIL in value;
export const specOf = (value: unknown): Figure | null => (isFigure(value) ? value[DETAIL].spec : null);
export const totalOf = (value: unknown): Total | null => (isFigure(value) ? value[DETAIL].total : null);

/** The figure of an indicator for the whole town, its breakdown as parts. */
export function indicatorFigure(total: Total, rollUp: RollUp): TemplateFigure {
  const { code, name, unit } = total.indicator;
  const parts = breakdownFigures(total, rollUp);
  // Kept apart by unit (幅 and 处): the parts are the figures, a sum over units is none.
  if (total.indicator.breakdown === "unit" && parts.length > 0) {
    const own = parts.find((part) => part.单位 === unit);
    return templateFigure(own ? totalFigure(total, rollUp, own.值) : null, code, name, unit, total, parts);
  }
  return templateFigure(totalFigure(total, rollUp), code, name, unit, total, parts);
}

/** By 路段 or by unit: largest first, then by name, so that the order of files does not show. */
function breakdownFigures(total: Total, rollUp: RollUp): TemplateFigure[] {
  const { indicator, breakdown } = total;
  return Object.entries(breakdown ?? {})
    .flatMap(([key, quantity]) => {
      const name = cleanWords(key);
      if (name === null || quantity.value === 0) return [];
      const part = partFigure(total, key, name, quantity, rollUp);
      return [templateFigure(part, indicator.code, name, part.unit)];
    })
    .sort((a, b) => b.值 - a.值 || compareText(a.名称, b.名称));
}

/** The figure since 1 January, where it says more than the figure of the period. */
export function tellingYearToDate(total: Total, rollUp: RollUp): Figure | null {
  const { indicator, quantity, yearToDate } = total;
  if (!yearToDate || indicator.periodType !== "flow" || rollUp.period.start.endsWith("-01-01")) return null;
  return quantity !== null && yearToDate.value <= quantity.value ? null : yearToDateFigure(total, rollUp);
}

/** By code point: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
