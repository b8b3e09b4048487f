/** How fast this computer is just now, by a fixed piece of work: so that patience is counted in work that could have been done, not in time. */

/** Milliseconds that the work takes on a computer that has nothing else to do (2 GHz, 2020). */
export const BEAT_MS = 25;
const ROUNDS = 20_000_000;

/** Does the work. @returns milliseconds that it took */
export function beat(): number {
  const began = performance.now();
  let hash = 0x811c9dc5;
  for (let i = 0; i < ROUNDS; i++) hash = Math.imul(hash ^ i, 0x01000193);
  // The result is used, so that no compiler leaves the work out.
  return Math.max(performance.now() - began, hash === 0 ? 1 : 0);
}
