/**
 * The journey as one function: sheets in, everything that a host writes or shows out. Every host calls this and nothing else.
 *
 *     readSheets   grids → readings      one sheet at a time, so a host may spread it over workers
 *     conclude     readings → outcome    everything that needs all sheets at once
 *     run          both
 */
import { check } from "../checking";
import type { Drafter } from "../drafting";
import { drafterThatStands } from "../drafting/stand-in";
import { layOut } from "../layout";
import { lastPeriod } from "../results/last-period";
import { toResult } from "../results/result";
import { measure } from "../measuring";
import type { Area } from "../model/area";
import type { Finding } from "../model/finding";
import type { Grid } from "../model/grid";
import type { Catalogue, ReportKind } from "../model/indicator";
import type { Ledger, SheetReading } from "../model/ledger";
import type { Period } from "../model/period";
import type { Report } from "../model/report";
import type { Result } from "../model/result";
import type { SheetPlan } from "../model/sheet-plan";
import type { RollUp } from "../model/total";
import { explain } from "../findings/explain";
import { withAreas } from "../reading/resolve/finding-area";
import { mattersOf, type MatterContext } from "../reading/sheet/matter";
import { filesWithoutLedger } from "../reading/resolve/no-ledger";
import { readSheets, sheetBefore } from "../reading/sheet/read-sheets";
import { resolve } from "../reading/resolve";
import { rollUp } from "../rollup";

export { readSheets, sheetBefore };

export type Stage = "reading" | "checking" | "measuring" | "rollup" | "layout" | "drafting";

/** Called as work goes on: `done` of `total` steps of a stage (sheets while reading, 1 elsewhere). Throwing from it stops the run. */
export type Progress = (stage: Stage, done: number, total: number) => void;

export interface RunOptions {
  readonly catalogue: Catalogue;
  readonly town?: string;
  readonly period?: Period;
  /** The run's date, ISO: no stage looks at a clock. */
  readonly today: string;
  /** Result of the period before, for comparison; absent: what `history` has of it. */
  readonly previous?: Result;
  /** Which report to draft. */
  readonly report: ReportKind;
  /** Rows of 汇总·历史 from earlier runs; the run's own period replaces its rows. */
  readonly history?: Parameters<typeof layOut>[0]["history"];
  /** Prints of the sheets' rows, for a host that has the grids; absent: those of the readings. */
  readonly prints?: MatterContext["prints"];
  /** What the host found while opening files: joins the findings of the run. */
  readonly hostFindings?: readonly Finding[];
  /** Told the sheets as soon as they are laid out, before the report is drafted, so that a host may write them meanwhile; again where they change. */
  readonly laidOut?: (plans: readonly SheetPlan[], run: Pick<Outcome, "town" | "period">) => void;
}

export interface Outcome {
  readonly town: string;
  readonly period: Period;
  readonly areas: readonly Area[];
  readonly readings: readonly SheetReading[];
  readonly ledgers: readonly Ledger[];
  /** What was found, before any of it was explained. */
  readonly found: readonly Finding[];
  /** What each of them is about: an explanation is kept for that. */
  readonly matter: (finding: Finding) => string | null;
  readonly findings: readonly Finding[];
  readonly rollUp: RollUp;
  readonly report: Report;
  /** Drafts the reports of the other kinds, for whoever writes a result or shows them. */
  readonly drafter: Drafter;
  readonly plans: readonly SheetPlan[];
  readonly result: Result;
}

