/** The pane's side of the engine, over workers that answer when the test says so. */
import { Cancelled, createEngine, EngineFailure, type WorkerLike } from "../../src/taskpane/engine/client";

interface Played extends WorkerLike {
  readonly asked: { id: number }[];
  ended: boolean;
}

function playedWorkers(): { readonly workers: Played[]; readonly start: () => WorkerLike } {
  const workers: Played[] = [];
  const start = (): WorkerLike => {
    const worker: Played = {
      asked: [],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (message) => void worker.asked.push(message as { id: number }),
      terminate: () => void (worker.ended = true),
    };
    workers.push(worker);
    return worker;
  };
  return { workers, start };
}

const fails = (worker: Played | undefined, message: string) => worker?.onerror?.({ message } as ErrorEvent);
const answers = (worker: Played | undefined, output: unknown) =>
  worker?.onmessage?.({ data: { type: "done", id: worker.asked.at(-1)?.id, output } } as unknown as Parameters<NonNullable<WorkerLike["onmessage"]>>[0]);

test("a cancel ends the worker and all that was asked; what it complains of afterwards does not reach what the next one is asked", async () => {
  const { workers, start } = playedWorkers();
  const engine = createEngine(start);
  const first = engine.ask("vocabulary", null);
  engine.cancel();
  await expect(first).rejects.toBeInstanceOf(Cancelled);
  expect(workers[0]?.ended).toBe(true);
  const second = engine.ask("vocabulary", null);
  expect(workers).toHaveLength(2);
  fails(workers[0], "Failed to execute 'importScripts'");
  answers(workers[1], { kinds: [], wording: {} });
  await expect(second).resolves.toEqual({ kinds: [], wording: {} });
});

test("a fault of the worker at work reaches everybody who waits", async () => {
  const { workers, start } = playedWorkers();
  const engine = createEngine(start);
  const asked = [engine.ask("vocabulary", null), engine.ask("vocabulary", null)];
  fails(workers[0], "out of memory");
  for (const one of asked) {
    await expect(one).rejects.toBeInstanceOf(EngineFailure);
    await expect(one).rejects.toThrow("out of memory");
  }
});
