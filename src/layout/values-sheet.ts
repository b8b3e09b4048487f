/** 汇总·指标值: the long table, one row an area and indicator, that every total of the town sheet is worked out from. */
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";
import type { PlanCell, SheetPlan } from "../model/sheet-plan";
import { bare, blank, columnRange, number, range, text } from "./cells";
import type { SheetFrame } from "./frame";
import { quotedSheet, sheetNames, tableNames } from "../model/sheet-names";
import { sourceText } from "./source-text";
import { tabColor } from "./styles";

export interface ValueRow {
  readonly area: string;
  /** The area above; the town for its own share. */
  readonly parent: string;
  /** Indicator code, or `QT01#石大路` for a part of its breakdown. */
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: Quantity | null;
  readonly yearToDate: Quantity | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number | null;
  readonly sources: readonly Source[];
}

/** Code of a part of a breakdown, as in the facts' ids. */
export const partCode = (code: string, part: string): string => `${code}#${part}`;

/** The rows in the order of indicators and areas. */
export function valueRows({ rollUp, parents, columns, shown }: SheetFrame): ValueRow[] {
  const order = [...columns, ...[...parents.keys()].filter((area) => !columns.includes(area))];
  return rollUp.totals.flatMap((total) =>
    order.flatMap((area): ValueRow[] => {
      const value = total.byArea.get(area);
      if (!value) return [];
      const base = { area: shown(area), parent: parents.get(area) ?? rollUp.town };
      const whole: ValueRow = {
        ...base,
        code: total.indicator.code,
        name: total.indicator.name,
        unit: total.indicator.unit,
        quantity: value.quantity,
        yearToDate: value.yearToDate ?? null,
        numerator: value.parts?.numerator.value ?? null,
        denominator: value.parts?.denominator.value ?? null,
        records: value.records,
        sources: value.sources,
      };
      const parts = Object.entries(value.breakdown ?? {}).map(([part, quantity]): ValueRow => ({
        ...whole,
        code: partCode(total.indicator.code, part),
        name: `${total.indicator.name}（${part}）`,
        unit: quantity.unit ?? total.indicator.unit,
        quantity,
        yearToDate: null,
        numerator: null,
        denominator: null,
        records: null,
        sources: value.breakdownSources?.[part] ?? [],
      }));
      return [whole, ...parts];
    }),
  );
}

const headings = ["区划", "上级", "代码", "指标", "单位", "数值", "确定性", "下限", "上限", "报告期", "当年累计", "分子", "分母", "记录数", "来源"] as const;
const widths = [11, 11, 11, 24, 7, 11, 8, 10, 10, 14, 11, 9, 9, 8, 50];
const headerRow = 2;

/** Ranges of the table's columns for formulas on other sheets, over at least one row. */
export function valueRanges(rows: number): Readonly<Record<(typeof headings)[number], string>> {
  const last = headerRow + Math.max(1, rows);
  const entries = headings.map((heading, i) => [heading, `${quotedSheet(sheetNames.values)}!${columnRange(i, headerRow + 1, last)}`] as const);
  return Object.fromEntries(entries) as Record<(typeof headings)[number], string>;
}

export function valuesSheet(frame: SheetFrame, rows: readonly ValueRow[]): SheetPlan {
  const { rollUp } = frame;
  const table = (rows.length > 0 ? rows : [null]).map((row) => (row ? cellsOf(row, rollUp.period.label) : headings.map(() => blank("text"))));
  const last = headerRow + table.length;
  return {
    ...bare,
    purpose: "values",
    name: sheetNames.values,
    cells: [
      [text(`${rollUp.town}各单位指标值（${rollUp.period.label}）`, "title")],
      [text("合计由本表求和得出：更正“数值”一列，“汇总·镇级”随之改变。“来源”可点击，转到第一处原始单元格。", "subtitle")],
      headings.map((heading) => text(heading, "header")),
      ...table,
    ],
    merges: [range(0, 0, 0, headings.length - 1)],
    widths,
    heights: { 0: 30, [headerRow]: 22 },
    tables: [{ name: tableNames.values, top: headerRow, left: 0, bottom: last, right: headings.length - 1 }],
    conditionals: ["余", "近", "约", "范围"].map((mark) => ({
      range: range(headerRow + 1, 6, last, 6),
      rule: { type: "text", equals: mark },
      style: "neutral",
    })),
    freeze: { rows: headerRow + 1, columns: 4 },
    print: { landscape: true, fitToWidth: true, repeatRows: `$${headerRow + 1}:$${headerRow + 1}` },
    tabColor,
  };
}

function cellsOf(row: ValueRow, period: string): PlanCell[] {
  const { quantity } = row;
  const style = row.unit === "%" ? "percent" : isWhole([quantity?.value, row.yearToDate?.value]) ? "number" : "decimal";
  const first = row.sources[0];
  const where = sourceText(row.sources);
  return [
    text(row.area),
    text(row.parent),
    text(row.code),
    text(row.name),
    text(row.unit),
    number(quantity?.value ?? null, style),
    text(quantity ? (quantity.mark ?? "精确") : "无数"),
    number(quantity && quantity.mark !== null ? quantity.low : null, style),
    number(quantity && quantity.mark !== null ? quantity.high : null, style),
    text(period),
    number(row.yearToDate?.value ?? null, style),
    number(row.numerator, "number", "#,##0.##"),
    number(row.denominator, "number", "#,##0.##"),
    number(row.records, "number"),
    first ? { value: where, style: "link", link: { ...first, tip: `转到 ${first.file} ${first.sheet} ${first.cell}` } } : text(where),
  ];
}

export const isWhole = (values: readonly (number | null | undefined)[]): boolean => values.every((value) => value == null || Number.isInteger(value));
