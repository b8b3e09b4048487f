/** The open workbook: grids in, sheet plans out, go to a cell, mark cells, undo a run. Everything else of Excel stays behind this. */
import type { Severity } from "../../model/finding";
import type { SheetPlan } from "../../model/sheet-plan";
import { goTo, markCells, unmarkCells, type CellPlace } from "./places";
import { listSheets } from "./own-sheets";
import type { PlannedSheet } from "./paint";
import { readOpenWorkbook, type WorkbookSheets } from "./read";
import { undoRun, type Undone } from "./undo";
import { writePlans, writeSettings, type Written } from "./write";

export type { PlannedSheet } from "./paint";
export type { CellPlace } from "./places";
export { failureOf, type Failure, type FailureKey } from "./failure";

type Count = (done: number, total: number) => void;

export interface OpenWorkbook {
  /** @param known outline of a reading after which no cell was changed; null comes back where it still holds */
  read(progress?: Count, known?: string | null): Promise<WorkbookSheets | null>;
  write(plans: readonly PlannedSheet[], progress?: Count): Promise<Written>;
  writeSettings(plans: readonly SheetPlan[]): Promise<void>;
  /** Whether there is a run to take back. */
  canUndo(): Promise<boolean>;
  undo(): Promise<Undone>;
  goTo(place: CellPlace): Promise<boolean>;
  mark(places: readonly (CellPlace & { readonly severity: Severity })[]): Promise<{ marked: number; skipped: string[] }>;
  unmark(): Promise<number>;
  /** Calls back when somebody else than this add-in changes a cell. @returns a function that stops it */
  onLedgersChanged(changed: () => void): Promise<() => void>;
}

/** Waits for the end of cell editing instead of failing: the pane says meanwhile that Enter is needed. */
const OPTIONS: Excel.RunOptions = { delayForCellEdit: true };

/** @param excel the `Excel` namespace of office.js; tests hand in the one that the simulator drives */
export function openWorkbook(excel: typeof Excel = Excel): OpenWorkbook {
  const run = <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.run(OPTIONS, work);
  return {
    read: (progress, known) => run((context) => readOpenWorkbook(context, progress, known)),
    write: (plans, progress) => run((context) => writePlans(context, plans, progress)),
    writeSettings: (plans) => run((context) => writeSettings(context, plans)),
    canUndo: () => run(async (context) => (await listSheets(context)).some((sheet) => sheet.own?.state === "current")),
    undo: () => run(undoRun),
    goTo: (place) => run((context) => goTo(context, place)),
    mark: (places) => run((context) => markCells(context, places)),
    unmark: () => run(unmarkCells),
    onLedgersChanged: (changed) => watch(run, changed),
  };
}

async function watch(run: <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>, changed: () => void): Promise<() => void> {
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
