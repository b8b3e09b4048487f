/** A quantity in the words that it would be typed with. */
import type { Quantity } from "../model/quantity";
import { tidy } from "./numerals";
import { parseQuantity } from "./quantity-parse";

/**
 * Prints a quantity so that `readQuantity` reads the same value, unit, bounds and mark: `570余吨`, `近1000人`, `约300`, `3-5人`, `95%`.
 * Sums have bounds that no words stand for (713 to 800): they keep value, mark and unit (`713余吨`, `约713`).
 */
export function printQuantity(quantity: Quantity): string {
  const { value, unit, mark } = quantity;
  const figures = decimal(value);
  const suffix = unit ?? "";
  if (mark === null) return figures + suffix;
  const same = formsOf(quantity).find((form) => readsAs(form, quantity));
  return same ?? (mark === "余" ? `${figures}余${suffix}` : `约${figures}${suffix}`);
}

function formsOf(quantity: Quantity): string[] {
  const { mark } = quantity;
  if (mark === "余") return atLeast(quantity);
  if (mark === "近") return written(quantity.value).map((text) => `近${text}${quantity.unit ?? ""}`);
  return mark === "约" ? about(quantity) : ranges(quantity);
}

/** The ways to write a number: 2万, 2.0万, 20000, 20000.0. They differ in what a 余 behind them may add. Fractions of a 万 (0.10万) come last. */
function written(value: number): string[] {
  const places = [0, 1, 2, 3].map((count) => value.toFixed(count)).filter((text) => Number(text) === value);
  const wan = inWan(value);
  return value < 10000 ? [decimal(value), ...places, ...wan] : [...wan, decimal(value), ...places];
}

/** Figures without an exponent and without thousands separators. */
function decimal(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, "") : BigInt(value).toString();
}

function inWan(value: number): string[] {
  const forms = [0, 1, 2, 3, 4].map((places) => (value / 10000).toFixed(places));
  return forms.filter((text) => tidy(Number(text) * 10000) === value).map((text) => `${text}万`);
}

function atLeast({ value, unit }: Quantity): string[] {
  const suffix = unit ?? "";
  const several = ["十", "百", "千", "万", "十万", "百万", "千万"].map((power) => `几${power}${suffix}`);
  const open = value % 10 === 0 ? [`${decimal(value)}几${suffix}`] : [];
  // 余 stands before the unit after round numbers (570余吨), behind it after others (3吨余).
  const words = written(value).map((text) => (text.endsWith("0") || text.endsWith("万") ? `${text}余${suffix}` : `${text}${suffix}余`));
  return [...words, `${decimal(value)}${suffix}以上`, ...several, ...open];
}

function about({ value, unit }: Quantity): string[] {
  const suffix = unit ?? "";
  return written(value).flatMap((figures) => [
    `约${figures}${suffix}`,
    `${figures}来${suffix}`,
    `约${figures}余${suffix}`,
    `近${figures}${suffix}左右`,
    `约${figures}${suffix}以上`,
  ]);
}

function ranges({ low, high, value, unit }: Quantity): string[] {
  const suffix = unit ?? "";
  const first = unit === "%" ? "%" : "";
  return [`${decimal(low)}${first}-${decimal(high)}${suffix}`, `约${decimal(value)}${first}-${decimal(tidy(high / 1.1))}${suffix}`];
}

function readsAs(text: string, quantity: Quantity): boolean {
  const read = parseQuantity(text);
  return (
    read !== null &&
    read.value === quantity.value &&
    read.low === quantity.low &&
    read.high === quantity.high &&
    read.mark === quantity.mark &&
    read.unit === quantity.unit
  );
}
