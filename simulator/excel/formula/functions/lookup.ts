/** Worksheet functions that find cells. */
import { columnsOf, rowsOf } from "../../book/address";
import { errors, isError, type CellValue } from "../../book/value";
import { wildcard } from "../criteria";
import { evaluated, rowsIn, single } from "../results";
import { compare, isRange, toNumber, type Place, type Value } from "../values";
import { eager, numberAt, truth, type FunctionTable, type WorksheetFunction } from "./arguments";

/** Position of a value in a line, or -1. `mode` 0 exact (wild), 1 largest not above in ascending order, -1 smallest not below. */
function position(wanted: CellValue, line: readonly CellValue[], mode: number): number {
  if (mode === 0) {
    if (typeof wanted === "string" && /[*?~]/.test(wanted)) {
      const pattern = wildcard(wanted);
      return line.findIndex((value) => typeof value === "string" && pattern.test(value));
    }
    return line.findIndex((value) => value !== null && typeof value === typeof wanted && compare(value, wanted) === 0);
  }
  let best = -1;
  line.forEach((value, i) => {
    if (value === null || isError(value) || typeof value !== typeof wanted) return;
    const order = compare(value, wanted);
    if (mode > 0 ? order <= 0 : order >= 0) {
      const held = best < 0 ? null : (line[best] ?? null);
      if (held === null || (mode > 0 ? compare(value, held) >= 0 : compare(value, held) <= 0)) best = i;
    }
  });
  return best;
}

function cellIn(value: Value, row: number, column: number, place: Place): Value {
  if (isRange(value)) {
    const { range, sheet } = value;
    if (row >= rowsOf(range) || column >= columnsOf(range)) return errors.reference;
    return { sheet, range: { top: range.top + row, bottom: range.top + row, left: range.left + column, right: range.left + column } };
  }
  return rowsIn(value, place.book)[row]?.[column] ?? errors.reference;
}

function lookup(vertical: boolean): WorksheetFunction {
  return eager((args, place) => {
    const wanted = single(args[0] ?? null, place);
    if (isError(wanted)) return wanted;
    const rows = rowsIn(args[1] ?? null, place.book);
    const line = vertical ? rows.map((row) => row[0] ?? null) : (rows[0] ?? []);
    const index = toNumber(single(args[2] ?? null, place));
    const exact = args[3] !== undefined && truth(single(args[3], place)) === false;
    if (typeof index !== "number" || index < 1) return errors.value;
    const at = position(wanted, line, exact ? 0 : 1);
    if (at < 0) return errors.na;
    return (vertical ? rows[at]?.[index - 1] : rows[index - 1]?.[at]) ?? null;
  });
}

/** Where something stands, and what stands there. */
export const lookupFunctions: FunctionTable = {
  INDEX: eager((args, place) => {
    const source = args[0] ?? null;
    const rows = rowsIn(source, place.book);
    const first = numberAt([single(args[1] ?? null, place)], 0, 1);
    const line = rows.length === 1 && args.length < 3;
    const [row, column] = line ? [1, first] : [first, numberAt([single(args[2] ?? null, place)], 0, 1)];
    if (Number.isNaN(row) || Number.isNaN(column) || row < 0 || column < 0) return errors.value;
    return cellIn(source, Math.max(row, 1) - 1, Math.max(column, 1) - 1, place);
  }),
  MATCH: eager((args, place) => {
    const wanted = single(args[0] ?? null, place);
    if (isError(wanted)) return wanted;
    const at = position(wanted, rowsIn(args[1] ?? null, place.book).flat(), args[2] === undefined ? 1 : numberAt([single(args[2], place)], 0, 0));
    return at < 0 ? errors.na : at + 1;
  }),
  VLOOKUP: lookup(true),
  HLOOKUP: lookup(false),
  XLOOKUP: eager((args, place) => {
    const wanted = single(args[0] ?? null, place);
    if (isError(wanted)) return wanted;
    const mode = numberAt([single(args[4] ?? null, place)], 0, 0);
    const line = rowsIn(args[1] ?? null, place.book);
    const exact = position(wanted, line.flat(), 0);
    const at = exact >= 0 || mode === 0 || mode === 2 ? exact : position(wanted, line.flat(), mode < 0 ? 1 : -1);
    if (at < 0) return args[3] ?? errors.na;
    return line.length > 1 ? cellIn(args[2] ?? null, at, 0, place) : cellIn(args[2] ?? null, 0, at, place);
  }),
  CHOOSE: (args, place) => {
    const index = toNumber(single(args[0] ? evaluated(args[0], place) : null, place));
    const chosen = typeof index === "number" ? args[Math.trunc(index)] : undefined;
    return chosen && index !== 0 ? evaluated(chosen, place) : errors.value;
  },
  ROW: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? args[0].range.top + 1 : place.row + 1)),
  COLUMN: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? args[0].range.left + 1 : place.column + 1)),
  ROWS: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? rowsOf(args[0].range) : rowsIn(args[0] ?? null, place.book).length)),
  COLUMNS: eager((args, place) =>
    args[0] !== undefined && isRange(args[0]) ? columnsOf(args[0].range) : (rowsIn(args[0] ?? null, place.book)[0]?.length ?? 1),
  ),
};
