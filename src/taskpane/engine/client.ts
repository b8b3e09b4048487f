/** The pane's side of the engine: requests as promises. Cancelling ends the worker; a new one starts at the next request. */
import type { Stage } from "../../pipeline";
import type { ReplyMessage, RequestName, Requests } from "./protocol";

export type EngineProgress = (stage: Stage, done: number, total: number) => void;

/** The run was cancelled by the user: nothing was written. */
export class Cancelled extends Error {}

/** A fault inside the engine; its message is for the log, the pane says its own sentence. */
export class EngineFailure extends Error {}

/** The part of a Worker that the client needs: tests give an in-process one. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ReplyMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Engine {
  ask<Name extends RequestName>(name: Name, input: Requests[Name]["in"], progress?: EngineProgress): Promise<Requests[Name]["out"]>;
  /** Ends all work at once. Everything that was added must be added again. */
  cancel(): void;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: EngineProgress | undefined;
}

/** @param start makes a worker; called at the first request, and again after a cancel */
export function createEngine(start: () => WorkerLike): Engine {
  let worker: WorkerLike | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const failAll = (error: Error) => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
  };
  const running = (): WorkerLike => {
    if (worker) return worker;
    const made = (worker = start());
    made.onmessage = ({ data }) => {
      const entry = waiting.get(data.id);
      if (!entry) return;
      if (data.type === "progress") return entry.progress?.(data.stage, data.done, data.total);
      waiting.delete(data.id);
      if (data.type === "done") entry.resolve(data.output);
      else entry.reject(new EngineFailure(data.message));
    };
    // A worker that was ended in the middle of loading may still complain: nobody waits for it any more, and what the next one does is no fault.
    made.onerror = (event) => worker === made && failAll(new EngineFailure(event.message));
    return made;
  };
  return {
    ask(name, input, progress) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        // The reply to a request has the type that the protocol names for it.
        waiting.set(id, { resolve: resolve as (output: unknown) => void, reject, progress });
        running().postMessage({ id, name, input });
      });
    },
    cancel() {
      worker?.terminate();
      worker = null;
      failAll(new Cancelled());
    },
  };
}
