/** Where the figures come from: a workbook that the clerk chooses, a result.json, or the snapshot that the document carries. */
import type { Locale } from "../../locale";
import type { Engine } from "../../hosts/browser/client";
import type { ReportKind } from "../../model/indicator";
import type { Choices, Requests } from "../../app/engine/protocol";
import type { DataState, DraftSummary, Summary } from "../../app/engine/summaries";
import type { Notice } from "../notice";
import { REPORT_KINDS } from "../views/ReportOptions";

export type FigureSource =
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
  readonly source: FigureSource;
  /** Only of a workbook. */
  readonly summary: Summary | null;
  readonly drafts: Drafts | null;
  /** What a person should know of the files that were chosen. */
  readonly notice?: Notice;
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
  const result = files.find(({ name }) => isResult(name));
  if (result)
    return loadSet(
      engine,
      result,
      files.filter((file) => file !== result),
      choices,
    );
  await engine.ask("clear", { origin: "workbook" });
  await engine.ask("clear", { origin: "files" });
  for (const file of files.filter(({ name }) => !isResult(name))) {
    const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), asWorkbook: true });
    if (problem !== null) throw new NoSource({ intent: "error", key: "word.notice.file", params: { problem } });
  }
  const summary = await engine.ask("run", { choices, locale }, steps);
  if (summary.ledgers.length === 0) {
    const key = (await stampIn(engine, first)) ? "word.notice.own-workbook" : "word.notice.no-ledgers";
    throw new NoSource({ intent: "warning", key, params: { name: first.name } });
  }
  const drafts: Drafts = { kinds: REPORT_KINDS, kind: choices.report, report: summary.report, severalFiles: summary.severalFiles };
  return { source: workbookSource(files, summary), summary, drafts, dataState: summary.dataState };
}

const stampIn = async (engine: Engine, file: File): Promise<Requests["stampOf"]["out"]> =>
  engine.ask("stampOf", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

/**
 * A result.json, alone or with the 汇总.xlsx that was written beside it: the figures are the result's, and that both are of one run is looked at.
 * @throws NoSource where others are ledgers: which of them counts nobody could say
 */
async function loadSet(engine: Engine, result: File, others: readonly File[], choices: Choices): Promise<Loaded> {
  const own = await stampIn(engine, result);
  const apart: string[] = [];
  for (const file of others) {
    const other = isResult(file.name) ? null : await stampIn(engine, file);
    if (!other) throw new NoSource({ intent: "error", key: "word.notice.mixed" });
    if (other.stamp !== own?.stamp) apart.push(file.name);
  }
  const loaded = await loadResult(engine, result.name, await result.text(), "file", choices);
  if (apart.length === 0) return loaded;
  return { ...loaded, notice: { intent: "warning", key: "word.notice.not-one-run", params: { name: result.name, others: apart.join("、") } } };
}

const workbookSource = (files: readonly File[], summary: Summary): FigureSource => ({
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
