/** The pane's entry: waits for Office, then shows the pane for its host. */
import { createRoot } from "react-dom/client";
import { openWorkbook } from "../hosts/excel";
import { App, type Situation } from "./App";
import { createEngine } from "./engine/client";
import { localeFor } from "./text";

/** Office.onReady never settles where one of its files is blocked by a firewall; after this long the pane says what to do. */
const PATIENCE_MS = 15_000;
/** Excel of Office LTSC 2021. */
const FLOOR = "1.14";

declare global {
  interface Window {
    taizhangTooOld?: boolean;
  }
}

const localToday = (): string => {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
};

const startWorker = () => new Worker(new URL("./engine/worker.ts", import.meta.url), { name: "taizhang-engine" });

function show(situation: Situation): void {
  const place = document.getElementById("root");
  if (place && !window.taizhangTooOld) createRoot(place).render(<App situation={situation} />);
}

async function start(): Promise<void> {
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const ready = typeof Office === "undefined" ? null : await Promise.race([Office.onReady(), silence]);
  if (!ready) return show({ kind: "no-office", locale: localeFor(navigator.language) });
  const locale = localeFor(Office.context.displayLanguage ?? "");
  if (ready.host !== Office.HostType.Excel) return show({ kind: ready.host === Office.HostType.Word ? "word" : "no-office", locale });
  if (!Office.context.requirements.isSetSupported("ExcelApi", FLOOR)) return show({ kind: "too-old", locale });
  show({
    kind: "excel",
    locale,
    workbook: openWorkbook(),
    engine: createEngine(startWorker),
    today: localToday(),
    go: new URLSearchParams(window.location.search).get("go"),
  });
}

void start();
