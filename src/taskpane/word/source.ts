/** Where the figures come from: a workbook that the clerk chooses, a result.json, or the snapshot that the document carries. */
import type { Locale } from "../../locale";
import type { Engine } from "../engine/client";
import type { Choices, Requests, Summary } from "../engine/protocol";
import type { Notice } from "../notice";

export type Source =
  | { readonly kind: "workbook"; readonly name: string; readonly town: string; readonly period: string; readonly ledgers: number }
  /** Figures only: no report can be drafted from them, a town's own template can be filled. */
  | { readonly kind: "result" | "document"; readonly name: string; readonly town: string; readonly period: string; readonly facts: number };

export interface Loaded {
  readonly source: Source;
  /** Only of a workbook. */
  readonly summary: Summary | null;
}

/** Why a file gives nothing, as a sentence of the pane's. */
export class NoSource extends Error {
  readonly notice: Notice;
  constructor(notice: Notice) {
    super(notice.key);
    this.notice = notice;
  }
}

type Steps = Parameters<Engine["ask"]>[2];
const isResult = (name: string): boolean => /\.json$/i.test(name);

/** @throws NoSource where the files give no figures */
export async function loadFiles(engine: Engine, files: readonly File[], choices: Choices, locale: Locale, steps: Steps): Promise<Loaded> {
  const [first] = files;
  if (first && isResult(first.name)) return loadResult(engine, first.name, await first.text(), { from: "file", today: choices.today });
  await engine.ask("clear", { origin: "workbook" });
  await engine.ask("clear", { origin: "files" });
  for (const file of files.filter(({ name }) => !isResult(name))) {
    const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), asWorkbook: true });
    if (problem !== null) throw new NoSource({ intent: "error", key: "word.notice.file", params: { problem } });
  }
  const summary = await engine.ask("run", { choices, locale }, steps);
  if (summary.ledgers.length === 0) throw new NoSource({ intent: "warning", key: "word.notice.no-ledgers", params: { name: first?.name ?? "" } });
  return { source: workbookSource(files, summary), summary };
}

const workbookSource = (files: readonly File[], summary: Summary): Source => ({
  kind: "workbook",
  name: files.map(({ name }) => name).join("、"),
  town: summary.town,
  period: summary.period.label,
  ledgers: summary.ledgers.length,
});

/** @throws NoSource where the text is no result */
export async function loadResult(engine: Engine, name: string, text: string, how: Omit<Requests["loadResult"]["in"], "text">): Promise<Loaded> {
  const loaded = await engine.ask("loadResult", { text, ...how });
  if (loaded.problem !== null) throw new NoSource({ intent: "error", key: "word.notice.no-result", params: { name } });
  const { town, period, facts } = loaded;
  return { source: { kind: how.from === "file" ? "result" : "document", name, town, period, facts }, summary: null };
}
