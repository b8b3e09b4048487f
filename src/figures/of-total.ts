/** The figures of a run, made from its totals: amounts, shares of areas and parts, what was reached since New Year, and what follows from them. */
import { previousPeriod, yearStart } from "../language/period";
import { periodNames } from "../language/period-words";
import { exactly } from "../measuring/value";
import type { Claim } from "../model/claim";
import { townFigureId, type Figure, type FigureId } from "../model/figure";
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";
import type { IndicatorValue, RollUp, Total } from "../model/total";

/** @returns null where there is no value. `value`: what counts of it, where a part of it is told apart (公益广告 in 处 alone) */
export function totalFigure(total: Total, rollUp: RollUp, value: number | null = null): Figure | null {
  const { indicator, quantity, sources } = total;
  if (quantity === null) return null;
  const whole = value === null || value === quantity.value ? quantity : exactly(value, indicator.unit);
  return figureOf(total, rollUp, { id: townFigureId(indicator.code), quantity: whole, sources });
}

/** The share of one area: `HJ05@东庄村`. */
export function areaFigure(total: Total, value: IndicatorValue, rollUp: RollUp): Figure | null {
  if (value.quantity === null) return null;
  const { code, name } = total.indicator;
  const id = { ...townFigureId(code), area: value.area };
  return { ...figureOf(total, rollUp, { id, quantity: value.quantity, sources: value.sources }), name: `${name}（${value.area}）` };
}

/** A part of the breakdown: `QT01#石大路`. @param key of the breakdown @param name as it is told */
export function partFigure(total: Total, key: string, name: string, quantity: Quantity, rollUp: RollUp): Figure {
  const { indicator, breakdownSources } = total;
  const id = townFigureId(indicator.code, "", key);
  const figure = figureOf(total, rollUp, { id, quantity, sources: breakdownSources?.[key] ?? [] });
  return { ...figure, unit: indicator.breakdown === "unit" ? key : indicator.unit, name: `${indicator.name}（${name}）` };
}

/** Since 1 January. */
export function yearToDateFigure(total: Total, rollUp: RollUp): Figure | null {
  const { indicator, yearToDate } = total;
  if (!yearToDate) return null;
  const id = townFigureId(indicator.code, "ytd");
  const figure = figureOf(total, rollUp, { id, quantity: yearToDate, sources: total.yearToDateSources ?? total.sources });
  return { ...figure, name: `${indicator.name}（当年累计）`, claim: { ...figure.claim, ...sinceNewYearOf(rollUp) } };
}

/** What a figure follows by from its total. */
export type DerivedAspect =
  "change" | "growth" | "target" | "completion" | "shortfall" | "left" | "areas" | "share" | "mean" | "numerator" | "denominator" | (string & {});

/** A figure that follows from a total: a difference, a share, a target. @param words what it is, for its name */
export function derivedFigure(total: Total, rollUp: RollUp, aspect: DerivedAspect, words: string, value: number, unit: string): Figure {
  const id = townFigureId(total.indicator.code, aspect);
  const figure = figureOf(total, rollUp, { id, quantity: exactly(value, unit), sources: total.sources });
  const claim: Claim =
    aspect === "change" || aspect === "growth"
      ? { ...figure.claim, basis: spanOf(previousPeriod(rollUp.period)) }
      : aspect === "target"
        ? { ...figure.claim, status: "目标" }
        : figure.claim;
  return { ...figure, unit, name: `${total.indicator.name}（${words}）`, claim };
}

/** A count of the run's own, not of an indicator: `areas.villages`, `completeness.rate`. */
export function ownFigure(id: FigureId, name: string, value: number, unit: string, rollUp: RollUp): Figure {
  const { start, end, label } = rollUp.period;
  const { indicator, part } = id;
  const claim: Claim = {
    subject: { town: rollUp.town, area: null },
    object: { indicator, part },
    period: { start, end, label },
    tense: "本期",
    status: "实际",
  };
  return { id, name, quantity: exactly(value, unit), unit, claim, sources: [] };
}

/** Every amount of a run, in the order of its indicators: the town's, since New Year, of its areas, of the parts of its breakdowns. */
export const amountsOfRollUp = (rollUp: RollUp): Figure[] =>
  rollUp.totals.flatMap((total) => [
    ...present(totalFigure(total, rollUp)),
    ...present(yearToDateFigure(total, rollUp)),
    ...[...total.byArea.values()].flatMap((value) => present(areaFigure(total, value, rollUp))),
    ...Object.entries(total.breakdown ?? {}).map(([key, quantity]) => partFigure(total, key, key, quantity, rollUp)),
  ]);

const present = (figure: Figure | null): Figure[] => (figure === null ? [] : [figure]);

interface OwnPart {
  readonly id: FigureId;
  readonly quantity: Quantity;
  readonly sources: readonly Source[];
}

function figureOf({ indicator }: Total, rollUp: RollUp, own: OwnPart): Figure {
  const { code, name, unit } = indicator;
  const { area, part } = own.id;
  const object = { indicator: code, part };
  return { ...own, name, unit, claim: { subject: { town: rollUp.town, area }, object, ...timeOf(indicator.periodType, rollUp), status: "实际" } };
}

/** Of which time the amount of an indicator is, by its period type. */
function timeOf(periodType: Total["indicator"]["periodType"], rollUp: RollUp): Pick<Claim, "period" | "tense"> {
  const { start, end, label } = rollUp.period;
  if (periodType === "yearToDate") return sinceNewYearOf(rollUp);
  if (periodType === "stock") return { period: { start: end, end, label: periodNames(rollUp.period).stock }, tense: "时点" };
  return { period: { start, end, label }, tense: "本期" };
}

const sinceNewYearOf = ({ period }: RollUp): Pick<Claim, "period" | "tense"> => ({
  period: { start: yearStart(period), end: period.end, label: periodNames(period).yearToDate },
  tense: "今年以来",
});

const spanOf = ({ start, end }: Claim["period"] | { start: string; end: string }): { start: string; end: string } => ({ start, end });
