/** How a cell looks: its style, what tables and conditional formats add, and text that runs over empty neighbours. */
import type { CSSProperties } from "react";
import { isRecord } from "../protocol/arguments";
import type { Area } from "../excel/book/address";
import { formatted, isDateFormat } from "../excel/book/number-format";
import { styleAt, type ConditionalFormat, type Settings, type Sheet } from "../excel/book/sheet";
import type { BorderLine, Style } from "../excel/book/style";
import { isError, type CellValue } from "../excel/book/value";
import { sheetNamed, type Workbook } from "../excel/book/workbook";
import { compare } from "../excel/formula/values";
import { resultOf, valueAt } from "../excel/formula/results";
import { movedFormula, readFormula, type Formula } from "../excel/formula/formula";

export interface Look {
  readonly text: string;
  readonly css: CSSProperties;
  /** Share of a data bar and its colour. */
  readonly bar: { readonly share: number; readonly color: string } | null;
  readonly isNumber: boolean;
  readonly style: Style;
}

const fonts: { readonly [name: string]: string } = {
  宋体: "'宋体', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif",
  仿宋: "'仿宋', FangSong, 'Noto Serif CJK SC', serif",
  楷体: "'楷体', KaiTi, 'Noto Serif CJK SC', serif",
};

export function lookOf(book: Workbook, sheet: Sheet, row: number, column: number): Look {
  const style = styleAt(sheet, row, column);
  const value = valueAt(book, sheet, row, column);
  const shown = formatted(value, style.numberFormat);
  const table = tableLook(sheet, row, column);
  const rules = ruleLook(book, sheet, row, column, value);
  const isNumber = typeof value === "number";
  const horizontal =
    style.horizontal === "General"
      ? isNumber
        ? "right"
        : typeof value === "boolean" || isError(value)
          ? "center"
          : "left"
      : style.horizontal === "CenterAcrossSelection"
        ? "center"
        : style.horizontal.toLowerCase();
  const fill = rules.fill ?? style.fill ?? table.fill;
  const css: CSSProperties = {
    ...(fill ? { background: fill } : {}),
    color: rules.color ?? shown.color ?? (style.fontColor === "#000000" ? (table.color ?? "#000000") : style.fontColor),
    fontFamily: fonts[style.fontName] ?? `'${style.fontName}', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif`,
    fontSize: `${style.fontSize}pt`,
    ...(style.bold || table.bold ? { fontWeight: 600 } : {}),
    ...(style.italic ? { fontStyle: "italic" } : {}),
    ...(decoration(style) ? { textDecoration: decoration(style) } : {}),
    justifyContent: horizontal === "right" ? "flex-end" : horizontal === "center" || horizontal === "distributed" ? "center" : "flex-start",
    textAlign: horizontal === "right" ? "right" : horizontal === "center" ? "center" : "left",
    alignItems: style.vertical === "Top" ? "flex-start" : style.vertical === "Bottom" ? "flex-end" : "center",
    ...(style.wrap ? { whiteSpace: "pre-wrap", wordBreak: "break-word" } : {}),
    ...(style.indent > 0 ? { paddingLeft: 3 + style.indent * 9 } : {}),
    borderTop: border(style.EdgeTop),
    borderBottom: border(style.EdgeBottom),
    borderLeft: border(style.EdgeLeft),
    borderRight: border(style.EdgeRight),
  };
  return { text: shown.text, css, bar: rules.bar, isNumber, style };
}

function decoration(style: Style): string {
  return [style.underline === "None" ? "" : "underline", style.strikethrough ? "line-through" : ""].filter(Boolean).join(" ");
}

function border(line: BorderLine | null): string {
  if (!line) return "1px solid transparent";
  const width = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 }[line.weight] ?? 1;
  const style = { Dash: "dashed", Dot: "dotted", Double: "double", DashDot: "dashed" }[line.style] ?? "solid";
  return `${style === "double" ? 3 : width}px ${style} ${line.color}`;
}

