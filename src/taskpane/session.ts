/**
 * What the pane is doing and has found, and everything a clerk can make it do: the pieces in excel/ put together. One run at a time; each step
 * says where it is, can be cancelled, and leaves the workbook as it was when it fails.
 */
import { useCallback, useEffect, useMemo, useRef, type RefObject } from "react";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Batch } from "./adding";
import { useChoices } from "./choices";
import type { Engine } from "../hosts/browser/client";
import type { Choices } from "../app/engine/protocol";
import { useAddedFiles, type AddedFilesPart } from "./excel/added-files";
import { useAsking, type Asking } from "./excel/ask";
import { useExplaining, type ExplainingPart } from "./excel/explaining";
import { useFindings, type ListedFindings } from "./excel/findings";
import type { Given } from "./excel/given";
import { useExcelDesk } from "./excel/desk";
import type { Glance } from "./excel/glance";
import { useGoTo, type GoToPlace } from "./excel/go-to";
import { useMarks, type MarksPart } from "./excel/marks";
import { otherRuns } from "./excel/other-runs";
import { useOutcome, type ShownOutcome, type OutcomeSetters } from "./excel/outcome";
import { useRun, type RunPart } from "./excel/run";
import { useTeaching, type Teaching } from "./excel/teach";
import { useStanding } from "./excel/standing";
import { useUndo } from "./excel/undo";
import type { Waited } from "./excel/waiting";
import { useWatched } from "./excel/watched";
import { useFaults } from "./faults";
import type { Notice } from "./notice";
import { createReader, type Reader } from "./reader";
import type { Task, Working } from "./task";

export interface Session
  extends
    ShownOutcome,
    AddedFilesPart,
    Teaching,
    Asking,
    ListedFindings,
    Omit<MarksPart, "endMarking">,
    Pick<ExplainingPart, "explain" | "explainedLast">,
    Omit<Waited, "attempt" | "unsure">,
    Pick<RunPart, "look" | "rollUp" | "cancel"> {
  readonly locale: Locale;
  readonly choices: Choices;
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly glance: Glance;
  readonly choose: (change: Partial<Choices>) => void;
  /** Looks at the workbook in the background, for the first screen. What the clerk does goes on from it or ends it. */
  readonly takeGlance: () => void;
  readonly undo: () => Promise<void>;
  readonly goTo: (place: GoToPlace) => Promise<void>;
  readonly dismiss: () => void;
  readonly say: (notice: Notice) => void;
  /** Does a small thing in place; a failure becomes a notice. */
  readonly quietly: (task: () => Promise<void>) => void;
}

export function useSession(workbook: OpenWorkbook, engine: Engine, locale: Locale, today: string): Session {
  const { choices, setChoices, choose } = useChoices(today);
  const [outcome, setters] = useOutcome();
  const reader = useMemo(() => createReader(workbook, engine, locale), [workbook, engine, locale]);
  const given = useRef<Given>({ choices, files: [] });
  const desk = useExcelDesk(workbook, reader, given);
  const { turns, task, glance, takeGlance, waiting, goOnHere } = desk;
  const { say, tell, working, notice } = task;

  const { changed } = setters;
  const apart = useCallback((batch: Batch) => otherRuns(batch, workbook, engine), [engine, workbook]);
  const { files, addFiles, removeFile } = useAddedFiles(reader, task, given, changed, apart);
  given.current = { choices, files };

  const { filter, setFilter, listed } = useFindings(outcome.summary);
  const marks = useMarks(workbook, task, outcome.summary && listed, given, working !== null);
  desk.endMarking.current = marks.endMarking;
  useWatched(workbook, reader, changed);
  const run = useRun(workbook, engine, reader, task, given, setters);
  // Who only waits leaves the engine what it has.
  const cancel = waiting ? () => void task.giveUp() : run.cancel;
  const { correct } = useTeaching(workbook, reader, task, given, setChoices, run, outcome.sheets === "same", setters);
  const asking = useAsking(engine, reader, turns, task, given, choose, setters);
  const explaining = useExplainingOf(workbook, engine, reader, locale, task, given, outcome.standing, setters);
  const { explainedLast } = explaining;
  const undoRun = useUndo(workbook, engine, reader, locale, task, setChoices, setters);
  const undo = explainedLast ? explaining.undoExplanation : undoRun;
  useStanding(workbook, working !== null, desk.unsure, setters);
  const goTo = useGoTo(workbook, task, given);
  const quietly = useCallback((small: () => Promise<void>) => void small().catch(tell), [tell]);
  useFaults(say);
  const dismiss = useCallback(() => say(null), [say]);

  return {
    ...{ locale, choices, choose, working, waiting, goOnHere, notice, glance, takeGlance, say, dismiss, quietly, goTo },
    ...outcome,
    ...{ files, addFiles, removeFile },
    ...{ filter, setFilter, listed },
    ...marks,
    ...asking,
    ...{ look: run.look, rollUp: run.rollUp, cancel, correct },
    ...{ explain: explaining.explain, explainedLast, undo, canUndo: outcome.canUndo || explainedLast },
  };
}

/** Explanations, as long as they are what was done last: a run that is written meanwhile ends that. */
function useExplainingOf(
  workbook: OpenWorkbook,
  engine: Engine,
  reader: Reader,
  locale: Locale,
  task: Task,
  given: RefObject<Given>,
  standing: ShownOutcome["standing"],
  setters: OutcomeSetters,
): ExplainingPart {
  const explaining = useExplaining(workbook, engine, reader, locale, task, given, setters);
  const { forgetExplanations } = explaining;
  useEffect(() => forgetExplanations(), [forgetExplanations, standing?.run?.figures, standing?.run?.findings]);
  return explaining;
}
