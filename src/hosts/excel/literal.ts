/**
 * Plan cells as what `range.formulas` takes. Text stays text whatever it starts with or looks like: Excel would run `=…` as a formula
 * and turn `3-5` into a date, `1/2` into a fraction and `001` into 1. A leading apostrophe says "text" and is not part of the value.
 */
import type { PlanCell } from "../../model/sheet-plan";

/** Anything that Excel could take for something else than words: formulas, numbers, dates in digits or Chinese numerals, logical values. */
const NOT_PLAIN_WORDS = /^[\s=+\-@'#＝＋－＠]|[0-9０-９]|^(?:true|false)$|[年月日时]/i;

export const asText = (text: string): string => (NOT_PLAIN_WORDS.test(text) ? `'${text}` : text);

/**
 * @param rename rewrites references to sheets that could not get their planned names
 * @returns a formula with "=", a number, a boolean, or text that stays text; "" for a blank cell
 */
export function literal(cell: PlanCell | null | undefined, rename: (formula: string) => string): string | number | boolean {
  if (!cell) return "";
  if (cell.formula !== undefined) return `=${rename(cell.formula)}`;
  const { value } = cell;
  return typeof value === "string" ? (value === "" ? "" : asText(value)) : (value ?? "");
}
