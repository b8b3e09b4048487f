/** The table of indicators behind a report (附件): every figure of the run, with the same facts as the text. */
import type { AppendixRow } from "../model/report";
import type { PeriodType } from "../model/indicator";
import type { RollUp } from "../model/total";
import type { DraftFacts } from "./facts";
import { indicatorFigure, specOf, type TemplateFigure } from "./figure";
import { printFigure, unitInWords } from "../figures/print";
import { piecesOf } from "./marks";

const PERIOD_TYPES: Readonly<Record<PeriodType, string>> = { flow: "当期", yearToDate: "当年累计", stock: "时点" };

/** Indicators with a figure, in the catalogue's order; one that is kept apart by unit has a row for each unit. */
export function appendixOf(rollUp: RollUp, book: DraftFacts): AppendixRow[] {
  return rollUp.totals.flatMap((total) => {
    const whole = indicatorFigure(total, rollUp);
    const byUnit = total.indicator.breakdown === "unit" && whole.分项.length > 0;
    return (byUnit ? whole.分项 : [whole]).flatMap((figure) => rowOf(figure, total.indicator.name, PERIOD_TYPES[total.indicator.periodType], book));
  });
}

function rowOf(figure: TemplateFigure, name: string, periodType: string, book: DraftFacts): AppendixRow[] {
  const spec = specOf(figure);
  if (spec === null) return [];
  const [piece] = piecesOf(book.note(spec, printFigure(spec.quantity, spec.unit)));
  const fact = piece?.type === "fact" ? book.fact(piece.index) : undefined;
  return fact ? [{ code: spec.claim.object.indicator, name, unit: unitInWords(spec.unit), text: fact.text, periodType, fact: fact.id }] : [];
}
