/** What a clerk has chosen for a run, kept in the browser between two days where it is the same again. */
import { useCallback, useState, type Dispatch, type SetStateAction } from "react";
import type { ReportKind } from "../model/indicator";
import type { Choices } from "../app/engine/protocol";
import { recall, remember } from "./remembered";

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

export interface Chosen {
  readonly choices: Choices;
  readonly setChoices: Dispatch<SetStateAction<Choices>>;
  /** A change of what is remembered for the next day too. */
  readonly choose: (change: Partial<Choices>) => void;
}

export function useChoices(today: string): Chosen {
  const [choices, setChoices] = useState<Choices>(() => ({ ...firstChoices(today), ...recall() }));
  const choose = useCallback((change: Partial<Choices>) => {
    setChoices((before) => {
      const after = { ...before, ...change };
      remember(after);
      return after;
    });
  }, []);
  return { choices, setChoices, choose };
}
