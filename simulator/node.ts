/** The simulated Excel in Node: unmodified office.js over a workbook model, in milliseconds. What jest runs the Excel host in. */
import type { Fault } from "./protocol/faults";
import { loadOffice, twinOf, type Twin } from "./protocol/node-session";
import type { Limits } from "./protocol/session";
import { createExcelHost, type ExcelHost } from "./excel/host";
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
  readonly limits?: Partial<Limits>;
}

export interface SimulatedExcel extends Twin<ExcelHost> {
  readonly Excel: typeof Excel;
  readonly workbook: Workbook;
}

/** Opens a workbook in a simulated Excel of its own. */
export function createExcel(options: ExcelOptions = {}): SimulatedExcel {
  const workbook = options.workbook ?? createWorkbook({ sheets: options.sheets ?? (options.cells ? Object.keys(options.cells) : undefined) });
  for (const [name, rows] of Object.entries(options.cells ?? {})) typeCells(workbook, name, rows);
  const host = createExcelHost({ workbook, requirementSet: options.requirementSet, faults: options.faults, limits: options.limits });
  const realm = loadOffice("excel-win32-16.01.debug.js", host, "Excel", () => host.preset, { documentUrl: workbook.name });
  host.onEvents = realm.sendEvents;
  return { ...twinOf(realm, host, "Excel"), Excel: realm.globals.Excel as typeof Excel, workbook };
}
