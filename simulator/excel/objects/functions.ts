/** `workbook.functions`: worksheet functions that are computed without a cell. */
import objectModel from "../object-model.json";
import { HostError, notSimulated } from "../../protocol/host-error";
import { isHostObject, type Argument, type HostObject } from "../../protocol/object-type";
import { isList } from "../../protocol/arguments";
import { isError, type CellValue } from "../book/value";
import type { Workbook } from "../book/workbook";
import { evaluate } from "../formula/evaluate";
import { rowsIn, single } from "../formula/results";
import { NotSimulated } from "../formula/values";
import type { Expression } from "../formula/parser";
import { defineExcel } from "./define";
import { areaOf } from "./range-ref";
import { typeNamed } from "./registry";

interface Result {
  readonly value: CellValue;
}

const resultType = defineExcel<Result>("FunctionResult", {
  scalars: { Error: { get: ({ value }) => (isError(value) ? value.error : null) }, Value: { get: ({ value }) => (isError(value) ? null : (value ?? 0)) } },
});

/** A plain value, a range, or the result of another function. */
function expressionOf(argument: Argument): Expression {
  if (isHostObject(argument)) {
    if (resultType.is(argument)) return { kind: "value", value: resultType.targetOf(argument).value };
    const ref = typeNamed("Range").targetOf(argument);
    const area = areaOf(ref);
    return { kind: "reference", token: { kind: "reference", sheet: ref.sheet, area, fixed: [false, false, false, false], single: false } };
  }
  if (argument === null) return { kind: "missing" };
  if (typeof argument === "object" && !Array.isArray(argument)) throw new HostError("InvalidArgument");
  if (Array.isArray(argument)) throw notSimulated("worksheet functions with arrays");
  return { kind: "value", value: argument as CellValue };
}

function compute(book: Workbook, method: string, args: readonly Argument[]): HostObject {
  const place = { book, sheet: book.active, row: 0, column: 0 };
  // Functions with any number of arguments get them in one list.
  const all = args.flatMap((arg) => (isList(arg as never) ? (arg as readonly Argument[]) : [arg]));
  try {
    const value = evaluate({ kind: "call", name: method.toUpperCase().replaceAll("_", "."), args: all.map(expressionOf) }, place);
    const rows = rowsIn(value, book);
    return resultType({ value: rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? null) : single(value, place) });
  } catch (cause) {
    if (cause instanceof NotSimulated) throw notSimulated(`Functions.${method}`);
    throw cause;
  }
}

export const functionsType = defineExcel<Workbook>("Functions", {
  methods: Object.fromEntries(
    Object.keys(objectModel.Functions.methods).map((method) => [method, (book: Workbook, args: readonly Argument[]) => compute(book, method, args)]),
  ),
});
