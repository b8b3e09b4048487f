/**
 * The page's state: one host over the open workbook, what the user sees of it, and what they do. React reads it through `subscribe` and
 * `version`; tests drive it through `window.__simulator`.
 */
import type { Fault } from "../protocol/faults";
import { HostError } from "../protocol/host-error";
import { resetCounters } from "../protocol/counters";
import { presetOf, type PresetName } from "../protocol/requirements";
import type { Frame } from "../protocol/frame";
import { areaName, type Area } from "../excel/book/address";
import { clear, requireUnlocked } from "../excel/book/changes";
import { enter } from "../excel/book/entry";
import type { Sheet } from "../excel/book/sheet";
import { createWorkbook, select, tell, type Workbook } from "../excel/book/workbook";
import { textAt } from "../excel/book/typing";
import { printFormula } from "../excel/formula/formula";
import { createExcelHost, type ExcelHost } from "../excel/host";
import { resolveAddress } from "../excel/objects/range";
import { openXlsx } from "../excel/xlsx/open";
import { saveXlsx } from "../excel/xlsx/save";
import type { Desk, DeskChange, PaneState, Theme } from "./desk";
import type { AddIn } from "./manifest";
import { opened } from "./shared-runtime";

export interface Editing {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Typing over (arrows leave the cell) or editing what stands there. */
  readonly over: boolean;
}

export interface Controller extends Desk {
  host: ExcelHost;
  readonly book: () => Workbook;
  preset: PresetName;
  theme: Theme;
  locale: string;
  addIn: AddIn | null;
  tab: string;
  pane: PaneState | null;
  paneWidth: number;
  editing: Editing | null;
  /** A line above the grid: what Excel would say in a dialog or a bar. */
  notice: string | null;
  /** Name of the ribbon function that runs just now. */
  running: string | null;
  readonly frames: Set<Frame>;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly changed: () => void;
  readonly set: (change: DeskChange & Partial<Pick<Controller, "addIn" | "locale">>) => void;
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly saveFile: () => Promise<Uint8Array>;
  readonly choosePreset: (name: PresetName) => void;
  readonly chooseLocale: (locale: string) => void;
  /** Reads the manifest again, in the language of now. */
  loadAddIn: () => Promise<void>;
  readonly addFault: (fault: Fault) => void;
  readonly startEditing: (text: string | null) => void;
  readonly editText: (text: string) => void;
  readonly commit: () => boolean;
  readonly cancelEditing: () => void;
  readonly goTo: (address: string) => void;
  readonly selectArea: (area: Area) => void;
  readonly clearSelection: () => void;
  /** Types tab-separated lines from the selection's first cell on. */
  readonly paste: (text: string) => void;
  readonly attempt: (work: () => void) => boolean;
  readonly openPane: (url: string, title: string) => void;
  readonly reset: () => void;
}

const refusals: { readonly [code: string]: string } = {
  AccessDenied: "您试图更改的单元格或工作表受保护。如要更改，请先取消工作表保护。",
  MergedRangeConflict: "无法对合并单元格执行此操作。",
  ItemAlreadyExists: "该名称已被使用，请换一个名称。",
  InvalidOperation: "不能执行此操作：工作簿至少要有一张可见工作表。",
  InvalidArgument: "输入无效：名称不超过 31 个字符，不能含 : \\ / ? * [ ]；公式要写完整。",
};

