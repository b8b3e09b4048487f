/** A worksheet's data. Operations on it are functions beside; the object model and the page read it as it is. */
import type { Formula } from "../formula/formula";
import { intersection, type Area } from "./address";
import type { Filters } from "./filters";
import { plainStyle, type Style } from "./style";
import type { CellValue } from "./value";

export interface Cell {
  /** Typed value, or the last result of the formula. */
  value: CellValue;
  formula: Formula | null;
  /** null: that of its row, column or sheet. */
  style: Style | null;
}

/** A row or column that differs from the standard. Sizes in points. */
export interface Line {
  size: number | null;
  hidden: boolean;
  /** How deep it is grouped in an outline; 0: not at all. */
  level: number;
  style: Style | null;
}

export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** Parts of the object model that carry settings but change no cell (page layout, chart axes…): kept by property name. */
export interface Settings {
  readonly values: Map<string, Plain>;
  readonly parts: Map<string, Settings>;
}

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

export interface ConditionalFormat {
  readonly id: string;
  /** Office.js type: Custom, CellValue, ContainsText, DataBar, ColorScale, IconSet, PresetCriteria, TopBottom. */
  readonly type: string;
  areas: Area[];
  stopIfTrue: boolean;
  readonly settings: Settings;
}

export interface Validation {
  areas: Area[];
  rule: { readonly [key: string]: Plain };
  errorAlert: Plain;
  prompt: Plain;
  ignoreBlanks: boolean;
}

export interface Table {
  readonly id: string;
  name: string;
  area: Area;
  hasHeaders: boolean;
  showTotals: boolean;
  style: string;
  readonly filters: Filters;
  /** What it was sorted by last, as the API gives it. */
  sortedBy: readonly Plain[];
  readonly settings: Settings;
}

export interface Series {
  name: string | null;
  values: { sheet: Sheet; area: Area } | null;
  categories: { sheet: Sheet; area: Area } | null;
  bubbles: { sheet: Sheet; area: Area } | null;
  trendlines: Settings[];
  readonly settings: Settings;
}

export interface Chart {
  readonly id: string;
  name: string;
  type: string;
  title: string;
  titleVisible: boolean;
  series: Series[];
  /** Points from the sheet's top left. */
  left: number;
  top: number;
  width: number;
  height: number;
  readonly settings: Settings;
}

export interface Comment {
  readonly id: string;
  row: number;
  column: number;
  content: string;
  resolved: boolean;
  readonly created: string;
  /** People that the comment mentions, as the API gives them. */
  mentions: readonly Plain[];
  replies: CommentReply[];
}

export interface CommentReply {
  readonly id: string;
  content: string;
  readonly created: string;
  mentions: readonly Plain[];
}

export interface Sheet {
  readonly id: string;
  name: string;
  /** A chart sheet has no cells: range operations on it answer UnsupportedSheet. */
  readonly kind: "worksheet" | "chart";
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  rows: (Cell | undefined)[][];
  readonly rowLines: Map<number, Line>;
  readonly columnLines: Map<number, Line>;
  standardHeight: number;
  standardWidth: number;
  style: Style;
  merges: Area[];
  readonly hyperlinks: Map<string, Hyperlink>;
  readonly customProperties: Map<string, string>;
  protection: { readonly on: boolean; readonly password: string | null; readonly options: { readonly [key: string]: Plain } };
  frozen: Area | null;
  conditionalFormats: ConditionalFormat[];
  validations: Validation[];
  tables: Table[];
  charts: Chart[];
  comments: Comment[];
  /** Pictures, text boxes, lines and the like: only that they are there. */
  shapes: { readonly id: string; readonly type: "Image" | "GeometricShape" | "Group" | "Line" | "Unsupported" }[];
  readonly pageLayout: Settings;
  autoFilter: { area: Area; readonly criteria: Filters } | null;
  /** Rows (columns) that a new printed page begins with. */
  readonly pageBreaks: { rows: number[]; columns: number[] };
}

export function createSettings(): Settings {
  return { values: new Map(), parts: new Map() };
}

export function createSheet(id: string, name: string, kind: Sheet["kind"] = "worksheet"): Sheet {
  return {
    id,
    name,
    kind,
    visibility: "Visible",
    tabColor: "",
    showGridlines: true,
    showHeadings: true,
    rows: [],
    rowLines: new Map(),
    columnLines: new Map(),
    standardHeight: 15,
    standardWidth: 54,
    style: plainStyle,
    merges: [],
    hyperlinks: new Map(),
    customProperties: new Map(),
    protection: { on: false, password: null, options: {} },
    frozen: null,
    conditionalFormats: [],
    validations: [],
    tables: [],
    charts: [],
    comments: [],
    shapes: [],
    pageLayout: createSettings(),
    autoFilter: null,
    pageBreaks: { rows: [], columns: [] },
  };
}

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** The cell, made where there is none. */
export function ensureCell(sheet: Sheet, row: number, column: number): Cell {
  let cells = sheet.rows[row];
  if (!cells) {
    cells = [];
    sheet.rows[row] = cells;
  }
  let cell = cells[column];
  if (!cell) {
    cell = { value: null, formula: null, style: null };
    cells[column] = cell;
  }
  return cell;
}

export function styleAt(sheet: Sheet, row: number, column: number): Style {
  return sheet.rows[row]?.[column]?.style ?? sheet.rowLines.get(row)?.style ?? sheet.columnLines.get(column)?.style ?? sheet.style;
}

/** Visits cells that exist within an area, row by row. */
export function eachCell(sheet: Sheet, area: Area, visit: (cell: Cell, row: number, column: number) => void): void {
  const last = Math.min(area.bottom, sheet.rows.length - 1);
  for (let row = area.top; row <= last; row++) {
    const cells = sheet.rows[row];
    if (!cells) continue;
    const end = Math.min(area.right, cells.length - 1);
    for (let column = area.left; column <= end; column++) {
      const cell = cells[column];
      if (cell) visit(cell, row, column);
    }
  }
}

/** Smallest area with all content; formats count unless `valuesOnly`. Null for an empty one. */
export function usedArea(sheet: Sheet, within: Area, valuesOnly: boolean): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  eachCell(sheet, within, (cell, row, column) => {
    const filled = cell.formula !== null || (cell.value !== null && cell.value !== "");
    if (!filled && (valuesOnly || cell.style === null || cell.style === sheet.style)) return;
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  });
  if (!valuesOnly) {
    for (const merge of sheet.merges) {
      const part = intersection(merge, within);
      if (!part) continue;
      [top, left] = [Math.min(top, part.top), Math.min(left, part.left)];
      [bottom, right] = [Math.max(bottom, part.bottom), Math.max(right, part.right)];
    }
  }
  return bottom < 0 ? null : { top, left, bottom, right };
}

export function lineOf(lines: Map<number, Line>, index: number): Line {
  let line = lines.get(index);
  if (!line) {
    line = { size: null, hidden: false, level: 0, style: null };
    lines.set(index, line);
  }
  return line;
}

/** Points from the top (left) edge of the sheet to a row (column). */
export function offsetOf(sheet: Sheet, axis: "row" | "column", index: number): number {
  const [lines, standard] = axis === "row" ? [sheet.rowLines, sheet.standardHeight] : [sheet.columnLines, sheet.standardWidth];
  let offset = index * standard;
  for (const [at, line] of lines) {
    if (at >= index) continue;
    offset += (line.hidden ? 0 : (line.size ?? standard)) - standard;
  }
  return offset;
}
