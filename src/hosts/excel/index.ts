/** The open workbook: grids in, sheet plans out, go to a cell, mark cells, undo a run. Everything else of Excel stays behind this. */
import type { Grid } from "../../model/grid";
import type { SheetPlan } from "../../model/sheet-plan";
import type { BeingWritten } from "./being-written";
import { othersAtWork, SheetsChanged, standingKey, type Turn } from "./being-written";
import { excelFailureOf } from "./failure";
import { countMarks, markCells, unmarkCells, type MarkedCells, type Marking } from "./marks";
import { goToCell, type CellOnSheet } from "./places";
import { listSheets, type SheetEntry } from "./own-sheets";
import type { PlannedSheet } from "../../layout/looks";
import { readOpenWorkbook, type WorkbookSheets } from "./read";
import { putCellsBack, readSettings, removeSettings, writeCells, type CellText, type WrittenCells } from "./settings-cells";
import { readRunStamp } from "./run-stamp";
import { standingRunOf, type StandingRun } from "./standing";
import { undoRun, type UndoneRun } from "./undo";
import { writeRun, type InExcel, type RunStamp, type ToWrite, type WrittenRun } from "./write";
import { writeSettings, type SettingsWritten } from "./write-settings";
import { pageWriters, type Writer, type Writers } from "./writers";

export type { DecorationKind } from "./decoration";
export type { RefusedDecoration } from "./isolation";
export type { PlannedSheet } from "../../layout/looks";
export type { MarkedCells } from "./marks";
export type { CellOnSheet } from "./places";
export type { WrittenCells } from "./settings-cells";
export type { StandingRun } from "./standing";
export type { UndoneRun } from "./undo";
export type { RunStamp, WrittenRun } from "./write";
export type { SettingsWritten } from "./write-settings";
export type { Writer } from "./writers";
export { BeingWritten, SheetsChanged, TakenOver } from "./being-written";
export { excelFailureOf, type ExcelFailure, type ExcelFailureKey } from "./failure";

type Count = (done: number, total: number) => void;

/** Whatever changes sheets of ours throws BeingWritten while another does. */
export interface OpenWorkbook {
  /** @param known outline of a reading after which no cell was changed; null comes back where it still holds */
  read(progress?: Count, known?: string | null): Promise<WorkbookSheets | null>;
  /** @param stamp what the plans say, to be known again by */
  write(plans: readonly PlannedSheet[], stamp: RunStamp, progress?: Count): Promise<WrittenRun>;
  writeSettings(plans: readonly SheetPlan[]): Promise<SettingsWritten>;
  /** The 设置 sheets of these names as they are now. */
  readSettings(named: RegExp): Promise<Grid[]>;
  writeCells(sheet: string, cells: readonly CellText[]): Promise<WrittenCells>;
  /** @returns false where somebody has written there since: then nothing is changed */
  putCellsBack(written: WrittenCells): Promise<boolean>;
  removeSettings(purpose: string, said: ReadonlySet<string>): Promise<boolean>;
  /** Which run's sheets stand, and what undo would do. */
  standing(): Promise<StandingRun>;
  /** The stamp of the run that the command wrote this workbook in; null: it says none. */
  runStamp(): Promise<string | null>;
  undo(): Promise<UndoneRun>;
  goTo(place: CellOnSheet): Promise<boolean>;
  /** Marks just these cells. @param progress throwing from it takes all marks away again */
  mark(places: readonly MarkedCells[], progress?: Count): Promise<Marking>;
  /** @returns how many cells were marked */
  unmark(progress?: Count): Promise<number>;
  /** How many cells are marked. */
  marks(): Promise<number>;
  /** Resolves when nobody else writes any more, or as soon as the signal says so. */
  whenFree(signal: AbortSignal): Promise<void>;
  /** A person says that this run has broken off: whoever comes next puts in order what it left. @param writer null: one that its sheets do not name */
  takeOver(writer: Writer | null): void;
  /** Calls back when somebody else than this add-in changes a cell. @returns a function that stops it */
  onLedgersChanged(changed: () => void): Promise<() => void>;
}

const ignore = (): void => undefined;

/** Waits for the end of cell editing instead of failing: the pane says meanwhile that Enter is needed. */
const OPTIONS: Excel.RunOptions = { delayForCellEdit: true };

/** The same, and all that is done is one step of Excel's own undo; null where Excel has no such thing. */
const oneStep = (): Excel.RunOptions | null =>
  Office.context.requirements.isSetSupported("ExcelApi", "1.20") ? { delayForCellEdit: true, mergeUndoGroup: true } : null;

