/** All of a sheet that it can do without: looks, sizes, rules, links, page and panes, in small steps each of which may be refused. */
import { masked, withoutMasks } from "../../language/personal/mask";
import { conditionalLooks, dataBarColor } from "../../layout/styles";
import type { PlanChart, PlanConditional, PlanValidation } from "../../model/sheet-plan";
import { cellAddress, columnLetters } from "../../model/address";
import type { SheetNaming } from "./build";
import { looksOf, type PlannedSheet } from "../../layout/looks";
import { paintLook } from "./paint";

/** What a clerk would call it; each has a name in the locale tables. */
export type DecorationKind = "look" | "size" | "merge" | "table" | "condition" | "validation" | "link" | "tab" | "page" | "titles" | "freeze" | "chart";

/** A step can be done twice with the same outcome. */
export interface DecorationStep {
  readonly kind: DecorationKind;
  /** About how much it takes in a request. */
  readonly bytes: number;
  readonly queue: (sheet: Excel.Worksheet) => void;
  /** Takes away what a refused step left half done. */
  readonly clean?: (sheet: Excel.Worksheet) => void;
}

/** Actions and object paths of one call, in JSON. */
const CALL = 250;

/** Steps of a sheet in the order in which they are done; charts come after all of them. */
export function stepsOf(plan: PlannedSheet, naming: SheetNaming): DecorationStep[] {
  return [
    ...lookSteps(plan),
    ...sizeSteps(plan),
    ...plan.merges.map((merge): DecorationStep => ({ kind: "merge", bytes: 2 * CALL, queue: (sheet) => sheet.getRange(merge).merge(false) })),
    ...plan.tables.map((_, i): DecorationStep => ({ kind: "table", bytes: 3 * CALL, queue: (sheet) => styleTable(sheet.tables.getItemAt(i)) })),
    ...ruleSteps(plan),
    ...linkSteps(plan, naming),
    ...pageSteps(plan),
    ...freezeSteps(plan),
  ];
}

/** Charts cannot be drawn twice: see `decorate.ts`. */
export const chartsOf = (plan: PlannedSheet): readonly PlanChart[] => plan.charts.filter(({ series }) => series.length > 0);

const lookSteps = (plan: PlannedSheet): DecorationStep[] =>
  (plan.looks ?? looksOf(plan)).flatMap(([style, addresses]) =>
    addresses.map((piece): DecorationStep => ({
      kind: "look",
      bytes: piece.length + 25 * CALL,
      queue: (sheet) => paintLook(sheet.getRanges(piece).format, style),
    })),
  );

/** Excel.js takes points; a character of the standard font is about 7 pixels wide, a pixel three quarters of a point. */
const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

function sizeSteps(plan: PlannedSheet): DecorationStep[] {
  const widths = plan.widths.map((characters, column): DecorationStep => {
    const letters = columnLetters(column);
    return { kind: "size", bytes: 2 * CALL, queue: (sheet) => (sheet.getRange(`${letters}:${letters}`).format.columnWidth = pointsOf(characters)) };
  });
  const heights = Object.entries(plan.heights ?? {}).map(([row, points]): DecorationStep => {
    const line = Number(row) + 1;
    return { kind: "size", bytes: 2 * CALL, queue: (sheet) => (sheet.getRange(`${line}:${line}`).format.rowHeight = points) };
  });
  return [...widths, ...heights];
}

function styleTable(table: Excel.Table): void {
  table.style = "TableStyleLight1";
  table.showBandedRows = false;
}

