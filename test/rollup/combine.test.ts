/** Values of several areas as one: none, one, equal ones, those without a figure, ratios by their parts. */
import { builtIn } from "../../src/catalogue";
import type { Indicator, Measure } from "../../src/model/indicator";
import type { Quantity } from "../../src/model/quantity";
import type { IndicatorValue } from "../../src/model/total";
import { combine } from "../../src/rollup/combine";
import { exact, marked } from "../builders/quantities";

const indicatorOf = (type: Measure["type"], unit = "处"): Indicator => {
  const like = builtIn.indicators.find(({ measure }) => measure.type === type);
  if (!like) throw new Error(type);
  return { ...like, unit };
};
const value = (quantity: Quantity | null, more: Partial<IndicatorValue> = {}): IndicatorValue => ({
  ...{ indicator: "ZZ01", area: "东庄村", quantity, records: 1, sources: [] },
  ...more,
});
const sum = indicatorOf("sum");

test("no value has no figure; one is itself", () => {
  expect(combine(sum, [])).toEqual({ quantity: null, records: 0, sources: [] });
  const only = value(exact(3, "处"), { records: 4 });
  expect(combine(sum, [only])).toBe(only);
});

test("figures add up with bounds and marks, those that are missing are left out, and none is no nought", () => {
  expect(combine(sum, [value(exact(3, "处")), value(marked(10, 10, 19, "余", "处"))])).toMatchObject({ quantity: marked(13, 13, 22, "余", "处"), records: 2 });
  expect(combine(sum, [value(exact(3, "处")), value(null)]).quantity).toEqual(exact(3, "处"));
  expect(combine(sum, [value(exact(0, "处")), value(null)]).quantity).toEqual(exact(0, "处"));
  expect(combine(sum, [value(null), value(null)])).toEqual({ quantity: null, records: 2, sources: [] });
});

test("since January is told where one area tells it, and from those that do", () => {
  const [a, b] = [value(exact(1, "处"), { yearToDate: exact(5, "处") }), value(exact(2, "处"))];
  expect(combine(sum, [a, b]).yearToDate).toEqual(exact(5, "处"));
  expect(combine(sum, [b, a]).yearToDate).toEqual(exact(5, "处"));
  expect(combine(sum, [value(null, { yearToDate: null }), b])).toMatchObject({ yearToDate: null });
  expect(combine(sum, [b, b])).not.toHaveProperty("yearToDate");
});

test("期次 are the most that one area has, the first of equal ones", () => {
  const issues = indicatorOf("distinct", "期");
  expect(combine(issues, [value(exact(2, "期")), value(exact(3, "期")), value(exact(1, "期"))]).quantity).toEqual(exact(3, "期"));
  const first = marked(3, 3, 3, "约", "期");
  expect(combine(issues, [value(first), value(exact(3, "期"))]).quantity).toEqual(first);
});

test("a ratio is that of the sums of its parts, whatever the areas' own; without parts there is none", () => {
  const rate = indicatorOf("ratio", "%");
  const parts = (numerator: number, denominator: number) => ({ parts: { numerator: exact(numerator), denominator: exact(denominator) } });
  const [a, b] = [value(exact(50, "%"), parts(1, 2)), value(exact(100, "%"), parts(8, 8))];
  expect(combine(rate, [a, b])).toMatchObject({ quantity: exact(90, "%"), ...parts(9, 10) });
  expect(combine(rate, [a, value(exact(7, "%"))])).toMatchObject({ quantity: exact(50, "%"), ...parts(1, 2) });
  expect(combine(rate, [value(null, parts(0, 0)), value(null, parts(0, 0))]).quantity).toBeNull();
  expect(combine(rate, [value(exact(7, "%")), value(exact(9, "%"))])).toEqual({ quantity: null, records: 2, sources: [] });
  const year = { yearToDate: exact(1, "%"), yearToDateParts: parts(3, 4).parts };
  expect(combine(rate, [{ ...a, ...year }, b])).toMatchObject({ yearToDate: exact(75, "%"), yearToDateParts: year.yearToDateParts });
});

test("cells of all areas stand behind the sum, those since January too, and breakdowns add up key by key", () => {
  const cell = (name: string) => ({ file: "a.xlsx", sheet: "台账", cell: name });
  const a = value(exact(3, "处"), { sources: [cell("A1")], breakdown: { 石大路: exact(3, "处") }, breakdownSources: { 石大路: [cell("A1")] } });
  const b = value(exact(4, "处"), {
    ...{ sources: [cell("B1")], yearToDateSources: [cell("B2")] },
    ...{ breakdown: { 石大路: exact(1, "处"), 红园路: exact(3, "处") }, breakdownSources: { 石大路: [cell("B1")], 红园路: [cell("B3")] } },
  });
  const both = combine(sum, [a, b]);
  expect(both.sources).toEqual([cell("A1"), cell("B1")]);
  expect(both.yearToDateSources).toEqual([cell("A1"), cell("B2")]);
  expect(both.breakdown).toEqual({ 石大路: exact(4, "处"), 红园路: exact(3, "处") });
  expect(both.breakdownSources).toEqual({ 石大路: [cell("A1"), cell("B1")], 红园路: [cell("B3")] });
  expect(combine(sum, [value(exact(1, "处")), value(exact(1, "处"))])).not.toHaveProperty("yearToDateSources");
});
