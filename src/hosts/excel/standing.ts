/** Which run's sheets stand in the workbook, and what taking back would do: told by the sheets themselves, whoever wrote them and when. */
import { halfDoneOf } from "./half-done";
import { keptBeside, withState, type RunNote, type SheetEntry } from "./own-sheets";

export interface StandingRun {
  /** Sheets of a run stand. */
  readonly stands: boolean;
  /** Which run; null: none stands, or an older version wrote it and did not say. */
  readonly run: RunNote | null;
  /**
   * restore: the sheets that the run replaced come back. remove: it replaced none, and its sheets go. nothing: there are none, or those that it
   * replaced are gone (one run is kept), so that taking its sheets away would not bring back what stood before.
   */
  readonly undo: "restore" | "remove" | "nothing";
  /**
   * A run or an undo stands by halves: a part of it was taken back with Ctrl+Z, or a window was closed in the middle. Undo then brings back what stood
   * before it, and so does the next run, before it writes.
   */
  readonly half: boolean;
  /** Another pane, or somebody on another computer, writes just now, or broke off: what stands may be about to change. */
  readonly busy: boolean;
}

/** @param busy another run writes just now: its unfinished sheets are not left over from anything */
export function standingRunOf(all: readonly SheetEntry[], busy = false): StandingRun {
  const sheets = busy ? all.filter(({ own }) => own?.state !== "building") : all;
  const current = withState(sheets, "current");
  const run = current.find((sheet) => sheet.run !== null)?.run ?? null;
  const half = halfDoneOf(sheets);
  if (half !== null)
    return { stands: current.length > 0, run, undo: half.restore.length > 0 || half.remove.length === 0 ? "restore" : "remove", half: true, busy };
  const undo = current.length === 0 ? "nothing" : restorable(sheets).length > 0 ? "restore" : run?.replaced === false ? "remove" : "nothing";
  return { stands: current.length > 0, run, undo, half: false, busy };
}

/** Sheets that undoing the run that stands brings back: what it set aside, hidden or, where the clerk had changed it, beside. */
export function restorable(sheets: readonly SheetEntry[]): SheetEntry[] {
  const over = withState(sheets, "current").find(({ own }) => own?.over != null)?.own?.over ?? null;
  return [...withState(sheets, "former"), ...keptBeside(sheets)].filter(({ bears }) => over !== null && bears?.serial === over);
}
