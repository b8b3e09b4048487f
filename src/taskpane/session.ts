/**
 * What the pane is doing and has found, and everything a clerk can make it do. One run at a time; each step says where it is, can be
 * cancelled, and leaves the workbook as it was when it fails.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Explanation } from "../model/finding";
import type { ReportKind } from "../model/indicator";
import type { Correction } from "../model/ledger";
import type { Engine } from "./engine/client";
import type { Choices, FindingSummary, Summary, Vocabulary } from "./engine/protocol";
import { useGlance, type Glance } from "./glance";
import { useMarks } from "./marks";
import { noticeOf, withFormulasLeft, type Notice } from "./notice";
import { createReader, type NamedFile } from "./reader";
import { recall, remember } from "./remembered";
import { useTask, type Working } from "./task";
import { useWatched } from "./watched";

export interface Session {
  readonly locale: Locale;
  readonly choices: Choices;
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly summary: Summary | null;
  readonly vocabulary: Vocabulary | null;
  readonly files: readonly NamedFile[];
  readonly glance: Glance;
  /** The summary stands on the workbook's sheets (not only looked at). */
  readonly written: boolean;
  /** A ledger was changed since it was read. */
  readonly stale: boolean;
  readonly canUndo: boolean;
  readonly marked: boolean;
  readonly choose: (change: Partial<Choices>) => void;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly removeFile: (name: string) => void;
  /** Looks at the workbook in the background, for the first screen. Whatever the clerk does ends it. */
  readonly takeGlance: () => void;
  /** Read and check; nothing is written. */
  readonly look: () => Promise<void>;
  /** Read, check and write the sheets. */
  readonly rollUp: () => Promise<void>;
  readonly cancel: () => void;
  readonly undo: () => Promise<void>;
  readonly correct: (correction: Correction) => Promise<void>;
  readonly explain: (finding: FindingSummary, text: string) => Promise<void>;
  readonly redraft: (change: Partial<Choices>) => Promise<void>;
  readonly goTo: (place: { file: string; sheet: string; cell: string }) => Promise<void>;
  readonly toggleMarks: () => Promise<void>;
  readonly dismiss: () => void;
  readonly say: (notice: Notice) => void;
  /** Asks the engine about the outcome that is shown, working it out again where a cancelled run has taken it. Tells the clerk where that fails. */
  readonly ask: Engine["ask"];
  /** Does a small thing in place; a failure becomes a notice. */
  readonly quietly: (task: () => Promise<void>) => void;
}

const REPORT: ReportKind = "汇报材料";

export const firstChoices = (today: string): Choices => ({
  town: null,
  period: null,
  report: REPORT,
  today,
  wording: {},
  corrections: [],
  explanations: [],
  previous: null,
});

