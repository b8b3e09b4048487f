/** What the process for dangerous files runs: reads each file that it is asked for, and is ended by its own watch where one takes too much. */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import type { ApartTask } from "./apart";
import { pack } from "./parcel";
import { readHere } from "./read-file";

/** Processor seconds for one file, eight times what the largest public file takes: a bound on work, not on the clock. */
const SECONDS = 30;
/** Bytes that the process may hold, buffers included. */
const BYTES = 2 * 1024 ** 3;
const EVERY_MS = 200;

/** In shared memory: processor microseconds at which the file under way began, 0 for none. */
interface Watch {
  readonly began: Float64Array;
}

if (isMainThread) {
  const watch: Watch = { began: new Float64Array(new SharedArrayBuffer(8)) };
  new Worker(__filename, { workerData: watch }).unref();
  process.on("disconnect", () => process.exit());
  process.on("message", (task: ApartTask) => {
    watch.began[0] = Math.max(1, used());
    void readHere(task.file, task.catalogue).then((reading) => {
      watch.began[0] = 0;
      process.send?.(pack(reading));
    });
  });
} else {
  const { began } = workerData as Watch;
  setInterval(() => {
    const start = began[0] ?? 0;
    if (start > 0 && (used() - start > SECONDS * 1e6 || process.memoryUsage.rss() > BYTES)) process.kill(process.pid, "SIGKILL");
  }, EVERY_MS);
}

function used(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
