/** Findings of the reader: always with a file, a sheet and a cell. */
import type { Finding, Severity } from "../model/finding";
import type { Grid } from "../model/grid";
import { cellAddress } from "./address";

/** @param at 0-based row and column, or null for the sheet as a whole */
export function finding(
  grid: Grid,
  code: string,
  severity: Severity,
  at: readonly [row: number, column: number] | null,
  params: Finding["params"] = {},
  kind?: string,
): Finding {
  const cell = at === null ? "" : cellAddress(at[0], at[1]);
  return { code, severity, params, file: grid.file, sheet: grid.sheet, cell, ...(kind === undefined ? {} : { kind }) };
}
