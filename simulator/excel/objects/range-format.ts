/** `range.format`: fill, font, borders, alignment, sizes. What differs over the cells reads as null, as in Excel. */
import { numberOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { HostObject } from "../../protocol/object-type";
import { cellsOf, columnLimit, rowLimit, type Area } from "../book/address";
import { format } from "../book/format-cells";
import { formatted } from "../book/number-format";
import { requireAllowed } from "../book/protection";
import { eachCell, lineOf, styleAt, type Sheet } from "../book/sheet";
import type { BorderLine, BorderSide, Style, StylePatch } from "../book/style";
import { tell, type Workbook } from "../book/workbook";
import { valueAt } from "../formula/evaluate";
import { defineExcel } from "./define";

/** Areas of one sheet that a format, a rule or a validation belongs to. */
export interface RangePlace {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** Every look that occurs in the areas. Large ones are told by the cells, rows and columns that differ. */
function stylesIn({ sheet, areas }: RangePlace): Set<Style> {
  const styles = new Set<Style>();
  for (const area of areas) {
    if (cellsOf(area) <= 200_000) {
      for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) styles.add(styleAt(sheet, row, column));
      continue;
    }
    let cells = 0;
    eachCell(sheet, area, (cell) => {
      cells += 1;
      if (cell.style) styles.add(cell.style);
    });
    for (const [row, line] of sheet.rowLines) if (line.style && row >= area.top && row <= area.bottom) styles.add(line.style);
    for (const [column, line] of sheet.columnLines) if (line.style && column >= area.left && column <= area.right) styles.add(line.style);
    if (cells < cellsOf(area) && styles.size === 0) styles.add(sheet.style);
  }
  return styles;
}

function common(place: RangePlace, pick: (style: Style) => Json): Json {
  const values = new Set([...stylesIn(place)].map(pick));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

function apply(place: RangePlace, patch: StylePatch | ((style: Style) => StylePatch)): void {
  requireAllowed(place.sheet, "allowFormatCells");
  for (const area of place.areas) format(place.book, place.sheet, area, patch);
}

const named: { readonly [name: string]: string } = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  purple: "#800080",
  pink: "#FFC0CB",
  lightgray: "#D3D3D3",
  lightyellow: "#FFFFE0",
};

/** `#RRGGBB` in capitals from what the API takes; InvalidArgument for the rest. */
export function colorOf(value: Json): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument");
  if (/^#?[0-9a-f]{6}$/i.test(value)) return `#${value.replace("#", "").toUpperCase()}`;
  const color = named[value.toLowerCase()];
  if (color === undefined) throw new HostError("InvalidArgument");
  return color;
}

function text(value: Json): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument");
  return value;
}

function truth(value: Json): boolean {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  return value;
}

function amount(value: Json): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new HostError("InvalidArgument");
  return value;
}

function oneOf(value: Json, known: readonly string[]): string {
  const found = known.find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) throw new HostError("InvalidArgument");
  return found;
}

const horizontals = ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"];
const verticals = ["Top", "Center", "Bottom", "Justify", "Distributed"];

function linesOf(place: RangePlace, axis: "row" | "column"): Json {
  const [lines, standard] = axis === "row" ? [place.sheet.rowLines, place.sheet.standardHeight] : [place.sheet.columnLines, place.sheet.standardWidth];
  const sizes = new Set<number>();
  for (const area of place.areas) {
    const [first, last] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
    if (last - first > 20_000) {
      sizes.add(standard);
      for (const [at, line] of lines) if (at >= first && at <= last && line.size !== null) sizes.add(line.size);
    } else for (let at = first; at <= last; at++) sizes.add(lines.get(at)?.size ?? standard);
  }
  return sizes.size === 1 ? ([...sizes][0] ?? null) : null;
}

