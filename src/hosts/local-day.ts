/** The day on the calendar of the computer that runs this. The clock is read at the border and handed on as a text. */
import { isoDay } from "../language/date-calendar";

/** @returns ISO day of a moment, in the computer's time zone */
export function localDay(now = new Date()): string {
  return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
