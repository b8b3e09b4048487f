/** One page for ribbon and pane, as Office has it where the manifest asks for it and the host has the set: started once, shown or not. */
import type { Frame } from "../protocol/frame";
import { isSetSupported } from "../protocol/requirements";
import type { AppRuntime } from "../protocol/services";
import type { Desk } from "./desk";

/** @returns address of the shared page, or null where this add-in has none in this Office */
export function sharedPage(desk: Desk): string | null {
  return desk.addIn?.runtime && isSetSupported(desk.host.preset, "SharedRuntime", "1.1") ? desk.addIn.runtime : null;
}

/** The page's answer to what the shared runtime asks for. */
export function appRuntimeOf(desk: Desk): AppRuntime {
  return {
    visible: () => desk.pane?.shown === true,
    show: (visible) => {
      if (desk.pane) desk.set({ pane: { ...desk.pane, shown: visible } });
    },
    enable: (control, enabled) => {
      if (!desk.addIn?.groups.some((group) => group.buttons.some((button) => button.id === control))) return false;
      if (enabled) desk.dimmed.delete(control);
      else desk.dimmed.add(control);
      desk.changed();
      return true;
    },
    isEnabled: (control) => !desk.dimmed.has(control),
  };
}

/** @returns the pane after a button's wish to open it: a shared page that runs already is shown, anything else is loaded */
export function opened(desk: Desk, url: string, title: string): Desk["pane"] {
  const { pane } = desk;
  if (pane && sharedPage(desk) === url && pane.url === url) return { ...pane, shown: true };
  return { url, title, opened: (pane?.opened ?? 0) + 1, shown: true };
}

/** @returns the pane after its × was pressed: a shared page goes on unseen */
export function closed(desk: Desk): Desk["pane"] {
  return desk.pane && sharedPage(desk) === desk.pane.url ? { ...desk.pane, shown: false } : null;
}

/** Starts the shared page unseen where it does not run yet. */
export async function runningPage(desk: Desk, url: string): Promise<Frame> {
  if (desk.pane?.url !== url) desk.set({ pane: { url, title: desk.addIn?.name ?? "加载项", opened: (desk.pane?.opened ?? 0) + 1, shown: false } });
  while (!desk.paneFrame) await new Promise((resolve) => setTimeout(resolve, 20));
  return desk.paneFrame;
}
