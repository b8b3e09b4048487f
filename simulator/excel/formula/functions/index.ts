/** Worksheet functions that the simulator computes. Others throw NotSimulated, and the file's own result is shown. */
import { columnsOf, type Area } from "../../book/address";
import type { Sheet } from "../../book/sheet";
import { errors, type CellValue } from "../../book/value";
import { isRange, toNumber } from "../values";
import type { Expression } from "../parser";
import { operandAt, evaluated, clipped, single } from "../results";
import type { FunctionTable, WorksheetFunction } from "./arguments";
import { arrayFunctions } from "./arrays";
import { logicFunctions } from "./logic";
import { lookupFunctions } from "./lookup";
import { numberFunctions } from "./numbers";
import { textFunctions } from "./text";

/** What SUBTOTAL computes, by its code. */
const subtotals: { readonly [code: number]: string } = { 1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM" };

/** Rows that are hidden count where they were hidden by hand and the code is below 100, and never where a filter hides them. */
const subtotal: WorksheetFunction = (args, place) => {
  const code = toNumber(single(args[0] ? evaluated(args[0], place) : null, place));
  const name = typeof code === "number" ? subtotals[code % 100] : undefined;
  const known = name === undefined ? undefined : numberFunctions[name];
  if (!known) return errors.value;
  const shown = args.slice(1).flatMap((arg): Expression[] => {
    const value = evaluated(arg, place);
    if (!isRange(value)) return [arg];
    const { sheet } = value;
    const range = clipped(value, place.book);
    const counts = (row: number): boolean => !sheet.rowLines.get(row)?.hidden || (Number(code) < 100 && !isFiltered(sheet, row));
    const rows: CellValue[][] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      if (!counts(row)) continue;
      rows.push(Array.from({ length: columnsOf(range) }, (_, i) => operandAt(place.book, sheet, row, range.left + i)));
    }
    return [{ kind: "array", rows }];
  });
  return known(shown, place);
};

/** Whether a row belongs to something that is filtered: hidden rows of it were hidden by the filter. */
function isFiltered(sheet: Sheet, row: number): boolean {
  const within = ({ top, bottom }: Area): boolean => row > top && row <= bottom;
  const own = sheet.autoFilter;
  return (own !== null && own.criteria.size > 0 && within(own.area)) || sheet.tables.some((table) => table.filters.size > 0 && within(table.area));
}

export const functions: FunctionTable = { ...numberFunctions, ...logicFunctions, ...lookupFunctions, ...textFunctions, ...arrayFunctions, SUBTOTAL: subtotal };
