/** One written number: Arabic figures (`1,208.72`), Chinese (`一百二十`), capitals (`壹佰贰拾`), and mixtures with 千万亿 (`1亿2千万`, `3.5万`). */

export interface Numeral {
  readonly value: number;
  /** One of the last significant place: 10 for 570, 10000 for 2万, 1000 for 1.2万, 0.01 for 3.50. What 余 can add at most. */
  readonly step: number;
}

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ["零〇○", "一壹幺弌", "二贰貳弍两兩俩", "三叁參叄弎仨", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"].flatMap((spellings, value) =>
    [...spellings].map((spelling) => [spelling, value]),
  ),
);

/** Powers of ten of the multipliers, largest first: the order in which a number is taken apart. */
const multipliers: readonly (readonly [multiplier: string, power: number])[] = [
  ["亿", 8],
  ["万", 4],
  ["千", 3],
  ["百", 2],
  ["十", 1],
];

const variants: Readonly<Record<string, string>> = { 億: "亿", 萬: "万", 仟: "千", 佰: "百", 拾: "十", 廿: "二十", 卅: "三十", 點: "点" };

/** Characters that a Chinese number is made of, for regular expressions (inside brackets). 廿 and 卅 are 20 and 30. */
export const chineseDigits = Object.keys(digits).join("");
export const chineseMultipliers = "十百千万亿拾佰仟萬億廿卅";

const plain = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/;

/**
 * Value of a text that is one number and nothing else, in half-width characters without spaces; null where it is not surely one.
 * Thousands are groups of exactly three (`1,2` is none); an unwritten last unit is understood (`一千二` is 1200, `1万2` is 12000);
 * digits in a row count as a position system only with a 〇 between them (`一二〇`), since `三四` is a range and `一二三` a list.
 * At most 15 significant digits: more does not fit a number.
 * @param implicitOne take `百`, `千`, `万`, `亿` alone as 100… (for 百余, 近千); otherwise they are no number
 */
export function parseNumeral(text: string, implicitOne = false): Numeral | null {
  if (text === "") return null;
  const numeral = parseChain(
    text.replace(/[億萬仟佰拾廿卅點]/g, (character) => variants[character] ?? character),
    implicitOne,
  );
  return numeral && numeral.value <= Number.MAX_SAFE_INTEGER ? numeral : null;
}

/** Nearest decimal of 15 significant digits: takes the noise of binary fractions off (0.07 × 100 is 7). */
export function tidy(value: number): number {
  // Decimals of up to four places that carry no noise are by far the most: no detour through text for them.
  const shifted = value * 10000;
  return Math.round(shifted) / 10000 === value ? value : Number(value.toPrecision(15));
}

function parseChain(text: string, implicitOne: boolean): Numeral | null {
  for (const [multiplier, power] of multipliers) {
    const at = text.lastIndexOf(multiplier);
    if (at < 0) continue;
    const head = parseHead(text.slice(0, at), power, implicitOne);
    if (!head) return null;
    const tail = parseTail(text.slice(at + 1), power);
    if (!tail) return null;
    if (tail.step === 0) return head;
    // 1.2万3千 is no number that anyone means.
    return head.step < 10 ** power ? null : { value: head.value + tail.value, step: tail.step };
  }
  return parseLeaf(text, 0);
}

/** What stands before a multiplier, already multiplied by 10^power. */
function parseHead(text: string, power: number, implicitOne: boolean): Numeral | null {
  if (text === "") return power === 1 || implicitOne ? { value: 10 ** power, step: 10 ** power } : null;
  if (power < 4) {
    const leaf = parseLeaf(text, power);
    return leaf && leaf.value > 0 && leaf.value < 10 ** (power + 1) ? leaf : null;
  }
  const leaf = parseLeaf(text, power);
  if (leaf) return leaf.value > 0 ? leaf : null;
  const inner = parseChain(text, implicitOne);
  return inner ? { value: inner.value * 10 ** power, step: inner.step * 10 ** power } : null;
}

/** What stands after a multiplier of 10^power. Step 0: nothing. */
function parseTail(text: string, power: number): Numeral | null {
  if (text === "") return { value: 0, step: 0 };
  const bare = text.replace(/^[零〇○]/, "");
  if (bare.length < text.length) {
    // 零 says that places are skipped: 一百零五, 一万零五百.
    const skipped = /^\d/.test(bare) ? null : parseChain(bare, false);
    return skipped && skipped.value > 0 && skipped.value < 10 ** (power - 1) ? skipped : null;
  }
  if (/^[0-9.,]+$/.test(text)) {
    // Figures after a multiplier fill its places (1万2000), leave out one (3万500) or stand for the next unit (1万2).
    if (/^[1-9]$/.test(text)) return unwrittenUnit(Number(text), power);
    return text.length === power || (text.length === 3 && power === 4 && !text.startsWith("0")) ? parseLeaf(text, 0) : null;
  }
  const digit = digits[text];
  if (digit !== undefined) return digit > 0 ? unwrittenUnit(digit, power) : null;
  const rest = parseChain(text, false);
  return rest && rest.value > 0 && rest.value < 10 ** power ? rest : null;
}

const unwrittenUnit = (digit: number, power: number): Numeral => ({ value: digit * 10 ** (power - 1), step: 10 ** (power - 1) });

/** Figures, one Chinese digit, digits with a 〇, or a Chinese decimal, times 10^power. */
function parseLeaf(text: string, power: number): Numeral | null {
  if (plain.test(text) && text !== "") return parseArabic(text, power);
  const digit = digits[text];
  if (digit !== undefined) return { value: digit * 10 ** power, step: 10 ** power };
  const point = text.indexOf("点");
  if (point > 0) {
    const whole = parseChain(text.slice(0, point), false);
    const fraction = positional(text.slice(point + 1));
    if (!whole || fraction === null || !Number.isInteger(whole.value) || /\d/.test(text)) return null;
    return parseArabic(`${String(whole.value)}.${fraction}`, power);
  }
  const figures = positional(text);
  return figures !== null && /[零〇○]/.test(text) && !figures.startsWith("0") ? parseArabic(figures, power) : null;
}

function positional(text: string): string | null {
  let figures = "";
  for (const character of text) {
    const digit = digits[character];
    if (digit === undefined) return null;
    figures += String(digit);
  }
  return figures === "" ? null : figures;
}

function parseArabic(text: string, power: number): Numeral | null {
  const figures = text.replaceAll(",", "");
  if (text.startsWith("0,") || /^0\d*,/.test(text)) return null;
  const [whole = "", fraction] = figures.split(".");
  if ((whole + (fraction ?? "")).replace(/^0+/, "").length > 15) return null;
  // The exponent goes through the text, so that 8.2万 is rounded once and is 82000.
  const value = Number(`${figures}e${String(power)}`);
  const zeros = fraction === undefined ? (/[1-9](0+)$/.exec(whole)?.[1]?.length ?? 0) : -fraction.length;
  return { value, step: Number(`1e${String(zeros + power)}`) };
}
