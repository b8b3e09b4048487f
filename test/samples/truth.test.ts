/** The product's totals are the true ones: added up from the events themselves, by code that knows nothing of the product. */
import { gridsOf } from "../../samples/build/book";
import { booksOf } from "../../samples/build/books";
import { PERIODS } from "../../samples/build/periods";
import { plainBook } from "../../samples/build/plain-books";
import { townCatalogue } from "../../samples/build/town-catalogue";
import { AREAS, TOWN } from "../../samples/build/town";
import { truthOf, type TrueIndicator } from "../../samples/build/truth";
import { earlierWorld, worldOf } from "../../samples/build/world";
import { builtIn } from "../../src/catalogue";
import type { Result, ResultIndicator, ResultQuantity } from "../../src/model/result";
import { run } from "../../src/app/pipeline";
import { parsePeriod } from "../../src/language/period";
import { outcomeOf, samples, textOf } from "./town";

type Truth = Readonly<Record<string, TrueIndicator>>;

const isExact = (quantity: ResultQuantity): boolean => quantity.mark === null && quantity.low === quantity.value && quantity.high === quantity.value;
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const quantityOf = (quantity: ResultQuantity | null | undefined) => (quantity ? { value: rounded(quantity.value), exact: isExact(quantity) } : null);

/** The indicator as the truth is written down; areas with nothing to count are left out of both. */
function told({ total, byArea, breakdown }: ResultIndicator) {
  const areas = Object.entries(byArea).flatMap(([area, quantity]) => (quantity.value === 0 ? [] : [[area, quantityOf(quantity)] as const]));
  const roads = breakdown === undefined ? {} : Object.fromEntries(Object.entries(breakdown).map(([road, quantity]) => [road, rounded(quantity.value)]));
  return { total: quantityOf(total) ?? { value: 0, exact: true }, byArea: Object.fromEntries(areas), roads };
}

function expectedOf({ total, byArea, breakdown }: TrueIndicator) {
  const value = (one: { value: number; exact: boolean }) => ({ value: rounded(one.value), exact: one.exact });
  const areas = Object.entries(byArea).flatMap(([area, one]) => (one.value === 0 ? [] : [[area, value(one)] as const]));
  return { total: value(total), byArea: Object.fromEntries(areas), roads: breakdown ?? {} };
}

/** Every indicator that the truth knows, side by side. 公益广告 is broken down by unit in the product alone. */
function compare(result: Result, truth: Truth, code: string): void {
  const found = result.indicators.find((indicator) => indicator.code === code);
  const expected = expectedOf(truth[code]!);
  if (found === undefined) return expect({ code, ...expected.total }).toEqual({ code, value: 0, exact: true });
  const { roads, ...rest } = told(found);
  expect(rest).toEqual({ total: expected.total, byArea: expected.byArea });
  if (truth[code]!.breakdown !== undefined) expect(roads).toEqual(expected.roads);
}

describe.each(Object.entries(PERIODS))("the sample town in %s", (label, days) => {
  const truth = truthOf(samples.entries, days);
  let result: Result;
  beforeAll(async () => {
    result = (await outcomeOf("汇报材料", label)).result;
  });
  test.each(Object.keys(truth))("%s", (code) => compare(result, truth, code));
});

describe("the sample town without any settings", () => {
  const { town, period, areas, result } = run(gridsOf(samples.books), { catalogue: builtIn, today: "2024-07-05", report: "汇报材料" });
  test("its name, its half year and its areas are found in the ledgers", () => {
    expect(town).toBe(TOWN);
    expect(period).toMatchObject(PERIODS["2024H1"]);
    expect(areas.map(({ name, type }) => ({ name, type }))).toEqual(expect.arrayContaining(AREAS.map(({ name, type }) => ({ name, type }))));
  });
  const truth = truthOf(samples.entries, PERIODS["2024H1"]);
  test.each(Object.keys(truth))("%s", (code) => compare(result, truth, code));
});

describe("previous.json, the half year before", () => {
  const result = JSON.parse(textOf("previous.json")) as Result;
  const truth = truthOf(earlierWorld(), { start: "2023-07-01", end: "2023-12-31" });
  // Honours count since 1 January; this world has none before July, so the half year is the year.
  test.each(Object.keys(truth))("%s", (code) => compare(result, truth, code));
});

/** The clean entries of a town, and each way of laying them out: messy as the sample's files, or plain. Plain sheets hold the later stock list only. */
const TOWNS = [7, 8, 9].flatMap((seed) => {
  const entries = worldOf(seed);
  const late = entries.filter((one) => one.kind !== "volunteer-team" || one.date === "2024-06-30");
  return [
    [`seed ${seed} on plain sheets`, late, [plainBook(late)]],
    [`seed ${seed} in every layout of the sample`, entries, booksOf(entries)],
  ] as const;
});

describe.each(TOWNS)("a clean half year of another town: %s", (_, entries, books) => {
  const truth = truthOf(entries, PERIODS["2024H1"]);
  const { result } = run(gridsOf(books), { catalogue: townCatalogue, period: parsePeriod("2024H1")!, today: "2024-07-05", report: "汇报材料" });
  test.each(Object.keys(truth))("%s", (code) => compare(result, truth, code));
  test("nothing is called wrong but what its layouts hold: two-digit years, a sheet of an unknown kind, two wrong totals, a copied line", () => {
    const layouts = ["date.two-digit-year", "kind.unknown", "total.mismatch", "area.conflict", "placeholder"];
    expect(result.findings.filter((finding) => finding.severity !== "info" && !layouts.includes(finding.code))).toEqual([]);
  });
});

test("the committed truth is the script's", () => {
  const committed = JSON.parse(textOf("golden/truth.json")) as unknown;
  const now = Object.fromEntries(Object.entries(PERIODS).map(([label, days]) => [label, truthOf(samples.entries, days)]));
  expect(committed).toEqual(JSON.parse(JSON.stringify(now)));
});
