/** What the last run found, and how it stands to the workbook. */
import { useState, type Dispatch, type SetStateAction } from "react";
import type { Summary, Vocabulary } from "../engine/protocol";

export interface Outcome {
  readonly summary: Summary | null;
  readonly vocabulary: Vocabulary | null;
  /** The summary stands on the workbook's sheets (not only looked at). */
  readonly written: boolean;
  /** A ledger was changed since it was read. */
  readonly stale: boolean;
  readonly canUndo: boolean;
}

export interface OutcomeSetters {
  readonly setSummary: Dispatch<SetStateAction<Summary | null>>;
  readonly setVocabulary: (vocabulary: Vocabulary) => void;
  readonly setWritten: (written: boolean) => void;
  readonly setStale: (stale: boolean) => void;
  readonly setCanUndo: (canUndo: boolean) => void;
}

/** @returns the outcome, and its setters, which keep their identity */
export function useOutcome(): readonly [Outcome, OutcomeSetters] {
  const [summary, setSummary] = useState<Summary | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [written, setWritten] = useState(false);
  const [stale, setStale] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const [setters] = useState<OutcomeSetters>({ setSummary, setVocabulary, setWritten, setStale, setCanUndo });
  return [{ summary, vocabulary, written, stale, canUndo }, setters];
}
