/** `worksheet.protection`. */
import { isRecord, optionalText, plainOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import { tell } from "../book/workbook";
import { defineExcel } from "./define";
import type { SheetRef } from "./sheet-ref";

/** Options of `worksheet.protect()`; what is not named is refused on the protected sheet. */
const permissions = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
];

export const protectionType = defineExcel<SheetRef>("WorksheetProtection", {
  scalars: {
    Protected: { get: ({ sheet }) => sheet.protection.on },
    Options: {
      get: ({ sheet }) =>
        sheet.protection.on ? { ...Object.fromEntries(permissions.map((name) => [name, false])), selectionMode: "Normal", ...sheet.protection.options } : null,
    },
    CanPauseProtection: { get: () => false, onRequest: true },
    IsPasswordProtected: { get: ({ sheet }) => sheet.protection.password !== null, onRequest: true },
    IsPaused: { get: () => false, onRequest: true },
    SavedOptions: { get: ({ sheet }) => sheet.protection.options, onRequest: true },
  },
  methods: {
    Protect: ({ book, sheet }, args) => {
      if (sheet.protection.on) throw new HostError("InvalidOperation");
      const options = plainOf(args[0]);
      sheet.protection = { on: true, password: optionalText(args[1]), options: isRecord(options) ? options : {} };
      tell(book, { kind: "protection", sheet });
    },
    Unprotect: ({ book, sheet }, args) => {
      if (!sheet.protection.on) return;
      if (sheet.protection.password !== null && sheet.protection.password !== optionalText(args[0])) throw new HostError("AccessDenied");
      sheet.protection = { on: false, password: null, options: {} };
      tell(book, { kind: "protection", sheet });
    },
  },
});
