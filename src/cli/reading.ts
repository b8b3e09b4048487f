/**
 * Reading many workbooks at once: threads that each take the next file until none is left, the command's own thread among them. Only
 * readings (not whole grids) come back. A handful of files is read in place: starting threads would cost more.
 */
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import { unpacker } from "./parcel";
import { readFile, type FileReading } from "./read-file";
import { readingTask, takeFileInTurn, type ReadingTask, type Sent } from "./reading-task";

/** A thread pays for itself from so many files on. */
const FILES_PER_THREAD = 8;

/** Reads all files, in order; `progress` is called after each. */
export async function readFiles(files: readonly InputFile[], catalogue: Catalogue, progress: (done: number, total: number) => void): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  let done = 0;
  const arrived = (place: number, reading: FileReading): void => {
    readings[place] = reading;
    progress(++done, files.length);
  };
  const task = readingTask(files, catalogue);
  const unpack = unpacker();
  const others = Math.min(os.availableParallelism(), Math.floor(files.length / FILES_PER_THREAD)) - 1;
  const threads = Array.from({ length: Math.max(0, others) }, () => startThread(task, ({ place, parcel }) => arrived(place, unpack(parcel))));
  try {
    const all = Promise.all(threads.map(({ ended }) => ended));
    // What ends a thread is told below, when this one has read its share.
    all.catch(() => {});
    for (let taken = takeFileInTurn(task); taken; taken = takeFileInTurn(task)) arrived(taken.place, await readFile(taken.file, catalogue));
    await all;
    return readings;
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()));
  }
}

function startThread(task: ReadingTask, receive: (sent: Sent) => void): { ended: Promise<void>; stop: () => Promise<unknown> } {
  const worker = new Worker(path.join(__dirname, "read-worker.js"), { workerData: task });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on("message", receive);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a reading thread ended with ${code}`))));
  });
  return { ended, stop: () => worker.terminate() };
}
