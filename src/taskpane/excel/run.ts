/** A run: the workbook and the added files are read and checked, and what comes of them is written to our sheets. */
import { useCallback, type RefObject } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { Engine } from "../../hosts/browser/client";
import type { Choices } from "../../app/engine/protocol";
import type { Summary } from "../../app/engine/summaries";
import { withBesides, type Notice } from "../notice";
import type { Reader } from "../reader";
import type { Task } from "../task";
import type { Given } from "./given";
import type { OutcomeSetters } from "./outcome";

export interface RunPart {
  /** Sheets of the workbook and added files into the engine, then the pipeline. */
  readonly read: (choices: Choices) => Promise<Summary>;
  readonly write: (result: Summary) => Promise<void>;
  /** Read and check; nothing is written. */
  readonly look: () => Promise<void>;
  /** Read, check and write the sheets. */
  readonly rollUp: () => Promise<void>;
  readonly cancel: () => void;
}

const JOINS = { joinsLook: true } as const;

export function useRun(workbook: OpenWorkbook, engine: Engine, reader: Reader, task: Task, given: RefObject<Given>, outcome: OutcomeSetters): RunPart {
  const { attempt, giveUp, say, step } = task;

  const read = useCallback(
    async (chosen: Choices): Promise<Summary> => {
      const changes = outcome.changes();
      const result = await reader.read(chosen, given.current.files, (name, done, total) => step({ step: name, done, total }));
      outcome.setVocabulary(await engine.ask("vocabulary", null));
      outcome.show(result, changes);
      return result;
    },
    [reader, engine, given, outcome, step],
  );

  const write = useCallback(
    async (result: Summary): Promise<void> => {
      const plans = await reader.plans(result);
      step({ step: "writing", done: 0, total: 1 });
      const stamp = { ...result.stamp, town: result.town, period: result.period.label };
      const written = await workbook.write(plans, stamp, (done, total) => step({ step: "writing", done, total }));
      outcome.setStanding(written.standing);
      // For undo. The sheets stand, whatever becomes of it.
      await engine.ask("keep", null).catch(() => undefined);
      const errors = result.findings.filter((finding) => finding.severity === "error" && finding.explained === null).length;
      const notice: Notice = {
        intent: errors > 0 ? "warning" : "success",
        key: errors > 0 ? "notice.written-with-errors" : "notice.written",
        params: { town: result.town, period: result.period.label, errors },
      };
      say(withBesides(notice, written));
    },
    [engine, reader, outcome, say, step, workbook],
  );

  const rollUp = useCallback(
    () =>
      attempt(async () => {
        const result = await read(given.current.choices);
        if (result.ledgers.length === 0) return say({ intent: "warning", key: "notice.no-ledgers" });
        await write(result);
      }, JOINS),
    [attempt, given, read, say, write],
  );

  const look = useCallback(
    () =>
      attempt(async () => {
        const result = await read(given.current.choices);
        if (result.ledgers.length === 0) say({ intent: "warning", key: "notice.no-ledgers" });
      }, JOINS),
    [attempt, given, read, say],
  );

  const cancel = useCallback(() => {
    // Only what is under way has the engine: another's work in it is not ended with a task that still waits.
    if (giveUp()) engine.cancel();
  }, [engine, giveUp]);

  return { read, write, look, rollUp, cancel };
}
