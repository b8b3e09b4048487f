/** A small town in an open workbook, for the Excel host's tests: ledgers in, the pipeline, plans out. */
import { builtIn } from "../../../src/catalogue";
import { openWorkbook, type OpenWorkbook } from "../../../src/hosts/excel";
import { run, type Outcome } from "../../../src/app/pipeline";
import type { Grid } from "../../../src/model/grid";
import type { Catalogue } from "../../../src/model/indicator";
import { historyFromGrids } from "../../../src/results/history";
import { stampOf } from "../../../src/results/stamp";
import { parsePeriod } from "../../../src/language/period";
import { createExcel, type ExcelOptions, type SimulatedExcel } from "../../../simulator/node";

type Cells = readonly (readonly (string | number | null)[])[];

/** One village's sheet: 宣传 above, 环境卫生 below. */
export const villageSheet = (village: string, rows = 3): Cells => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位"],
  ...Array.from({ length: rows }, (_, i) => [`2024-03-${String((i % 28) + 1).padStart(2, "0")}`, "标语", `文明标语${i + 1}`, 10 + i, "条"]),
  ["合计", null, null, rows * 10 + (rows * (rows - 1)) / 2, null],
  [null],
  [`${village}环境卫生整治台账`],
  ["日期", "地点", "出动人次", "清理垃圾（吨）"],
  ["2024-03-05", "村口", 20, 3],
  ["2024-03-19", "河道", "12人", "2.5吨"],
];

export const villages = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `第${"甲乙丙丁戊己庚辛壬癸"[i % 10] ?? ""}${"东南西北中"[Math.floor(i / 10) % 5] ?? ""}${i >= 50 ? "新" : ""}村`);

export const town = (count = 5, rows = 3): Record<string, Cells> =>
  Object.fromEntries(villages(count).map((village) => [village, villageSheet(village, rows)]));

export function openTown(options: ExcelOptions = {}, count = 5): SimulatedExcel {
  const excel = createExcel({ cells: town(count), ...options });
  excel.install();
  return excel;
}

/** What the pane does for 一键汇总, without the pane. */
export async function rollUpOpen(excel: SimulatedExcel, progress?: (done: number, total: number) => void, label = "2024-03", catalogue = builtIn) {
  return rollUpIn(openWorkbook(excel.Excel), progress, label, catalogue);
}

export async function rollUpIn(workbook: OpenWorkbook, progress?: (done: number, total: number) => void, label = "2024-03", catalogue = builtIn) {
  const sheets = await workbook.read();
  if (!sheets) throw new Error("nothing was known before");
  const outcome = outcomeOf(sheets.grids, label, catalogue);
  const stamp = { ...stampOf(outcome.result), town: outcome.town, period: outcome.period.label };
  const written = await workbook.write(outcome.plans, stamp, progress);
  return { outcome, written };
}

const outcomes = new Map<string, Outcome>();

/** The stages are pure: the same sheets are concluded from once, however often a test reads them. */
function outcomeOf(grids: readonly Grid[], label: string, catalogue: Catalogue): Outcome {
  const period = parsePeriod(label);
  if (!period) throw new Error("period");
  const key = JSON.stringify([label, catalogue.indicators.length, grids], (_, value: unknown) => (value instanceof Set ? [...value] : value));
  const known = outcomes.get(key);
  if (known) return known;
  const outcome = run(grids, { catalogue, town: "青石镇", period, today: "2024-04-02", report: "汇报材料", history: historyFromGrids(grids) });
  outcomes.set(key, outcome);
  return outcome;
}

const KINDS = ["publicity", "sanitation"];

/** Of the catalogue only what the villages' sheets are of: where a test is about calls and not about what is written, the sheets stay small. */
export const few: Catalogue = {
  ...builtIn,
  kinds: builtIn.kinds.filter(({ kind }) => KINDS.includes(kind)),
  indicators: builtIn.indicators.filter(({ kind }) => KINDS.includes(kind)),
};

/** Everything that a person could see or lose: sheets in order with their visibility, cells as entered, and formats. */
export async function snapshot(excel: SimulatedExcel): Promise<string> {
  excel.faults.clear();
  return excel.Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/name,items/visibility,items/position,items/tabColor,items/customProperties/items/key,items/customProperties/items/value");
    await context.sync();
    const ranges = sheets.items.map((sheet) => {
      const range = sheet.getUsedRangeOrNullObject();
      range.load("address,formulas,numberFormat");
      return range;
    });
    await context.sync();
    return JSON.stringify(
      sheets.items.map((sheet, i) => {
        const range = ranges[i];
        return [
          sheet.name,
          sheet.visibility,
          sheet.tabColor,
          sheet.customProperties.items.map((property) => [property.key, property.value]),
          range && !range.isNullObject ? [range.address, range.formulas, range.numberFormat] : null,
        ];
      }),
    );
  });
}
