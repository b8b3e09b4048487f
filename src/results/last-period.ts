/** The period before, as 汇总·历史 keeps it: a clerk who works in one workbook compares with it without keeping a result.json. */
import type { Indicator } from "../model/indicator";
import type { Period } from "../model/period";
import type { Result } from "../model/result";
import { previousPeriod } from "../language/period";
import type { HistoryRow } from "./history";

/**
 * The period of the same length right before, for the same town: with a gap between them 较上期 would say something wrong. Only its totals are
 * known, so stocks of villages that sent nothing this time are not continued from it.
 * @param rows of 汇总·历史, in any order
 * @returns undefined where the history lacks that period
 */
export function lastPeriod(rows: readonly HistoryRow[], town: string, period: Period, indicators: readonly Indicator[]): Result | undefined {
  const { start, end } = previousPeriod(period);
  const own = rows.filter((row) => row.town === town && row.start === start && row.end === end);
  const [first] = own;
  if (!first) return undefined;
  return {
    schema: 1,
    town,
    period: { label: first.period, start, end },
    areas: [],
    indicators: own.map(({ code, name, unit, value, mark, low, high }) => ({
      code,
      name,
      unit,
      periodType: indicators.find((indicator) => indicator.code === code)?.periodType ?? "flow",
      total: value === null ? null : { value, low: low ?? value, high: high ?? value, mark: isMark(mark) ? mark : null },
      byArea: {},
      records: 0,
    })),
    findings: [],
    completeness: { expected: 0, received: 0, missing: [] },
    facts: [],
    unmeasured: [],
  };
}

const isMark = (mark: string): mark is "余" | "近" | "约" | "范围" => ["余", "近", "约", "范围"].includes(mark);
