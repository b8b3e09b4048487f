/** What the engine holds between requests, and the shape of its answers. */
import { builtIn } from "../../catalogue";
import { toResult } from "../../layout/result";
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { SheetReading } from "../../model/ledger";
import type { Report } from "../../model/report";
import type { Result } from "../../model/result";
import type { Outcome, Progress } from "../../pipeline";
import type { RequestName, Requests } from "./protocol";

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
  /** ISO day of the last run. */
  today: string;
}

export const newState = (): EngineState => ({
  workbook: [],
  files: new Map(),
  readings: { key: "", bySheet: new Map() },
  catalogue: builtIn,
  outcome: null,
  report: null,
  given: null,
  today: "",
});

export type Answers = {
  [Name in RequestName]: (state: EngineState, input: Requests[Name]["in"], progress: Progress) => Promise<Requests[Name]["out"]> | Requests[Name]["out"];
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
