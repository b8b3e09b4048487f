/** `Excel.Binding`: cells that an add-in holds on to by a name of its own. */
import { integerOf, optionalText, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { cellsOf, intersection, sameArea, type Area } from "../book/address";
import { formatted } from "../book/number-format";
import { styleAt, type Sheet } from "../book/sheet";
import { addTable } from "../book/tables";
import { areaOfBinding, newId, type Binding, type Workbook } from "../book/workbook";
import { valueAt } from "../formula/results";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange, resolveAddress } from "./range-ref";
import { tableType } from "./table";

interface BindingRef {
  readonly book: Workbook;
  readonly binding: Binding;
}

/** An id is given once: the same one again takes the place of the former. */
function bind(book: Workbook, place: { readonly sheet: Sheet; readonly area: Area }, typeName: string, id: string | null): HostObject {
  const { sheet, area } = place;
  const type = (["Range", "Table", "Text"] as const).find((one) => one === typeName);
  if (!type || (type === "Text" && cellsOf(area) > 1)) throw new HostError("InvalidArgument");
  const table = type === "Table" ? (sheet.tables.find((one) => sameArea(one.area, area)) ?? newTable(book, sheet, area)) : null;
  const binding: Binding = { id: id ?? newId(book), type, sheet, area, table: table?.id ?? null };
  book.bindings = [...book.bindings.filter((one) => one.id !== binding.id), binding];
  return bindingType({ book, binding });
}

function newTable(book: Workbook, sheet: Sheet, area: Area): Sheet["tables"][number] {
  if (sheet.tables.some((table) => intersection(table.area, area))) throw new HostError("InvalidBinding");
  return addTable(book, sheet, area, true);
}

const bindingType = defineExcel<BindingRef>("Binding", {
  id: ({ binding }) => binding.id,
  scalars: { Id: { get: ({ binding }) => binding.id }, Type: { get: ({ binding }) => binding.type } },
  methods: {
    Delete: ({ book, binding }) => {
      book.bindings = book.bindings.filter((one) => one !== binding);
    },
    GetRange: ({ book, binding }) => {
      if (binding.type === "Text") throw new HostError("InvalidOperation");
      return makeRange(book, binding.sheet, areaOfBinding(binding));
    },
    GetTable: ({ book, binding }) => {
      const table = binding.sheet.tables.find((one) => one.id === binding.table);
      if (!table) throw new HostError("InvalidOperation");
      return tableType({ book, sheet: binding.sheet, table });
    },
    GetText: ({ book, binding: { type, sheet, area } }) => {
      if (type !== "Text") throw new HostError("InvalidOperation");
      return formatted(valueAt(book, sheet, area.top, area.left), styleAt(sheet, area.top, area.left).numberFormat).text;
    },
  },
});

function item(book: Workbook, key: Argument | undefined): HostObject | null {
  const binding = book.bindings.find((one) => one.id === textOf(key));
  return binding ? bindingType({ book, binding }) : null;
}

export const bindingsType = defineExcel<Workbook>("BindingCollection", {
  scalars: { Count: { get: (book) => book.bindings.length } },
  items: (book) => book.bindings.map((binding) => bindingType({ book, binding })),
  indexer: (book, args) => item(book, args[0]),
  methods: {
    Add: (book, args) => bind(book, areaOfArgument(book, book.active, args[0]), textOf(args[1]), optionalText(args[2])),
    AddFromNamedItem: (book, args) => bind(book, resolveAddress(book, book.active, textOf(args[0])), textOf(args[1]), optionalText(args[2])),
    AddFromSelection: (book, args) => {
      const area = book.selection.areas[0];
      if (!area || book.selection.areas.length > 1) throw new HostError("InvalidSelection");
      return bind(book, { sheet: book.selection.sheet, area }, textOf(args[0]), optionalText(args[1]));
    },
    GetCount: (book) => book.bindings.length,
    GetItemAt: (book, args) => {
      const binding = book.bindings[integerOf(args[0])];
      if (!binding) throw new HostError("ItemNotFound");
      return bindingType({ book, binding });
    },
    GetItemOrNullObject: (book, args) => item(book, args[0]),
  },
});
