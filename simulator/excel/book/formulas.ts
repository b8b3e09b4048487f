/** Formulas of a whole sheet or workbook that follow what happens elsewhere. */
import { forgetSheet, renameTable, type Formula } from "../formula/formula";
import { eachCell, type Sheet, type Table } from "./sheet";
import { wholeSheet } from "./address";
import type { Workbook } from "./workbook";

/** Puts another formula in the place of each. */
export function changeFormulas(sheet: Sheet, change: (formula: Formula) => Formula): void {
  eachCell(sheet, wholeSheet, (cell) => {
    if (cell.formula) cell.formula = change(cell.formula);
  });
}

function changeAll(book: Workbook, change: (formula: Formula) => Formula): void {
  for (const sheet of book.sheets) changeFormulas(sheet, change);
  for (const name of book.names) name.formula = change(name.formula);
  book.version += 1;
}

/** After a sheet went: references to it and to its tables become #REF!. */
export function forget(book: Workbook, sheet: Sheet): void {
  changeAll(book, (formula) => sheet.tables.reduce((made, table) => renameTable(made, table.name, null), forgetSheet(formula, sheet)));
}

/** Gives a table another name; structured references follow. */
export function nameTable(book: Workbook, table: Table, name: string): void {
  changeAll(book, (formula) => renameTable(formula, table.name, name));
  table.name = name;
}
