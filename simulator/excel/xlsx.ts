/** .xlsx in and out of the workbook model, through hucre. Rich where the page shows it: looks, sizes, merges, tables, rules, links, comments. */
import {
  readXlsx,
  writeXlsx,
  type Cell as FileCell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type Sheet as FileSheet,
  type WriteSheet,
} from "hucre/xlsx";
import { HostError } from "../protocol/host-error";
import { areaName, parseArea, wholeSheet, type Area } from "./book/address";
import { setFormula } from "./book/entry";
import { serialOf } from "./book/date";
import { createSettings, ensureCell, lineOf, usedArea, type Plain, type Sheet } from "./book/sheet";
import { borderSides, plainStyle, withStyle, type BorderLine, type Style, type StylePatch } from "./book/style";
import { errorNamed, isError, type CellValue } from "./book/value";
import { createWorkbook, newId, select, type Workbook } from "./book/workbook";
import { valueAt } from "./formula/evaluate";
import { printFormula } from "./formula/formula";
import { nameFormula } from "./objects/names";
import { part } from "./objects/define";

type Color = NonNullable<NonNullable<CellStyle["font"]>["color"]>;

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
  if (from.freezePane)
    sheet.frozen = {
      ...wholeSheet,
      ...(from.freezePane.rows ? { bottom: from.freezePane.rows - 1 } : {}),
      ...(from.freezePane.columns ? { right: from.freezePane.columns - 1 } : {}),
    };
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
        settings: createSettings(),
      });
  }
  if (from.protection?.sheet) sheet.protection = { on: true, password: from.protection.password ?? null, options: {} };
  sheet.validations = (from.dataValidations ?? []).flatMap((rule) => validationOf(rule));
  for (const rule of from.conditionalRules ?? []) addRule(book, sheet, rule, theme);
  const setup = from.pageSetup;
  if (setup?.orientation) sheet.pageLayout.values.set("Orientation", setup.orientation === "landscape" ? "Landscape" : "Portrait");
  if (setup?.printTitlesRow !== undefined) sheet.pageLayout.values.set("printTitleRows", setup.printTitlesRow);
}

function fillCell(book: Workbook, sheet: Sheet, row: number, column: number, from: FileCell, theme: readonly string[]): void {
  const style = from.style ? styleOf(from.style, theme) : null;
  const filled = from.value !== null || from.formula !== undefined;
  if (!filled && (style === null || style === plainStyle)) return;
  const cell = ensureCell(sheet, row, column);
  if (style && style !== plainStyle) cell.style = style;
  if (from.type === "error" && typeof from.value === "string") cell.value = errorNamed(from.value) ?? from.value;
  else cell.value = valueOf(from.value);
  if (from.value instanceof Date && cell.style === null) cell.style = withStyle(plainStyle, { numberFormat: "yyyy/m/d" });
  if (from.formula !== undefined) {
    const cached = from.formulaResult === undefined ? cell.value : valueOf(from.formulaResult);
    try {
      setFormula(book, sheet, row, column, `=${from.formula.replace(/^=/, "")}`, cached);
    } catch (cause) {
      // A formula that cannot be read stays as its last result.
      if (!(cause instanceof HostError)) throw cause;
      cell.value = cached;
    }
  }
  if (from.hyperlink) {
    const inside = from.hyperlink.location ?? (from.hyperlink.target.startsWith("#") ? from.hyperlink.target.slice(1) : undefined);
    sheet.hyperlinks.set(`${row},${column}`, {
      ...(inside === undefined ? { address: from.hyperlink.target } : { documentReference: inside }),
      screenTip: from.hyperlink.tooltip,
      textToDisplay: from.hyperlink.display,
    });
  }
  if (from.comment) sheet.comments.push({ id: newId(book), row, column, content: from.comment.text, resolved: false, created: "", replies: [] });
}

function valueOf(value: FileCell["value"] | undefined): CellValue {
  // An empty text is what a file says of a blank cell with a look.
  if (value === undefined || value === "") return null;
  if (!(value instanceof Date)) return value;
  const seconds = value.getUTCHours() * 3600 + value.getUTCMinutes() * 60 + value.getUTCSeconds();
  return serialOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()) + seconds / 86_400;
}

