/**
 * The page's state: one host over the open workbook, what the user sees of it, and what they do. React reads it through `subscribe` and
 * `version`; tests drive it through `window.__simulator`.
 */
import { areaName, type Area } from "../excel/book/address";
import { clear } from "../excel/book/clear-cells";
import { enter } from "../excel/book/entry";
import { requireUnlocked } from "../excel/book/protection";
import type { Sheet } from "../excel/book/sheet";
import { createWorkbook, select, tell, type Workbook } from "../excel/book/workbook";
import { textAt } from "../excel/book/typing";
import { printFormula } from "../excel/formula/formula";
import { createExcelHost, type ExcelHost } from "../excel/host";
import { resolveAddress } from "../excel/objects/range-ref";
import { openXlsx } from "../excel/xlsx/open";
import { saveXlsx } from "../excel/xlsx/save";
import { createDesk, replaceHost, type Desk } from "./desk";

export interface Editing {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Typing over (arrows leave the cell) or editing what stands there. */
  readonly over: boolean;
}

export interface Controller extends Desk<ExcelHost> {
  readonly book: () => Workbook;
  editing: Editing | null;
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly saveFile: () => Promise<Uint8Array>;
  readonly startEditing: (text: string | null) => void;
  readonly editText: (text: string) => void;
  readonly commit: () => boolean;
  readonly cancelEditing: () => void;
  readonly goTo: (address: string) => void;
  readonly selectArea: (area: Area) => void;
  readonly clearSelection: () => void;
  /** Types tab-separated lines from the selection's first cell on. */
  readonly paste: (text: string) => void;
}

const refusals: { readonly [code: string]: string } = {
  AccessDenied: "您试图更改的单元格或工作表受保护。如要更改，请先取消工作表保护。",
  MergedRangeConflict: "无法对合并单元格执行此操作。",
  ItemAlreadyExists: "该名称已被使用，请换一个名称。",
  InvalidOperation: "不能执行此操作：工作簿至少要有一张可见工作表。",
  InvalidArgument: "输入无效：名称不超过 31 个字符，不能含 : \\ / ? * [ ]；公式要写完整。",
};

/**
 * @param today ISO day of the computer, asked at each workbook that is opened
 * @param shared the host of another window, which shows the same workbook: "new window" of Excel; absent: an empty workbook of its own
 */
export function createController(today: () => string, shared?: ExcelHost): Controller {
  const desk = createDesk<ExcelHost>({
    hostName: "Excel",
    host: shared ?? createExcelHost({ workbook: createWorkbook({ name: "工作簿1.xlsx", today: today() }), requirementSet: "LTSC 2021" }),
    documentName: (host) => host.workbook.name,
    refusals,
  });

  const attach = (): void => {
    desk.host.workbook.listeners.add(desk.changed);
    // Panes in other windows are told too.
    const others = desk.host.onEvents;
    desk.host.onEvents = (entries) => {
      others(entries);
      for (const frame of desk.frames) frame.sendEvents(entries);
    };
  };
  attach();

  const controller: Controller = Object.assign(desk, {
    book: () => desk.host.workbook,
    editing: null,
    openFile: async (name: string, bytes: Uint8Array) => {
      const workbook = await openXlsx(name, bytes, today());
      replaceHost(desk, createExcelHost({ workbook, requirementSet: desk.preset }));
      attach();
      controller.editing = null;
    },
    saveFile: async () => {
      const bytes = await saveXlsx(desk.host.workbook);
      desk.host.workbook.saved = true;
      desk.changed();
      return bytes;
    },
    startEditing: (text) => {
      const { sheet, areas } = controller.host.workbook.selection;
      const at = areas[0];
      if (!at || sheet.kind === "chart") return;
      if (!controller.attempt(() => requireUnlocked(sheet, { ...at, bottom: at.top, right: at.left }))) return;
      const cell = sheet.rows[at.top]?.[at.left];
      controller.editing = {
        sheet,
        row: at.top,
        column: at.left,
        text: text ?? sourceText(controller.host.workbook, sheet, at.top, at.left, cell?.formula !== null),
        over: text !== null,
      };
      controller.host.state.cellEditing = true;
      controller.changed();
    },
    editText: (text) => {
      if (controller.editing) controller.editing = { ...controller.editing, text };
      controller.changed();
    },
    commit: () => {
      const { editing } = controller;
      if (!editing) return true;
      const { sheet, row, column, text } = editing;
      const area = { top: row, left: column, bottom: row, right: column };
      const done = controller.attempt(() => {
        const before = textAt(controller.host.workbook, sheet, row, column);
        enter(controller.host.workbook, sheet, row, column, text);
        tell(controller.host.workbook, {
          kind: "cells",
          sheet,
          area,
          changeType: "RangeEdited",
          details: { before, after: textAt(controller.host.workbook, sheet, row, column) },
        });
      });
      if (done) stopEditing();
      return done;
    },
    cancelEditing: () => stopEditing(),
    goTo: (address) => {
      controller.attempt(() => {
        const { sheet, area } = resolveAddress(controller.host.workbook, controller.host.workbook.active, address.replace(/^#/, ""));
        select(controller.host.workbook, sheet, [area]);
      });
    },
    selectArea: (area) => {
      const { active } = controller.host.workbook;
      select(controller.host.workbook, active, [area]);
    },
    clearSelection: () => {
      const { sheet, areas } = controller.host.workbook.selection;
      controller.attempt(() => {
        for (const area of areas) {
          requireUnlocked(sheet, area);
          clear(controller.host.workbook, sheet, area, "Contents");
        }
      });
    },
    paste: (text) => {
      const { sheet, areas } = controller.host.workbook.selection;
      const at = areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
      const rows = text
        .replace(/\r?\n$/, "")
        .split(/\r?\n/)
        .map((line) => line.split("\t"));
      const area = { top: at.top, left: at.left, bottom: at.top + rows.length - 1, right: at.left + Math.max(...rows.map((row) => row.length)) - 1 };
      controller.attempt(() => {
        requireUnlocked(sheet, area);
        rows.forEach((row, r) => row.forEach((value, c) => enter(controller.host.workbook, sheet, at.top + r, at.left + c, value)));
        tell(controller.host.workbook, { kind: "cells", sheet, area, changeType: "RangeEdited" });
        select(controller.host.workbook, sheet, [area]);
      });
    },
  } satisfies Omit<Controller, keyof Desk>);

  const stopEditing = (): void => {
    controller.editing = null;
    controller.host.leaveCellEditing();
    controller.changed();
  };

  return controller;
}

/** What the formula bar shows: the formula, a date as it is typed, a percentage with its sign, else the value. */
export function sourceText(book: Workbook, sheet: Sheet, row: number, column: number, withFormula = true): string {
  const cell = sheet.rows[row]?.[column];
  if (!cell) return "";
  if (cell.formula && withFormula) return printFormula(cell.formula);
  const shown = textAt(book, sheet, row, column);
  if (typeof cell.value !== "number") return typeof cell.value === "string" ? cell.value : shown;
  return /[%年月日/:-]/.test(shown) && shown !== String(cell.value) && !shown.startsWith("-") ? shown : String(cell.value);
}

/** Name of the selection for the name box: the top left cell, or the size while several are selected. */
export function selectionName(book: Workbook): string {
  const area = book.selection.areas[0];
  return area ? areaName({ ...area, bottom: area.top, right: area.left }) : "";
}
