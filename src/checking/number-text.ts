/** Numbers, quantities and texts as findings print them, and how exactly a number was written. */
import type { Quantity } from "../model/quantity";

/** A number without the noise of binary fractions: 0.1 + 0.2 → 0.3. Twelve digits are more than any ledger has. */
export const clean = (value: number): number => Number(value.toPrecision(12));

export const numberText = (value: number): string => String(clean(value));

/** `175块`, or bounds where the text was not exact: `570～579吨`. */
export function quantityText(quantity: Quantity): string {
  const unit = quantity.unit ?? "";
  return isExact(quantity) || !Number.isFinite(quantity.low) || !Number.isFinite(quantity.high)
    ? `${numberText(quantity.value)}${unit}`
    : `${numberText(quantity.low)}～${numberText(quantity.high)}${unit}`;
}

const isExact = (quantity: Quantity): boolean => quantity.low === quantity.high;

/** Digits behind the point, as far as the number was written with them (at most 6: more is the noise of a formula). */
export function decimals(value: number): number {
  const text = String(Number(value.toFixed(6)));
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** A text that a finding quotes, cut where it is long: it is there to be recognised. */
export const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
