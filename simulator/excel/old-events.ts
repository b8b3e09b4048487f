/** Events of the API that all hosts share, which office.js registers elsewhere: bindings, the document's selection, the add-in's settings. */
import type { Json } from "../protocol/messages";
import { columnsOf, intersection, rowsOf } from "./book/address";
import { areaOfBinding, type Change, type Workbook } from "./book/workbook";

/** Numbers of office.js (`office10EventId…`). */
export const oldEvent = { settings: 1, selection: 2, bindingSelection: 3, bindingData: 4 } as const;

export interface OldEvent {
  readonly event: number;
  /** Id of a binding, or "". */
  readonly target: string;
  readonly args: Json;
}

export function oldEventsOf(book: Workbook, change: Change): OldEvent[] {
  if (change.kind === "cells") {
    return book.bindings
      .filter((binding) => binding.sheet === change.sheet && intersection(areaOfBinding(binding), change.area) !== null)
      .map((binding) => ({ event: oldEvent.bindingData, target: binding.id, args: {} }));
  }
  if (change.kind === "settings") return [{ event: oldEvent.settings, target: "", args: {} }];
  if (change.kind !== "selection") return [];
  const inBindings = book.bindings.flatMap((binding): OldEvent[] => {
    const own = areaOfBinding(binding);
    const common = binding.sheet === change.sheet ? intersection(own, change.area) : null;
    if (!common) return [];
    const args = { startRow: common.top - own.top, startColumn: common.left - own.left, rowCount: rowsOf(common), columnCount: columnsOf(common) };
    return [{ event: oldEvent.bindingSelection, target: binding.id, args }];
  });
  return [{ event: oldEvent.selection, target: "", args: {} }, ...inBindings];
}