/** From readings to the outcome: dates and areas resolved, checked, measured, rolled up, laid out, drafted. */
export function conclude(readings: readonly SheetReading[], options: RunOptions, progress: Progress = () => {}): Outcome {
  const { catalogue, today } = options;
  const resolved = resolve(readings, { catalogue, today, town: options.town, period: options.period });
  const { town, period, areas, ledgers } = resolved;
  const context = { catalogue, period, areas, town, today };

  progress("checking", 0, 1);
  const read = [...readings.flatMap((reading) => reading.findings), ...filesWithoutLedger(readings), ...resolved.findings];
  const checked = check(ledgers, { ...context, previous: options.previous, found: read });
  progress("checking", 1, 1);

  const measured = measure(ledgers, context);
  progress("measuring", 1, 1);

  const previous = options.previous ?? lastPeriod(options.history ?? [], town, period, catalogue.indicators);
  const rolled = rollUp(measured, ledgers, { ...context, previous });
  progress("rollup", 1, 1);

  const found = [...(options.hostFindings ?? []), ...read, ...checked, ...measured.findings, ...rolled.findings];
  const prints = options.prints ?? printsIn(readings);
  const matter = mattersOf({ town, ledgers, prints });
  const raw = withAreas(oncePerCause(found), ledgers);
  return concluded({ town, period, areas, readings, ledgers, rollUp: rolled.rollUp, found: raw, matter }, options, progress);
}

/** All of an outcome that does not hang on what was explained. */
type Settled = Pick<Outcome, "town" | "period" | "areas" | "readings" | "ledgers" | "rollUp" | "found" | "matter">;

/** The same run with other explanations: nothing is read, checked or measured again. */
export const explainedAnew = (outcome: Outcome, options: RunOptions): Outcome => concluded(outcome, options, () => {});

function concluded(settled: Settled, options: RunOptions, progress: Progress): Outcome {
  const { catalogue, today } = options;
  const { town, period, areas, readings, ledgers, rollUp, found, matter } = settled;
  const explained = explain(found, catalogue.explanations, matter);

  const sheetsWith = (findings: readonly Finding[]): SheetPlan[] => {
    const plans = layOut({ rollUp, findings, catalogue, previous: options.previous, history: options.history, today });
    options.laidOut?.(plans, { town, period });
    return plans;
  };
  let plans = sheetsWith(explained);
  progress("layout", 1, 1);

  const guardedNames = readings.flatMap((reading) => reading.guardedNames ?? []);
  const { drafter, findings: faults } = drafterThatStands({ rollUp, ledgers, findings: explained, catalogue, today, guardedNames }, options.report);
  const report = drafter.report(options.report);
  // A fault of a report's template is a finding too.
  const findings = faults.length === 0 ? explained : [...explained, ...explain(faults, catalogue.explanations, matter)];
  if (faults.length > 0) plans = sheetsWith(findings);
  const result = toResult({ rollUp, findings, report });
  progress("drafting", 1, 1);
  return { town, period, areas, readings, ledgers, found, matter, findings, rollUp, report, drafter, plans, result };
}

/** Prints that came with the readings. */
function printsIn(readings: readonly SheetReading[]): MatterContext["prints"] {
  const bySheet = new Map(readings.map(({ file, sheet, prints }) => [JSON.stringify([file, sheet]), prints]));
  return (file, sheet) => bySheet.get(JSON.stringify([file, sheet]));
}

/**
 * A unit that cannot be counted is seen twice: by checking (unit.disagrees, a warning) and by measuring (measure.unit, an error, which
 * also says that the number was left out). The error stands; the warning about the same cell goes.
 */
function oncePerCause(all: readonly Finding[]): Finding[] {
  // A file's name is found again with each of its sheets.
  const named = new Set<string>();
  const findings = all.filter(({ code, file, sheet }) => code !== "text.personal" || sheet !== "" || (!named.has(file) && named.add(file)));
  const place = (finding: Finding) => JSON.stringify([finding.file, finding.sheet, finding.cell]);
  const leftOut = new Set(findings.filter((finding) => finding.code === "measure.unit").map(place));
  return findings.filter((finding) => finding.code !== "unit.disagrees" || !leftOut.has(place(finding)));
}

/**
 * The whole journey over sheets that are all at hand.
 * @internal hosts read sheet by sheet, so that work can be spread and shown; tests and tools have them all at hand
 */
export function run(grids: readonly Grid[], options: RunOptions, progress?: Progress): Outcome {
  const readings = readSheets(grids, options.catalogue, (count) => progress?.("reading", count, grids.length));
  return conclude(readings, options, progress);
}
