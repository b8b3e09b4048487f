/** Whatever the layout: every number is counted or told of, nothing is said of ledgers in order, and the totals are what really happened. */
import { cleanGrid } from "../../src/language/personal/grid";
import fc from "fast-check";
import { builtIn } from "../../src/catalogue";
import type { Grid } from "../../src/model/grid";
import { rollUp } from "../../src/rollup";
import { gridsOf, messOf, random, townOf, TODAY, type Layout, type TruthTown } from "../generate";
import { truthTotals } from "./truth-totals";
import { lostCells, measured, type Run } from "./walk";

const seeds = fc.integer({ min: 0, max: 1_000_000 });
/** The same towns on every run; others with TOWNS_SEED=… TOWNS_RUNS=… */
const RUNS = { seed: Number(process.env.TOWNS_SEED ?? 2024), numRuns: Number(process.env.TOWNS_RUNS ?? 25) };

const readTown = (truth: TruthTown, grids: readonly Grid[]): Run => measured(grids, builtIn, { town: truth.town, period: truth.period, today: TODAY });

/** `code@area` → value; what is null or 0 is left out. */
function valuesOf(run: Run): Record<string, number> {
  const values = run.measured.values.flatMap(({ indicator, area, quantity }) =>
    quantity && quantity.value !== 0 ? [[`${indicator}@${area}`, quantity.value] as const] : [],
  );
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const property = (holds: (truth: TruthTown, seed: number) => void): void =>
  fc.assert(
    fc.property(seeds, (seed) => holds(townOf(seed, { rows: 8 }), seed)),
    RUNS,
  );

test("every number of a data row is counted, or told of", () => {
  property((truth, seed) => {
    const grids = gridsOf(truth, seed);
    expect(lostCells(grids, readTown(truth, grids))).toEqual([]);
  });
});

test("so is every number that was typed in a hurry", () => {
  property((truth, seed) => {
    const grids = messOf(gridsOf(truth, seed), seed);
    expect(lostCells(grids, readTown(truth, grids))).toEqual([]);
  });
});

test("ledgers in order give no warning and no error, in any layout", () => {
  property((truth, seed) => {
    const serious = readTown(truth, gridsOf(truth, seed)).all.filter((finding) => finding.severity !== "info");
    expect(serious.map(({ code, file, sheet, cell, params }) => ({ code, at: `${file} ${sheet}!${cell}`, params }))).toEqual([]);
  });
});

test("the totals are what really happened, in any layout", () => {
  property((truth, seed) => {
    const values = valuesOf(readTown(truth, gridsOf(truth, seed)));
    for (const [key, value] of truthTotals(truth)) expect([key, values[key] ?? 0]).toEqual([key, expect.closeTo(value, 6)]);
  });
});

test("the order of files, sheets and rows changes no total", () => {
  property((truth, seed) => {
    const chance = random(seed + 7);
    const mixed = { ...truth, ledgers: chance.shuffle(truth.ledgers.map((ledger) => ({ ...ledger, rows: mixedRows(ledger.rows, chance) }))) };
    const fixed: Partial<Layout> = { aliases: false };
    expect(valuesOf(readTown(mixed, gridsOf(mixed, seed + 1, fixed)))).toEqual(valuesOf(readTown(truth, gridsOf(truth, seed, fixed))));
  });
});

/** Rows of one area stay together, as they do where its name is written once. */
function mixedRows<Row extends { readonly area: string }>(rows: readonly Row[], chance: ReturnType<typeof random>): Row[] {
  const areas = chance.shuffle([...new Set(rows.map((row) => row.area))]);
  return areas.flatMap((area) => chance.shuffle(rows.filter((row) => row.area === area)));
}

test.each(["bottom", "top", "groups"] as const)("totals at the %s change no total", (totals) => {
  property((truth, seed) => {
    const plain = valuesOf(readTown(truth, gridsOf(truth, seed, { totals: "none" })));
    expect(valuesOf(readTown(truth, gridsOf(truth, seed, { totals })))).toEqual(plain);
  });
});

test("the areas sum up to the town", () => {
  const additive = builtIn.indicators.filter(({ measure }) => ["sum", "count", "sumOrCount", "latest", "max"].includes(measure.type));
  property((truth, seed) => {
    const run = readTown(truth, gridsOf(truth, seed));
    const { totals } = rollUp(run.measured, run.ledgers, { catalogue: builtIn, period: run.period, town: run.town, areas: run.areas }).rollUp;
    for (const indicator of additive) {
      const total = totals.find((other) => other.indicator.code === indicator.code);
      if (!total?.quantity) continue;
      const parts = [...total.byArea.values()].reduce((sum, value) => sum + (value.quantity?.value ?? 0), 0);
      expect([indicator.code, total.quantity.value]).toEqual([indicator.code, expect.closeTo(parts, 6)]);
    }
  });
});

test("a blank line in a ledger of words alone does not end it", () => {
  const rows = [
    ["东庄村文明评选台账"],
    ["日期", "类别", "姓名", "级别", "状态"],
    ["2024-01-07", "五好文明家庭", "吴昌安", "镇级", "命名"],
    ["2024-01-10", "道德模范", "王昌安", "镇级", "命名"],
    ["2024-03-08", "道德模范", "周昌安", "镇级", "初评"],
    ["2024-03-10", "道德模范", "郑昌安", "镇级", "初评"],
    [],
    ["2024-04-13", "五好文明家庭", "陈昌安", "镇级", "命名"],
    ["2024-04-29", "道德模范", "冯昌安", "镇级", "推荐"],
  ];
  const merges = [{ top: 0, left: 0, bottom: 0, right: 4 }];
  const grid = cleanGrid({
    file: "东庄村.xlsx",
    sheet: "文明评选",
    visibility: "visible",
    cells: rows,
    merges,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  });
  const { ledgers } = measured([grid], builtIn, { town: "石桥镇", period: townOf(0).period, today: TODAY });
  expect(ledgers.map((ledger) => [ledger.header.first, ledger.records.length])).toEqual([[1, 6]]);
});

test("the walk itself finds a number that nobody tells of", () => {
  const truth = townOf(3, { kinds: ["sanitation"], areas: 2 });
  const grids = gridsOf(truth, 3, { indent: 0 });
  const run = readTown(truth, grids);
  expect(lostCells(grids, { ...run, measured: { ...run.measured, values: [] } }).length).toBeGreaterThan(10);
});
