/**
 * Files that may take their reader with them are read in a worker of their own: 25 KB of .xls can fill all memory or never end in the library for older
 * formats. The pane owns both workers, so what the engine holds outlives the reader, and a cancel ends both.
 * A worker without memory is ended by Chromium without a word, and one that is in a loop answers nothing: the only sign is that it does not finish.
 */
import { BEAT_MS } from "./beat";
import { Cancelled, EngineFailure, type Engine } from "./client";
import type { Opened, ReadApart, RequestName, Requests } from "../../app/engine/protocol";
import type { SentFile } from "../../app/engine/sent-file";

export interface ApartRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ApartReply =
  /** All that is needed for reading has come. */
  | { readonly type: "begun" }
  | { readonly type: "read"; readonly sent: SentFile }
  /** Our own fault, or a part of the pane that did not come. */
  | { readonly type: "failed"; readonly message: string };

/** The part of a Worker that is needed here: tests give one of their own. */
export interface ApartWorkerLike {
  postMessage(message: ApartRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ApartReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Seconds of work of an idle computer that a file may take: seven times what the largest public files take, as in the command, and more by its size in MB.
 * A second on a computer that is slow or busy counts for less, one in which it slept counts once.
 */
const SECONDS = 30;
const SECONDS_A_MB = 2;
const MB = 1024 * 1024;

export type Pause = (milliseconds: number) => Promise<void>;
const pauseByTimer: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The engine with a second worker for such files; whoever asks `addFile` need not know of it.
 * @param start makes the worker; called for the first such file, and again after one was lost
 */
export function readingApart(engine: Engine, start: () => ApartWorkerLike, pause: Pause = pauseByTimer): Engine {
  const reader = apartReader(start, () => engine.ask("beat", null), pause);
  /** What took a worker with it once is not tried again: a run after a cancel gives the engine all files anew. */
  const lost = new Set<string>();

  let cancels = 0;

  async function readApart(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadApart> {
    const before = cancels;
    const print = await printOf(bytes);
    if (cancels > before) throw new Cancelled();
    if (lost.has(print)) return null;
    const read = await reader.read({ name, bytes });
    if (read === null) lost.add(print);
    return read;
  }
  async function addFile(input: Requests["addFile"]["in"]): Promise<Opened> {
    const opened = await engine.ask("addFile", input);
    if (opened.apart === null) return opened;
    const { name, bytes, asWorkbook } = input;
    const read = await readApart(opened.apart, new Uint8Array(bytes));
    return engine.ask("addRead", { name, read, asWorkbook });
  }
  return {
    ask<Name extends RequestName>(name: Name, input: Requests[Name]["in"], progress?: Parameters<Engine["ask"]>[2]): Promise<Requests[Name]["out"]> {
      if (name !== "addFile") return engine.ask(name, input, progress);
      return addFile(input as Requests["addFile"]["in"]) as Promise<Requests[Name]["out"]>;
    },
    cancel() {
      cancels++;
      reader.end(new Cancelled());
      engine.cancel();
    },
    onLost: (told) => engine.onLost(told),
  };
}

async function printOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join();
}

interface ApartReader {
  /** Reads one file; one after the other. @returns null where the worker was lost over it @throws EngineFailure, Cancelled */
  read(request: ApartRequest): Promise<ReadApart>;
  /** Ends the worker and what it reads. */
  end(error: Error): void;
}

interface Reading {
  readonly allowed: number;
  readonly resolve: (read: ReadApart) => void;
  readonly reject: (error: unknown) => void;
}

function apartReader(start: () => ApartWorkerLike, beat: () => Promise<number>, pause: Pause): ApartReader {
  let worker: ApartWorkerLike | null = null;
  let now: Reading | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const settle = (how: (reading: Reading) => void): void => {
    const reading = now;
    now = null;
    if (reading) how(reading);
  };
  const lose = (how: (reading: Reading) => void): void => {
    worker?.terminate();
    worker = null;
    settle(how);
  };
  /** Ends a reading that takes more than it may. */
  const watch = async (reading: Reading): Promise<void> => {
    for (let spent = 0; now === reading;) {
      await pause(1000);
      if (now !== reading) return;
      spent += Math.min(1, BEAT_MS / (await beat()));
      if (now === reading && spent > reading.allowed) lose(({ resolve }) => resolve(null));
    }
  };
  const running = (): ApartWorkerLike => {
    if (worker) return worker;
    const made = (worker = start());
    let begun = false;
    made.onmessage = ({ data }) => {
      if (worker !== made || !now) return;
      const reading = now;
      if (data.type === "read") return settle(({ resolve }) => resolve(data.sent));
      if (data.type === "failed") return lose(({ reject }) => reject(new EngineFailure(data.message)));
      begun = true;
      // Where the engine breaks down there is nobody to read for.
      watch(reading).catch((error: unknown) => now === reading && lose(({ reject }) => reject(error)));
    };
    made.onerror = (event) => {
      if (worker !== made) return;
      // Before it has begun it is the worker's script that is amiss, not a file.
      lose(({ resolve, reject }) => (begun ? resolve(null) : reject(new EngineFailure(event.message))));
    };
    return made;
  };
  const readNow = (request: ApartRequest): Promise<ReadApart> =>
    new Promise((resolve, reject) => {
      now = { allowed: SECONDS + SECONDS_A_MB * (request.bytes.length / MB), resolve, reject };
      running().postMessage(request);
    });
  return {
    read(request) {
      const read = queue.then(() => readNow(request));
      queue = read.catch(() => undefined);
      return read;
    },
    end: (error) => lose(({ reject }) => reject(error)),
  };
}
