/** The engine: keeps the sheets that were handed in, runs the pipeline over them, and answers what the pane asks about the outcome. */
import { looksOf } from "../../layout/looks";
import { readWorkbook } from "../../formats";
import { filesFinding } from "../../formats/finding";
import { apartOnceMasked } from "../../language/personal/grid";
import { maskedData } from "../../language/personal/mask";
import { writeReport } from "../../formats/docx";
import { reportText } from "../../formats/docx/text";
import { readResult } from "../../results/result-file";
import { historyFromGrids } from "../../results/history";
import { stamped, withReports } from "../../results/result";
import { messageOf, type Locale } from "../../locale";
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { SheetReading } from "../../model/ledger";
import type { SheetPlan } from "../../model/sheet-plan";
import { conclude, sheetBefore, type Progress, type RunOptions } from "../pipeline";
import { withContentOfAbsent } from "../../catalogue/absent";
import { rowPrintsOf, type RowPrints } from "../../reading/sheet/matter";
import { parsePeriod } from "../../language/period";
import { readSheet } from "../../reading/sheet/sheet";
import { documentAnswers, draftGiven } from "./document";
import { explainAnew, explanationEdit } from "./explaining";
import { reminderText } from "./reminder";
import type { Choices, Opened, EngineRequest, RequestMessage, Requests } from "./protocol";
import { unpackFile, type FileContent } from "./sent-file";
import { catalogueFor, settingsPlans } from "./settings";
import { carriedResult, draftsOf, keepRun, outcomeOf, recallRun, reportOf, runStamp, type Answers, type EngineState } from "./state";
import { reportSummary, summaryOf } from "./summary";
import { templateAnswers } from "./template";

function planOf(state: EngineState, index: number): SheetPlan {
  const plan = outcomeOf(state).plans[index];
  if (!plan) throw new Error(`no plan ${index}`);
  return plan;
}

/** What a file is called among the others, once personal numbers are masked in all their names. */
function nameOf(state: EngineState, name: string): string {
  const others = [...state.files.keys()].filter((other) => other !== name);
  return apartOnceMasked([...others, name]).at(-1) ?? name;
}

function held(state: EngineState, name: string, { grids, findings }: FileContent, asWorkbook = false): Opened {
  const broken = findings.find((finding) => finding.severity === "error");
  if (!broken && asWorkbook) state.workbook.push(...grids);
  // Its sheets count once: what was found while opening it is told all the same, and of one that cannot be opened just that.
  state.files.set(name, { grids: asWorkbook || broken ? [] : grids, findings });
  return { sheets: grids.length, problem: broken ? messageOf(broken) : null, apart: null };
}

