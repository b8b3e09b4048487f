/** Drafting: totals → a report of words and facts. */
import wording from "../catalogue/templates/wording.json";
import type { Finding } from "../model/finding";
import type { Catalogue, ReportKind } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Report, Run } from "../model/report";
import type { RollUp } from "../model/total";
import { appendixOf } from "./appendix";
import { blocksOf } from "./blocks";
import { render } from "./engine";
import { factBook } from "./facts";
import { filtersFor } from "./filters";
import { recordsOf } from "./records";
import { scopeOf } from "./scope";

export { TemplateError } from "./engine";
export { lint, type Flaw } from "./lint";

export interface DraftInput {
  readonly rollUp: RollUp;
  readonly ledgers: readonly Ledger[];
  readonly findings: readonly Finding[];
  readonly catalogue: Catalogue;
  /** ISO; the date under the report. */
  readonly today: string;
}

/**
 * Drafts a report of one kind from the catalogue's template. What has no data falls away, numbering comes after that, and every
 * printed figure is a fact bound to an indicator and its cells.
 * @throws TemplateError where the template (a town may have changed it) cannot be carried out
 * @throws RangeError where the catalogue has no template of that kind
 */
export function draft(kind: ReportKind, input: DraftInput): Report {
  const { rollUp, ledgers, catalogue, today } = input;
  const template = catalogue.templates.find((candidate) => candidate.kind === kind);
  if (!template) throw new RangeError(`口径“${catalogue.name}”里没有“${kind}”的模板`);
  const book = factBook();
  const records = recordsOf(ledgers, catalogue, rollUp.period);
  const scope = scopeOf({ ...input, records, wording: { ...wording, ...catalogue.wording }, source: template.source });
  const rendered = render(template.source, scope, filtersFor({ rollUp, catalogue, records, book, today }));
  const blocks = blocksOf(rendered, book, catalogue);
  const appendix = blocks.some(({ type }) => type === "attachment") ? appendixOf(rollUp, book) : [];

  const used = new Set([...blocks.flatMap(({ runs }) => runs.flatMap(factsOf)), ...appendix.map((row) => row.fact)]);
  const facts = [...used].flatMap((id) => book.factById(id) ?? []);
  const title = blocks
    .filter(({ type }) => type === "title")
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join("");
  return { kind, title, blocks, facts, appendix };
}

const factsOf = (run: Run): string[] => ("fact" in run ? [run.fact] : []);
