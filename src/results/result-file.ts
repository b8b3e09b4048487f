/** result.json: written piece by piece, and read again (`--previous`): parsed at the border, with a sentence where it is not one. */
import { z } from "zod";
import { sameSources } from "../drafting/kept";
import { maskedData } from "../language/personal/mask";
import { STAMP } from "./stamp";
import type { Source } from "../model/grid";
import type { Fact } from "../model/report";
import type { ReportFact, Result } from "../model/result";
import { readReports } from "./result-reports";

const quantity = z.object({ value: z.number(), low: z.number(), high: z.number(), mark: z.enum(["余", "近", "约", "范围"]).nullable() });
const source = { file: z.string(), sheet: z.string(), cell: z.string() };

/** The schema of result.json. Members that it does not name are dropped; those added after the first version may be absent. */
const words = z.array(z.string()).optional();

const resultSchema = z.object({
  schema: z.literal(1),
  // A stamp that somebody broke is none; the figures stand.
  stamp: z.string().regex(STAMP).optional().catch(undefined),
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
      words: z.object({ amount: words, numerator: words, denominator: words, left: words }).optional(),
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

/** `ignored`: the place in `reports` that does not fit, so that the result goes without its drafts. */
export type ReadResult = { result: Result; problem: null; ignored?: string } | { result: null; problem: string };

/**
 * Reads the text of a result.json.
 * @returns the result, or null and what is wrong with it: `不是 JSON`, or the place in it that does not fit
 */
export function readResult(text: string): ReadResult {
  let json: unknown;
  try {
    // A result of an earlier version, or of another program, may hold what ours would not.
    json = maskedData(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return { result: null, problem: "内容不是 JSON" };
  }
  const parsed = resultSchema.safeParse(json);
  if (parsed.success) {
    const facts = withSharedSources(parsed.data.facts);
    const { reports, ignored } = readReports((json as { readonly reports?: unknown }).reports, facts);
    return { result: { ...parsed.data, facts, ...(reports ? { reports } : {}) }, problem: null, ...(ignored === undefined ? {} : { ignored }) };
  }
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  if (place === "schema") return { result: null, problem: "不是本程序写的 result.json，或版本不同（schema 应为 1）" };
  return { result: null, problem: place === "" ? "内容不是本程序写的 result.json" : `“${place}”一项缺少或类型不对` };
}

/** Facts that rest on the same cells share one list again, as when they were written. */
function withSharedSources(facts: readonly Fact[]): Fact[] {
  const lists = new Map<string, (readonly Source[])[]>();
  return facts.map((fact) => {
    const [first, last] = [fact.sources[0], fact.sources.at(-1)];
    const key = JSON.stringify([fact.sources.length, first, last]);
    const alike = lists.get(key) ?? [];
    lists.set(key, alike);
    const known = alike.find((list) => sameSources(list, fact.sources));
    if (!known) alike.push(fact.sources);
    return { ...fact, sources: known ?? fact.sources };
  });
}

const encoder = new TextEncoder();

/**
 * The bytes of result.json: what `JSON.stringify(result, null, 1)` and a line break give, in pieces. The cells behind the facts make up
 * nearly all of it (a town's half a million), so they are put together byte by byte, once for facts that share them.
 */
export function* resultFile(result: Result): Generator<Uint8Array> {
  const { reports, ...rest } = result;
  const facts = rest.facts.map(withoutCells);
  const bare = reports ? { ...rest, facts, reports: reports.map((report) => ({ ...report, facts: report.facts.map(withoutCells) })) } : { ...rest, facts };
  // Within a text the quotes of this member would be escaped, so it stands where the facts have it and nowhere else.
  const pieces = JSON.stringify(bare, null, 1).split('"sources": []');
  // In the order of the text: the reports come last.
  const lists = [...listsAt(rest.facts, 3), ...(reports ?? []).flatMap((report) => listsAt(report.facts, 5))];
  const known = new Map<readonly Source[], Map<number, Uint8Array>>();
  for (const [i, piece] of pieces.entries()) {
    yield encoder.encode(piece);
    const list = lists[i];
    if (i === pieces.length - 1 || !list) break;
    const { sources, depth } = list;
    const byDepth = known.get(sources) ?? new Map<number, Uint8Array>();
    known.set(sources, byDepth);
    const bytes = byDepth.get(depth) ?? sourcesMember(sources, depth);
    byDepth.set(depth, bytes);
    yield bytes;
  }
  yield encoder.encode("\n");
}

const withoutCells = (fact: ReportFact): ReportFact => ("sources" in fact ? { ...fact, sources: [] } : fact);
const listsAt = (facts: readonly ReportFact[], depth: number): { readonly sources: readonly Source[]; readonly depth: number }[] =>
  facts.flatMap((fact) => ("sources" in fact ? [{ sources: fact.sources, depth }] : []));

/** `"sources": […]` of a fact, at its place in the file, so many levels deep. */
function sourcesMember(sources: readonly Source[], depth: number): Uint8Array {
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
  const indent = `\n${" ".repeat(depth)}`;
  const end = `"${indent} }`;
  let before: Source | null = null;
  let between = encoder.encode("");
  for (const source of sources) {
    const { cell } = source;
    const plain = isAddress(cell);
    if (before?.file !== source.file || before.sheet !== source.sheet) {
      const [file, sheet] = [JSON.stringify(source.file), JSON.stringify(source.sheet)];
      const start = `${indent} {${indent}  "file": ${file},${indent}  "sheet": ${sheet},${indent}  "cell": "`;
      put(encoder.encode(before === null ? start : `${end},${start}`), cell.length);
      between = encoder.encode(`${end},${start}`);
    } else put(between, cell.length);
    before = source;
    if (plain) for (let i = 0; i < cell.length; i++) bytes[length++] = cell.charCodeAt(i);
    else put(encoder.encode(JSON.stringify(cell).slice(1, -1)));
  }
  put(encoder.encode(`${end}${indent}]`));
  return bytes.subarray(0, length);
}

/** Letters and digits alone: their bytes are their codes. */
const isAddress = (cell: string): boolean => /^[A-Z0-9]*$/.test(cell);
