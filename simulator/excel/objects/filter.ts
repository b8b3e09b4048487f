/** `column.filter` of a table, and `worksheet.autoFilter` of a range. */
import { isList, isRecord, optionalInteger, plainOf, textOf, integerOf, optionalText, listOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject } from "../../protocol/object-type";
import { columnsOf, intersection, type Area } from "../book/address";
import { applyFilters, type FilterCriteria, type Filters } from "../book/filters";
import { requireAllowed } from "../book/protection";
import type { Sheet, Table } from "../book/sheet";
import { bodyOf } from "../book/tables";
import { tell, type Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { colorOf } from "./range-place";
import { areaOfArgument, makeRange } from "./range-ref";

/** One column that can be filtered. */
export interface FilterRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly filters: Filters;
  /** Rows below the header. */
  readonly data: () => Area;
  readonly index: number;
}

/** Criteria of the API as they are kept: colours as `#RRGGBB`. @throws HostError InvalidArgument */
function criteriaOf(argument: Argument | undefined): FilterCriteria {
  const given = plainOf(argument);
  if (!isRecord(given) || typeof given.filterOn !== "string") throw new HostError("InvalidArgument");
  const word = (name: string): { readonly [name: string]: string } =>
    typeof given[name] === "string" || typeof given[name] === "number" ? { [name]: String(given[name]) } : {};
  return {
    filterOn: given.filterOn,
    ...word("criterion1"),
    ...word("criterion2"),
    ...word("operator"),
    ...word("dynamicCriteria"),
    ...(typeof given.color === "string" && given.color !== "" ? { color: colorOf(given.color) } : {}),
    ...(isList(given.values ?? null) ? { values: given.values as readonly Json[] } : {}),
  };
}

function setFilter(ref: FilterRef, criteria: FilterCriteria | null): void {
  requireAllowed(ref.sheet, "allowAutoFilter");
  const before = ref.filters.get(ref.index);
  if (criteria) ref.filters.set(ref.index, criteria);
  else ref.filters.delete(ref.index);
  try {
    applyFilters(ref.book, ref.sheet, ref.data(), ref.filters);
  } catch (cause) {
    if (before) ref.filters.set(ref.index, before);
    else ref.filters.delete(ref.index);
    throw cause;
  }
}

const on =
  (make: (args: readonly Argument[]) => FilterCriteria) =>
  (ref: FilterRef, args: readonly Argument[]): void =>
    setFilter(ref, make(args));

const counted = (filterOn: string): ((ref: FilterRef, args: readonly Argument[]) => void) =>
  on((args) => ({ filterOn, criterion1: String(integerOf(args[0])) }));

export const filterType = defineExcel<FilterRef>("Filter", {
  scalars: { Criteria: { get: ({ filters, index }) => (filters.get(index) as Json | undefined) ?? null } },
  methods: {
    Apply: on((args) => criteriaOf(args[0])),
    ApplyBottomItemsFilter: counted("BottomItems"),
    ApplyBottomPercentFilter: counted("BottomPercent"),
    ApplyCellColorFilter: on((args) => ({ filterOn: "CellColor", color: colorOf(textOf(args[0])) })),
    ApplyCustomFilter: on((args) => ({
      filterOn: "Custom",
      criterion1: textOf(args[0]),
      ...(args[1] === undefined || args[1] === null ? {} : { criterion2: textOf(args[1]), operator: optionalText(args[2]) ?? "And" }),
    })),
    ApplyDynamicFilter: on((args) => ({ filterOn: "Dynamic", dynamicCriteria: textOf(args[0]) })),
    ApplyFontColorFilter: on((args) => ({ filterOn: "FontColor", color: colorOf(textOf(args[0])) })),
    ApplyIconFilter: on(() => ({ filterOn: "Icon" })),
    ApplyTopItemsFilter: counted("TopItems"),
    ApplyTopPercentFilter: counted("TopPercent"),
    ApplyValuesFilter: on((args) => ({ filterOn: "Values", values: listOf(args[0]) })),
    Clear: (ref) => setFilter(ref, null),
  },
});

/** The filter of a sheet's own range, or of a table. */
interface AutoFilterRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly table?: Table;
}

function stateOf({ sheet, table }: AutoFilterRef): { readonly area: Area; readonly criteria: Filters } | null {
  return table ? { area: { ...table.area, bottom: bodyOf(table).bottom }, criteria: table.filters } : sheet.autoFilter;
}

function dataOf(area: Area): Area {
  return { ...area, top: Math.min(area.top + 1, area.bottom) };
}

function refilter(ref: AutoFilterRef): void {
  const state = stateOf(ref);
  if (state) applyFilters(ref.book, ref.sheet, dataOf(state.area), state.criteria);
}

function applyAuto(ref: AutoFilterRef, args: readonly Argument[]): void {
  const { book, sheet } = ref;
  requireAllowed(sheet, "allowAutoFilter");
  if (!ref.table) placeAuto(ref, areaOfArgument(book, sheet, args[0]).area);
  const state = stateOf(ref);
  const index = optionalInteger(args[1]);
  if (!state || index === null) return;
  if (index < 0 || index >= columnsOf(state.area)) throw new HostError("InvalidArgument");
  const criteria = args[2] === undefined || args[2] === null ? null : criteriaOf(args[2]);
  setFilter({ book, sheet, filters: state.criteria, data: () => dataOf(state.area), index }, criteria);
}

/** A sheet has one filtered range; another one takes its place. */
function placeAuto(ref: AutoFilterRef, area: Area): void {
  const { book, sheet } = ref;
  if (sheet.tables.some((table) => intersection(table.area, area))) throw new HostError("InvalidOperation");
  const before = sheet.autoFilter;
  const same = before !== null && before.area.top === area.top && before.area.left === area.left && before.area.right === area.right;
  if (!same) removeAuto(ref);
  sheet.autoFilter = { area, criteria: same ? before.criteria : new Map() };
  tell(book, { kind: "format", sheet, area });
}

function clearAuto(ref: AutoFilterRef, index: number | null): void {
  const state = stateOf(ref);
  if (index === null) state?.criteria.clear();
  else state?.criteria.delete(index);
  refilter(ref);
}

function removeAuto(ref: AutoFilterRef): void {
  clearAuto(ref, null);
  if (!ref.table) ref.sheet.autoFilter = null;
}

export const autoFilterType = defineExcel<AutoFilterRef>("AutoFilter", {
  scalars: {
    Enabled: { get: (ref) => stateOf(ref) !== null },
    IsDataFiltered: { get: (ref) => (stateOf(ref)?.criteria.size ?? 0) > 0 },
    Criteria: {
      get: (ref) => {
        const state = stateOf(ref);
        return state ? Array.from({ length: columnsOf(state.area) }, (_, index) => (state.criteria.get(index) as Json | undefined) ?? null) : [];
      },
    },
  },
  methods: {
    Apply: applyAuto,
    ClearColumnCriteria: (ref, args) => clearAuto(ref, integerOf(args[0])),
    ClearCriteria: (ref) => clearAuto(ref, null),
    Reapply: refilter,
    Remove: (ref) => {
      requireAllowed(ref.sheet, "allowAutoFilter");
      removeAuto(ref);
    },
    GetRangeOrNullObject: (ref) => rangeOf(ref),
    GetRange: (ref) => {
      const range = rangeOf(ref);
      if (!range) throw new HostError("ItemNotFound");
      return range;
    },
  },
});

function rangeOf(ref: AutoFilterRef): HostObject | null {
  const state = stateOf(ref);
  return state ? makeRange(ref.book, ref.sheet, state.area) : null;
}
