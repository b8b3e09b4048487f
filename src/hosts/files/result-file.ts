/** result.json: written piece by piece, and read again (`--previous`): parsed at the border, with a sentence where it is not one. */
import { z } from "zod";
import type { Source } from "../../model/grid";
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

const encoder = new TextEncoder();

/**
 * The bytes of result.json: what `JSON.stringify(result, null, 1)` and a line break give, in pieces. The cells behind the facts make up
 * nearly all of it (a town's half a million), so they are put together byte by byte, once for facts that share them.
 */
export function* resultFile(result: Result): Generator<Uint8Array> {
  const facts = result.facts.map((fact) => ({ ...fact, sources: [] }));
  // Within a text the quotes of this member would be escaped, so it stands where the facts have it and nowhere else.
  const pieces = JSON.stringify({ ...result, facts }, null, 1).split('"sources": []');
  const known = new Map<readonly Source[], Uint8Array>();
  for (const [i, piece] of pieces.entries()) {
    yield encoder.encode(piece);
    const fact = result.facts[i];
    if (i === pieces.length - 1 || !fact) break;
    let bytes = known.get(fact.sources);
    if (!bytes) known.set(fact.sources, (bytes = sourcesMember(fact.sources)));
    yield bytes;
  }
  yield encoder.encode("\n");
}

/** `"sources": […]` of a fact, at its place in the file. */
function sourcesMember(sources: readonly Source[]): Uint8Array {
  if (sources.length === 0) return encoder.encode('"sources": []');
  let bytes = new Uint8Array(64 + sources.length * 96);
  let length = 0;
  const put = (piece: Uint8Array, more = 0): void => {
    if (length + piece.length + more > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, length + piece.length + more));
      wider.set(bytes.subarray(0, length));
      bytes = wider;
    }
    // Half a million short pieces: a loop is faster than `set` for each.
    for (let i = 0; i < piece.length; i++) bytes[length++] = piece[i] ?? 0;
  };
  put(encoder.encode('"sources": ['));
  const end = '"\n    }';
  let before: Source | null = null;
  let between = encoder.encode("");
  for (const source of sources) {
    const { cell } = source;
    const plain = isAddress(cell);
    if (before?.file !== source.file || before.sheet !== source.sheet) {
      const [file, sheet] = [JSON.stringify(source.file), JSON.stringify(source.sheet)];
      const start = `\n    {\n     "file": ${file},\n     "sheet": ${sheet},\n     "cell": "`;
      put(encoder.encode(before === null ? start : `${end},${start}`), cell.length);
      between = encoder.encode(`${end},${start}`);
    } else put(between, cell.length);
    before = source;
    if (plain) for (let i = 0; i < cell.length; i++) bytes[length++] = cell.charCodeAt(i);
    else put(encoder.encode(JSON.stringify(cell).slice(1, -1)));
  }
  put(encoder.encode(`${end}\n   ]`));
  return bytes.subarray(0, length);
}

/** Letters and digits alone: their bytes are their codes. */
const isAddress = (cell: string): boolean => /^[A-Z0-9]*$/.test(cell);
