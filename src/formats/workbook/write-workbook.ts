/** Sheet plans → an .xlsx file. The same plans give the same bytes. */
import { writeXlsx, type Cell, type CellStyle, type ConditionalRule, type DataValidation, type SheetChart, type WriteSheet } from "hucre/xlsx";
import { chartColors, conditionalLooks, dataBarColor, looks, type Look } from "../../layout/styles";
import { withoutMasks } from "../../language/personal/mask";
import type { PlanCell, PlanChart, PlanConditional, PlanValidation, SheetPlan, StyleName } from "../../model/sheet-plan";
import { columnLetters, parseAddress } from "../../model/address";
import { placeLinks } from "./place-links";

export interface WriteOptions {
  /** Shown by the system as the document's title. */
  readonly title?: string;
  /** Day of the run, ISO: the file's date, which must not be the clock's. */
  readonly date?: string;
  /** Where a ledger lies as seen from the written file: `../台账/东庄村.xlsx`; null where there is nothing to link to. By default beside it. */
  readonly pathOf?: (file: string) => string | null;
}

/** @throws Error where a plan breaks a rule of the format (a sheet name with `/`, a table over a merge): a fault of ours, found by tests */
export async function writeWorkbook(plans: readonly SheetPlan[], options: WriteOptions = {}): Promise<Uint8Array> {
  const { title = plans[0]?.name ?? "", date = "2000-01-01", pathOf = (file: string) => file } = options;
  const written = new Date(`${date}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: plans.map((plan) => worksheetOf(plan, pathOf)),
    properties: { title, creator: "台账通", created: written, modified: written },
    defaultFont: { name: "宋体", size: 10, charset: 134 },
    namedRanges: plans.flatMap(({ name, print }) => {
      const titles = [print.repeatColumns, print.repeatRows].filter((span) => typeof span === "string");
      return titles.length === 0 ? [] : [{ name: "_xlnm.Print_Titles", range: titles.map((span) => `${quoted(name)}!${span}`).join(","), scope: name }];
    }),
  });
  return placeLinks(bytes);
}

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** One plan as a sheet for the library, for workbooks that hold other sheets as well. */
export function worksheetOf(plan: SheetPlan, pathOf: (file: string) => string | null = (file) => file): WriteSheet {
  const unlocked = plan.unlocked?.map(corners) ?? null;
  const cells = new Map<string, Partial<Cell>>();
  plan.cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell) return;
      const open = unlocked?.some((span) => r >= span.top && r <= span.bottom && c >= span.left && c <= span.right);
      cells.set(`${r},${c}`, cellOf(cell, open, pathOf));
    }),
  );
  // A protected sheet must know of unlocked cells that are still blank.
  for (const span of unlocked ?? []) {
    for (let r = span.top; r <= span.bottom; r++) {
      for (let c = span.left; c <= span.right; c++)
        if (!cells.has(`${r},${c}`)) cells.set(`${r},${c}`, { value: null, style: styleOf("input", undefined, true) });
    }
  }
  const width = Math.max(plan.widths.length, ...plan.cells.map((row) => row.length));
  return {
    name: plan.name,
    rows: [],
    cells,
    columns: Array.from({ length: width }, (_, i) => ({ width: plan.widths[i] ?? 9 })),
    rowDefs: new Map(Object.entries(plan.heights ?? {}).map(([row, height]) => [Number(row), { height }])),
    merges: plan.merges.map(corners).map(({ top, left, bottom, right }) => ({ startRow: top, startCol: left, endRow: bottom, endCol: right })),
    tables: plan.tables.map(({ name, top, left, bottom, right }) => ({
      name,
      displayName: name,
      range: `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`,
      columns: Array.from({ length: right - left + 1 }, (_, i) => ({ name: String(plan.cells[top]?.[left + i]?.value ?? `列${i + 1}`) })),
      style: "TableStyleLight1",
      showRowStripes: false,
    })),
    charts: plan.charts.map(chartOf),
    conditionalRules: plan.conditionals.map(ruleOf),
    dataValidations: plan.validations.map(validationOf),
    ...(plan.freeze.rows + plan.freeze.columns > 0 ? { freezePane: { rows: plan.freeze.rows, columns: plan.freeze.columns } } : {}),
    pageSetup: {
      paperSize: "a4",
      orientation: plan.print.landscape ? "landscape" : "portrait",
      ...(plan.print.fitToWidth ? { fitToPage: true, fitToWidth: plan.print.pagesWide ?? 1, fitToHeight: 0 } : {}),
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
    },
    ...(plan.print.breakBefore ? { rowBreaks: plan.print.breakBefore.map((row) => row - 1) } : {}),
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页&R&A" },
    view: { showGridLines: plan.unlocked !== undefined, ...(plan.tabColor === null ? {} : { tabColor: { rgb: plan.tabColor } }) },
    ...(unlocked === null ? {} : { protection: { sheet: true, formatColumns: true, formatRows: true, sort: true, autoFilter: true, insertRows: true } }),
  };
}

/** `B2:D5` or `B2` → 0-based corners. */
function corners(ref: string): { top: number; left: number; bottom: number; right: number } {
  const [from = "", to = from] = ref.split(":");
  const [a, b] = [parseAddress(from), parseAddress(to)];
  if (!a || !b) throw new Error(`no range: ${ref}`);
  return { top: a.row, left: a.column, bottom: b.row, right: b.column };
}

function cellOf(cell: PlanCell, open: boolean | undefined, pathOf: (file: string) => string | null): Partial<Cell> {
  const style = styleOf(cell.style ?? "text", cell.numberFormat, open);
  const link = cell.link && linkOf(cell.link, pathOf);
  const hyperlink = link ? { hyperlink: { ...link, ...(cell.link?.tip === undefined ? {} : { tooltip: cell.link.tip.slice(0, 250) }) } } : {};
  if (cell.formula !== undefined) return { formula: cell.formula, formulaResult: cell.value, style, ...hyperlink };
  const value = typeof cell.value === "string" ? safeText(cell.value) : cell.value;
  // The library writes a text such as #REF! as an error; as rich text it stays what it is.
  if (typeof value === "string" && value.startsWith("#")) return { value, richText: [{ text: value }], style, ...hyperlink };
  return { value, style, ...hyperlink };
}

/** What a cell can hold (32,767 characters), with texts that only look like an escaped character kept as they are. */
const safeText = (text: string): string =>
  text
    .slice(0, 32_000)
    .replace(NOT_XML, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

/** What XML 1.0 cannot hold, escaped or not (section 2.2): a file may have it in its name. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

function linkOf(link: NonNullable<PlanCell["link"]>, pathOf: (file: string) => string | null): { target: string; location?: string } | null {
  // A sheet whose name is masked has another one: the link leads to its file.
  const place = link.sheet === undefined || withoutMasks(link.sheet) !== link.sheet ? "" : `${quoted(link.sheet)}!${link.cell ?? "A1"}`;
  if (link.file === undefined) return { target: "", location: place };
  const path = pathOf(link.file);
  if (path === null) return null;
  // What has a meaning in an address is escaped; Chinese stays as it is, as Excel writes it.
  const target = path.replaceAll("\\", "/").replace(/[%#? "<>\p{Cc}]/gu, encodeURIComponent);
  return { target: place === "" ? target : `${target}#${place}` };
}

const styles = new Map<string, CellStyle>();

/** Styles are shared objects: the library looks each one up by what it holds. */
function styleOf(name: StyleName, numberFormat: string | undefined, open: boolean | undefined): CellStyle {
  const key = `${name} ${String(open)} ${numberFormat ?? ""}`;
  const known = styles.get(key);
  if (known) return known;
  const look: Look = looks[name];
  const line = { style: "thin", color: { rgb: "B8C2CF" } } as const;
  const format = numberFormat ?? look.numberFormat;
  const style: CellStyle = {
    font: {
      name: look.font,
      size: look.size,
      charset: 134,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italic ? { italic: true } : {}),
      ...(look.underline ? { underline: true } : {}),
      ...(look.color === undefined ? {} : { color: { rgb: look.color } }),
    },
    ...(look.fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: look.fill } } }),
    ...(look.border ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
    alignment: { vertical: "center", ...(look.horizontal ? { horizontal: look.horizontal } : {}), ...(look.wrap ? { wrapText: true } : {}) },
    ...(format === undefined ? {} : { numFmt: format }),
    ...(open ? { protection: { locked: false } } : {}),
  };
  styles.set(key, style);
  return style;
}

