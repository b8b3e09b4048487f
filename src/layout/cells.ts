/** Small makers of plan cells and ranges. */
import type { PlanCell, SheetPlan, StyleName } from "../model/sheet-plan";
import { cellAddress, columnLetters } from "../model/address";

export const text = (value: string, style: StyleName = "text"): PlanCell => ({ value, style });
export const blank = (style: StyleName): PlanCell => ({ value: null, style });
export const number = (value: number | null, style: StyleName = "number", numberFormat?: string): PlanCell => ({
  value,
  style,
  ...(numberFormat === undefined ? {} : { numberFormat }),
});

/** A column of a table from row `top` to `bottom` (0-based): `$F$5:$F$90`. */
export const columnRange = (column: number, top: number, bottom: number): string => {
  const letters = columnLetters(column);
  return `$${letters}$${top + 1}:$${letters}$${bottom + 1}`;
};

/** `B5:D9` from 0-based corners. */
export const range = (top: number, left: number, bottom: number, right: number): string => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;

/** A literal in a formula. */
const literal = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** A literal that SUMIFS and COUNTIFS compare with as it is: `*` and `?` stand for themselves. */
export const criterion = (value: string): string => literal(value.replace(/[~*?]/g, "~$&"));

/** Width that a text takes, in characters of the default font: a Chinese character is two wide. */
export function textWidth(value: string): number {
  let width = 0;
  for (const character of value) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

/** Lines that a text takes in a column of that width. */
export const lineCount = (value: string, width: number): number =>
  value.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0);

/** What most sheets leave empty. */
export const bare: Pick<SheetPlan, "merges" | "tables" | "charts" | "conditionals" | "validations"> = {
  merges: [],
  tables: [],
  charts: [],
  conditionals: [],
  validations: [],
};

/** 2024-03-05 → 2024年3月5日. */
export function longDate(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
