/** Excel's serial numbers of days, 1900 system: 1 is 1 January 1900, 60 the 29 February 1900 that never was. */

const dayMilliseconds = 86_400_000;

export function serialOf(year: number, month: number, day: number): number {
  const days = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 31)) / dayMilliseconds);
  return days >= 60 ? days + 1 : days;
}

export function dateOf(serial: number): { readonly year: number; readonly month: number; readonly day: number } {
  const whole = Math.floor(serial);
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  const date = new Date(Date.UTC(1899, 11, 31) + (whole > 60 ? whole - 1 : whole) * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(serial: number): number {
  return (Math.floor(serial) + 6) % 7;
}
