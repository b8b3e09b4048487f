/** What a cell holds. */

/** An error value such as #N/A; it travels with the cell. */
export interface CellError {
  readonly error: string;
  /** What the simulator would have to compute for it, and does not: the value is not known, and no answer of Excel's. */
  readonly notComputed?: string;
}

/** null is blank. Dates are serial numbers, as in Excel. */
export type CellValue = null | string | number | boolean | CellError;

export const errors = {
  na: error("#N/A"),
  value: error("#VALUE!"),
  reference: error("#REF!"),
  divide: error("#DIV/0!"),
  name: error("#NAME?"),
  number: error("#NUM!"),
  circular: error("#CIRC!"),
  spill: error("#SPILL!"),
} as const;

const known = new Map([...Object.values(errors), error("#NULL!"), error("#CALC!")].map((one) => [one.error, one]));

export function isError(value: unknown): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

/** The error value that a text stands for (`#N/A`), or null. */
export function errorNamed(text: string): CellError | null {
  return known.get(text.toUpperCase()) ?? null;
}

/** The value of a formula with something in it that the simulator does not play. */
export function notComputed(what: string): CellError {
  return { error: "#NAME?", notComputed: what };
}

function error(code: string): CellError {
  return Object.freeze({ error: code });
}
