/** The simulated Excel in Node: unmodified office.js over a workbook model, in milliseconds. What jest runs the Excel host in. */
import type { Fault, Refusal } from "./protocol/faults";
import { loadOffice, twinOf, type Twin } from "./protocol/node-session";
import type { Limits } from "./protocol/session";
import { createExcelHost, type ExcelHost } from "./excel/host";
import { createDocument } from "./excel/node-document";
import type { Quirk } from "./excel/quirks";
import type { UndoLog, UndoPlatform } from "./excel/undo";
import { typeCells } from "./excel/book/typing";
import { createWorkbook, type Workbook } from "./excel/book/workbook";

export interface ExcelOptions {
  /** A workbook model; otherwise names of empty sheets; otherwise one empty sheet. */
  readonly workbook?: Workbook;
  readonly sheets?: readonly string[];
  /** Cells typed into sheets by name, from A1. Sheets are made where missing. */
  readonly cells?: { readonly [sheet: string]: readonly (readonly (string | number | boolean | null)[])[] };
  /** "LTSC 2021" (default), "Microsoft 365", "LTSC 2024", "Excel 2016", or an ExcelApi version such as "1.14". */
  readonly requirementSet?: string;
  readonly faults?: readonly Fault[];
  /** Members that are refused from the start. */
  readonly refusals?: readonly Refusal[];
  readonly limits?: Partial<Limits>;
  /** What this Excel does against the documentation; `desktopQuirks` has all. */
  readonly quirks?: readonly Quirk[];
  /** Keeps the steps that Ctrl+Z takes back (`host.undo`), as Excel on the web or on the desktop does from ExcelApi 1.20 on. */
  readonly undo?: UndoPlatform;
}

export interface SimulatedExcel extends Twin<ExcelHost> {
  readonly Excel: typeof Excel;
  readonly workbook: Workbook;
}

/** Opens a workbook in a simulated Excel of its own. */
export function createExcel(options: ExcelOptions = {}): SimulatedExcel {
  const workbook = options.workbook ?? createWorkbook({ sheets: options.sheets ?? (options.cells ? Object.keys(options.cells) : undefined) });
  for (const [name, rows] of Object.entries(options.cells ?? {})) typeCells(workbook, name, rows);
  const host = createExcelHost({ ...options, workbook });
  for (const refusal of options.refusals ?? []) host.faults.refuse(refusal);
  const document = createDocument(workbook);
  const realm = loadOffice("excel-win32-16.01.debug.js", host, "Excel", () => host.preset, { document: document.object });
  host.onEvents = realm.sendEvents;
  host.onOldEvents = document.send;
  const excel = realm.globals.Excel as typeof Excel;
  if (host.undo) groupRuns(excel, host.undo);
  return { ...twinOf(realm, host, "Excel"), Excel: excel, workbook };
}

/**
 * `Excel.run({ mergeUndoGroup: true }, …)` is one step of undo. The office.js of npm does not know the option, and how newer ones send it is not
 * published: it is taken from the call itself.
 */
function groupRuns(excel: typeof Excel, undo: UndoLog): void {
  const run = excel.run as (...args: readonly unknown[]) => Promise<unknown>;
  const grouped = async (...args: readonly unknown[]): Promise<unknown> => {
    const [options] = args;
    if (typeof options !== "object" || options === null || !("mergeUndoGroup" in options) || options.mergeUndoGroup !== true) return run(...args);
    undo.openGroup();
    try {
      return await run(...args);
    } finally {
      undo.closeGroup();
    }
  };
  Object.assign(excel, { run: grouped });
}
