/** A town's own template with a fault must not cost it the totals, nor the report: the built-in one stands in, and a finding says where and why. */
import { builtIn } from "../catalogue/built-in";
import { makeFinding, type Said } from "../findings/make";
import type { Finding } from "../model/finding";
import type { ReportKind, ReportTemplate } from "../model/indicator";
import { TemplateError } from "./engine";
import { drafter, isBuiltIn, type Drafter, type DraftInput } from "./index";

/**
 * A drafter of every kind whose templates can all be carried out. Each of the town's own is tried first.
 * @param kind the report that is asked for: it is drafted by the built-in template where the catalogue has none
 * @returns with a finding for each template that another stands in for, at its line's cell
 */
export function drafterThatStands(input: DraftInput, kind: ReportKind): { readonly drafter: Drafter; readonly findings: readonly Finding[] } {
  const { templates } = input.catalogue;
  const own = drafter(input);
  const findings = templates.flatMap((template) => (isBuiltIn(template) ? [] : faultsOf(template, own)));
  const absent = templates.some((template) => template.kind === kind) ? [] : [kind];
  if (findings.length === 0 && absent.length === 0) return { drafter: own, findings };
  const faulty = new Set<unknown>(findings.map(({ params }) => params.kind));
  const kept = templates.flatMap((template) => (faulty.has(template.kind) ? ours(template.kind) : [template]));
  const sound = [...kept, ...absent.flatMap(ours)];
  const more = absent.map((missing) => makeFinding({ code: "report.no-template", params: { kind: missing } }, SHEET));
  return { drafter: drafter({ ...input, catalogue: { ...input.catalogue, templates: sound } }), findings: [...findings, ...more] };
}

const ours = (kind: ReportKind): ReportTemplate[] => builtIn.templates.filter((template) => template.kind === kind);

const SHEET = { file: "", sheet: "设置·报告", cell: "" } as const;

function faultsOf(template: ReportTemplate, own: Drafter): Finding[] {
  try {
    own.draft(template.kind);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return [findingOf(template, error)];
    throw error;
  }
}

function findingOf({ kind, places }: ReportTemplate, { line, detail, struck }: TemplateError): Finding {
  const { file, sheet, cell } = places?.[line - 1] ?? SHEET;
  const said: Said = struck
    ? { code: `report.limit.${struck.limit}`, params: { kind, line, most: struck.most } }
    : { code: "report.template", params: { kind, line, detail } };
  return makeFinding(said, { file, sheet, cell });
}