const answers: Answers = {
  clear(state, { origin }) {
    if (origin === "workbook") state.workbook = [];
    else state.files.clear();
    return null;
  },
  addGrids(state, { grids }) {
    state.workbook.push(...grids);
    return null;
  },
  addRows(state, { rows }) {
    const last = state.workbook.pop();
    if (last) state.workbook.push({ ...last, cells: [...last.cells, ...rows] });
    return null;
  },
  async addFile(state, { name, bytes, asWorkbook }) {
    const shown = nameOf(state, name);
    const read = await readWorkbook(shown, bytes, { apart: false });
    return read.mustBeApart ? { sheets: 0, problem: null, apart: shown } : held(state, name, read, asWorkbook);
  },
  addRead: (state, { name, read, asWorkbook }) =>
    held(state, name, read ? unpackFile(read) : { grids: [], findings: [filesFinding("file.exhausting", nameOf(state, name))] }, asWorkbook),
  removeFile(state, { name }) {
    state.files.delete(name);
    return null;
  },
  run(state, { choices, locale }, progress) {
    const settings = catalogueFor(state.workbook, choices);
    const files = new Set(gridsOf(state).map(({ file }) => file));
    const catalogue = { ...settings, catalogue: withContentOfAbsent(settings.catalogue, files) };
    const readings = readingsOf(state, catalogue.catalogue, progress);
    state.catalogue = catalogue.catalogue;
    state.today = choices.today;
    state.choices = choices;
    state.given = null;
    state.givenDrafts = [];
    state.wording = {};
    state.options = {
      catalogue: catalogue.catalogue,
      prints: printsOf(state),
      town: choices.town ?? undefined,
      period: choices.period === null ? undefined : (parsePeriod(choices.period) ?? undefined),
      today: choices.today,
      previous: choices.previous === null ? undefined : (readResult(choices.previous).result ?? undefined),
      report: choices.report,
      history: historyFromGrids(state.workbook),
      hostFindings: [...catalogue.findings, ...[...state.files.values()].flatMap((file) => file.findings)],
    };
    state.outcome = conclude(readings, state.options, progress);
    state.report = null;
    return summaryOf(state.outcome, catalogue.catalogue, locale satisfies Locale);
  },
  keep(state) {
    keepRun(state);
    return null;
  },
  recall(state, { stamp, locale }) {
    const run = recallRun(state, stamp);
    if (!run?.outcome || !run.choices) return null;
    const summary = summaryOf(run.outcome, run.catalogue, locale);
    return { summary: run.report ? { ...summary, report: reportSummary(run.report) } : summary, choices: run.choices };
  },
  draft(state, { choices }) {
    state.wording = choices.wording;
    if (!state.outcome) return draftGiven(state, choices.report);
    state.report = state.outcome.drafter.report(choices.report, choices.wording);
    return reportSummary(state.report);
  },
  plan(state, { index }) {
    const plan = planOf(state, index);
    return { plan: { ...plan, cells: [], looks: looksOf(plan) }, rows: plan.cells.length };
  },
  planRows: (state, { index, from, to }) => planOf(state, index).cells.slice(from, to),
  settingsPlans: (state, { choices, own }) => settingsPlans(state.workbook, choices, own, gridsOf(state)),
  explanationEdit: explanationEdit,
  explainAnew(state, { sheets, locale }) {
    explainAnew(state, sheets);
    const summary = summaryOf(outcomeOf(state), state.catalogue, locale);
    return state.report ? { ...summary, report: reportSummary(state.report) } : summary;
  },
  sources(state, { indicator, area }) {
    const total = outcomeOf(state).rollUp.totals.find((entry) => entry.indicator.code === indicator);
    return (area === null ? total?.sources : total?.byArea.get(area)?.sources) ?? [];
  },
  docx: (state) => {
    const report = reportOf(state);
    return writeReport(report, carriedResult(state, report.facts));
  },
  async cleanDocx(state) {
    const report = reportOf(state);
    const { cleanCopy } = await import("../../formats/docx/clean");
    return (await cleanCopy(await writeReport(report, carriedResult(state, report.facts)))).docx;
  },
  reminder: (state) => reminderText(outcomeOf(state), state.catalogue, state.today),
  text: (state) => reportText(reportOf(state)),
  resultFile: (state) => `${JSON.stringify(stamped(withReports(outcomeOf(state).result, draftsOf(state)), runStamp(state)), null, 1)}\n`,
  vocabulary: (state) => ({
    kinds: state.catalogue.kinds.map(({ kind, name, fields }) => ({ kind, name, fields: fields.map((field) => ({ field: field.field, name: field.name })) })),
    wording: state.catalogue.wording,
  }),
  ...documentAnswers,
  ...templateAnswers,
};

/** Answers one request. Rejects only for faults of ours. */
export async function answer<Name extends EngineRequest>(
  state: EngineState,
  request: RequestMessage<Name>,
  progress: Progress,
): Promise<Requests[Name]["out"]> {
  return answers[request.name](state, cleanInput(request.input), progress);
}

/** What a clerk typed in the pane goes the way of what stands in ledgers: into reports and 设置 sheets. */
function cleanInput<Input>(input: Input): Input {
  if (typeof input !== "object" || input === null || !("choices" in input)) return input;
  const choices = input.choices as Choices;
  // The last result is masked where it is read; as a text it may be large.
  return { ...input, choices: { ...maskedData({ ...choices, previous: null }), previous: choices.previous } };
}

/** Prints of sheets are made when a finding on them asks for one. */
function printsOf(state: EngineState): RunOptions["prints"] {
  const grids = new Map(gridsOf(state).map((grid) => [JSON.stringify([grid.file, grid.sheet]), grid]));
  const made = new Map<string, RowPrints>();
  const readings = state.readings.bySheet;
  return (file, sheet) => {
    const key = JSON.stringify([file, sheet]);
    const grid = grids.get(key);
    const known = made.get(key);
    if (known || !grid) return known;
    const prints = rowPrintsOf(grid, readings.get(grid)?.ledgers ?? []);
    made.set(key, prints);
    return prints;
  };
}

const gridsOf = (state: EngineState): Grid[] => [...state.workbook, ...[...state.files.values()].flatMap((file) => file.grids)];

/** Sheets already read under the same corrections are not read again. */
function readingsOf(state: EngineState, catalogue: Catalogue, progress: Progress): SheetReading[] {
  const key = JSON.stringify([catalogue.corrections, catalogue.kinds]);
  if (state.readings.key !== key) state.readings = { key, bySheet: new Map() };
  const grids = gridsOf(state);
  const { bySheet } = state.readings;
  let before: SheetReading | null = null;
  return grids.map((grid, i) => {
    const reading: SheetReading = bySheet.get(grid) ?? readSheet(grid, catalogue, before);
    bySheet.set(grid, reading);
    before = sheetBefore(before, reading);
    if (i % 4 === 3 || i === grids.length - 1) progress("reading", i + 1, grids.length);
    return reading;
  });
}
