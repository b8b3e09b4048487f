/** `Excel.RangeAreas`: several rectangles of one sheet (`A1:A3,C1`); `Excel.RangeCollection`; cells of a kind. */
import { integerOf, optionalText, textOf, truthOf } from "../../protocol/arguments";
import { HostError, notSimulated, existing } from "../../protocol/host-error";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { cellsOf, columnLimit, intersection, isWholeColumns, isWholeRows, rowLimit, type Area } from "../book/address";
import { clear, type ClearWhat } from "../book/clear-cells";
import { copy } from "../book/copy-cells";
import { requireUnlocked } from "../book/protection";
import type { Sheet } from "../book/sheet";
import { isError } from "../book/value";
import { select, type Workbook } from "../book/workbook";
import { contentArea, valueAt } from "../formula/results";
import { conditionalFormatsType } from "./conditional-formats";
import { validationType } from "./data-validation";
import { defineExcel } from "./define";
import { copyKindOf } from "./range-copy";
import { rangeFormatType } from "./range-format";
import { type RangePlace } from "./range-place";
import { addressOf, areaOfArgument, makeRange } from "./range-ref";
import { setStyle, styleNameOf } from "./styles";
import { objectOf, register } from "./registry";

const rangeAreasType: ObjectType<RangePlace> = defineExcel<RangePlace>("RangeAreas", {
  tracked: true,
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => addressOf(sheet, area)).join(",") },
    AddressLocal: { get: ({ sheet, areas }) => areas.map((area) => addressOf(sheet, area)).join(",") },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellsOf(area), 0) },
    IsEntireColumn: { get: ({ areas }) => areas.every(isWholeColumns) },
    IsEntireRow: { get: ({ areas }) => areas.every(isWholeRows) },
    Style: { get: styleNameOf, set: setStyle },
  },
  navigation: {
    Areas: (place) => rangeCollectionType(place),
    Format: (place) => rangeFormatType(place),
    ConditionalFormats: (place) => conditionalFormatsType(place),
    DataValidation: (place) => validationType(place),
    Worksheet: ({ book, sheet }) => objectOf("Worksheet", { book, sheet }),
  },
  methods: {
    Select: ({ book, sheet, areas }) => select(book, sheet, areas),
    Calculate: ({ book }) => {
      book.version += 1;
    },
    Clear: ({ book, sheet, areas }, args) => {
      for (const area of areas) {
        requireUnlocked(sheet, area);
        clear(book, sheet, area, (optionalText(args[0]) ?? "All") as ClearWhat);
      }
    },
    CopyFrom: ({ book, sheet, areas }, args) => {
      const source = areaOfArgument(book, sheet, args[0]);
      for (const area of areas) {
        requireUnlocked(sheet, area);
        copy(book, source, sheet, area, copyKindOf(args[1]), truthOf(args[2]), truthOf(args[3]), (from, row, column) => valueAt(book, from, row, column));
      }
    },
    GetEntireRow: (place) => moved(place, (area) => ({ ...area, left: 0, right: columnLimit - 1 })),
    GetEntireColumn: (place) => moved(place, (area) => ({ ...area, top: 0, bottom: rowLimit - 1 })),
    GetIntersectionOrNullObject: (place, args) => crossing(place, args[0]),
    GetIntersection: (place, args) => existing(crossing(place, args[0])),
    GetOffsetRangeAreas: (place, args) => {
      const [down, right] = [integerOf(args[0]), integerOf(args[1])];
      return moved(place, (area) => ({ top: area.top + down, bottom: area.bottom + down, left: area.left + right, right: area.right + right }));
    },
    GetSpecialCells: (place, args) => existing(specialCells(place, args)),
    GetSpecialCellsOrNullObject: specialCells,
    GetUsedRangeAreas: (place, args) => existing(usedAreas(place, args)),
    GetUsedRangeAreasOrNullObject: usedAreas,
    SetDirty: ({ book }) => {
      book.version += 1;
    },
  },
});

register("RangeAreas", rangeAreasType);

function moved({ book, sheet, areas }: RangePlace, move: (area: Area) => Area): HostObject {
  const all = areas.map(move);
  if (all.some((area) => area.top < 0 || area.left < 0 || area.bottom >= rowLimit || area.right >= columnLimit)) throw new HostError("InvalidArgument");
  return rangeAreasType({ book, sheet, areas: all });
}

