/** Worksheet functions of numbers. */
import { columnsOf, rowsOf } from "../../book/address";
import { errors, isError, type CellError, type CellValue } from "../../book/value";
import { matching, readCriterion, valueAtPosition } from "../criteria";
import { isRange, NotSimulated, toNumber, type Place, type RangeValue, type Value } from "../values";
import { operandAt, rowsIn, single } from "../results";
import { eager, math, numbersIn, ofNumbers, truth, type FunctionTable, type Values, type WorksheetFunction } from "./arguments";

function rangeOf(value: Value | undefined): RangeValue {
  if (value === undefined || !isRange(value)) throw new NotSimulated("criteria over an array");
  return value;
}

function pairsIn(args: Values, place: Place): { readonly range: RangeValue; readonly criterion: ReturnType<typeof readCriterion> }[] {
  const pairs = [];
  for (let i = 0; i + 1 < args.length; i += 2) pairs.push({ range: rangeOf(args[i]), criterion: readCriterion(single(args[i + 1] ?? null, place)) });
  return pairs;
}

/** …IFS: numbers of `values` where all criteria hold. */
function numbersWhere(values: RangeValue, criteria: Values, place: Place): number[] | CellError {
  const pairs = pairsIn(criteria, place);
  if (pairs.some(({ range }) => rowsOf(range.range) !== rowsOf(values.range) || columnsOf(range.range) !== columnsOf(values.range))) return errors.value;
  const width = columnsOf(values.range);
  const numbers: number[] = [];
  for (const position of matching(pairs, place.book)) {
    const at = valueAtPosition(values, values.sheet, position, width);
    const value = operandAt(place.book, at.sheet, at.row, at.column);
    if (typeof value === "number") numbers.push(value);
    else if (isError(value)) return value;
  }
  return numbers;
}

function ifs(compute: (numbers: readonly number[]) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const numbers = numbersWhere(rangeOf(args[0]), args.slice(1), place);
    return Array.isArray(numbers) ? compute(numbers) : numbers;
  });
}

/** SUMIF(range, criterion, values): the values start where their range starts, in the shape of the first. */
function singleIf(compute: (numbers: readonly number[]) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const range = rangeOf(args[0]);
    const start = args[2] === undefined || args[2] === null ? range : rangeOf(args[2]);
    const area = start.range;
    const values = { sheet: start.sheet, range: { ...area, bottom: area.top + rowsOf(range.range) - 1, right: area.left + columnsOf(range.range) - 1 } };
    const numbers = numbersWhere(values, [range, args[1] ?? null], place);
    return Array.isArray(numbers) ? compute(numbers) : numbers;
  });
}

const sum = (numbers: readonly number[]): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return Math.abs(total) < 1e15 ? Number(total.toPrecision(15)) : total;
};

const average = (numbers: readonly number[]): CellValue => (numbers.length === 0 ? errors.divide : sum(numbers) / numbers.length);

const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);

const smallest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

function count(test: (value: CellValue) => boolean): WorksheetFunction {
  return eager((args, place) => {
    let found = 0;
    for (const arg of args) for (const row of rowsIn(arg, place.book)) for (const value of row) if (test(value)) found += 1;
    return found;
  });
}

function rounded(value: number, digits: number, round: (value: number) => number): number {
  const factor = 10 ** Math.trunc(digits);
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  return (Math.sign(value) * round(scaled)) / factor;
}

/** Sums, counts and statistics, with criteria or without, and arithmetic. */
export const numberFunctions: FunctionTable = {
  SUM: ofNumbers(sum),
  PRODUCT: ofNumbers((numbers) => numbers.reduce((a, b) => a * b, numbers.length === 0 ? 0 : 1)),
  AVERAGE: ofNumbers(average),
  MAX: ofNumbers(largest),
  MIN: ofNumbers(smallest),
  MEDIAN: ofNumbers((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length === 0 ? errors.number : sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  }),
  SUMIFS: ifs(sum),
  AVERAGEIFS: ifs(average),
  MAXIFS: ifs(largest),
  MINIFS: ifs(smallest),
  SUMIF: singleIf(sum),
  AVERAGEIF: singleIf(average),
  COUNTIF: eager((args, place) => matching(pairsIn(args.slice(0, 2), place), place.book).length),
  COUNTIFS: eager((args, place) => matching(pairsIn(args, place), place.book).length),
  COUNT: count((value) => typeof value === "number"),
  COUNTA: count((value) => value !== null),
  COUNTBLANK: count((value) => value === null || value === ""),
  SUMPRODUCT: eager((args, place) => {
    const arrays = args.map((arg) => rowsIn(arg, place.book).flat());
    const length = Math.max(0, ...arrays.map((array) => array.length));
    let total = 0;
    for (let i = 0; i < length; i++) {
      let product = 1;
      for (const array of arrays) {
        const value = array[i] ?? null;
        if (isError(value)) return value;
        product *= typeof value === "number" ? value : 0;
      }
      total += product;
    }
    return total;
  }),
  ROUND: math((value, digits = 0) => rounded(value, digits, (scaled) => Math.round(scaled))),
  ROUNDUP: math((value, digits = 0) => rounded(value, digits, Math.ceil)),
  ROUNDDOWN: math((value, digits = 0) => rounded(value, digits, Math.floor)),
  TRUNC: math((value, digits = 0) => rounded(value, digits, Math.floor)),
  INT: math(Math.floor),
  ABS: math(Math.abs),
  SIGN: math(Math.sign),
  SQRT: math(Math.sqrt),
  POWER: math((base, exponent = 1) => base ** exponent),
  MOD: math((value, by = 0) => value - by * Math.floor(value / by)),
  CEILING: math((value, by = 1) => Math.ceil(value / by) * by),
  FLOOR: math((value, by = 1) => Math.floor(value / by) * by),
  LARGE: eager((args, place) => {
    const numbers = numbersIn(args.slice(0, 1), place);
    if (!Array.isArray(numbers)) return numbers;
    const rank = toNumber(single(args[1] ?? null, place));
    return [...numbers].sort((a, b) => b - a)[Number(rank) - 1] ?? errors.number;
  }),
  SMALL: eager((args, place) => {
    const numbers = numbersIn(args.slice(0, 1), place);
    if (!Array.isArray(numbers)) return numbers;
    const rank = toNumber(single(args[1] ?? null, place));
    return [...numbers].sort((a, b) => a - b)[Number(rank) - 1] ?? errors.number;
  }),
  RANK: eager((args, place) => {
    const wanted = toNumber(single(args[0] ?? null, place));
    const numbers = numbersIn(args.slice(1, 2), place);
    if (!Array.isArray(numbers) || typeof wanted !== "number") return errors.value;
    const ascending = truth(single(args[2] ?? null, place)) === true;
    return numbers.includes(wanted) ? numbers.filter((number) => (ascending ? number < wanted : number > wanted)).length + 1 : errors.na;
  }),
};
