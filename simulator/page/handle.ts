/** What a browser test may ask and do: plain data in, plain data out. */
import { areaName, wholeSheet } from "../excel/book/address";
import { usedArea } from "../excel/book/sheet";
import { textAt, typeCells, valuesOfSheet } from "../excel/book/typing";
import { sheetNamed } from "../excel/book/workbook";
import { printFormula } from "../excel/formula/formula";
import type { Controller } from "./controller";
import { createDeskHandle, type DeskHandle } from "./desk-handle";

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

export interface SimulatorHandle extends DeskHandle {
  readonly controller: Controller;
  /** Names of the sheets in their order. */
  readonly sheets: () => readonly string[];
  readonly sheet: (name: string) => SheetState | null;
  /** Everything about every sheet, for comparing a workbook before and after. */
  readonly state: () => readonly SheetState[];
  /** `台账!B7` of the selection. */
  readonly selection: () => string;
  readonly open: (name: string, base64: string) => Promise<void>;
  readonly save: () => Promise<string>;
  readonly type: (sheet: string, rows: (string | number | boolean | null)[][]) => void;
  readonly protect: (sheet: string, on: boolean) => void;
  readonly cellEditing: (on: boolean) => void;
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
    ...createDeskHandle(controller),
    controller,
    sheets,
    sheet: sheetState,
    state: () => sheets().flatMap((name) => sheetState(name) ?? []),
    selection: () => {
      const { sheet, areas } = controller.book().selection;
      return `${sheet.name}!${areas.map(areaName).join(",")}`;
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
    goTo: controller.goTo,
  };
}
