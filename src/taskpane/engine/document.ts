/** What the pane in Word asks: figures and texts of the open document against the outcome, or against a result that came without its workbook. */
import { draft, TemplateError, type DraftInput } from "../../drafting";
import { writeReport } from "../../hosts/files/docx";
import { sectionAlone } from "../../hosts/files/docx/sections";
import { readSnapshot, snapshotXml } from "../../hosts/files/docx/snapshot";
import { readResult } from "../../hosts/files/result-file";
import { toResult } from "../../layout/result";
import { fill } from "../../locale";
import type { ReportKind } from "../../model/indicator";
import type { Fact, Report } from "../../model/report";
import type { Result } from "../../model/result";
import { factsAfter, freshFigures, type FreshFigure } from "../../refreshing";
import { verify } from "../../verifying";
import { outcomeOf, resultOf, type Answers, type EngineState } from "./state";

type DocumentAnswers = Pick<Answers, "loadResult" | "freshFigures" | "verify" | "packages" | "snapshot">;

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

export const documentAnswers: DocumentAnswers = {
  loadResult(state, { text, from, today }) {
    const result = from === "document" ? resultIn(text) : readResult(text).result;
    if (!result) return { problem: "not-a-result" };
    state.given = result;
    state.today = today;
    state.outcome = null;
    return { town: result.town, period: result.period.label, facts: result.facts.length, problem: null };
  },
  freshFigures(state, { tags, known }) {
    return { fresh: figuresFor(state, tags), known: known === null ? null : (resultIn(known)?.facts ?? null) };
  },
  verify(state, { paragraphs, locale }) {
    const result = resultOf(state);
    const facts = state.outcome ? factsFor(state, tagsIn(paragraphs)) : result.facts;
    const { figures, remarks } = verify(paragraphs, { ...result, facts });
    return { figures, remarks: remarks.map(({ code, params, ...remark }) => ({ ...remark, message: fill(code, params, locale) })) };
  },
  async packages(state, { section, idsAbove }) {
    const outcome = outcomeOf(state);
    const report = section === null ? outcome.report : sectionAlone(outcome.report, section);
    const docx = await writeReport(report, toResult(outcome));
    // Loaded here: Excel's pane never needs it.
    const { flatPackages } = await import("../../hosts/files/docx/flat-opc");
    return { packages: flatPackages(docx, { page: section === null, idsAbove }), facts: report.facts.map(({ id }) => id) };
  },
  snapshot(state, { before, fresh, kept }) {
    const known = before === null ? [] : (resultIn(before)?.facts ?? []);
    const facts = factsAfter([...fresh, ...kept], new Set(kept.filter((id) => !fresh.includes(id))), known, factsFor(state, fresh));
    return snapshotXml({ ...resultOf(state), facts });
  },
};

const tagsIn = (paragraphs: readonly { readonly controls: readonly { readonly tag: string }[] }[]): string[] =>
  paragraphs.flatMap(({ controls }) => controls.map(({ tag }) => tag));

const resultIn = (snapshot: string): Result | null => readSnapshot(snapshot).result;

/** A document may hold figures of several reports: the drafts of all kinds, the one that knows most of its figures first. */
function draftsFor(state: EngineState, tags: readonly string[]): Report[] {
  const outcome = outcomeOf(state);
  const wanted = new Set(tags);
  const input = { rollUp: outcome.rollUp, ledgers: outcome.ledgers, findings: outcome.findings, catalogue: state.catalogue, today: state.today };
  const others = KINDS.filter((kind) => kind !== outcome.report.kind).flatMap((kind) => drafted(kind, input));
  const known = (report: Report) => report.facts.filter(({ id }) => wanted.has(id)).length;
  return [outcome.report, ...others].sort((a, b) => known(b) - known(a));
}

/** A town's own template with a fault has been told of at the run; here it only has no figures. */
function drafted(kind: ReportKind, input: DraftInput): Report[] {
  try {
    return [draft(kind, input)];
  } catch (error) {
    if (error instanceof TemplateError || error instanceof RangeError) return [];
    throw error;
  }
}

function figuresFor(state: EngineState, tags: readonly string[]): FreshFigure[] {
  if (state.outcome) return freshFigures(draftsFor(state, tags));
  return resultOf(state).facts.map(({ id, text, name, indicator }) => ({ id, text, name: name ?? indicator, lead: null }));
}

function factsFor(state: EngineState, tags: readonly string[]): Fact[] {
  if (!state.outcome) return [...resultOf(state).facts];
  const facts = new Map<string, Fact>();
  for (const report of draftsFor(state, tags)) for (const fact of report.facts) if (!facts.has(fact.id)) facts.set(fact.id, fact);
  return [...facts.values()];
}
