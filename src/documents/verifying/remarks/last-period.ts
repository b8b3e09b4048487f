/** Figures that differ from this period's and are exactly last period's: copied from the report before. */
import { byParagraph } from "../by-paragraph";
import { matchFigures } from "../match";
import { remark } from "./remark";
import type { Document, Remark } from ".";

export function stillLastPeriod({ paragraphs, figures, previous }: Document): Remark[] {
  if (previous === null) return [];
  const differing = figures.filter(({ status }) => status === "differs");
  if (differing.length === 0) return [];
  const then = byParagraph(
    matchFigures(
      paragraphs.map(({ text }) => text),
      { ...previous, facts: [] },
      paragraphs.map(({ lead }) => lead ?? ""),
    ).filter(({ verdict }) => verdict === "matched"),
  );
  return differing.flatMap((figure) => {
    const same = then(figure.paragraph).find((old) => old.start < figure.end && old.end > figure.start);
    if (same?.candidate?.indicator !== figure.indicator) return [];
    return [remark(paragraphs, "remark.last-period", figure, { text: figure.text, period: previous.period.label, expected: figure.expected ?? "" })];
  });
}
