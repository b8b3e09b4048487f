/** The catalogue's schema: what an entry must look like, and what entries must say about one another. */
import { z } from "zod";
import type { Catalogue } from "../model/indicator";
import type { KindRule, RuleName } from "../model/kind-rule";
import { frequencies } from "../model/frequency";
import { ruleForms, ruleNames, type RulePartType } from "./rule-forms";
import { catalogueFaults, faultEntry, listNames } from "./faults";

/**
 * Parses a catalogue from data of unknown origin.
 * @throws Error whose message has one line for each fault, each naming the entry (`指标 XC01：…`).
 */
export function parseCatalogue(data: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(data);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${entryName(data, issue.path)}：${issue.message}`).join("\n"));
  const faults = catalogueFaults(parsed.data);
  if (faults.length > 0) throw new Error(faults.map((fault) => `${faultEntry(fault)}：${fault.message}`).join("\n"));
  return parsed.data;
}

const text = z.string().trim().min(1, "不能为空");
/** Keys stand in conditions and lists: no blanks and no separators in them. */
const key = z.string().regex(/^[^\s、，,；;÷「」（）()]+$/, "不能为空，也不能有空格和标点");
const texts = z.array(z.string());

/** A key that nothing reads is a slip: `alias` for `aliases`. */
const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? `不认识的项：${issue.keys.join("、")}` : undefined) });

const fieldSchema = strict({
  field: key,
  name: text,
  type: z.enum(["date", "area", "text", "quantity", "rate"]),
  unit: text.optional(),
  aliases: texts,
  required: z.boolean().optional(),
  key: z.boolean().optional(),
  values: texts.optional(),
  personal: z.boolean().optional(),
});

const partSchemas: Readonly<Record<RulePartType, z.ZodType>> = {
  field: text,
  fields: z.array(text),
  words: texts,
  kind: text,
  fieldThere: text,
  flag: z.boolean(),
};

/** A rule has just the parts of its form (rule-forms), whose types model/kind-rule writes down. */
export const ruleSchema = z.discriminatedUnion(
  "rule",
  ruleNames.map((rule) =>
    strict({
      rule: z.literal(rule),
      ...Object.fromEntries(ruleForms[rule].parts.map(({ key, is, optional }) => [key, optional ? partSchemas[is].optional() : partSchemas[is]])),
    }),
  ) as unknown as [z.ZodObject<{ rule: z.ZodLiteral<RuleName> }>],
) as unknown as z.ZodType<KindRule>;

const kindSchema = strict({
  kind: key,
  name: text,
  words: texts,
  stock: z.boolean(),
  frequency: z.enum(frequencies),
  fields: z.array(fieldSchema),
  rules: z.array(ruleSchema).optional(),
});

const filterSchema = strict({ field: text, op: z.enum(["contains", "excludes", "equals", "filled"]), values: texts, optional: z.boolean().optional() });

const measureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("sum"), field: text }),
  z.object({ type: z.literal("count") }),
  z.object({ type: z.literal("sumOrCount"), field: text }),
  z.object({ type: z.literal("latest"), field: text, per: text.optional() }),
  z.object({ type: z.literal("max"), field: text }),
  z.object({ type: z.literal("distinct"), field: text }),
  z.object({ type: z.literal("ratio"), numerator: text, denominator: text, of: z.enum(["sum", "latest", "indicator"]), per: text.optional() }),
]);

const indicatorSchema = strict({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, "编号只用字母、数字、- 和 _，不超过 20 个"),
  name: text,
  unit: text,
  kind: text,
  group: text,
  measure: measureSchema,
  where: z.array(filterSchema),
  periodType: z.enum(["flow", "yearToDate", "stock"]),
  breakdown: text.optional(),
  units: texts.optional(),
  direction: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  words: strict({ amount: texts.optional(), numerator: texts.optional(), denominator: texts.optional(), left: texts.optional() }).optional(),
  task: strict({ name: text, of: text.optional() }).optional(),
});

const areaSchema = z.object({
  name: text,
  type: z.enum(["村", "居", "镇", "县"]),
  code: z
    .string()
    .regex(/^\d{12}$/, "代码是 12 位数字")
    .optional(),
  parent: text.optional(),
  aliases: texts,
});

/** Minus zero is zero: a sheet cannot tell them apart. */
const plain = (value: number): number => value + 0;
const rowRange = z.object({ first: z.number().int().min(0), last: z.number().int().min(0) });

const correctionSchema = z.object({
  file: z.string().nullable(),
  sheet: z.string(),
  index: z.number().int().min(0),
  kind: text.optional(),
  area: text.optional(),
  header: rowRange.optional(),
  fields: z.record(z.string(), z.string().nullable()).optional(),
  ignore: z.boolean().optional(),
  shape: z.string().optional(),
  content: z.string().optional(),
});

const explanationSchema = z.object({ code: text, file: z.string(), sheet: z.string(), cell: z.string(), text, content: z.string().optional() });

const reportKind = z.enum(["汇报材料", "总结报告", "活动报告"]);
const basics = {
  name: text,
  version: text,
  kindBound: z.number().min(0).max(1).transform(plain),
  changeBound: z.object({ ratio: z.number().positive(), absolute: z.number().min(0) }),
};

/** settings.json of a campaign's folder. */
export const settingsSchema = strict({ ...basics, kinds: z.array(key), reports: z.array(strict({ kind: reportKind, title: text, template: key })) });

const catalogueSchema = z.object({
  ...basics,
  kinds: z.array(kindSchema),
  indicators: z.array(indicatorSchema),
  groups: z.array(z.object({ group: key, name: text })),
  templates: z.array(z.object({ kind: reportKind, title: text, source: z.string() })),
  wording: z.record(z.string(), z.string()),
  areas: z.array(areaSchema),
  town: text.nullable(),
  targets: z.array(z.object({ indicator: text, area: text.nullable(), value: z.number().transform(plain) })),
  responsible: z.array(z.object({ subject: text, unit: text })),
  corrections: z.array(correctionSchema),
  explanations: z.array(explanationSchema),
});

/** `指标 XC01 measure.field` for the path ["indicators", 2, "measure", "field"]: an entry is named by its key, not by its place. */
function entryName(data: unknown, path: readonly PropertyKey[]): string {
  const [list, place, ...rest] = path;
  const name = listNames[String(list)] ?? String(list ?? "口径");
  if (typeof place !== "number") return [name, ...(place === undefined ? [] : [place]), ...rest].map(String).join(" ");
  const entries: unknown = member(data, String(list));
  const entry: unknown = Array.isArray(entries) ? entries[place] : undefined;
  const key = ["code", "kind", "group", "name", "indicator", "subject", "sheet"].map((k) => member(entry, k)).find((v) => typeof v === "string" && v !== "");
  return [name, typeof key === "string" ? key : `第 ${place + 1} 项`, rest.join(".")].filter((part) => part !== "").join(" ");
}

const member = (object: unknown, key: string): unknown =>
  typeof object === "object" && object !== null ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
