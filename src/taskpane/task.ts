/** One task of the pane's at a time: how far it is, whether the clerk has given it up, and what is said at its end. */
import { useCallback, useMemo, useRef, useState } from "react";
import { Cancelled } from "../hosts/browser/client";
import { joinedNotices, type Notice } from "./notice";
import type { Turns } from "./turns";

export type Step =
  "workbook" | "reading" | "checking" | "measuring" | "rollup" | "drafting" | "layout" | "writing" | "document" | "file" | "copy" | "adding" | "waiting";

export interface Working {
  readonly step: Step;
  readonly done: number;
  readonly total: number;
  /** What it is at just now: a file's name. */
  readonly name?: string;
}

export interface Attempt {
  /** What it begins with. */
  readonly first?: Step;
  /** What was said before stays: looking again by itself must not take it away. */
  readonly keep?: boolean;
  /** It goes on from what a look in the background finds, so that one under way is waited for; else that one is asked to end. */
  readonly joinsLook?: boolean;
}

export interface Task {
  /** What is being done; null: nothing. */
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly say: (notice: Notice | null) => void;
  /** Says it after what the task before has said while this one waited for it; else by itself. */
  readonly sayAlso: (notice: Notice) => void;
  /** Says what went wrong. */
  readonly tell: (error: unknown) => void;
  /**
   * Does a task with progress, after those that came before it, turning whatever it throws into a notice. Nothing a clerk does ends in silence.
   * The task gets a signal that says when the clerk gives it up, for what it waits for between two steps.
   */
  readonly attempt: (task: (signal: AbortSignal) => Promise<void>, how?: Attempt) => Promise<void>;
  /** Says how far the task is. @throws Cancelled where the clerk has given it up */
  readonly step: (next: Working) => void;
  /** Says how far that is which a task waits for, where one does. */
  readonly overhear: (next: Working) => void;
  /** The task that is shown ends: with its next step, or before it has begun. @returns whether it had begun */
  readonly giveUp: () => boolean;
}

/** A task of the clerk's that is under way or waits for its turn. */
interface Errand {
  readonly first: Step;
  readonly stop: AbortController;
  begun: boolean;
}

/**
 * @param turns one task at a time
 * @param before called with each task before it waits for its turn; what it waits for has ended before the task begins
 * @param noticeFor what is said of an error
 */
export function useTask(turns: Turns, before: (how: Attempt) => Promise<void>, noticeFor: (error: unknown) => Notice): Task {
  const [working, setWorking] = useState<Working | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const errands = useRef<Errand[]>([]);
  const waited = useRef(false);
  const tell = useCallback((error: unknown) => say(noticeFor(error)), [noticeFor]);

  const attempt = useCallback(
    async (task: (signal: AbortSignal) => Promise<void>, how: Attempt = {}): Promise<void> => {
      const { first = "workbook", keep = false } = how;
      const errand: Errand = { first, stop: new AbortController(), begun: false };
      const behind = errands.current.length > 0;
      errands.current.push(errand);
      // What the task before says at its end is not swept away by one that waited for it.
      if (!behind && !keep) say(null);
      if (!behind) setWorking({ step: first, done: 0, total: 1 });
      try {
        const ended = before(how);
        await turns.take(async () => {
          await ended;
          errand.begun = true;
          waited.current = behind;
          setWorking({ step: first, done: 0, total: 1 });
          return task(errand.stop.signal);
        }, errand.stop.signal);
      } catch (error) {
        // A cancel between two questions leaves the engine without what the next one asks for: that is no fault. What Office says is always told.
        tell(errand.stop.signal.aborted && !(error instanceof OfficeExtension.Error) ? new Cancelled() : error);
      } finally {
        errands.current = errands.current.filter((other) => other !== errand);
        const [next] = errands.current;
        setWorking(next ? { step: next.first, done: 0, total: 1 } : null);
      }
    },
    [before, tell, turns],
  );

  const step = useCallback((next: Working) => {
    if (errands.current[0]?.stop.signal.aborted) throw new Cancelled();
    setWorking(next);
  }, []);
  const overhear = useCallback((next: Working) => {
    if (errands.current[0]?.begun === false) setWorking(next);
  }, []);
  const giveUp = useCallback(() => {
    const [now] = errands.current;
    now?.stop.abort();
    return now?.begun ?? false;
  }, []);
  const sayAlso = useCallback((next: Notice) => say((before) => (waited.current && before ? joinedNotices(before, next) : next)), []);
  return useMemo(
    () => ({ working, notice, say, sayAlso, tell, attempt, step, overhear, giveUp }),
    [working, notice, sayAlso, tell, attempt, step, overhear, giveUp],
  );
}
