/** `worksheet.freezePanes`. */
import { optionalInteger } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import { wholeSheet, type Area } from "../book/address";
import { mayFreeze } from "../quirks";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange } from "./range-ref";
import { changeSheet, type SheetRef } from "./sheet-ref";

function freeze({ book, sheet }: SheetRef, method: string, area: Area | null): void {
  mayFreeze(book, sheet, method);
  changeSheet(book, sheet, () => (sheet.frozen = area));
}

export const freezeType = defineExcel<SheetRef>("WorksheetFreezePanes", {
  methods: {
    FreezeRows: (ref, args) => freeze(ref, "FreezeRows", { ...wholeSheet, bottom: (optionalInteger(args[0]) ?? 1) - 1 }),
    FreezeColumns: (ref, args) => freeze(ref, "FreezeColumns", { ...wholeSheet, right: (optionalInteger(args[0]) ?? 1) - 1 }),
    FreezeAt: (ref, args) => freeze(ref, "FreezeAt", { ...areaOfArgument(ref.book, ref.sheet, args[0]).area, top: 0, left: 0 }),
    Unfreeze: (ref) => freeze(ref, "Unfreeze", null),
    GetLocationOrNullObject: ({ book, sheet }) => (sheet.frozen ? makeRange(book, sheet, sheet.frozen) : null),
    GetLocation: ({ book, sheet }) => {
      if (!sheet.frozen) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, sheet.frozen);
    },
  },
});
