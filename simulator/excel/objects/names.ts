/** `Excel.NamedItem`: names of the workbook or of a sheet. */
import { optionalText, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { areaName, sheetPrefix } from "../book/address";
import type { Sheet } from "../book/sheet";
import { sheetNamed, tell, type DefinedName, type Workbook } from "../book/workbook";
import { printFormula, readFormula, type Formula } from "../formula/formula";
import { FormulaError } from "../formula/tokens";
import { resultOf } from "../formula/results";
import { defineExcel } from "./define";
import { plain } from "./range-content";
import { makeRange, areaOf } from "./range-ref";
import { checkName } from "../book/tables";
import { objectOf, typeNamed } from "./registry";

interface NamesPlace {
  readonly book: Workbook;
  readonly scope: Sheet | null;
}

interface NameRef extends NamesPlace {
  readonly name: DefinedName;
}

/** Reads what a name stands for; InvalidArgument where it is no formula. */
export function nameFormula(book: Workbook, text: string): Formula {
  try {
    return readFormula(text.startsWith("=") ? text : `=${text}`, (name) => sheetNamed(book, name));
  } catch (cause) {
    if (cause instanceof FormulaError) throw new HostError("InvalidArgument");
    throw cause;
  }
}

function all(place: NamesPlace): DefinedName[] {
  return place.book.names.filter((name) => name.scope === place.scope);
}

function named(place: NamesPlace, key: Argument | undefined): HostObject | null {
  const wanted = textOf(key).toLowerCase();
  const name = all(place).find((one) => one.name.toLowerCase() === wanted);
  return name ? nameType({ ...place, name }) : null;
}

function rangeIn({ book, scope, name }: NameRef): HostObject | null {
  const token = name.formula.tokens.length === 1 ? name.formula.tokens[0] : undefined;
  const sheet = token?.kind === "reference" ? (token.sheet ?? scope ?? book.sheets[0]) : undefined;
  return token?.kind === "reference" && token.area && sheet ? makeRange(book, sheet, token.area) : null;
}

const nameType = defineExcel<NameRef>("NamedItem", {
  id: ({ name }) => name.name,
  scalars: {
    Name: { get: ({ name }) => name.name },
    Type: { get: (ref) => (rangeIn(ref) ? "Range" : typeof valueOf(ref) === "number" ? "Double" : "String") },
    Value: { get: (ref) => (rangeIn(ref) ? printFormula(ref.name.formula).slice(1) : valueOf(ref)) },
    Formula: {
      get: ({ name }) => printFormula(name.formula),
      set: (ref, value) => {
        ref.name.formula = nameFormula(ref.book, textOf(value));
        tell(ref.book, { kind: "tables", sheet: ref.book.active });
      },
    },
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ name }, value) => {
        name.visible = value === true;
      },
    },
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ name }, value) => {
        name.comment = textOf(value);
      },
    },
    Scope: { get: ({ name }) => (name.scope ? "Worksheet" : "Workbook") },
  },
  navigation: {
    Worksheet: ({ book, name }) => {
      if (!name.scope) throw new HostError("ItemNotFound");
      return objectOf("Worksheet", { book, sheet: name.scope });
    },
    WorksheetOrNullObject: ({ book, name }) => (name.scope ? objectOf("Worksheet", { book, sheet: name.scope }) : null),
  },
  methods: {
    GetRange: (ref) => {
      const range = rangeIn(ref);
      if (!range) throw new HostError("InvalidOperation");
      return range;
    },
    GetRangeOrNullObject: rangeIn,
    Delete: ({ book, name }) => {
      book.names = book.names.filter((one) => one !== name);
      tell(book, { kind: "tables", sheet: book.active });
    },
  },
});

function valueOf({ book, scope, name }: NameRef): string | number | boolean {
  return plain(resultOf(name.formula, { book, sheet: scope ?? book.active, row: 0, column: 0 }));
}

export const namesType = defineExcel<NamesPlace>("NamedItemCollection", {
  items: (place) => all(place).map((name) => nameType({ ...place, name })),
  indexer: (place, args) => named(place, args[0]),
  methods: {
    GetCount: (place) => all(place).length,
    GetItemOrNullObject: (place, args) => named(place, args[0]),
    Add: (place, args) => add(place, textOf(args[0]), rangeOrText(args[1]), optionalText(args[2])),
    AddFormulaLocal: (place, args) => add(place, textOf(args[0]), textOf(args[1]), optionalText(args[2])),
  },
});

function rangeOrText(argument: Argument | undefined): string {
  if (!typeNamed("Range").is(argument)) return textOf(argument);
  const ref = typeNamed("Range").targetOf(argument);
  const [first = "", last] = areaName(areaOf(ref)).split(":");
  const fixed = (corner: string): string =>
    corner.replace(/([A-Z]+)?(\d+)?/, (_, column: string | undefined, row: string | undefined) => (column ? `$${column}` : "") + (row ? `$${row}` : ""));
  return `=${sheetPrefix(ref.sheet.name)}!${fixed(first)}${last === undefined ? "" : `:${fixed(last)}`}`;
}

function add(place: NamesPlace, name: string, text: string, comment: string | null): HostObject {
  if (place.scope === null) checkName(place.book, name);
  else if (named(place, name)) throw new HostError("ItemAlreadyExists");
  const made: DefinedName = { name, scope: place.scope, formula: nameFormula(place.book, text), visible: true, comment: comment ?? "" };
  place.book.names.push(made);
  tell(place.book, { kind: "tables", sheet: place.scope ?? place.book.active });
  return nameType({ ...place, name: made });
}