function colorOf(color: Color | undefined, theme: readonly string[]): string | null {
  if (!color) return null;
  const base = color.rgb ?? (color.theme === undefined ? undefined : theme[color.theme]);
  if (base === undefined) return null;
  const rgb = base.replace("#", "").slice(-6);
  const tint = color.tint ?? 0;
  const channel = (at: number): string => {
    const value = Number.parseInt(rgb.slice(at, at + 2), 16);
    const tinted = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.round(Math.min(255, Math.max(0, tinted)))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(2)}${channel(4)}`.toUpperCase();
}

const horizontals: { readonly [name: string]: string } = {
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
  general: "General",
};
const verticals: { readonly [name: string]: string } = { top: "Top", center: "Center", bottom: "Bottom", justify: "Justify", distributed: "Distributed" };
const lineStyles: { readonly [name: string]: readonly [string, string] } = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  hair: ["Continuous", "Hairline"],
  dotted: ["Dot", "Thin"],
  dashed: ["Dash", "Thin"],
  double: ["Double", "Thick"],
  dashDot: ["DashDot", "Thin"],
};

const known = new WeakMap<CellStyle, Style>();

function styleOf(from: CellStyle, theme: readonly string[]): Style {
  const before = known.get(from);
  if (before) return before;
  const { font, fill, border, alignment, protection } = from;
  const side = (line: { readonly style: string; readonly color?: Color } | undefined): BorderLine | null => {
    if (!line) return null;
    const [style, weight] = lineStyles[line.style] ?? ["Continuous", "Thin"];
    return { style, weight, color: colorOf(line.color, theme) ?? "#000000" };
  };
  const patch: StylePatch = {
    numberFormat: from.numFmt ?? "General",
    ...(font?.name === undefined ? {} : { fontName: font.name }),
    ...(font?.size === undefined ? {} : { fontSize: font.size }),
    bold: font?.bold === true,
    italic: font?.italic === true,
    underline: font?.underline === undefined || font.underline === false ? "None" : font.underline === "double" ? "Double" : "Single",
    strikethrough: font?.strikethrough === true,
    fontColor: colorOf(font?.color, theme) ?? "#000000",
    fill: fill?.type === "pattern" && fill.pattern !== "none" ? colorOf(fill.fgColor, theme) : null,
    horizontal: horizontals[alignment?.horizontal ?? "general"] ?? "General",
    vertical: verticals[alignment?.vertical ?? "bottom"] ?? "Bottom",
    wrap: alignment?.wrapText === true,
    indent: alignment?.indent ?? 0,
    rotation: alignment?.textRotation ?? 0,
    shrink: alignment?.shrinkToFit === true,
    locked: protection?.locked !== false,
    EdgeTop: side(border?.top),
    EdgeBottom: side(border?.bottom),
    EdgeLeft: side(border?.left),
    EdgeRight: side(border?.right),
  };
  const style = withStyle(plainStyle, patch);
  known.set(from, style);
  return style;
}

const validationKeys: { readonly [type: string]: string } = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};

function areasOf(text: string): Area[] {
  return text
    .split(/[ ,]+/)
    .map(parseArea)
    .filter((area) => area !== null);
}

function validationOf(rule: DataValidation): Sheet["validations"] {
  const areas = areasOf(rule.range);
  if (areas.length === 0) return [];
  const operator = rule.operator === undefined ? "Between" : rule.operator.charAt(0).toUpperCase() + rule.operator.slice(1);
  const source = rule.values ? rule.values.join(",") : `=${rule.formula1 ?? ""}`;
  const made: { readonly [key: string]: Plain } =
    rule.type === "list"
      ? { list: { inCellDropDown: true, source } }
      : rule.type === "custom"
        ? { custom: { formula: `=${rule.formula1 ?? ""}` } }
        : { [validationKeys[rule.type] ?? "custom"]: { formula1: rule.formula1 ?? "", formula2: rule.formula2 ?? "", operator } };
  return [
    {
      areas,
      rule: made,
      errorAlert: {
        message: rule.errorMessage ?? "",
        showAlert: rule.showErrorMessage !== false,
        style: rule.errorStyle === "warning" ? "Warning" : rule.errorStyle === "information" ? "Information" : "Stop",
        title: rule.errorTitle ?? "",
      },
      prompt: { message: rule.inputMessage ?? "", showPrompt: rule.showInputMessage !== false, title: rule.inputTitle ?? "" },
      ignoreBlanks: rule.allowBlank !== false,
    },
  ];
}

const operators: { readonly [name: string]: string } = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqual",
  lessThanOrEqual: "LessThanOrEqual",
};

function addRule(book: Workbook, sheet: Sheet, rule: ConditionalRule, theme: readonly string[]): void {
  const type = { cellIs: "CellValue", dataBar: "DataBar", expression: "Custom", containsText: "ContainsText", colorScale: "ColorScale" }[String(rule.type)];
  const areas = areasOf(rule.range);
  if (type === undefined || areas.length === 0) return;
  const settings = createSettings();
  const formulas = Array.isArray(rule.formula) ? rule.formula : rule.formula === undefined ? [] : [rule.formula];
  const looks = (name: string): void => {
    const format = part(part(settings, name), "Format");
    const fill = rule.style?.fill;
    const color = fill?.type === "pattern" ? colorOf(fill.bgColor ?? fill.fgColor, theme) : null;
    if (color) part(format, "Fill").values.set("Color", color);
    const ink = colorOf(rule.style?.font?.color, theme);
    if (ink) part(format, "Font").values.set("Color", ink);
  };
  if (type === "DataBar") part(part(settings, "DataBar"), "PositiveFormat").values.set("FillColor", `#${(rule.dataBar?.color ?? "638EC6").slice(-6)}`);
  if (type === "CellValue") {
    part(settings, "CellValue").values.set("Rule", {
      formula1: formulas[0] ?? "",
      formula2: formulas[1] ?? "",
      operator: operators[rule.operator ?? "equal"] ?? "EqualTo",
    });
    looks("CellValue");
  }
  if (type === "Custom") {
    part(part(settings, "Custom"), "Rule").values.set("Formula", `=${formulas[0] ?? ""}`);
    looks("Custom");
  }
  if (type === "ContainsText") {
    part(settings, "TextComparison").values.set("Rule", { operator: "Contains", text: rule.text ?? "" });
    looks("TextComparison");
  }
  sheet.conditionalFormats.push({ id: newId(book), type, areas, stopIfTrue: rule.stopIfTrue === true, settings });
}

