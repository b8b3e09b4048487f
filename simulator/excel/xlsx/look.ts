/** Looks of cells: as hucre has them, and as the workbook model does. */
import type { CellStyle } from "hucre/xlsx";
import { borderSides, plainStyle, withStyle, type BorderLine, type Style, type StylePatch } from "../book/style";

export type Color = NonNullable<NonNullable<CellStyle["font"]>["color"]>;

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

/** The model's style of a file's; one object for equal ones of the file. */
export function styleOf(from: CellStyle, theme: readonly string[]): Style {
  const before = known.get(from);
  if (before) return before;
  const style = withStyle(plainStyle, {
    numberFormat: from.numFmt ?? "General",
    ...fontOf(from.font, theme),
    ...fillOf(from.fill, theme),
    ...alignmentOf(from.alignment),
    locked: from.protection?.locked !== false,
    EdgeTop: lineOf(from.border?.top, theme),
    EdgeBottom: lineOf(from.border?.bottom, theme),
    EdgeLeft: lineOf(from.border?.left, theme),
    EdgeRight: lineOf(from.border?.right, theme),
  });
  known.set(from, style);
  return style;
}

function lineOf(line: { readonly style: string; readonly color?: Color } | undefined, theme: readonly string[]): BorderLine | null {
  if (!line) return null;
  const [style, weight] = lineStyles[line.style] ?? ["Continuous", "Thin"];
  return { style, weight, color: colorOf(line.color, theme) ?? "#000000" };
}

function fontOf(font: CellStyle["font"], theme: readonly string[]): StylePatch {
  return {
    ...(font?.name === undefined ? {} : { fontName: font.name }),
    ...(font?.size === undefined ? {} : { fontSize: font.size }),
    bold: font?.bold === true,
    italic: font?.italic === true,
    underline: font?.underline === undefined || font.underline === false ? "None" : font.underline === "double" ? "Double" : "Single",
    strikethrough: font?.strikethrough === true,
    fontColor: colorOf(font?.color, theme) ?? "#000000",
  };
}

function fillOf(fill: CellStyle["fill"], theme: readonly string[]): StylePatch {
  return fill?.type === "pattern" && fill.pattern !== "none" ? { fill: colorOf(fill.fgColor, theme), pattern: "Solid" } : { fill: null, pattern: "None" };
}

function alignmentOf(alignment: CellStyle["alignment"]): StylePatch {
  return {
    horizontal: horizontals[alignment?.horizontal ?? "general"] ?? "General",
    vertical: verticals[alignment?.vertical ?? "bottom"] ?? "Bottom",
    wrap: alignment?.wrapText === true,
    indent: alignment?.indent ?? 0,
    rotation: alignment?.textRotation ?? 0,
    shrink: alignment?.shrinkToFit === true,
  };
}

/** `#RRGGBB` of a colour given by itself or by the theme, with its tint; null where there is none. */
export function colorOf(color: Color | undefined, theme: readonly string[]): string | null {
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

const fileLines: { readonly [name: string]: "thin" | "medium" | "thick" | "hair" } = { Thin: "thin", Medium: "medium", Thick: "thick", Hairline: "hair" };

/** The file's style of the model's. */
export function styleFor(style: Style): CellStyle {
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
