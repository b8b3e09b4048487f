/** A roll-up of a made-up town for the tests of the sheets: every indicator, marks, ratios, breakdowns, targets, the town's own share. */
import { builtIn } from "../../src/catalogue";
import type { Area } from "../../src/model/area";
import type { Finding } from "../../src/model/finding";
import type { Catalogue, Indicator } from "../../src/model/indicator";
import type { Quantity } from "../../src/model/quantity";
import type { Result } from "../../src/model/result";
import type { IndicatorValue, RollUp } from "../../src/model/total";
import { rollUp } from "../../src/rollup";
import { exact, marked } from "./quantities";

export const town = "清溪镇";
const period = { label: "2024年3月", start: "2024-03-01", end: "2024-03-31", type: "month" } as const;

const names = "东庄村 西岭村 水口村 水口社区 石桥村 白沙村 上陈村 下陈村 林前村 官田村 后洋村 大路村 新街社区 桥头社区 湖滨村".split(" ");

export const areas: Area[] = [
  { name: town, type: "镇", aliases: [] },
  ...names.map((name): Area => ({ name, type: name.endsWith("社区") ? "居" : "村", parent: town, aliases: [] })),
];

/** A number that looks like one of a ledger, the same in every run. */
const figure = (seed: number, most: number): number => 1 + ((seed * 7919 + 104729) % most);

/** Each indicator has a number of its own, by which its values differ from others': these were there first, one that came later has it from its code. */
const first =
  "ZZ01 ZZ02 XC01 XC02 XC03 XC04 XC05 XC06 XC07 XC08 XC09 XC10 ZY01 ZY02 ZY03 ZY04 ZY05 ZY06 ZY07 DD01 DD02 DD03 DD04 JR01 JR02 HH01 HH02 HH03 WC01 WC02 HJ01 HJ02 HJ03 HJ04 HJ05 HJ06 HJ07 HJ08 QT01 QT02 QD01 PX01 PX02 JC01 JC02 JC03 CS01 DC01 DC02 DC03 CP01 CP02 CP03".split(
    " ",
  );
const numberOf = (code: string): number =>
  first.includes(code) ? first.indexOf(code) : first.length + [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

function quantityOf(indicator: Indicator, i: number, k: number): Quantity {
  if (indicator.code === "XC05" && i === 2) return marked(20000, 20000, 29999, "余", "份");
  if (indicator.code === "HJ05") return i % 4 === 0 ? marked(570, 570, 579, "余", "吨") : exact(figure(i + k, 90) + 0.5, "吨");
  if (indicator.code === "HJ01" && (i === 4 || i === 5)) return marked(300, 270, 330, "约", "人次");
  if (indicator.unit === "㎡") return exact(figure(i * 3 + k, 9000) + 0.72, "㎡");
  if (indicator.code === "XC07") return exact(figure(i + k, 20000), "条");
  return exact(figure(i * 5 + k, indicator.measure.type === "count" ? 9 : 250), indicator.unit);
}

function valuesOf(indicator: Indicator, k: number): IndicatorValue[] {
  return areas.flatMap(({ name }, i): IndicatorValue[] => {
    // The town itself has only meetings, inspections and its plans; every village leaves something out.
    if (name === town ? !["meeting", "inspection"].includes(indicator.kind) : (i + k) % 7 === 0) return [];
    const base = { indicator: indicator.code, area: name, records: 1 + ((i + k) % 4), sources: [{ file: `${name}.xlsx`, sheet: "台账", cell: `E${5 + k}` }] };
    if (indicator.measure.type === "ratio") {
      const denominator = exact(figure(i + k, 80) + 20, "人");
      const numerator = exact(denominator.value - (i % 3), "人");
      return [{ ...base, quantity: exact((numerator.value / denominator.value) * 100, "%"), parts: { numerator, denominator } }];
    }
    const quantity = quantityOf(indicator, i, k);
    const yearToDate =
      indicator.periodType === "flow" && k % 2 === 0
        ? { yearToDate: { ...quantity, value: quantity.value * 2, low: quantity.low * 2, high: quantity.high * 2 } }
        : {};
    if (indicator.code.startsWith("QT0")) {
      const half = Math.floor(quantity.value / 2);
      return [
        {
          ...base,
          ...yearToDate,
          quantity,
          breakdown: { 石大路: exact(half, indicator.unit), 红园路: exact(Number((quantity.value - half).toFixed(2)), indicator.unit) },
        },
      ];
    }
    return [{ ...base, ...yearToDate, quantity }];
  });
}

export const catalogue: Catalogue = {
  ...builtIn,
  targets: [
    { indicator: "XC02", area: null, value: 2000 },
    { indicator: "ZY04", area: null, value: 1500 },
    { indicator: "HJ05", area: null, value: 3000 },
    { indicator: "PX01", area: null, value: 40 },
    { indicator: "JC01", area: null, value: 170 },
  ],
};

export const findings: Finding[] = [
  { code: "file.macros", severity: "info", params: { file: "西岭村.xlsx" }, file: "西岭村.xlsx", sheet: "", cell: "" },
  { code: "file.broken", severity: "error", params: { file: "白沙村.xlsx" }, file: "白沙村.xlsx", sheet: "", cell: "", area: "白沙村" },
  {
    code: "file.stray-cell",
    severity: "warning",
    params: { sheet: "环境卫生", cell: "XFD1048576", count: 1 },
    file: "石桥村.xlsx",
    sheet: "环境卫生",
    cell: "XFD1048576",
    area: "石桥村",
    kind: "sanitation",
  },
  {
    code: "file.uncalculated",
    severity: "warning",
    params: { sheet: "=1+1", cell: "C7", count: 2 },
    file: "=cmd.xlsx",
    sheet: "=1+1",
    cell: "C7",
    area: "东庄村",
    explained: "已电话核实",
  },
];

/** @param codes only these indicators; all where absent */
export function made(previous?: Result, codes?: readonly string[]): RollUp {
  const values = catalogue.indicators.flatMap((indicator) => (codes && !codes.includes(indicator.code) ? [] : valuesOf(indicator, numberOf(indicator.code))));
  const unmeasured = [{ file: "东庄村.xlsx", sheet: "宣传", column: "H", header: "经费（元）", kind: "publicity", cells: 12 }];
  const { rollUp: rolled } = rollUp({ values, unmeasured, findings: [] }, [], { catalogue, period, town, areas, previous });
  const expected = catalogue.kinds.filter((kind) => kind.frequency !== "asItComes").map((kind) => kind.kind);
  const missing = names.flatMap((area, i) => expected.filter((_, k) => (i * 3 + k) % 11 === 0).map((kind) => ({ area, kind })));
  const byArea = new Map(names.map((area) => [area, expected.filter((kind) => !missing.some((gap) => gap.area === area && gap.kind === kind))]));
  return { ...rolled, completeness: { expected: names.length * expected.length, received: names.length * expected.length - missing.length, missing, byArea } };
}