function setLines(place: RangePlace, axis: "row" | "column", value: Json): void {
  const size = amount(value);
  if (size < 0 || size > (axis === "row" ? 409.5 : 1800)) throw new HostError("InvalidArgument");
  requireAllowed(place.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
  for (const area of place.areas) {
    const [first, last, limit] = axis === "row" ? [area.top, area.bottom, rowLimit] : [area.left, area.right, columnLimit];
    if (first === 0 && last === limit - 1) {
      if (axis === "row") place.sheet.standardHeight = size;
      else place.sheet.standardWidth = size;
      for (const line of (axis === "row" ? place.sheet.rowLines : place.sheet.columnLines).values()) line.size = null;
    } else for (let at = first; at <= last; at++) lineOf(axis === "row" ? place.sheet.rowLines : place.sheet.columnLines, at).size = size;
    tell(place.book, { kind: "format", sheet: place.sheet, area });
  }
}

/** Width that the widest text needs, counting Chinese characters double; points at 11 points of font. */
function fitColumns(place: RangePlace): void {
  const widths = new Map<number, number>();
  for (const area of place.areas) {
    eachCell(place.sheet, area, (_cell, row, column) => {
      if (place.sheet.merges.some((one) => one.left !== one.right && row >= one.top && row <= one.bottom && column >= one.left && column <= one.right)) return;
      const style = styleAt(place.sheet, row, column);
      const shown = formatted(valueAt(place.book, place.sheet, row, column), style.numberFormat).text;
      const longest = Math.max(0, ...shown.split("\n").map(textWidth));
      widths.set(column, Math.max(widths.get(column) ?? 0, longest * style.fontSize * 0.5 * (style.bold ? 1.08 : 1) + 9));
    });
  }
  for (const [column, width] of widths) lineOf(place.sheet.columnLines, column).size = Math.min(1340, Math.round(width * 4) / 4);
  for (const area of place.areas) tell(place.book, { kind: "format", sheet: place.sheet, area });
}

function fitRows(place: RangePlace): void {
  const heights = new Map<number, number>();
  for (const area of place.areas) {
    eachCell(place.sheet, area, (_cell, row, column) => {
      const style = styleAt(place.sheet, row, column);
      const shown = formatted(valueAt(place.book, place.sheet, row, column), style.numberFormat).text;
      const width = (place.sheet.columnLines.get(column)?.size ?? place.sheet.standardWidth) - 6;
      const lines = style.wrap ? shown.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line) * style.fontSize * 0.5) / width)), 0) : 1;
      heights.set(row, Math.max(heights.get(row) ?? 0, lines * style.fontSize * 1.36));
    });
  }
  for (const [row, height] of heights)
    lineOf(place.sheet.rowLines, row).size = Math.min(409.5, Math.max(place.sheet.standardHeight, Math.round(height * 4) / 4));
  for (const area of place.areas) tell(place.book, { kind: "format", sheet: place.sheet, area });
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2E80-\uFFEF]/.test(character) ? 2 : 1;
  return width;
}

export const rangeFormatType = defineExcel<RangePlace>("RangeFormat", {
  scalars: {
    HorizontalAlignment: {
      get: (place) => common(place, (style) => style.horizontal),
      set: (place, value) => apply(place, { horizontal: oneOf(value, horizontals) }),
    },
    VerticalAlignment: { get: (place) => common(place, (style) => style.vertical), set: (place, value) => apply(place, { vertical: oneOf(value, verticals) }) },
    WrapText: { get: (place) => common(place, (style) => style.wrap), set: (place, value) => apply(place, { wrap: truth(value) }) },
    IndentLevel: { get: (place) => common(place, (style) => style.indent), set: (place, value) => apply(place, { indent: amount(value) }) },
    TextOrientation: { get: (place) => common(place, (style) => style.rotation), set: (place, value) => apply(place, { rotation: amount(value) }) },
    ShrinkToFit: { get: (place) => common(place, (style) => style.shrink), set: (place, value) => apply(place, { shrink: truth(value) }) },
    AutoIndent: { get: () => false, set: () => undefined },
    ReadingOrder: { get: () => "Context", set: () => undefined },
    ColumnWidth: { get: (place) => linesOf(place, "column"), set: (place, value) => setLines(place, "column", value) },
    RowHeight: { get: (place) => linesOf(place, "row"), set: (place, value) => setLines(place, "row", value) },
    UseStandardHeight: { get: () => null, onRequest: true },
    UseStandardWidth: { get: () => null, onRequest: true },
  },
  navigation: {
    Fill: (place) => fillType(place),
    Font: (place) => fontType(place),
    Borders: (place) => bordersType(place),
    Protection: (place) => protectionType(place),
  },
  methods: {
    AutofitColumns: fitColumns,
    AutofitRows: fitRows,
    AdjustIndent: (place, args) => apply(place, (style) => ({ indent: Math.max(0, style.indent + numberOf(args[0])) })),
  },
});

const fillType = defineExcel<RangePlace>("RangeFill", {
  scalars: {
    Color: { get: (place) => common(place, (style) => style.fill ?? ""), set: (place, value) => apply(place, { fill: value === "" ? null : colorOf(value) }) },
    Pattern: { get: (place) => common(place, (style) => (style.fill === null ? "None" : "Solid")), set: () => undefined },
    PatternColor: { get: () => "#000000", set: () => undefined },
    PatternTintAndShade: { get: () => 0, set: () => undefined },
    TintAndShade: { get: () => 0, set: () => undefined },
  },
  methods: { Clear: (place) => apply(place, { fill: null }) },
});

