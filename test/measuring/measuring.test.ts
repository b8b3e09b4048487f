import { builtIn } from "../../src/catalogue";
import { messageOf } from "../../src/locale";
import { measure } from "../../src/measuring";
import type { Catalogue } from "../../src/model/indicator";
import type { Ledger } from "../../src/model/ledger";
import type { IndicatorValue } from "../../src/model/total";
import { ledgerOf, type Row } from "../builders/ledgers";
import { exact, march, marked, town, villages } from "../builders/quantities";

const run = (ledgers: readonly Ledger[], catalogue: Catalogue = builtIn, period = march) => measure(ledgers, { catalogue, period, town, areas: villages });
const valuesOf = (ledgers: readonly Ledger[], code: string): IndicatorValue[] => run(ledgers).values.filter((value) => value.indicator === code);
const valueOf = (ledgers: readonly Ledger[], code: string, area = "东庄村"): IndicatorValue | undefined => valuesOf(ledgers, code).find((v) => v.area === area);
const east = (kind: string, rows: readonly Row[], more: Partial<Parameters<typeof ledgerOf>[0]> = {}) => ledgerOf({ kind, area: "东庄村", ...more }, rows);

describe("publicity goes by its 形式", () => {
  const ledger = east("publicity", [
    { date: "2024-03-05", form: "宣传旗牌", quantity: 175, unit: "块" },
    { date: "2024-03-05", form: "宣传标语", quantity: 160, unit: "条" },
    { date: "2024-03-06", form: "宣传专栏", quantity: 7, unit: "块" },
    { date: "2024-03-06", form: "宣传栏", quantity: 3, unit: "个" },
    { date: "2024-03-07", form: "村民文明礼仪手册", quantity: marked(20000, 20000, 29999, "余"), unit: "册" },
    { date: "2024-03-07", form: "宣传横幅", quantity: 12, unit: "条" },
  ]);

  test("a column 专栏 is no 宣传栏, and the other way round", () => {
    const got = Object.fromEntries(run([ledger]).values.map((v) => [v.indicator, v.quantity?.value ?? null]));
    expect(got).toMatchObject({ XC01: 175, XC02: 160, XC03: 7, XC04: 3, XC05: 20000 });
    expect(got).not.toHaveProperty("XC06");
  });

  test("2万余份 keeps its bounds and mark", () => {
    expect(valueOf([ledger], "XC05")?.quantity).toEqual({ value: 20000, low: 20000, high: 29999, mark: "余", unit: "份" });
  });

  test("a 横幅 that no indicator takes is named with its cell", () => {
    const { findings } = run([ledger]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: "measure.no-indicator", cell: "C7", params: { text: "宣传横幅", field: "形式", count: 1, cells: "C7" } });
    expect(messageOf(findings[0]!)).toContain("宣传横幅");
  });

  test("one cause that repeats is one finding that names every cell", () => {
    const rows = Array.from({ length: 5 }, () => ({ date: "2024-03-05", form: "横幅", quantity: 1 }));
    const { findings } = run([
      east("publicity", [...rows, { date: "2024-03-05", form: "标语", quantity: 1 }, { date: "2024-03-05", form: "横幅", quantity: 2 }]),
    ]);
    expect(findings.map((f) => f.params)).toEqual([{ text: "横幅", field: "形式", count: 6, cells: "C2:C6、C8", places: "C2:C6、C8" }]);
  });

  test("a form that two indicators could claim is asked about, never counted twice", () => {
    const { values, findings } = run([east("publicity", [{ date: "2024-03-05", form: "公益广告标语", quantity: 4, unit: "条" }])]);
    expect(values).toEqual([]);
    expect(findings[0]?.code).toBe("measure.no-indicator");
  });

  test("sources are the cells of the numbers", () => {
    expect(valueOf([ledger], "XC02")?.sources).toEqual([{ file: "东庄村.xlsx", sheet: "publicity", cell: "C3" }]);
  });

  test("公益广告 of 幅 and 处 stay apart in the breakdown", () => {
    const value = valueOf(
      [
        east("publicity", [
          { date: "2024-03-05", form: "公益广告", quantity: 3, unit: "处" },
          { date: "2024-03-06", form: "公益广告", quantity: 10, unit: "幅" },
          { date: "2024-03-06", form: "公益广告", quantity: exact(40, "㎡") },
        ]),
      ],
      "XC08",
    );
    expect(value?.breakdown).toEqual({ 处: exact(3, "处"), 幅: exact(10, "幅") });
    expect(value?.quantity?.value).toBe(13);
    expect(value?.breakdownSources?.幅).toEqual([{ file: "东庄村.xlsx", sheet: "publicity", cell: "C3" }]);
  });

  test("a wide ledger counts each member cell where it stands", () => {
    const base = ledgerOf({ kind: "publicity", area: "东庄村" }, [{ date: "2024-03-05" }]);
    const member = (index: number, value: string) => ({
      index,
      header: ["数量", value],
      role: "member" as const,
      field: "quantity",
      unit: null,
      member: { field: "form", value },
      indicator: null,
      score: 1,
      reasons: [],
    });
    const [first] = base.records;
    const records = [
      { ...first!, memberColumn: 1, texts: { form: "标语" }, quantities: { quantity: exact(5, "条") }, columns: { quantity: 1 } },
      { ...first!, memberColumn: 2, texts: { form: "横幅" }, quantities: { quantity: exact(6, "条") }, columns: { quantity: 2 } },
    ];
    const { values, findings } = run([{ ...base, columns: [...base.columns, member(1, "标语"), member(2, "横幅")], records }]);
    expect(values.map((v) => [v.indicator, v.quantity?.value, v.sources[0]?.cell])).toEqual([["XC02", 5, "B2"]]);
    expect(findings.map((f) => [f.code, f.cell])).toEqual([["measure.no-indicator", "C2"]]);
  });

  test("a sheet without 形式 takes it from its title", () => {
    const rows = [{ date: "2024-03-05", quantity: 9 }];
    expect(valueOf([east("publicity", rows, { title: "东庄村宣传标语登记表" })], "XC02")?.quantity?.value).toBe(9);
    expect(run([east("publicity", rows, { title: "东庄村宣传台账" })]).findings.map((f) => f.code)).toEqual(["measure.no-text"]);
  });
});

