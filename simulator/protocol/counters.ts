/** What an add-in cost: round trips, bytes, and on request every member that it touched. */

export interface Counters {
  syncs: number;
  /** Requests that only let tracked objects go, which `Excel.run` sends by itself. */
  cleanups: number;
  requestBytes: number;
  responseBytes: number;
  largestRequest: number;
  largestResponse: number;
  actions: number;
  errors: number;
  /** `Range.Values=`, `Worksheet.GetRange`…, in order; only while `logging`. */
  log: string[];
  logging: boolean;
}

export function createCounters(): Counters {
  return { syncs: 0, cleanups: 0, requestBytes: 0, responseBytes: 0, largestRequest: 0, largestResponse: 0, actions: 0, errors: 0, log: [], logging: false };
}

/** Sets everything to 0, keeping whether to log. */
export function resetCounters(counters: Counters): void {
  Object.assign(counters, createCounters(), { logging: counters.logging });
}
