/** Worksheet functions of texts and dates. */
import { dateOf, serialOf } from "../../book/date";
import { formatValue } from "../../book/number-format";
import { errors, isError, type CellValue } from "../../book/value";
import { rowsIn, single } from "../results";
import { toNumber, toText, type Place } from "../values";
import { eager, math, numberAt, scalar, textAt, truth, type FunctionTable, type Values, type WorksheetFunction } from "./arguments";

function found(text: string, wanted: string, from: number): CellValue {
  const at = text.indexOf(wanted, from - 1);
  return at < 0 ? errors.value : at + 1;
}

function joined(separator: string, skipBlank: boolean, values: Values, place: Place): CellValue {
  const texts: string[] = [];
  for (const value of values.flatMap((one) => rowsIn(one, place.book).flat())) {
    if (isError(value)) return value;
    const text = toText(value);
    if (text !== "" || !skipBlank) texts.push(text);
  }
  return texts.join(separator);
}

function datePart(pick: (parts: { readonly year: number; readonly month: number; readonly day: number }) => number): WorksheetFunction {
  return scalar((args) => {
    const serial = toNumber(args[0] ?? null);
    return typeof serial === "number" ? pick(dateOf(serial)) : serial;
  });
}

function isoParts(iso: string): [number, number, number] {
  const [year = 1900, month = 1, day = 1] = iso.split("-").map(Number);
  return [year, month, day];
}

/** Texts and dates. */
export const textFunctions: FunctionTable = {
  LEN: scalar((args) => textAt(args, 0).length),
  LEFT: scalar((args) => textAt(args, 0).slice(0, numberAt(args, 1, 1))),
  RIGHT: scalar((args) => {
    const length = numberAt(args, 1, 1);
    return length === 0 ? "" : textAt(args, 0).slice(-length);
  }),
  MID: scalar((args) => textAt(args, 0).slice(numberAt(args, 1, 1) - 1, numberAt(args, 1, 1) - 1 + numberAt(args, 2, 0))),
  TRIM: scalar((args) => textAt(args, 0).replace(/ +/g, " ").trim()),
  UPPER: scalar((args) => textAt(args, 0).toUpperCase()),
  LOWER: scalar((args) => textAt(args, 0).toLowerCase()),
  EXACT: scalar((args) => textAt(args, 0) === textAt(args, 1)),
  FIND: scalar((args) => found(textAt(args, 1), textAt(args, 0), numberAt(args, 2, 1))),
  SEARCH: scalar((args) => found(textAt(args, 1).toLowerCase(), textAt(args, 0).toLowerCase(), numberAt(args, 2, 1))),
  SUBSTITUTE: scalar((args) => textAt(args, 0).replaceAll(textAt(args, 1), textAt(args, 2))),
  REPT: scalar((args) => textAt(args, 0).repeat(Math.max(0, Math.trunc(numberAt(args, 1, 0))))),
  VALUE: scalar((args) => toNumber(args[0] ?? null)),
  TEXT: scalar((args) => formatValue(args[0] ?? null, textAt(args, 1))),
  CONCATENATE: eager((args, place) => joined("", false, args, place)),
  CONCAT: eager((args, place) => joined("", false, args, place)),
  TEXTJOIN: eager((args, place) => joined(toText(single(args[0] ?? null, place)), truth(single(args[1] ?? null, place)) === true, args.slice(2), place)),
  HYPERLINK: scalar((args) => args[1] ?? args[0] ?? ""),
  TODAY: (_args, place) => serialOf(...isoParts(place.book.today)),
  NOW: (_args, place) => serialOf(...isoParts(place.book.today)),
  DATE: math((year, month = 1, day = 1) => serialOf(year, month, day)),
  YEAR: datePart(({ year }) => year),
  MONTH: datePart(({ month }) => month),
  DAY: datePart(({ day }) => day),
};
