/**
 * Each figure of a document against the result: matched, differs, or unknown.
 * A figure means a candidate when words near it speak of the candidate and the units go together. Which candidate is meant is decided by the
 * words alone, never by the value: a wrong figure must not be matched to whatever happens to be as large. Where the words are far away, the
 * figure can be confirmed but not accused.
 */
import phrasesWords from "../../language/words/phrases.json";
import { wordPattern } from "../../language/word-pattern";
import type { Quantity } from "../../model/quantity";
import type { Result } from "../../model/result";
import { agrees } from "./agreement";
import { candidatesOf, type Candidate } from "./candidates";
import { clauseOf, clauseText, namingOf, type Clause, type ClauseText, type WordNaming } from "./clause";
import { cueFor } from "./cues";
import { figuresOf, type TextFigure } from "./figures";
import { holds, searchable, type SearchableText, type TextWindow } from "./searchable";
import { sectionsOf, type Section } from "./sections";
import { honoursOf, type Honours } from "./stages";
import { unitFit } from "./unit-fit";

export type Verdict = "matched" | "differs" | "unknown";

export interface CheckedFigure extends TextFigure {
  readonly verdict: Verdict;
  /** What the figure was compared with; null where unknown. */
  readonly candidate: Candidate | null;
}

/**
 * Checks every figure of a text.
 * @param paragraphs plain texts of the document's paragraphs
 * @param leads by paragraph: what stands before it in its row, where it is a table's cell
 * @returns the figures in reading order, each with its verdict
 */
export function matchFigures(paragraphs: readonly string[], result: Result, leads: readonly string[] = []): CheckedFigure[] {
  const all = candidatesOf(result);
  const context: Context = {
    months: monthsOf(result),
    areas: result.areas.map((area) => area.name),
    town: result.town,
    masks: masksOf(all),
    honours: honoursOf(result),
  };
  const plans = all.filter(({ aspect }) => aspect === "plan");
  const results = all.filter(({ aspect }) => aspect !== "plan");
  const sections = sectionsOf(paragraphs);
  const before = sectionTexts(paragraphs, sections);
  let previous: { figure: TextFigure; clause: Clause } | null = null;
  let text: ClauseText | null = null;
  return figuresOf(paragraphs).map((figure) => {
    const { paragraph } = figure;
    if (text === null || previous?.figure.paragraph !== paragraph) {
      previous = null;
      text = clauseText(paragraphs[paragraph] ?? "", leads[paragraph] ?? "", before(paragraph));
    }
    const clause = clauseOf(text, figure, previous);
    previous = { figure, clause };
    // Plans are no results: nothing among them is held against a total.
    return judge(figure, clause, sections[paragraph]?.planned ? plans : results, context);
  });
}

/** By paragraph: what stands before it in its section. All paragraphs of a section share one text. */
function sectionTexts(paragraphs: readonly string[], sections: readonly Section[]): (paragraph: number) => TextWindow {
  const ends: number[] = [];
  const texts = new Map<Section, SearchableText>();
  sections.forEach((section, i) => {
    const above = sections[i - 1] === section ? (ends[i - 1] ?? 0) + SEPARATOR.length : 0;
    ends.push(above + (paragraphs[i] ?? "").length);
  });
  const textOf = (section: Section, paragraph: number): SearchableText => {
    let text = texts.get(section);
    if (!text) {
      let [first, end] = [paragraph, paragraph];
      while (sections[first - 1] === section) first--;
      while (sections[end] === section) end++;
      texts.set(section, (text = searchable(paragraphs.slice(first, end).join(SEPARATOR))));
    }
    return text;
  };
  return (paragraph) => {
    const section = sections[paragraph];
    const inside = section !== undefined && sections[paragraph - 1] === section;
    return { text: section ? textOf(section, paragraph) : NOTHING, from: 0, to: inside ? (ends[paragraph - 1] ?? 0) : 0 };
  };
}

const SEPARATOR = "。";
const NOTHING = searchable("");

interface Context {
  readonly months: number;
  readonly areas: readonly string[];
  readonly town: string;
  readonly masks: ReadonlyMap<string, readonly string[]>;
  readonly honours: Honours;
}

/** Word → longer words of other indicators that hold it. */
function masksOf(candidates: readonly Candidate[]): Map<string, readonly string[]> {
  const owners = new Map<string, Set<string>>();
  for (const { words, indicator } of candidates) for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(indicator));
  const words = [...owners.keys()];
  return new Map(
    words.map((word) => [
      word,
      words.filter(
        (longer) => longer.length > word.length && longer.includes(word) && ![...(owners.get(longer) ?? [])].some((one) => owners.get(word)?.has(one)),
      ),
    ]),
  );
}

