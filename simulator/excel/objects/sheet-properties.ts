/** Custom properties of a worksheet. */
import { textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Sheet } from "../book/sheet";
import { defineExcel } from "./define";
import { changeSheet, type SheetRef } from "./sheet-ref";

interface PropertyRef extends SheetRef {
  readonly key: string;
}

const customPropertyType = defineExcel<PropertyRef>("WorksheetCustomProperty", {
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.customProperties.get(key) ?? "",
      set: ({ book, sheet, key }, value) => changeSheet(book, sheet, () => sheet.customProperties.set(key, textOf(value))),
    },
  },
  methods: { Delete: ({ book, sheet, key }) => changeSheet(book, sheet, () => sheet.customProperties.delete(key)) },
});

/** Keys are found without case, at most 255 characters long. */
function propertyKey(sheet: Sheet, key: string): string | null {
  return [...sheet.customProperties.keys()].find((one) => one.toLowerCase() === key.toLowerCase()) ?? null;
}

export const customPropertiesType = defineExcel<SheetRef>("WorksheetCustomPropertyCollection", {
  items: (ref) => [...ref.sheet.customProperties.keys()].map((key) => customPropertyType({ ...ref, key })),
  indexer: (ref, args) => {
    const key = propertyKey(ref.sheet, textOf(args[0]));
    return key === null ? null : customPropertyType({ ...ref, key });
  },
  methods: {
    Add: (ref, args) => {
      const key = textOf(args[0]);
      if (key === "" || key.length > 255) throw new HostError("InvalidArgument");
      const known = propertyKey(ref.sheet, key) ?? key;
      changeSheet(ref.book, ref.sheet, () => ref.sheet.customProperties.set(known, textOf(args[1])));
      return customPropertyType({ ...ref, key: known });
    },
    GetCount: ({ sheet }) => sheet.customProperties.size,
    GetItemOrNullObject: (ref, args) => {
      const key = propertyKey(ref.sheet, textOf(args[0]));
      return key === null ? null : customPropertyType({ ...ref, key });
    },
  },
});
