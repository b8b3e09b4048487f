/**
 * Marks at problem cells of the ledgers. What is marked is asked of the workbook, so that marks of yesterday are known today; once there are any they
 * follow the list: another filter, an explanation, another run. It is done beside whatever the clerk looks at, one marking at a time.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { MarkedCells, OpenWorkbook } from "../../hosts/excel";
import { Cancelled } from "../../hosts/browser/client";
import type { FindingSummary } from "../../app/engine/summaries";
import type { Notice } from "../notice";
import type { Task } from "../task";
import type { Given } from "./given";

export interface MarksPart {
  /** Marks are wanted: they follow the list. */
  readonly marks: boolean;
  /** Cells that are marked. */
  readonly marked: number;
  /** How far a marking is; null: none is going on. */
  readonly marking: { readonly done: number; readonly total: number } | null;
  readonly toggleMarks: () => Promise<void>;
  /** Ends a marking and takes all marks away. */
  readonly stopMarking: () => void;
  /** Ends a marking, to be taken up again when nothing else is going on. */
  readonly endMarking: () => Promise<void>;
}

/** Marks follow the list when it has stood still for so long: not at every letter of a search. */
const SETTLED_MS = 400;

interface Running {
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

/** What is known of the marks of this workbook. */
interface Marked {
  readonly marks: boolean;
  readonly setMarks: (wanted: boolean) => void;
  readonly marked: number;
  readonly setMarked: (count: number) => void;
  /** The places that are marked as far as is known; null: not known, or only in part. */
  readonly standing: RefObject<string | null>;
}

function useMarked(workbook: OpenWorkbook): Marked {
  const [marks, setMarks] = useState(false);
  const [marked, setMarked] = useState(0);
  const standing = useRef<string | null>(null);
  useEffect(() => {
    const know = (count: number): void => {
      setMarks(count > 0);
      setMarked(count);
    };
    void workbook.marks().then(know, () => undefined);
  }, [workbook]);
  return { marks, setMarks, marked, setMarked, standing };
}

type Progress = (done: number, total: number) => void;

/** Markings, one at a time. */
interface Markings {
  readonly marking: MarksPart["marking"];
  /** Begins one; the one before gives way. */
  readonly begin: (work: (progress: Progress) => Promise<void>) => Promise<void>;
  /** Markings that are under way or wait for the one before: none of them is put aside by one that only follows the list. */
  readonly active: RefObject<number>;
  readonly running: RefObject<Running | null>;
}

function useMarkings(workbook: OpenWorkbook, tell: Task["tell"], { setMarks, setMarked, standing }: Marked): Markings {
  const [marking, setMarking] = useState<MarksPart["marking"]>(null);
  const running = useRef<Running | null>(null);
  const active = useRef(0);
  const begin = useCallback(
    (work: (progress: Progress) => Promise<void>): Promise<void> => {
      const before = running.current;
      before?.stop();
      let stopped = false;
      const progress = (done: number, total: number): void => {
        if (stopped) throw new Cancelled();
        setMarking({ done, total });
      };
      const go = async (): Promise<void> => {
        active.current += 1;
        try {
          await before?.ended;
          progress(0, 1);
          await work(progress);
        } catch (error) {
          standing.current = null;
          if (!(error instanceof Cancelled)) {
            setMarks(false);
            tell(error);
          }
          setMarked(await workbook.marks().catch(() => 0));
        } finally {
          active.current -= 1;
          setMarking(null);
        }
      };
      const ended = go();
      running.current = { stop: () => void (stopped = true), ended };
      return ended;
    },
    [setMarked, setMarks, standing, tell, workbook],
  );
  return { marking, begin, active, running };
}

/**
 * @param listed the findings that are listed
 * @param given cells of added files are not in this workbook
 * @param busy a task is going on: marks wait
 */
export function useMarks(
  workbook: OpenWorkbook,
  { say, tell }: Pick<Task, "say" | "tell">,
  listed: readonly FindingSummary[] | null,
  given: RefObject<Given>,
  busy: boolean,
): MarksPart {
  const known = useMarked(workbook);
  const { marks, setMarks, marked, setMarked, standing } = known;
  const { marking, begin, active, running } = useMarkings(workbook, tell, known);
  const placesNow = useCallback(() => placesOf(listed ?? [], new Set(given.current.files.map((file) => file.name))), [given, listed]);

  const mark = useCallback(
    (quiet: boolean) =>
      begin(async (progress) => {
        const { places, elsewhere } = placesNow();
        setMarks(true);
        const { marked: count, skipped } = await workbook.mark(places, progress);
        standing.current = JSON.stringify(places);
        setMarked(count);
        if (quiet) return;
        // Of a list that was filtered meanwhile there may be more again; where there was nothing from the first, nothing is followed.
        setMarks(count > 0);
        say(noticeOfMarks(count, skipped, elsewhere));
      }),
    [begin, placesNow, say, setMarked, setMarks, standing, workbook],
  );

  const unmark = useCallback(
    () =>
      begin(async (progress) => {
        // From now on none are wanted: what follows the list must not put them back meanwhile.
        setMarks(false);
        const count = await workbook.unmark(progress);
        standing.current = null;
        setMarked(0);
        say({ intent: "success", key: "notice.unmarked", params: { count } });
      }),
    [begin, say, setMarked, setMarks, standing, workbook],
  );

  const isMarking = marking !== null;
  useEffect(() => {
    if (busy || isMarking || listed === null || !marks || standing.current === JSON.stringify(placesNow().places)) return;
    const timer = setTimeout(() => active.current === 0 && void mark(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [active, busy, isMarking, listed, mark, marks, placesNow, standing]);

  const toggleMarks = useCallback(() => {
    say(null);
    return marks ? unmark() : mark(false);
  }, [mark, marks, say, unmark]);
  const { endMarking, stopMarking } = useEnding(running, setMarks, say);
  return useMemo(() => ({ marks, marked, marking, toggleMarks, stopMarking, endMarking }), [endMarking, marked, marking, marks, stopMarking, toggleMarks]);
}

/** Ending a marking: for a while, or for good. */
function useEnding(running: RefObject<Running | null>, setMarks: Marked["setMarks"], say: Task["say"]): Pick<MarksPart, "endMarking" | "stopMarking"> {
  const endMarking = useCallback(async () => {
    running.current?.stop();
    await running.current?.ended;
  }, [running]);
  const stopMarking = useCallback(() => {
    setMarks(false);
    running.current?.stop();
    void running.current?.ended.then(() => say({ intent: "info", key: "notice.marks-cancelled" }));
  }, [running, say, setMarks]);
  return { endMarking, stopMarking };
}

/** @returns the cells of this workbook behind the findings, and how many findings lie in added files */
function placesOf(listed: readonly FindingSummary[], added: ReadonlySet<string>): { readonly places: MarkedCells[]; readonly elsewhere: number } {
  const open = listed.filter((finding) => finding.cells.length > 0 && finding.explained === null);
  const here = open.filter((finding) => !added.has(finding.file));
  return { places: here.map(({ sheet, cells, severity }) => ({ sheet, cells, severity })), elsewhere: open.length - here.length };
}

function noticeOfMarks(count: number, skipped: readonly string[], elsewhere: number): Notice {
  const also = elsewhere > 0 ? { also: [{ key: "notice.marks-elsewhere", params: { count: elsewhere } }] } : {};
  if (skipped.length > 0) return { intent: "warning", key: "notice.marked-some", params: { count, sheets: skipped.join("、") }, ...also };
  return count === 0 ? { intent: "info", key: "notice.marked-none", ...also } : { intent: "success", key: "notice.marked", params: { count }, ...also };
}
