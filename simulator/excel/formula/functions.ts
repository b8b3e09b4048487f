/** Worksheet functions that the simulator computes. Others throw NotSimulated, and the file's own result is shown. */
import { columnsOf, rowsOf } from "../book/address";
import { errors, isError, type CellError, type CellValue } from "../book/value";
import { formatValue } from "../book/number-format";
import { dateOf, serialOf } from "../book/date";
import { matching, readCriterion, valueAtPosition, wildcard } from "./criteria";
import {
  compare,
  evaluate,
  isArray,
  isRange,
  mapValue,
  NotSimulated,
  rowsIn,
  single,
  toNumber,
  toText,
  valueAt,
  type Place,
  type RangeValue,
  type Value,
} from "./evaluate";
import type { Expression } from "./parser";

export type WorksheetFunction = (args: readonly Expression[], place: Place) => Value;

type Values = readonly Value[];

/** A function that takes its arguments evaluated. */
function eager(compute: (args: Values, place: Place) => Value): WorksheetFunction {
  return (args, place) =>
    compute(
      args.map((arg) => evaluate(arg, place)),
      place,
    );
}

/** A function of single values; errors among them pass through; arrays in the first argument are mapped. */
function scalar(compute: (args: readonly CellValue[], place: Place) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const rest = args.slice(1).map((arg) => single(arg, place));
    return mapValue(args[0] ?? null, place, (first) => {
      const all = args.length === 0 ? [] : [first, ...rest];
      return all.find(isError) ?? compute(all, place);
    });
  });
}

/** Numbers: texts in ranges and blanks are passed over, texts typed as arguments are read. The first error wins. */
function numbersIn(args: Values, place: Place): number[] | CellError {
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

function ofNumbers(compute: (numbers: readonly number[]) => CellValue): WorksheetFunction {
  return eager((args, place) => {
    const numbers = numbersIn(args, place);
    return Array.isArray(numbers) ? compute(numbers) : numbers;
  });
}

function math(compute: (...numbers: number[]) => number): WorksheetFunction {
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
    const value = valueAt(place.book, at.sheet, at.row, at.column);
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

function truth(value: CellValue): boolean | CellError {
  if (isError(value)) return value;
  if (typeof value === "string") return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : errors.value;
  return Boolean(value);
}

function logic(decide: (values: readonly boolean[]) => boolean): WorksheetFunction {
  return eager((args, place) => {
    const values: boolean[] = [];
    for (const arg of args) {
      for (const value of rowsIn(arg, place.book).flat()) {
        if (value === null || (typeof value === "string" && isRange(arg))) continue;
        const one = truth(value);
        if (typeof one !== "boolean") return one;
        values.push(one);
      }
    }
    return decide(values);
  });
}

function test(check: (value: CellValue) => boolean): WorksheetFunction {
  return eager((args, place) => mapValue(args[0] ?? null, place, check));
}

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

const lazyIf: WorksheetFunction = (args, place) => {
  const [condition, yes, no] = args;
  const decided = truth(single(condition ? evaluate(condition, place) : null, place));
  if (typeof decided !== "boolean") return decided;
  if (decided) return yes ? evaluate(yes, place) : true;
  return no ? evaluate(no, place) : false;
};

function onError(caught: (value: CellValue) => boolean): WorksheetFunction {
  return (args, place) => {
    const value = single(args[0] ? evaluate(args[0], place) : null, place);
    if (!caught(value)) return value;
    return args[1] ? evaluate(args[1], place) : "";
  };
}

/** SUBTOTAL and AGGREGATE leave out rows that are hidden only in their 100-forms; our sheets hide none, so both forms are one. */
const subtotals: { readonly [code: number]: string } = { 1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM" };

const subtotal: WorksheetFunction = (args, place) => {
  const code = toNumber(single(args[0] ? evaluate(args[0], place) : null, place));
  const name = typeof code === "number" ? subtotals[code % 100] : undefined;
  const known = name === undefined ? undefined : functions[name];
  return known ? known(args.slice(1), place) : errors.value;
};

function textAt(args: readonly CellValue[], index: number): string {
  return toText(args[index] ?? null);
}

function numberAt(args: readonly CellValue[], index: number, otherwise: number): number {
  const value = args[index];
  if (value === undefined || value === null) return otherwise;
  const number = toNumber(value);
  return typeof number === "number" ? number : Number.NaN;
}

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

export const functions: { readonly [name: string]: WorksheetFunction | undefined } = {
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
  SUBTOTAL: subtotal,
  IF: lazyIf,
  IFS: (args, place) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const [condition, value] = [args[i], args[i + 1]];
      if (condition && value && truth(single(evaluate(condition, place), place)) === true) return evaluate(value, place);
    }
    return errors.na;
  },
  SWITCH: (args, place) => {
    const wanted = single(args[0] ? evaluate(args[0], place) : null, place);
    for (let i = 1; i + 1 < args.length; i += 2) {
      const [key, value] = [args[i], args[i + 1]];
      if (key && value && compare(single(evaluate(key, place), place), wanted) === 0) return evaluate(value, place);
    }
    const last = args.length % 2 === 0 ? args.at(-1) : undefined;
    return last ? evaluate(last, place) : errors.na;
  },
  IFERROR: onError(isError),
  IFNA: onError((value) => isError(value) && value.error === "#N/A"),
  AND: logic((values) => values.every(Boolean)),
  OR: logic((values) => values.some(Boolean)),
  NOT: scalar((args) => {
    const value = truth(args[0] ?? null);
    return typeof value === "boolean" ? !value : value;
  }),
  ISNUMBER: test((value) => typeof value === "number"),
  ISTEXT: test((value) => typeof value === "string"),
  ISBLANK: test((value) => value === null),
  ISERROR: test(isError),
  ISNA: test((value) => isError(value) && value.error === "#N/A"),
  NA: () => errors.na,
  N: scalar((args) => (typeof args[0] === "number" ? args[0] : 0)),
  T: scalar((args) => (typeof args[0] === "string" ? args[0] : "")),
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
    const index = toNumber(single(args[0] ? evaluate(args[0], place) : null, place));
    const chosen = typeof index === "number" ? args[Math.trunc(index)] : undefined;
    return chosen && index !== 0 ? evaluate(chosen, place) : errors.value;
  },
  ROW: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? args[0].range.top + 1 : place.row + 1)),
  COLUMN: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? args[0].range.left + 1 : place.column + 1)),
  ROWS: eager((args, place) => (args[0] !== undefined && isRange(args[0]) ? rowsOf(args[0].range) : rowsIn(args[0] ?? null, place.book).length)),
  COLUMNS: eager((args, place) =>
    args[0] !== undefined && isRange(args[0]) ? columnsOf(args[0].range) : (rowsIn(args[0] ?? null, place.book)[0]?.length ?? 1),
  ),
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

function isoParts(iso: string): [number, number, number] {
  const [year = 1900, month = 1, day = 1] = iso.split("-").map(Number);
  return [year, month, day];
}
