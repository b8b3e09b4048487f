/** result.json of an earlier run (`--previous`): parsed at the border, with a sentence where it is not one. */
import { z } from "zod";
import type { Result } from "../../model/result";

const quantity = z.object({ value: z.number(), low: z.number(), high: z.number(), mark: z.enum(["余", "近", "约", "范围"]).nullable() });
const source = { file: z.string(), sheet: z.string(), cell: z.string() };

/** The schema of result.json. Members that it does not name are dropped; those added after the first version may be absent. */
export const resultSchema = z.object({
  schema: z.literal(1),
  town: z.string(),
  period: z.object({ label: z.string(), start: z.iso.date(), end: z.iso.date() }),
  areas: z.array(z.object({ name: z.string(), type: z.string(), code: z.string().optional() })),
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      periodType: z.enum(["flow", "yearToDate", "stock"]),
      total: quantity.nullable(),
      yearToDate: quantity.optional(),
      byArea: z.record(z.string(), quantity),
      breakdown: z.record(z.string(), quantity).optional(),
      records: z.number(),
    }),
  ),
  findings: z.array(
    z.object({ severity: z.enum(["error", "warning", "info"]), code: z.string(), message: z.string(), ...source, explained: z.string().optional() }),
  ),
  completeness: z.object({ expected: z.number(), received: z.number(), missing: z.array(z.object({ area: z.string(), kind: z.string() })) }),
  facts: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      value: z.number(),
      unit: z.string(),
      indicator: z.string(),
      area: z.string().nullable(),
      period: z.string(),
      sources: z.array(z.object(source)),
      name: z.string().optional(),
    }),
  ),
  unmeasured: z
    .array(z.object({ file: z.string(), sheet: z.string(), column: z.string(), header: z.string(), kind: z.string(), cells: z.number() }))
    .default([]),
});

/**
 * Reads the text of a result.json.
 * @returns the result, or null and what is wrong with it: `不是 JSON`, or the place in it that does not fit
 */
export function readResult(text: string): { result: Result; problem: null } | { result: null; problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { result: null, problem: "内容不是 JSON" };
  }
  const parsed = resultSchema.safeParse(json);
  if (parsed.success) return { result: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  if (place === "schema") return { result: null, problem: "不是本程序写的 result.json，或版本不同（schema 应为 1）" };
  return { result: null, problem: place === "" ? "内容不是本程序写的 result.json" : `“${place}”一项缺少或类型不对` };
}
