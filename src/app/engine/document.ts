/** What the pane in Word asks: figures and texts of the open document against the outcome, or against a result that came without its workbook. */
import { factsOf, keptDrafts, reworded, wordsOf } from "../../drafting";
import { writeReport } from "../../formats/docx";
import { sectionAlone } from "../../formats/docx/sections";
import { readSnapshot, snapshotXml } from "../../formats/docx/snapshot";
import { readResult } from "../../results/result-file";
import { stampOfFile } from "../../formats/run-stamp";
import { fill } from "../../locale";
import type { ReportKind } from "../../model/indicator";
import type { Fact } from "../../model/report";
import type { Result } from "../../model/result";
import { factsAfter, freshFigures, type FreshFigure } from "../../documents/refreshing";
import { verify } from "../../documents/verifying";
import { UNKNOWN_TOWN } from "../../reading/resolve/town";
import { errorCounts } from "../../rollup/left-out";
import type { WrittenWith } from "./protocol";
import type { DataState, DraftSummary } from "./summaries";
import { carriedResult, factsOfRun, reportOf, reportsFor, resultOf, runStamp, type Answers, type EngineState } from "./state";
import { reportSummary } from "./summary";

type DocumentAnswers = Pick<Answers, "loadResult" | "freshFigures" | "verify" | "packages" | "snapshot" | "stampOf">;

export const documentAnswers: DocumentAnswers = {
  loadResult(state, { text, from, choices }) {
    const read = from === "document" ? readSnapshot(text) : readResult(text);
    if (!read.result) return { problem: "not-a-result" };
    const { result, ignored = null } = read;
    state.given = result;
    state.givenDrafts = keptDrafts(result);
    state.wording = choices.wording;
    state.today = choices.today;
    state.outcome = null;
    state.report = null;
    const kinds = state.givenDrafts.map(({ kind }) => kind);
    const [first] = kinds;
    const kind = kinds.includes(choices.report) ? choices.report : first;
    const report = kind === undefined ? null : { ...draftGiven(state, kind), kind };
    return {
      town: result.town,
      period: result.period.label,
      facts: result.facts.length,
      kinds,
      report,
      ignored,
      dataState: from === "document" ? null : dataStateOf(result),
      problem: null,
    };
  },
  freshFigures(state, { tags, known }) {
    const carried = known === null ? null : resultIn(known);
    const written = carried && writtenWith(carried, resultOf(state).period.label);
    return { fresh: figuresFor(state, tags), known: carried?.facts ?? null, written, otherRun: isOfOtherRun(state, carried) };
  },
  verify(state, { paragraphs, locale, known = null }) {
    // What reports print, as they print it; all other amounts checking knows from the result.
    const told = factsOf(reportsFor(state, tagsIn(paragraphs)), state.outcome ? [] : resultOf(state).facts);
    const { figures, remarks } = verify(paragraphs, { ...resultOf(state), facts: told });
    const otherRun = known !== null && isOfOtherRun(state, resultIn(known));
    return { figures, remarks: remarks.map(({ code, params, ...remark }) => ({ ...remark, message: fill(code, params, locale) })), otherRun };
  },
  async stampOf(_, { name, bytes }) {
    const { stamp, label } = await stampOfFile(name, bytes).catch(() => ({ stamp: null, label: "" }));
    return stamp === null ? null : { stamp, label };
  },
  async packages(state, { section, idsAbove }) {
    const whole = reportOf(state);
    const report = section === null ? whole : sectionAlone(whole, section);
    const docx = await writeReport(report, resultOf(state));
    // Loaded here: Excel's pane never needs it.
    const { flatPackages } = await import("../../formats/docx/flat-opc");
    return { packages: flatPackages(docx, { page: section === null, idsAbove }), facts: report.facts.map(({ id }) => id) };
  },
  snapshot(state, { before, fresh, kept }) {
    const carried = before === null ? null : resultIn(before);
    const old = kept.filter((id) => !fresh.includes(id));
    const facts = factsAfter([...fresh, ...kept], new Set(old), carried?.facts ?? [], factsFor(state, fresh));
    const result = carriedResult(state, facts);
    // Figures of two runs are of neither.
    const whole = old.length === 0 || carried?.stamp === result.stamp;
    return snapshotXml(whole ? result : { ...result, stamp: undefined });
  },
};

/** How far the figures of a result can be relied on, by what was found in the run that made it. */
const dataStateOf = ({ town, findings }: Result): DataState => ({ townKnown: town !== UNKNOWN_TOWN, ...errorCounts(findings), indicators: [] });

/** A draft of the given result in the words chosen, as the pane shows it. */
export function draftGiven(state: EngineState, kind: ReportKind): DraftSummary {
  const draft = state.givenDrafts.find((candidate) => candidate.kind === kind);
  if (!draft) throw new Error(`no draft of ${kind}`);
  state.report = reworded(draft, state.wording, resultOf(state).town);
  return { ...reportSummary(state.report), words: wordsOf(draft) };
}

const tagsIn = (paragraphs: readonly { readonly controls: readonly { readonly tag: string }[] }[]): string[] =>
  paragraphs.flatMap(({ controls }) => controls.map(({ tag }) => tag));

/** Both have to say it: without a stamp, a document is of a version of before or of several runs. */
function isOfOtherRun(state: EngineState, carried: Result | null): boolean {
  const stamp = runStamp(state);
  return carried?.stamp !== undefined && stamp !== undefined && carried.stamp !== stamp;
}

const resultIn = (snapshot: string): Result | null => readSnapshot(snapshot).result;

/** Where only some figures were refreshed the others are still of the period before, which is then the one to tell. */
function writtenWith({ town, period, facts, indicators }: Result, now: string): WrittenWith {
  const flows = new Set(indicators.filter(({ periodType }) => periodType === "flow").map(({ code }) => code));
  const other = facts.find((fact) => flows.has(fact.id) && fact.period !== now);
  return { town, period: other?.period ?? period.label };
}

/** @param tags of the document's figures: of those that no draft has, these alone cross to the pane */
function figuresFor(state: EngineState, tags: readonly string[]): FreshFigure[] {
  const shown = new Set(tags);
  const others = factsOfRun(state).filter(({ id }) => shown.has(id));
  return freshFigures(reportsFor(state, tags), others);
}

const factsFor = (state: EngineState, tags: readonly string[]): Fact[] => factsOf(reportsFor(state, tags), factsOfRun(state));