export function useSession(workbook: OpenWorkbook, engine: Engine, locale: Locale, today: string): Session {
  const [choices, setChoices] = useState<Choices>(() => ({ ...firstChoices(today), ...recall() }));
  const [summary, setSummary] = useState<Summary | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [files, setFiles] = useState<readonly NamedFile[]>([]);
  const [written, setWritten] = useState(false);
  const [stale, setStale] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const reader = useMemo(() => createReader(workbook, engine, locale), [workbook, engine, locale]);
  const latest = useRef({ choices, files });
  latest.current = { choices, files };
  const { glance, takeGlance, endGlance } = useGlance(engine, reader, latest);

  const task = useTask(endGlance, noticeOf);
  const { attempt, say, step, tell } = task;
  const { marked, toggleMarks } = useMarks(workbook, task, summary, latest);

  useEffect(() => void workbook.canUndo().then(setCanUndo, () => undefined), [workbook]);
  useWatched(
    workbook,
    reader,
    useCallback(() => setStale(true), []),
  );
  const quietly = useCallback((small: () => Promise<void>) => void small().catch(tell), [tell]);

  /** Sheets of the workbook and added files into the engine, then the pipeline. */
  const read = useCallback(
    async (chosen: Choices): Promise<Summary> => {
      const result = await reader.read(chosen, latest.current.files, (name, done, total) => step({ step: name, done, total }));
      setVocabulary(await engine.ask("vocabulary", null));
      setSummary(result);
      setStale(false);
      return result;
    },
    [reader, engine, step],
  );

  const write = useCallback(
    async (result: Summary): Promise<void> => {
      const plans = await reader.plans(result);
      step({ step: "writing", done: 0, total: 1 });
      const { left } = await workbook.write(plans, (done, total) => step({ step: "writing", done, total }));
      setWritten(true);
      setCanUndo(true);
      const errors = result.findings.filter((finding) => finding.severity === "error" && finding.explained === null).length;
      const notice: Notice = {
        intent: errors > 0 ? "warning" : "success",
        key: errors > 0 ? "notice.written-with-errors" : "notice.written",
        params: { town: result.town, period: result.period.label, errors },
      };
      say(withFormulasLeft(notice, left));
    },
    [reader, say, step, workbook],
  );

  const rollUp = useCallback(
    () =>
      attempt(async () => {
        const result = await read(latest.current.choices);
        if (result.ledgers.length === 0) return say({ intent: "warning", key: "notice.no-ledgers" });
        await write(result);
      }),
    [attempt, read, say, write],
  );

  const look = useCallback(
    () =>
      attempt(async () => {
        const result = await read(latest.current.choices);
        setWritten(false);
        if (result.ledgers.length === 0) say({ intent: "warning", key: "notice.no-ledgers" });
      }),
    [attempt, read, say],
  );

  const cancel = useCallback(() => {
    task.giveUp();
    engine.cancel();
    reader.forget();
  }, [engine, reader, task.giveUp]);

  const choose = useCallback((change: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...change };
      remember(after);
      return after;
    });
  }, []);

  /** What the clerk taught us is kept on the workbook's 设置 sheets, then everything is worked out again. */
  const teach = useCallback(
    (change: Partial<Choices>) =>
      attempt(async () => {
        const chosen = { ...latest.current.choices, ...change };
        setChoices(chosen);
        await workbook.writeSettings(await reader.settingsPlans(chosen));
        // The sheets hold it now: keeping it here too would apply it twice.
        const kept = { ...chosen, corrections: [], explanations: [] };
        setChoices(kept);
        const result = await read(kept);
        if (written) await write(result);
      }),
    [attempt, reader, read, workbook, write, written],
  );

  const correct = useCallback((correction: Correction) => teach({ corrections: [correction] }), [teach]);
  const explain = useCallback(
    (finding: FindingSummary, text: string) => {
      const explanation: Explanation = { code: finding.code, file: finding.file, sheet: finding.sheet, cell: finding.cell, text };
      return teach({ explanations: [explanation] });
    },
    [teach],
  );

  const ask = useCallback<Engine["ask"]>(
    async (name, input, progress) => {
      if (!reader.isReady()) await reader.read(latest.current.choices, latest.current.files, () => undefined);
      return engine.ask(name, input, progress);
    },
    [engine, reader],
  );

  const redraft = useCallback(
    async (change: Partial<Choices>) => {
      const chosen = { ...latest.current.choices, ...change };
      choose(change);
      try {
        const report = await ask("draft", { choices: chosen });
        setSummary((before) => before && { ...before, report });
      } catch (error) {
        tell(error);
      }
    },
    [ask, choose, tell],
  );

  const addFiles = useCallback(
    async (added: readonly File[]) => {
      await endGlance();
      for (const file of added) {
        const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        setFiles((before) => [...before.filter((other) => other.name !== file.name), { name: file.name, problem, file }]);
      }
      reader.forget();
      setStale(true);
    },
    [engine, endGlance, reader],
  );

  const removeFile = useCallback(
    (name: string) => {
      setFiles((before) => before.filter((file) => file.name !== name));
      setStale(true);
      void engine.ask("removeFile", { name }).catch(() => undefined);
    },
    [engine],
  );

  const undo = useCallback(
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
    [attempt, say, workbook],
  );

  const goTo = useCallback(
    async (place: { file: string; sheet: string; cell: string }) => {
      if (latest.current.files.some((file) => file.name === place.file)) return say({ intent: "info", key: "notice.other-file", params: place });
      try {
        if (!(await workbook.goTo(place))) say({ intent: "warning", key: "notice.place-gone", params: place });
      } catch (error) {
        tell(error);
      }
    },
    [say, tell, workbook],
  );

  return useMemo(
    () => ({
      locale,
      choices,
      working: task.working,
      notice: task.notice,
      summary,
      vocabulary,
      files,
      glance,
      written,
      stale,
      canUndo,
      marked,
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
      redraft,
      goTo,
      toggleMarks,
      dismiss: () => say(null),
      say,
    }),
    [
      locale,
      choices,
      task.working,
      task.notice,
      say,
      summary,
      vocabulary,
      files,
      glance,
      written,
      stale,
      canUndo,
      marked,
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
      redraft,
      goTo,
      toggleMarks,
    ],
  );
}