describe("periods", () => {
  const events = (dates: readonly (string | null)[]) =>
    east(
      "volunteer-event",
      dates.map((date, i) => ({ date, name: `活动${i}`, participants: 10 })),
      { fields: ["date", "name"] },
    );

  test("a flow counts in its month, and since January beside it", () => {
    const ledger = events(["2024-01-10", "2024-03-01", "2024-03-31", "2024-04-01", "2023-12-31"]);
    expect(valueOf([ledger], "ZY01")).toMatchObject({ quantity: { value: 2 }, yearToDate: { value: 3 }, records: 2 });
    expect(valueOf([ledger], "ZY02")).toMatchObject({ quantity: { value: 20 }, yearToDate: { value: 30 } });
    expect(valueOf([ledger], "ZY02")?.sources.map((s) => s.cell)).toEqual(["C3", "C4"]);
    expect(valueOf([ledger], "ZY02")?.yearToDateSources?.map((s) => s.cell)).toEqual(["C3", "C4", "C2"]);
  });

  test("a record without a date belongs to the period", () => {
    expect(valueOf([events([null, null])], "ZY01")).toMatchObject({ quantity: { value: 2 }, yearToDate: { value: 2 } });
  });

  test("a record whose date cannot be read counts in no period", () => {
    const ledger = events([null]);
    const records = ledger.records.map((record) => ({ ...record, dateUnknown: true }));
    expect(valueOf([{ ...ledger, records }], "ZY01")).toBeUndefined();
  });

  test("a span over the month's edge counts once, where it ends, and is named", () => {
    const april = { label: "2024年4月", type: "month" as const, start: "2024-04-01", end: "2024-04-30" };
    const ledger = events(["2024-03-30..2024-04-02"]);
    const inMarch = run([ledger]);
    const inApril = run([ledger], builtIn, april);
    expect(inMarch.values.find((v) => v.indicator === "ZY02")).toBeUndefined();
    expect(inMarch.findings.map((f) => [f.code, f.cell])).toEqual([["measure.span-beyond", "A2"]]);
    expect(inApril.values.find((v) => v.indicator === "ZY02")?.quantity?.value).toBe(10);
    expect(inApril.findings.map((f) => f.code)).toEqual(["measure.span-into"]);
  });

  test("monthly sheets without a date column count in the month of their title only", () => {
    const sheet = (month: number) =>
      east("volunteer-event", [{ name: "清扫", participants: 7 }], { sheet: `${month}月`, titleMonth: [2024, month], title: `2024年${month}月` });
    const { values, findings } = run([sheet(2), sheet(3), sheet(4)]);
    expect(values.find((v) => v.indicator === "ZY02")).toMatchObject({ quantity: { value: 7 }, yearToDate: { value: 14 } });
    expect(findings.map((f) => [f.code, f.sheet])).toEqual([
      ["measure.title-month", "2月"],
      ["measure.title-month", "4月"],
    ]);
  });

  test("the 期次 of a red and yellow list dates it where no day is given", () => {
    const ledger = east("moral-list", [
      { issue: "2024年2月", list: "红榜", name: "甲" },
      { issue: "3月", list: "红榜", name: "乙" },
      { issue: "3月", list: "黄榜", name: "丙" },
    ]);
    expect(valueOf([ledger], "HH01")).toMatchObject({ quantity: { value: 1 }, yearToDate: { value: 2 } });
    expect(valueOf([ledger], "HH03")?.quantity).toEqual(exact(1, "期"));
  });
});

