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

/** A member that the host will not have, in whatever round trip it comes. */
export interface Refusal {
  /** As the log of members has it: `WorksheetFreezePanes.FreezeRows`, `PageLayout.Zoom=`. */
  readonly member: string;
  /** Code of the error; absent: the call is taken and nothing happens. */
  readonly error?: string;
  /** How often; absent: always. */
  readonly times?: number;
}

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly refuse: (refusal: Refusal) => void;
  readonly clear: () => void;
  /** Called once for each sync; the fault that hits it, or null. */
  readonly next: () => Fault | null;
  /** Called for each member that is called or set; its refusal, or null. */
  readonly refusalOf: (member: string) => Refusal | null;
  /** Faults that have not struck yet. */
  readonly waiting: () => readonly Fault[];
}

export function createFaults(initial: readonly Fault[] = []): Faults {
  let seen = 0;
  let refusals: { readonly refusal: Refusal; left: number }[] = [];
  let planned: { readonly at: number; readonly fault: Fault }[] = initial.map((fault) => ({ at: fault.sync, fault }));
  return {
    add: (fault) => {
      planned.push({ at: seen + fault.sync, fault });
    },
    refuse: (refusal) => {
      refusals.push({ refusal, left: refusal.times ?? Infinity });
    },
    clear: () => {
      planned = [];
      refusals = [];
    },
    refusalOf: (member) => {
      const hit = refusals.find(({ refusal, left }) => refusal.member === member && left > 0);
      if (hit) hit.left -= 1;
      return hit?.refusal ?? null;
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
