/**
 * One pane writes at a time. While another does, a task waits and begins again by itself once that has ended, with what the workbook says then. Where
 * nobody can know whether the other still goes on, the clerk may say that it does not.
 */
import { useCallback, useMemo, useRef, useState } from "react";
import { BeingWritten, SheetsChanged, TakenOver, type OpenWorkbook, type Writer } from "../../hosts/excel";
import { Cancelled } from "../../hosts/browser/client";
import type { Task } from "../task";
import { unlessGivenUp } from "../turns";

export interface Waiting {
  /** The other is known to be going on: there is nothing to decide. */
  readonly isCertain: boolean;
  /** null: its sheets do not say whose they are. */
  readonly writer: Writer | null;
}

export interface Waited {
  /** Like the task's own, but for waiting. What is begun again reads again. */
  readonly attempt: Task["attempt"];
  /** Whom is waited for; null: nobody. */
  readonly waiting: Waiting | null;
  /** Grows with every ending of a task after which it is not known what stands: another has been writing. */
  readonly unsure: number;
  /** The clerk says that the other has broken off. */
  readonly goOnHere: () => void;
}

/** Runs of others that may come between a task's reading and its writing, one after the other, before it is said that there are such. */
const OFTEN = 5;

/** @param changed told before a task begins again: what was read before does not hold any more */
export function useWaiting(workbook: OpenWorkbook, { attempt: once, step }: Pick<Task, "attempt" | "step">, changed: () => void): Waited {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [unsure, setUnsure] = useState(0);
  const goOn = useRef<() => void>(() => undefined);

  const untilFree = useCallback(
    async ({ isCertain, writer }: BeingWritten, signal: AbortSignal): Promise<void> => {
      const stop = new AbortController();
      const pressed = new Promise<void>((resolve) => (goOn.current = resolve)).then(() => workbook.takeOver(writer));
      step({ step: "waiting", done: 0, total: 1 });
      setWaiting({ isCertain, writer });
      try {
        await unlessGivenUp(Promise.race([workbook.whenFree(stop.signal), pressed]), signal);
      } finally {
        stop.abort();
        setWaiting(null);
      }
    },
    [step, workbook],
  );

  const attempt = useCallback<Task["attempt"]>(
    (task, how) =>
      once(async (signal) => {
        let met = false;
        try {
          for (let times = 1; ; times++) {
            try {
              return await task(signal);
            } catch (error) {
              met ||= error instanceof BeingWritten || error instanceof SheetsChanged || error instanceof TakenOver;
              if (error instanceof BeingWritten) await untilFree(error, signal);
              else if (!(error instanceof SheetsChanged) || times > OFTEN) throw error;
            }
            if (signal.aborted) throw new Cancelled();
            changed();
          }
        } finally {
          if (met) setUnsure((before) => before + 1);
        }
      }, how),
    [changed, once, untilFree],
  );

  const goOnHere = useCallback(() => goOn.current(), []);
  return useMemo(() => ({ attempt, waiting, unsure, goOnHere }), [attempt, goOnHere, unsure, waiting]);
}
