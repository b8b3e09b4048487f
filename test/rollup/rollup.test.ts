import { builtIn } from "../../src/catalogue";
import { messageOf } from "../../src/locale";
import { measure } from "../../src/measuring";
import type { Area } from "../../src/model/area";
import type { Catalogue, LedgerKind } from "../../src/model/indicator";
import type { Ledger } from "../../src/model/ledger";
import type { Period } from "../../src/model/period";
import type { Result } from "../../src/model/result";
import { rollUp } from "../../src/rollup";
import { ledgerOf } from "../builders/ledgers";
import { exact, march, marked, town, village, villages } from "../builders/quantities";

interface Options {
  readonly areas?: readonly Area[];
  readonly catalogue?: Catalogue;
  readonly previous?: Result;
  readonly period?: Period;
}

function run(ledgers: readonly Ledger[], { areas = villages, catalogue = builtIn, previous, period = march }: Options = {}) {
  const context = { catalogue, period, town, areas, previous };
  return rollUp(measure(ledgers, context), ledgers, context);
}

const totalOf = (ledgers: readonly Ledger[], code: string, options?: Options) => run(ledgers, options).rollUp.totals.find((t) => t.indicator.code === code);

const february = (indicators: Result["indicators"], more: Partial<Result> = {}): Result => ({
  schema: 1,
  town,
  period: { label: "2024年2月", start: "2024-02-01", end: "2024-02-29" },
  areas: villages.map(({ name, type }) => ({ name, type })),
  indicators,
  findings: [],
  completeness: { expected: 0, received: 0, missing: [] },
  facts: [],
  unmeasured: [],
  ...more,
});
const resultOf = (code: string, value: number, byArea: Record<string, number> = {}): Result["indicators"][number] => {
  const { name, unit, periodType } = builtIn.indicators.find((i) => i.code === code)!;
  const plain = (v: number) => ({ value: v, low: v, high: v, mark: null });
  const areas = Object.fromEntries(Object.entries(byArea).map(([area, v]) => [area, plain(v)]));
  return { code, name, unit, periodType, total: plain(value), byArea: areas, records: 1 };
};
const garbage = (area: string, tons: number) => ledgerOf({ kind: "sanitation", area }, [{ date: "2024-03-05", garbage: tons }]);

test("the town's own ledgers count in the total and stand under its own name", () => {
  const total = totalOf([garbage("东庄村", 10), garbage("西庄村", 5), garbage(town, 2)], "HJ05");
  expect(total?.quantity).toEqual(exact(17, "吨"));
  expect([...(total?.byArea ?? [])].map(([area, v]) => [area, v.quantity?.value])).toEqual([
    ["东庄村", 10],
    [town, 2],
    ["西庄村", 5],
  ]);
  expect(total?.sources).toHaveLength(3);
});

test("uncertain quantities keep their bounds and mark in the total", () => {
  const about = ledgerOf({ kind: "sanitation", area: "东庄村" }, [{ date: "2024-03-05", garbage: marked(570, 570, 579, "余", "吨") }]);
  expect(totalOf([about, garbage("西庄村", 5)], "HJ05")?.quantity).toEqual({ value: 575, low: 575, high: 584, mark: "余", unit: "吨" });
});

test("a tree of any depth: each level is the sum of those below", () => {
  const county = "平原县";
  const areas: Area[] = [
    { name: county, type: "县", aliases: [] },
    { name: "甲镇", type: "镇", parent: county, aliases: [] },
    { name: "东片", type: "镇", parent: "甲镇", aliases: [] },
    village("一村", "东片"),
    village("二村", "东片"),
    village("三村", "甲镇"),
    village("四村", county),
  ];
  const ledgers = ["一村", "二村", "三村", "四村", "甲镇", county].map((area, i) => garbage(area, 10 ** i));
  const context = { catalogue: builtIn, period: march, town: county, areas };
  const total = rollUp(measure(ledgers, context), ledgers, context).rollUp.totals.find((t) => t.indicator.code === "HJ05");
  expect(total?.quantity?.value).toBe(111111);
  expect(Object.fromEntries([...(total?.byArea ?? [])].map(([area, v]) => [area, v.quantity?.value]))).toEqual({
    一村: 1,
    二村: 10,
    东片: 11,
    三村: 100,
    甲镇: 10111,
    四村: 1000,
    [county]: 100000,
  });
});

