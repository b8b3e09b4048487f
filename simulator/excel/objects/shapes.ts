/** `worksheet.shapes`: what a person drew on a sheet, as far as it is there. */
import type { Sheet } from "../book/sheet";
import { defineExcel } from "./define";
import type { SheetRef } from "./sheet-ref";

type ShapeRef = Sheet["shapes"][number];

const shapeType = defineExcel<ShapeRef>("Shape", { id: ({ id }) => id, scalars: { Id: { get: ({ id }) => id }, Type: { get: ({ type }) => type } } });

/** Whether there are any, and of what kind: an add-in that looks after what a person drew asks no more. */
export const shapesType = defineExcel<SheetRef>("ShapeCollection", {
  items: ({ sheet }) => sheet.shapes.map((shape) => shapeType(shape)),
  methods: { GetCount: ({ sheet }) => sheet.shapes.length },
});
