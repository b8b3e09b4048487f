/** What reading one settings sheet gives. */
import type { Finding } from "../../model/finding";

export interface SettingsReading<Entries> {
  /** null: the sheet could not be used at all, and the base catalogue's entries stay. */
  readonly entries: Entries | null;
  readonly findings: readonly Finding[];
  /** Key of an entry → A1 of its row, for faults that only show when all sheets are read. */
  readonly cells: ReadonlyMap<string, string>;
}
