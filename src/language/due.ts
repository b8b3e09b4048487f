/** Whether a kind of ledger is due in a period. */
import type { Frequency } from "../model/frequency";
import type { Period } from "../model/period";

/** Months at whose end it is due. */
const DUE_EVERY: Readonly<Record<"monthly" | "quarterly" | "halfYearly" | "yearly", number>> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 };

/** Whether a ledger of that frequency is due in the period: the last day of its month, quarter, half or whole year lies in it. */
export function isDue(frequency: Frequency, { start, end }: Pick<Period, "start" | "end">): boolean {
  if (frequency === "everyPeriod" || frequency === "asItComes") return frequency === "everyPeriod";
  const every = DUE_EVERY[frequency];
  const last = Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7)) - (isLastOfMonth(end) ? 0 : 1);
  const before = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  return Math.floor(last / every) > Math.floor(before / every);
}

const isLastOfMonth = (day: string): boolean =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate() === Number(day.slice(8, 10));
