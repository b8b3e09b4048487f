/** Steps that changed the document, the last first to be taken back. */
import { useCallback, useState } from "react";
import type { UndoRecord } from "../../../hosts/word";
import type { Notice } from "../../notice";
import { undoneNotice } from "../notices";
import type { Desk } from "./desk";
import type { FoundSetters } from "./found";

export interface Undoable {
  readonly canUndo: boolean;
  /** A step has changed the document: it can be taken back, what was found before no longer holds, and the clerk is told. */
  readonly done: (record: UndoRecord, said: Notice) => void;
  readonly undo: () => Promise<void>;
}

export function useUndoable({ document, locale, task, writing }: Desk, { forget }: FoundSetters, setBlank: (blank: boolean) => void): Undoable {
  const { say } = task;
  const [records, setRecords] = useState<readonly UndoRecord[]>([]);
  const done = useCallback(
    (record: UndoRecord, said: Notice) => {
      setRecords((before) => [...before, record]);
      forget();
      say(said);
    },
    [forget, say],
  );
  const undo = useCallback(
    () =>
      writing(async () => {
        const record = records.at(-1);
        if (!record) return;
        const undone = await document.undo(record);
        setRecords((before) => before.slice(0, -1));
        forget();
        setBlank((await document.read()).blank);
        say(undoneNotice(undone, locale));
      }),
    [document, forget, locale, records, say, setBlank, writing],
  );
  return { canUndo: records.length > 0, done, undo };
}
