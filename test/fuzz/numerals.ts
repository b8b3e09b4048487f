/** A whole number below 10 000 in Chinese numerals: 120 → 一百二十. Written apart from the product, so that it cannot share its faults. */
const DIGITS = "零一二三四五六七八九";

export function numeralOf(value: number): string {
  if (value < 10) return DIGITS[value] ?? "";
  let text = "";
  let zero = false;
  for (const [power, word] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) {
      zero = text !== "";
      continue;
    }
    if (zero) text += "零";
    zero = false;
    text += (digit === 1 && power === 10 && text === "" ? "" : DIGITS[digit]) + word;
  }
  return text;
}
