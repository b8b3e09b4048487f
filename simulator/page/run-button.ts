/**
 * What a click on an add-in's ribbon button does: opens its pane, or calls its function in the page that it shares with the
 * pane, or in the hidden function file where it shares none, as Office does.
 */
import { openFrame, type Frame } from "../protocol/frame";
import type { Desk } from "./desk";
import { showDialog } from "./dialog";
import { isSetSupported } from "../protocol/requirements";
import type { RibbonButton } from "./manifest";
import { runningPage, sharedPage } from "./shared-runtime";

/** One function file per open document, loaded at its first use and kept. */
const functionFiles = new WeakMap<object, Frame>();

/** Office gives a function file this long to register. */
const patience = 10_000;

export async function runButton(controller: Desk, button: RibbonButton): Promise<void> {
  if (button.action.kind === "pane") {
    controller.openPane(button.action.url, controller.addIn?.name ?? "加载项");
    return;
  }
  const { name } = button.action;
  controller.set({ running: button.label, notice: null });
  await withFrame(controller, (frame) => frame.runCommand(name, button.id));
  controller.set({ running: null });
}

/** What a key press in the document does: the add-in's own shortcut where it is one and the host has such. @returns whether it was one */
export function runShortcut(controller: Desk, event: KeyboardEvent): boolean {
  if (!isSetSupported(controller.host.preset, "KeyboardShortcuts", "1.1") || sharedPage(controller) === null) return false;
  const key = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", event.code.replace(/^(Key|Digit)/, "")].filter(Boolean).join("+");
  const shortcut = controller.addIn?.shortcuts.find((one) => one.key.toUpperCase() === key.toUpperCase());
  if (!shortcut) return false;
  void withFrame(controller, (frame) => frame.runAction(shortcut.action));
  return true;
}

/** Does something with the page that has the add-in's functions, once it is ready. */
async function withFrame(controller: Desk, work: (frame: Frame) => Promise<void>): Promise<void> {
  const shared = sharedPage(controller);
  const file = controller.addIn?.functionFile;
  if (shared === null && !file) return;
  try {
    const frame = shared === null ? functionFile(controller, file ?? "") : await runningPage(controller, shared);
    const silence = new Promise<"silent">((resolve) => setTimeout(() => resolve("silent"), patience));
    if ((await Promise.race([frame.commandsReady, silence])) === "silent") throw new Error("silent");
    await work(frame);
  } catch {
    controller.set({ notice: "加载项没有响应。请重新打开工作簿后再试。" });
  }
}

function functionFile(controller: Desk, url: string): Frame {
  const known = functionFiles.get(controller.host);
  if (known) return known;
  const iframe = document.createElement("iframe");
  iframe.hidden = true;
  iframe.title = "函数文件";
  const { host } = controller;
  const { hostName, locale } = controller;
  const documentUrl = controller.documentName();
  const frame = openFrame({
    iframe,
    host: hostName,
    session: host,
    url,
    locale,
    documentUrl,
    preset: () => host.preset,
    commonApi: host.commonApi,
    onDialog: showDialog,
  });
  document.body.append(iframe);
  controller.frames.add(frame);
  functionFiles.set(host, frame);
  return frame;
}
