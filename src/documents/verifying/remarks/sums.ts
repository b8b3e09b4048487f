/** Parts that a sentence adds up, and the total that it tells: 26处、31处、128处，共185处. */
import { readFigure } from "../read-figure";
import type { VerifiedFigure } from "..";
import { LONGEST_SENTENCE, textBefore } from "../before";
import { remark } from "./remark";
import type { Document, Remark } from ".";

/** Right before the total of what stands before it. */
const TOTAL = /(?:共计|合计(?!问题)|总计|总共|一共|共)[^，,。；;：:、\d]{0,12}$/;
/** In characters: as far back as the words of a total may stand. */
const TOTAL_REACH = 24;
/** A sentence adds up no more parts. */
const MOST_PARTS = 200;
/** What follows is a part of the total before it, and perhaps not all of it. */
const PARTS = /其中|按[^，。]{1,8}[看分]|分别(?:为|是)?/;

interface Told {
  readonly figure: VerifiedFigure;
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

export function sums({ paragraphs, figuresIn }: Document): Remark[] {
  return paragraphs.flatMap(({ text }, paragraph) => {
    const own = figuresIn(paragraph);
    let next = 0;
    return sentencesOf(text).flatMap(([from, to]) => {
      while ((own[next]?.start ?? Infinity) < from) next++;
      const first = next;
      while ((own[next]?.start ?? Infinity) < to) next++;
      const told = own
        .slice(first, next)
        .filter(({ end }) => end <= to)
        .flatMap(toldBy);
      return [...totalsBehind(text, from, told), ...totalsBefore(text, told)].map(({ total, sum }) =>
        remark(paragraphs, "remark.sum", { paragraph, start: total.figure.start, end: total.figure.end }, { text: total.figure.text, sum: tidy(sum) }),
      );
    });
  });
}

function toldBy(figure: VerifiedFigure): Told[] {
  const { quantity } = readFigure(figure.text);
  return quantity === null || quantity.unit === null || quantity.unit === "%" ? [] : [{ figure, ...quantity }];
}

/** a、b、c，共d: the parts are the figures of the same unit in a row before it, and they are all of it. */
function totalsBehind(text: string, from: number, told: readonly Told[]): { total: Told; sum: number }[] {
  return told.flatMap((total, index) => {
    if (!TOTAL.test(textBefore(text, total.figure.start, Math.min(TOTAL_REACH, total.figure.start - from)))) return [];
    const unit = total.figure.unit;
    const parts = told.slice(Math.max(0, index - MOST_PARTS), index).filter((part) => part.figure.unit === unit && !isTotal(text, part));
    // Figures of two things do not add up: all parts are of one indicator, or of none that we know.
    if (parts.length < 2 || !ofOneKind([...parts, total])) return [];
    return reaches(parts, total, true) ? [] : [{ total, sum: sumOf(parts) }];
  });
}

/** d，其中a、b、c: the parts may be some of it, never more. */
function totalsBefore(text: string, told: readonly Told[]): { total: Told; sum: number }[] {
  return told.flatMap((total, index) => {
    const [behind = ""] = text.slice(total.figure.end, total.figure.end + LONGEST_SENTENCE).split("。");
    const mark = PARTS.exec(behind);
    if (!mark) return [];
    const start = total.figure.end + mark.index;
    const parts = told.slice(index + 1, index + 1 + MOST_PARTS).filter((part) => part.figure.start >= start && part.figure.unit === total.figure.unit);
    const between = told.slice(index + 1, index + 1 + MOST_PARTS).some((other) => other.figure.start < start && other.figure.unit === total.figure.unit);
    if (between || parts.length < 2 || !ofOneKind([...parts, total])) return [];
    return reaches(parts, total, false) ? [] : [{ total, sum: sumOf(parts) }];
  });
}

const isTotal = (text: string, { figure }: Told): boolean => TOTAL.test(textBefore(text, figure.start, TOTAL_REACH));

const ofOneKind = (told: readonly Told[]): boolean => new Set(told.flatMap(({ figure }) => figure.indicator ?? [])).size <= 1;

const sumOf = (parts: readonly Told[]): number => parts.reduce((sum, { value }) => sum + value, 0);

/** Within the bounds that 余, 近 and 约 leave. */
function reaches(parts: readonly Told[], total: Told, whole: boolean): boolean {
  const [low, high] = [parts.reduce((sum, part) => sum + part.low, 0), parts.reduce((sum, part) => sum + part.high, 0)];
  const close = 1e-6 * Math.max(1, total.high);
  return low <= total.high + close && (!whole || high >= total.low - close);
}

const tidy = (value: number): number => Number(value.toPrecision(12));

function sentencesOf(text: string): [from: number, to: number][] {
  const ends = [...text.matchAll(/。/g)].map((match) => match.index + 1);
  return [0, ...ends].map((from, i) => [from, [...ends, text.length][i] ?? text.length] as [number, number]).filter(([from, to]) => to > from);
}