test("a circle in the tree loses nothing", () => {
  const areas = [village("东庄村", "西庄村"), village("西庄村", "东庄村")];
  expect(totalOf([garbage("东庄村", 1), garbage("西庄村", 2)], "HJ05", { areas })?.quantity?.value).toBe(3);
});

test("期次 are the most of one village, ratios the ratio of sums", () => {
  const list = (area: string, issues: readonly string[]) =>
    ledgerOf(
      { kind: "moral-list", area },
      issues.map((issue) => ({ date: "2024-03-05", issue, list: "红榜", name: "某" })),
    );
  expect(totalOf([list("东庄村", ["第1期", "第2期"]), list("西庄村", ["第1期"])], "HH03")?.quantity?.value).toBe(2);
  const survey = (area: string, surveyed: number, aware: number) => ledgerOf({ kind: "survey", area }, [{ date: "2024-03-05", surveyed, aware }]);
  const rate = totalOf([survey("东庄村", 10, 10), survey("西庄村", 90, 45)], "XC09");
  expect(rate?.quantity?.value).toBe(55);
  expect(rate?.byArea.get("西庄村")?.quantity?.value).toBe(50);
});

test("breakdowns of villages add up road by road", () => {
  const wall = (area: string, segment: string, spots: number) => ledgerOf({ kind: "wall-ad", area }, [{ date: "2024-03-05", segment, spots }]);
  const total = totalOf([wall("东庄村", "石大路", 100), wall("西庄村", "石大路", 28), wall("西庄村", "红园路", 26)], "QT01");
  expect(total?.breakdown).toEqual({ 石大路: exact(128, "处"), 红园路: exact(26, "处") });
  expect(total?.breakdownSources?.石大路).toHaveLength(2);
});

test("幅 and 处 in one total are pointed out", () => {
  const ad = (unit: string, quantity: number) =>
    ledgerOf({ kind: "publicity", area: "东庄村", sheet: unit }, [{ date: "2024-03-05", form: "公益广告", quantity, unit }]);
  const { findings } = run([ad("处", 3), ad("幅", 10)]);
  expect(findings.map((f) => [f.code, f.params.parts])).toEqual([["rollup.mixed-units", "3处、10幅"]]);
});

