/** What a click on an add-in's ribbon button does: opens its pane, or calls its function in the hidden function file, as Office does. */
import { openFrame, type Frame } from "../protocol/frame";
import type { Desk } from "./desk";
import type { RibbonButton } from "./manifest";

/** One function file per open document, loaded at its first use and kept. */
const functionFiles = new WeakMap<object, Frame>();

/** Office gives a function file this long to register. */
const patience = 10_000;

export async function runButton(controller: Desk, button: RibbonButton): Promise<void> {
  if (button.action.kind === "pane") {
    controller.openPane(button.action.url, controller.addIn?.name ?? "加载项");
    return;
  }
  const file = controller.addIn?.functionFile;
  if (!file) return;
  const { name } = button.action;
  controller.set({ running: button.label, notice: null });
  try {
    const frame = functionFile(controller, file);
    const silence = new Promise<"silent">((resolve) => setTimeout(() => resolve("silent"), patience));
    if ((await Promise.race([frame.commandsReady, silence])) === "silent") throw new Error("silent");
    await frame.runCommand(name, button.id);
  } catch {
    controller.set({ notice: "加载项没有响应。请重新打开工作簿后再试。" });
  } finally {
    controller.set({ running: null });
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
  const frame = openFrame({ iframe, host: hostName, session: host, url, locale, documentUrl, preset: () => host.preset, commonApi: host.commonApi });
  document.body.append(iframe);
  controller.frames.add(frame);
  functionFiles.set(host, frame);
  return frame;
}
