/** Cell styles of a workbook: Excel's own, with the looks of the Office theme, and those that somebody added. */
import { plainStyle, withStyle, type BorderLine, type Style, type StylePatch } from "./style";

export interface CellStyle {
  /** As office.js names it: `Heading1` for Excel's own 标题 1. */
  readonly name: string;
  readonly builtIn: boolean;
  look: Style;
  /** Groups of properties that giving the style to a cell sets. */
  readonly includes: Map<string, boolean>;
}

const line = (style: string, weight: string, color: string): BorderLine => ({ style, weight, color });
const box = (style: string, weight: string, color: string): StylePatch => {
  const one = line(style, weight, color);
  return { EdgeTop: one, EdgeBottom: one, EdgeLeft: one, EdgeRight: one };
};
const accents = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

/** A colour mixed with white: `share` of it is left. */
function tint(color: string, share: number): string {
  const channel = (at: number): string =>
    Math.round(255 - (255 - Number.parseInt(color.slice(at, at + 2), 16)) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase();
}

const filled = (fill: string, fontColor = "#000000"): StylePatch => ({ fill, pattern: "Solid", fontColor });
const accentStyles = Object.fromEntries(
  accents.flatMap((color, i): [string, StylePatch][] => [
    [`Accent${i + 1}`, filled(color, "#FFFFFF")],
    [`Accent${i + 1}_20`, filled(tint(color, 0.2))],
    [`Accent${i + 1}_40`, filled(tint(color, 0.4))],
    [`Accent${i + 1}_60`, filled(tint(color, 0.6), "#FFFFFF")],
  ]),
);

/** What Excel's own styles set beyond the plain look. */
const own: { readonly [name: string]: StylePatch } = {
  ...accentStyles,
  Normal: {},
  Bad: filled("#FFC7CE", "#9C0006"),
  Calculation: { ...filled("#F2F2F2", "#FA7D00"), bold: true, ...box("Continuous", "Thin", "#7F7F7F") },
  CheckCell: { ...filled("#A5A5A5", "#FFFFFF"), bold: true, ...box("Double", "Thick", "#3F3F3F") },
  Comma: { numberFormat: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)' },
  CommaZero: { numberFormat: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)' },
  Currency: { numberFormat: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)' },
  CurrencyZero: { numberFormat: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)' },
  Emphasis1: {},
  ExplanatoryText: { fontColor: "#7F7F7F", italic: true },
  Good: filled("#C6EFCE", "#006100"),
  Heading1: { bold: true, fontSize: 15, fontColor: "#44546A", EdgeBottom: line("Continuous", "Thick", "#4472C4") },
  Heading2: { bold: true, fontSize: 13, fontColor: "#44546A", EdgeBottom: line("Continuous", "Thick", "#A2B8E1") },
  Heading3: { bold: true, fontColor: "#44546A", EdgeBottom: line("Continuous", "Medium", "#8EA9DB") },
  Heading4: { bold: true, fontColor: "#44546A" },
  Hlink: { fontColor: "#0563C1", underline: "Single" },
  HlinkTrav: { fontColor: "#954F72", underline: "Single" },
  Input: { ...filled("#FFCC99", "#3F3F76"), ...box("Continuous", "Thin", "#7F7F7F") },
  LinkedCell: { fontColor: "#FA7D00", EdgeBottom: line("Double", "Thick", "#FF8001") },
  Neutral: filled("#FFEB9C", "#9C5700"),
  Note: { fill: "#FFFFCC", pattern: "Solid", ...box("Continuous", "Thin", "#B2B2B2") },
  Output: { ...filled("#F2F2F2", "#3F3F3F"), bold: true, ...box("Continuous", "Thin", "#3F3F3F") },
  Percent: { numberFormat: "0%" },
  SheetTitle: { fontSize: 18, fontColor: "#44546A" },
  Total: { bold: true, EdgeTop: line("Continuous", "Thin", "#4472C4"), EdgeBottom: line("Double", "Thick", "#4472C4") },
  WarningText: { fontColor: "#FF0000" },
};

export const styleGroups = ["IncludeAlignment", "IncludeBorder", "IncludeFont", "IncludeNumber", "IncludePatterns", "IncludeProtection"] as const;

/** Members of a look that each group holds. */
const groupMembers: { readonly [group in (typeof styleGroups)[number]]: readonly (keyof Style)[] } = {
  IncludeAlignment: ["horizontal", "vertical", "wrap", "indent", "rotation", "shrink", "autoIndent", "readingOrder"],
  IncludeBorder: ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "DiagonalDown", "DiagonalUp"],
  IncludeFont: ["fontName", "fontSize", "bold", "italic", "underline", "strikethrough", "subscript", "superscript", "fontColor"],
  IncludeNumber: ["numberFormat"],
  IncludePatterns: ["fill", "pattern", "patternColor"],
  IncludeProtection: ["locked", "formulaHidden"],
};

export function ownStyles(): CellStyle[] {
  return Object.entries(own).map(([name, patch]) => newStyle(name, true, patch));
}

export function newStyle(name: string, builtIn: boolean, patch: StylePatch = {}): CellStyle {
  return { name, builtIn, look: withStyle(plainStyle, { ...patch, styleName: name }), includes: new Map(styleGroups.map((group) => [group, true])) };
}

/** `Heading 1`, `heading1`: as office.js or as the ribbon writes it. */
export function sameStyleName(a: string, b: string): boolean {
  const bare = (name: string): string => name.replace(/[ _]/g, "").toLowerCase();
  return bare(a) === bare(b);
}

/** What giving the style to a cell changes. */
export function patchOf({ look, includes, name }: CellStyle): StylePatch {
  const members = styleGroups.filter((group) => includes.get(group) !== false).flatMap((group) => groupMembers[group]);
  return { ...Object.fromEntries(members.map((member) => [member, look[member]])), styleName: name };
}
