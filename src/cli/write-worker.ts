/** What the writing thread runs: the sheets of a run in, the bytes of the workbook out. */
import { parentPort } from "node:worker_threads";
import { makeWorkbook, type WorkbookTask } from "./make-workbook";
import type { WrittenWorkbook } from "./workbook-writer";

parentPort?.on("message", async ({ n, task }: { n: number; task: WorkbookTask }) => {
  const written: WrittenWorkbook = { n, bytes: await makeWorkbook(task) };
  parentPort?.postMessage(written);
});
