/**
 * Writing 汇总.xlsx while the report is drafted: in a thread of its own where there are many ledgers, in place where there are few and
 * starting a thread would cost more.
 */
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { makeWorkbook, type WorkbookTask } from "./make-workbook";

export interface WorkbookWriter {
  /** Begins with these sheets; a second call replaces the first. */
  readonly begin: (task: WorkbookTask) => void;
  /** The bytes of the workbook that was begun last. */
  readonly bytes: () => Promise<Uint8Array>;
  readonly stop: () => Promise<void>;
}

/** What the thread sends: the n-th workbook. */
export interface WrittenWorkbook {
  readonly n: number;
  readonly bytes: Uint8Array;
}

const MANY_FILES = 16;

/** Starts the thread at once, so that it is ready when the sheets are. */
export function workbookWriter(files: number): WorkbookWriter {
  return files < MANY_FILES || os.availableParallelism() === 1 ? writerInPlace() : writerInThread();
}

function writerInPlace(): WorkbookWriter {
  let last: WorkbookTask | null = null;
  return {
    begin: (task) => void (last = task),
    bytes: () => (last ? makeWorkbook(last) : Promise.reject(new Error("no sheets"))),
    stop: () => Promise.resolve(),
  };
}

function writerInThread(): WorkbookWriter {
  const worker = new Worker(path.join(__dirname, "write-worker.js"));
  let count = 0;
  const written = new Promise<Uint8Array>((resolve, reject) => {
    worker.on("message", ({ n, bytes }: WrittenWorkbook) => n === count && resolve(bytes));
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the writing thread ended with ${code}`)));
  });
  // A run that fails before it asks for the workbook has told its own reason.
  written.catch(() => {});
  return { begin: (task) => worker.postMessage({ n: ++count, task }), bytes: () => written, stop: async () => void (await worker.terminate()) };
}
