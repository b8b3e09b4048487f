/** Numeric columns that no indicator measures, listed so that nothing numeric disappears in silence. */
import type { Column, Ledger } from "../model/ledger";
import type { UnmeasuredColumn } from "../model/total";
import { columnLetters } from "../reading/address";
import type { Program } from "./program";

/** @param program null where the ledger's kind is `other` */
export function unmeasuredColumns(ledger: Ledger, program: Program | null): UnmeasuredColumn[] {
  const listed: UnmeasuredColumn[] = [];
  for (const column of ledger.columns) {
    const isField = column.role === "field" || column.role === "member";
    if (isField && column.field !== null && (program?.used.has(column.field) || isDate(column.field, program))) continue;
    const cells = numbersIn(column, ledger, isField);
    if (cells === 0) continue;
    const { file, sheet, kind } = ledger;
    listed.push({ file, sheet, column: columnLetters(column.index), header: column.header.join("·"), kind, cells });
  }
  return listed;
}

/** Dates are numbers on the sheet only; their own checks speak of them. */
const isDate = (field: string, program: Program | null): boolean =>
  field === "date" || (program !== null && program.kind.fields.some((each) => each.field === field && each.type === "date"));

/** How many numbers stand in the column: what the records show, or what the reader counted beside them (typed numbers in a text column). */
function numbersIn(column: Column, ledger: Ledger, isField: boolean): number {
  const { field, numbers = 0 } = column;
  if (!isField || field === null) return numbers;
  const member = column.role === "member";
  const read = ledger.records.filter((record) => record.quantities[field] !== undefined && (!member || record.memberColumn === column.index)).length;
  return Math.max(read, numbers);
}
