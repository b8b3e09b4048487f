/**
 * What the pane in Word is doing and has found, and everything a clerk can make it do. One step at a time; each can be cancelled while ledgers
 * are read, and leaves the document as it was when it fails.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FormatChange, FormatRule } from "../../documents/formatting";
import {
  failureOf,
  type FailureKey,
  type FormatPlan,
  type InsertPlace,
  type Marks,
  type OpenDocument,
  type TextPlace,
  type UndoRecord,
} from "../../hosts/word";
import type { Locale } from "../../locale";
import type { RefreshLine } from "../../documents/refreshing";
import { distinctFiles, type Batch } from "../adding";
import { firstChoices } from "../choices";
import { Cancelled, type Engine } from "../../hosts/browser/client";
import type { CheckedText, Choices, Summary, Vocabulary } from "../../app/engine/protocol";
import { useFaults } from "../faults";
import type { Notice } from "../notice";
import { masked } from "../../language/personal/mask";
import { recall, remember } from "../remembered";
import { DOCX, saveFile } from "../save";
import type { Session } from "../session";
import { useTask, type Working } from "../task";
import { sayIn } from "../text";
import { createTurns } from "../turns";
import { dataWarnings, withDataWarnings } from "../views/DataStateBox";
import { check, checkLines, insert, planRefresh, refresh, type CheckLine, type RefreshPlan } from "./steps";
import { undoneNotice, verified, wordNotice } from "./notices";
import { loadFiles, loadResult, type Drafts, type Loaded, type Source } from "./source";

export interface WordSession extends Pick<
  Session,
  "locale" | "ask" | "quietly" | "say" | "choices" | "working" | "notice" | "vocabulary" | "redraft" | "choose" | "cancel" | "dismiss"
> {
  readonly source: Source | null;
  readonly summary: Summary | null;
  readonly drafts: Drafts | null;
  /** What must be known of the figures before they go into a document. */
  readonly dataWarnings: readonly string[];
  /** Facts in the snapshot that the document carries; null: it carries none. */
  readonly carried: number | null;
  readonly blank: boolean;
  readonly refreshing: RefreshPlan | null;
  readonly checked: readonly CheckLine[] | null;
  /** What was checked says that it is of another run than the source. */
  readonly checkedOther: boolean;
  readonly plan: FormatPlan | null;
  /** What of the last formatting this Word did not take. */
  readonly left: readonly FormatChange[];
  /** Why the open document was not formatted last time: where it cannot be, only the copy is offered. */
  readonly refused: FailureKey | null;
  readonly marks: Marks | null;
  readonly comments: boolean;
  readonly canUndo: boolean;
  /** @param batch may still be on its way: folders take time to look through */
  readonly chooseFiles: (batch: Batch | Promise<Batch>) => Promise<void>;
  /** The chosen files again, with the choices as they are now. */
  readonly readAgain: () => Promise<void>;
  readonly useCarried: () => Promise<void>;
  readonly insert: (place: InsertPlace, section: number | null) => Promise<void>;
  readonly openAsNew: () => Promise<void>;
  readonly openFilled: (bytes: Uint8Array) => Promise<void>;
  readonly planRefresh: () => Promise<void>;
  readonly refresh: (lines: readonly RefreshLine[]) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly toggleMarks: (lines: readonly CheckLine[]) => Promise<void>;
  readonly planFormat: (rules: ReadonlySet<FormatRule>) => Promise<void>;
  readonly format: (rules: ReadonlySet<FormatRule>) => Promise<void>;
  /** Whether paper and margins of the open document can be set here, and whether a formatted copy can be made. */
  readonly setsPages: boolean;
  readonly copies: boolean;
  readonly openFormatted: (rules: ReadonlySet<FormatRule>) => Promise<void>;
  readonly saveClean: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly goTo: (place: TextPlace) => void;
}

