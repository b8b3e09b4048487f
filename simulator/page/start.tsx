/**
 * What both pages do when they start. Address: `?open=ledgers.xlsx&pane=/taskpane.html&theme=dark&locale=en-US&preset=Microsoft%20365&manifest=/manifest.xml`.
 */
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { presets, type PresetName } from "../protocol/requirements";
import type { Desk } from "./desk";
import { fetchAddIn } from "./manifest";
import { runShortcut } from "./run-button";
import "./page.css";

export interface Page {
  /** Host element of the manifest. */
  readonly host: "Workbook" | "Document";
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<void> | void;
  /** Hands the page out to tests, before anything is seen of it. */
  readonly publish: () => void;
  readonly app: ReactNode;
}

export async function startPage(desk: Desk, { host, openFile, publish, app }: Page): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const theme = query.get("theme");
  if (theme === "dark" || (theme === null && window.matchMedia("(prefers-color-scheme: dark)").matches)) desk.theme = "dark";
  desk.locale = query.get("locale") ?? "zh-CN";
  const preset = query.get("preset");
  if (preset !== null && Object.hasOwn(presets, preset)) desk.choosePreset(preset as PresetName);
  desk.loadAddIn = async () => {
    const addIn = await fetchAddIn(query.get("manifest") ?? "/manifest.xml", host, desk.locale);
    desk.set({ addIn, ...(addIn ? { tab: addIn.tab } : {}) });
  };
  await desk.loadAddIn();
  const file = query.get("open");
  if (file !== null) await openFrom(desk, file, openFile);
  publish();
  const root = document.getElementById("root");
  if (root) createRoot(root).render(app);
  // Before the document takes the key for typing.
  window.addEventListener("keydown", (event) => runShortcut(desk, event) && (event.preventDefault(), event.stopPropagation()), true);
  const pane = query.get("pane");
  if (pane !== null) desk.openPane(pane === "" ? (desk.addIn?.pane ?? "/taskpane.html") : pane, desk.addIn?.name ?? "加载项");
}

async function openFrom(desk: Desk, url: string, openFile: Page["openFile"]): Promise<void> {
  const response = await fetch(url).catch(() => null);
  const name = decodeURIComponent(url.split("/").at(-1) ?? url);
  if (!response?.ok) {
    desk.set({ notice: `找不到“${name}”。` });
    return;
  }
  await openFile(name, new Uint8Array(await response.arrayBuffer()));
}
