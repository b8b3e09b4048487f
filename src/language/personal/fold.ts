/**
 * Typed text with one form for each digit, dash and space, unit for unit: a place found in the folded text is the same place in the typed one.
 */

const WIDE_FROM = 0xff01;
const WIDE_TO = 0xff5e;
const WIDE_SHIFT = 0xfee0;

/** Dashes and minus signs of all blocks, and the long vowel mark that input methods give for them. */
const DASHES = "‐‑‒–—―−﹣－─ー˗";
/** Spaces, and what takes no room at all. */
const SPACES = "\u00a0\u00ad\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u2060\u3000\ufeff\t\r\n";
const CHINESE = "〇一二三四五六七八九";

const single = new Map<string, string>([...[...DASHES].map((dash) => [dash, "-"] as const), ...[...SPACES].map((space) => [space, " "] as const)]);

/** Chinese numerals one for each digit: 一三八零零…, at least as many as a telephone number has. */
const SPELLED = /[〇零○幺一二三四五六七八九]{11,}/g;
const SPELLED_DIGITS = new Map<string, string>([...[...CHINESE].map((numeral, i) => [numeral, String(i)] as const), ["零", "0"], ["○", "0"], ["幺", "1"]]);

const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/;

export function folded(text: string): string {
  const even = PLAIN.test(text) ? text : evened(text);
  return even.replace(SPELLED, (numerals) => [...numerals].map((numeral) => SPELLED_DIGITS.get(numeral) ?? numeral).join(""));
}

function evened(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const unit = text[i] ?? "";
    out += single.get(unit) ?? (code >= WIDE_FROM && code <= WIDE_TO ? String.fromCharCode(code - WIDE_SHIFT) : unit);
  }
  return out;
}

/** Fewer digits than this are no number of a person's: a local telephone number has seven. */
const FEWEST = 7;

/** Whether a text has digits enough to be looked at. Nearly all texts of a ledger have not, and are not looked at any further. */
export function mayHoldNumbers(text: string): boolean {
  if (text.length < FEWEST) return false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19) || (code >= 0x25cb && CHINESE_UNITS.has(code))) digits++;
    if (digits >= FEWEST) return true;
  }
  return false;
}

const CHINESE_UNITS: ReadonlySet<number> = new Set([...SPELLED_DIGITS.keys()].map((numeral) => numeral.charCodeAt(0)));
