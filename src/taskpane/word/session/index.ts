/**
 * What the pane in Word is doing and has found, and everything a clerk can make it do: the pieces in this folder put together. One step at a time; each
 * can be cancelled while ledgers are read, and leaves the document as it was when it fails.
 */
import { useCallback, useMemo } from "react";
import type { Summary } from "../../../app/engine/summaries";
import { Cancelled, type Engine } from "../../../hosts/browser/client";
import type { OpenDocument, TextPlace } from "../../../hosts/word";
import type { Locale } from "../../../locale";
import { useFaults } from "../../faults";
import type { Session } from "../../session";
import { createTurns } from "../../turns";
import type { Drafts, FigureSource } from "../source";
import { useChecking, type Checking } from "./checking";
import { useCleanCopy } from "./clean-copy";
import { useDesk, useStoppable } from "./desk";
import { useFormatting, type Formatting } from "./formatting";
import { useFound, type Found } from "./found";
import { useLoading, type Loading } from "./loading";
import { useReporting, type Reporting } from "./reporting";
import { useUndoable, type Undoable } from "./undoable";

export interface WordSession
  extends
    Found,
    Checking,
    Reporting,
    Formatting,
    Omit<Loading, "loaded" | "setBlank" | "startAnew">,
    Pick<Undoable, "canUndo" | "undo">,
    Pick<Session, "locale" | "quietly" | "say" | "working" | "notice" | "cancel" | "dismiss"> {
  readonly source: FigureSource | null;
  readonly summary: Summary | null;
  readonly drafts: Drafts | null;
  readonly comments: boolean;
  /** Whether paper and margins of the open document can be set here, and whether a formatted copy can be made. */
  readonly setsPages: boolean;
  readonly copies: boolean;
  readonly saveClean: () => Promise<void>;
  readonly goTo: (place: TextPlace) => void;
}

export function useWordSession(document: OpenDocument, engine: Engine, locale: Locale, today: string): WordSession {
  const turns = useMemo(createTurns, []);
  const desk = useDesk(document, engine, locale, turns);
  const { say, tell, giveUp, working, notice } = desk.task;
  const stopping = useStoppable();
  const [found, setters] = useFound();
  const { loaded, setBlank, startAnew, ...loading } = useLoading(desk, today, setters);
  const { done, ...undoing } = useUndoable(desk, setters, setBlank);
  const undoable = { ...undoing, done };
  const checking = useChecking(desk, setters);
  const reporting = useReporting(desk, undoable, setters, { ...loading, loaded, setBlank, startAnew });
  const formatting = useFormatting(desk, undoable, setters, stopping);
  const saveClean = useCleanCopy(desk, stopping);
  useFaults(say);

  const goTo = useCallback((place: TextPlace) => void document.goTo(place).catch(tell), [document, tell]);
  const quietly = useCallback((small: () => Promise<void>) => void small().catch(tell), [tell]);
  const cancel = useCallback(() => {
    // These have nothing to do with the engine: what it has read is kept.
    if (stopping.stop(new Cancelled())) return;
    if (!giveUp()) return;
    engine.cancel();
    setters.forget();
    startAnew();
  }, [engine, giveUp, setters, startAnew, stopping]);
  const dismiss = useCallback(() => say(null), [say]);
  const { comments, setsPages, copies } = document;
  const { source = null, summary = null, drafts = null } = loaded ?? {};

  return {
    locale,
    say,
    quietly,
    working,
    notice,
    source,
    summary,
    drafts,
    comments,
    setsPages,
    copies,
    ...loading,
    ...found,
    ...checking,
    ...reporting,
    ...formatting,
    ...undoing,
    saveClean,
    cancel,
    goTo,
    dismiss,
  };
}
