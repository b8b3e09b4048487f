/** Writes numbers the ways clerks do, for properties: the reverse of reading, kept apart from it. */
const small = "零一二三四五六七八九";
const capital = "零壹贰叁肆伍陆柒捌玖";

function section(value: number, digits: string, powers: readonly string[]): string {
  let text = "";
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += (gap ? "零" : "") + digits[digit]! + powers[power]!;
      gap = false;
    }
  }
  return text;
}

function chinese(value: number, digits: string, powers: readonly string[]): string {
  if (value === 0) return "零";
  const units = [100000000, 10000, 1];
  let text = "";
  let rest = value;
  for (const [i, unit] of units.entries()) {
    const part = Math.floor(rest / unit);
    rest %= unit;
    if (part === 0) continue;
    const gap = text !== "" && part < 1000 ? "零" : "";
    text += gap + section(part, digits, powers) + ["亿", "万", ""][i]!;
  }
  return text;
}

/** 12005 → 一万二千零五. Whole numbers below 10^12. */
export const inChinese = (value: number): string => chinese(value, small, ["", "十", "百", "千"]).replace(/^一十/, "十");
/** 120 → 壹佰贰拾. */
export const inCapitals = (value: number): string => chinese(value, capital, ["", "拾", "佰", "仟"]);
/** 12,000. */
export const withThousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
export const fullWidth = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
