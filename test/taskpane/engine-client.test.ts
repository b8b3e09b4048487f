/** The pane's side of the engine, over workers that answer when the test says so. */
import { Cancelled, createEngine, EngineFailure, type WorkerLike } from "../../src/hosts/browser/client";

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

test("an engine that broke down is replaced, and whoever gave it something hears that it is lost", async () => {
  const { workers, start } = playedWorkers();
  const faults: string[] = [];
  const engine = createEngine(start, (error) => faults.push(error.message));
  let lost = 0;
  engine.onLost(() => lost++);
  const first = engine.ask("vocabulary", null);
  fails(workers[0], "script gone");
  await expect(first).rejects.toThrow("script gone");
  const second = engine.ask("vocabulary", null);
  expect([workers[0]?.ended, workers.length, lost, faults]).toEqual([true, 2, 1, []]);
  answers(workers[1], { kinds: [], wording: {} });
  await second;
  engine.cancel();
  expect(lost).toBe(2);
});

test("a fault that belongs to no request is told to whoever listens for it", async () => {
  const { workers, start } = playedWorkers();
  const faults: string[] = [];
  const engine = createEngine(start, (error) => faults.push(error.message));
  const asked = engine.ask("vocabulary", null);
  workers[0]?.onmessage?.({ data: { type: "fault", message: "nobody's promise" } } as MessageEvent);
  answers(workers[0], { kinds: [], wording: {} });
  await asked;
  fails(workers[0], "nobody asked");
  expect(faults).toEqual(["nobody's promise", "nobody asked"]);
});

test("who is told of progress may give up by throwing: that request ends at once, the worker and what others asked of it go on", async () => {
  const { workers, start } = playedWorkers();
  const engine = createEngine(start);
  const look = engine.ask("run", {} as never, () => {
    throw new Cancelled();
  });
  const other = engine.ask("vocabulary", null);
  workers[0]?.onmessage?.({ data: { type: "progress", id: 1, stage: "reading", done: 1, total: 2 } } as MessageEvent);
  await expect(look).rejects.toBeInstanceOf(Cancelled);
  expect(workers[0]?.ended).toBe(false);
  answers(workers[0], { kinds: [], wording: {} });
  await expect(other).resolves.toEqual({ kinds: [], wording: {} });
});