/** Rules of one range are one step: what is to be done once more begins by taking them all away. */
function ruleSteps(plan: PlannedSheet): DecorationStep[] {
  const ranges = [...new Set(plan.conditionals.map(({ range }) => range))];
  return [
    ...ranges.map((range): DecorationStep => {
      const rules = plan.conditionals.filter((conditional) => conditional.range === range);
      const clean = (sheet: Excel.Worksheet): void => sheet.getRange(range).conditionalFormats.clearAll();
      return {
        kind: "condition",
        bytes: (2 + rules.length * 6) * CALL,
        queue: (sheet) => {
          clean(sheet);
          for (const rule of rules) addConditional(sheet.getRange(range), rule);
        },
        clean,
      };
    }),
    ...plan.validations.map((validation): DecorationStep => ({
      kind: "validation",
      bytes: 5 * CALL + JSON.stringify(validation).length * 3,
      queue: (sheet) => setValidation(sheet.getRange(validation.range).dataValidation, validation),
      clean: (sheet) => sheet.getRange(validation.range).dataValidation.clear(),
    })),
  ];
}

function addConditional(range: Excel.Range, { rule, style }: PlanConditional): void {
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

function setValidation(target: Excel.DataValidation, { rule, title, message, strict }: PlanValidation): void {
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

/**
 * Links within the workbook only: a village's own file is not where the pane stands. Excel leaves
 * links alone when a sheet is renamed. The cells have their texts already: a text to display would be entered anew, and run where it is a formula.
 */
function linkSteps(plan: PlannedSheet, { names, file }: SheetNaming): DecorationStep[] {
  return plan.cells.flatMap((cells, row) =>
    cells.flatMap((cell, column): DecorationStep[] => {
      const link = cell?.link;
      if (!link?.sheet || (link.file !== undefined && link.file !== masked(file)) || withoutMasks(link.sheet) !== link.sheet) return [];
      const name = link.file === undefined ? (names.get(link.sheet) ?? link.sheet) : link.sheet;
      const hyperlink = { documentReference: `'${name.replaceAll("'", "''")}'!${link.cell || "A1"}`, screenTip: link.tip };
      const bytes = 2 * CALL + (hyperlink.documentReference.length + (link.tip?.length ?? 0)) * 3;
      return [{ kind: "link", bytes, queue: (sheet) => (sheet.getRange(cellAddress(row, column)).hyperlink = hyperlink) }];
    }),
  );
}

function pageSteps({ tabColor, print }: PlannedSheet): DecorationStep[] {
  const step = (kind: DecorationKind, queue: DecorationStep["queue"]): DecorationStep => ({ kind, bytes: 2 * CALL, queue });
  const { fitToWidth, landscape, repeatRows } = print;
  return [
    ...(tabColor === null ? [] : [step("tab", (sheet) => (sheet.tabColor = `#${tabColor}`))]),
    step("tab", (sheet) => (sheet.showGridlines = false)),
    step("page", (sheet) => (sheet.pageLayout.orientation = landscape ? "Landscape" : "Portrait")),
    step("page", (sheet) => (sheet.pageLayout.paperSize = "A4")),
    ...(fitToWidth ? [step("page", (sheet) => (sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }))] : []),
    ...(repeatRows === null ? [] : [step("titles", (sheet) => sheet.pageLayout.setPrintTitleRows(repeatRows))]),
  ];
}

/** Points that A4 leaves between Excel's standard margins of 0.7 inches. */
const PRINTED = { landscape: 741, portrait: 495 } as const;

/** Scale in per cent at which the sheet's columns fit the width of a page; Excel takes 10 to 400. */
export function fitScale({ widths, print }: PlannedSheet): number {
  const points = widths.reduce((sum, characters) => sum + pointsOf(characters), 0);
  const scale = Math.floor((PRINTED[print.landscape ? "landscape" : "portrait"] / Math.max(1, points)) * 100);
  return Math.min(100, Math.max(10, scale));
}

function freezeSteps({ freeze: { rows, columns } }: PlannedSheet): DecorationStep[] {
  const step = (queue: DecorationStep["queue"]): DecorationStep[] => [{ kind: "freeze", bytes: 3 * CALL, queue }];
  if (rows > 0 && columns > 0) return step((sheet) => sheet.freezePanes.freezeAt(sheet.getRange(`A1:${cellAddress(rows - 1, columns - 1)}`)));
  if (rows > 0) return step((sheet) => sheet.freezePanes.freezeRows(rows));
  return columns > 0 ? step((sheet) => sheet.freezePanes.freezeColumns(columns)) : [];
}
