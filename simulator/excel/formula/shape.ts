/**
 * Whether a formula may give several values, told from how it is written: those spill over the cells below and beside it. Functions take some
 * arguments as a whole; where such as they take one by one is several, they are computed for each.
 */
import { cellsOf, type Area } from "../book/address";
import type { Expression } from "./parser";

type Call = Extract<Expression, { kind: "call" }>;

const always = (): boolean => true;
const never = (): boolean => false;
const at =
  (...places: readonly number[]) =>
  (index: number): boolean =>
    places.includes(index);
const from =
  (first: number) =>
  (index: number): boolean =>
    index >= first;

/** Function → whether the argument at a place is taken as a whole. Functions that are not listed take single values. */
const wholes: { readonly [name: string]: (index: number) => boolean } = {
  ...Object.fromEntries(
    [
      "AND",
      "AVERAGE",
      "COLUMN",
      "COLUMNS",
      "CONCAT",
      "COUNT",
      "COUNTA",
      "COUNTBLANK",
      "FILTER",
      "MAX",
      "MEDIAN",
      "MIN",
      "OR",
      "PRODUCT",
      "ROW",
      "ROWS",
      "SEQUENCE",
      "SORT",
      "SUM",
      "SUMPRODUCT",
      "TRANSPOSE",
      "UNIQUE",
    ].map((name) => [name, always]),
  ),
  AVERAGEIF: at(0, 2),
  AVERAGEIFS: (index) => index === 0 || index % 2 === 1,
  CHOOSE: from(1),
  COUNTIF: at(0),
  COUNTIFS: (index) => index % 2 === 0,
  HLOOKUP: at(1),
  IF: from(1),
  IFS: (index) => index % 2 === 1,
  INDEX: at(0),
  LARGE: at(0),
  MATCH: at(1),
  MAXIFS: (index) => index === 0 || index % 2 === 1,
  MINIFS: (index) => index === 0 || index % 2 === 1,
  RANK: at(1),
  SMALL: at(0),
  SUBTOTAL: from(1),
  SUMIF: at(0, 2),
  SUMIFS: (index) => index === 0 || index % 2 === 1,
  SWITCH: from(2),
  TEXTJOIN: from(2),
  VLOOKUP: at(1),
  XLOOKUP: at(1, 2, 3),
};

/** Functions whose result is an array whatever they are given. */
const arrays = new Set(["FILTER", "SEQUENCE", "SORT", "TRANSPOSE", "UNIQUE"]);

/** Functions that give one of their arguments back as it is. */
const passing: { readonly [name: string]: (index: number) => boolean } = {
  CHOOSE: from(1),
  COLUMN: at(0),
  IF: from(1),
  IFS: always,
  ROW: at(0),
  SWITCH: from(1),
  XLOOKUP: at(2, 3),
};

const known = new WeakMap<Expression, boolean>();

/** @returns false where a formula has one value for certain */
export function mayBeMany(expression: Expression): boolean {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const told = tell(expression);
  known.set(expression, told);
  return told;
}

function tell(expression: Expression): boolean {
  switch (expression.kind) {
    case "value":
    case "missing":
    case "external":
    case "intersect":
      return false;
    case "reference":
      return hasManyCells(expression.token.area);
    case "structured":
      return !/@|#this row/i.test(expression.token.spec);
    case "name":
    case "spilled":
      return true;
    case "array":
      return hasMany(expression.rows);
    case "negate":
    case "plus":
    case "percent":
      return mayBeMany(expression.of);
    case "binary":
      return mayBeMany(expression.left) || mayBeMany(expression.right);
    case "call":
      return givesMany(expression);
  }
}

function hasManyCells(area: Area | null): boolean {
  return area !== null && cellsOf(area) > 1;
}

function hasMany(rows: readonly (readonly unknown[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1;
}

function givesMany(call: Call): boolean {
  return arrays.has(call.name) || manyOnesIn(call).length > 0 || passesMany(call);
}

function passesMany({ name, args }: Call): boolean {
  // A whole row or column: INDEX(range, 0, 2).
  if (name === "INDEX") return args.slice(1).some((arg) => arg.kind === "missing" || (arg.kind === "value" && arg.value === 0)) || manyByName(args[1]);
  const passes = passing[name] ?? never;
  return args.some((arg, index) => passes(index) && mayBeMany(arg));
}

const manyByName = (arg: Expression | undefined): boolean => arg !== undefined && mayBeMany(arg);

/** Places of arguments that the function takes one by one and that may be several. */
export function manyOnesIn({ name, args }: Call): readonly number[] {
  const whole = wholes[name] ?? never;
  const many = args.flatMap((arg, index) => (!whole(index) && mayBeMany(arg) ? [index] : []));
  // Where the condition is several, each takes its own answer.
  const each = many.length > 0 && (name === "IF" || name === "IFS" || name === "SWITCH");
  return each ? args.flatMap((arg, index) => (mayBeMany(arg) ? [index] : [])) : many;
}
