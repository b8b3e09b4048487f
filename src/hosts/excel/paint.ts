/**
 * Carries out sheet plans on sheets that were just added: cells in portions below the size that Excel on the web takes, then looks,
 * tables, charts, rules. The number of round trips follows the bytes, not the number of sheets or villages.
 */
import { conditionalLooks, dataBarColor, chartColors, looks, type Look } from "../../layout/styles";
import type { PlanCell, PlanChart, PlanConditional, PlanValidation, SheetPlan } from "../../model/sheet-plan";
import { cellAddress, columnLetters } from "../../reading/address";
import { literal } from "./literal";
import { joined, rectangles } from "./rectangles";

export interface PaintedSheet {
  readonly plan: SheetPlan;
  readonly sheet: Excel.Worksheet;
}

/** Bytes of one request: Excel on the web takes 5 MB; the rest is for the frame around the values. */
const BYTES_A_TRIP = 3_000_000;

/**
 * Writes the plans onto their sheets.
 * @param working name that each planned sheet has for now, by planned name: references in formulas follow it
 * @param progress called after each round trip; throwing from it stops the writing
 */
export async function paint(
  context: Excel.RequestContext,
  painted: readonly PaintedSheet[],
  working: ReadonlyMap<string, string>,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const rename = renamer(working);
  const file = await nameOfWorkbook(context);
  const portions = painted.flatMap(({ plan, sheet }) => portionsOf(plan, rename).map((portion) => ({ sheet, ...portion })));
  const total = portions.length + 1;
  let bytes = 0;
  let done = 0;
  for (const { sheet, top, values, formats, size, columns } of portions) {
    if (bytes + size > BYTES_A_TRIP) {
      await context.sync();
      progress(done, total);
      bytes = 0;
    }
    const range = sheet.getRangeByIndexes(top, 0, values.length, columns);
    range.numberFormat = formats;
    range.formulas = values;
    bytes += size;
    done++;
  }
  for (const { plan, sheet } of painted) {
    paintLooks(sheet, plan);
    paintTables(sheet, plan);
    paintRules(sheet, plan);
    paintCharts(sheet, plan);
    paintLinks(sheet, plan, file, working);
    paintPage(sheet, plan);
  }
  await context.sync();
  progress(total, total);
}

async function nameOfWorkbook(context: Excel.RequestContext): Promise<string> {
  context.workbook.load("name");
  await context.sync();
  return context.workbook.name;
}

/** `'汇总·指标值'!$A$1` with the name that the sheet has now. Planned names are always quoted in formulas. */
const renamer =
  (working: ReadonlyMap<string, string>) =>
  (formula: string): string =>
    [...working].reduce((text, [planned, now]) => text.replaceAll(`'${planned}'!`, `'${now.replaceAll("'", "''")}'!`), formula);

const widthOf = (plan: SheetPlan): number => Math.max(1, ...plan.cells.map((row) => row.length));

/** Rows of a plan that go out in one request. */
interface Portion {
  readonly top: number;
  readonly columns: number;
  readonly values: (string | number | boolean)[][];
  readonly formats: string[][];
  size: number;
}

function portionsOf(plan: SheetPlan, rename: (formula: string) => string): Portion[] {
  const columns = widthOf(plan);
  const portions: Portion[] = [];
  plan.cells.forEach((row, top) => {
    const values = Array.from({ length: columns }, (_, column) => literal(row[column], rename));
    const formats = Array.from({ length: columns }, (_, column) => formatOf(row[column]));
    // Chinese takes three bytes a character in UTF-8; quotes and comma take three more.
    const size = [...values, ...formats].reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length * 3 + 3 : 12), 4);
    const last = portions.at(-1);
    if (last && last.size + size <= BYTES_A_TRIP) {
      last.values.push(values);
      last.formats.push(formats);
      last.size += size;
    } else portions.push({ top, columns, values: [values], formats: [formats], size });
  });
  return portions;
}

const formatOf = (cell: PlanCell | null | undefined): string => cell?.numberFormat ?? (cell?.style ? looks[cell.style].numberFormat : undefined) ?? "General";

/** Each look once, on all blocks that have it. */
function paintLooks(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const columns = widthOf(plan);
  for (const [key, addresses] of rectangles(plan.cells.length, columns, (row, column) => plan.cells[row]?.[column]?.style ?? null)) {
    for (const piece of joined(addresses)) paintLook(sheet.getRanges(piece).format, looks[key]);
  }
  plan.widths.forEach((characters, column) => {
    // Excel.js takes points; a character of the standard font is about 7 pixels wide, a pixel three quarters of a point.
    sheet.getRange(`${columnLetters(column)}:${columnLetters(column)}`).format.columnWidth = (characters * 7 + 5) * 0.75;
  });
  for (const [row, points] of Object.entries(plan.heights ?? {})) sheet.getRange(`${Number(row) + 1}:${Number(row) + 1}`).format.rowHeight = points;
  for (const merge of plan.merges) sheet.getRange(merge).merge(false);
}

