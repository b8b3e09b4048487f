/** The state of Word's page: one host over the open document, what the user sees of it, and what they do. */
import { HostError } from "../../protocol/host-error";
import { resetCounters } from "../../protocol/counters";
import type { Frame } from "../../protocol/frame";
import { presetOf, type PresetName } from "../../protocol/requirements";
import { openDocument, type Change } from "../../word/document";
import { createWordHost, type WordHost } from "../../word/host";
import { person, type Person } from "../../word/person";
import type { Desk, DeskChange, PaneState, Theme } from "../desk";
import type { AddIn } from "../manifest";
import { opened } from "../shared-runtime";

export interface ParagraphEditing {
  readonly paragraph: number;
  readonly text: string;
}

export interface WordController extends Desk {
  host: WordHost;
  readonly person: () => Person;
  preset: PresetName;
  theme: Theme;
  locale: string;
  addIn: AddIn | null;
  tab: string;
  pane: PaneState | null;
  paneWidth: number;
  editing: ParagraphEditing | null;
  notice: string | null;
  running: string | null;
  /** Grows with every change of the text, so that the page is rendered again. */
  readonly content: () => number;
  /** Grows with every selection, so that the page scrolls there. */
  readonly selected: () => number;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly openFile: (name: string, bytes: Uint8Array) => void;
  readonly saveFile: () => Uint8Array;
  readonly set: (change: DeskChange & Partial<Pick<WordController, "addIn" | "editing" | "locale">>) => void;
  loadAddIn: () => Promise<void>;
  /** Does something that Word may refuse, and says why it did. */
  readonly attempt: (work: () => void) => boolean;
}

const refusals: { readonly [code: string]: string } = {
  AccessDenied: "此处不能修改：文档已限制编辑，或者内容控件被锁定。",
  InvalidArgument: "打不开：不是 .docx 文档，或者文件已损坏。",
};

export function createWordController(): WordController {
  let host = createWordHost({ document: openDocument(undefined, { name: "文档1.docx", today: localToday() }) });
  let user = person(host.document);
  let version = 0;
  let content = 0;
  let selected = 0;
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
    user = person(host.document);
    host.document.listeners.add((change: Change) => {
      if (change.kind === "content") content += 1;
      if (change.kind === "selection") selected += 1;
      changed();
    });
  };
  attach();

  const controller: WordController = {
    hostName: "Word",
    documentName: () => host.document.name,
    get host() {
      return host;
    },
    set host(next) {
      host = next;
    },
    person: () => user,
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
    content: () => content,
    selected: () => selected,
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
    openFile: (name, bytes) => {
      controller.attempt(() => {
        host = createWordHost({ document: openDocument(bytes, { name, today: localToday() }), requirementSet: controller.preset });
        attach();
        content += 1;
        controller.editing = null;
        // Another document is another session: the pane closes with the old one.
        controller.pane = null;
        controller.dimmed.clear();
      });
    },
    saveFile: () => {
      const bytes = host.document.save();
      host.document.saved = true;
      changed();
      return bytes;
    },
    choosePreset: (name) => {
      controller.preset = name;
      host.preset = presetOf(name, "WordApi");
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
      resetCounters(host.counters);
      changed();
    },
  };
  return controller;
}

function localToday(): string {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}
