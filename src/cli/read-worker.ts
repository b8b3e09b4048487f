/** What a reading thread runs: it takes files until none is left, and sends each as it was read. */
import { parentPort, workerData } from "node:worker_threads";
import { buffersOf, pack } from "./parcel";
import { readFile } from "./read-file";
import { takeFileInTurn, type ReadingTask, type Sent } from "./reading-task";

async function read(task: ReadingTask): Promise<void> {
  for (let taken = takeFileInTurn(task); taken; taken = takeFileInTurn(task)) {
    const sent: Sent = { place: taken.place, parcel: pack(await readFile(taken.file, task.catalogue)) };
    parentPort?.postMessage(sent, buffersOf(sent.parcel));
  }
}

void read(workerData as ReadingTask);
