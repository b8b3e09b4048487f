/** Which run's sheets stand in the workbook, and what taking back would do: told by the sheets themselves, whoever wrote them and when. */
import { withState, type RunNote, type SheetEntry } from "./own-sheets";

export interface Standing {
  /** Sheets of a run stand. */
  readonly stands: boolean;
  /** Which run; null: none stands, or an older version wrote it and did not say. */
  readonly run: RunNote | null;
  /**
   * restore: the sheets that the run replaced come back. remove: it replaced none, and its sheets go. nothing: there are none, or those that it
   * replaced are gone (one run is kept), so that taking its sheets away would not bring back what stood before.
   */
  readonly undo: "restore" | "remove" | "nothing";
}

export function standingOf(sheets: readonly SheetEntry[]): Standing {
  const current = withState(sheets, "current");
  const run = current.find((sheet) => sheet.run !== null)?.run ?? null;
  const kept = withState(sheets, "former").length > 0;
  const undo = current.length === 0 ? "nothing" : kept ? "restore" : run?.replaced === false ? "remove" : "nothing";
  return { stands: current.length > 0, run, undo };
}
