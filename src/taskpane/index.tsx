/** The pane's entry: waits for Office, then shows the pane for its host. */
import { createRoot } from "react-dom/client";
import { listenToRibbon } from "./ribbon";
import { openWorkbook } from "../hosts/excel";
import { localDay } from "../hosts/local-day";
import { App, type Situation } from "./App";
import { keepFromLeaving } from "./drops";
import { readingApart } from "../hosts/browser/apart";
import { createEngine } from "../hosts/browser/client";
import { listenForFaults, reportFault } from "./faults";
import { keepTabFromText } from "./keyboard";
import { localeFor } from "./text";

/** Office.onReady never settles where one of its files is blocked by a firewall; after this long the pane says what to do. */
const PATIENCE_MS = 15_000;
/** Office LTSC 2021. */
const FLOOR = { ExcelApi: "1.14", WordApi: "1.3" } as const;

declare global {
  interface Window {
    taizhangTooOld?: boolean;
  }
}

const startApart = () => new Worker(new URL("../hosts/browser/apart-worker.ts", import.meta.url), { name: "taizhang-apart" });
const startWorker = () => new Worker(new URL("../hosts/browser/worker.ts", import.meta.url), { name: "taizhang-engine" });

function show(situation: Situation): void {
  const place = document.getElementById("root");
  if (place && !window.taizhangTooOld) createRoot(place).render(<App situation={situation} />);
}

async function start(): Promise<void> {
  // Before Office is ready: a button may have started this page.
  const ribbon = typeof Office === "undefined" ? null : listenToRibbon();
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const ready = ribbon === null ? null : await Promise.race([Office.onReady(), silence]);
  if (!ready || !ribbon) return show({ kind: "no-office", locale: localeFor(navigator.language) });
  const locale = localeFor(Office.context.displayLanguage ?? "");
  const { requirements } = Office.context;
  const given = () => ({ locale, engine: readingApart(createEngine(startWorker, reportFault), startApart), today: localDay() });
  if (ready.host === Office.HostType.Word) {
    if (!requirements.isSetSupported("WordApi", FLOOR.WordApi)) return show({ kind: "word-too-old", locale });
    const { openDocument } = await import("../hosts/word");
    const go = new URLSearchParams(window.location.search).get("go");
    return show({ kind: "word", document: openDocument({ word: Word, office: Office }), go, ...given() });
  }
  if (ready.host !== Office.HostType.Excel) return show({ kind: "no-office", locale });
  if (!requirements.isSetSupported("ExcelApi", FLOOR.ExcelApi)) return show({ kind: "too-old", locale });
  show({ kind: "excel", workbook: openWorkbook(), ribbon, ...given() });
}

listenForFaults();
keepFromLeaving();
keepTabFromText();
start().catch((error: unknown) => {
  // A part of the pane did not come: nothing of it is shown yet that could say so.
  console.error(error);
  show({ kind: "no-office", locale: localeFor(navigator.language) });
});
