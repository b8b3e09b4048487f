/**
 * Carries out sheet plans on sheets that were just added: cells in portions below the size that Excel on the web takes, then looks,
 * tables, charts, rules. The number of round trips follows the bytes, not the number of sheets or villages.
 */
import { masked, withoutMasks } from "../../language/personal/mask";
import { conditionalLooks, dataBarColor, chartColors, looks, type Look } from "../../layout/styles";
import type { PlanCell, PlanChart, PlanConditional, PlanValidation, SheetPlan, StyleName } from "../../model/sheet-plan";
import { cellAddress, columnLetters } from "../../reading/address";
import { breather, nextTask } from "./breather";
import { literal } from "./literal";
import { joined, rectangles } from "./rectangles";

/** A plan whose looks were already gathered into blocks, by the worker, or are gathered here. */
export interface PlannedSheet extends SheetPlan {
  /** Addresses of all cells of each style, joined with commas. */
  readonly looks?: readonly (readonly [style: StyleName, addresses: readonly string[]])[];
}

export interface PaintedSheet {
  readonly plan: PlannedSheet;
  readonly sheet: Excel.Worksheet;
}

/** What sheets are called while they are built, and afterwards; both by planned name. */
export interface Naming {
  readonly working: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** Name of the workbook. */
  readonly file: string;
}

/** Bytes of one request: Excel on the web takes 5 MB, but office.js puts a request together in one piece, and the pane feels more than this. */
const BYTES_A_TRIP = 1_500_000;

/**
 * Writes the plans onto their sheets, each in a round trip of its own: the pane answers between them.
 * @param naming references in formulas follow the working names; links are texts to Excel and get the final ones
 * @param progress called after each round trip; throwing from it stops the writing
 * @param alongside queues questions that go with the last round trip, behind everything that is painted
 */
export async function paint(
  context: Excel.RequestContext,
  painted: readonly PaintedSheet[],
  naming: Naming,
  progress: (done: number, total: number) => void,
  alongside: () => unknown = () => undefined,
): Promise<void> {
  const rename = renamer(naming.working);
  const rest = breather();
  let done = 0;
  for (const { plan, sheet } of painted) {
    suspend(context);
    let bytes = 0;
    for (const { top, values, formats, size, columns } of await portionsOf(plan, rename, rest)) {
      if (bytes + size > BYTES_A_TRIP && bytes > 0) {
        await send(context);
        suspend(context);
        bytes = 0;
      }
      const range = sheet.getRangeByIndexes(top, 0, values.length, columns);
      range.numberFormat = formats;
      range.formulas = values;
      bytes += size;
      await rest();
    }
    await paintLooks(sheet, plan, rest);
    paintTables(sheet, plan);
    paintRules(sheet, plan);
    paintCharts(sheet, plan);
    await paintLinks(sheet, plan, naming, rest);
    paintPage(sheet, plan);
    if (done === painted.length - 1) alongside();
    await send(context);
    progress(++done, painted.length);
  }
}

function suspend(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

/** A round trip in tasks of its own: putting the request together and taking the answer apart are long enough. */
async function send(context: Excel.RequestContext): Promise<void> {
  await nextTask();
  await context.sync();
  await nextTask();
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

async function portionsOf(plan: SheetPlan, rename: (formula: string) => string, rest: () => Promise<void>): Promise<Portion[]> {
  const columns = widthOf(plan);
  const portions: Portion[] = [];
  for (const [top, row] of plan.cells.entries()) {
    await rest();
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
  }
  return portions;
}

const formatOf = (cell: PlanCell | null | undefined): string => cell?.numberFormat ?? (cell?.style ? looks[cell.style].numberFormat : undefined) ?? "General";

/** Cells of each style as few addresses, which Excel takes at most 8192 characters at a time. Pure; the pane's worker does it beforehand. */
export const looksOf = (plan: SheetPlan): [StyleName, string[]][] =>
  [...rectangles(plan.cells.length, widthOf(plan), (row, column) => plan.cells[row]?.[column]?.style ?? null)].map(([style, addresses]) => [
    style,
    joined(addresses),
  ]);

/** Each look once, on all blocks that have it. */
async function paintLooks(sheet: Excel.Worksheet, plan: PlannedSheet, rest: () => Promise<void>): Promise<void> {
  for (const [style, addresses] of plan.looks ?? looksOf(plan)) {
    for (const piece of addresses) {
      paintLook(sheet.getRanges(piece).format, looks[style]);
      await rest();
    }
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

/**
 * Links within the workbook only: a village's own file is not where the pane stands. Excel leaves
 * links alone when a sheet is renamed. The cells have their texts already: a text to display would be entered anew, and run where it is a formula.
 */
async function paintLinks(sheet: Excel.Worksheet, plan: SheetPlan, { names, file }: Naming, rest: () => Promise<void>): Promise<void> {
  for (const [row, cells] of plan.cells.entries()) {
    for (const [column, cell] of cells.entries()) {
      const link = cell?.link;
      if (!link?.sheet || (link.file !== undefined && link.file !== masked(file)) || withoutMasks(link.sheet) !== link.sheet) continue;
      const name = link.file === undefined ? (names.get(link.sheet) ?? link.sheet) : link.sheet;
      sheet.getRange(cellAddress(row, column)).hyperlink = { documentReference: `'${name.replaceAll("'", "''")}'!${link.cell || "A1"}`, screenTip: link.tip };
      await rest();
    }
  }
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
