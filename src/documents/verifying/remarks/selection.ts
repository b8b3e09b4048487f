/** 评出 and 初评 told of the same honours: who is still being selected has not been chosen. */
import { parseFigureId, stageOfFigure } from "../../../model/figure";
import honoursWords from "../../../language/words/honours.json";
import phrasesWords from "../../../language/words/phrases.json";
import { wordPattern } from "../../../language/word-pattern";
import type { Fact } from "../../../model/report";
import type { VerifiedFigure } from "..";
import { byParagraph } from "../by-paragraph";
import { clauseBefore, firstEnd, textBefore } from "../before";
import { honoursOf, lastPiece, type Honours } from "../stages";
import { remark } from "./remark";
import type { Document, Remark } from ".";

const CHOSEN = /(?:评选?出|评选(?!程序|阶段|活动|对象|工作)|评定|命名|授予|表彰)[^。；]*$/;
const STEP = wordPattern()`${honoursWords.stages}|正在(?:评选|公示|评审)`;
/** Candidates that are told apart from the chosen. */
const APART = wordPattern()`${phrasesWords.notCounted}`;

const HONOUR_NAME = wordPattern()`${honoursWords.nameParts}`;

export function selection({ paragraphs, figures, result }: Document): Remark[] {
  const honours = honoursOf(result);
  const chosen = figures.filter((figure) => honours.codes.has(figure.indicator ?? "") || HONOUR_NAME.test(behind(paragraphs, figure)));
  return [...stillOpen(paragraphs, chosen), ...onlyCandidates(paragraphs, chosen, result), ...toldBoth(paragraphs, figures, honours)];
}

type Paragraphs = Document["paragraphs"];
const textOf = (paragraphs: Paragraphs, { paragraph }: VerifiedFigure): string => paragraphs[paragraph]?.text ?? "";
const clauseOf = (paragraphs: Paragraphs, figure: VerifiedFigure): string => clauseBefore(textOf(paragraphs, figure), figure.start);
const behind = (paragraphs: Paragraphs, figure: VerifiedFigure): string => textOf(paragraphs, figure).slice(figure.end, figure.end + 8);
const isChosen = (paragraphs: Paragraphs, figure: VerifiedFigure): boolean => CHOSEN.test(clauseOf(paragraphs, figure));

/** 评出100户…现已进入初评阶段: the same breath says both. One remark a paragraph, at its first figure. */
function stillOpen(paragraphs: Paragraphs, figures: readonly VerifiedFigure[]): Remark[] {
  const figuresIn = byParagraph(figures);
  return paragraphs.flatMap(({ text }, paragraph) => {
    const first = figuresIn(paragraph).find((figure) => isChosen(paragraphs, figure));
    if (!first) return [];
    const rest = text.slice(first.end);
    const step = STEP.exec(rest);
    // 处于初评阶段的有8户 counts candidates of its own.
    if (!step || APART.test(rest.slice(0, step.index)) || /^[^，。；]{0,24}[0-9０-９]/.test(rest.slice(step.index + step[0].length))) return [];
    return [remark(paragraphs, "remark.selection", first, { text: first.text, step: step[0] })];
  });
}

/** The ledger has exactly this number as candidates. */
function onlyCandidates(paragraphs: Paragraphs, figures: readonly VerifiedFigure[], result: Document["result"]): Remark[] {
  const steps = new Map<string, Fact[]>();
  for (const fact of result.facts) {
    const { indicator } = fact;
    if (stageOfFigure(parseFigureId(fact.id)) !== null) steps.set(indicator, [...(steps.get(indicator) ?? []), fact]);
  }
  return figures.flatMap((figure) => {
    if (figure.status !== "differs" || !isChosen(paragraphs, figure)) return [];
    const step = steps.get(figure.indicator ?? "")?.find((fact) => fact.value === figure.value);
    return step ? [remark(paragraphs, "remark.selection", figure, { text: figure.text, step: stageOfFigure(parseFigureId(step.id)) ?? "" })] : [];
  });
}

/** 评出8户 here and 初评8户 there: one figure as two results. */
function toldBoth(paragraphs: Paragraphs, figures: readonly VerifiedFigure[], { stages }: Honours): Remark[] {
  const honoured = figures.filter(({ value }) => value !== null);
  const titleOf = (figure: VerifiedFigure): string => TITLE.exec(`${clauseOf(paragraphs, figure).slice(-14)}${behind(paragraphs, figure)}`)?.[0] ?? "";
  const candidates = honoured.filter(
    (figure) =>
      stages.some((stage) => lastPiece(clauseOf(paragraphs, figure)).includes(stage)) &&
      titleOf(figure) !== "" &&
      firstEnd(textBefore(textOf(paragraphs, figure), figure.start), APART) === Infinity,
  );
  const keyOf = (figure: VerifiedFigure): string => JSON.stringify([figure.value, figure.unit, titleOf(figure)]);
  const twins = new Map<string, VerifiedFigure>();
  for (const candidate of [...candidates].reverse()) twins.set(keyOf(candidate), candidate);
  const apart = new Set(candidates);
  return honoured.flatMap((figure) => {
    if (apart.has(figure) || !isChosen(paragraphs, figure)) return [];
    const twin = twins.get(keyOf(figure));
    return twin ? [remark(paragraphs, "remark.selection", figure, { text: figure.text, step: STEP.exec(textOf(paragraphs, twin))?.[0] ?? "初评" })] : [];
  });
}

const TITLE = /五好文明家庭|文明家庭|道德模范|文明单位|文明村|最美[\u4e00-\u9fff]{2}|先进[\u4e00-\u9fff]{2}/;
