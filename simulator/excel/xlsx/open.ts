/** .xlsx into the workbook model, through hucre: values, looks, sizes, merges, tables, rules, links, comments. */
import { readXlsx, type Cell as FileCell, type Sheet as FileSheet } from "hucre/xlsx";
import { HostError } from "../../protocol/host-error";
import { parseArea, wholeSheet } from "../book/address";
import { serialOf } from "../book/date";
import { setFormula } from "../book/entry";
import { shortDate } from "../book/read-entry";
import { createSettings, ensureCell, lineOf, type Hyperlink, type Sheet } from "../book/sheet";
import { plainStyle, withStyle } from "../book/style";
import { errorNamed, type CellValue } from "../book/value";
import { createWorkbook, newId, select, type Workbook } from "../book/workbook";
import { nameFormula } from "../objects/names";
import { colorOf, styleOf } from "./look";
import { addRule, validationOf } from "./rules";

/** Opens a file as a workbook. Throws where the bytes are no .xlsx. */
export async function openXlsx(name: string, bytes: Uint8Array, today?: string): Promise<Workbook> {
  const file = await readXlsx(bytes, { readStyles: true });
  const book = createWorkbook({ name, sheets: file.sheets.map((sheet) => sheet.name), today });
  const theme = file.themeColors ?? [];
  file.sheets.forEach((from, i) => {
    const sheet = book.sheets[i];
    if (sheet) fillSheet(book, sheet, from, theme);
  });
  for (const range of file.namedRanges ?? []) {
    try {
      const scope = range.scope === undefined ? null : (book.sheets.find((sheet) => sheet.name === range.scope) ?? null);
      book.names.push({ name: range.name, scope, formula: nameFormula(book, range.range), visible: true, comment: range.comment ?? "" });
    } catch (cause) {
      if (!(cause instanceof HostError)) throw cause;
    }
  }
  const active = book.sheets[file.activeSheet ?? 0];
  const shown = active?.visibility === "Visible" ? active : book.sheets.find((sheet) => sheet.visibility === "Visible");
  if (shown) {
    book.active = shown;
    select(book, shown, [{ top: 0, left: 0, bottom: 0, right: 0 }]);
  }
  book.saved = true;
  return book;
}

function fillSheet(book: Workbook, sheet: Sheet, from: FileSheet, theme: readonly string[]): void {
  sheet.visibility = from.veryHidden ? "VeryHidden" : from.hidden ? "Hidden" : "Visible";
  sheet.tabColor = colorOf(from.view?.tabColor, theme) ?? "";
  sheet.showGridlines = from.view?.showGridLines !== false;
  from.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value !== null && value !== "") ensureCell(sheet, r, c).value = valueOf(value);
    }),
  );
  for (const [key, cell] of from.cells ?? []) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    fillCell(book, sheet, row, column, cell, theme);
  }
  sheet.merges = (from.merges ?? []).map((merge) => ({ top: merge.startRow, left: merge.startCol, bottom: merge.endRow, right: merge.endCol }));
  fillLines(sheet, from);
  fillTables(book, sheet, from);
  if (from.protection?.sheet) sheet.protection = { on: true, password: from.protection.password ?? null, options: {} };
  sheet.validations = (from.dataValidations ?? []).flatMap((rule) => validationOf(rule));
  for (const rule of from.conditionalRules ?? []) addRule(book, sheet, rule, theme);
  fillView(sheet, from);
}

/** Sizes of rows and columns, in points; a file has widths in characters. */
function fillLines(sheet: Sheet, from: FileSheet): void {
  from.columns?.forEach((column, at) => {
    if (column.width === undefined && !column.hidden) return;
    const line = lineOf(sheet.columnLines, at);
    if (column.width !== undefined) line.size = Math.round((column.width * 7 + 5) * 0.75 * 4) / 4;
    line.hidden = column.hidden === true;
  });
  for (const [at, row] of from.rowDefs ?? []) {
    const line = lineOf(sheet.rowLines, at);
    line.size = row.height ?? null;
    line.hidden = row.hidden === true;
  }
}

function fillTables(book: Workbook, sheet: Sheet, from: FileSheet): void {
  for (const table of from.tables ?? []) {
    const area = table.range === undefined ? null : parseArea(table.range);
    if (area)
      sheet.tables.push({
        id: newId(book),
        name: table.displayName ?? table.name,
        area,
        hasHeaders: true,
        showTotals: table.showTotalRow === true,
        style: table.style ?? "TableStyleMedium2",
        filters: new Map(),
        sortedBy: [],
        settings: createSettings(),
      });
  }
}

/** Frozen panes, and how the sheet is printed. */
function fillView(sheet: Sheet, { freezePane, pageSetup }: FileSheet): void {
  if (freezePane)
    sheet.frozen = {
      ...wholeSheet,
      ...(freezePane.rows ? { bottom: freezePane.rows - 1 } : {}),
      ...(freezePane.columns ? { right: freezePane.columns - 1 } : {}),
    };
  if (pageSetup?.orientation) sheet.pageLayout.values.set("Orientation", pageSetup.orientation === "landscape" ? "Landscape" : "Portrait");
  if (pageSetup?.printTitlesRow !== undefined) sheet.pageLayout.values.set("printTitleRows", pageSetup.printTitlesRow);
}

function fillCell(book: Workbook, sheet: Sheet, row: number, column: number, from: FileCell, theme: readonly string[]): void {
  const style = from.style ? styleOf(from.style, theme) : null;
  const filled = from.value !== null || from.formula !== undefined;
  if (!filled && (style === null || style === plainStyle)) return;
  const cell = ensureCell(sheet, row, column);
  if (style && style !== plainStyle) cell.style = style;
  if (from.type === "error" && typeof from.value === "string") cell.value = errorNamed(from.value) ?? from.value;
  else cell.value = valueOf(from.value);
  if (from.value instanceof Date && cell.style === null) cell.style = withStyle(plainStyle, { numberFormat: shortDate });
  if (from.formula !== undefined) {
    const cached = from.formulaResult === undefined ? cell.value : valueOf(from.formulaResult);
    try {
      setFormula(book, sheet, row, column, `=${from.formula.replace(/^=/, "")}`, cached, from.formulaDynamic === true);
    } catch (cause) {
      // A formula that cannot be read stays as its last result.
      if (!(cause instanceof HostError)) throw cause;
      cell.value = cached;
    }
  }
  if (from.hyperlink) sheet.hyperlinks.set(`${row},${column}`, hyperlinkOf(from.hyperlink));
  if (from.comment) sheet.comments.push({ id: newId(book), row, column, content: from.comment.text, resolved: false, created: "", mentions: [], replies: [] });
}

function hyperlinkOf(link: NonNullable<FileCell["hyperlink"]>): Hyperlink {
  const inside = link.location ?? (link.target.startsWith("#") ? link.target.slice(1) : undefined);
  return { ...(inside === undefined ? { address: link.target } : { documentReference: inside }), screenTip: link.tooltip, textToDisplay: link.display };
}

function valueOf(value: FileCell["value"] | undefined): CellValue {
  // An empty text is what a file says of a blank cell with a look.
  if (value === undefined || value === "") return null;
  if (!(value instanceof Date)) return value;
  const seconds = value.getUTCHours() * 3600 + value.getUTCMinutes() * 60 + value.getUTCSeconds();
  return serialOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()) + seconds / 86_400;
}