describe("honours count when they are 命名", () => {
  test("not when only 推荐, and every one where there is no 状态", () => {
    const rows = (status: boolean) =>
      [
        ["五好文明家庭", "命名"],
        ["五好文明家庭", "推荐"],
        ["文明家庭", "已命名"],
        ["道德模范", "命名"],
        ["文明单位", "拟命名"],
      ].map(([category = "", state = ""]) => ({ date: "2024-02-05", category, name: "张某", ...(status ? { status: state } : {}) }));
    const codes = (ledger: Ledger) => Object.fromEntries(run([ledger]).values.map((v) => [v.indicator, v.quantity?.value]));
    expect(codes(east("honour", rows(true)))).toEqual({ DD01: 1, DD02: 1, DD03: 1, DD04: 0 });
    expect(codes(east("honour", rows(false)))).toEqual({ DD01: 2, DD02: 1, DD03: 1, DD04: 1 });
  });
});

test("only what the review passed stands on the red list", () => {
  const rows = ["通过", "未通过", "审核通过", "待审核", ""].map((review) => ({ date: "2024-03-05", issue: "第1期", list: "红榜", name: "某", review }));
  expect(valueOf([east("moral-list", rows)], "HH01")?.quantity?.value).toBe(2);
  expect(valueOf([east("moral-list", rows)], "HH02")?.quantity?.value).toBe(0);
});

describe("sanitation", () => {
  const ledger = east(
    "sanitation",
    [
      { date: "2024-03-05", people: 300, loaders: 2, garbage: exact(300, "吨"), roads: exact(3, "公里"), corners: 5 },
      { date: "2024-03-12", people: 500, loaders: 1, garbage: marked(270, 270, 279, "余", "吨"), roads: exact(500, "米"), corners: null },
      { date: "2024-03-19", people: null, loaders: null, garbage: exact(4000, "公斤"), roads: exact(2, "里"), corners: null },
      { date: "2024-03-20", people: null, loaders: null, garbage: exact(1, "方"), roads: null, corners: exact(2, "车") },
    ],
    { fields: ["date", "people", "loaders", "garbage", "roads", "corners"] },
  );

  test("吨 and 公斤 go together, 方 stands alone", () => {
    expect(valueOf([ledger], "HJ05")?.quantity).toEqual({ value: 574, low: 574, high: 583, mark: "余", unit: "吨" });
    expect(valueOf([ledger], "HJ06")?.quantity).toEqual(exact(1, "方"));
  });

  test("米 and 里 are 公里", () => expect(valueOf([ledger], "HJ08")?.quantity).toEqual(exact(4.5, "公里")));

  test("the same machine that comes twice is one machine", () => {
    expect(valueOf([ledger], "HJ02")).toMatchObject({ quantity: { value: 2 }, records: 2 });
    expect(valueOf([ledger], "HJ02")?.sources.map((s) => s.cell)).toEqual(["C2", "C3"]);
  });

  test("a unit that fits nothing is named with its cell", () => {
    expect(run([ledger]).findings.map((f) => [f.code, f.cell, f.params.unit])).toEqual([["measure.unit", "F5", "车"]]);
  });

  test("a bare number is in the field's unit, not in two indicators", () => {
    const { values } = run([east("sanitation", [{ date: "2024-03-05", garbage: exact(8) }])]);
    expect(values.filter((v) => v.quantity?.value === 8).map((v) => v.indicator)).toEqual(["HJ05"]);
  });
});

