/** What a browser test may ask and do: plain data in, plain data out. */
import type { Fault } from "../protocol/faults";
import { areaName, wholeSheet } from "../excel/book/address";
import { usedArea } from "../excel/book/sheet";
import { textAt, typeCells, valuesOfSheet } from "../excel/book/typing";
import { sheetNamed } from "../excel/book/workbook";
import { printFormula } from "../excel/formula/formula";
import type { PresetName } from "../protocol/requirements";
import type { Controller } from "./controller";
import type { Theme } from "./desk";

export interface SheetState {
  readonly name: string;
  readonly visibility: string;
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
  readonly texts: readonly (readonly string[])[];
  readonly formulas: { readonly [address: string]: string };
  readonly merges: readonly string[];
  readonly customProperties: { readonly [key: string]: string };
  readonly charts: readonly string[];
  readonly tables: readonly string[];
  readonly protected: boolean;
}

export interface SimulatorHandle {
  readonly controller: Controller;
  /** Names of the sheets in their order. */
  readonly sheets: () => readonly string[];
  readonly sheet: (name: string) => SheetState | null;
  /** Everything about every sheet, for comparing a workbook before and after. */
  readonly state: () => readonly SheetState[];
  /** `台账!B7` of the selection. */
  readonly selection: () => string;
  readonly counters: () => Controller["host"]["counters"];
  readonly log: () => readonly string[];
  readonly resetCounters: () => void;
  readonly logging: (on: boolean) => void;
  readonly open: (name: string, base64: string) => Promise<void>;
  readonly save: () => Promise<string>;
  readonly type: (sheet: string, rows: (string | number | boolean | null)[][]) => void;
  readonly openPane: (url?: string) => void;
  readonly closePane: () => void;
  readonly fault: (fault: Fault) => void;
  readonly protect: (sheet: string, on: boolean) => void;
  readonly cellEditing: (on: boolean) => void;
  readonly close: (closed: boolean) => void;
  readonly preset: (name: PresetName) => void;
  readonly theme: (theme: Theme) => void;
  readonly locale: (locale: string) => void;
  readonly goTo: (address: string) => void;
}

export function createHandle(controller: Controller): SimulatorHandle {
  const sheetState = (name: string): SheetState | null => {
    const book = controller.book();
    const sheet = sheetNamed(book, name);
    if (!sheet) return null;
    const area = usedArea(sheet, wholeSheet, true);
    const formulas: { [address: string]: string } = {};
    sheet.rows.forEach((cells, row) =>
      cells?.forEach((cell, column) => {
        if (cell?.formula) formulas[areaName({ top: row, left: column, bottom: row, right: column })] = printFormula(cell.formula);
      }),
    );
    return {
      name: sheet.name,
      visibility: sheet.visibility,
      values: valuesOfSheet(book, name),
      texts: area
        ? Array.from({ length: area.bottom + 1 }, (_, row) => Array.from({ length: area.right + 1 }, (__, column) => textAt(book, sheet, row, column)))
        : [],
      formulas,
      merges: sheet.merges.map(areaName),
      customProperties: Object.fromEntries(sheet.customProperties),
      charts: sheet.charts.map((chart) => chart.name),
      tables: sheet.tables.map((table) => table.name),
      protected: sheet.protection.on,
    };
  };
  const sheets = (): readonly string[] => controller.book().sheets.map((sheet) => sheet.name);
  return {
    controller,
    sheets,
    sheet: sheetState,
    state: () => sheets().flatMap((name) => sheetState(name) ?? []),
    selection: () => {
      const { sheet, areas } = controller.book().selection;
      return `${sheet.name}!${areas.map(areaName).join(",")}`;
    },
    counters: () => {
      return { ...controller.host.counters, log: [] };
    },
    log: () => controller.host.counters.log,
    resetCounters: () => controller.reset(),
    logging: (on) => {
      controller.host.counters.logging = on;
    },
    open: (name, base64) =>
      controller.openFile(
        name,
        Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
      ),
    save: async () => {
      const bytes = await controller.saveFile();
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    },
    type: (name, rows) => {
      typeCells(controller.book(), name, rows);
    },
    // A new start, where a shared page runs as well.
    openPane: (url) => {
      controller.set({ pane: controller.pane && { ...controller.pane, url: "" } });
      controller.openPane(url ?? controller.addIn?.pane ?? "/taskpane.html", controller.addIn?.name ?? "加载项");
    },
    closePane: () => controller.set({ pane: null }),
    fault: controller.addFault,
    protect: (name, on) => {
      const sheet = sheetNamed(controller.book(), name);
      if (sheet) sheet.protection = { on, password: null, options: {} };
      controller.changed();
    },
    cellEditing: (on) => {
      if (on) controller.host.state.cellEditing = true;
      else controller.host.leaveCellEditing();
      controller.changed();
    },
    close: (closed) => {
      controller.host.state.closed = closed;
      controller.changed();
    },
    preset: controller.choosePreset,
    theme: (theme) => controller.set({ theme }),
    locale: controller.chooseLocale,
    goTo: controller.goTo,
  };
}
