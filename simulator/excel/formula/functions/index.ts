/** Worksheet functions that the simulator computes. Others throw NotSimulated, and the file's own result is shown. */
import { errors } from "../../book/value";
import { evaluate, single, toNumber } from "../evaluate";
import type { FunctionTable, WorksheetFunction } from "./arguments";
import { logicFunctions } from "./logic";
import { lookupFunctions } from "./lookup";
import { numberFunctions } from "./numbers";
import { textFunctions } from "./text";

/** SUBTOTAL and AGGREGATE leave out rows that are hidden only in their 100-forms; our sheets hide none, so both forms are one. */
const subtotals: { readonly [code: number]: string } = { 1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM" };

const subtotal: WorksheetFunction = (args, place) => {
  const code = toNumber(single(args[0] ? evaluate(args[0], place) : null, place));
  const name = typeof code === "number" ? subtotals[code % 100] : undefined;
  const known = name === undefined ? undefined : numberFunctions[name];
  return known ? known(args.slice(1), place) : errors.value;
};

export const functions: FunctionTable = { ...numberFunctions, ...logicFunctions, ...lookupFunctions, ...textFunctions, SUBTOTAL: subtotal };