/** Saves the workbook as .xlsx: cells with formulas and their results, looks, sizes, merges, tables, links, freezing, visibility, names. */
export async function saveXlsx(book: Workbook): Promise<Uint8Array> {
  const sheets = book.sheets.filter((sheet) => sheet.kind === "worksheet");
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetFor(book, sheet)),
    namedRanges: book.names.map((name) => ({ name: name.name, range: printFormula(name.formula).slice(1), ...(name.scope ? { scope: name.scope.name } : {}) })),
    activeSheet: Math.max(0, sheets.indexOf(book.active)),
  });
}

function sheetFor(book: Workbook, sheet: Sheet): WriteSheet {
  const area = usedArea(sheet, wholeSheet, false);
  const rows: FileCell["value"][][] = [];
  const cells = new Map<string, Partial<FileCell>>();
  for (let row = 0; row <= (area?.bottom ?? -1); row++) {
    const line: FileCell["value"][] = [];
    for (let column = 0; column <= (area?.right ?? -1); column++) {
      const value = valueAt(book, sheet, row, column);
      const shown = isError(value) ? value.error : value;
      line.push(shown);
      const cell = sheet.rows[row]?.[column];
      const link = sheet.hyperlinks.get(`${row},${column}`);
      const comment = sheet.comments.find((one) => one.row === row && one.column === column);
      if (!cell?.formula && !cell?.style && !link && !comment && !isError(value)) continue;
      cells.set(`${row},${column}`, {
        value: shown,
        ...(isError(value) ? { type: "error" as const } : {}),
        ...(cell?.formula ? { formula: printFormula(cell.formula).slice(1), formulaResult: shown } : {}),
        ...(cell?.style ? { style: styleFor(cell.style) } : {}),
        ...(link
          ? {
              hyperlink: {
                target: link.address ?? `#${link.documentReference ?? ""}`,
                ...(link.documentReference === undefined ? {} : { location: link.documentReference }),
                tooltip: link.screenTip,
              },
            }
          : {}),
        ...(comment ? { comment: { text: comment.content } } : {}),
      });
    }
    rows.push(line);
  }
  const lastColumn = Math.max(-1, ...sheet.columnLines.keys());
  return {
    name: sheet.name,
    rows,
    cells,
    merges: sheet.merges.map((merge) => ({ startRow: merge.top, startCol: merge.left, endRow: merge.bottom, endCol: merge.right })),
    columns: Array.from({ length: lastColumn + 1 }, (_, at) => {
      const line = sheet.columnLines.get(at);
      return line ? { ...(line.size === null ? {} : { width: (line.size / 0.75 - 5) / 7 }), hidden: line.hidden } : {};
    }),
    rowDefs: new Map([...sheet.rowLines].map(([at, line]) => [at, { ...(line.size === null ? {} : { height: line.size }), hidden: line.hidden }])),
    hidden: sheet.visibility === "Hidden",
    veryHidden: sheet.visibility === "VeryHidden",
    tables: sheet.tables.map((table) => ({
      name: table.name,
      range: areaName(table.area),
      columns: Array.from({ length: table.area.right - table.area.left + 1 }, (_, i) => ({ name: String(rows[table.area.top]?.[table.area.left + i] ?? "") })),
      style: table.style,
    })),
    ...(sheet.frozen
      ? {
          freezePane: {
            rows: sheet.frozen.bottom < wholeSheet.bottom ? sheet.frozen.bottom + 1 : 0,
            columns: sheet.frozen.right < wholeSheet.right ? sheet.frozen.right + 1 : 0,
          },
        }
      : {}),
    view: { showGridLines: sheet.showGridlines, ...(sheet.tabColor === "" ? {} : { tabColor: { rgb: sheet.tabColor.slice(1) } }) },
    ...(sheet.protection.on ? { protection: { sheet: true } } : {}),
  };
}