/** Header and bands of the table styles' first colours. */
function tableLook(sheet: Sheet, row: number, column: number): { readonly fill: string | null; readonly color: string | null; readonly bold: boolean } {
  const table = sheet.tables.find(({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);
  if (!table || table.style === "") return { fill: null, color: null, bold: false };
  const light = table.style.startsWith("TableStyleLight");
  if (table.hasHeaders && row === table.area.top) return { fill: light ? null : "#4472C4", color: light ? null : "#FFFFFF", bold: true };
  const banded = table.settings.values.get("ShowBandedRows") !== false && (row - table.area.top) % 2 === 1;
  return { fill: banded ? (light ? "#F2F2F2" : "#D9E2F3") : null, color: null, bold: false };
}

interface RuleLook {
  fill: string | null;
  color: string | null;
  bar: Look["bar"];
}

function ruleLook(book: Workbook, sheet: Sheet, row: number, column: number, value: CellValue): RuleLook {
  const look: RuleLook = { fill: null, color: null, bar: null };
  for (const rule of sheet.conditionalFormats) {
    const area = rule.areas.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right);
    if (!area) continue;
    if (rule.type === "DataBar") {
      look.bar ??= barOf(book, sheet, rule, value);
      continue;
    }
    if (rule.type === "ColorScale") {
      look.fill ??= scaleOf(book, sheet, rule, value);
      continue;
    }
    if (!holds(book, sheet, rule, area, row, column, value)) continue;
    const format = detailOf(rule)?.parts.get("Format");
    look.fill ??= colorIn(format, "Fill");
    look.color ??= colorIn(format, "Font");
    if (rule.stopIfTrue) break;
  }
  return look;
}

function detailOf(rule: ConditionalFormat): Settings | undefined {
  const names: { readonly [type: string]: string } = { CellValue: "CellValue", Custom: "Custom", ContainsText: "TextComparison", DataBar: "DataBar" };
  return rule.settings.parts.get(names[rule.type] ?? rule.type);
}

function colorIn(format: Settings | undefined, part: string): string | null {
  const color = format?.parts.get(part)?.values.get("Color");
  return typeof color === "string" && color !== "" ? color : null;
}

const formulas = new WeakMap<ConditionalFormat, { readonly text: string; readonly formula: Formula | null }>();

function formulaOf(book: Workbook, rule: ConditionalFormat, text: string): Formula | null {
  const known = formulas.get(rule);
  if (known?.text === text) return known.formula;
  let formula: Formula | null = null;
  try {
    formula = readFormula(text.startsWith("=") ? text : `=${text}`, (name) => sheetNamed(book, name));
  } catch {
    formula = null;
  }
  formulas.set(rule, { text, formula });
  return formula;
}

function holds(book: Workbook, sheet: Sheet, rule: ConditionalFormat, area: Area, row: number, column: number, value: CellValue): boolean {
  const place = { book, sheet, row, column };
  const detail = detailOf(rule);
  if (rule.type === "Custom") {
    const text = detail?.parts.get("Rule")?.values.get("Formula");
    const formula = typeof text === "string" ? formulaOf(book, rule, text) : null;
    const result = formula ? resultOf(movedFormula(formula, row - area.top, column - area.left), place) : false;
    return result === true || (typeof result === "number" && result !== 0);
  }
  const given = detail?.values.get("Rule");
  if (!isRecord(given)) return false;
  const operand = (name: string): CellValue => {
    const text = given[name];
    if (typeof text !== "string" || text === "") return null;
    const formula = formulaOf(book, rule, text);
    return formula ? resultOf(formula, place) : text;
  };
  if (rule.type === "ContainsText") return typeof given.text === "string" && formatted(value, "General").text.includes(given.text);
  if (rule.type !== "CellValue" || value === null || isError(value)) return false;
  const order = compare(value, operand("formula1"));
  const sameKind = typeof value === typeof operand("formula1");
  switch (given.operator) {
    case "LessThan":
      return sameKind && order < 0;
    case "GreaterThan":
      return sameKind && order > 0;
    case "LessThanOrEqual":
      return sameKind && order <= 0;
    case "GreaterThanOrEqual":
      return sameKind && order >= 0;
    case "NotEqualTo":
      return order !== 0;
    case "Between":
      return sameKind && order >= 0 && compare(value, operand("formula2")) <= 0;
    default:
      return order === 0;
  }
}

const extremes = new WeakMap<ConditionalFormat, { readonly version: number; readonly low: number; readonly high: number }>();

function extremesOf(book: Workbook, sheet: Sheet, rule: ConditionalFormat): { readonly low: number; readonly high: number } {
  const known = extremes.get(rule);
  if (known?.version === book.version) return known;
  let [low, high] = [Infinity, -Infinity];
  for (const area of rule.areas) {
    for (let row = area.top; row <= Math.min(area.bottom, sheet.rows.length - 1); row++) {
      for (let column = area.left; column <= Math.min(area.right, area.left + 200); column++) {
        const value = valueAt(book, sheet, row, column);
        if (typeof value !== "number") continue;
        [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
  }
  const found = { version: book.version, low: Number.isFinite(low) ? low : 0, high: Number.isFinite(high) ? high : 0 };
  extremes.set(rule, found);
  return found;
}

function barOf(book: Workbook, sheet: Sheet, rule: ConditionalFormat, value: CellValue): Look["bar"] {
  if (typeof value !== "number") return null;
  const { low, high } = extremesOf(book, sheet, rule);
  const from = Math.min(0, low);
  const color = detailOf(rule)?.parts.get("PositiveFormat")?.values.get("FillColor");
  return { share: high > from ? Math.max(0, (value - from) / (high - from)) : 0, color: typeof color === "string" ? color : "#638EC6" };
}

function scaleOf(book: Workbook, sheet: Sheet, rule: ConditionalFormat, value: CellValue): string | null {
  if (typeof value !== "number") return null;
  const { low, high } = extremesOf(book, sheet, rule);
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return `color-mix(in srgb, #63BE7B ${Math.round(share * 100)}%, #F8696B)`;
}

let pen: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

/** Width of a line of text in pixels. */
export function measure(text: string, css: CSSProperties): number {
  const font = `${css.fontStyle ?? ""} ${css.fontWeight ?? ""} ${css.fontSize ?? ""} ${css.fontFamily ?? ""}`;
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return 0;
  pen.font = font.trim();
  const { width } = pen.measureText(text);
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

/** A number too wide for its column shows as hashes; dates too. */
export function fitted(look: Look, width: number): string {
  if (!look.isNumber || look.style.wrap || measure(look.text, look.css) <= width - 4) return look.text;
  if (look.style.numberFormat !== "General" || isDateFormat(look.style.numberFormat)) return "#".repeat(Math.max(1, Math.floor((width - 4) / 8)));
  const digits = Math.max(1, Math.floor((width - 4) / 8));
  return look.text.length > digits && look.text.includes(".")
    ? look.text.slice(0, Math.max(look.text.indexOf("."), digits))
    : look.text.length > digits
      ? "#".repeat(digits)
      : look.text;
}
