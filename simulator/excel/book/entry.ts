/** Typing into a cell: what Excel makes of a text (a number, a date, a percentage, a formula), as `range.values = …` does too. */
import { HostError } from "../../protocol/host-error";
import { FormulaError, readFormula } from "../formula/formula";
import { serialOf } from "./date";
import { ensureCell, styleAt, type Sheet } from "./sheet";
import { withStyle } from "./style";
import { errorNamed, type CellValue } from "./value";
import { sheetNamed, type Workbook } from "./workbook";

export interface Entry {
  readonly value: CellValue;
  /** Format that Excel gives a cell of format General for such an entry. */
  readonly numberFormat?: string;
}

/** Puts an entry into a cell. Text in a cell of format `@`, or after an apostrophe, stays text. Null leaves the cell as it is. */
export function enter(book: Workbook, sheet: Sheet, row: number, column: number, input: string | number | boolean | null): void {
  if (input === null) return;
  const style = styleAt(sheet, row, column);
  if (input === "") {
    const cell = sheet.rows[row]?.[column];
    if (cell) {
      cell.value = null;
      cell.formula = null;
    }
    return;
  }
  const cell = ensureCell(sheet, row, column);
  if (typeof input !== "string") {
    cell.formula = null;
    cell.value = input;
    return;
  }
  if (input.length > 32_767) throw new HostError("InvalidArgument");
  if (input.startsWith("'")) {
    cell.formula = null;
    cell.value = input.slice(1);
    return;
  }
  if (style.numberFormat === "@") {
    cell.formula = null;
    cell.value = input;
    return;
  }
  if (input.startsWith("=") && input.length > 1) {
    setFormula(book, sheet, row, column, input);
    return;
  }
  // A leading + or - starts a formula for Excel wherever the rest is one.
  if (/^[+-]/.test(input) && readEntry(input).value === input) {
    setFormula(book, sheet, row, column, `=${input.startsWith("+") ? input.slice(1) : input}`);
    return;
  }
  const entry = readEntry(input);
  cell.formula = null;
  cell.value = entry.value;
  if (entry.numberFormat !== undefined && style.numberFormat === "General") cell.style = withStyle(style, { numberFormat: entry.numberFormat });
}

/** InvalidArgument for a formula that Excel would not take. */
export function setFormula(book: Workbook, sheet: Sheet, row: number, column: number, text: string, cached?: CellValue): void {
  if (text.length > 8192) throw new HostError("FormulaLengthExceedsLimit", "The bytecode of the applied formula exceeds the maximum length limit.");
  try {
    const formula = readFormula(text, (name) => sheetNamed(book, name), cached);
    const cell = ensureCell(sheet, row, column);
    cell.formula = formula;
    cell.value = cached ?? null;
  } catch (cause) {
    if (!(cause instanceof FormulaError)) throw cause;
    throw new HostError("InvalidArgument", `The formula ${text} has a syntax error or names what does not exist.`);
  }
}

const dateFormat = "yyyy/m/d";

/** What a text typed into a cell of format General becomes. */
export function readEntry(text: string): Entry {
  const trimmed = text.trim();
  if (/^[-+]?(?:\d+(?:,\d{3})*|\d*)(?:\.\d*)?(?:[eE][-+]?\d+)?$/.test(trimmed) && /\d/.test(trimmed)) {
    const grouped = trimmed.includes(",");
    const number = Number(trimmed.replaceAll(",", ""));
    if (Number.isFinite(number)) return grouped ? { value: number, numberFormat: trimmed.includes(".") ? "#,##0.00" : "#,##0" } : { value: number };
  }
  const percent = /^([-+]?\d+(?:\.\d+)?)%$/.exec(trimmed);
  if (percent) return { value: Number(percent[1]) / 100, numberFormat: trimmed.includes(".") ? "0.00%" : "0%" };
  if (/^true$/i.test(trimmed)) return { value: true };
  if (/^false$/i.test(trimmed)) return { value: false };
  const error = errorNamed(trimmed);
  if (error) return { value: error };
  return readDateEntry(trimmed) ?? { value: text };
}

/** `2024-3-5`, `2024/3/5`, `2024年3月5日`, `2024年3月`, `3月5日`, `3-5`; a month and day alone belong to the current year, which is 2024 here. */
function readDateEntry(text: string): Entry | null {
  const full = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (full) return dateEntry(Number(full[1]), Number(full[2]), Number(full[3]), dateFormat);
  const chinese = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (chinese)
    return dateEntry(Number(chinese[1]), Number(chinese[2]), Number(chinese[3] ?? 1), chinese[3] === undefined ? 'yyyy"年"m"月"' : 'yyyy"年"m"月"d"日"');
  const short = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})日)$/.exec(text);
  if (short) return dateEntry(2024, Number(short[1]), Number(short[2] ?? short[3]), 'm"月"d"日"');
  return null;
}

function dateEntry(year: number, month: number, day: number, numberFormat: string): Entry | null {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month < 1 || month > 12 || day < 1 || day > days || year < 1900 ? null : { value: serialOf(year, month, day), numberFormat };
}
