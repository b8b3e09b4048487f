/** The catalogue's schema: what an entry must look like, and what entries must say about one another. */
import { z } from "zod";
import type { Catalogue } from "../model/indicator";

/**
 * Parses a catalogue from data of unknown origin.
 * @throws Error whose message has one line for each fault, each naming the entry (`指标 XC01：…`).
 */
export function parseCatalogue(data: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(data);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${entryName(data, issue.path)}：${issue.message}`).join("\n"));
  const faults = catalogueFaults(parsed.data);
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.entry}：${fault.message}`).join("\n"));
  return parsed.data;
}

export interface CatalogueFault {
  /** `指标 XC01`, `台账类型 publicity`. */
  readonly entry: string;
  readonly message: string;
}

/** References between entries: an indicator's kind and fields, an area's parent, a target's indicator. Empty where all is well. */
export function catalogueFaults(catalogue: Catalogue): CatalogueFault[] {
  return [...kindFaults(catalogue), ...indicatorFaults(catalogue), ...areaFaults(catalogue), ...subjectFaults(catalogue)];
}

const text = z.string().trim().min(1, "不能为空");
const texts = z.array(z.string());

const fieldSchema = z.object({
  field: text,
  name: text,
  type: z.enum(["date", "area", "text", "quantity", "rate"]),
  unit: text.optional(),
  aliases: texts,
  required: z.boolean().optional(),
  key: z.boolean().optional(),
  values: texts.optional(),
  personal: z.boolean().optional(),
});

const kindSchema = z.object({ kind: text, name: text, words: texts, stock: z.boolean(), expected: z.boolean(), fields: z.array(fieldSchema) });

const filterSchema = z.object({ field: text, op: z.enum(["contains", "excludes", "equals", "filled"]), values: texts, optional: z.boolean().optional() });

const measureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("sum"), field: text }),
  z.object({ type: z.literal("count") }),
  z.object({ type: z.literal("sumOrCount"), field: text }),
  z.object({ type: z.literal("latest"), field: text, per: text.optional() }),
  z.object({ type: z.literal("max"), field: text }),
  z.object({ type: z.literal("distinct"), field: text }),
  z.object({ type: z.literal("ratio"), numerator: text, denominator: text, of: z.enum(["sum", "latest", "indicator"]), per: text.optional() }),
]);

const indicatorSchema = z.object({
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
});

const explanationSchema = z.object({ code: text, file: z.string(), sheet: z.string(), cell: z.string(), text });

const catalogueSchema = z.object({
  name: text,
  version: text,
  kinds: z.array(kindSchema),
  indicators: z.array(indicatorSchema),
  groups: z.array(z.object({ group: text, name: text })),
  templates: z.array(z.object({ kind: z.enum(["汇报材料", "总结报告", "活动报告"]), title: text, source: z.string() })),
  wording: z.record(z.string(), z.string()),
  areas: z.array(areaSchema),
  town: text.nullable(),
  targets: z.array(z.object({ indicator: text, area: text.nullable(), value: z.number() })),
  responsible: z.array(z.object({ subject: text, unit: text })),
  kindBound: z.number().min(0).max(1),
  changeBound: z.object({ ratio: z.number().positive(), absolute: z.number().min(0) }),
  corrections: z.array(correctionSchema),
  explanations: z.array(explanationSchema),
});

const listNames: Readonly<Record<string, string>> = {
  kinds: "台账类型",
  indicators: "指标",
  groups: "工作领域",
  templates: "报告模板",
  areas: "区划单位",
  targets: "目标",
  responsible: "责任单位",
  corrections: "识别更正",
  explanations: "说明",
};

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

function kindFaults({ kinds }: Catalogue): CatalogueFault[] {
  const faults = duplicates(kinds.map((k) => k.kind)).map((kind) => ({ entry: `台账类型 ${kind}`, message: "重复出现" }));
  for (const { kind, fields } of kinds) {
    if (kind === "other") faults.push({ entry: "台账类型 other", message: "other 留给认不出的台账，请换一个名字" });
    for (const field of duplicates(fields.map((f) => f.field))) faults.push({ entry: `台账类型 ${kind}`, message: `字段 ${field} 重复出现` });
    const misplaced = fields.find((f) => (f.type === "area") !== (f.field === "area"));
    if (misplaced) faults.push({ entry: `台账类型 ${kind}`, message: `村居字段的键固定为 area（${misplaced.name}）` });
  }
  return faults;
}

