/** Numeric columns that no indicator measures, listed so that nothing numeric disappears in silence. */
import type { Column, Ledger } from "../model/ledger";
import type { UnmeasuredColumn } from "../model/total";
import { columnLetters } from "../reading/address";
import type { Program } from "./program";

/** @param program null where the ledger's kind is `other` */
export function unmeasuredColumns(ledger: Ledger, program: Program | null): UnmeasuredColumn[] {
  const measured = new Set(program?.measured ?? []);
  const listed: UnmeasuredColumn[] = [];
  for (const column of ledger.columns) {
    const isField = column.role === "field" || column.role === "member";
    if (isField && column.field !== null && measured.has(column.field)) continue;
    // Dates are numbers on the sheet only; their own checks speak of them.
    if (column.field === "date") continue;
    const cells = numbersIn(column, ledger, isField);
    if (cells === 0) continue;
    const { file, sheet, kind } = ledger;
    listed.push({ file, sheet, column: columnLetters(column.index), header: column.header.join("·"), kind, cells });
  }
  return listed;
}

/** How many numbers stand in the column: as the reader counted them, else as the records show. */
function numbersIn(column: Column, ledger: Ledger, isField: boolean): number {
  if (column.numbers !== undefined) return column.numbers;
  const counted = column.reasons.map((reason) => reason.params.cells).find((cells) => typeof cells === "number");
  const field = column.field;
  if (isField && field !== null) {
    return ledger.records.filter((record) => record.quantities[field] !== undefined && (column.role !== "member" || record.memberColumn === column.index))
      .length;
  }
  return counted ?? (column.role === "unmeasured" || column.role === "serial" ? ledger.records.length : 0);
}
