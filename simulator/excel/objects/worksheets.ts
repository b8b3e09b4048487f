/** `Excel.WorksheetCollection`. */
import { optionalText, textOf, truthOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { addSheet, sheetNamed, type Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { objectOf } from "./registry";

function item(book: Workbook, key: Argument | undefined): HostObject | null {
  const sheet = sheetNamed(book, textOf(key));
  return sheet ? objectOf("Worksheet", { book, sheet }) : null;
}

function edge(book: Workbook, visibleOnly: boolean, last: boolean): HostObject {
  const sheets = visibleOnly ? book.sheets.filter((sheet) => sheet.visibility === "Visible") : book.sheets;
  const sheet = last ? sheets.at(-1) : sheets[0];
  if (!sheet) throw new HostError("ItemNotFound");
  return objectOf("Worksheet", { book, sheet });
}

export const worksheetsType = defineExcel<Workbook>("WorksheetCollection", {
  items: (book) => book.sheets.map((sheet) => objectOf("Worksheet", { book, sheet })),
  indexer: (book, args) => item(book, args[0]),
  methods: {
    Add: (book, args) => objectOf("Worksheet", { book, sheet: addSheet(book, optionalText(args[0])) }),
    GetActiveWorksheet: (book) => objectOf("Worksheet", { book, sheet: book.active }),
    GetCount: (book, args) => (truthOf(args[0]) ? book.sheets.filter((sheet) => sheet.visibility === "Visible").length : book.sheets.length),
    GetFirst: (book, args) => edge(book, truthOf(args[0]), false),
    GetLast: (book, args) => edge(book, truthOf(args[0]), true),
    GetItemOrNullObject: (book, args) => item(book, args[0]),
  },
});
