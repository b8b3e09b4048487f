/**
 * How each named style looks, as data that both hosts carry out. 微软雅黑 for what is read on a screen (titles, headers, notes), 宋体 for the
 * body of tables, as offices print them.
 */
import type { StyleName } from "../model/sheet-plan";

export interface Look {
  readonly font: "微软雅黑" | "宋体";
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly wrap?: boolean;
  /** A thin line around the cell. */
  readonly border: boolean;
  readonly numberFormat?: string;
  /** May be typed into where the sheet is protected. */
  readonly input?: boolean;
}

const ink = "1F2937";
const body = { font: "宋体", size: 10, color: ink, border: true } as const;
const screen = { font: "微软雅黑", size: 10, color: ink, border: false } as const;
const total = { ...body, bold: true, fill: "EAF1FB" } as const;

export const looks: Readonly<Record<StyleName, Look>> = {
  title: { ...screen, size: 18, bold: true, horizontal: "center" },
  subtitle: { ...screen, color: "4B5563" },
  header: { ...screen, bold: true, color: "FFFFFF", fill: "2F5D9B", horizontal: "center", wrap: true, border: true },
  group: { ...screen, bold: true, color: "1E3A66", fill: "D6E2F3", border: true },
  text: { ...body, horizontal: "left" },
  textWrap: { ...body, horizontal: "left", wrap: true },
  number: { ...body, horizontal: "right", numberFormat: "#,##0" },
  decimal: { ...body, horizontal: "right", numberFormat: "#,##0.0#" },
  percent: { ...body, horizontal: "right", numberFormat: '0.0"%"' },
  change: { ...body, horizontal: "right", numberFormat: "+#,##0.##;-#,##0.##;0" },
  total: { ...total, horizontal: "right", numberFormat: "#,##0" },
  totalDecimal: { ...total, horizontal: "right", numberFormat: "#,##0.0#" },
  totalPercent: { ...total, horizontal: "right", numberFormat: '0.0"%"' },
  note: { ...screen, size: 9, color: "6B7280", wrap: true, horizontal: "left" },
  link: { ...body, color: "1D4ED8", underline: true, horizontal: "left" },
  error: { ...body, bold: true, color: "B42318", fill: "FDE8E6", horizontal: "center" },
  warning: { ...body, bold: true, color: "92560A", fill: "FDF1D8", horizontal: "center" },
  info: { ...body, color: "1E5A8A", fill: "E6F1FA", horizontal: "center" },
  input: { ...body, fill: "FFFDE7", horizontal: "left", input: true },
  date: { ...body, horizontal: "center", numberFormat: "yyyy-mm-dd" },
};

/** Colours of conditional formats. */
export const conditionalLooks = {
  good: { color: "1B6E3C", fill: "DFF3E4" },
  bad: { color: "B42318", fill: "FDE8E6" },
  neutral: { color: "92560A", fill: "FDF1D8" },
} as const;

export const dataBarColor = "9DBBE3";

/** Colours of chart series, in order. */
export const chartColors = ["2F5D9B", "D98E2B", "4C9A6A", "A6506B"] as const;

/** Tabs of the sheets that a run writes. */
export const tabColor = "2F5D9B";