function indicatorFaults({ kinds, indicators, groups }: Catalogue): CatalogueFault[] {
  const faults = duplicates(indicators.map((i) => i.code)).map((code) => ({ entry: `指标 ${code}`, message: "编号重复" }));
  const codes = new Set(indicators.map((i) => i.code));
  const groupKeys = new Set(groups.map((g) => g.group));
  for (const { code, kind: kindKey, group, measure, where, breakdown } of indicators) {
    const fault = (message: string): number => faults.push({ entry: `指标 ${code}`, message });
    if (!groupKeys.has(group)) fault(`没有工作领域 ${group}`);
    const kind = kinds.find((k) => k.kind === kindKey);
    if (!kind) {
      fault(`没有台账类型 ${kindKey}`);
      continue;
    }
    const ofIndicators = measure.type === "ratio" && measure.of === "indicator";
    const measured = measure.type === "count" ? [] : measure.type === "ratio" ? [measure.numerator, measure.denominator] : [measure.field];
    const numeric = measure.type !== "distinct";
    for (const name of measured) {
      const field = kind.fields.find((f) => f.field === name);
      if (ofIndicators) {
        if (!codes.has(name)) fault(`没有指标 ${name}`);
      } else if (!field) fault(`台账类型 ${kindKey} 没有字段 ${name}`);
      else if (numeric && field.type !== "quantity") fault(`字段 ${name} 不是数量，不能计算`);
    }
    const per = measure.type === "latest" || measure.type === "ratio" ? measure.per : undefined;
    const texts = [...where.map((f) => f.field), ...(per === undefined ? [] : [per]), ...(breakdown === undefined || breakdown === "unit" ? [] : [breakdown])];
    for (const name of texts) if (!kind.fields.some((f) => f.field === name)) fault(`台账类型 ${kindKey} 没有字段 ${name}`);
    for (const filter of where) if (filter.op !== "filled" && filter.values.length === 0) fault(`条件 ${filter.field} 没有可比的词`);
  }
  return faults;
}

function areaFaults({ areas }: Catalogue): CatalogueFault[] {
  const faults = duplicates(areas.map((a) => a.name)).map((name) => ({ entry: `区划单位 ${name}`, message: "重复出现" }));
  const parents = new Map(areas.map((a) => [a.name, a.parent]));
  for (const area of areas) {
    if (area.parent !== undefined && !parents.has(area.parent)) faults.push({ entry: `区划单位 ${area.name}`, message: `上级 ${area.parent} 不在表中` });
    const seen = new Set<string>();
    for (let above: string | undefined = area.name; above !== undefined; above = parents.get(above)) {
      if (seen.has(above)) {
        faults.push({ entry: `区划单位 ${area.name}`, message: "上级关系成了一个圈" });
        break;
      }
      seen.add(above);
    }
  }
  return faults;
}

function subjectFaults({ indicators, groups, targets, responsible, areas }: Catalogue): CatalogueFault[] {
  const codes = new Set(indicators.map((i) => i.code));
  const subjects = new Set([...codes, ...groups.map((g) => g.group)]);
  const names = new Set(areas.map((a) => a.name));
  return [
    ...duplicates(groups.map((g) => g.group)).map((group) => ({ entry: `工作领域 ${group}`, message: "重复出现" })),
    ...targets.filter((t) => !codes.has(t.indicator)).map((t) => ({ entry: `目标 ${t.indicator}`, message: `没有指标 ${t.indicator}` })),
    ...targets
      .filter((t) => t.area !== null && names.size > 0 && !names.has(t.area))
      .map((t) => ({ entry: `目标 ${t.indicator}`, message: `没有区划单位 ${t.area}` })),
    ...responsible.filter((r) => !subjects.has(r.subject)).map((r) => ({ entry: `责任单位 ${r.subject}`, message: `没有指标或工作领域 ${r.subject}` })),
  ];
}

const duplicates = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
