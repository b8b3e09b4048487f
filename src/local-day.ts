/** The day on the calendar of the computer that runs this. The clock is read at the border and handed on as a text. */

/** @returns ISO day of a moment, in the computer's time zone */
export function localDay(now = new Date()): string {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}