function paintLook(format: Excel.RangeFormat, look: Look): void {
  format.font.name = look.font;
  format.font.size = look.size;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.underline) format.font.underline = "Single";
  if (look.color) format.font.color = `#${look.color}`;
  if (look.fill) format.fill.color = `#${look.fill}`;
  if (look.horizontal) format.horizontalAlignment = look.horizontal === "left" ? "Left" : look.horizontal === "right" ? "Right" : "Center";
  format.verticalAlignment = "Center";
  if (look.wrap) format.wrapText = true;
  if (look.border) {
    for (const edge of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const) {
      const border = format.borders.getItem(edge);
      border.style = "Continuous";
      border.color = "#BFC7D5";
    }
  }
}

function paintTables(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const planned of plan.tables) {
    // Table names are unique in a workbook, and the former run's tables are still there: Excel gives a name of its own.
    const table = sheet.tables.add(`${cellAddress(planned.top, planned.left)}:${cellAddress(planned.bottom, planned.right)}`, true);
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
  }
}

function paintRules(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const conditional of plan.conditionals) paintConditional(sheet.getRange(conditional.range), conditional);
  for (const validation of plan.validations) paintValidation(sheet.getRange(validation.range).dataValidation, validation);
}

function paintConditional(range: Excel.Range, { rule, style }: PlanConditional): void {
  const look = conditionalLooks[style];
  if (rule.type === "dataBar") {
    const bar = range.conditionalFormats.add("DataBar").dataBar;
    bar.positiveFormat.fillColor = `#${dataBarColor}`;
    return;
  }
  const cell = range.conditionalFormats.add("CellValue").cellValue;
  cell.format.font.color = `#${look.color}`;
  cell.format.fill.color = `#${look.fill}`;
  cell.rule =
    rule.type === "text"
      ? { formula1: `="${rule.equals.replaceAll('"', '""')}"`, operator: "EqualTo" }
      : { formula1: `=${rule.than}`, operator: rule.type === "below" ? "LessThan" : "GreaterThan" };
}

function paintValidation(target: Excel.DataValidation, { rule, title, message, strict }: PlanValidation): void {
  if (rule.type === "list") target.rule = { list: { inCellDropDown: true, source: rule.values.join(",") } };
  else if (rule.type === "list-range") target.rule = { list: { inCellDropDown: true, source: `=${rule.formula}` } };
  else if (rule.type === "date") target.rule = { date: { formula1: rule.from, formula2: rule.to, operator: "Between" } };
  else {
    const between =
      rule.max === undefined
        ? { formula1: rule.min, operator: "GreaterThanOrEqualTo" as const }
        : { formula1: rule.min, formula2: rule.max, operator: "Between" as const };
    target.rule = rule.whole ? { wholeNumber: between } : { decimal: between };
  }
  target.errorAlert = { title, message, showAlert: true, style: strict ? "Stop" : "Warning" };
  target.prompt = { title, message, showPrompt: true };
}

const CHART_TYPES = { bar: "BarClustered", column: "ColumnClustered", line: "LineMarkers" } as const satisfies Record<
  PlanChart["type"],
  Excel.ChartType | `${Excel.ChartType}`
>;

function paintCharts(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const planned of plan.charts) {
    const [first] = planned.series;
    if (!first) continue;
    const chart = sheet.charts.add(CHART_TYPES[planned.type], sheet.getRange(first.values), "Columns");
    chart.title.text = planned.title;
    chart.legend.visible = planned.series.length > 1;
    chart.setPosition(cellAddress(planned.at.top, planned.at.left), cellAddress(planned.at.bottom, planned.at.right));
    planned.series.forEach((series, i) => {
      const drawn = i === 0 ? chart.series.getItemAt(0) : chart.series.add(series.name);
      drawn.name = series.name;
      drawn.setValues(sheet.getRange(series.values));
      drawn.setXAxisValues(sheet.getRange(planned.categories));
      drawn.format.fill.setSolidColor(`#${chartColors[i % chartColors.length] ?? chartColors[0]}`);
    });
  }
}

/** Links within the workbook only: a village's own file is not where the pane stands. */
function paintLinks(sheet: Excel.Worksheet, plan: SheetPlan, file: string, working: ReadonlyMap<string, string>): void {
  plan.cells.forEach((row, i) =>
    row.forEach((cell, column) => {
      const link = cell?.link;
      if (!link?.sheet || (link.file !== undefined && link.file !== file)) return;
      const name = working.get(link.sheet) ?? link.sheet;
      const range = sheet.getRange(cellAddress(i, column));
      range.hyperlink = {
        documentReference: `'${name.replaceAll("'", "''")}'!${link.cell || "A1"}`,
        screenTip: link.tip,
        textToDisplay: String(cell?.value ?? ""),
      };
    }),
  );
}

function paintPage(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { rows, columns } = plan.freeze;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRange(`A1:${cellAddress(rows - 1, columns - 1)}`));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  const page = sheet.pageLayout;
  page.orientation = plan.print.landscape ? "Landscape" : "Portrait";
  page.paperSize = "A4";
  if (plan.print.fitToWidth) page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  if (plan.print.repeatRows) page.setPrintTitleRows(plan.print.repeatRows);
  if (plan.tabColor) sheet.tabColor = `#${plan.tabColor}`;
  sheet.showGridlines = false;
}
