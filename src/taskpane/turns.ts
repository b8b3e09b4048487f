/**
 * Who may use the engine and the document: one at a time, in the order in which they came. What is done for one never reaches into what another asked
 * for: a task that is given up while it waits leaves the others as they are, and one that is given up at work has both to itself.
 */
import { Cancelled } from "../hosts/browser/client";

export interface Turns {
  /**
   * Does a task once all that came before it have ended.
   * @param signal gives the turn up while it is waited for; what is under way must look at it itself
   * @throws Cancelled at once where it is given up before it begins; what the task throws
   */
  take<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take(task, signal) {
      const before = last;
      const done = start(before, task, signal);
      // A turn that was given up is passed on only when it comes round.
      last = done.then(
        () => before,
        () => before,
      );
      return done;
    },
  };
}

async function start<T>(before: Promise<void>, task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  await (signal ? unlessGivenUp(before, signal) : before);
  return task();
}

/**
 * Waits for something that cannot be stopped, such as a file on a slow network drive, no longer than it is wanted.
 * @throws Cancelled as soon as the signal says so; what is waited for goes on for nobody
 */
export async function unlessGivenUp<T>(wanted: Promise<T>, signal: AbortSignal): Promise<T> {
  const outcome = await Promise.race([wanted, givenUp(signal)]);
  if (signal.aborted) throw new Cancelled();
  return outcome;
}

/** Never resolves; throws as soon as the signal says so. */
const givenUp = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(new Cancelled());
    signal.addEventListener("abort", () => reject(new Cancelled()), { once: true });
  });
