/** What makes a row of digits a number of a person's: its own arithmetic and its parts, as the standards say. */
import words from "./words.json";

/** `["130-139", "162"]` → every number of it, with its leading zeros. */
const spelledOut = (ranges: readonly string[]): ReadonlySet<string> =>
  new Set(
    ranges.flatMap((range) => {
      const [from = "", to = from] = range.split("-");
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i).padStart(from.length, "0"));
    }),
  );

const provinces = spelledOut(words.provinces);
const mobilePrefixes = spelledOut(words.mobilePrefixes);
const areaCodes = spelledOut(words.areaCodes);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The check character of the first 17 digits (GB 11643—1999, 4.2.3; ISO 7064:1983 MOD 11-2). */
export const checkOf = (digits: string): string => CHECKS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11] ?? "";

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that there is, written YYYYMMDD, of a person who may be living. */
export function isBirthday(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  return year >= 1900 && year <= 2099 && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

const isRegion = (digits: string): boolean => provinces.has(digits.slice(0, 2));

/** Region and birthday of an 18-digit number; its check character is another matter. */
export const looksLikeId18 = (digits: string): boolean => /^\d{17}[\dX]$/.test(digits) && isRegion(digits) && isBirthday(digits.slice(6, 14));

/** A citizen's number of 18 characters (GB 11643—1999). */
export const isId18 = (digits: string): boolean => looksLikeId18(digits) && checkOf(digits) === digits[17];

/**
 * Area code, day and serial number, as documents and projects are numbered: one in eleven passes the check. People's serial numbers do not begin at
 * nought, and children's numbers this young are rare.
 */
export const mayBeSerial = (digits: string): boolean => digits.slice(14, 17) === "000" || (digits.slice(6, 10) >= "2015" && digits.slice(14, 17) < "020");

/** The old number of 15 digits, given out until 1999: YYMMDD without the century, and no check. YY below 30 is mostly a year of our own. */
export const isId15 = (digits: string): boolean =>
  /^\d{15}$/.test(digits) && isRegion(digits) && digits.slice(6, 8) >= "30" && isBirthday(`19${digits.slice(6, 12)}`);

/** 残疾人证: the citizen's number, the kind of disability and its grade. */
export const isDisability = (digits: string): boolean => /^.{18}[1-7][1-4]$/.test(digits) && isId18(digits.slice(0, 18));

/** Luhn's check of payment cards (ISO/IEC 7812-1, annex B). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const twice = i % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** UnionPay's 62 and 60; 9558 and 9559 were given out before it. Others are known by their label, or by groups of four. */
export const hasCardPrefix = (digits: string): boolean => /^(?:6[02]|955[89])/.test(digits);

export const isMobile = (digits: string): boolean => digits.length === 11 && mobilePrefixes.has(digits.slice(0, 3));

export const isAreaCode = (digits: string): boolean => areaCodes.has(digits);

/** A local number does not begin with 0, 1 or 9; eight digits where the area code has three. */
export const isLocal = (digits: string, areaCode: string): boolean => /^[2-8]\d{6,7}$/.test(digits) && (areaCode.length !== 3 || digits.length === 8);

/** `20240305`, `2024001`: begins like a year of ours. */
export const beginsWithYear = (digits: string): boolean => /^(?:19[5-9]\d|20[0-4]\d)/.test(digits);
