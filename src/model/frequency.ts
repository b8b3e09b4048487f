/** How often a kind of ledger is due (报送周期). */
export const frequencies = ["everyPeriod", "monthly", "quarterly", "halfYearly", "yearly", "asItComes"] as const;

/** `everyPeriod`: for each report, however long its period. `asItComes`: 有则报, and nobody misses it. */
export type Frequency = (typeof frequencies)[number];
