/** 核对数据: what was checked, and the marks in the document that show it. */
import { useCallback, useState } from "react";
import type { DocumentMarks } from "../../../hosts/word";
import { checkDocument, checkLines, type CheckLine } from "../steps";
import type { Desk } from "./desk";
import type { FoundSetters } from "./found";

export interface Checking {
  readonly marks: DocumentMarks | null;
  readonly check: () => Promise<void>;
  readonly toggleMarks: (lines: readonly CheckLine[]) => Promise<void>;
}

export function useChecking({ document, engine, locale, task, writing, looking }: Desk, { find }: FoundSetters): Checking {
  const { say } = task;
  const [marks, setMarks] = useState<DocumentMarks | null>(null);
  const checkNow = useCallback(
    () =>
      looking(async () => {
        const text = await document.read();
        const outcome = await checkDocument(engine, text, locale);
        find({ checked: checkLines(text, outcome), checkedOther: outcome.otherRun });
      }),
    [document, engine, find, locale, looking],
  );
  const toggleMarks = useCallback(
    (shown: readonly CheckLine[]) =>
      writing(async () => {
        if (marks) {
          const count = await document.unmark(marks);
          setMarks(null);
          return say({ intent: "success", key: "word.notice.unmarked", params: { count } });
        }
        const made = await document.mark(shown.map(({ place, message }) => ({ ...place, message })));
        setMarks(made);
        const count = shown.length - made.missed;
        say({ intent: "success", key: made.kind === "comments" ? "word.notice.commented" : "word.notice.highlighted", params: { count } });
      }),
    [document, marks, say, writing],
  );
  return { marks, check: checkNow, toggleMarks };
}
