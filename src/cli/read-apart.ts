/** What the process for dangerous files runs: reads each file that it is asked for, and is ended by its own watch where one takes too much. */
import type { ApartTask } from "./apart";
import { guardedThread } from "./guard";
import { pack } from "./parcel";
import { readHere } from "./read-file";

const guard = guardedThread(__filename);
if (guard) {
  process.on("disconnect", () => process.exit());
  process.on("message", (task: ApartTask) => {
    guard.begin();
    void readHere(task.file, task.catalogue).then((reading) => {
      guard.end();
      process.send?.(pack(reading));
    });
  });
}
