/**
 * The entry of Word's page. Address: `word.html?open=报告.docx&pane=/taskpane.html&theme=dark&locale=en-US&preset=Microsoft%20365&manifest=/manifest.xml`.
 * `window.__word` lets a test (or a curious person) look at the document and drive the host.
 */
import { createRoot } from "react-dom/client";
import { presets, type PresetName } from "../../protocol/requirements";
import { fetchAddIn } from "../manifest";
import { App } from "./App";
import { createWordController, type WordController } from "./controller";
import { createWordHandle, type WordHandle } from "./handle";
import "../page.css";
import "./word.css";

declare global {
  interface Window {
    __word?: WordHandle;
  }
}

async function start(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const controller = createWordController();
  const theme = query.get("theme");
  if (theme === "dark" || (theme === null && window.matchMedia("(prefers-color-scheme: dark)").matches)) controller.theme = "dark";
  controller.locale = query.get("locale") ?? "zh-CN";
  const preset = query.get("preset");
  if (preset !== null && Object.hasOwn(presets, preset)) controller.choosePreset(preset as PresetName);
  controller.loadAddIn = () => loadAddIn(controller, query.get("manifest") ?? "/manifest.xml");
  await controller.loadAddIn();
  const file = query.get("open");
  if (file !== null) await openFrom(controller, file);
  window.__word = createWordHandle(controller);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App controller={controller} />);
  const pane = query.get("pane");
  if (pane !== null) controller.openPane(pane === "" ? (controller.addIn?.pane ?? "/taskpane.html") : pane, controller.addIn?.name ?? "加载项");
}

async function loadAddIn(controller: WordController, url: string): Promise<void> {
  const addIn = await fetchAddIn(url, "Document", controller.locale);
  controller.set({ addIn, ...(addIn ? { tab: addIn.tab } : {}) });
}

async function openFrom(controller: WordController, url: string): Promise<void> {
  const response = await fetch(url).catch(() => null);
  const name = decodeURIComponent(url.split("/").at(-1) ?? "文档.docx");
  if (!response?.ok) {
    controller.set({ notice: `找不到“${name}”。` });
    return;
  }
  controller.openFile(name, new Uint8Array(await response.arrayBuffer()));
}

void start();
