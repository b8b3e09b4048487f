/** The pane's side of the engine: requests as promises. Cancelling ends the worker; a new one starts at the next request. */
import type { Stage } from "../../app/pipeline";
import type { ReplyMessage, RequestName, Requests } from "../../app/engine/protocol";

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
  /** Ends all work at once. Everything that was added must be added again. For what a person gives up; never for what goes on by itself. */
  cancel(): void;
  /** Calls back whenever the engine has lost everything that it was given: by a cancel, or because it broke down. */
  onLost(lost: () => void): void;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly progress: EngineProgress | undefined;
}

/**
 * @param start makes a worker; called at the first request, and again after a cancel
 * @param onFault told of a fault in the engine that belongs to no request
 */
export function createEngine(start: () => WorkerLike, onFault: (error: Error) => void = () => undefined): Engine {
  let worker: WorkerLike | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const losses: (() => void)[] = [];

  const end = (error: Error) => {
    worker?.terminate();
    worker = null;
    const asked = [...waiting.values()];
    waiting.clear();
    for (const lost of losses) lost();
    for (const entry of asked) entry.reject(error);
  };
  /** Who is told may give up by throwing: then the answer is for nobody. */
  const tellProgress = (id: number, entry: Waiting, { stage, done, total }: { readonly stage: Stage; readonly done: number; readonly total: number }) => {
    try {
      entry.progress?.(stage, done, total);
    } catch (error) {
      waiting.delete(id);
      entry.reject(error);
    }
  };
  const running = (): WorkerLike => {
    if (worker) return worker;
    const made = (worker = start());
    made.onmessage = ({ data }) => {
      if (worker !== made) return;
      if (data.type === "fault") return onFault(new EngineFailure(data.message));
      const entry = waiting.get(data.id);
      if (!entry) return;
      if (data.type === "progress") return tellProgress(data.id, entry, data);
      waiting.delete(data.id);
      if (data.type === "done") entry.resolve(data.output);
      else entry.reject(new EngineFailure(data.message));
    };
    made.onerror = (event) => {
      // A worker that was ended in the middle of loading may still complain: nobody waits for it any more, and what the next one does is no fault.
      if (worker !== made) return;
      const fault = new EngineFailure(event.message);
      if (waiting.size === 0) onFault(fault);
      // It may never answer again, and nobody knows what it still holds.
      end(fault);
    };
    return made;
  };
  return {
    ask(name, input, progress) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        // The reply to a request has the type that the protocol names for it.
        waiting.set(id, { resolve: resolve as (output: unknown) => void, reject, progress });
        try {
          running().postMessage({ id, name, input });
        } catch (error) {
          waiting.delete(id);
          reject(new EngineFailure(String(error)));
        }
      });
    },
    cancel: () => end(new Cancelled()),
    onLost: (lost) => void losses.push(lost),
  };
}