function chartOf(chart: PlanChart): SheetChart {
  const percent = chart.type === "bar";
  return {
    type: chart.type,
    title: chart.title,
    titleFontSize: 12,
    series: chart.series.map((series, i) => ({ ...series, categories: chart.categories, color: chartColors[i % chartColors.length] ?? chartColors[0] })),
    anchor: { from: { row: chart.at.top, col: chart.at.left }, to: { row: chart.at.bottom, col: chart.at.right } },
    legend: chart.series.length > 1 ? "bottom" : false,
    gapWidth: 60,
    dataLabels: chart.type === "line" ? undefined : { showValue: true, fontSize: 8, ...(percent ? { numberFormat: { formatCode: "0.0" } } : {}) },
    axes: {
      x: { labelFontSize: 9, majorTickMark: "none", ...(percent ? { reverse: true } : {}) },
      // Every bar carries its number: an axis would only say it again.
      y: chart.type === "line" ? { labelFontSize: 9, gridlines: { major: true } } : { hidden: true, scale: { min: 0 } },
    },
    altText: chart.title,
  };
}

function ruleOf({ range, rule, style }: PlanConditional, index: number): ConditionalRule {
  const { color, fill } = conditionalLooks[style];
  const look: CellStyle = { font: { color: { rgb: color } }, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill }, bgColor: { rgb: fill } } };
  const base = { range, priority: index + 1 };
  const first = range.split(":")[0] ?? range;
  switch (rule.type) {
    case "dataBar":
      return { ...base, type: "dataBar", dataBar: { cfvo: [{ type: "num", value: "0" }, { type: "max" }], color: `FF${dataBarColor}` } };
    // An empty text is larger than any number for a spreadsheet: only numbers are judged.
    case "below":
      return { ...base, type: "expression", formula: `AND(ISNUMBER(${first}),${first}<${rule.than})`, style: look };
    case "above":
      return { ...base, type: "expression", formula: `AND(ISNUMBER(${first}),${first}>${rule.than})`, style: look };
    case "text":
      return { ...base, type: "cellIs", operator: "equal", formula: `"${rule.equals.replaceAll('"', '""')}"`, style: look };
  }
}

function validationOf({ range, rule, title, message, strict }: PlanValidation): DataValidation {
  const base = {
    range,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: title.slice(0, 32),
    inputMessage: message.slice(0, 255),
    errorTitle: title.slice(0, 32),
    errorMessage: message.slice(0, 225),
    errorStyle: strict ? ("stop" as const) : ("warning" as const),
  };
  switch (rule.type) {
    case "list":
      return { ...base, type: "list", values: [...rule.values] };
    case "list-range":
      return { ...base, type: "list", formula1: rule.formula };
    case "date":
      return { ...base, type: "date", operator: "between", formula1: String(serialOf(rule.from)), formula2: String(serialOf(rule.to)) };
    case "number": {
      const type = rule.whole ? ("whole" as const) : ("decimal" as const);
      return rule.max === undefined
        ? { ...base, type, operator: "greaterThanOrEqual", formula1: String(rule.min) }
        : { ...base, type, operator: "between", formula1: String(rule.min), formula2: String(rule.max) };
    }
  }
}

/** Excel serial of an ISO day. */
const serialOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000) + 25_569;