interface Meaning {
  readonly candidate: Candidate;
  readonly score: number;
  /** The words are near enough to accuse; otherwise a figure that agrees is matched, and one that does not is unknown. */
  readonly sure: boolean;
}

function judge(figure: TextFigure, clause: Clause, candidates: readonly Candidate[], context: Context): CheckedFigure {
  const { quantity } = figure;
  if (!quantity) return { ...figure, verdict: "unknown", candidate: null };
  const place: Place = {
    clause,
    fits: cueFor(clause, context.honours),
    area: lastNamed(clause.sentence, context),
    since: speaksSinceJanuary(clause.sentence),
    inDigits: /[0-9０-９]/.test(figure.text),
    masks: context.masks,
    namings: new Map(),
  };
  const every = EVERY.exec(clause.sentence)?.[1];
  if (every !== undefined) return judgeRhythm(figure, quantity, context.months / (MONTHS[every] ?? 1), candidates, place);
  const meanings = candidates.flatMap((candidate) => meaningOf(candidate, quantity, place)).sort((a, b) => b.score - a.score);
  const sure = meanings.filter((meaning) => meaning.sure);
  const among = sure.length > 0 ? sure : meanings;
  const [best] = among;
  if (!best) return { ...figure, verdict: "unknown", candidate: null };
  // What the words cannot tell apart: agreement with one of them is agreement.
  // Of one event's figures the text rarely says which total they belong to: whatever its paragraph names may confirm them.
  const oneEvent = sure.length === 0 && THIS_TIME.test(clause.sentence);
  const agreeing = among.find((meaning) => (oneEvent || meaning.score >= best.score - 0.3) && agrees(quantity, figure.text, meaning.candidate));
  if (agreeing) return { ...figure, verdict: "matched", candidate: agreeing.candidate };
  return sure.length > 0 ? { ...figure, verdict: "differs", candidate: best.candidate } : { ...figure, verdict: "unknown", candidate: null };
}

const EVERY = /每(个?月|季度?|半年|年)[^，。；、\d]{0,4}$/;
const MONTHS: Readonly<Record<string, number>> = { 月: 1, 个月: 1, 季: 3, 季度: 3, 半年: 6, 年: 12 };

/** 每月一次: as often as there are months in the period. It can be confirmed; that it is kept otherwise is not for a count to say. */
function judgeRhythm(figure: TextFigure, quantity: Quantity, times: number, candidates: readonly Candidate[], place: Place): CheckedFigure {
  const kept = candidates.find(
    (candidate) =>
      candidate.aspect === "plain" && candidate.area === null && candidate.value === quantity.value * times && meaningOf(candidate, quantity, place).length > 0,
  );
  return kept ? { ...figure, verdict: "matched", candidate: kept } : { ...figure, verdict: "unknown", candidate: null };
}

const monthsOf = ({ period }: Result): number => {
  const [from, to] = [period.start, period.end].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return (to ?? 0) - (from ?? 0) + 1;
};

/** One event, this time: figures of it are no totals. */
const THIS_TIME = wordPattern()`${phrasesWords.thisTime}`;
const SINCE = wordPattern("g")`${phrasesWords.sinceNewYear}`;
const THIS_PERIOD = wordPattern("g")`${phrasesWords.thisPeriod}|\d月份`;

/** Which of the two was said last; what stands in a closed bracket is said of the figure in it alone. */
function speaksSinceJanuary(sentence: string): boolean {
  const open = sentence.replace(/[（(][^（）()]*[）)]/g, "");
  const last = (pattern: RegExp): number => [...open.matchAll(pattern)].at(-1)?.index ?? -1;
  return last(SINCE) > last(THIS_PERIOD);
}

/** What holds for every candidate of a figure. */
interface Place {
  readonly clause: Clause;
  readonly fits: (candidate: Pick<Candidate, "aspect" | "stage">) => boolean;
  /** The village last named, unless the whole town was named since. */
  readonly area: string | null;
  readonly since: boolean;
  /** 三面 may be anything; a figure of a report is in digits, unless its unit is the indicator's. */
  readonly inDigits: boolean;
  readonly masks: Context["masks"];
  /** Words that were looked for already: candidates of one indicator share them. */
  readonly namings: Map<readonly string[], WordNaming | null>;
}

/** The most telling place of any of the words. */
function bestNaming(words: readonly string[], { clause, masks, namings }: Place): WordNaming | null {
  const known = namings.get(words);
  if (known !== undefined) return known;
  let best: WordNaming | null = null;
  for (const word of words) {
    const naming = namingOf(word, clause, masks.get(word) ?? NO_MASKS);
    if (naming && (best === null || naming.weight > best.weight)) best = naming;
  }
  namings.set(words, best);
  return best;
}

