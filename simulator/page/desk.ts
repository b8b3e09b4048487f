/** What the pages of both hosts have in common: an add-in with its ribbon and its pane over a session. */
import type { Frame, HostName } from "../protocol/frame";
import type { RequirementPreset } from "../protocol/requirements";
import type { PresetName } from "../protocol/requirements";
import type { Fault } from "../protocol/faults";
import type { Session } from "../protocol/session";
import type { CommonApi } from "../protocol/common-api";
import type { AddIn } from "./manifest";

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

export interface Desk {
  readonly hostName: HostName;
  readonly documentName: () => string;
  readonly host: PageHost;
  readonly preset: PresetName;
  readonly theme: Theme;
  readonly locale: string;
  readonly addIn: AddIn | null;
  readonly tab: string;
  readonly pane: PaneState | null;
  readonly paneWidth: number;
  readonly frames: Set<Frame>;
  /** The pane's frame, once it is in the page. */
  paneFrame: Frame | null;
  /** Buttons of the add-in that are dimmed. */
  readonly dimmed: Set<string>;
  readonly changed: () => void;
  readonly set: (change: DeskChange) => void;
  readonly choosePreset: (name: PresetName) => void;
  readonly chooseLocale: (locale: string) => void;
  readonly addFault: (fault: Fault) => void;
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
}
