/** Worksheet functions of truth. */
import { errors, isError, type CellValue } from "../../book/value";
import { evaluated, rowsIn, single } from "../results";
import { compare, isRange } from "../values";
import { eager, scalar, test, truth, type FunctionTable, type WorksheetFunction } from "./arguments";

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

const lazyIf: WorksheetFunction = (args, place) => {
  const [condition, yes, no] = args;
  const decided = truth(single(condition ? evaluated(condition, place) : null, place));
  if (typeof decided !== "boolean") return decided;
  if (decided) return yes ? evaluated(yes, place) : true;
  return no ? evaluated(no, place) : false;
};

function onError(caught: (value: CellValue) => boolean): WorksheetFunction {
  return (args, place) => {
    const value = single(args[0] ? evaluated(args[0], place) : null, place);
    if (!caught(value)) return value;
    return args[1] ? evaluated(args[1], place) : "";
  };
}

/** Decisions, and questions about a value. */
export const logicFunctions: FunctionTable = {
  IF: lazyIf,
  IFS: (args, place) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const [condition, value] = [args[i], args[i + 1]];
      if (condition && value && truth(single(evaluated(condition, place), place)) === true) return evaluated(value, place);
    }
    return errors.na;
  },
  SWITCH: (args, place) => {
    const wanted = single(args[0] ? evaluated(args[0], place) : null, place);
    for (let i = 1; i + 1 < args.length; i += 2) {
      const [key, value] = [args[i], args[i + 1]];
      if (key && value && compare(single(evaluated(key, place), place), wanted) === 0) return evaluated(value, place);
    }
    const last = args.length % 2 === 0 ? args.at(-1) : undefined;
    return last ? evaluated(last, place) : errors.na;
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
};
