/** `workbook.styles`, and the style of a range. */
import { integerOf, textOf } from "../../protocol/arguments";
import { HostError, existing } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, Scalar } from "../../protocol/object-type";
import { wholeSheet } from "../book/address";
import { newStyle, patchOf, sameStyleName, styleGroups, type CellStyle } from "../book/cell-styles";
import { format } from "../book/format-cells";
import { localFormat } from "../book/number-format";
import { eachCell } from "../book/sheet";
import { borderSides, withStyle, type BorderLine, type Style, type StylePatch } from "../book/style";
import { tell, type Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { amount, apply, colorOf, common, oneOf, text, truth, type RangePlace } from "./range-place";

interface StyleRef {
  readonly book: Workbook;
  readonly style: CellStyle;
}

/** The name of the style of all cells, null where they differ. */
export function styleNameOf(place: RangePlace): Json {
  return common(place, (style) => style.styleName);
}

/** `range.style = "Heading1"`. @throws HostError InvalidArgument for a style that the workbook has not got */
export function setStyle(place: RangePlace, value: Json): void {
  const style = styleNamed(place.book, text(value));
  if (!style) throw new HostError("InvalidArgument");
  apply(place, patchOf(style));
}

function styleNamed(book: Workbook, name: string): CellStyle | null {
  return book.styles.find((style) => sameStyleName(style.name, name)) ?? null;
}

/** Cells that wear the style change with it. */
function change({ book, style }: StyleRef, patch: StylePatch): void {
  style.look = withStyle(style.look, patch);
  for (const sheet of book.sheets) {
    eachCell(sheet, wholeSheet, (cell) => {
      if (cell.style?.styleName === style.name) cell.style = withStyle(cell.style, patch);
    });
    for (const line of [...sheet.rowLines.values(), ...sheet.columnLines.values()]) {
      if (line.style?.styleName === style.name) line.style = withStyle(line.style, patch);
    }
    if (sheet.style.styleName === style.name) sheet.style = withStyle(sheet.style, patch);
    tell(book, { kind: "format", sheet, area: wholeSheet });
  }
}

function member(get: (look: Style) => Json, patch: (value: Json) => StylePatch): Scalar<StyleRef> {
  return { get: ({ style }) => get(style.look), set: (ref, value) => change(ref, patch(value)) };
}

const styleType = defineExcel<StyleRef>("Style", {
  id: ({ style }) => style.name,
  scalars: {
    Name: { get: ({ style }) => style.name },
    BuiltIn: { get: ({ style }) => style.builtIn },
    ...Object.fromEntries(
      styleGroups.map((group): [string, Scalar<StyleRef>] => [
        group,
        { get: ({ style }) => style.includes.get(group) ?? true, set: ({ style }, value) => void style.includes.set(group, truth(value)) },
      ]),
    ),
    AddIndent: member(
      (look) => look.autoIndent,
      (value) => ({ autoIndent: truth(value) }),
    ),
    AutoIndent: member(
      (look) => look.autoIndent,
      (value) => ({ autoIndent: truth(value) }),
    ),
    FormulaHidden: member(
      (look) => look.formulaHidden,
      (value) => ({ formulaHidden: truth(value) }),
    ),
    HorizontalAlignment: member(
      (look) => look.horizontal,
      (value) => ({ horizontal: text(value) }),
    ),
    IndentLevel: member(
      (look) => look.indent,
      (value) => ({ indent: amount(value) }),
    ),
    Locked: member(
      (look) => look.locked,
      (value) => ({ locked: truth(value) }),
    ),
    NumberFormat: member(
      (look) => look.numberFormat,
      (value) => ({ numberFormat: text(value) }),
    ),
    NumberFormatLocal: member(
      (look) => localFormat(look.numberFormat),
      (value) => ({ numberFormat: text(value) }),
    ),
    Orientation: member(
      (look) => look.rotation,
      (value) => ({ rotation: amount(value) }),
    ),
    ReadingOrder: member(
      (look) => look.readingOrder,
      (value) => ({ readingOrder: oneOf(value, ["Context", "LeftToRight", "RightToLeft"]) }),
    ),
    ShrinkToFit: member(
      (look) => look.shrink,
      (value) => ({ shrink: truth(value) }),
    ),
    TextOrientation: member(
      (look) => look.rotation,
      (value) => ({ rotation: amount(value) }),
    ),
    VerticalAlignment: member(
      (look) => look.vertical,
      (value) => ({ vertical: text(value) }),
    ),
    WrapText: member(
      (look) => look.wrap,
      (value) => ({ wrap: truth(value) }),
    ),
  },
  navigation: { Borders: (ref) => bordersType(ref), Fill: (ref) => fillType(ref), Font: (ref) => fontType(ref) },
  methods: {
    Delete: ({ book, style }) => {
      if (style.builtIn) throw new HostError("InvalidOperation");
      book.styles = book.styles.filter((one) => one !== style);
      const normal = styleNamed(book, "Normal");
      for (const sheet of book.sheets) {
        eachCell(sheet, wholeSheet, (cell, row, column) => {
          if (normal && cell.style?.styleName === style.name) format(book, sheet, { top: row, bottom: row, left: column, right: column }, patchOf(normal));
        });
      }
    },
  },
});

const fillType = defineExcel<StyleRef>("RangeFill", {
  scalars: {
    Color: member(
      (look) => look.fill ?? "",
      (value) => (value === "" ? { fill: null, pattern: "None" } : { fill: colorOf(value), pattern: "Solid" }),
    ),
    Pattern: member(
      (look) => look.pattern,
      (value) => ({ pattern: text(value) }),
    ),
    PatternColor: member(
      (look) => look.patternColor,
      (value) => ({ patternColor: colorOf(value) }),
    ),
  },
  methods: { Clear: (ref) => change(ref, { fill: null, pattern: "None" }) },
});

const fontType = defineExcel<StyleRef>("RangeFont", {
  scalars: {
    Name: member(
      (look) => look.fontName,
      (value) => ({ fontName: text(value) }),
    ),
    Size: member(
      (look) => look.fontSize,
      (value) => ({ fontSize: amount(value) }),
    ),
    Color: member(
      (look) => look.fontColor,
      (value) => ({ fontColor: colorOf(value) }),
    ),
    Bold: member(
      (look) => look.bold,
      (value) => ({ bold: truth(value) }),
    ),
    Italic: member(
      (look) => look.italic,
      (value) => ({ italic: truth(value) }),
    ),
    Underline: member(
      (look) => look.underline,
      (value) => ({ underline: text(value) }),
    ),
    Strikethrough: member(
      (look) => look.strikethrough,
      (value) => ({ strikethrough: truth(value) }),
    ),
    Subscript: member(
      (look) => look.subscript,
      (value) => ({ subscript: truth(value) }),
    ),
    Superscript: member(
      (look) => look.superscript,
      (value) => ({ superscript: truth(value) }),
    ),
  },
});

const bordersType = defineExcel<StyleRef>("RangeBorderCollection", {
  scalars: { Count: { get: () => borderSides.length } },
  items: (ref) => borderSides.map((side) => borderType({ ...ref, side })),
  indexer: (ref, args) => borderOn(ref, textOf(args[0])),
  methods: { GetItemAt: (ref, args) => borderOn(ref, borderSides[integerOf(args[0])] ?? "") },
});

interface BorderRef extends StyleRef {
  readonly side: (typeof borderSides)[number];
}

function borderOn(ref: StyleRef, name: string): HostObject {
  const side = borderSides.find((one) => one.toLowerCase() === name.toLowerCase());
  if (!side) throw new HostError("InvalidArgument");
  return borderType({ ...ref, side });
}

const noLine: BorderLine = { style: "None", weight: "Thin", color: "#000000" };

function drawn(name: keyof BorderLine, read: (value: Json) => string): Scalar<BorderRef> {
  return {
    get: ({ style, side }) => (style.look[side] ?? noLine)[name],
    set: (ref, value) => {
      const line = { ...(ref.style.look[ref.side] ?? { ...noLine, style: "Continuous" }), [name]: read(value) };
      change(ref, { [ref.side]: line.style === "None" ? null : line });
    },
  };
}

const borderType = defineExcel<BorderRef>("RangeBorder", {
  id: ({ side }) => side,
  scalars: { SideIndex: { get: ({ side }) => side }, Style: drawn("style", text), Weight: drawn("weight", text), Color: drawn("color", colorOf) },
});

function item(book: Workbook, key: Argument | undefined): HostObject | null {
  const style = styleNamed(book, textOf(key));
  return style ? styleType({ book, style }) : null;
}

export const stylesType = defineExcel<Workbook>("StyleCollection", {
  items: (book) => book.styles.map((style) => styleType({ book, style })),
  indexer: (book, args) => item(book, args[0]),
  methods: {
    Add: (book, args) => {
      const name = textOf(args[0]);
      if (name === "" || name.length > 255) throw new HostError("InvalidArgument");
      if (styleNamed(book, name)) throw new HostError("ItemAlreadyExists");
      const style = newStyle(name, false);
      book.styles.push(style);
      return styleType({ book, style });
    },
    GetCount: (book) => book.styles.length,
    GetItem: (book, args) => existing(item(book, args[0])),
    GetItemAt: (book, args) => {
      const style = book.styles[integerOf(args[0])];
      return existing(style ? styleType({ book, style }) : null);
    },
    GetItemOrNullObject: (book, args) => item(book, args[0]),
  },
});
