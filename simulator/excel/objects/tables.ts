/** `Excel.TableCollection`. */
import { integerOf, textOf, truthOf } from "../../protocol/arguments";
import { existing } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { contains, intersection, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { addTable, tablesOf, type TableRef } from "../book/tables";
import type { Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { areaOfArgument } from "./range-ref";
import { tableType } from "./table";

/** Tables of a workbook, of a sheet, or of an area of a sheet: those that meet it, or only those that stand within it as a whole. */
interface TablesPlace {
  readonly book: Workbook;
  readonly sheet?: Sheet;
  readonly within?: Area;
  readonly whole?: boolean;
}

function all({ book, sheet, within, whole }: TablesPlace): TableRef[] {
  return tablesOf(book).filter((ref) => {
    if (sheet && ref.sheet !== sheet) return false;
    if (!within) return true;
    return whole === true ? contains(within, ref.table.area) : intersection(ref.table.area, within) !== null;
  });
}

function named(place: TablesPlace, key: Argument | undefined): HostObject | null {
  const wanted = textOf(key).toLowerCase();
  const found = all(place).find(({ table }) => table.name.toLowerCase() === wanted || table.id === key);
  return found ? tableType(found) : null;
}

function at(place: TablesPlace, index: number): HostObject | null {
  const found = all(place)[index];
  return found ? tableType(found) : null;
}

export const tablesType = defineExcel<TablesPlace>("TableCollection", {
  scalars: { Count: { get: (place) => all(place).length } },
  items: (place) => all(place).map((ref) => tableType(ref)),
  indexer: (place, args) => named(place, args[0]),
  methods: {
    Add: (place, args) => {
      const target = areaOfArgument(place.book, place.sheet ?? place.book.active, args[0]);
      const table = addTable(place.book, target.sheet, target.area, truthOf(args[1]));
      return tableType({ book: place.book, sheet: target.sheet, table });
    },
    GetCount: (place) => all(place).length,
    GetFirst: (place) => existing(at(place, 0)),
    GetItem: (place, args) => existing(named(place, args[0])),
    GetItemAt: (place, args) => existing(at(place, integerOf(args[0]))),
    GetItemOrNullObject: (place, args) => named(place, args[0]),
  },
});
