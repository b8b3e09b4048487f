/** Numeric columns that no indicator measures, listed so that nothing numeric disappears in silence. */
import type { Column, Ledger } from "../model/ledger";
import type { UnmeasuredColumn } from "../model/total";
import { columnLetters } from "../model/address";
import type { Program } from "./program";

/** @param program null where the ledger's kind is `other` */
export function unmeasuredColumns(ledger: Ledger, program: Program | null): UnmeasuredColumn[] {
  const { file, sheet, kind } = ledger;
  const types = new Map(program?.kind.fields.map((field) => [field.field, field.type]));
  const listed: UnmeasuredColumn[] = [];
  for (const column of ledger.columns) {
    const field = column.role === "field" || column.role === "member" ? column.field : null;
    const type = field === null ? undefined : types.get(field);
    // Dates are numbers on the sheet only; their own checks speak of them.
    if (field !== null && (program?.used.has(field) || field === "date" || type === "date")) continue;
    const read = field !== null && (type === "quantity" || type === "rate") ? numbersRead(ledger, column, field) : 0;
    // What the reader counted, or what the records show where a text (2课时) was read as a number.
    const cells = Math.max(read, column.numbers ?? 0);
    if (cells > 0) listed.push({ file, sheet, column: columnLetters(column.index), header: column.header.join("·"), kind, cells });
  }
  return listed;
}

const numbersRead = ({ records }: Ledger, { role, index }: Column, field: string): number =>
  records.reduce((count, record) => (record.quantities[field] !== undefined && (role !== "member" || record.memberColumn === index) ? count + 1 : count), 0);
