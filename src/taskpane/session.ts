/**
 * What the pane is doing and has found, and everything a clerk can make it do. One run at a time; each step says where it is, can be
 * cancelled, and leaves the workbook as it was when it fails.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { failureOf, type OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Explanation } from "../model/finding";
import type { ReportKind } from "../model/indicator";
import type { Correction } from "../model/ledger";
import type { SheetPlan } from "../model/sheet-plan";
import { Cancelled, EngineFailure, type Engine } from "./engine/client";
import type { Choices, FindingSummary, Summary, Vocabulary } from "./engine/protocol";
import { inPieces } from "./pieces";
import { recall, remember } from "./remembered";

export type Step = "workbook" | "reading" | "checking" | "measuring" | "rollup" | "drafting" | "layout" | "writing";

export interface Working {
  readonly step: Step;
  readonly done: number;
  readonly total: number;
}

/** A notice on top of the pane: a key of the locale tables with its params. */
export interface Notice {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface AddedFile {
  readonly name: string;
  readonly problem: string | null;
  readonly file: File;
}

export interface Session {
  readonly choices: Choices;
  readonly working: Working | null;
  readonly notice: Notice | null;
  readonly summary: Summary | null;
  readonly vocabulary: Vocabulary | null;
  readonly files: readonly AddedFile[];
  /** The summary stands on the workbook's sheets (not only looked at). */
  readonly written: boolean;
  /** A ledger was changed since it was read. */
  readonly stale: boolean;
  readonly canUndo: boolean;
  readonly marked: boolean;
  readonly choose: (change: Partial<Choices>) => void;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly removeFile: (name: string) => void;
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
  readonly engine: Engine;
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
  const [working, setWorking] = useState<Working | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [summary, setSummary] = useState<Summary | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [files, setFiles] = useState<readonly AddedFile[]>([]);
  const [written, setWritten] = useState(false);
  const [stale, setStale] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const [marked, setMarked] = useState(false);
  const cancelled = useRef(false);
  const latest = useRef({ choices, files });
  latest.current = { choices, files };

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    workbook.canUndo().then(setCanUndo, () => undefined);
    workbook
      .onLedgersChanged(() => setStale(true))
      .then(
        (stopper) => (gone ? stopper() : (stop = stopper)),
        () => undefined,
      );
    return () => {
      gone = true;
      stop?.();
    };
  }, [workbook]);

  /** Runs a task with progress, turning whatever it throws into a notice. Nothing a clerk does ends in silence. */
  const attempt = useCallback(async (task: () => Promise<void>): Promise<void> => {
    cancelled.current = false;
    setNotice(null);
    setWorking({ step: "workbook", done: 0, total: 1 });
    try {
      await task();
    } catch (error) {
      if (error instanceof Cancelled) setNotice({ intent: "info", key: "notice.cancelled" });
      else if (error instanceof EngineFailure) setNotice({ intent: "error", key: "notice.engine", params: { reason: error.message } });
      else {
        const { key, code } = failureOf(error);
        setNotice({ intent: "error", key: `failure.${key}`, params: { code } });
      }
    } finally {
      setWorking(null);
    }
  }, []);

  const step = useCallback((next: Working) => {
    if (cancelled.current) throw new Cancelled();
    setWorking(next);
  }, []);

  /** Sheets of the workbook and added files into the engine, then the pipeline. */
  const read = useCallback(
    async (chosen: Choices): Promise<Summary> => {
      const { grids } = await workbook.read((done, total) => step({ step: "workbook", done, total }));
      await engine.ask("clear", { origin: "workbook" });
      for (const piece of inPieces(grids)) {
        await engine.ask("addGrids", { grids: piece });
        if (cancelled.current) throw new Cancelled();
      }
      await engine.ask("clear", { origin: "files" });
      for (const { name, file, problem } of latest.current.files) {
        if (problem === null) await engine.ask("addFile", { name, bytes: new Uint8Array(await file.arrayBuffer()) });
      }
      const result = await engine.ask("run", { choices: chosen, locale }, (stage, done, total) => {
        if (!cancelled.current) setWorking({ step: stage, done, total });
      });
      setSummary(result);
      setVocabulary(await engine.ask("vocabulary", null));
      setStale(false);
      return result;
    },
    [workbook, engine, locale, step],
  );

  const plansOf = useCallback(
    async (result: Summary): Promise<SheetPlan[]> => {
      const plans: SheetPlan[] = [];
      for (let index = 0; index < result.plans; index++) plans.push(await engine.ask("plan", { index }));
      return plans;
    },
    [engine],
  );

  const write = useCallback(
    async (result: Summary): Promise<void> => {
      const plans = await plansOf(result);
      step({ step: "writing", done: 0, total: 1 });
      await workbook.write(plans, (done, total) => step({ step: "writing", done, total }));
      setWritten(true);
      setCanUndo(true);
      const errors = result.findings.filter((finding) => finding.severity === "error" && finding.explained === null).length;
      setNotice({
        intent: errors > 0 ? "warning" : "success",
        key: errors > 0 ? "notice.written-with-errors" : "notice.written",
        params: { town: result.town, period: result.period.label, errors },
      });
    },
    [plansOf, step, workbook],
  );

  const rollUp = useCallback(
    () =>
      attempt(async () => {
        const result = await read(latest.current.choices);
        if (result.ledgers.length === 0) return setNotice({ intent: "warning", key: "notice.no-ledgers" });
        await write(result);
      }),
    [attempt, read, write],
  );

  const look = useCallback(
    () =>
      attempt(async () => {
        const result = await read(latest.current.choices);
        setWritten(false);
        if (result.ledgers.length === 0) setNotice({ intent: "warning", key: "notice.no-ledgers" });
      }),
    [attempt, read],
  );

  const cancel = useCallback(() => {
    cancelled.current = true;
    engine.cancel();
  }, [engine]);

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
        await workbook.writeSettings(await engine.ask("settingsPlans", { choices: chosen }));
        // The sheets hold it now: keeping it here too would apply it twice.
        const kept = { ...chosen, corrections: [], explanations: [] };
        setChoices(kept);
        const result = await read(kept);
        if (written) await write(result);
      }),
    [attempt, engine, read, workbook, write, written],
  );

  const correct = useCallback((correction: Correction) => teach({ corrections: [correction] }), [teach]);
  const explain = useCallback(
    (finding: FindingSummary, text: string) => {
      const explanation: Explanation = { code: finding.code, file: finding.file, sheet: finding.sheet, cell: finding.cell, text };
      return teach({ explanations: [explanation] });
    },
    [teach],
  );

  const redraft = useCallback(
    async (change: Partial<Choices>) => {
      const chosen = { ...latest.current.choices, ...change };
      choose(change);
      try {
        const report = await engine.ask("draft", { choices: chosen });
        setSummary((before) => before && { ...before, report });
      } catch (error) {
        if (!(error instanceof Cancelled))
          setNotice({ intent: "error", key: "notice.engine", params: { reason: error instanceof Error ? error.message : "" } });
      }
    },
    [choose, engine],
  );

  const addFiles = useCallback(
    async (added: readonly File[]) => {
      for (const file of added) {
        const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        setFiles((before) => [...before.filter((other) => other.name !== file.name), { name: file.name, problem, file }]);
      }
      setStale(true);
    },
    [engine],
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
        const { removed, restored } = await workbook.undo();
        setWritten(false);
        setCanUndo(restored > 0);
        setNotice({ intent: "success", key: removed === 0 ? "notice.nothing-to-undo" : "notice.undone", params: { removed, restored } });
      }),
    [attempt, workbook],
  );

  const goTo = useCallback(
    async (place: { file: string; sheet: string; cell: string }) => {
      if (latest.current.files.some((file) => file.name === place.file)) return setNotice({ intent: "info", key: "notice.other-file", params: place });
      try {
        if (!(await workbook.goTo(place))) setNotice({ intent: "warning", key: "notice.place-gone", params: place });
      } catch (error) {
        const { key, code } = failureOf(error);
        setNotice({ intent: "error", key: `failure.${key}`, params: { code } });
      }
    },
    [workbook],
  );

  const toggleMarks = useCallback(
    () =>
      attempt(async () => {
        if (marked) {
          const count = await workbook.unmark();
          setMarked(false);
          return setNotice({ intent: "success", key: "notice.unmarked", params: { count } });
        }
        const own = new Set(latest.current.files.map((file) => file.name));
        const places = (summary?.findings ?? []).filter((finding) => finding.cell !== "" && finding.explained === null && !own.has(finding.file));
        const { marked: count, skipped } = await workbook.mark(places);
        setMarked(true);
        setNotice({ intent: "success", key: skipped.length > 0 ? "notice.marked-some" : "notice.marked", params: { count, sheets: skipped.join("、") } });
      }),
    [attempt, marked, summary, workbook],
  );

  return useMemo(
    () => ({
      choices,
      working,
      notice,
      summary,
      vocabulary,
      files,
      written,
      stale,
      canUndo,
      marked,
      engine,
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
      dismiss: () => setNotice(null),
      say: setNotice,
    }),
    [
      choices,
      working,
      notice,
      summary,
      vocabulary,
      files,
      written,
      stale,
      canUndo,
      marked,
      engine,
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
