/**
 * Which run's sheets stand is asked of the workbook, never remembered: the ribbon's page may have taken a run back, somebody may have deleted a
 * sheet, another pane may have written. Asked at the start and whenever the clerk comes back to the pane.
 */
import { useEffect, useRef } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { OutcomeSetters } from "./outcome";

/**
 * @param busy a task is going on, which says itself what stands
 * @param unsure grows where one could not say it
 */
export function useStanding(workbook: OpenWorkbook, busy: boolean, unsure: number, { setStanding }: OutcomeSetters): void {
  const now = useRef(busy);
  const lookAgain = useRef<() => void>(() => undefined);
  const known = useRef(unsure);
  now.current = busy;
  useEffect(() => {
    const stop = new AbortController();
    let gone = false;
    const look = (): void => {
      if (now.current) return;
      void workbook.standing().then(
        (standing) => {
          if (gone || now.current) return;
          setStanding(standing);
          // What another pane writes is known when it has ended.
          if (standing.busy)
            void workbook.whenFree(stop.signal).then(
              () => stop.signal.aborted || look(),
              () => undefined,
            );
        },
        // A workbook that does not answer says so when something is asked of it.
        () => undefined,
      );
    };
    lookAgain.current = look;
    look();
    window.addEventListener("focus", look);
    return () => {
      gone = true;
      stop.abort();
      window.removeEventListener("focus", look);
    };
  }, [setStanding, workbook]);
  useEffect(() => {
    if (busy || known.current === unsure) return;
    known.current = unsure;
    lookAgain.current();
  }, [busy, unsure]);
}
