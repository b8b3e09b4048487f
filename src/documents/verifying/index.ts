/**
 * 核对数据: every figure of a document against a result, and what is wrong with the document itself. A figure inside a content control that
 * carries a fact's id is compared with that fact; any other is matched by the words around it.
 */
import { masked } from "../../language/personal/mask";
import type { QuantityProblem } from "../../model/quantity";
import type { Fact } from "../../model/report";
import type { Result } from "../../model/result";
import { factsOfResult } from "../../figures/of-result";
import { printFigure } from "../../figures/print";
import { readQuantity } from "../../language/quantity";
import { byParagraph } from "./by-paragraph";
import { matchFigures, type CheckedFigure, type Verdict } from "./match";

import { remarksOn, type Remark } from "./remarks";

export type { Verdict } from "./match";
export type { Remark, RemarkCode } from "./remarks";

export interface TextParagraph {
  readonly text: string;
  /** Content controls that carry facts: tag and range of characters. */
  readonly controls: readonly { readonly tag: string; readonly start: number; readonly end: number }[];
  /** Stands in the first column of a table: a bare number there is a row number. */
  readonly firstColumn?: boolean;
  /** In a table: the texts of the cells before it in its row. */
  readonly lead?: string;
}

export interface VerifiedFigure {
  readonly status: Verdict;
  readonly text: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Some words around it, for finding the place. */
  readonly context: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly problem: QuantityProblem | null;
  readonly indicator: string | null;
  readonly name: string | null;
  readonly area: string | null;
  /** What the result says, printed with its unit. */
  readonly expected: string | null;
  /** Fact that the figure is bound to, by its content control. */
  readonly fact: string | null;
}

export interface Verification {
  /** In reading order, each matched, differing or unknown. */
  readonly figures: readonly VerifiedFigure[];
  /** What the text says against itself, or leaves open, in reading order. */
  readonly remarks: readonly Remark[];
}

/**
 * Checks a document, ours or anybody's.
 * @param typed its paragraphs in reading order, those in tables included
 * @param previous result of the period before, where there is one: a figure that is still last period's is told
 */
export function verify(typed: readonly TextParagraph[], result: Result, previous: Result | null = null): Verification {
  // Contexts and figures are told to others: a part of a number that was cut out would be masked no more.
  const paragraphs = typed.map((one) => ({ ...one, text: masked(one.text), ...(one.lead === undefined ? {} : { lead: masked(one.lead) }) }));
  const figures = verifyFigures(paragraphs, result);
  return { figures, remarks: remarksOn({ typed, paragraphs, figures, figuresIn: byParagraph(figures), result, previous }) };
}

function verifyFigures(paragraphs: readonly TextParagraph[], result: Result): VerifiedFigure[] {
  const { byId } = factsOfResult(result);
  const names = new Map(result.indicators.map((indicator) => [indicator.code, indicator.name]));
  const bound = paragraphs.flatMap((paragraph, i) =>
    paragraph.controls.flatMap((control) => {
      const fact = byId(control.tag);
      return fact ? [boundFigure(paragraph, i, control, fact, names)] : [];
    }),
  );
  const boundIn = byParagraph(bound);
  const inControl = (figure: CheckedFigure) => boundIn(figure.paragraph).some((b) => figure.start < b.end && figure.end > b.start);
  const free = matchFigures(
    paragraphs.map((paragraph) => (paragraph.firstColumn && /^\s*\d{1,4}\s*$/.test(paragraph.text) ? "" : paragraph.text)),
    result,
    paragraphs.map((paragraph) => paragraph.lead ?? ""),
  )
    .filter((figure) => !inControl(figure))
    .map((figure) => freeFigure(paragraphs[figure.paragraph]?.text ?? "", figure));
  return [...bound, ...free].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

function boundFigure(
  paragraph: TextParagraph,
  index: number,
  control: { tag: string; start: number; end: number },
  fact: Fact,
  names: ReadonlyMap<string, string>,
): VerifiedFigure {
  const text = paragraph.text.slice(control.start, control.end);
  const { quantity, problem } = readQuantity(text);
  const same =
    text === fact.text ||
    (quantity !== null && quantity.mark === readQuantity(fact.text).quantity?.mark && quantity.value === readQuantity(fact.text).quantity?.value);
  return {
    status: same ? "matched" : "differs",
    text,
    paragraph: index,
    start: control.start,
    end: control.end,
    context: contextOf(paragraph.text, control.start, control.end),
    value: quantity?.value ?? null,
    unit: quantity?.unit ?? null,
    problem,
    indicator: fact.indicator,
    name: names.get(fact.indicator) ?? null,
    area: fact.area,
    expected: fact.text,
    fact: fact.id,
  };
}

function freeFigure(paragraph: string, figure: CheckedFigure): VerifiedFigure {
  const { candidate, quantity } = figure;
  return {
    status: figure.verdict,
    text: figure.text,
    paragraph: figure.paragraph,
    start: figure.start,
    end: figure.end,
    context: contextOf(paragraph, figure.start, figure.end),
    value: quantity?.value ?? null,
    unit: quantity?.unit ?? null,
    problem: figure.problem,
    indicator: candidate?.indicator ?? null,
    name: candidate?.name ?? null,
    area: candidate?.area ?? null,
    expected: candidate ? (candidate.printed ?? printFigure({ ...candidate, unit: null }, candidate.unit)) : null,
    fact: null,
  };
}

const contextOf = (text: string, start: number, end: number): string => text.slice(Math.max(0, start - 12), end + 8);
