/** What a browser test may ask and do on either page. */
import type { Counters } from "../protocol/counters";
import type { Fault } from "../protocol/faults";
import type { PresetName } from "../protocol/requirements";
import type { Desk, Theme } from "./desk";

export interface DeskHandle {
  readonly counters: () => Counters;
  readonly log: () => readonly string[];
  readonly logging: (on: boolean) => void;
  readonly resetCounters: () => void;
  /** A new start, also where a page shared with the ribbon runs. */
  readonly openPane: (url?: string) => void;
  readonly closePane: () => void;
  readonly fault: (fault: Fault) => void;
  readonly close: (closed: boolean) => void;
  readonly preset: (name: PresetName) => void;
  readonly theme: (theme: Theme) => void;
  readonly locale: (locale: string) => void;
}

export function createDeskHandle(desk: Desk): DeskHandle {
  return {
    counters: () => ({ ...desk.host.counters, log: [] }),
    log: () => desk.host.counters.log,
    logging: (on) => {
      desk.host.counters.logging = on;
    },
    resetCounters: () => desk.reset(),
    openPane: (url) => {
      desk.set({ pane: desk.pane && { ...desk.pane, url: "" } });
      desk.openPane(url ?? desk.addIn?.pane ?? "/taskpane.html", desk.addIn?.name ?? "加载项");
    },
    closePane: () => desk.set({ pane: null }),
    fault: desk.addFault,
    close: (closed) => {
      desk.host.state.closed = closed;
      desk.changed();
    },
    preset: desk.choosePreset,
    theme: (theme) => desk.set({ theme }),
    locale: desk.chooseLocale,
  };
}
