/** Long work in stretches that nobody feels: between them the pane paints, and answers clicks. */

/** A task of more than 50 ms is felt; what office.js adds of its own comes on top. */
const STRETCH_MS = 16;

/** Ends the current task and goes on in the next one. A message is not held back as timers are. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** @returns a function to be awaited often: it gives way only when the current stretch of work has been long enough */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    await nextTask();
    since = performance.now();
  };
}

/** Does work that goes in small steps. @returns what the work returns */
export async function inStretches<Result>(work: Iterator<void, Result>): Promise<Result> {
  const pause = breather();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause();
  }
}