const fileLines: { readonly [name: string]: "thin" | "medium" | "thick" | "hair" } = { Thin: "thin", Medium: "medium", Thick: "thick", Hairline: "hair" };

function styleFor(style: Style): CellStyle {
  const color = (hex: string): Color => ({ rgb: hex.slice(1) });
  const sides = Object.fromEntries(
    borderSides.slice(0, 4).flatMap((side) => {
      const line = style[side];
      const name = side.replace("Edge", "").toLowerCase();
      return line
        ? [
            [
              name,
              {
                style:
                  line.style === "Dash" ? "dashed" : line.style === "Dot" ? "dotted" : line.style === "Double" ? "double" : (fileLines[line.weight] ?? "thin"),
                color: color(line.color),
              },
            ],
          ]
        : [];
    }),
  );
  const horizontal = Object.entries(horizontals).find(([, name]) => name === style.horizontal)?.[0];
  const vertical = Object.entries(verticals).find(([, name]) => name === style.vertical)?.[0];
  return {
    font: {
      name: style.fontName,
      size: style.fontSize,
      bold: style.bold,
      italic: style.italic,
      underline: style.underline !== "None",
      strikethrough: style.strikethrough,
      color: color(style.fontColor),
    },
    ...(style.fill === null ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: color(style.fill) } }),
    border: sides,
    alignment: {
      ...(horizontal === undefined ? {} : { horizontal: horizontal as "left" }),
      ...(vertical === undefined ? {} : { vertical: vertical as "top" }),
      wrapText: style.wrap,
      indent: style.indent,
    },
    numFmt: style.numberFormat,
    protection: { locked: style.locked },
  };
}
