/** The calendar: days as numbers and ISO texts. Gregorian, no time zones, no clock. */

const dayLength = 86400000;

/** Days in a month (1–12); of February without a known year 29, since a leap year may be meant. */
export function daysInMonth(year: number | null, month: number): number {
  if (month === 2) return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const isRealDay = (year: number | null, month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const two = (value: number): string => (value < 10 ? `0${String(value)}` : String(value));

/** `YYYY-MM-DD` of a year, month (1–12) and day. */
export const isoDay = (year: number, month: number, day: number): string => `${String(year)}-${two(month)}-${two(day)}`;

/** Year, month (1–12) and day of an ISO date; null where the text is no real date. */
export function partsOfIso(iso: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDay(year, month, day) ? { year, month, day } : null;
}

/** ISO date some days later (or, negative, earlier). */
export const addDays = (iso: string, days: number): string => new Date(Date.parse(`${iso}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

/** Whole days from the first ISO date to the second. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);

/**
 * ISO day of an Excel serial in the 1900 date system; Excel's 29 February 1900 (serial 60) is taken as the 28th. Time of day is dropped. Workbooks of the
 * 1904 system are the host's to shift.
 */
export function isoOfSerial(serial: number): string {
  const day = Math.floor(serial + 1e-9);
  return addDays("1899-12-30", day >= 60 ? day : day + 1);
}
