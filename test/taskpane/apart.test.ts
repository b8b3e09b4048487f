/** Files that may take their reader with them, over workers that answer or die when the test says so, and a time that passes when it says so. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readWorkbook } from "../../src/formats";
import { readingApart, type ApartReply, type ApartWorkerLike } from "../../src/hosts/browser/apart";
import { Cancelled, EngineFailure, type Engine } from "../../src/hosts/browser/client";
import { answer } from "../../src/app/engine/engine";
import type { RequestName } from "../../src/app/engine/protocol";
import { packFile, unpackFile } from "../../src/app/engine/sent-file";
import { newState } from "../../src/app/engine/state";

const XLS = new Uint8Array(readFileSync(path.resolve(__dirname, "../../samples/ledgers/村居报送/新街社区.xls")));

interface Played extends ApartWorkerLike {
  readonly asked: string[];
  ended: boolean;
  says(reply: ApartReply): void;
}

/** @param does what a worker does with a file */
function setUp(does: (name: string, bytes: Uint8Array, worker: Played) => void, beatMs = 25) {
  const workers: Played[] = [];
  let seconds = 0;
  const state = newState();
  const engine = {
    ask: (name: RequestName, input: never) => (name === "beat" ? Promise.resolve(beatMs) : answer(state, { id: 1, name, input } as never, () => undefined)),
    cancel: () => undefined,
    onLost: () => undefined,
  } as unknown as Engine;
  const start = (): ApartWorkerLike => {
    const worker: Played = {
      asked: [],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage({ name, bytes }) {
        worker.asked.push(name);
        does(name, bytes, worker);
      },
      terminate: () => void (worker.ended = true),
      says: (data) => worker.onmessage?.({ data } as MessageEvent<ApartReply>),
    };
    workers.push(worker);
    return worker;
  };
  const pause = async () => {
    seconds++;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const apart = readingApart(engine, start, pause);
  return { workers, state, add: (name: string, bytes = XLS) => apart.ask("addFile", { name, bytes }), cancel: apart.cancel, seconds: () => seconds };
}

async function reads(name: string, bytes: Uint8Array, worker: Played): Promise<void> {
  worker.says({ type: "begun" });
  worker.says({ type: "read", sent: packFile(await readWorkbook(name, bytes)) });
}
const another = (): Uint8Array<ArrayBuffer> => Uint8Array.from([...XLS, 0]);

test("the engine itself does not touch an older format; its sheets come from the other worker, whole", async () => {
  const { add, state, workers } = setUp((...given) => void reads(...given));
  expect(await add("新街社区.xls")).toMatchObject({ problem: null, apart: null });
  expect(workers.map(({ asked }) => asked)).toEqual([["新街社区.xls"]]);
  const { grids } = await readWorkbook("新街社区.xls", XLS);
  expect(grids.length).toBeGreaterThan(0);
  expect(state.files.get("新街社区.xls")?.grids).toEqual(grids);
});

test("what travels is what was read: hidden rows, dates, findings", async () => {
  const { grids, findings } = await readWorkbook("新街社区.xls", XLS);
  const hidden = grids.map((grid) => ({ ...grid, hiddenRows: new Set([3, 5]), hiddenColumns: new Set([1]) }));
  expect(unpackFile(packFile({ grids: hidden, findings }))).toEqual({ grids: hidden, findings });
});

test("a reader that falls silent is ended after the work that a file may take, its file is named, and the next has a fresh one", async () => {
  const { add, workers, state, seconds } = setUp((name, bytes, worker) =>
    name === "死.xls" ? worker.says({ type: "begun" }) : void reads(name, bytes, worker),
  );
  await add("好.xls");
  const before = seconds();
  expect((await add("死.xls", another())).problem).toMatch(/“死\.xls”时耗尽了内存或处理能力.*另存为 \.xlsx/);
  // One more may already have been under way for the file before.
  expect([30, 31]).toContain(seconds() - before);
  expect(state.files.get("死.xls")).toMatchObject({ grids: [], findings: [{ code: "file.exhausting", file: "死.xls" }] });
  expect((await add("又一个.xls")).problem).toBeNull();
  expect(workers.map(({ asked, ended }) => [asked, ended])).toEqual([
    [["好.xls", "死.xls"], true],
    [["又一个.xls"], false],
  ]);
});

test("the same bytes are not tried a second time: a run after a cancel would wait for them again", async () => {
  const { add, workers } = setUp((_, __, worker) => worker.says({ type: "begun" }));
  await add("死.xls");
  expect((await add("死（副本）.xls")).problem).toContain("死（副本）.xls");
  expect(workers).toHaveLength(1);
});

test("a second on a computer four times as slow counts for a quarter; on a faster one it is no more than a second", async () => {
  const slow = setUp((_, __, worker) => worker.says({ type: "begun" }), 100);
  await slow.add("死.xls");
  expect(slow.seconds()).toBe(121);
  const fast = setUp((_, __, worker) => worker.says({ type: "begun" }), 5);
  await fast.add("死.xls");
  expect(fast.seconds()).toBe(31);
});

test("an error that ends the reader at work is the file's; before it has begun it is ours, and no file is blamed", async () => {
  const late = setUp((_, __, worker) => {
    worker.says({ type: "begun" });
    worker.onerror?.({ message: "out of memory" } as ErrorEvent);
  });
  expect((await late.add("死.xls")).problem).toContain("耗尽了内存");
  const early = setUp((_, __, worker) => worker.onerror?.({ message: "script did not come" } as ErrorEvent));
  await expect(early.add("好.xls")).rejects.toThrow(EngineFailure);
  const part = setUp((_, __, worker) => worker.says({ type: "failed", message: "ChunkLoadError" }));
  await expect(part.add("好.xls")).rejects.toThrow("ChunkLoadError");
  expect([early.workers[0]?.ended, part.workers[0]?.ended]).toEqual([true, true]);
});

test("a cancel ends the reader at once; what is read afterwards has a fresh one", async () => {
  const { add, workers, cancel } = setUp((name, bytes, worker) => (name === "死.xls" ? worker.says({ type: "begun" }) : void reads(name, bytes, worker)));
  const asked = add("死.xls").catch((error: unknown) => error);
  while (workers.length === 0) await new Promise((resolve) => setImmediate(resolve));
  cancel();
  expect(await asked).toBeInstanceOf(Cancelled);
  expect((await add("好.xls")).problem).toBeNull();
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

test("a cancel before the reader is asked leaves it unasked", async () => {
  const { add, workers, cancel } = setUp((...given) => void reads(...given));
  const digest = jest.spyOn(crypto.subtle, "digest").mockImplementationOnce(() => {
    cancel();
    return Promise.resolve(new ArrayBuffer(32));
  });
  await expect(add("好.xls")).rejects.toBeInstanceOf(Cancelled);
  expect(workers).toHaveLength(0);
  digest.mockRestore();
});
