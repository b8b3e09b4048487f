/** What every part of the Word session works with: the document, the engine, and the one task at a time. */
import { useCallback, useMemo, useRef } from "react";
import type { OpenDocument } from "../../../hosts/word";
import type { Engine } from "../../../hosts/browser/client";
import type { Locale } from "../../../locale";
import { useTask, type Task, type Working } from "../../task";
import type { Turns } from "../../turns";
import { wordNotice } from "../notices";

export interface Desk {
  readonly document: OpenDocument;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly turns: Turns;
  readonly task: Task;
  /** Does a task on the document. */
  readonly writing: (work: () => Promise<void>) => Promise<void>;
  /** Does a task that only looks: what was said before stays. */
  readonly looking: (work: () => Promise<void>) => Promise<void>;
  /** Progress of the engine's steps. */
  readonly steps: (name: Working["step"], at: number, total: number) => void;
}

const nothingBefore = (): Promise<void> => Promise.resolve();

export function useDesk(document: OpenDocument, engine: Engine, locale: Locale, turns: Turns): Desk {
  const noticeFor = useCallback((error: unknown) => wordNotice(error, locale), [locale]);
  const task = useTask(turns, nothingBefore, noticeFor);
  const { attempt, step } = task;
  const writing = useCallback((work: () => Promise<void>) => attempt(work, { first: "document" }), [attempt]);
  const looking = useCallback((work: () => Promise<void>) => attempt(work, { first: "document", keep: true }), [attempt]);
  const steps = useCallback((name: Working["step"], at: number, total: number) => step({ step: name, done: at, total }), [step]);
  return useMemo(() => ({ document, engine, locale, turns, task, writing, looking, steps }), [document, engine, locale, looking, steps, task, turns, writing]);
}

export interface Stoppable {
  /** Does a task that can be ended before anything is written. */
  readonly stoppable: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** @returns whether there was one to end */
  readonly stop: (reason: unknown) => boolean;
}

/** While a copy is made, or the open document formatted: what ends it before anything is written. */
export function useStoppable(): Stoppable {
  const current = useRef<AbortController | null>(null);
  const stoppable = useCallback(async (work: (signal: AbortSignal) => Promise<void>) => {
    const controller = (current.current = new AbortController());
    try {
      await work(controller.signal);
    } finally {
      current.current = null;
    }
  }, []);
  const stop = useCallback((reason: unknown) => {
    current.current?.abort(reason);
    return current.current !== null;
  }, []);
  return useMemo(() => ({ stoppable, stop }), [stop, stoppable]);
}
