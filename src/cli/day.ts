/** The day of a run: given to repeat an earlier one, or the day on the computer's calendar. */
import { localDay } from "../hosts/local-day";
import { UsageError } from "./usage";

/**
 * @param given what stands behind --today
 * @returns ISO day
 * @throws UsageError for what is no day
 */
export function dayOfRun(given: string | undefined, now = new Date()): string {
  const today = given ?? localDay(now);
  if (!isDay(today)) throw new UsageError("cli.bad-date", { text: today });
  return today;
}

/** 2024-02-31 parses as 2 March: a day is one that comes back as it was written. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
