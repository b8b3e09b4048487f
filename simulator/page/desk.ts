/** What the pages of both hosts have in common: an add-in with its ribbon and its pane over a session. React reads it through `subscribe` and `version`. */
import type { CommonApi } from "../protocol/common-api";
import { resetCounters } from "../protocol/counters";
import type { Fault } from "../protocol/faults";
import type { Frame, HostName } from "../protocol/frame";
import { HostError } from "../protocol/host-error";
import { presetOf, type PresetName, type RequirementPreset } from "../protocol/requirements";
import type { Session } from "../protocol/session";
import type { AddIn } from "./manifest";
import { opened } from "./shared-runtime";

export type Theme = "light" | "dark";

export interface PaneState {
  readonly url: string;
  readonly title: string;
  /** Grows with every opening, so that the same address loads again. */
  readonly opened: number;
  /** False: a shared runtime that runs without being seen. */
  readonly shown: boolean;
}

/** A host behind the page. */
export interface PageHost extends Session {
  preset: RequirementPreset;
  /** `Office.context.document…Async`, where the host plays it. */
  readonly commonApi?: CommonApi;
}

export interface Desk<Host extends PageHost = PageHost> {
  readonly hostName: HostName;
  readonly documentName: () => string;
  host: Host;
  preset: PresetName;
  theme: Theme;
  locale: string;
  addIn: AddIn | null;
  tab: string;
  pane: PaneState | null;
  paneWidth: number;
  /** A line above the document: what the host would say in a dialog or a bar. */
  notice: string | null;
  /** Name of the ribbon function that runs just now. */
  running: string | null;
  readonly frames: Set<Frame>;
  /** The pane's frame, once it is in the page. */
  paneFrame: Frame | null;
  /** Buttons of the add-in that are dimmed. */
  readonly dimmed: Set<string>;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly changed: () => void;
  readonly set: (change: DeskChange) => void;
  readonly choosePreset: (name: PresetName) => void;
  readonly chooseLocale: (locale: string) => void;
  /** Reads the manifest again, in the language of now. */
  loadAddIn: () => Promise<void>;
  readonly addFault: (fault: Fault) => void;
  /** Does something that the host may refuse, and says why it did. */
  readonly attempt: (work: () => void) => boolean;
  /** Opens the pane as a button does: a shared runtime that runs already is only shown. */
  readonly openPane: (url: string, title: string) => void;
  readonly reset: () => void;
}

export interface DeskChange {
  readonly tab?: string;
  readonly pane?: PaneState | null;
  readonly paneWidth?: number;
  readonly theme?: Theme;
  readonly notice?: string | null;
  readonly running?: string | null;
  readonly addIn?: AddIn | null;
  readonly locale?: string;
}

export interface DeskParts<Host extends PageHost> {
  readonly hostName: HostName;
  readonly host: Host;
  readonly documentName: (host: Host) => string;
  /** What the host says where it refuses, by error code. */
  readonly refusals: { readonly [code: string]: string };
}

export function createDesk<Host extends PageHost>({ hostName, host, documentName, refusals }: DeskParts<Host>): Desk<Host> {
  let version = 0;
  let painting = false;
  const listeners = new Set<() => void>();

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

  const desk: Desk<Host> = {
    hostName,
    documentName: () => documentName(desk.host),
    host,
    preset: "LTSC 2021",
    theme: "light",
    locale: "zh-CN",
    addIn: null,
    tab: "开始",
    pane: null,
    paneWidth: 350,
    notice: null,
    running: null,
    frames: new Set(),
    paneFrame: null,
    dimmed: new Set(),
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    set: (change) => {
      Object.assign(desk, change);
      changed();
    },
    choosePreset: (name) => {
      desk.preset = name;
      desk.host.preset = presetOf(name, `${hostName}Api`);
      desk.dimmed.clear();
      if (desk.pane) desk.pane = { ...desk.pane, opened: desk.pane.opened + 1 };
      changed();
    },
    loadAddIn: () => Promise.resolve(),
    chooseLocale: (locale) => {
      desk.locale = locale;
      const { tab } = desk;
      void desk.loadAddIn().then(() => desk.set({ tab }));
      changed();
    },
    addFault: (fault) => {
      desk.host.faults.add(fault);
      changed();
    },
    attempt: (work) => {
      try {
        work();
        desk.notice = null;
        return true;
      } catch (cause) {
        if (!(cause instanceof HostError)) throw cause;
        desk.notice = refusals[cause.code] ?? cause.message;
        return false;
      } finally {
        changed();
      }
    },
    openPane: (url, title) => {
      desk.pane = opened(desk, url, title);
      changed();
    },
    reset: () => {
      desk.host.faults.clear();
      desk.host.state.closed = false;
      desk.host.state.latency = 0;
      desk.host.leaveCellEditing();
      resetCounters(desk.host.counters);
      changed();
    },
  };
  return desk;
}

/** Another document is another session: the pane closes with the old one. */
export function replaceHost<Host extends PageHost>(desk: Desk<Host>, host: Host): void {
  desk.host = host;
  desk.pane = null;
  desk.dimmed.clear();
  desk.notice = null;
  desk.changed();
}