describe("completeness", () => {
  const publicity = (area: string, date = "2024-03-05") => ledgerOf({ kind: "publicity", area }, [{ date, form: "标语", quantity: 1 }]);
  const of = (ledgers: readonly Ledger[], options?: Options) => run(ledgers, options).rollUp.completeness;

  test("every village × every kind that one of them sends", () => {
    const { expected, received, missing } = of([publicity("东庄村"), publicity("西庄村"), garbage("东庄村", 1), garbage("西庄村", 1), garbage("南庄村", 1)]);
    expect({ expected, received, missing }).toEqual({ expected: 6, received: 5, missing: [{ area: "南庄村", kind: "publicity" }] });
  });

  test("a kind that only the town keeps is expected of nobody", () => {
    const meeting = ledgerOf({ kind: "meeting", area: town }, [{ date: "2024-03-05", type: "会议", name: "动员会" }]);
    expect(of([meeting, garbage(town, 1)])).toMatchObject({ expected: 0, missing: [] });
  });

  test("what is not due in the period is missed by nobody: a ledger of every quarter in February, and one that comes as it comes", () => {
    const due = (frequency: LedgerKind["frequency"], period: Period) => {
      const kinds = builtIn.kinds.map((kind) => (kind.kind === "publicity" ? { ...kind, frequency } : kind));
      return of([publicity("东庄村", period.start)], { catalogue: { ...builtIn, kinds }, period }).missing.length;
    };
    const februaryOf = { ...march, label: "2024年2月", start: "2024-02-01", end: "2024-02-29" };
    expect([due("monthly", februaryOf), due("quarterly", februaryOf), due("quarterly", march), due("asItComes", march)]).toEqual([2, 0, 2, 0]);
  });

  test("a ledger of another month is not this month's; an empty one is", () => {
    const { missing } = of([publicity("东庄村"), publicity("西庄村", "2024-02-05"), ledgerOf({ kind: "publicity", area: "南庄村" }, [])]);
    expect(missing).toEqual([{ area: "西庄村", kind: "publicity" }]);
  });

  test("one ledger of the town with a 村居 column stands for its villages", () => {
    const rows = villages.slice(0, 2).map(({ name }) => ({ area: name, date: "2024-03-05", garbage: 1 }));
    expect(of([ledgerOf({ kind: "sanitation", area: null }, rows)]).missing).toEqual([{ area: "南庄村", kind: "sanitation" }]);
  });

  test("a village that the last period knows and that sends nothing is missing", () => {
    const { completeness, areas } = run([garbage("东庄村", 1)], { areas: [village("东庄村")], previous: february([]) }).rollUp;
    expect(completeness.missing.map((m) => m.area)).toEqual(["西庄村", "南庄村"]);
    expect(areas.map((a) => a.name)).toEqual(["东庄村", "西庄村", "南庄村"]);
  });
});

describe("targets", () => {
  const catalogue: Catalogue = {
    ...builtIn,
    targets: [
      { indicator: "HJ05", area: null, value: 100 },
      { indicator: "HJ05", area: "东庄村", value: 40 },
      { indicator: "HJ05", area: "南庄村", value: 40 },
      { indicator: "ZY04", area: null, value: 900 },
    ],
  };

  test("are for the year: what flows is held against the year to date", () => {
    const january = ledgerOf({ kind: "sanitation", area: "东庄村", sheet: "1月" }, [{ date: "2024-01-05", garbage: 20 }]);
    const total = totalOf([january, garbage("东庄村", 30)], "HJ05", { catalogue });
    expect(total?.quantity?.value).toBe(30);
    expect(total?.target).toEqual({ value: 100, completion: 0.5 });
    expect(total?.byArea.get("东庄村")?.target).toEqual({ value: 40, completion: 1.25 });
    expect(total?.byArea.get("南庄村")?.target).toEqual({ value: 40, completion: null });
  });

  test("an indicator with a target stands in the totals though no ledger came", () => {
    expect(totalOf([garbage("东庄村", 1)], "ZY04", { catalogue })).toMatchObject({ quantity: null, target: { value: 900, completion: null } });
    expect(totalOf([garbage("东庄村", 1)], "ZY05", { catalogue })).toBeUndefined();
  });
});

