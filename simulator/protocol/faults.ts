/** What may go wrong between an add-in and its host, on purpose. Syncs are counted from 1, the clean-up after `Excel.run` is never one. */

export interface Fault {
  /** Which sync from now: 1 is the next one. */
  readonly sync: number;
  /** Error code that the sync fails with (`GeneralException`, `Timeout`, `RequestAborted`…); absent: it is only late. */
  readonly error?: string;
  /** How many of the batch's actions are carried out before the error: 0 (default), or "all" (the answer is lost on the way back). */
  readonly after?: number | "all";
  /** Milliseconds before the answer. */
  readonly delay?: number;
}

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** Called once for each sync; the fault that hits it, or null. */
  readonly next: () => Fault | null;
  /** Add `count` to see faults still waiting. */
  readonly waiting: () => readonly Fault[];
}

export function createFaults(initial: readonly Fault[] = []): Faults {
  let seen = 0;
  let planned: { readonly at: number; readonly fault: Fault }[] = initial.map((fault) => ({ at: fault.sync, fault }));
  return {
    add: (fault) => {
      planned.push({ at: seen + fault.sync, fault });
    },
    clear: () => {
      planned = [];
    },
    next: () => {
      seen += 1;
      const hit = planned.find((entry) => entry.at === seen);
      planned = planned.filter((entry) => entry !== hit);
      return hit?.fault ?? null;
    },
    waiting: () => planned.map((entry) => ({ ...entry.fault, sync: entry.at - seen })),
  };
}
