/** Classes of Excel's object model that others lead back to. */
import { createTypeRegistry } from "../../protocol/type-registry";
import type { RangePlace } from "./range-place";
import type { RangeRef } from "./range-ref";
import type { SheetRef } from "./sheet-ref";

interface ExcelTargets {
  readonly Range: RangeRef;
  readonly RangeAreas: RangePlace;
  readonly Worksheet: SheetRef;
}

export const { register, typeNamed, objectOf } = createTypeRegistry<ExcelTargets>();
