/** Periods whose true totals are kept in golden/truth.json. */
import type { Days } from "./truth";

export const PERIODS: Readonly<Record<"2024H1" | "2024Q2", Days>> = {
  "2024H1": { start: "2024-01-01", end: "2024-06-30" },
  "2024Q2": { start: "2024-04-01", end: "2024-06-30" },
};