const NO_MASKS: readonly string[] = [];

/** How a figure's place fits a candidate, before its words are looked for. */
interface Fit {
  /** 1 to 3: how well the units agree. */
  readonly unit: number;
  /** The candidate's road is named. */
  readonly named: boolean;
}

function meaningOf(candidate: Candidate, quantity: Quantity, place: Place): Meaning[] {
  const { clause, fits, area: meant } = place;
  const { aspect, area, part } = candidate;
  // A village or a road is meant only where it is named; the town only where no village is.
  if (area !== null && meant !== area && aspect !== "record") return [];
  const byUnit = part !== null && part === quantity.unit;
  const unit = byUnit ? 3 : unitFit(quantity.unit, candidate.unit);
  if (unit === 0 || !fits(candidate)) return [];
  if (isItsRow(candidate, clause, byUnit)) return [{ candidate, score: 20 + unit, sure: true }];
  if (aspect === "record") return recordMeaning(candidate, unit, clause);
  const named = part !== null && (byUnit || holds(clause.own, part));
  if (part !== null && !named) return [];
  const naming = bestNaming(candidate.words, place);
  return naming === null ? [] : namedMeaning(candidate, { unit, named }, naming, place);
}

/** The row of a table that is headed by the indicator itself. */
const isItsRow = ({ name, area, part }: Candidate, { row }: Clause, byUnit: boolean): boolean =>
  row !== null && row === name && area === null && (part === null || byUnit);

/** A candidate whose words stand before the figure: how telling that is, and whether it is sure. */
function namedMeaning(candidate: Candidate, { unit, named }: Fit, naming: WordNaming, place: Place): Meaning[] {
  const { clause, since, inDigits } = place;
  const { aspect, area } = candidate;
  const far = naming.nearness === "paragraph" || naming.nearness === "section";
  // A road that is named is enough to know it; what was done there may stand sentences before (按路段看，…).
  const specific = aspect !== "plain" || named || area !== null;
  if (far && !specific && (unit < (THIS_TIME.test(clause.sentence) ? 2 : 3) || naming.nearness === "section")) return [];
  if (area !== null && naming.nearness === "section") return [];
  const score = unit + naming.weight + (area !== null ? 3 : 0) + (named ? 3 : 0) + (candidate.yearToDate === since ? 0.5 : 0);
  const near = (!far || specific) && (unit > 1 || (inDigits && naming.nearness === "own"));
  return [{ candidate, score, sure: near && !isDoubtful(candidate, named, place) && tellsMatter(candidate, clause) }];
}

/** An amount of the town is doubtful where the sentence tells of one event, or names a village. */
function isDoubtful({ aspect, area }: Candidate, named: boolean, { clause, area: meant }: Place): boolean {
  if (aspect !== "plain") return false;
  return THIS_TIME.test(clause.sentence) || (area === null && !named && meant !== null && holds(clause.own, meant));
}

/** A plan is known by its whole matter; by its last words (折页) it can be confirmed. */
function tellsMatter({ aspect, words }: Candidate, clause: Clause): boolean {
  const [whole = ""] = words;
  return aspect !== "plan" || holds(clause.paragraph, whole) || clause.after.includes(whole);
}

/** A record is known by its village with its day or its name. */
function recordMeaning(candidate: Candidate, unit: number, clause: Clause): Meaning[] {
  const { area, day, words } = candidate;
  if (area !== null && !clause.sentence.includes(area)) return [];
  const subject = words.some((word) => clause.sentence.includes(word));
  const onDay = day !== null && new RegExp(`(?<!\\d)${day}`).test(clause.sentence);
  if (!subject && !onDay) return [];
  return [{ candidate, score: 10 + unit + (subject ? 2 : 0) + (onDay ? 3 : 0), sure: subject && (onDay || day === null) }];
}

/** An area goes on being meant until another one, or the whole town, is named (东庄村发放材料300份、刷写标语20条). */
function lastNamed(before: string, { areas, town }: Context): string | null {
  let [last, at] = [null as string | null, -1];
  for (const area of areas) {
    const found = area === town ? -1 : before.lastIndexOf(area);
    if (found > at || (found === at && found >= 0 && area.length > (last?.length ?? 0))) [last, at] = [area, found];
  }
  const whole = Math.max(...["全镇", "全乡", "全街道", "全县", town].map((word) => (word === "" ? -1 : before.lastIndexOf(word))));
  return whole > at ? null : last;
}
