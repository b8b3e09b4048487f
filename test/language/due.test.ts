import { isDue } from "../../src/language/due";
import type { Frequency } from "../../src/model/frequency";

/** A kind of ledger is due in a period that reaches the last day of its month, quarter, half or year. */
test.each<[Frequency, string, string, boolean]>([
  ["everyPeriod", "2024-03-05", "2024-03-07", true],
  ["asItComes", "2024-01-01", "2024-12-31", false],
  ["monthly", "2024-03-01", "2024-03-31", true],
  ["monthly", "2024-03-01", "2024-03-30", false],
  ["monthly", "2024-03-31", "2024-03-31", true],
  ["monthly", "2024-04-01", "2024-04-29", false],
  ["monthly", "2024-02-01", "2024-02-29", true],
  ["monthly", "2023-02-01", "2023-02-28", true],
  ["monthly", "2024-02-15", "2024-03-15", true],
  ["quarterly", "2024-01-01", "2024-02-29", false],
  ["quarterly", "2024-02-01", "2024-03-31", true],
  ["quarterly", "2024-04-01", "2024-05-31", false],
  ["quarterly", "2024-03-15", "2024-04-15", true],
  ["halfYearly", "2024-01-01", "2024-06-30", true],
  ["halfYearly", "2024-01-01", "2024-06-29", false],
  ["halfYearly", "2024-07-01", "2024-11-30", false],
  ["yearly", "2024-01-01", "2024-12-31", true],
  ["yearly", "2024-01-01", "2024-12-30", false],
  ["yearly", "2023-12-31", "2024-01-31", true],
  ["yearly", "2024-01-01", "2024-06-30", false],
])("%s from %s to %s: %p", (frequency, start, end, due) => expect(isDue(frequency, { start, end })).toBe(due));
