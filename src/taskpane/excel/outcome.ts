/** What is shown, and how it stands to the workbook: to the sheets of a run, and to the ledgers as they are now. */
import { useCallback, useMemo, useRef, useState, type Dispatch, type SetStateAction } from "react";
import type { StandingRun } from "../../hosts/excel";
import type { Summary, PaneVocabulary } from "../../app/engine/summaries";

/**
 * How the sheets stand to what is shown. same: they show it. findings: the figures are the same, what is explained is not. other: they are of
 * another run. none: there are none.
 */
export type SheetsShow = "same" | "findings" | "other" | "none";

export interface ShownOutcome {
  readonly summary: Summary | null;
  readonly vocabulary: PaneVocabulary | null;
  /** Which run's sheets stand; null: not known yet. */
  readonly standing: StandingRun | null;
  readonly sheets: SheetsShow;
  /** Ledgers, files or settings were changed since what is shown was read. */
  readonly stale: boolean;
  readonly canUndo: boolean;
}

export interface OutcomeSetters {
  readonly setSummary: Dispatch<SetStateAction<Summary | null>>;
  readonly setVocabulary: (vocabulary: PaneVocabulary) => void;
  readonly setStanding: (standing: StandingRun) => void;
  /** Ledgers, files or settings were changed. */
  readonly changed: () => void;
  /** How many changes there were so far: what is read now is as of this. */
  readonly changes: () => number;
  /** The summary is shown as of so many changes. */
  readonly show: (summary: Summary, changes: number) => void;
  /** The same run with other explanations: as of when it was read. */
  readonly showExplained: (summary: Summary) => void;
  /** An earlier summary is shown again, as of when it was read; null: nothing is shown. */
  readonly showAgain: (summary: Summary | null) => void;
}

/** @returns the outcome, and its setters, which keep their identity */
export function useOutcome(): readonly [ShownOutcome, OutcomeSetters] {
  const [summary, setSummary] = useState<Summary | null>(null);
  const [vocabulary, setVocabulary] = useState<PaneVocabulary | null>(null);
  const [standing, setStanding] = useState<StandingRun | null>(null);
  const [changes, setChanges] = useState(0);
  const [asOf, setAsOf] = useState(0);
  const counted = useRef(0);
  /** When each summary was read, by its stamp. */
  const readAt = useRef(new Map<string, number>());

  const changed = useCallback(() => setChanges((counted.current += 1)), []);
  const show = useCallback((shown: Summary, at: number) => {
    readAt.current.set(keyOf(shown), at);
    setAsOf(at);
    setSummary(shown);
  }, []);
  const showExplained = useCallback((shown: Summary) => {
    setSummary((before) => {
      readAt.current.set(keyOf(shown), (before && readAt.current.get(keyOf(before))) ?? counted.current);
      return shown;
    });
  }, []);
  const showAgain = useCallback((shown: Summary | null) => {
    // Nothing is as of -1: whatever that is, it is not of now.
    setAsOf(shown ? (readAt.current.get(keyOf(shown)) ?? -1) : counted.current);
    setSummary(shown);
  }, []);
  const setters = useMemo<OutcomeSetters>(
    () => ({ setSummary, setVocabulary, setStanding, changed, changes: () => counted.current, show, showExplained, showAgain }),
    [changed, show, showAgain, showExplained],
  );
  const canUndo = standing !== null && standing.undo !== "nothing";
  return [{ summary, vocabulary, standing, sheets: sheetsShow(summary, standing), stale: changes !== asOf, canUndo }, setters];
}

const keyOf = ({ stamp }: Summary): string => `${stamp.figures} ${stamp.findings}`;

function sheetsShow(summary: Summary | null, standing: StandingRun | null): SheetsShow {
  if (!standing?.stands) return "none";
  if (!summary || standing.run?.figures !== summary.stamp.figures) return "other";
  return standing.run.findings === summary.stamp.findings ? "same" : "findings";
}
