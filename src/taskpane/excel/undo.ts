/** Taking back what the last run wrote. */
import { useCallback, useEffect } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import { withFormulasLeft, type Notice } from "../notice";
import type { Task } from "../task";
import type { OutcomeSetters } from "./outcome";

export function useUndo(workbook: OpenWorkbook, { attempt, say }: Task, { setCanUndo, setWritten }: OutcomeSetters): () => Promise<void> {
  useEffect(() => void workbook.canUndo().then(setCanUndo, () => undefined), [workbook, setCanUndo]);
  return useCallback(
    () =>
      attempt(async () => {
        const { removed, restored, left } = await workbook.undo();
        setWritten(false);
        setCanUndo(restored > 0);
        const notice: Notice = {
          intent: removed === 0 ? "info" : "success",
          key: removed === 0 ? "notice.nothing-to-undo" : "notice.undone",
          params: { removed, restored },
        };
        say(withFormulasLeft(notice, left));
      }),
    [attempt, say, setCanUndo, setWritten, workbook],
  );
}
