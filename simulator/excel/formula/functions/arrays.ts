/** Worksheet functions whose results are arrays, which spill. */
import { errors, isError, type CellValue } from "../../book/value";
import { rowsIn, single } from "../results";
import { compare, toNumber, type Place, type Value } from "../values";
import { eager, numberAt, truth, type FunctionTable, type Values } from "./arguments";

type Rows = readonly (readonly CellValue[])[];

const turned = (rows: Rows): CellValue[][] => Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => rows.map((row) => row[column] ?? null));

function filtered(args: Values, { book }: Place): Value {
  const rows = rowsIn(args[0] ?? null, book);
  const test = rowsIn(args[1] ?? null, book);
  const error = test.flat().find(isError);
  if (error) return error;
  const byRow = test.length === rows.length && (test[0]?.length ?? 0) === 1;
  const byColumn = !byRow && test.length === 1 && test[0]?.length === rows[0]?.length;
  if (!byRow && !byColumn) return errors.value;
  const passes = (value: CellValue | undefined): boolean => truth(value ?? null) === true;
  const kept = byRow ? rows.filter((_, i) => passes(test[i]?.[0])) : rows.map((row) => row.filter((_, i) => passes(test[0]?.[i])));
  if (kept.length > 0 && (kept[0]?.length ?? 0) > 0) return { rows: kept };
  return args[2] ?? { error: "#CALC!" };
}

function unique(args: Values, place: Place): Value {
  const byColumn = truth(single(args[1] ?? null, place)) === true;
  const once = truth(single(args[2] ?? null, place)) === true;
  const lines = byColumn ? turned(rowsIn(args[0] ?? null, place.book)) : rowsIn(args[0] ?? null, place.book);
  const keyOf = (line: readonly CellValue[]): string => JSON.stringify(line.map((value) => (typeof value === "string" ? value.toLowerCase() : value)));
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const seen = new Set<string>();
  const kept = lines.filter((line) => {
    const key = keyOf(line);
    if (seen.has(key) || (once && counts.get(key) !== 1)) return false;
    seen.add(key);
    return true;
  });
  if (kept.length === 0) return { error: "#CALC!" };
  return { rows: byColumn ? turned(kept) : kept };
}

function sorted(args: Values, place: Place): Value {
  const index = numberAt([single(args[1] ?? null, place)], 0, 1) - 1;
  const descending = numberAt([single(args[2] ?? null, place)], 0, 1) === -1;
  const byColumn = truth(single(args[3] ?? null, place)) === true;
  const rows = rowsIn(args[0] ?? null, place.book);
  const lines = byColumn ? turned(rows) : [...rows];
  if (index < 0 || index >= (lines[0]?.length ?? 0)) return errors.value;
  const order = lines
    .map((line, at) => ({ line, at }))
    .sort((a, b) => {
      const [x, y] = [a.line[index] ?? null, b.line[index] ?? null];
      if (x === null || y === null) return x === y ? a.at - b.at : x === null ? 1 : -1;
      const found = compare(x, y);
      return found === 0 ? a.at - b.at : descending ? -found : found;
    })
    .map(({ line }) => line);
  return { rows: byColumn ? turned(order) : order };
}

function sequence(args: Values, place: Place): Value {
  const [height, width, start, step] = [1, 1, 1, 1].map((otherwise, i) => numberAt([single(args[i] ?? null, place)], 0, otherwise));
  if (!height || !width || height < 1 || width < 1 || start === undefined || step === undefined) return errors.value;
  return { rows: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => start + (row * width + column) * step)) };
}

/** FILTER, SEQUENCE, SORT, TRANSPOSE, UNIQUE. */
export const arrayFunctions: FunctionTable = {
  FILTER: eager(filtered),
  SEQUENCE: eager((args, place) => (args.some((arg) => isError(toNumber(single(arg, place)))) ? errors.value : sequence(args, place))),
  SORT: eager(sorted),
  TRANSPOSE: eager((args, { book }) => ({ rows: turned(rowsIn(args[0] ?? null, book)) })),
  UNIQUE: eager(unique),
};
