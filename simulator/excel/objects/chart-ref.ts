/** What a `Chart` object stands for, and what its parts share. */
import { textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument } from "../../protocol/object-type";
import { wholeSheet } from "../book/address";
import chartTypes from "../book/chart-types.json";
import type { Chart } from "../book/sheet";
import { tell } from "../book/workbook";
import type { SheetRef } from "./sheet-ref";

export interface ChartRef extends SheetRef {
  readonly chart: Chart;
}

/** A chart is drawn anew. */
export function chartChanged({ book, sheet }: SheetRef): void {
  tell(book, { kind: "format", sheet, area: wholeSheet });
}

export function chartTypeOf(value: Argument | undefined): string {
  const type = textOf(value);
  if (!chartTypes.includes(type)) throw new HostError("InvalidArgument");
  return type;
}
