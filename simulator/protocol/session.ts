/**
 * One open document as an add-in meets it: requests in, answers out, with the limits of the real host, its states (cell editing, closed) and the
 * faults that a test asks for. Node and browser both answer through `answer`.
 */
import { runBatch, type ObjectModel } from "./batch";
import { createCounters, type Counters } from "./counters";
import { createFaults, type Fault, type Faults } from "./faults";
import { messageOf } from "./host-error";
import { actionType, delayForCellEditFlag, type Batch, type BatchResponse } from "./messages";

export interface Limits {
  /** Bytes of UTF-8; 5 MB on the web. */
  readonly request: number;
  readonly response: number;
}

export const webLimits: Limits = { request: 5 * 1024 * 1024, response: 5 * 1024 * 1024 };

/** Either the batch was run (its response may carry an error), or the request as a whole failed as office.js knows it by number. */
export type Answer =
  | { readonly kind: "response"; readonly response: BatchResponse; readonly text: string }
  | { readonly kind: "failure"; readonly officeCode: number; readonly code: string; readonly message: string };

export interface SessionState {
  /** The user is editing a cell: writes and reads fail until Enter. */
  cellEditing: boolean;
  closed: boolean;
  /** Milliseconds added to every sync, as the network does. */
  latency: number;
}

export interface Session {
  readonly answer: (batch: Batch, flags: number) => Promise<Answer>;
  readonly state: SessionState;
  readonly faults: Faults;
  readonly counters: Counters;
  /** Leaves cell editing and lets waiting requests through. */
  readonly leaveCellEditing: () => void;
}

export interface SessionOptions {
  /** `touched` is told of every member, whether anybody logs them or not. */
  readonly model: Omit<ObjectModel, "log" | "refusalOf"> & { readonly touched?: (entry: string) => void };
  readonly limits?: Limits;
  readonly faults?: readonly Fault[];
  readonly beforeBatch?: () => void;
  /** Called after every request that ran, for recalculation, events and painting. */
  readonly afterBatch?: () => void;
}

/** Numbers that office.js turns into the codes beside them (RichApiMessageUtility.buildResponseOnError). */
const officeCodes = {
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
} as const;

const encoder = new TextEncoder();

export function createSession(options: SessionOptions): Session {
  const limits = options.limits ?? webLimits;
  const faults = createFaults(options.faults);
  const counters = createCounters();
  const state: SessionState = { cellEditing: false, closed: false, latency: 0 };
  let waiting: (() => void)[] = [];
  const model: ObjectModel = {
    ...options.model,
    refusalOf: faults.refusalOf,
    log: (entry) => {
      options.model.touched?.(entry);
      if (counters.logging) counters.log.push(entry);
    },
  };

  const run = (batch: Batch): BatchResponse => {
    options.beforeBatch?.();
    try {
      return runBatch(batch, model);
    } finally {
      options.afterBatch?.();
    }
  };

  const answer = async (batch: Batch, flags: number): Promise<Answer> => {
    const request = sizeOf(JSON.stringify(batch));
    const cleanup = isCleanup(batch);
    countRequest(counters, batch, request, cleanup);
    const fault = cleanup ? null : faults.next();
    if (state.latency > 0 || (fault?.delay ?? 0) > 0) await delay(state.latency + (fault?.delay ?? 0));
    if (state.closed) return failure("InvalidOrTimedOutSession", counters);
    if (request > limits.request) return failure("RequestPayloadSizeLimitExceeded", counters);
    if (state.cellEditing && !cleanup) {
      if ((flags & delayForCellEditFlag) === 0) return answered(errorResponse("InvalidOperationInCellEditMode"), limits, counters);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (fault?.error === undefined) return answered(run(batch), limits, counters);
    const partial = runInPart(batch, fault, run);
    counters.errors += 1;
    return isOfficeCode(fault.error) ? failure(fault.error, counters) : answered(partial, limits, counters);
  };

  const leaveCellEditing = (): void => {
    state.cellEditing = false;
    const ready = waiting;
    waiting = [];
    for (const go of ready) go();
  };

  return { answer, state, faults, counters, leaveCellEditing };
}

function sizeOf(text: string): number {
  return encoder.encode(text).length;
}

function countRequest(counters: Counters, batch: Batch, bytes: number, cleanup: boolean): void {
  if (cleanup) counters.cleanups += 1;
  else counters.syncs += 1;
  counters.requestBytes += bytes;
  counters.largestRequest = Math.max(counters.largestRequest, bytes);
  counters.actions += batch.Actions.length;
}

/** What a fault lets through, with its error behind it. */
function runInPart(batch: Batch, { error = "GeneralException", after = 0 }: Fault, run: (batch: Batch) => BatchResponse): BatchResponse {
  const count = after === "all" ? batch.Actions.length : after;
  const partial = count === 0 ? { Results: [], TraceIds: [] } : run({ ...batch, Actions: batch.Actions.slice(0, count) });
  return { ...partial, Error: partial.Error ?? { ...errorOf(error), ActionIndex: Math.min(count, batch.Actions.length - 1) } };
}

function answered(response: BatchResponse, limits: Limits, counters: Counters): Answer {
  if (response.Error) counters.errors += 1;
  const text = JSON.stringify(response);
  const bytes = sizeOf(text);
  counters.responseBytes += bytes;
  counters.largestResponse = Math.max(counters.largestResponse, bytes);
  return bytes > limits.response ? failure("ResponsePayloadSizeLimitExceeded", counters) : { kind: "response", response, text };
}

function failure(code: keyof typeof officeCodes, counters: Counters): Answer {
  counters.errors += 1;
  return { kind: "failure", officeCode: officeCodes[code], code, message: messageOf(code) };
}

function errorOf(code: string): { Code: string; Message: string; ActionIndex: number; Location: string; HttpStatusCode: number } {
  return { Code: code, Message: messageOf(code), ActionIndex: 0, Location: "", HttpStatusCode: code === "GeneralException" ? 500 : 400 };
}

function errorResponse(code: string): BatchResponse {
  return { Results: [], TraceIds: [], Error: errorOf(code) };
}

function isOfficeCode(code: string): code is keyof typeof officeCodes {
  return Object.hasOwn(officeCodes, code);
}

/** Excel.run ends with a request of its own that lets its objects go. */
function isCleanup(batch: Batch): boolean {
  return (
    batch.Actions.length > 0 &&
    batch.Actions.every(
      (action) => action.ActionType === actionType.instantiate || (action.ActionType === actionType.method && action.Name === "_RemoveReference"),
    ) &&
    batch.Actions.some((action) => action.Name === "_RemoveReference")
  );
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