const fontType = defineExcel<RangePlace>("RangeFont", {
  scalars: {
    Name: { get: (place) => common(place, (style) => style.fontName), set: (place, value) => apply(place, { fontName: text(value) }) },
    Size: {
      get: (place) => common(place, (style) => style.fontSize),
      set: (place, value) => {
        if (amount(value) < 1 || amount(value) > 409) throw new HostError("InvalidArgument");
        apply(place, { fontSize: amount(value) });
      },
    },
    Color: { get: (place) => common(place, (style) => style.fontColor), set: (place, value) => apply(place, { fontColor: colorOf(value) }) },
    Bold: { get: (place) => common(place, (style) => style.bold), set: (place, value) => apply(place, { bold: truth(value) }) },
    Italic: { get: (place) => common(place, (style) => style.italic), set: (place, value) => apply(place, { italic: truth(value) }) },
    Underline: {
      get: (place) => common(place, (style) => style.underline),
      set: (place, value) => apply(place, { underline: oneOf(value, ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"]) }),
    },
    Strikethrough: { get: (place) => common(place, (style) => style.strikethrough), set: (place, value) => apply(place, { strikethrough: truth(value) }) },
    Subscript: { get: () => false, set: () => undefined },
    Superscript: { get: () => false, set: () => undefined },
    TintAndShade: { get: () => 0, set: () => undefined },
  },
});

const protectionType = defineExcel<RangePlace>("FormatProtection", {
  scalars: {
    Locked: { get: (place) => common(place, (style) => style.locked), set: (place, value) => applyProtection(place, { locked: truth(value) }) },
    FormulaHidden: {
      get: (place) => common(place, (style) => style.formulaHidden),
      set: (place, value) => applyProtection(place, { formulaHidden: truth(value) }),
    },
  },
});

function applyProtection(place: RangePlace, patch: StylePatch): void {
  if (place.sheet.protection.on) throw new HostError("AccessDenied");
  apply(place, patch);
}

interface BorderPlace extends RangePlace {
  readonly side: string;
}

const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"];

const bordersType = defineExcel<RangePlace>("RangeBorderCollection", {
  scalars: { Count: { get: () => sides.length }, TintAndShade: { get: () => null, set: () => undefined } },
  items: (place) => sides.map((side) => borderType({ ...place, side })),
  indexer: (place, args) => borderOn(place, args[0]),
  methods: { GetItemAt: (place, args) => borderOn(place, sides[Number(args[0])]) },
});

function borderOn(place: RangePlace, side: unknown): HostObject {
  const found = sides.find((one) => one.toLowerCase() === String(side).toLowerCase());
  if (found === undefined) throw new HostError("InvalidArgument");
  return borderType({ ...place, side: found });
}

const noLine: BorderLine = { style: "None", weight: "Thin", color: "#000000" };

/** Cells along a side of an area, with the edge of each that the side means. */
function edges(area: Area, side: string): readonly { readonly area: Area; readonly edge: BorderSide }[] {
  if (side === "EdgeTop") return [{ area: { ...area, bottom: area.top }, edge: "EdgeTop" }];
  if (side === "EdgeBottom") return [{ area: { ...area, top: area.bottom }, edge: "EdgeBottom" }];
  if (side === "EdgeLeft") return [{ area: { ...area, right: area.left }, edge: "EdgeLeft" }];
  if (side === "EdgeRight") return [{ area: { ...area, left: area.right }, edge: "EdgeRight" }];
  if (side === "InsideHorizontal") {
    return area.top === area.bottom
      ? []
      : [
          { area: { ...area, bottom: area.bottom - 1 }, edge: "EdgeBottom" },
          { area: { ...area, top: area.top + 1 }, edge: "EdgeTop" },
        ];
  }
  if (side === "InsideVertical") {
    return area.left === area.right
      ? []
      : [
          { area: { ...area, right: area.right - 1 }, edge: "EdgeRight" },
          { area: { ...area, left: area.left + 1 }, edge: "EdgeLeft" },
        ];
  }
  return [{ area, edge: side === "DiagonalDown" ? "DiagonalDown" : "DiagonalUp" }];
}

function line(place: BorderPlace, pick: (line: BorderLine) => string): Json {
  const found = new Set<string>();
  for (const area of place.areas) {
    for (const part of edges(area, place.side)) {
      for (const style of stylesIn({ ...place, areas: [part.area] })) found.add(pick(style[part.edge] ?? noLine));
    }
  }
  return found.size === 1 ? ([...found][0] ?? null) : found.size === 0 ? pick(noLine) : null;
}

function draw(place: BorderPlace, patch: Partial<BorderLine>): void {
  requireAllowed(place.sheet, "allowFormatCells");
  for (const area of place.areas) {
    for (const part of edges(area, place.side)) {
      format(place.book, place.sheet, part.area, (style) => {
        const drawn = { ...(style[part.edge] ?? { ...noLine, style: "Continuous" }), ...patch };
        return { [part.edge]: drawn.style === "None" ? null : drawn };
      });
    }
  }
}

const borderType = defineExcel<BorderPlace>("RangeBorder", {
  id: (place) => place.side,
  scalars: {
    SideIndex: { get: (place) => place.side },
    Style: {
      get: (place) => line(place, (one) => one.style),
      set: (place, value) => draw(place, { style: oneOf(value, ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"]) }),
    },
    Weight: {
      get: (place) => line(place, (one) => one.weight),
      set: (place, value) => draw(place, { weight: oneOf(value, ["Hairline", "Thin", "Medium", "Thick"]) }),
    },
    Color: { get: (place) => line(place, (one) => one.color), set: (place, value) => draw(place, { color: colorOf(value) }) },
    TintAndShade: { get: () => 0, set: () => undefined },
  },
});