describe("stocks", () => {
  const team = (rows: readonly Row[], more = {}) => east("volunteer-team", rows, more);

  test("the latest before the period's end is the stock", () => {
    const rows = [
      { date: "2024-01-31", volunteers: 50 },
      { date: "2024-03-20", volunteers: 62 },
      { date: "2024-04-10", volunteers: 70 },
    ];
    expect(valueOf([team(rows)], "ZY04")?.quantity).toEqual(exact(62, "名"));
    expect(valueOf([team(rows)], "ZY04")?.yearToDate).toBeUndefined();
    expect(valueOf([team(rows)], "ZY04")?.sources.map((s) => s.cell)).toEqual(["B3", "B2"]);
  });

  test("rows of one list are parts of the stock", () => {
    expect(valueOf([team([{ volunteers: 20 }, { volunteers: 25 }])], "ZY04")?.quantity?.value).toBe(45);
  });

  test("sheets of other months give way to this month's", () => {
    const month = (n: number, volunteers: number) => team([{ volunteers }], { sheet: `${n}月`, titleMonth: [2024, n] });
    expect(valueOf([month(3, 40), month(2, 90), month(5, 99)], "ZY04")?.quantity?.value).toBe(40);
  });

  test("two lists of the same day that disagree are named", () => {
    const { values, findings } = run([team([{ volunteers: 20 }], { sheet: "甲" }), team([{ volunteers: 25 }], { sheet: "乙" })]);
    expect(values.find((v) => v.indicator === "ZY04")?.quantity?.value).toBe(25);
    expect(findings.map((f) => [f.code, f.sheet, f.cell])).toEqual([["measure.disputed", "甲", "A2"]]);
  });

  test("construction: households done, and the rate of sums over projects", () => {
    const ledger = east("construction", [
      { project: "厕所革命", tasks: 200, done: 170 },
      { project: "四改三建三清", tasks: 100, done: 71 },
      { project: "氛围营造", tasks: 4, done: null },
    ]);
    const { values, findings } = run([ledger]);
    expect(Object.fromEntries(values.map((v) => [v.indicator, v.quantity?.value]))).toEqual({ JC01: 170, JC02: 71, JC03: expect.closeTo(80.3333, 3) });
    expect(findings.map((f) => [f.code, f.cell])).toEqual([["measure.half-ratio", "B4"]]);
  });

  test("assessment items count by their code, status and evidence", () => {
    const rows = [
      { item: "环境", code: "1", status: "已完成", evidence: "照片" },
      { item: "环境", code: "2", status: "未完成", evidence: "无" },
      { item: "环境", code: "3", status: "达标", evidence: "" },
    ];
    expect(Object.fromEntries(run([east("standard", rows)]).values.map((v) => [v.indicator, v.quantity?.value]))).toEqual({ CP01: 3, CP02: 2, CP03: 1 });
  });
});

describe("ratios are of sums", () => {
  test("知晓率 is no mean of rates", () => {
    const ledger = east("survey", [
      { date: "2024-03-05", households: 10, surveyed: 10, aware: 10 },
      { date: "2024-03-06", households: 90, surveyed: 90, aware: 45 },
    ]);
    expect(valueOf([ledger], "XC09")).toMatchObject({ quantity: { value: 55 }, parts: { numerator: { value: 55 }, denominator: { value: 100 } } });
    expect(valueOf([ledger], "XC09")?.sources.map((s) => s.cell)).toEqual(["D2", "C2", "D3", "C3"]);
  });

  test("a row with one side only stays out and is named", () => {
    const { values, findings } = run([east("survey", [{ date: "2024-03-05", surveyed: 10, aware: null }])]);
    expect(values.filter((v) => v.indicator === "XC09" && v.quantity !== null)).toEqual([]);
    expect(findings.map((f) => [f.code, f.cell, f.params.missing])).toEqual([["measure.half-ratio", "B2", "知晓人数"]]);
  });

  test("整改完成率 is 完成 over 发现; nothing done is 0 %", () => {
    const row = (status: string) => ({ date: "2024-03-05", problem: "垃圾", status });
    const rate = (states: readonly string[]) => valueOf([east("inspection", states.map(row))], "DC03")?.quantity?.value;
    expect(rate(["已整改", "整改中", "已完成", "未整改"])).toBe(50);
    expect(rate(["整改中"])).toBe(0);
  });
});

