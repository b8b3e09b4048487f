/**
 * A quantity as a report prints it (GB/T 15835—2011): Arabic figures, 万 and 亿 where the number is round, units in words, and
 * one sign of uncertainty at most: never 约 together with 余.
 */
import type { Quantity } from "../model/quantity";

/** Units that running text writes out (国务院关于在我国统一实行法定计量单位的命令: legal units, by name). */
const IN_WORDS: Readonly<Record<string, string>> = {
  "㎡": "平方米",
  "m²": "平方米",
  "m³": "立方米",
  方: "立方米",
  km: "公里",
  m: "米",
  kg: "公斤",
  t: "吨",
  h: "小时",
};

export const unitInWords = (unit: string): string => IN_WORDS[unit] ?? unit;

/** `{value: 20000, mark: "余"}` with 份 → `2万余份`. Percentages keep two decimals at most, measured values three. */
export function printFigure(quantity: Quantity, unit: string): string {
  const { value, low, high, mark } = quantity;
  const name = unitInWords(unit);
  if (unit === "%") return mark === null || low === high ? `${percent(value)}%` : `约${percent(value)}%`;
  if (mark === "余") return atLeast(low, name);
  if (mark === "近") return `近${printNumber(value > 100 ? Math.ceil(value / 10) * 10 : value)}${name}`;
  if (mark === "约") return `约${printNumber(aboutValue(quantity))}${name}`;
  if (mark === "范围") return low === high ? `${printNumber(low)}${name}` : `${plain(low)}～${plain(high)}${name}`;
  return `${printNumber(value)}${name}`;
}

/** 余 for an exact figure, where it is above the round number below it: 573 → 570余, but 570 stays 570. */
export function printRounded(quantity: Quantity, unit: string): string {
  const { value, mark } = quantity;
  if (mark !== null || unit === "%" || value < 10 || roundBelow(value) === value) return printFigure(quantity, unit);
  return atLeast(value, unitInWords(unit));
}

function atLeast(low: number, unit: string): string {
  if (low < 10) return `${printNumber(low)}${unit}以上`;
  return `${printNumber(roundBelow(low))}余${unit}`;
}

/** The round number that 余 can follow: tens below 1000, hundreds below ten thousand, then two figures of 万. */
function roundBelow(value: number): number {
  const step = value < 1000 ? 10 : value < 10_000 ? 100 : value < 1_000_000 ? 1000 : value < 100_000_000 ? 10_000 : 10_000_000;
  return Math.floor(value / step) * step;
}

/** A sum of about numbers has more figures than it knows: the roundest number within its bounds (25985 of 25400 to 26900 → 26000), three figures at least. */
function aboutValue({ value, low, high }: Quantity): number {
  for (let step = 10 ** Math.floor(Math.log10(value / 20)); value >= 1000 && step >= 10; step /= 10) {
    const round = Math.round(value / step) * step;
    if (round >= low && round <= high) return round;
  }
  return value;
}

/** 12345 → 12345, 20000 → 2万, 125000 → 12.5万: 万 only where nothing is lost. */
function printNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100_000_000 && size % 10_000_000 === 0) return `${plain(value / 100_000_000)}亿`;
  if (size >= 10_000 && size % 1000 === 0) return `${plain(value / 10_000)}万`;
  return plain(value);
}

/** At most three decimals, without the noise of binary fractions and without trailing zeros. */
function plain(value: number): string {
  const rounded = Number(value.toFixed(3));
  // What is not 0 never prints as 0.
  return rounded === 0 && value !== 0 ? Number(value.toPrecision(2)).toFixed(12).replace(/0+$/u, "") : String(rounded);
}

/** Two decimals at most; what is below 100 % never rounds up to it. */
const percent = (value: number): string => {
  const rounded = Number(value.toFixed(2));
  if (rounded === 0 && value !== 0) return plain(value);
  return String(rounded === 100 && value < 100 ? 99.99 : rounded);
};
