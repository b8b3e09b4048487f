/** What was found in the document, as long as it holds: each change of the document forgets it. */
import { useMemo, useState, type Dispatch, type SetStateAction } from "react";
import type { FormatChange } from "../../../documents/formatting";
import type { WordFailureKey, FormatPlan } from "../../../hosts/word";
import type { CheckLine, RefreshPlan } from "../steps";

export interface Found {
  readonly refreshing: RefreshPlan | null;
  readonly checked: readonly CheckLine[] | null;
  /** What was checked says that it is of another run than the source. */
  readonly checkedOther: boolean;
  readonly plan: FormatPlan | null;
  /** What of the last formatting this Word did not take. */
  readonly left: readonly FormatChange[];
  /** Why the open document was not formatted last time: where it cannot be, only the copy is offered. */
  readonly refused: WordFailureKey | null;
}

const nothing: Found = { refreshing: null, checked: null, checkedOther: false, plan: null, left: [], refused: null };

export interface FoundSetters {
  readonly find: (part: Partial<Found>) => void;
  /** Nothing of it holds any longer. */
  readonly forget: () => void;
}

export function useFound(): readonly [Found, FoundSetters] {
  const [found, setFound] = useState<Found>(nothing);
  return [found, useMemo(() => settersOf(setFound), [])];
}

const settersOf = (setFound: Dispatch<SetStateAction<Found>>): FoundSetters => ({
  find: (part) => setFound((before) => ({ ...before, ...part })),
  forget: () => setFound((before) => ({ ...nothing, checkedOther: before.checkedOther })),
});