/** Name of the open document without folder and suffix; a new one has none. */
function fileTitle(): string {
  const last = Office.context.document.url?.split(/[\\/]/).at(-1) ?? "";
  const name = last.replace(/[?#].*$/, "").replace(/\.docx?$/i, "");
  return name === "" || name.includes("%") ? "报告" : name;
}

const nothingBefore = (): Promise<void> => Promise.resolve();
const COPY = { first: "file" } as const;

export function useWordSession(document: OpenDocument, engine: Engine, locale: Locale, today: string): WordSession {
  const [choices, setChoices] = useState<Choices>(() => ({ ...firstChoices(today), ...recall() }));
  const turns = useMemo(createTurns, []);
  const { working, notice, say, sayAlso, tell, attempt, step, giveUp } = useTask(
    turns,
    nothingBefore,
    useCallback((error: unknown) => wordNotice(error, locale), [locale]),
  );
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [carried, setCarried] = useState<number | null>(null);
  const [blank, setBlank] = useState(true);
  const [refreshing, setRefreshing] = useState<RefreshPlan | null>(null);
  const [checked, setChecked] = useState<readonly CheckLine[] | null>(null);
  const [checkedOther, setCheckedOther] = useState(false);
  const [plan, setPlan] = useState<FormatPlan | null>(null);
  const [left, setLeft] = useState<readonly FormatChange[]>([]);
  const [refused, setRefused] = useState<FailureKey | null>(null);
  const [marks, setMarks] = useState<Marks | null>(null);
  const [records, setRecords] = useState<readonly UndoRecord[]>([]);
  const files = useRef<readonly File[]>([]);
  /** While a copy is made, or the open document formatted: what ends it before anything is written. */
  const stopping = useRef<AbortController | null>(null);
  const latest = useRef({ choices, loaded });
  latest.current = { choices, loaded };

  const warnings = useMemo(() => (loaded?.dataState ? dataWarnings(loaded.dataState, false, sayIn(locale)) : []), [loaded, locale]);

  /** What was found no longer holds. */
  const forget = useCallback(() => {
    setRefreshing(null);
    setChecked(null);
    setPlan(null);
    setLeft([]);
    setRefused(null);
  }, []);

  const takeSource = useCallback(
    async (next: Loaded) => {
      setLoaded(next);
      // A result may lack the kind that was chosen; what is shown instead is not the clerk's choice to remember.
      if (next.drafts) setChoices((before) => ({ ...before, report: next.drafts?.kind ?? before.report }));
      setRefreshing(null);
      setChecked(null);
      if (next.summary) setVocabulary(await engine.ask("vocabulary", null));
    },
    [engine],
  );

  const steps = useCallback((name: Working["step"], at: number, total: number) => step({ step: name, done: at, total }), [step]);

  const readAgain = useCallback(
    () => attempt(async () => takeSource(await loadFiles(engine, files.current, latest.current.choices, locale, steps))),
    [attempt, engine, locale, steps, takeSource],
  );
  const chooseFiles = useCallback(
    (batch: Batch | Promise<Batch>) =>
      attempt(async () => {
        const { files: chosen, said } = await distinctFiles(await batch);
        const next = await loadFiles(engine, chosen, latest.current.choices, locale, steps);
        files.current = chosen;
        await takeSource(next);
        if (next.notice) sayAlso(next.notice);
        if (said.length > 0) sayAlso({ intent: "warning", key: "word.notice.chosen", params: { count: chosen.length }, more: said });
      }),
    [attempt, engine, locale, sayAlso, steps, takeSource],
  );

  const readCarried = useCallback(async (): Promise<void> => {
    const { snapshot, blank: empty } = await document.read();
    setBlank(empty);
    if (snapshot === null) return setCarried(null);
    const next = await loadResult(engine, "", snapshot, "document", latest.current.choices);
    setCarried("facts" in next.source ? next.source.facts : null);
    await takeSource(next);
  }, [document, engine, takeSource]);

  // A document that carries a snapshot offers itself; one that cannot be read says so when something is asked of it. What the clerk chooses meanwhile
  // comes after it and stays.
  const offerCarried = useCallback(() => void turns.take(readCarried).catch(() => undefined), [readCarried, turns]);
  useEffect(offerCarried, [offerCarried]);

  const done = useCallback(
    (record: UndoRecord, said: Notice) => {
      setRecords((before) => [...before, record]);
      forget();
      say(said);
    },
    [forget],
  );

  const stoppable = useCallback(async (task: (stop: AbortController) => Promise<void>) => {
    const stop = (stopping.current = new AbortController());
    try {
      await task(stop);
    } finally {
      stopping.current = null;
    }
  }, []);
  const writing = useCallback((task: () => Promise<void>) => attempt(task, { first: "document" }), [attempt]);
  const looking = useCallback((task: () => Promise<void>) => attempt(task, { first: "document", keep: true }), [attempt]);

  const actions = useMemo(
    () => ({
      insert: (place: InsertPlace, section: number | null) =>
        writing(async () => {
          const { outcome, facts, notice: said } = await insert(document, engine, place, section);
          setBlank(false);
          const intent = said === "inserted" || said === "inserted-tracked" ? "success" : "warning";
          const inserted: Notice = { intent, key: `word.notice.${said}`, params: { count: facts } };
          done(outcome.undo, withDataWarnings(verified(inserted, outcome, locale), warnings));
        }),
      openAsNew: () =>
        writing(async () => {
          await document.openAsNew(await engine.ask("docx", null));
          say(withDataWarnings({ intent: "success", key: "word.notice.opened" }, warnings));
        }),
      openFilled: async (bytes: Uint8Array) => {
        await document.openAsNew(bytes);
        say(withDataWarnings({ intent: "success", key: "word.notice.opened" }, warnings));
      },
      planRefresh: () => looking(async () => setRefreshing(await planRefresh(document, engine))),
      refresh: (chosen: readonly RefreshLine[]) =>
        writing(async () => {
          const { undo: record, tracked } = await refresh(document, engine, chosen);
          const gone = chosen.filter(({ fresh }) => fresh === null).length;
          const said = gone > 0 ? "refreshed-gone" : tracked ? "refreshed-tracked" : "refreshed";
          done(record, withDataWarnings({ intent: "success", key: `word.notice.${said}`, params: { count: chosen.length - gone, gone } }, warnings));
          setRefreshing(await planRefresh(document, engine));
        }),
      check: () =>
        looking(async () => {
          const text = await document.read();
          const outcome: CheckedText = await check(engine, text, locale);
          setChecked(checkLines(text, outcome));
          setCheckedOther(outcome.otherRun);
        }),
      planFormat: (rules: ReadonlySet<FormatRule>) => writing(async () => (setLeft([]), setRefused(null), setPlan(await document.planFormat(rules)))),
      format: (rules: ReadonlySet<FormatRule>) =>
        writing(() =>
          stoppable(async ({ signal }) => {
            const {
              done: changed,
              left: open,
              undo,
              ...outcome
            } = await document.format(rules, signal).catch((error: unknown) => {
              setRefused(failureOf(error).key);
              throw error;
            });
            const key = open.length > 0 ? "word.notice.formatted-some" : "word.notice.formatted";
            const said: Notice = { intent: open.length > 0 ? "warning" : "success", key, params: { count: changed.length, left: open.length } };
            done(undo, verified(said, outcome, locale, outcome.resumed));
            setPlan(await document.planFormat(rules));
            setLeft(open);
          }),
        ),
      openFormatted: (rules: ReadonlySet<FormatRule>) =>
        attempt(
          () =>
            stoppable(async ({ signal }) => {
              const { done: changed, left: open } = await document.openFormatted(rules, { signal, progress: steps });
              const key = changed.length === 0 ? "word.notice.copied-none" : open.length > 0 ? "word.notice.copied-some" : "word.notice.copied";
              say({ intent: open.length > 0 ? "warning" : "success", key, params: { count: changed.length, left: open.length } });
            }),
          COPY,
        ),
      saveClean: () =>
        attempt(
          () =>
            stoppable(async ({ signal }) => {
              const { docx, revisions, comments } = await document.cleanCopy({ signal, progress: steps });
              const name = `${masked(fileTitle())}（上报件）.docx`;
              const how = await saveFile(name, docx, DOCX);
              const settled = revisions + comments > 0;
              const key = how === "silent" ? "clean.silent" : settled ? "clean.done-some" : "clean.done";
              say({ intent: how === "silent" || settled ? "warning" : "success", key, params: { name, revisions, comments } });
            }),
          COPY,
        ),
      goTo: (place: TextPlace) => void document.goTo(place).catch((error: unknown) => tell(error)),
    }),
    [attempt, document, done, engine, locale, looking, stoppable, warnings, writing],
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
    [document, marks, writing],
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
    [document, forget, locale, records, writing],
  );

  const ask = useCallback<Engine["ask"]>((name, input, progress) => turns.take(() => engine.ask(name, input, progress)), [engine, turns]);
  const quietly = useCallback((task: () => Promise<void>) => void task().catch((error: unknown) => tell(error)), []);
  useFaults(say);

  const choose = useCallback((change: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...change };
      remember(after);
      return after;
    });
  }, []);
  const redraft = useCallback(
    async (change: Partial<Choices>) => {
      const chosen = { ...latest.current.choices, ...change };
      choose(change);
      try {
        const report = await ask("draft", { choices: chosen });
        setLoaded((before) => before && { ...before, drafts: before.drafts && { ...before.drafts, kind: chosen.report, report } });
      } catch (error) {
        tell(error);
      }
    },
    [ask, choose],
  );
  const cancel = useCallback(() => {
    // These have nothing to do with the engine: what it has read is kept.
    if (stopping.current) return stopping.current.abort(new Cancelled());
    if (!giveUp()) return;
    engine.cancel();
    // The engine has forgotten everything; the document still carries what it carries.
    setLoaded(null);
    forget();
    offerCarried();
  }, [engine, forget, offerCarried]);

  return {
    locale,
    ask,
    say,
    quietly,
    choices,
    working,
    notice,
    vocabulary,
    source: loaded?.source ?? null,
    summary: loaded?.summary ?? null,
    drafts: loaded?.drafts ?? null,
    dataWarnings: warnings,
    carried,
    blank,
    refreshing,
    checked,
    checkedOther,
    plan,
    left,
    refused,
    marks,
    comments: document.comments,
    setsPages: document.setsPages,
    copies: document.copies,
    canUndo: records.length > 0,
    chooseFiles,
    readAgain,
    useCarried: () => attempt(readCarried),
    ...actions,
    toggleMarks,
    undo,
    choose,
    redraft,
    cancel,
    dismiss: () => say(null),
  };
}
