/** What the engine holds between requests, and the shape of its answers. */
import { builtIn } from "../../catalogue";
import { inOrderOf, reworded, withWords } from "../../drafting";
import { factOf } from "../../figures/fact";
import { factsOfResult } from "../../figures/of-result";
import { amountsOfRollUp } from "../../figures/of-total";
import { stamped, toResult, withReports } from "../../results/result";
import { runStampOf, stampOf, type ResultStamp } from "../../results/stamp";
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { SheetReading } from "../../model/ledger";
import type { Draft, Fact, Report } from "../../model/report";
import type { Result } from "../../model/result";
import type { Outcome, Progress, RunOptions } from "../pipeline";
import type { Choices, EngineRequest, Requests } from "./protocol";

export interface EngineState {
  /** Sheets of the open workbook, our 设置 and 汇总·历史 sheets included. */
  workbook: Grid[];
  /** Added village workbooks by name, with what was found while opening them. */
  readonly files: Map<string, { readonly grids: readonly Grid[]; readonly findings: readonly Finding[] }>;
  /** Readings that are still good: by grid, for one set of corrections. */
  readings: { readonly key: string; readonly bySheet: Map<Grid, SheetReading> };
  catalogue: Catalogue;
  outcome: Outcome | null;
  report: Report | null;
  /** A result without its workbook: a result.json, or the snapshot of a document. */
  given: Result | null;
  /** The drafts in it. */
  givenDrafts: readonly Draft[];
  /** Words of 用语 that the clerk chose since the run, or for the drafts of the given result. */
  wording: Readonly<Record<string, string>>;
  /** ISO day of the last run. */
  today: string;
  /** What the clerk had chosen for the outcome; null: none was made. */
  choices: Choices | null;
  /** What the outcome was made with, for explaining its findings anew. */
  options: RunOptions | null;
  /** Outcomes that stood on the workbook's sheets, the latest first: undo brings back the one before. */
  kept: readonly KeptRun[];
}

/** All that belongs to one outcome. */
export type KeptRun = Pick<EngineState, "catalogue" | "outcome" | "report" | "wording" | "today" | "choices" | "options"> & { readonly stamp: ResultStamp };

/** The run whose sheets stand and the one before: more than that no undo brings back. */
const KEPT_RUNS = 2;

/** Keeps the outcome that is shown. */
export function keepRun(state: EngineState): void {
  const { catalogue, outcome, report, wording, today, choices, options } = state;
  if (!outcome) return;
  const stamp = stampOf(outcome.result);
  const others = state.kept.filter((run) => !isStamp(run.stamp, stamp));
  state.kept = [{ catalogue, outcome, report, wording, today, choices, options, stamp }, ...others].slice(0, KEPT_RUNS);
}

/** Shows a kept outcome again. @returns it, or null where it is not kept */
export function recallRun(state: EngineState, stamp: ResultStamp): KeptRun | null {
  const found = state.kept.find((run) => isStamp(run.stamp, stamp));
  if (!found) return null;
  const { catalogue, outcome, report, wording, today, choices, options } = found;
  Object.assign(state, { catalogue, outcome, report, wording, today, choices, options });
  return found;
}

const isStamp = (one: ResultStamp, other: ResultStamp): boolean => one.figures === other.figures && one.findings === other.findings;

export const newState = (): EngineState => ({
  workbook: [],
  files: new Map(),
  readings: { key: "", bySheet: new Map() },
  catalogue: builtIn,
  outcome: null,
  report: null,
  given: null,
  givenDrafts: [],
  wording: {},
  today: "",
  choices: null,
  options: null,
  kept: [],
});

export type Answers = {
  [Name in EngineRequest]: (state: EngineState, input: Requests[Name]["in"], progress: Progress) => Promise<Requests[Name]["out"]> | Requests[Name]["out"];
};

/** Asked for something of an outcome before there was one: a fault of the pane's, not of the user's. */
export function outcomeOf(state: EngineState): Outcome & { report: Report } {
  if (!state.outcome) throw new Error("no run yet");
  return { ...state.outcome, report: state.report ?? state.outcome.report };
}

/** What there is to tell: the outcome's result, or the one that came without its workbook. */
export function resultOf(state: EngineState): Result {
  if (state.outcome) return toResult(outcomeOf(state));
  if (!state.given) throw new Error("no result yet");
  return state.given;
}

/**
 * All figures of the run, whether a report tells them or not: a town's own document may show any. Those of a result that came without its workbook
 * know only the cells that its report names.
 */
export function factsOfRun(state: EngineState): readonly Fact[] {
  if (!state.outcome) return factsOfResult(resultOf(state)).all;
  const known = new Map(reportOf(state).facts.map((fact) => [fact.id, fact]));
  for (const figure of amountsOfRollUp(state.outcome.rollUp)) {
    const fact = factOf(figure);
    if (!known.has(fact.id)) known.set(fact.id, fact);
  }
  return [...known.values()];
}

/** The report that is shown and inserted: that of the run, one drafted since, or one of the given result. */
export function reportOf(state: EngineState): Report {
  const report = state.report ?? state.outcome?.report;
  if (!report) throw new Error("no report yet");
  return report;
}

/** The drafts of every kind that there is, in the words chosen. */
export function draftsOf(state: EngineState): readonly Draft[] {
  if (state.outcome) return state.outcome.drafter.all(state.wording);
  const { town } = resultOf(state);
  return state.givenDrafts.map((draft) => withWords(draft, state.wording, town));
}

/** The reports of every kind, the one that shows most of a document's figures first, among equals the one that is shown. */
export function reportsFor(state: EngineState, tags: readonly string[]): Report[] {
  const { town } = resultOf(state);
  const shown = state.report ?? state.outcome?.report ?? null;
  const others = draftsOf(state).flatMap((draft) => (draft.kind === shown?.kind ? [] : [reworded(draft, {}, town)]));
  return inOrderOf(shown ? [shown, ...others] : others, tags);
}

/** Of the run: whichever report was drafted since, in whatever words. A result that came without its workbook has its own, or none. */
export function runStamp(state: EngineState): string | undefined {
  const { outcome } = state;
  return outcome ? runStampOf({ ...outcome, drafts: outcome.drafter.all() }) : state.given?.stamp;
}

/** The result as a document carries it on: with its drafts, its own facts being those that the document shows. */
export function carriedResult(state: EngineState, facts: readonly Fact[] = resultOf(state).facts): Result {
  const result = stamped({ ...resultOf(state), facts }, runStamp(state));
  const drafts = draftsOf(state);
  return drafts.length > 0 ? withReports(result, drafts) : result;
}
