/** `reports` of a result.json, read at the border: bounded, whole, and nothing in it that a document could not hold. */
import { z } from "zod";
import { BrokenDraft, keptDrafts } from "../drafting/kept";
import type { Result, ResultReport } from "../model/result";

/** No report has more; a file that somebody tampered with must not fill a document. */
const MOST = { reports: 20, blocks: 5_000, runs: 5_000, rows: 5_000, facts: 50_000 };

/** One paragraph's words, without what XML cannot hold. A village may have filled a cell to the brim. */
const words = z
  .string()
  .max(100_000)
  .regex(/^(?:\t|[^\p{Cc}\p{Cs}\ufffe\uffff])*$/u);
/** Names and units of a town's catalogue: a cell may hold several lines. */
const name = z
  .string()
  .max(1_000)
  .regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\ufffe\uffff])*$/u);
/** Tag of a content control. */
const factId = z.string().regex(/^[A-Za-z0-9.@#_\-\u3400-\u9fff〇]{1,64}$/u);

const run = z.union([
  z.strictObject({ fact: factId, text: words }),
  z.strictObject({ text: words, verbatim: z.literal(true).optional(), wording: name.optional() }),
]);
const blockTypes = ["title", "addressee", "heading1", "heading2", "heading3", "heading4", "paragraph", "attachment", "signature", "date"] as const;
const source = z.object({ file: z.string(), sheet: z.string(), cell: z.string() });
const fact = { id: factId, text: words, value: z.number(), unit: name, indicator: name, area: name.nullable(), period: name, name: name.optional() };

const report = z.object({
  kind: z.enum(["汇报材料", "总结报告", "活动报告"]),
  title: words,
  blocks: z.array(z.object({ type: z.enum(blockTypes), runs: z.array(run).max(MOST.runs), section: name })).max(MOST.blocks),
  appendix: z.array(z.object({ code: name, name, unit: name, text: words, periodType: name, fact: factId })).max(MOST.rows),
  facts: z.array(z.union([z.object({ ...fact, sources: z.array(source) }), z.object({ ...fact, sourcesOf: z.string() })])).max(MOST.facts),
});

const KINDS: ReadonlySet<unknown> = new Set(report.shape.kind.options);

/** What of `reports` can be used; `ignored` names the place that cannot. */
export interface ReadReports {
  readonly reports?: readonly ResultReport[];
  readonly ignored?: string;
}

/**
 * Figures are worth reading also where the drafts are not: what does not fit is left aside whole, and told. A kind of report that this version
 * does not know is passed over.
 * @param json the member as parsed
 * @param facts the result's own
 */
export function readReports(json: unknown, facts: Result["facts"]): ReadReports {
  if (json === undefined) return {};
  if (!Array.isArray(json) || json.length > MOST.reports) return { ignored: "reports" };
  const parsed: ResultReport[] = [];
  for (const [i, one] of (json as unknown[]).entries()) {
    if (typeof one === "object" && one !== null && "kind" in one && typeof one.kind === "string" && !KINDS.has(one.kind)) continue;
    const { data, error } = report.safeParse(one);
    if (error) return { ignored: ["reports", i, ...(error.issues[0]?.path ?? [])].join(".") };
    if (parsed.some(({ kind }) => kind === data.kind)) return { ignored: `reports.${i}.kind` };
    parsed.push(data);
  }
  try {
    const drafts = keptDrafts({ facts, reports: parsed });
    const unfit = drafts.flatMap((draft) => draft.facts).find((each) => !z.object(fact).safeParse(each).success);
    return unfit ? { ignored: `facts.${unfit.id}` } : { reports: parsed };
  } catch (error) {
    if (error instanceof BrokenDraft) return { ignored: error.place };
    throw error;
  }
}
