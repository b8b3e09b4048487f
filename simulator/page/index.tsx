/**
 * The page's entry. Address: `?open=ledgers.xlsx&pane=/taskpane.html&theme=dark&locale=en-US&preset=Microsoft%20365&manifest=/manifest.xml`.
 * `window.__simulator` lets a test (or a curious person) look at the workbook and drive the host.
 */
import { createRoot } from "react-dom/client";
import { presets, type PresetName } from "../protocol/requirements";
import { App } from "./App";
import { createController, type Controller } from "./controller";
import { createHandle, type SimulatorHandle } from "./handle";
import { fetchAddIn } from "./manifest";
import { runShortcut } from "./run-button";
import "./page.css";

declare global {
  interface Window {
    __simulator?: SimulatorHandle;
  }
}

async function start(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const controller = createController();
  const theme = query.get("theme");
  if (theme === "dark" || (theme === null && window.matchMedia("(prefers-color-scheme: dark)").matches)) controller.theme = "dark";
  controller.locale = query.get("locale") ?? "zh-CN";
  const preset = query.get("preset");
  if (preset !== null && Object.hasOwn(presets, preset)) controller.choosePreset(preset as PresetName);
  controller.loadAddIn = () => loadAddIn(controller, query.get("manifest") ?? "/manifest.xml");
  await controller.loadAddIn();
  const file = query.get("open");
  if (file !== null) await openFrom(controller, file);
  window.__simulator = createHandle(controller);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App controller={controller} />);
  // Before the grid takes the key for typing.
  window.addEventListener("keydown", (event) => runShortcut(controller, event) && (event.preventDefault(), event.stopPropagation()), true);
  const pane = query.get("pane");
  if (pane !== null) controller.openPane(pane === "" ? (controller.addIn?.pane ?? "/taskpane.html") : pane, controller.addIn?.name ?? "加载项");
}

async function loadAddIn(controller: Controller, url: string): Promise<void> {
  const addIn = await fetchAddIn(url, "Workbook", controller.locale);
  controller.set({ addIn, ...(addIn ? { tab: addIn.tab } : {}) });
}

async function openFrom(controller: Controller, url: string): Promise<void> {
  const response = await fetch(url).catch(() => null);
  const name = decodeURIComponent(url.split("/").at(-1) ?? "工作簿.xlsx");
  if (!response?.ok) {
    controller.set({ notice: `找不到“${name}”。` });
    return;
  }
  await controller.openFile(name, new Uint8Array(await response.arrayBuffer()));
}

void start();
