/** Records by area and day, built from strings that are there already: no key is put together for any of the many records that meet no other. */
import type { LedgerRecord } from "../model/ledger";
import type { LedgerView } from "./ledger-view";

/** One row of a ledger in the index, with those of the same area and day that came before it. */
export interface Held {
  readonly view: LedgerView;
  readonly record: LedgerRecord;
  readonly before: Held | null;
}

export interface DayIndex {
  /** The last row put in for an area and day (`day` is "" for no date), or null. */
  readonly last: (area: string, day: string) => Held | null;
  readonly put: (view: LedgerView, record: LedgerRecord, day: string) => Held;
}

export function dayIndex(): DayIndex {
  const areas = new Map<string, Map<string, Held>>();
  return {
    last: (area, day) => areas.get(area)?.get(day) ?? null,
    put(view, record, day) {
      let days = areas.get(record.area);
      if (!days) areas.set(record.area, (days = new Map()));
      const held: Held = { view, record, before: days.get(day) ?? null };
      days.set(day, held);
      return held;
    },
  };
}
