/** One figure told in two sections as if it were two: a big clean-up under volunteers and again under sanitation. */
import phrasesWords from "../../../language/words/phrases.json";
import { wordPattern } from "../../../language/word-pattern";
import { sectionsOf } from "../sections";
import type { VerifiedFigure } from "..";
import { firstEnd, textBefore } from "../before";
import { remark } from "./remark";
import type { Document, Remark } from ".";

/** Words of a sum up: what is told once more on purpose. */
const AGAIN = wordPattern()`${phrasesWords.summing}`;

export function repeated({ paragraphs, figures }: Document): Remark[] {
  const sections = sectionsOf(paragraphs.map(({ text }) => text));
  const first = new Map<string, VerifiedFigure>();
  const agains = new Map<number, number>();
  const again = (paragraph: number, text: string): number => {
    const known = agains.get(paragraph) ?? firstEnd(text, AGAIN);
    agains.set(paragraph, known);
    return known;
  };
  return figures.flatMap((figure) => {
    const paragraph = paragraphs[figure.paragraph];
    const section = sections[figure.paragraph];
    // Tables list what the text has told, and the opening sums up; a plan is told for its own sake.
    if (!paragraph || !section || inTable(paragraph) || section.heading === "" || section.planned || /^\s*附\s*件/.test(section.heading)) return [];
    const key = keyOf(figure, paragraph.text);
    if (key === null || again(figure.paragraph, paragraph.text) <= figure.start) return [];
    const before = first.get(key);
    if (!before) {
      first.set(key, figure);
      return [];
    }
    const told = sections[before.paragraph];
    if (told?.first === section.first) return [];
    return [remark(paragraphs, "remark.told-twice", figure, { text: figure.text, heading: short(told?.heading ?? ""), paragraph: before.paragraph + 1 })];
  });
}

const inTable = ({ firstColumn, lead }: Document["paragraphs"][number]): boolean => firstColumn === true || (lead ?? "") !== "";

/** What is one figure: the same number of the same indicator, or of the same words where no indicator is known. Small numbers meet by chance. */
function keyOf(figure: VerifiedFigure, text: string): string | null {
  if (figure.value === null || figure.unit === "%" || (figure.unit ?? "").startsWith("个百")) return null;
  if (figure.indicator !== null)
    return figure.status === "matched" ? JSON.stringify([figure.indicator, figure.name, figure.area, figure.value, figure.unit, figure.fact]) : null;
  const noun = /[\u4e00-\u9fff]{2}$/.exec(textBefore(text, figure.start, 2))?.[0];
  return noun === undefined || figure.value < 10 ? null : JSON.stringify([noun, figure.value, figure.unit]);
}

const short = (heading: string): string => heading.replace(/^[>\s]+/, "").slice(0, 20);
