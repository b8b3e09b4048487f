/** Figures as facts: printed, with the text of their id, as documents and result.json carry them. */
import { figureIdText, type Figure } from "../model/figure";
import type { Fact } from "../model/report";
import { printFigure } from "./print";

/** @param id the text of its id; another where two figures of a draft meet in one */
export const factOf = (figure: Figure, text = printFigure(figure.quantity, figure.unit), id = figureIdText(figure.id)): Fact => {
  const { name, quantity, unit, claim, sources } = figure;
  const { subject, object, period } = claim;
  return { id, name, text, value: quantity.value, unit, indicator: object.indicator, area: subject.area, period: period.label, sources };
};
