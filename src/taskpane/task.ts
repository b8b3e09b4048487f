/** One task of the pane's at a time: how far it is, whether the clerk has given it up, and what is said at its end. */
import { useCallback, useMemo, useRef, useState } from "react";
import { Cancelled } from "./engine/client";
import type { Notice } from "./notice";

export type Step = "workbook" | "reading" | "checking" | "measuring" | "rollup" | "drafting" | "layout" | "writing" | "document" | "file" | "copy";

export interface Working {
  readonly step: Step;
  readonly done: number;
  readonly total: number;
}

export interface Task {
  /** What is being done; null: nothing. */
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly say: (notice: Notice | null) => void;
  /** Says what went wrong. */
  readonly tell: (error: unknown) => void;
  /**
   * Does a task with progress, turning whatever it throws into a notice. Nothing a clerk does ends in silence.
   * @param first what it begins with
   * @param keep what was said before stays: looking again by itself must not take it away
   */
  readonly attempt: (task: () => Promise<void>, first?: Step, keep?: boolean) => Promise<void>;
  /** Says how far the task is. @throws Cancelled where the clerk has given it up */
  readonly step: (next: Working) => void;
  /** The task ends with its next step. */
  readonly giveUp: () => void;
}

/**
 * @param before what must have ended before any task begins
 * @param noticeFor what is said of an error
 */
export function useTask(before: () => Promise<void>, noticeFor: (error: unknown) => Notice): Task {
  const [working, setWorking] = useState<Working | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const cancelled = useRef(false);
  const tell = useCallback((error: unknown) => say(noticeFor(error)), [noticeFor]);
  const attempt = useCallback(
    async (task: () => Promise<void>, first: Step = "workbook", keep = false): Promise<void> => {
      cancelled.current = false;
      if (!keep) say(null);
      setWorking({ step: first, done: 0, total: 1 });
      try {
        await before();
        await task();
      } catch (error) {
        // A cancel between two questions leaves the engine without what the next one asks for: that is no fault. What Office says is always told.
        tell(cancelled.current && !(error instanceof OfficeExtension.Error) ? new Cancelled() : error);
      } finally {
        setWorking(null);
      }
    },
    [before, tell],
  );
  const step = useCallback((next: Working) => {
    if (cancelled.current) throw new Cancelled();
    setWorking(next);
  }, []);
  const giveUp = useCallback(() => void (cancelled.current = true), []);
  return useMemo(() => ({ working, notice, say, tell, attempt, step, giveUp }), [working, notice, tell, attempt, step, giveUp]);
}
