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

/**
 * Runs the roll-up over files and folders and writes the three results, each whole or not at all.
 * @returns the exit code: 0; 1 with --strict where an error stands; 2 where a file could not be read
 * @throws UsageError for options that cannot be understood and paths that do not exist
 */
export async function rollUpFiles(paths: readonly string[], options: RollUpOptions): Promise<number> {
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  if (period === null) throw new UsageError("cli.bad-period", { text: options.period ?? "" });
  const report = REPORTS.find((kind) => kind === (options.report ?? "汇报材料"));
  if (!report) throw new UsageError("cli.bad-report", { text: options.report ?? "", kinds: REPORTS.join("、") });
  const today = dayOfRun(options.today);
  const { files, findings: folderFindings } = await collectInputs(paths);
  const names = new Set(files.map(({ name }) => name));
  let { catalogue, findings: settingsFindings }: Settings = await loadCatalogue(options.settings);
  catalogue = withContentOfAbsent(catalogue, names);
  const previous = options.previous === undefined ? undefined : await readPrevious(options.previous);
  const workbook = path.join(options.out, WORKBOOK);
  const former = await sentenceOnFormer(options.out);
  if (former !== null) process.stderr.write(`${former}\n`);
  const history = await historyOf(workbook);

  // Links from findings go to the ledgers where they lie, as seen from the written workbook.
  const places = linkPlaces(files, options.out);

  const bar = progressBar(!options.quiet);
  let outcome: Outcome;
  let fileFindings: Finding[];
  let nothing: ReturnType<typeof nothingRead>;
  let writer: WorkbookWriter | null = null;
  let after: Awaited<ReturnType<typeof sentencesAfter>>;
  try {
    const read = () => readFiles(files, catalogue, (done, total) => bar.show("reading", done, total));
    let readings = await read();
    const own = options.settings === undefined ? await settingsOfInputs(files, readings) : null;
    if (own) {
      // What a ledger is, and which words mean what, is the catalogue's to say: all is read once more by it.
      catalogue = withContentOfAbsent(own.catalogue, names);
      settingsFindings = own.findings;
      readings = await read();
    }
    fileFindings = readings.flatMap((reading) => reading.findings);
    nothing = nothingRead(readings.flatMap((reading) => reading.readings));
    if (nothing?.looked === false) return tellFailed(fileFindings, nothing.sentence);
    const { begin, bytes } = (writer = workbookWriter(files.length));
    outcome = conclude(
      readings.flatMap((reading) => reading.readings),
      {
        ...{
          catalogue,
          town: options.town === undefined ? undefined : masked(options.town),
          period,
          today,
          previous,
          report,
          history,
          hostFindings: [...settingsFindings, ...folderFindings, ...fileFindings],
        },
        laidOut: (plans, run) => begin({ plans, title: `${run.town}${run.period.label}汇总`, date: today, places }),
      },
      (stage, done, total) => bar.show(stage, done, total),
    );
    bar.show("writing", 0, 1);
    after = await writeSet({ outcome, options, reported: nothing === null, workbook: bytes });
    bar.show("writing", 1, 1);
  } finally {
    bar.stop();
    await writer?.stop();
  }

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
