/** Drafts as a result keeps them: a fact that the result has already, and a list of cells that another fact has, is not told again. */
import type { Source } from "../model/grid";
import type { Draft, Fact } from "../model/report";
import type { ReportFact, Result, ResultReport } from "../model/result";
import { factIds, reworded } from "./reworded";

/** @param facts the result's own; `keptDrafts` must find the same ones */
export function keepDrafts(drafts: readonly Draft[], facts: readonly Fact[], town: string): ResultReport[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const holders = new Map<readonly Source[], string>();
  for (const { id, sources } of known.values()) hold(holders, sources, id);
  return drafts.map((draft): ResultReport => {
    const own = draft.facts.filter((fact) => !sameFact(known.get(fact.id), fact));
    const kept = own.map((fact): ReportFact => {
      const { sources, ...rest } = fact;
      const holder = holders.get(sources);
      if (!known.has(fact.id)) {
        known.set(fact.id, fact);
        hold(holders, sources, fact.id);
      }
      return holder === undefined ? fact : { ...rest, sourcesOf: holder };
    });
    const { title } = reworded(draft, {}, town);
    return { kind: draft.kind, title, blocks: draft.blocks, appendix: draft.appendix, facts: kept };
  });
}

function hold(holders: Map<readonly Source[], string>, sources: readonly Source[], id: string): void {
  if (sources.length > 0 && !holders.has(sources)) holders.set(sources, id);
}

const sameFact = (a: Fact | undefined, b: Fact): boolean =>
  a !== undefined &&
  a.text === b.text &&
  a.value === b.value &&
  a.unit === b.unit &&
  a.indicator === b.indicator &&
  a.area === b.area &&
  a.period === b.period &&
  a.name === b.name &&
  sameSources(a.sources, b.sources);

/** Facts mostly share the list itself; a list made twice has the same cells. */
export const sameSources = (a: readonly Source[], b: readonly Source[]): boolean =>
  a === b || (a.length === b.length && a.every((source, i) => source === b[i] || isSameCell(source, b[i])));
const isSameCell = (a: Source, b: Source | undefined): boolean => a.file === b?.file && a.sheet === b.sheet && a.cell === b.cell;

/** A draft that does not hold together: a figure without its fact, cells that no fact has. `place` names the member. */
export class BrokenDraft extends Error {
  override readonly name = "BrokenDraft";
  constructor(readonly place: string) {
    super(place);
  }
}

/**
 * The drafts that a result carries, with all their facts.
 * @throws BrokenDraft where somebody changed them
 */
export function keptDrafts({ facts, reports = [] }: Pick<Result, "facts" | "reports">): Draft[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return reports.map(({ kind, blocks, appendix, facts: kept }, at): Draft => {
    const place = `reports.${at}`;
    const own = new Map<string, Fact>();
    for (const [i, fact] of kept.entries()) {
      const whole = withSources(fact, known, `${place}.facts.${i}`);
      own.set(fact.id, whole);
      if (!known.has(fact.id)) known.set(fact.id, whole);
    }
    const factOf = (id: string): Fact | undefined => own.get(id) ?? known.get(id);
    checkTexts({ blocks, appendix }, factOf, place);
    return { kind, blocks, appendix, facts: factIds({ blocks, appendix }).flatMap((id) => factOf(id) ?? []) };
  });
}

function withSources(fact: ReportFact, known: ReadonlyMap<string, Fact>, place: string): Fact {
  if ("sources" in fact) return fact;
  const { sourcesOf, ...rest } = fact;
  const sources = known.get(sourcesOf)?.sources;
  if (!sources) throw new BrokenDraft(`${place}.sourcesOf`);
  return { ...rest, sources };
}

/** A figure reads as its fact says, or nobody knows what it is. */
function checkTexts({ blocks, appendix }: Pick<Draft, "blocks" | "appendix">, factOf: (id: string) => Fact | undefined, place: string): void {
  for (const [i, { runs }] of blocks.entries()) {
    for (const [j, run] of runs.entries()) {
      if ("fact" in run && factOf(run.fact)?.text !== run.text) throw new BrokenDraft(`${place}.blocks.${i}.runs.${j}`);
    }
  }
  for (const [i, row] of appendix.entries()) if (factOf(row.fact)?.text !== row.text) throw new BrokenDraft(`${place}.appendix.${i}`);
}

/** A document may hold figures of several reports: the one that shows most of its figures first. */
export function inOrderOf<Each extends Pick<Draft, "facts">>(reports: readonly Each[], tags: readonly string[]): Each[] {
  const wanted = new Set(tags);
  const known = new Map(reports.map((report) => [report, report.facts.filter(({ id }) => wanted.has(id)).length]));
  return [...reports].sort((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0));
}

/** The facts of reports, the first that has one deciding, and of others those that no report has. */
export function factsOf(reports: readonly Pick<Draft, "facts">[], others: readonly Fact[]): Fact[] {
  const facts = new Map<string, Fact>();
  for (const fact of [...reports.flatMap((report) => report.facts), ...others]) if (!facts.has(fact.id)) facts.set(fact.id, fact);
  return [...facts.values()];
}

/** Every fact that a result knows, for a document with these tags. @throws BrokenDraft as `keptDrafts` */
export const knownFacts = (result: Result, tags: readonly string[]): Fact[] => factsOf(inOrderOf(keptDrafts(result), tags), result.facts);
