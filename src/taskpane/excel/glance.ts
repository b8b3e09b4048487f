/** A look at the workbook in the background when the pane opens, so that the first screen can say what there is. Nothing is written. */
import { useCallback, useRef, useState, type RefObject } from "react";
import { Cancelled, type Engine } from "../engine/client";
import type { Reader } from "../reader";
import type { Given } from "./given";

/** What the first screen says of the workbook before anything was asked for; null: nothing. */
export type Glance = "looking" | { readonly town: string; readonly period: string; readonly ledgers: number } | null;

/**
 * @param given the clerk's choices and files as they are now
 * @returns `takeGlance` starts (again), `endGlance` stops what is under way and waits until it has stopped
 */
export function useGlance(
  engine: Engine,
  reader: Reader,
  given: RefObject<Given>,
): { readonly glance: Glance; readonly takeGlance: () => void; readonly endGlance: () => Promise<void> } {
  const [glance, setGlance] = useState<Glance>(null);
  const running = useRef<{ readonly stop: () => void; readonly ended: Promise<void> } | null>(null);

  const takeGlance = useCallback(() => {
    const before = running.current;
    before?.stop();
    let state: "reading" | "stopped" | "done" = "reading";
    const steps = () => {
      if (state === "stopped") throw new Cancelled();
    };
    const look = async (): Promise<void> => {
      await before?.ended;
      if (state === "stopped") return;
      setGlance("looking");
      try {
        const { town, period, ledgers } = await reader.read(given.current.choices, given.current.files, steps);
        setGlance({ town, period: period.label, ledgers: ledgers.length });
      } catch {
        // A glance that fails says nothing: the run itself will tell.
        setGlance(null);
      } finally {
        if (state === "reading") state = "done";
      }
    };
    const stop = () => {
      if (state !== "reading") return;
      state = "stopped";
      engine.cancel();
      reader.forget();
    };
    running.current = { stop, ended: look() };
  }, [engine, given, reader]);

  const endGlance = useCallback(async () => {
    const now = running.current;
    now?.stop();
    await now?.ended;
  }, []);

  return { glance, takeGlance, endGlance };
}