/** Between two looks at whether a run of another computer has ended: nobody tells. */
const LOOK_AGAIN_MS = 2_000;

/**
 * @param excel the `Excel` namespace of office.js; tests hand in the one that the simulator drives
 * @param writers who writes in this page and what is known of others; tests hand in pages of their own
 */
export function openWorkbook(excel: typeof Excel = Excel, writers: Writers = pageWriters()): OpenWorkbook {
  const run: InExcel = (work) => excel.run(OPTIONS, work);
  const inTurn = async <T>(work: (turn: Turn) => Promise<T>): Promise<T> => {
    const { writer, end } = await writers.begin();
    try {
      return await work({ writer, writers });
    } finally {
      end();
    }
  };
  /** Which run's sheets stood at the last reading: what is written was made of it. */
  let asOf: string | null = null;
  const read: OpenWorkbook["read"] = async (progress, known) => {
    try {
      return await run((context) => readOpenWorkbook(context, { progress, known, onListed: (sheets) => (asOf = standingKey(sheets)) }));
    } catch (error) {
      // A sheet went while it was read, most often one of ours that another pane has taken back.
      if (error instanceof OfficeExtension.Error && error.code === "ItemNotFound") throw new SheetsChanged();
      throw error;
    }
  };
  const writing = writeAsOneStep(excel, run);
  const write = (plans: readonly PlannedSheet[], stamp: RunStamp, progress: Count = ignore): Promise<WrittenRun> =>
    inTurn((turn) => {
      const toWrite = { plans, stamp, asOf };
      asOf = null;
      return writing(turn, toWrite, progress);
    });
  const others = (): Promise<{ readonly others: BeingWritten | null; readonly sheets: readonly SheetEntry[] }> =>
    run(async (context) => {
      const { sheets } = await listSheets(context);
      return { sheets, others: await othersAtWork(sheets, writers) };
    });
  const busyNow = async (): Promise<BeingWritten | null> => (await others()).others;
  return {
    read,
    write,
    writeSettings: (plans) => inTurn((turn) => writeSettings(run, turn, plans)),
    readSettings: (named) => run((context) => readSettings(context, named)),
    writeCells: (sheet, cells) => run((context) => writeCells(context, sheet, cells)),
    putCellsBack: (written) => run((context) => putCellsBack(context, written)),
    removeSettings: (purpose, said) => run((context) => removeSettings(context, purpose, said)),
    standing: async () => {
      const { others: busy, sheets } = await others();
      return standingRunOf(sheets, busy !== null);
    },
    undo: () => {
      asOf = null;
      return inTurn((turn) => undoRun(run, turn));
    },
    whenFree: (signal) => whenFree(busyNow, writers, signal),
    takeOver: (writer) => writers.declareEnded(writer),
    runStamp: () => run(readRunStamp),
    goTo: (place) => run((context) => goToCell(context, place)),
    mark: (places, progress = ignore) => run((context) => markCells(context, places, progress)),
    unmark: (progress = ignore) => run((context) => unmarkCells(context, progress)),
    marks: () => run(countMarks),
    onLedgersChanged: (changed) => watch(run, changed),
  };
}

/** Writes a run so that it is one step of Excel's own undo, where Excel has that. */
function writeAsOneStep(excel: typeof Excel, run: InExcel): (turn: Turn, toWrite: ToWrite, progress: Count) => Promise<WrittenRun> {
  /** Excel on the desktop says that it groups, and refuses what a run cannot do without: found out once. */
  let groups = true;
  return async (turn, toWrite, progress) => {
    const grouped = groups ? oneStep() : null;
    if (grouped === null) return writeRun(run, null, turn, toWrite, progress);
    try {
      return await writeRun(run, (work) => excel.run(grouped, work), turn, toWrite, progress);
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error) || !["other", "unsupported"].includes(excelFailureOf(error).key)) throw error;
      groups = false;
      return writeRun(run, null, turn, toWrite, progress);
    }
  };
}

async function whenFree(busyNow: () => Promise<BeingWritten | null>, writers: Writers, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const busy = await busyNow();
    if (busy === null) return;
    if (busy.isCertain && busy.writer) await writers.ended(busy.writer, signal);
    else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function watch(run: InExcel, changed: () => void): Promise<() => void> {
  const handler = await run(async (context) => {
    const added = context.workbook.worksheets.onChanged.add((event) => {
      // Our own writing raises the event too, and Excel says so.
      if (event.triggerSource !== "ThisLocalAddin") changed();
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  return () => {
    handler.remove();
    void handler.context.sync().catch(() => undefined);
  };
}
