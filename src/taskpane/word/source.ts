/** Where the figures come from: a workbook that the clerk chooses, a result.json, or the snapshot that the document carries. */
import type { Locale } from "../../locale";
import type { Engine } from "../engine/client";
import type { ReportKind } from "../../model/indicator";
import type { Choices, DataState, DraftSummary, Summary } from "../engine/protocol";
import type { Notice } from "../notice";
import { REPORT_KINDS } from "../views/ReportOptions";

export type Source =
  | { readonly kind: "workbook"; readonly name: string; readonly town: string; readonly period: string; readonly ledgers: number }
  /** Figures, and drafts where the result has them; without, a town's own template can be filled and nothing else. */
  | {
      readonly kind: "result" | "document";
      readonly name: string;
      readonly town: string;
      readonly period: string;
      readonly facts: number;
      /** The place in its drafts that somebody broke. */
      readonly broken: string | null;
    };

/** What can be drafted, and the draft that is shown. */
export interface Drafts {
  readonly kinds: readonly ReportKind[];
  readonly kind: ReportKind;
  readonly report: DraftSummary;
  /** A figure's sheet alone does not say which file is meant. */
  readonly severalFiles: boolean;
}

export interface Loaded {
  readonly source: Source;
  /** Only of a workbook. */
  readonly summary: Summary | null;
  readonly drafts: Drafts | null;
  /** How far the figures can be relied on; null: a document does not say it. */
  readonly dataState: DataState | null;
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
  if (!first) throw new NoSource({ intent: "error", key: "files.none-added" });
  if (files.length > 1 && files.some(({ name }) => isResult(name))) throw new NoSource({ intent: "error", key: "word.notice.mixed" });
  if (first && isResult(first.name)) return loadResult(engine, first.name, await first.text(), "file", choices);
  await engine.ask("clear", { origin: "workbook" });
  await engine.ask("clear", { origin: "files" });
  for (const file of files.filter(({ name }) => !isResult(name))) {
    const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), asWorkbook: true });
    if (problem !== null) throw new NoSource({ intent: "error", key: "word.notice.file", params: { problem } });
  }
  const summary = await engine.ask("run", { choices, locale }, steps);
  if (summary.ledgers.length === 0) throw new NoSource({ intent: "warning", key: "word.notice.no-ledgers", params: { name: first?.name ?? "" } });
  const drafts: Drafts = { kinds: REPORT_KINDS, kind: choices.report, report: summary.report, severalFiles: summary.severalFiles };
  return { source: workbookSource(files, summary), summary, drafts, dataState: summary.dataState };
}

const workbookSource = (files: readonly File[], summary: Summary): Source => ({
  kind: "workbook",
  name: files.map(({ name }) => name).join("、"),
  town: summary.town,
  period: summary.period.label,
  ledgers: summary.ledgers.length,
});

/** @throws NoSource where the text is no result */
export async function loadResult(engine: Engine, name: string, text: string, from: "file" | "document", choices: Choices): Promise<Loaded> {
  const loaded = await engine.ask("loadResult", { text, from, choices });
  if (loaded.problem !== null) throw new NoSource({ intent: "error", key: "word.notice.no-result", params: { name } });
  const { town, period, facts, kinds, report, ignored, dataState } = loaded;
  const drafts = report && { kinds, kind: report.kind, report, severalFiles: filesOf(report) > 1 };
  return { source: { kind: from === "file" ? "result" : "document", name, town, period, facts, broken: ignored }, summary: null, drafts, dataState };
}

const filesOf = ({ facts }: DraftSummary): number => new Set(facts.flatMap(({ sources }) => sources.map(({ file }) => file))).size;
