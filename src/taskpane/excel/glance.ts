/** A look at the workbook in the background when the pane opens, so that the first screen can say what there is. Nothing is written. */
import { useCallback, useRef, useState, type RefObject } from "react";
import { Cancelled } from "../../hosts/browser/client";
import type { Reader, Steps } from "../reader";
import type { Attempt } from "../task";
import type { Turns } from "../turns";
import type { Given } from "./given";

/** What the first screen says of the workbook before anything was asked for; null: nothing. */
export type Glance = "looking" | { readonly town: string; readonly period: string; readonly ledgers: number } | null;

interface Look {
  readonly stop: AbortController;
  state: "waiting" | "reading" | "over";
}

/**
 * A look never takes anything from what the clerk asks for: it waits for its turn like any task, and one that is not wanted any more ends with its next
 * step and leaves the engine what it has.
 * @param given the clerk's choices and files as they are now
 * @param progress told how far the look is, for a task that waits for it
 * @returns `takeGlance` looks (again); `giveWay` is told of each task that the clerk begins
 */
export function useGlance(
  turns: Turns,
  reader: Reader,
  given: RefObject<Given>,
  progress: RefObject<Steps>,
): { readonly glance: Glance; readonly takeGlance: () => void; readonly giveWay: (to: Attempt) => void } {
  const [glance, setGlance] = useState<Glance>(null);
  const latest = useRef<Look | null>(null);

  const takeGlance = useCallback(() => {
    latest.current?.stop.abort();
    const look: Look = { stop: new AbortController(), state: "waiting" };
    latest.current = look;
    const steps: Steps = (...step) => {
      if (look.stop.signal.aborted) throw new Cancelled();
      progress.current(...step);
    };
    const read = async (): Promise<void> => {
      look.state = "reading";
      setGlance("looking");
      const { town, period, ledgers } = await reader.read(given.current.choices, given.current.files, steps);
      if (latest.current === look) setGlance({ town, period: period.label, ledgers: ledgers.length });
    };
    turns
      .take(read, look.stop.signal)
      // A glance that fails says nothing to the clerk: the run itself will tell. Whoever looks for the reason finds it in the console.
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) console.warn(error);
        if (latest.current === look) setGlance(null);
      })
      .finally(() => (look.state = "over"));
  }, [given, progress, reader, turns]);

  const giveWay = useCallback(({ joinsLook = false }: Attempt) => {
    const look = latest.current;
    // One that has not begun has found nothing yet that a task could go on from.
    if (look && (!joinsLook || look.state === "waiting")) look.stop.abort();
  }, []);

  return { glance, takeGlance, giveWay };
}
