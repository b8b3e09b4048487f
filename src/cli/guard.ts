/** A process that may be lost ends itself where one file takes too much of it. The watch runs in a thread: the main one may never come back. */
import { isMainThread, Worker, workerData } from "node:worker_threads";

/** Processor seconds for one file, eight times what the largest public file takes: a bound on work, not on the clock. */
const SECONDS = 30;
/** Bytes that the process may hold, buffers included. */
const BYTES = 2 * 1024 ** 3;
const EVERY_MS = 200;

export interface Guard {
  /** A file is begun. */
  begin(): void;
  end(): void;
}

/**
 * Call it once, at the top of a process's own script.
 * @param script its path: the same file runs in the watching thread
 * @returns null in that thread, which has nothing else to do
 */
export function guardedThread(script: string): Guard | null {
  if (isMainThread) {
    // In shared memory: processor microseconds at which the file under way began, 0 for none.
    const began = new Float64Array(new SharedArrayBuffer(8));
    new Worker(script, { workerData: began }).unref();
    return { begin: () => void (began[0] = Math.max(1, used())), end: () => void (began[0] = 0) };
  }
  const began = workerData as Float64Array;
  setInterval(() => {
    const start = began[0] ?? 0;
    if (start > 0 && (used() - start > SECONDS * 1e6 || process.memoryUsage.rss() > BYTES)) process.kill(process.pid, "SIGKILL");
  }, EVERY_MS);
  return null;
}

function used(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
