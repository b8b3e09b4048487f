/** What a figure of a document may stand for: every total, share and part of a result, with the words that speak of it. */
import type { Mark } from "../model/quantity";
import type { Result, ResultQuantity } from "../model/result";
import { readQuantity } from "../reading/quantity";
import keywords from "./keywords.json";

/** Amount; difference and rate of change against the last period; target and how much of it is reached; a step of a selection; an average. */
export type Aspect = "plain" | "change" | "target" | "completion" | "推荐" | "初评" | "公示" | "mean";

export interface Candidate {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  /** null: the town. */
  readonly area: string | null;
  /** Member of the breakdown (a road), or null. */
  readonly part: string | null;
  readonly yearToDate: boolean;
  /** As the report prints it, where it does (1800余份 for 1824余). */
  readonly printed: string | null;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly mark: Mark;
  /** What is said of the indicator; `plain` is its amount. */
  readonly aspect: Aspect;
  /** Words one of which stands near a figure that means this; the more telling first. */
  readonly words: readonly string[];
}

const known: Readonly<Record<string, readonly string[]>> = keywords;

/** Verbs that begin indicator names and stand before anything. */
const VERB = /^(?:开展|制作|刷写|发放|发送|新建|参与|参加|注册|动用|清理|清扫|出动|实施|停止|召开|制定|完成)/;

/** All candidates of a result: amounts from its indicators, and what a report says beyond them from its facts. */
export const candidatesOf = (result: Result): Candidate[] => [...amountsOf(result), ...saidOf(result)];

/** Ids of facts that are no amount of an indicator end in what they say of it: `ZY04.growth`, `DD01.初评`. */
const SAID: readonly (readonly [RegExp, Aspect])[] = [
  [/\.(?:change|growth)$/, "change"],
  [/\.target$/, "target"],
  [/\.completion$/, "completion"],
  [/\.推荐$/, "推荐"],
  [/\.初评$/, "初评"],
  [/\.公示$/, "公示"],
  [/\.mean$/, "mean"],
];

/** Shares by a text that the totals are not broken down by (`JR01#春节`), numerators and the like are amounts of their own words. */
function saidOf(result: Result): Candidate[] {
  const names = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
  return result.facts.flatMap((fact) => {
    const indicator = names.get(fact.indicator);
    const aspect = SAID.find(([pattern]) => pattern.test(fact.id))?.[1] ?? "plain";
    const part = /#([^.@]+)$/.exec(fact.id)?.[1] ?? null;
    const own = /\.(?:numerator|denominator)$/.test(fact.id);
    if (aspect === "plain" && !own && (part === null || indicator?.breakdown?.[part])) return [];
    const { quantity } = readQuantity(fact.text);
    if (!quantity) return [];
    const { value, low, high, mark } = quantity;
    const about = /（([^（）]*)）$/.exec(fact.name ?? "")?.[1];
    const words =
      own && about !== undefined ? [about, about.replace(/人数$|数$/, "")] : wordsOf(fact.indicator, indicator?.name ?? fact.name ?? fact.indicator);
    return [
      {
        indicator: fact.indicator,
        name: fact.name ?? indicator?.name ?? fact.indicator,
        unit: quantity.unit ?? fact.unit,
        words,
        area: fact.area,
        part,
        aspect,
        printed: fact.text,
        yearToDate: false,
        value,
        low,
        high,
        mark,
      },
    ];
  });
}

const wordsOf = (code: string, name: string): readonly string[] => known[code] ?? [name, name.replace(VERB, "")];

function amountsOf(result: Result): Candidate[] {
  const printed = new Map(
    result.facts
      .filter((fact) => !fact.id.includes("."))
      .map((fact) => [JSON.stringify([fact.indicator, fact.area, /#([^.@]+)$/.exec(fact.id)?.[1] ?? null]), fact.text] as const)
      .filter(([, text]) => text !== ""),
  );
  return result.indicators.flatMap((indicator) => {
    const words = wordsOf(indicator.code, indicator.name);
    const base = { indicator: indicator.code, name: indicator.name, unit: indicator.unit, words };
    const make = (quantity: ResultQuantity, area: string | null, part: string | null, yearToDate: boolean): Candidate => ({
      ...base,
      area,
      part,
      yearToDate,
      aspect: "plain",
      printed: printed.get(JSON.stringify([indicator.code, area, part])) ?? null,
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
