/** Taking back what the last run wrote. Afterwards the pane shows what stands, or says that it does not know it. */
import { useCallback } from "react";
import type { OpenWorkbook, UndoneRun } from "../../hosts/excel";
import type { Locale } from "../../locale";
import type { Engine } from "../../hosts/browser/client";
import type { Choices, RecalledRun } from "../../app/engine/protocol";
import { withBesides, type Notice } from "../notice";
import type { Reader } from "../reader";
import type { Task } from "../task";
import type { OutcomeSetters } from "./outcome";

export function useUndo(
  workbook: OpenWorkbook,
  engine: Engine,
  reader: Reader,
  locale: Locale,
  { attempt, say }: Task,
  setChoices: (choices: Choices) => void,
  outcome: OutcomeSetters,
): () => Promise<void> {
  return useCallback(
    () =>
      attempt(async () => {
        const undone = await workbook.undo();
        const { restored, standing } = undone;
        outcome.setStanding(standing);
        const stamp = restored > 0 ? standing.run : null;
        const run = stamp && (await engine.ask("recall", { stamp, locale }));
        if (run) {
          reader.recalled();
          setChoices(run.choices);
          outcome.showAgain(run.summary);
        } else if (restored > 0) outcome.showAgain(null);
        say(withBesides(noticeOf(undone, run), undone));
      }),
    [attempt, engine, locale, outcome, reader, say, setChoices, workbook],
  );
}

function noticeOf({ removed, restored, half, standing }: UndoneRun, run: RecalledRun | null): Notice {
  if (half) return { intent: "success", key: standing.stands ? "notice.undone-half" : "notice.undone-half-none" };
  if (removed === 0) return { intent: "info", key: standing.stands ? "notice.undo-no-further" : "notice.nothing-to-undo" };
  if (restored === 0) return { intent: "success", key: "notice.undone-removed", params: { removed } };
  if (!run) return { intent: "success", key: "notice.undone-unknown" };
  return { intent: "success", key: "notice.undone", params: { town: run.summary.town, period: run.summary.period.label } };
}
