/** Entering something into a cell: by hand, or through `range.values` and `range.formulas`. */
import { HostError } from "../../protocol/host-error";
import { readFormula } from "../formula/formula";
import { FormulaError } from "../formula/tokens";
import { readEntry, type Convention } from "./read-entry";
import { ensureCell, styleAt, type Sheet } from "./sheet";
import { withStyle } from "./style";
import type { CellValue } from "./value";
import { sheetNamed, type Workbook } from "./workbook";

/**
 * Puts an entry into a cell. Text in a cell of format `@`, or after an apostrophe, stays text. Null leaves the cell as it is.
 * @param convention how numbers and dates in a text are read
 */
export function enter(
  book: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  input: string | number | boolean | null,
  convention: Convention = "user",
): void {
  if (input === null) return;
  if (input === "") {
    const cell = sheet.rows[row]?.[column];
    if (cell) put(sheet, row, column, null);
    return;
  }
  if (typeof input !== "string") {
    put(sheet, row, column, input);
    return;
  }
  if (input.length > 32_767) throw new HostError("InvalidArgument");
  const style = styleAt(sheet, row, column);
  if (input.startsWith("'")) put(sheet, row, column, input.slice(1));
  else if (style.numberFormat === "@") put(sheet, row, column, input);
  else if (input.startsWith("=") && input.length > 1) setFormula(book, sheet, row, column, input);
  else enterText(book, sheet, row, column, input, convention);
}

function enterText(book: Workbook, sheet: Sheet, row: number, column: number, input: string, convention: Convention): void {
  const entry = readEntry(input, convention, Number(book.today.slice(0, 4)));
  // A leading + or - starts a formula for Excel wherever the rest is one, and @ one that calls a function.
  if (entry.value === input && /^(?:[+-].|@[A-Za-z.]+\()/.test(input)) {
    setFormula(book, sheet, row, column, `=${input.replace(/^\+/, "")}`);
    return;
  }
  const style = styleAt(sheet, row, column);
  // Typed into a cell that shows percentages, 5 is 5 %.
  const percent = convention === "user" && typeof entry.value === "number" && entry.numberFormat === undefined && style.numberFormat.includes("%");
  put(sheet, row, column, percent && Math.abs(entry.value) >= 1 ? entry.value / 100 : entry.value);
  if (entry.numberFormat !== undefined && style.numberFormat === "General") {
    ensureCell(sheet, row, column).style = withStyle(style, { numberFormat: entry.numberFormat });
  }
}

function put(sheet: Sheet, row: number, column: number, value: CellValue): void {
  const cell = ensureCell(sheet, row, column);
  cell.formula = null;
  cell.value = value;
}

/**
 * @param dynamic false: a formula of a file of before dynamic arrays, which never spills
 * @throws HostError InvalidArgument for a formula that Excel would not take
 */
export function setFormula(book: Workbook, sheet: Sheet, row: number, column: number, text: string, cached?: CellValue, dynamic = true): void {
  if (text.length > 8192) throw new HostError("FormulaLengthExceedsLimit", "The bytecode of the applied formula exceeds the maximum length limit.");
  try {
    const formula = readFormula(text, (name) => sheetNamed(book, name), { cached, dynamic });
    const cell = ensureCell(sheet, row, column);
    cell.formula = formula;
    cell.value = cached ?? null;
    if (formula.many) book.spills = true;
  } catch (cause) {
    if (cause instanceof FormulaError) throw new HostError("InvalidArgument", `The formula ${text} has a syntax error or names what does not exist.`);
    throw cause;
  }
}
