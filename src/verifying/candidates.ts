/** What a figure of a document may stand for: every total, share and part of a result, with the words that speak of it. */
import type { Mark } from "../model/quantity";
import type { Result, ResultQuantity } from "../model/result";
import keywords from "./keywords.json";

export interface Candidate {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  /** null: the town. */
  readonly area: string | null;
  /** Member of the breakdown (a road), or null. */
  readonly part: string | null;
  readonly yearToDate: boolean;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly mark: Mark;
  /** Words one of which stands near a figure that means this; the more telling first. */
  readonly words: readonly string[];
}

const known: Readonly<Record<string, readonly string[]>> = keywords;

/** Verbs that begin indicator names and stand before anything. */
const VERB = /^(?:开展|制作|刷写|发放|发送|新建|参与|参加|注册|动用|清理|清扫|出动|实施|停止|召开|制定|完成)/;

/** All candidates of a result, in its order. */
export function candidatesOf(result: Result): Candidate[] {
  return result.indicators.flatMap((indicator) => {
    const words = known[indicator.code] ?? [indicator.name, indicator.name.replace(VERB, "")];
    const base = { indicator: indicator.code, name: indicator.name, unit: indicator.unit, words };
    const make = (quantity: ResultQuantity, area: string | null, part: string | null, yearToDate: boolean): Candidate => ({
      ...base,
      area,
      part,
      yearToDate,
      value: quantity.value,
      low: quantity.low,
      high: quantity.high,
      mark: quantity.mark,
    });
    return [
      ...(indicator.total ? [make(indicator.total, null, null, indicator.periodType === "yearToDate")] : []),
      ...(indicator.yearToDate ? [make(indicator.yearToDate, null, null, true)] : []),
      ...Object.entries(indicator.byArea).map(([area, quantity]) => make(quantity, area, null, indicator.periodType === "yearToDate")),
      ...Object.entries(indicator.breakdown ?? {}).map(([part, quantity]) => make(quantity, null, part, false)),
    ];
  });
}