export function createController(): Controller {
  let host = createExcelHost({ workbook: createWorkbook({ name: "工作簿1.xlsx", today: localToday() }), requirementSet: "LTSC 2021" });
  let version = 0;
  let painting = false;
  const listeners = new Set<() => void>();
  const frames = new Set<Frame>();

  const changed = (): void => {
    if (painting) return;
    painting = true;
    // One repaint for however many changes a batch makes; hidden pages get no animation frames.
    const paint = (): void => {
      painting = false;
      version += 1;
      for (const listener of listeners) listener();
    };
    if (document.visibilityState === "visible") requestAnimationFrame(paint);
    else setTimeout(paint, 16);
  };

  const attach = (): void => {
    host.workbook.listeners.add(changed);
    host.onEvents = (entries) => {
      for (const frame of frames) frame.sendEvents(entries);
    };
  };
  attach();

  const controller: Controller = {
    get host() {
      return host;
    },
    set host(next) {
      host = next;
    },
    hostName: "Excel",
    documentName: () => host.workbook.name,
    book: () => host.workbook,
    preset: "LTSC 2021",
    theme: "light",
    locale: "zh-CN",
    addIn: null,
    tab: "开始",
    pane: null,
    paneWidth: 350,
    editing: null,
    notice: null,
    running: null,
    frames,
    paneFrame: null,
    dimmed: new Set(),
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    set: (change) => {
      Object.assign(controller, change);
      changed();
    },
    openFile: async (name, bytes) => {
      const workbook = await openXlsx(name, bytes, localToday());
      host = createExcelHost({ workbook, requirementSet: controller.preset });
      attach();
      controller.editing = null;
      controller.notice = null;
      // Another document is another session: the pane closes with the old one.
      controller.pane = null;
      controller.dimmed.clear();
      changed();
    },
    saveFile: async () => {
      const bytes = await saveXlsx(host.workbook);
      host.workbook.saved = true;
      changed();
      return bytes;
    },
    choosePreset: (name) => {
      controller.preset = name;
      host.preset = presetOf(name, "ExcelApi");
      controller.dimmed.clear();
      if (controller.pane) controller.pane = { ...controller.pane, opened: controller.pane.opened + 1 };
      changed();
    },
    loadAddIn: () => Promise.resolve(),
    chooseLocale: (locale) => {
      controller.locale = locale;
      const { tab } = controller;
      void controller.loadAddIn().then(() => controller.set({ tab }));
      changed();
    },
    addFault: (fault) => {
      host.faults.add(fault);
      changed();
    },
    startEditing: (text) => {
      const { sheet, areas } = host.workbook.selection;
      const at = areas[0];
      if (!at || sheet.kind === "chart") return;
      if (!controller.attempt(() => requireUnlocked(sheet, { ...at, bottom: at.top, right: at.left }))) return;
      const cell = sheet.rows[at.top]?.[at.left];
      controller.editing = {
        sheet,
        row: at.top,
        column: at.left,
        text: text ?? sourceText(host.workbook, sheet, at.top, at.left, cell?.formula !== null),
        over: text !== null,
      };
      host.state.cellEditing = true;
      changed();
    },
    editText: (text) => {
      if (controller.editing) controller.editing = { ...controller.editing, text };
      changed();
    },
    commit: () => {
      const { editing } = controller;
      if (!editing) return true;
      const { sheet, row, column, text } = editing;
      const area = { top: row, left: column, bottom: row, right: column };
      const done = controller.attempt(() => {
        const before = textAt(host.workbook, sheet, row, column);
        enter(host.workbook, sheet, row, column, text);
        tell(host.workbook, { kind: "cells", sheet, area, changeType: "RangeEdited", details: { before, after: textAt(host.workbook, sheet, row, column) } });
      });
      if (done) stopEditing();
      return done;
    },
    cancelEditing: () => stopEditing(),
    goTo: (address) => {
      controller.attempt(() => {
        const { sheet, area } = resolveAddress(host.workbook, host.workbook.active, address.replace(/^#/, ""));
        select(host.workbook, sheet, [area]);
      });
    },
    selectArea: (area) => {
      const { active } = host.workbook;
      select(host.workbook, active, [area]);
    },
    clearSelection: () => {
      const { sheet, areas } = host.workbook.selection;
      controller.attempt(() => {
        for (const area of areas) {
          requireUnlocked(sheet, area);
          clear(host.workbook, sheet, area, "Contents");
        }
      });
    },
    paste: (text) => {
      const { sheet, areas } = host.workbook.selection;
      const at = areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
      const rows = text
        .replace(/\r?\n$/, "")
        .split(/\r?\n/)
        .map((line) => line.split("\t"));
      const area = { top: at.top, left: at.left, bottom: at.top + rows.length - 1, right: at.left + Math.max(...rows.map((row) => row.length)) - 1 };
      controller.attempt(() => {
        requireUnlocked(sheet, area);
        rows.forEach((row, r) => row.forEach((value, c) => enter(host.workbook, sheet, at.top + r, at.left + c, value)));
        tell(host.workbook, { kind: "cells", sheet, area, changeType: "RangeEdited" });
        select(host.workbook, sheet, [area]);
      });
    },
    attempt: (work) => {
      try {
        work();
        controller.notice = null;
        return true;
      } catch (cause) {
        if (!(cause instanceof HostError)) throw cause;
        controller.notice = refusals[cause.code] ?? cause.message;
        return false;
      } finally {
        changed();
      }
    },
    openPane: (url, title) => {
      controller.pane = opened(controller, url, title);
      changed();
    },
    reset: () => {
      host.faults.clear();
      host.state.closed = false;
      host.state.latency = 0;
      host.leaveCellEditing();
      resetCounters(host.counters);
      changed();
    },
  };

  const stopEditing = (): void => {
    controller.editing = null;
    host.leaveCellEditing();
    changed();
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

function localToday(): string {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

/** Name of the selection for the name box: the top left cell, or the size while several are selected. */
export function selectionName(book: Workbook): string {
  const area = book.selection.areas[0];
  return area ? areaName({ ...area, bottom: area.top, right: area.left }) : "";
}
