/**
 * What the pane is doing and has found, and everything a clerk can make it do: the pieces in excel/ put together. One run at a time; each step
 * says where it is, can be cancelled, and leaves the workbook as it was when it fails.
 */
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Batch } from "./adding";
import { useChoices } from "./choices";
import type { Engine } from "../hosts/browser/client";
import type { Choices } from "../app/engine/protocol";
import { useAddedFiles, type AddedFiles } from "./excel/added-files";
import { useAsking, type Asking } from "./excel/ask";
import { useExplaining, type ExplainingPart } from "./excel/explaining";
import { useFindings, type Listed } from "./excel/findings";
import type { Given } from "./excel/given";
import { useGlance, type Glance } from "./excel/glance";
import { useGoTo, type CellPlace } from "./excel/go-to";
import { useMarks, type Marks } from "./excel/marks";
import { otherRuns } from "./excel/other-runs";
import { useOutcome, type Outcome } from "./excel/outcome";
import { useRun, type Run } from "./excel/run";
import { useTeaching, type Teaching } from "./excel/teach";
import { useStanding } from "./excel/standing";
import { useUndo } from "./excel/undo";
import { useWaiting, type Waited } from "./excel/waiting";
import { useWatched } from "./excel/watched";
import { useFaults } from "./faults";
import { noticeOf, type Notice } from "./notice";
import { createReader, type Steps } from "./reader";
import { useTask, type Attempt, type Working } from "./task";
import { createTurns } from "./turns";

export interface Session
  extends
    Outcome,
    AddedFiles,
    Teaching,
    Asking,
    Listed,
    Omit<Marks, "endMarking">,
    Pick<ExplainingPart, "explain" | "explainedLast">,
    Omit<Waited, "attempt" | "unsure">,
    Pick<Run, "look" | "rollUp" | "cancel"> {
  readonly locale: Locale;
  readonly choices: Choices;
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly glance: Glance;
  readonly choose: (change: Partial<Choices>) => void;
  /** Looks at the workbook in the background, for the first screen. What the clerk does goes on from it or ends it. */
  readonly takeGlance: () => void;
  readonly undo: () => Promise<void>;
  readonly goTo: (place: CellPlace) => Promise<void>;
  readonly dismiss: () => void;
  readonly say: (notice: Notice) => void;
  /** Does a small thing in place; a failure becomes a notice. */
  readonly quietly: (task: () => Promise<void>) => void;
}

export function useSession(workbook: OpenWorkbook, engine: Engine, locale: Locale, today: string): Session {
  const { choices, setChoices, choose } = useChoices(today);
  const [outcome, setters] = useOutcome();
  const reader = useMemo(() => createReader(workbook, engine, locale), [workbook, engine, locale]);
  const turns = useMemo(createTurns, []);
  const given = useRef<Given>({ choices, files: [] });
  const lookSteps = useRef<Steps>(() => undefined);
  const { glance, takeGlance, giveWay } = useGlance(turns, reader, given, lookSteps);
  /** Marking goes on beside everything else, until something else begins. */
  const endMarking = useRef<() => Promise<void>>(() => Promise.resolve());
  const before = useCallback(
    (how: Attempt): Promise<void> => {
      giveWay(how);
      return endMarking.current();
    },
    [giveWay],
  );
  const once = useTask(turns, before, noticeOf);
  const { attempt, waiting, unsure, goOnHere } = useWaiting(workbook, once, reader.changed);
  const task = useMemo(() => ({ ...once, attempt }), [attempt, once]);
  const { say, tell, overhear, working, notice } = task;
  lookSteps.current = (step, done, total) => overhear({ step, done, total });

  const { changed } = setters;
  const apart = useCallback((batch: Batch) => otherRuns(batch, workbook, engine), [engine, workbook]);
  const { files, addFiles, removeFile } = useAddedFiles(reader, task, given, changed, apart);
  given.current = { choices, files };

  const { filter, setFilter, listed } = useFindings(outcome.summary);
  const marks = useMarks(workbook, task, outcome.summary && listed, given, working !== null);
  endMarking.current = marks.endMarking;
  useWatched(workbook, reader, changed);
  const run = useRun(workbook, engine, reader, task, given, setters);
  const { look, rollUp } = run;
  // Who only waits leaves the engine what it has.
  const cancel = waiting ? () => void task.giveUp() : run.cancel;
  const { explain, explainedLast, undoExplanation, forgetExplanations } = useExplaining(workbook, engine, reader, locale, task, given, setters);
  // What undo takes back is what was done last.
  const { standing } = outcome;
  useEffect(() => forgetExplanations(), [forgetExplanations, standing?.run?.figures, standing?.run?.findings]);
  const { correct } = useTeaching(workbook, reader, task, given, setChoices, run, outcome.sheets === "same", setters);
  const { ask, redraft } = useAsking(engine, reader, turns, task, given, choose, setters);
  const undoRun = useUndo(workbook, engine, reader, locale, task, setChoices, setters);
  const undo = explainedLast ? undoExplanation : undoRun;
  useStanding(workbook, working !== null, unsure, setters);
  const goTo = useGoTo(workbook, task, given);
  const quietly = useCallback((small: () => Promise<void>) => void small().catch(tell), [tell]);
  useFaults(say);
  const dismiss = useCallback(() => say(null), [say]);

  return {
    locale,
    choices,
    working,
    waiting,
    goOnHere,
    notice,
    ...outcome,
    files,
    glance,
    filter,
    setFilter,
    listed,
    ...marks,
    ask,
    quietly,
    takeGlance,
    choose,
    addFiles,
    removeFile,
    look,
    rollUp,
    cancel,
    undo,
    correct,
    explain,
    explainedLast,
    canUndo: outcome.canUndo || explainedLast,
    redraft,
    goTo,
    dismiss,
    say,
  };
}
