/** How worksheet functions take their arguments: evaluated or not, one value or many, texts and blanks among numbers. */
import { errors, isError, type CellError, type CellValue } from "../../book/value";
import { evaluated, mapValue, rowsIn, single } from "../results";
import { isArray, isRange, toNumber, toText, type Place, type Value } from "../values";
import type { Expression } from "../parser";

export type WorksheetFunction = (args: readonly Expression[], place: Place) => Value;

export interface FunctionTable {
  readonly [name: string]: WorksheetFunction | undefined;
}

export type Values = readonly Value[];

/** A function that takes its arguments evaluated. */
export function eager(compute: (args: Values, place: Place) => Value): WorksheetFunction {
  return (args, place) =>
    compute(
      args.map((arg) => evaluated(arg, place)),
      place,
    );
}

/** A function of single values; errors among them pass through; arrays in the first argument are mapped. */
export function scalar(compute: (args: readonly CellValue[], place: Place) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const rest = args.slice(1).map((arg) => single(arg, place));
    return mapValue(args[0] ?? null, place, (first) => {
      const all = args.length === 0 ? [] : [first, ...rest];
      return all.find(isError) ?? compute(all, place);
    });
  });
}

/** Numbers: texts in ranges and blanks are passed over, texts typed as arguments are read. The first error wins. */
export function numbersIn(args: Values, place: Place): number[] | CellError {
  const numbers: number[] = [];
  for (const arg of args) {
    if (isRange(arg) || isArray(arg)) {
      for (const row of rowsIn(arg, place.book)) {
        for (const value of row) {
          if (typeof value === "number") numbers.push(value);
          else if (isError(value)) return value;
        }
      }
      continue;
    }
    const number = toNumber(arg);
    if (typeof number === "object") return isError(number) ? number : errors.value;
    if (arg !== null) numbers.push(number);
  }
  return numbers;
}

export function ofNumbers(compute: (numbers: readonly number[]) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const numbers = numbersIn(args, place);
    return Array.isArray(numbers) ? compute(numbers) : numbers;
  });
}

export function math(compute: (...numbers: number[]) => number): WorksheetFunction {
  return scalar((args) => {
    const numbers: number[] = [];
    for (const arg of args) {
      const number = toNumber(arg);
      if (typeof number !== "number") return number;
      numbers.push(number);
    }
    const result = compute(...numbers);
    return Number.isFinite(result) ? result : errors.number;
  });
}

export function test(check: (value: CellValue) => boolean): WorksheetFunction {
  return eager((args, place) => mapValue(args[0] ?? null, place, check));
}

export function truth(value: CellValue): boolean | CellError {
  if (isError(value)) return value;
  if (typeof value === "string") return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : errors.value;
  return Boolean(value);
}

export function textAt(args: readonly CellValue[], index: number): string {
  return toText(args[index] ?? null);
}

export function numberAt(args: readonly CellValue[], index: number, otherwise: number): number {
  const value = args[index];
  if (value === undefined || value === null) return otherwise;
  const number = toNumber(value);
  return typeof number === "number" ? number : Number.NaN;
}
