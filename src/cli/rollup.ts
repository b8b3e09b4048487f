/** `taizhang rollup`: ledgers in, 汇总.xlsx, 报告.docx and result.json out. */
import fs from "node:fs/promises";
import path from "node:path";
import { masked } from "../language/personal/mask";
import { readWorkbook } from "../formats/workbook/read-workbook";
import { readResult, resultFile } from "../results/result-file";
import { stampWorkbook } from "../formats/run-stamp";
import { historyFromGrids } from "../results/history";
import { stamped, withReports } from "../results/result";
import { runStampOf } from "../results/stamp";
import type { Finding } from "../model/finding";
import type { Catalogue, ReportKind } from "../model/indicator";
import type { Period } from "../model/period";
import type { Result } from "../model/result";
import { conclude, type Outcome } from "../app/pipeline";
import { withContentOfAbsent } from "../catalogue/absent";
import { parsePeriod } from "../language/period";
import { loadCatalogue } from "./catalogue-option";
import { dayOfRun } from "./day";
import { settingsOfInputs } from "./input-settings";
import { collectInputs, type InputFile } from "./inputs";
import { nothingRead } from "./nothing-read";
import { writeOutputs, type Output } from "./outputs";
import { progressBar } from "./progress";
import { readFiles } from "./reading";
import { messageOf } from "../locale";
import { CLEAN, REPORT, RESULT, sentenceOnFormer, sentencesAfter, WORKBOOK } from "./standing-set";
import { localeOf, say, sayFileFailed, UsageError } from "./usage";
import { workbookWriter, type WorkbookWriter } from "./workbook-writer";

export interface RollUpOptions {
  readonly out: string;
  readonly town?: string;
  readonly period?: string;
  readonly report?: string;
  readonly settings?: string;
  readonly previous?: string;
  readonly strict?: boolean;
  /** Also 上报件.docx. */
  readonly clean?: boolean;
  readonly quiet?: boolean;
  readonly today?: string;
}

/** The catalogue of a run, and what reading it found. */
interface Settings {
  catalogue: Catalogue;
  findings: readonly Finding[];
}

const REPORTS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

/** What the options say, understood. */
interface Asked {
  readonly period: Period | undefined;
  readonly report: ReportKind;
  /** Day of the run, ISO. */
  readonly today: string;
}

/** @throws UsageError for options that cannot be understood */
function asked(options: RollUpOptions): Asked {
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  if (period === null) throw new UsageError("cli.bad-period", { text: options.period ?? "" });
  const report = REPORTS.find((kind) => kind === (options.report ?? "汇报材料"));
  if (!report) throw new UsageError("cli.bad-report", { text: options.report ?? "", kinds: REPORTS.join("、") });
  return { period, report, today: dayOfRun(options.today) };
}

interface ReadAll extends Settings {
  readonly readings: Awaited<ReturnType<typeof readFiles>>;
}

/** Reads all files by the catalogue of --settings, or by the one that they bring themselves. */
async function readAll(files: readonly InputFile[], options: RollUpOptions, given: Settings, bar: ReturnType<typeof progressBar>): Promise<ReadAll> {
  const names = new Set(files.map(({ name }) => name));
  const read = (catalogue: Catalogue) => readFiles(files, catalogue, (done, total) => bar.show("reading", done, total));
  const first = withContentOfAbsent(given.catalogue, names);
  const readings = await read(first);
  const own = options.settings === undefined ? await settingsOfInputs(files, readings) : null;
  if (!own) return { readings, catalogue: first, findings: given.findings };
  // What a ledger is, and which words mean what, is the catalogue's to say: all is read once more by it.
  const catalogue = withContentOfAbsent(own.catalogue, names);
  return { readings: await read(catalogue), catalogue, findings: own.findings };
}

/**
 * Runs the roll-up over files and folders and writes the three results, each whole or not at all.
 * @returns the exit code: 0; 1 with --strict where an error stands; 2 where a file could not be read
 * @throws UsageError for options that cannot be understood and paths that do not exist
 */
export async function rollUpFiles(paths: readonly string[], options: RollUpOptions): Promise<number> {
  const { period, report, today } = asked(options);
  const { files, findings: folderFindings } = await collectInputs(paths);
  const settings = await loadCatalogue(options.settings);
  const previous = options.previous === undefined ? undefined : await readPrevious(options.previous);
  const former = await sentenceOnFormer(options.out);
  if (former !== null) process.stderr.write(`${former}\n`);
  const history = await historyOf(path.join(options.out, WORKBOOK));
  // Links from findings go to the ledgers where they lie, as seen from the written workbook.
  const places = linkPlaces(files, options.out);

  const bar = progressBar(!options.quiet);
  let writer: WorkbookWriter | null = null;
  let run: Ran;
  try {
    const { readings, catalogue, findings: settingsFindings } = await readAll(files, options, settings, bar);
    const fileFindings = readings.flatMap((reading) => reading.findings);
    const sheets = readings.flatMap((reading) => reading.readings);
    const nothing = nothingRead(sheets);
    if (nothing?.looked === false) return tellFailed(fileFindings, nothing.sentence);
    const { begin, bytes } = (writer = workbookWriter(files.length));
    const town = options.town === undefined ? undefined : masked(options.town);
    const hostFindings = [...settingsFindings, ...folderFindings, ...fileFindings];
    const outcome = conclude(
      sheets,
      {
        ...{ catalogue, town, period, today, previous, report, history, hostFindings },
        laidOut: (plans, { town, period }) => begin({ plans, title: `${town}${period.label}汇总`, date: today, places }),
      },
      (stage, done, total) => bar.show(stage, done, total),
    );
    bar.show("writing", 0, 1);
    const after = await writeSet({ outcome, options, reported: nothing === null, workbook: bytes });
    bar.show("writing", 1, 1);
    run = { outcome, fileFindings, folderFindings, nothing, after };
  } finally {
    bar.stop();
    await writer?.stop();
  }
  return tellRun(run, options);
}