test("劝导 sums its column, or counts rows where there is none", () => {
  expect(
    valueOf(
      [
        east("persuasion", [
          { date: "2024-03-05", times: 20 },
          { date: "2024-03-06", times: 33 },
        ]),
      ],
      "QD01",
    )?.quantity?.value,
  ).toBe(53);
  expect(
    valueOf(
      [
        east("persuasion", [
          { date: "2024-03-05", place: "路口" },
          { date: "2024-03-06", place: "路口" },
        ]),
      ],
      "QD01",
    )?.quantity?.value,
  ).toBe(2);
});

test("walls are broken down by road", () => {
  const ledger = ledgerOf({ kind: "wall-ad" }, [
    { date: "2024-03-05", segment: "红园路", spots: 26, surface: 1208.72 },
    { date: "2024-03-05", segment: "石大路", spots: 128, surface: 6367.17 },
    { date: "2024-03-05", segment: "同城化干道", spots: 31, surface: 1521.96 },
  ]);
  expect(valueOf([ledger], "QT01", town)?.breakdown).toEqual({ 红园路: exact(26, "处"), 石大路: exact(128, "处"), 同城化干道: exact(31, "处") });
  expect(valueOf([ledger], "QT02", town)?.quantity).toEqual(exact(9097.85, "㎡"));
});

test("plans are never counted; their numbers are listed as not measured", () => {
  const { values, unmeasured } = run([east("plan", [{ item: "折页", quantity: 4000 }])]);
  expect(values).toEqual([]);
  expect(unmeasured).toEqual([{ file: "东庄村.xlsx", sheet: "plan", column: "B", header: "数量", kind: "plan", cells: 1 }]);
});

test("number fields that no indicator uses, serials and foreign columns are listed as not measured", () => {
  const foreign = { ...exactColumn(4, "雨伞"), role: "unmeasured" as const, numbers: 2 };
  const serial = { ...exactColumn(5, "序号"), role: "serial" as const, numbers: 1 };
  const { unmeasured } = run([east("training", [{ date: "2024-03-05", topic: "花椒修枝", participants: 40, lessons: 2 }], { columns: [foreign, serial] })]);
  expect(unmeasured.map((u) => [u.column, u.header, u.cells])).toEqual([
    ["D", "课时", 1],
    ["E", "雨伞", 2],
    ["F", "序号", 1],
  ]);
});

function exactColumn(index: number, header: string) {
  return { index, header: [header], role: "text" as const, field: null, unit: null, member: null, indicator: null, score: 0, reasons: [] };
}

test("a filter of the town's own beside ours is said to count twice", () => {
  const own = {
    ...builtIn.indicators.find((i) => i.code === "XC02")!,
    code: "ZD01",
    name: "宣传品",
    where: [{ field: "form", op: "contains" as const, values: ["宣传"] }],
  };
  const ledger = east("publicity", [{ date: "2024-03-05", form: "宣传标语", quantity: 5, unit: "条" }]);
  const { values, findings } = run([ledger], { ...builtIn, indicators: [...builtIn.indicators, own] });
  expect(values.map((v) => v.indicator)).toEqual(["XC02", "ZD01"]);
  expect(findings.map((f) => f.code)).toEqual(["measure.twice"]);
});

test("a list of honours without 状态 counts, also where its title names a stage", () => {
  const list = east("honour", [{ date: "2024-03-05", category: "文明家庭", name: "王五" }], { title: "2024年文明家庭推荐表" });
  expect(valueOf([list], "DD03")?.quantity?.value).toBe(1);
});
