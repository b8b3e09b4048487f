/** What a number format says a number is: a date, a percentage or a plain number; and what day a serial number means. */

export type FormatMeaning = "date" | "percent" | "number";

/** Built-in ids without a code in the file (ECMA-376 18.8.30); 27–36 and 50–58 are dates in Chinese, Japanese and Korean Excel. */
const dateIds = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const percentIds = new Set([9, 10]);

/**
 * The meaning of a cell format.
 * @param id built-in or custom number format id
 * @param code the format code where the file defines one for the id
 */
export function meaningOfFormat(id: number, code: string | undefined): FormatMeaning {
  if (code !== undefined) return meaningOfCode(code);
  if (dateIds.has(id)) return "date";
  return percentIds.has(id) ? "percent" : "number";
}

/** The meaning of a format code such as `yyyy"年"m"月"d"日"`, `0.0%`, `0.0"%"` (a plain number with a literal sign). */
export function meaningOfCode(code: string): FormatMeaning {
  const bare = code
    .split(";", 1)
    .join("")
    .replace(/\[(?:h+|m+|s+)\]/gi, "h")
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, "");
  if (/general|g\/通用格式/i.test(bare)) return "number";
  if (bare.includes("%")) return "percent";
  // E is also the exponent (0.00E+00), so it counts only alone; aaa and aaaa are days of the week in Chinese Excel.
  return /[ymdh]|s{1,2}|a{3,4}/i.test(bare.replace(/[0#?.]E[+-]/gi, "")) ? "date" : "number";
}

/** Days between the two date systems: serial 0 of 1904 is 1904-01-01, which is 1462 in the 1900 system. */
export const days1904 = 1462;

/** Largest serial that is a date: 9999-12-31. */
export const lastSerial = 2_958_465;
