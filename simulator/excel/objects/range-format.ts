/** `range.format`: fill, font, borders, alignment, sizes. */
import { numberOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { StylePatch } from "../book/style";
import { defineExcel } from "./define";
import { bordersType } from "./range-borders";
import { amount, apply, colorOf, common, oneOf, text, truth, type RangePlace } from "./range-place";
import { fitColumns, fitRows, isStandard, setSize, setStandard, sizeOf } from "./range-sizes";

const horizontals = ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"];
const verticals = ["Top", "Center", "Bottom", "Justify", "Distributed"];

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
    AutoIndent: { get: (place) => common(place, (style) => style.autoIndent), set: (place, value) => apply(place, { autoIndent: truth(value) }) },
    ReadingOrder: {
      get: (place) => common(place, (style) => style.readingOrder),
      set: (place, value) => apply(place, { readingOrder: oneOf(value, ["Context", "LeftToRight", "RightToLeft"]) }),
    },
    ColumnWidth: { get: (place) => sizeOf(place, "column"), set: (place, value) => setSize(place, "column", value) },
    RowHeight: { get: (place) => sizeOf(place, "row"), set: (place, value) => setSize(place, "row", value) },
    UseStandardHeight: { get: (place) => isStandard(place, "row"), set: (place, value) => setStandard(place, "row", value), onRequest: true },
    UseStandardWidth: { get: (place) => isStandard(place, "column"), set: (place, value) => setStandard(place, "column", value), onRequest: true },
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

const patterns = [
  ...["None", "Solid", "Gray50", "Gray75", "Gray25", "Horizontal", "Vertical", "Down", "Up", "Checker", "SemiGray75", "LightHorizontal", "LightVertical"],
  ...["LightDown", "LightUp", "Grid", "CrissCross", "Gray16", "Gray8"],
];

const fillType = defineExcel<RangePlace>("RangeFill", {
  scalars: {
    Color: {
      get: (place) => common(place, (style) => style.fill ?? ""),
      set: (place, value) =>
        value === "" ? apply(place, noFill) : apply(place, ({ pattern }) => ({ fill: colorOf(value), pattern: pattern === "None" ? "Solid" : pattern })),
    },
    Pattern: {
      get: (place) => common(place, (style) => style.pattern),
      set: (place, value) => apply(place, oneOf(value, patterns) === "None" ? noFill : { pattern: oneOf(value, patterns) }),
    },
    PatternColor: { get: (place) => common(place, (style) => style.patternColor), set: (place, value) => apply(place, { patternColor: colorOf(value) }) },
  },
  methods: { Clear: (place) => apply(place, noFill) },
});

const noFill: StylePatch = { fill: null, pattern: "None" };

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
    Subscript: { get: (place) => common(place, (style) => style.subscript), set: (place, value) => apply(place, { subscript: truth(value) }) },
    Superscript: { get: (place) => common(place, (style) => style.superscript), set: (place, value) => apply(place, { superscript: truth(value) }) },
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