describe("the last period", () => {
  test("a change beyond half and 5 asks for the reason, a smaller one does not", () => {
    const asks = (now: number, before: number) => run([garbage("东庄村", now)], { previous: february([resultOf("HJ05", before)]) }).findings.map((f) => f.code);
    expect(asks(16, 10)).toEqual(["rollup.change"]);
    expect(asks(15, 10)).toEqual([]);
    expect(asks(4, 1)).toEqual([]);
    expect(asks(20, 41)).toEqual(["rollup.change"]);
    expect(asks(20, 0)).toEqual(["rollup.change-from-nothing"]);
  });

  test("the finding says by how much and stands at a cell behind the total", () => {
    const { findings, rollUp: rolled } = run([garbage("东庄村", 16)], { previous: february([resultOf("HJ05", 10)]) });
    expect(findings[0]).toMatchObject({ file: "东庄村.xlsx", sheet: "sanitation", cell: "B2", indicator: "HJ05" });
    expect(messageOf(findings[0]!)).toContain("+60%");
    expect(rolled.totals.find((t) => t.indicator.code === "HJ05")?.change).toEqual({ previous: 10, difference: 6, ratio: 0.6, exact: true });
  });

  test("a difference of figures of which one is not exact is not exact", () => {
    const about = { ...resultOf("HJ05", 10), total: { value: 10, low: 10, high: 19, mark: "余" as const } };
    const { rollUp: rolled } = run([garbage("东庄村", 16)], { previous: february([about]) });
    expect(rolled.totals.find((t) => t.indicator.code === "HJ05")?.change).toMatchObject({ difference: 6, exact: false });
  });

  test("a period that is not right before is compared with, and told", () => {
    const january = { label: "2024年1月", start: "2024-01-01", end: "2024-01-31" };
    const { findings, rollUp: rolled } = run([garbage("东庄村", 12)], { previous: february([resultOf("HJ05", 10)], { period: january }) });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["rollup.previous-gap", "warning"]]);
    expect(messageOf(findings[0]!)).toContain("2024年1月");
    expect(rolled.totals.find((t) => t.indicator.code === "HJ05")?.change?.difference).toBe(2);
  });

  test("a month is not compared with a year, and a stock always is", () => {
    const year = february([resultOf("HJ05", 10), resultOf("ZY04", 100)], { period: { label: "2023年", start: "2023-01-01", end: "2023-12-31" } });
    const team = ledgerOf({ kind: "volunteer-team", area: "东庄村" }, [{ volunteers: 300 }]);
    const { findings, rollUp: rolled } = run([garbage("东庄村", 100), team], { previous: year });
    expect(findings.map((f) => [f.code, f.indicator])).toEqual([
      ["rollup.previous-length", undefined],
      ["rollup.change", "ZY04"],
    ]);
    expect(rolled.totals.find((t) => t.indicator.code === "HJ05")).not.toHaveProperty("change");
  });

  test("what counts since January may grow within the year, but not shrink", () => {
    const honours = (count: number) =>
      ledgerOf(
        { kind: "honour", area: "东庄村" },
        Array.from({ length: count }, () => ({ date: "2024-01-05", category: "道德模范", name: "某" })),
      );
    const asks = (now: number, before: number) => run([honours(now)], { previous: february([resultOf("DD02", before)]) }).findings.map((f) => f.code);
    expect(asks(30, 10)).toEqual([]);
    expect(asks(3, 10)).toEqual(["rollup.change"]);
  });

  test("the result of another town or of a later time is not used", () => {
    const codes = (more: Partial<Result>) => run([garbage("东庄村", 100)], { previous: february([resultOf("HJ05", 1)], more) }).findings.map((f) => f.code);
    expect(codes({ town: "别镇" })).toEqual(["rollup.previous-town"]);
    expect(codes({ period: march })).toEqual(["rollup.previous-later"]);
  });

  test("a stock that was not sent goes on, and is said to", () => {
    const team = (area: string, volunteers: number) => ledgerOf({ kind: "volunteer-team", area }, [{ volunteers }]);
    const previous = february([resultOf("ZY04", 90, { 东庄村: 40, 西庄村: 50, [town]: 7 })]);
    const { findings, rollUp: rolled } = run([team("东庄村", 42)], { previous });
    const total = rolled.totals.find((t) => t.indicator.code === "ZY04");
    expect(total?.quantity).toEqual(exact(99, "名"));
    expect(total?.byArea.get("西庄村")).toMatchObject({ quantity: { value: 50 }, sources: [] });
    expect(findings.map((f) => [f.code, f.params.areas])).toEqual([["rollup.stock-continued", `西庄村、${town}`]]);
  });
});
