/** The source of the figures: chosen files, a result.json, or what the document carries. */
import { useCallback, useEffect, useMemo, useRef, useState, type Dispatch, type RefObject, type SetStateAction } from "react";
import type { Choices } from "../../../app/engine/protocol";
import type { PaneVocabulary } from "../../../app/engine/summaries";
import type { Engine } from "../../../hosts/browser/client";
import { distinctFiles, type Batch } from "../../adding";
import { useChoices } from "../../choices";
import { sayIn } from "../../text";
import { dataWarnings } from "../../views/DataStateBox";
import { loadFiles, loadResult, type Loaded } from "../source";
import type { Desk } from "./desk";
import type { FoundSetters } from "./found";

export interface Loading {
  readonly choices: Choices;
  readonly loaded: Loaded | null;
  readonly vocabulary: PaneVocabulary | null;
  /** What must be known of the figures before they go into a document. */
  readonly dataWarnings: readonly string[];
  /** Facts in the snapshot that the document carries; null: it carries none. */
  readonly carried: number | null;
  readonly blank: boolean;
  readonly setBlank: (blank: boolean) => void;
  readonly choose: (change: Partial<Choices>) => void;
  /** @param batch may still be on its way: folders take time to look through */
  readonly chooseFiles: (batch: Batch | Promise<Batch>) => Promise<void>;
  /** The chosen files again, with the choices as they are now. */
  readonly readAgain: () => Promise<void>;
  readonly useCarried: () => Promise<void>;
  /** The report of other choices. */
  readonly redraft: (change: Partial<Choices>) => Promise<void>;
  /** A question to the engine, in its turn. */
  readonly ask: Engine["ask"];
  /** The engine has forgotten everything; the document still carries what it carries. */
  readonly startAnew: () => void;
}

export function useLoading(desk: Desk, today: string, { find }: FoundSetters): Loading {
  const { document, engine, locale, turns, task, steps } = desk;
  const { attempt, sayAlso } = task;
  const { choices, setChoices, choose } = useChoices(today);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [vocabulary, setVocabulary] = useState<PaneVocabulary | null>(null);
  const [carried, setCarried] = useState<number | null>(null);
  const [blank, setBlank] = useState(true);
  const files = useRef<readonly File[]>([]);
  const latest = useRef(choices);
  latest.current = choices;

  const takeSource = useCallback(
    async (next: Loaded) => {
      setLoaded(next);
      // A result may lack the kind that was chosen; what is shown instead is not the clerk's choice to remember.
      if (next.drafts) setChoices((before) => ({ ...before, report: next.drafts?.kind ?? before.report }));
      find({ refreshing: null, checked: null });
      if (next.summary) setVocabulary(await engine.ask("vocabulary", null));
    },
    [engine, find, setChoices],
  );
  const readAgain = useCallback(
    () => attempt(async () => takeSource(await loadFiles(engine, files.current, latest.current, locale, steps))),
    [attempt, engine, locale, steps, takeSource],
  );
  const chooseFiles = useCallback(
    (batch: Batch | Promise<Batch>) =>
      attempt(async () => {
        const { files: chosen, said } = await distinctFiles(await batch);
        const next = await loadFiles(engine, chosen, latest.current, locale, steps);
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
    const next = await loadResult(engine, "", snapshot, "document", latest.current);
    setCarried("facts" in next.source ? next.source.facts : null);
    await takeSource(next);
  }, [document, engine, takeSource]);
  // A document that carries a snapshot offers itself; one that cannot be read says so when something is asked of it. What the clerk chooses meanwhile
  // comes after it and stays.
  const offerCarried = useCallback(() => void turns.take(readCarried).catch(() => undefined), [readCarried, turns]);
  useEffect(offerCarried, [offerCarried]);

  const { ask, redraft } = useRedraft(desk, latest, choose, setLoaded);
  const startAnew = useCallback(() => {
    setLoaded(null);
    offerCarried();
  }, [offerCarried]);
  const useCarried = useCallback(() => attempt(readCarried), [attempt, readCarried]);
  const warnings = useMemo(() => (loaded?.dataState ? dataWarnings(loaded.dataState, false, sayIn(locale)) : []), [loaded, locale]);
  return {
    ...{ choices, loaded, vocabulary, dataWarnings: warnings, carried, blank, setBlank },
    ...{ choose, chooseFiles, readAgain, useCarried, redraft, ask, startAnew },
  };
}

/** Questions to the engine in their turn; the report of other choices is one. */
function useRedraft(
  { engine, turns, task }: Desk,
  latest: RefObject<Choices>,
  choose: Loading["choose"],
  setLoaded: Dispatch<SetStateAction<Loaded | null>>,
): Pick<Loading, "ask" | "redraft"> {
  const { tell } = task;
  const ask = useCallback<Engine["ask"]>((name, input, progress) => turns.take(() => engine.ask(name, input, progress)), [engine, turns]);
  const redraft = useCallback(
    async (change: Partial<Choices>) => {
      const chosen = { ...latest.current, ...change };
      choose(change);
      try {
        const report = await ask("draft", { choices: chosen });
        setLoaded((before) => before && { ...before, drafts: before.drafts && { ...before.drafts, kind: chosen.report, report } });
      } catch (error) {
        tell(error);
      }
    },
    [ask, choose, latest, setLoaded, tell],
  );
  return { ask, redraft };
}
