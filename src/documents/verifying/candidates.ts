/** What a figure of a document may stand for: every total, share and part of a result, and what its report says of them, with the words that speak of each. */
import verbsWords from "../../language/words/verbs.json";
import { wordPattern } from "../../language/word-pattern";
import { builtIn } from "../../catalogue/built-in";
import type { IndicatorWords } from "../../model/indicator";
import type { Mark } from "../../model/quantity";
import type { Fact } from "../../model/report";
import type { Result, ResultIndicator } from "../../model/result";
import { amountsOfResult } from "../../figures/of-result";
import { figureIdText, parseFigureId, stageOfFigure, townFigureId, type FigureId } from "../../model/figure";
import keywords from "./keywords.json";
import { readFigure } from "./read-figure";

/**
 * What is said of an indicator: its amount; difference, rate of change and so on, as the end of a fact's id tells; a record of a ledger
 * (`sanitation@东庄村#河道.people`); a line of the plan.
 */
export type Aspect = "plain" | "record" | "plan" | "stage" | ToldAspect;

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
  readonly aspect: Aspect;
  /** Of an honour's candidates: the stage at which they are. */
  readonly stage: string | null;
  /** Words one of which stands near a figure that means this; the more telling first. */
  readonly words: readonly string[];
  /** The day of a record, as text tells it: 3月5日. */
  readonly day: string | null;
}

/** Of figures that are no indicator's: areas, how many reported, findings. */
const ownWords: Readonly<Record<string, readonly string[]>> = keywords;
const knownIndicators = new Map(builtIn.indicators.map((indicator) => [indicator.code, indicator.words]));

/** How texts speak of an indicator: as its result says, else as the product does. */
const wordsFor = (code: string, indicator: ResultIndicator | undefined): IndicatorWords => indicator?.words ?? knownIndicators.get(code) ?? {};

/** Words of what a fact says of its indicator beyond the amount: a side of a ratio, what is left of a task. */
const wordsOfPart = (
  { id, indicator: code }: Fact,
  part: "numerator" | "denominator" | "left",
  indicator: ResultIndicator | undefined,
): readonly string[] | undefined => (id === figureIdText(townFigureId(code, part)) ? wordsFor(code, indicator)[part] : undefined);

/** Aspects of figures that are no amount of an indicator. */
const TOLD = ["change", "growth", "target", "completion", "shortfall", "left", "areas", "share", "mean"] as const;
type ToldAspect = (typeof TOLD)[number];
const isTold = (aspect: string): aspect is ToldAspect => (TOLD as readonly string[]).includes(aspect);

/** Verbs that begin indicator names and stand before anything. */
const VERB = wordPattern()`^(?:${verbsWords.indicatorStarts})`;

const wordsOf = (code: string, name: string, indicator: ResultIndicator | undefined): readonly string[] =>
  wordsFor(code, indicator).amount ?? ownWords[code] ?? [...new Set([name, name.replace(/（[^）]*）$/, ""), name.replace(VERB, "")])];

/** All candidates of a result: amounts of its indicators, and what its report says beyond them. */
export function candidatesOf(result: Result): Candidate[] {
  const indicators = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
  return [...amountsOf(result), ...result.facts.flatMap((fact) => saidOf(fact, indicators.get(fact.indicator)))];
}

/** A fact that is no amount of the indicators below; they are candidates whether the report prints them or not. */
function saidOf(fact: Fact, indicator: ResultIndicator | undefined): Candidate[] {
  const { quantity, unit } = readFigure(fact.text);
  if (!quantity) return [];
  const { value, low, high, mark } = quantity;
  const name = fact.name ?? indicator?.name ?? fact.indicator;
  const id = parseFigureId(fact.id);
  const base: Told = {
    ...{ indicator: fact.indicator, name, unit: unit ?? fact.unit, area: fact.area, part: id.part, yearToDate: false, printed: fact.text },
    ...{ value, low, high, mark, day: null, stage: stageOfFigure(id) },
  };
  const subject = name.replace(/（[^（）]*）$/, "");
  if (fact.indicator === "plan") return [{ ...base, part: null, area: null, aspect: "plan", words: [subject, subject.slice(-4), subject.slice(-2)] }];
  if (id.area !== null && id.part !== null) return [{ ...base, part: null, aspect: "record", words: [subject], day: dayIn(fact.period) }];
  return toldOf(fact, id, indicator, base);
}

type Told = Omit<Candidate, "aspect" | "words">;

const dayIn = (period: string): string | null => /\d{1,2}月\d{1,2}日/.exec(period)?.[0] ?? null;

/** What is told of an indicator, or counted by the report itself. */
function toldOf(fact: Fact, id: FigureId, indicator: ResultIndicator | undefined, base: Told): Candidate[] {
  const { name, part } = base;
  // How many areas sent nothing is a count of its own, not areas that an indicator takes in.
  const aspect = base.stage !== null ? "stage" : isTold(id.aspect) && !(id.indicator === "completeness" && id.aspect === "areas") ? id.aspect : "plain";
  if (id.aspect === "numerator" || id.aspect === "denominator") {
    // Numerator and denominator are amounts of their own words: 知晓人数, 知晓.
    const about = /（([^（）]*)）$/.exec(name)?.[1] ?? name;
    return [{ ...base, aspect, words: wordsOfPart(fact, id.aspect, indicator) ?? [about, about.replace(/人数$|数$/, "")] }];
  }
  if (aspect === "plain" && indicator && (part === null || indicator.breakdown?.[part])) return [];
  const left = aspect === "left" ? wordsOfPart(fact, aspect, indicator) : undefined;
  return [{ ...base, aspect, words: left ?? ownWords[fact.id] ?? wordsOf(fact.indicator, indicator?.name ?? name, indicator) }];
}

function amountsOf(result: Result): Candidate[] {
  const printed = new Map(result.facts.filter(({ text }) => text !== "").map(({ id, text }) => [id, text]));
  return amountsOfResult(result).map(({ figure, indicator }): Candidate => {
    const { id, quantity, unit } = figure;
    const { code, name } = indicator;
    return {
      ...{ indicator: code, name, unit, words: wordsOf(code, name, indicator), area: id.area, part: id.part, aspect: "plain", stage: null, day: null },
      ...{ value: quantity.value, low: quantity.low, high: quantity.high, mark: quantity.mark },
      yearToDate: figure.claim.tense === "今年以来",
      printed: printed.get(figureIdText(id)) ?? null,
    };
  });
}
