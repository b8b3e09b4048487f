/** Drafting: totals → a report of words and facts. */
import { builtIn } from "../catalogue/built-in";
import type { Finding } from "../model/finding";
import type { Catalogue, ReportKind, ReportTemplate } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Draft, Report } from "../model/report";
import type { RollUp } from "../model/total";
import { appendixOf } from "./appendix";
import { blocksOf } from "./blocks";
import { render, TemplateError } from "./engine";
import { factBook } from "./facts";
import { filtersFor } from "./filters";
import { guarded, nameGuard } from "./guarded-names";
import { noLimits, templateLimits } from "./limits";
import { listed } from "./listed";
import { recordsOf } from "./records";
import { factIds, reworded } from "./reworded";
import { scopeOf } from "./scope";
import { printedWords } from "./wording-keys";

export { factsOf, inOrderOf, keptDrafts } from "./kept";
export { reworded, withWords, wordsOf } from "./reworded";

export interface DraftInput {
  readonly rollUp: RollUp;
  readonly ledgers: readonly Ledger[];
  readonly findings: readonly Finding[];
  readonly catalogue: Catalogue;
  /** ISO; the date under the report. */
  readonly today: string;
  /** Names on lists of people whom no report may name; those on the 黄榜 are known from the ledgers. */
  readonly guardedNames?: readonly string[];
}

/** Drafts over one set of ledgers. What one draft asked of the records, the next need not ask again. */
export interface Drafter {
  /**
   * What has no data falls away, numbering comes after that, and every printed figure is a fact bound to an indicator and its cells.
   * @param wording words of 用语 in place of the catalogue's
   * @throws TemplateError where the template (a town may have changed it) cannot be carried out
   * @throws RangeError where the catalogue has no template of that kind
   */
  readonly draft: (kind: ReportKind, wording?: Wording) => Draft;
  /** The draft as a report. @throws as `draft` */
  readonly report: (kind: ReportKind, wording?: Wording) => Report;
  /** The drafts of every kind that the catalogue has a template of; one whose template cannot be carried out is left out. */
  readonly all: (wording?: Wording) => Draft[];
}

type Wording = Readonly<Record<string, string>>;

export function drafter(input: DraftInput): Drafter {
  const { rollUp, ledgers, catalogue, today } = input;
  const records = recordsOf(ledgers, catalogue, rollUp);
  const once = listed();
  const guard = nameGuard(ledgers, catalogue.kinds, input.guardedNames);
  let made: { readonly wording: string; readonly drafts: Map<ReportKind, Draft> } = { wording: "{}", drafts: new Map() };

  const make = (kind: ReportKind, wording: Wording): Draft => {
    const template = catalogue.templates.find((candidate) => candidate.kind === kind);
    if (!template) throw new RangeError(`口径“${catalogue.name}”里没有“${kind}”的模板`);
    const book = factBook();
    const words = printedWords({ ...builtIn.wording, ...catalogue.wording, ...wording }, rollUp.town);
    const scope = scopeOf({ ...input, records, words, source: template.source });
    const filters = filtersFor({ rollUp, catalogue, records, book, today, listed: once });
    const rendered = render(template.source, scope, filters, isBuiltIn(template) ? noLimits : templateLimits);
    const blocks = blocksOf(rendered, book, catalogue);
    const appendix = blocks.some(({ type }) => type === "attachment") ? appendixOf(rollUp, book) : [];
    return guarded({ kind, blocks, facts: factIds({ blocks, appendix }).flatMap((id) => book.factById(id) ?? []), appendix }, guard);
  };
  const draft: Drafter["draft"] = (kind, wording = {}) => {
    const key = JSON.stringify(wording);
    if (made.wording !== key) made = { wording: key, drafts: new Map() };
    const known = made.drafts.get(kind) ?? make(kind, wording);
    made.drafts.set(kind, known);
    return known;
  };
  return {
    draft,
    report: (kind, wording) => reworded(draft(kind, wording), {}, rollUp.town),
    all: (wording) => catalogue.templates.flatMap(({ kind }) => unlessFaulty(() => draft(kind, wording))),
  };
}

/** Written by us, whatever sheet it comes from. */
export const isBuiltIn = ({ kind, source }: ReportTemplate): boolean => builtIn.templates.some((own) => own.kind === kind && own.source === source);

function unlessFaulty(make: () => Draft): Draft[] {
  try {
    return [make()];
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}

/**
 * One report.
 * @throws as `Drafter.draft`
 * @internal the run keeps its drafter; tests draft one report
 */
export const draft = (kind: ReportKind, input: DraftInput): Report => drafter(input).report(kind);
