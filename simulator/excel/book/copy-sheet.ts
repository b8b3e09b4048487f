/** Whole sheets copied, within a workbook and into another, with everything that stands on them: what Excel's "移动或复制" and `worksheet.copy()` do. */
import { movedToBook, movedFormula, pointedAt, type Formula } from "../formula/formula";
import { valueOfCell } from "../formula/results";
import { wholeSheet } from "./address";
import { createSettings, eachCell, ensureCell, type Chart, type Series, type Settings, type Sheet } from "./sheet";
import { addSheet, newId, sheetNamed, type Workbook } from "./workbook";

/** A copy beside the others: `甲 (2)`, or the next number that is free. */
export function copySheet(book: Workbook, from: Sheet, position: number): Sheet {
  const to = addSheet(book, freeName(book, `${from.name} (2)`), "worksheet", position);
  fill({ book, sheet: from }, { book, sheet: to });
  return to;
}

/**
 * A copy in another workbook, at its end, under its own name where that is free. What its formulas name elsewhere becomes a link to the
 * workbook that it came from (`'[源.xlsx]指标值'!A1`), with the last result.
 */
export function copySheetTo(target: Workbook, source: Workbook, from: Sheet): Sheet {
  const to = addSheet(target, freeName(target, from.name));
  fill({ book: source, sheet: from }, { book: target, sheet: to });
  return to;
}

interface Place {
  readonly book: Workbook;
  readonly sheet: Sheet;
}

function freeName(book: Workbook, name: string): string {
  const stem = name.replace(/ \(\d+\)$/, "");
  let tried = name;
  for (let number = 2; sheetNamed(book, tried); number++) tried = `${stem.slice(0, 31 - ` (${number})`.length)} (${number})`;
  return tried;
}

function fill(from: Place, to: Place): void {
  copyTables(from, to);
  copyCells(from, to);
  const [source, sheet] = [from.sheet, to.sheet];
  for (const [index, line] of source.rowLines) sheet.rowLines.set(index, { ...line });
  for (const [index, line] of source.columnLines) sheet.columnLines.set(index, { ...line });
  for (const [key, link] of source.hyperlinks) sheet.hyperlinks.set(key, link);
  for (const [key, value] of source.customProperties) sheet.customProperties.set(key, value);
  copySettings(source.pageLayout, sheet.pageLayout);
  sheet.merges = [...source.merges];
  sheet.style = source.style;
  sheet.tabColor = source.tabColor;
  sheet.showGridlines = source.showGridlines;
  sheet.showHeadings = source.showHeadings;
  sheet.frozen = source.frozen;
  sheet.protection = source.protection;
  sheet.standardHeight = source.standardHeight;
  sheet.standardWidth = source.standardWidth;
  sheet.validations = source.validations.map((one) => ({ ...one, areas: [...one.areas] }));
  sheet.conditionalFormats = source.conditionalFormats.map((one) => ({
    ...one,
    id: newId(to.book),
    areas: [...one.areas],
    settings: copySettings(one.settings, createSettings()),
  }));
  sheet.comments = source.comments.map((one) => ({ ...one, id: newId(to.book), replies: one.replies.map((reply) => ({ ...reply, id: newId(to.book) })) }));
  sheet.shapes = source.shapes.map((shape) => ({ ...shape, id: newId(to.book) }));
  sheet.charts = source.charts.map((chart) => copyChart(from, to, chart));
  to.book.spills ||= from.book.spills;
  sheet.autoFilter = source.autoFilter ? { area: source.autoFilter.area, criteria: new Map(source.autoFilter.criteria) } : null;
  sheet.pageBreaks.rows = [...source.pageBreaks.rows];
  sheet.pageBreaks.columns = [...source.pageBreaks.columns];
  to.book.version += 1;
}

function copyCells(from: Place, to: Place): void {
  eachCell(from.sheet, wholeSheet, (cell, row, column) => {
    const into = ensureCell(to.sheet, row, column);
    into.style = cell.style;
    into.value = cell.formula ? valueOfCell(from.book, from.sheet, row, column, cell) : cell.value;
    into.formula = cell.formula ? copyFormula(from, to, cell.formula, into.value) : null;
  });
}

/** Names of its own tables follow to the copies of them. */
function copyFormula(from: Place, to: Place, formula: Formula, last: Formula["cached"]): Formula {
  const own = from.sheet.tables.reduce((made, table, i) => pointedAt(made, table.name, to.sheet.tables[i]?.name ?? table.name), movedFormula(formula, 0, 0));
  if (from.book === to.book) return { ...own, cached: formula.cached };
  return movedToBook(own, { book: from.book.name, sheet: from.sheet, into: to.sheet, tables: new Set(to.sheet.tables.map((table) => table.name)) }, last);
}

/** Tables keep their names where they are free, else a number goes behind them: no two of a workbook are called alike. */
function copyTables(from: Place, to: Place): void {
  const taken = new Set(to.book.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name.toLowerCase())));
  for (const table of from.sheet.tables) {
    let name = table.name;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${table.name}${number}`;
    taken.add(name.toLowerCase());
    to.sheet.tables.push({ ...table, id: newId(to.book), name, filters: new Map(table.filters), settings: copySettings(table.settings, createSettings()) });
  }
}

/** A chart over its own sheet's cells shows the copy's; one over other sheets shows theirs still. */
function copyChart(from: Place, to: Place, chart: Chart): Chart {
  const moved = (part: Series["values"]): Series["values"] => (part ? { ...part, sheet: part.sheet === from.sheet ? to.sheet : part.sheet } : null);
  const series = chart.series.map((one) => ({
    ...one,
    values: moved(one.values),
    categories: moved(one.categories),
    bubbles: moved(one.bubbles),
    trendlines: one.trendlines.map((trendline) => copySettings(trendline, createSettings())),
    settings: copySettings(one.settings, createSettings()),
  }));
  return { ...chart, id: newId(to.book), series, settings: copySettings(chart.settings, createSettings()) };
}

function copySettings(from: Settings, to: Settings): Settings {
  for (const [name, value] of from.values) to.values.set(name, value);
  for (const [name, part] of from.parts) to.parts.set(name, copySettings(part, createSettings()));
  return to;
}
