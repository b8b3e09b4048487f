/** The period before, from 汇总·历史. */
import { builtIn } from "../../src/catalogue";
import type { HistoryRow } from "../../src/results/history";
import { lastPeriod } from "../../src/results/last-period";

const row = (start: string, end: string, value: number | null, more: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ town: "清禾镇", period: `${start}—${end}`, start, end, code: "XC01", name: "制作宣传旗牌", unit: "块", value, mark: "", low: null, high: null },
  written: end,
  ...more,
});
const second = { label: "2024年第二季度", type: "quarter", start: "2024-04-01", end: "2024-06-30" } as const;
const first = row("2024-01-01", "2024-03-31", 102);
const found = (rows: readonly HistoryRow[]) => lastPeriod(rows, "清禾镇", second, builtIn.indicators);

test("the quarter before, whatever else stands between", () => {
  const result = found([row("2023-10-01", "2023-12-31", 90), first, row("2024-03-01", "2024-03-31", 30), row("2024-04-01", "2024-06-30", 120)]);
  expect(result?.period).toEqual({ label: first.period, start: first.start, end: first.end });
  expect(result?.indicators).toEqual([
    { code: "XC01", name: "制作宣传旗牌", unit: "块", periodType: "flow", total: { value: 102, low: 102, high: 102, mark: null }, byArea: {}, records: 0 },
  ]);
});

test("bounds of a figure that is not exact are kept, and one that was unknown stays so", () => {
  const result = found([{ ...first, value: 100, mark: "余", low: 100, high: 109 }, row("2024-01-01", "2024-03-31", null, { code: "XC02" })]);
  expect(result?.indicators.map(({ total }) => total)).toEqual([{ value: 100, low: 100, high: 109, mark: "余" }, null]);
});

test.each([
  ["another town's", [{ ...first, town: "石桥镇" }]],
  ["one that has not ended before", [row("2024-02-01", "2024-04-30", 1)]],
  ["one with a gap after it", [row("2023-10-01", "2023-12-31", 90)]],
  ["a month before a quarter", [row("2024-03-01", "2024-03-31", 1)]],
  ["none at all", []],
])("not %s", (_, rows) => expect(found(rows)).toBeUndefined());
