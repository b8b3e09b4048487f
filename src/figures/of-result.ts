/**
 * The figures of a result: its amounts, whoever prints them, and what its reports say beyond these. Own templates, checking and refreshing all take
 * from here, so that a figure that one of them writes is known to the others.
 */
import { canonicalUnit } from "../language/units";
import type { Claim } from "../model/claim";
import { townFigureId, figureIdText, type Figure, type FigureId } from "../model/figure";
import type { Fact } from "../model/report";
import type { Result, ResultIndicator, ResultQuantity } from "../model/result";
import { factOf } from "./fact";

/** An amount of a result, with the indicator that it is of. */
export interface Amount {
  readonly figure: Figure;
  readonly indicator: ResultIndicator;
}

/** Every amount: the town's, since New Year, of its areas, of the parts of its breakdowns. Cells behind them are known to the run alone. */
export function amountsOfResult(result: Result): Amount[] {
  return result.indicators.flatMap((indicator): Amount[] => {
    const { code, name, unit, total, yearToDate, byArea, breakdown } = indicator;
    const make = (id: FigureId, quantity: ResultQuantity, said: string | null, own = unit): Amount => {
      const told = said === null ? name : `${name}（${said}）`;
      const figure = { id, name: told, quantity: { ...quantity, unit: null }, unit: own, claim: claimOf(result, indicator, id), sources: [] };
      return { indicator, figure };
    };
    const id = townFigureId(code);
    return [
      ...(total ? [make(id, total, null)] : []),
      ...(yearToDate ? [make({ ...id, aspect: "ytd" }, yearToDate, "当年累计")] : []),
      ...Object.entries(byArea).map(([area, quantity]) => make({ ...id, area }, quantity, area)),
      // Parts by unit (公益广告42处、3幅) have their own.
      ...Object.entries(breakdown ?? {}).map(([part, quantity]) => make({ ...id, part }, quantity, part, canonicalUnit(part) === null ? unit : part)),
    ];
  });
}

function claimOf({ town, period }: Result, { code, periodType }: ResultIndicator, { area, part, aspect }: FigureId): Claim {
  const since = aspect === "ytd" || periodType === "yearToDate";
  const start = since ? `${period.end.slice(0, 4)}-01-01` : periodType === "stock" ? period.end : period.start;
  const tense = since ? "今年以来" : periodType === "stock" ? "时点" : "本期";
  return { subject: { town, area }, object: { indicator: code, part }, period: { label: period.label, start, end: period.end }, tense, status: "实际" };
}

export interface FactBook {
  /** By the text of an id: the report's own, with its cells, else the amount as it would be printed. */
  readonly byId: (id: string) => Fact | undefined;
  readonly all: readonly Fact[];
}

/** Facts of a result: those that its report tells, then every amount that it does not. */
export function factsOfResult(result: Result): FactBook {
  const facts = new Map(result.facts.map((fact) => [fact.id, fact]));
  for (const { figure } of amountsOfResult(result)) {
    const id = figureIdText(figure.id);
    if (!facts.has(id)) facts.set(id, factOf(figure));
  }
  return { byId: (id) => facts.get(id), all: [...facts.values()] };
}