/** A run whose results are written. */
interface Ran {
  readonly outcome: Outcome;
  readonly fileFindings: readonly Finding[];
  readonly folderFindings: readonly Finding[];
  readonly nothing: ReturnType<typeof nothingRead>;
  readonly after: Awaited<ReturnType<typeof sentencesAfter>>;
}

/** Says on the terminal what there is to say. @returns the exit code */
function tellRun({ outcome, fileFindings, folderFindings, nothing, after }: Ran, options: RollUpOptions): number {
  for (const sentence of [after.mixed, ...after.left]) if (sentence !== null) process.stderr.write(`${sentence}\n`);
  if (nothing) return tellFailed(fileFindings, nothing.sentence);
  const failed = fileFindings.filter((finding) => finding.severity === "error");
  for (const finding of failed) process.stderr.write(`${sayFileFailed(finding)}\n`);
  if (!options.quiet) for (const finding of folderFindings) process.stderr.write(`${messageOf(finding, localeOf(process.env))}\n`);
  if (!options.quiet) process.stdout.write(summary(outcome, options.out));
  if (failed.length > 0 || after.mixed !== null) return 2;
  return options.strict && outcome.findings.some((finding) => finding.severity === "error" && finding.explained === undefined) ? 1 : 0;
}

interface SetToWrite {
  readonly outcome: Outcome;
  readonly options: RollUpOptions;
  /** Without a ledger there is nothing to report, only what was found to be amended. */
  readonly reported: boolean;
  readonly workbook: () => Promise<Uint8Array>;
}

/** Writes the results under one stamp. @returns what is to be said of the folder afterwards */
async function writeSet({ outcome, options, reported, workbook }: SetToWrite): ReturnType<typeof sentencesAfter> {
  // Loaded here, so that the threads are at work before.
  const { writeReport } = await import(/* webpackMode: "eager" */ "../formats/docx");
  const { cleanCopy } = await import(/* webpackMode: "eager" */ "../formats/docx/clean");
  const drafts = reported ? outcome.drafter.all() : [];
  const stamp = runStampOf({ ...outcome, drafts });
  const result = stamped(reported ? withReports(outcome.result, drafts) : outcome.result, stamp);
  const docx = reported ? writeReport(outcome.report, result) : null;
  const clean = options.clean === true ? docx?.then(async (report) => (await cleanCopy(report)).docx) : undefined;
  const outputs: Output[] = [
    // First: it has no stamp by which it could be told, should the run be killed in between.
    ...(clean ? [[CLEAN, clean] as const] : []),
    [WORKBOOK, workbook().then((written) => stampWorkbook(written, stamp))],
    ...(docx ? [[REPORT, docx] as const] : []),
    [RESULT, resultFile(result)],
  ];
  const names = outputs.map(([name]) => name);
  await writeOutputs(
    options.out,
    outputs.map(([name, written]) => [path.join(options.out, name), written]),
    stamp,
  );
  return sentencesAfter(options.out, stamp, names);
}

/** Says which files could not be read, and why nothing came of it. @returns the exit code */
function tellFailed(findings: readonly Finding[], sentence: string): number {
  for (const finding of findings) if (finding.severity === "error") process.stderr.write(`${sayFileFailed(finding)}\n`);
  process.stderr.write(`${sentence}\n`);
  return 2;
}

/** A place that names a person's number is no address to write into a file: those ledgers are told without a link. */
function linkPlaces(files: readonly InputFile[], out: string): Map<string, string> {
  const places = files.map(({ name, path: file }) => [name, path.relative(path.resolve(out), file).split(path.sep).join("/")] as const);
  return new Map(places.filter(([, place]) => masked(place) === place));
}

async function readPrevious(file: string): Promise<Result> {
  const text = await fs.readFile(file, "utf8").catch(() => {
    throw new UsageError("cli.no-such-path", { path: file });
  });
  const read = readResult(text);
  if (!read.result) throw new UsageError("cli.bad-result", { file, reason: read.problem ?? "" });
  return read.result;
}

/** The history that an earlier run left in the same workbook. */
async function historyOf(workbook: string) {
  const bytes = await fs.readFile(workbook).catch(() => null);
  return bytes ? historyFromGrids((await readWorkbook(path.basename(workbook), bytes)).grids) : [];
}

function summary(outcome: Outcome, out: string): string {
  const count = (severity: string) => outcome.findings.filter((finding) => finding.severity === severity && finding.explained === undefined).length;
  const { result } = outcome;
  return `${say("cli.done", {
    town: result.town,
    period: result.period.label,
    ledgers: outcome.ledgers.length,
    records: outcome.ledgers.reduce((sum, ledger) => sum + ledger.records.length, 0),
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    received: result.completeness.received,
    expected: result.completeness.expected,
    out: path.resolve(out),
  })}\n`;
}