function crossing({ book, sheet, areas }: RangePlace, argument: Argument | undefined): HostObject | null {
  const others = rangeAreasType.is(argument) ? rangeAreasType.targetOf(argument).areas : [areaOfArgument(book, sheet, argument).area];
  const common = areas.flatMap((area) => others.flatMap((other) => intersection(area, other) ?? []));
  return common.length === 0 ? null : rangeAreasType({ book, sheet, areas: common });
}

function usedAreas({ book, sheet, areas }: RangePlace, args: readonly Argument[]): HostObject | null {
  const used = areas.flatMap((area) => contentArea(book, sheet, area, truthOf(args[0])) ?? []);
  return used.length === 0 ? null : rangeAreasType({ book, sheet, areas: used });
}

const rangeCollectionType = defineExcel<RangePlace>("RangeCollection", {
  items: ({ book, sheet, areas }) => areas.map((area) => makeRange(book, sheet, area)),
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: ({ book, sheet, areas }, args) => {
      const area = areas[integerOf(args[0])];
      if (!area) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, area);
    },
  },
});

type Test = (place: { readonly book: Workbook; readonly sheet: Sheet }, row: number, column: number) => boolean;

const isFormula: Test = ({ sheet }, row, column) => Boolean(sheet.rows[row]?.[column]?.formula);
const isFilled: Test = ({ book, sheet }, row, column) => valueAt(book, sheet, row, column) !== null || isFormula({ book, sheet }, row, column);
const within = (areas: readonly Area[], row: number, column: number): boolean =>
  areas.some((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);

/** Kinds of cells by their names in office.js. */
const kinds: { readonly [kind: string]: Test } = {
  Blanks: (place, row, column) => !isFilled(place, row, column),
  ConditionalFormats: ({ sheet }, row, column) => sheet.conditionalFormats.some((rule) => within(rule.areas, row, column)),
  Constants: (place, row, column) => isFilled(place, row, column) && !isFormula(place, row, column),
  DataValidations: ({ sheet }, row, column) => sheet.validations.some((rule) => within(rule.areas, row, column)),
  Formulas: isFormula,
  Visible: ({ sheet }, row, column) => !(sheet.rowLines.get(row)?.hidden ?? false) && !(sheet.columnLines.get(column)?.hidden ?? false),
};

/** `LogicalText` is logical values and texts; `All` is all. */
function isOfType({ book, sheet }: Parameters<Test>[0], row: number, column: number, types: string): boolean {
  if (types === "All") return true;
  const value = valueAt(book, sheet, row, column);
  const type = isError(value) ? "Errors" : typeof value === "number" ? "Numbers" : typeof value === "boolean" ? "Logical" : "Text";
  return types.includes(type);
}

/**
 * Cells of a kind within areas, or null where there are none.
 * @param args kind, and of constants and formulas the types of their values
 */
export function specialCells(place: RangePlace, args: readonly Argument[]): HostObject | null {
  const kind = textOf(args[0]);
  const types = optionalText(args[1]) ?? "All";
  const test = kinds[kind];
  if (!test) {
    if (kind === "SameConditionalFormat" || kind === "SameDataValidation") throw notSimulated(`special cells of kind ${kind}`);
    throw new HostError("InvalidArgument");
  }
  if (!/^(?:All|(?:Errors)?(?:Logical)?(?:Numbers)?(?:Text)?)$/.test(types)) throw new HostError("InvalidArgument");
  const typed = kind === "Constants" || kind === "Formulas";
  const found: Area[] = [];
  for (const own of place.areas) {
    const area = contentArea(place.book, place.sheet, own, false) ?? own;
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        if (test(place, row, column) && (!typed || isOfType(place, row, column, types))) join(found, row, column);
      }
    }
  }
  return found.length === 0 ? null : rangeAreasType({ book: place.book, sheet: place.sheet, areas: found });
}

function join(areas: Area[], row: number, column: number): void {
  const last = areas.at(-1);
  if (last && last.top === row && last.right === column - 1) areas[areas.length - 1] = { ...last, right: column };
  else areas.push({ top: row, bottom: row, left: column, right: column });
}
