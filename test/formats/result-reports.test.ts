/** `reports` of a result.json that somebody had in hands: read whole or left aside with its place, the figures always readable. */
import fc from "fast-check";
import { keptDrafts, reworded } from "../../src/drafting";
import { keepDrafts } from "../../src/drafting/kept";
import { readResult } from "../../src/results/result-file";
import { writeReport } from "../../src/formats/docx";
import { readDocument } from "../../src/formats/docx/read";
import { readSnapshot, snapshotXml } from "../../src/formats/docx/snapshot";
import { resultFile } from "../../src/results/result-file";
import type { Draft, Fact } from "../../src/model/report";
import type { Result, ResultReport } from "../../src/model/result";
import { emptyResult, TOWN } from "../builders/drafts";

const cells = (...addresses: string[]) => addresses.map((cell) => ({ file: "东庄村.xlsx", sheet: '宣"传', cell }));
const shared = cells("D5", "D6", "D7", "甲1");
const fact = (id: string, text: string, sources = shared): Fact => ({ id, text, value: 3, unit: "份", indicator: "XC01", area: null, period: "2024", sources });
const facts = [fact("XC01", "3份"), fact("XC02", "3份", [])];
const draft = (kind: Draft["kind"], ...shown: Fact[]): Draft => ({
  kind,
  blocks: [
    { type: "addressee", section: "opening", runs: [{ text: "", wording: "主送" }] },
    {
      type: "paragraph",
      section: "a",
      runs: [{ text: '"sources": []' }, ...shown.map(({ id, text }) => ({ fact: id, text })), { text: "。", verbatim: true }],
    },
  ],
  appendix: [{ code: "XC01", name: "材料", unit: "份", text: "3份", periodType: "当期", fact: "XC01" }],
  facts: [...shown, ...facts.slice(0, 1).filter(({ id }) => shown.every((one) => one.id !== id))],
});
const drafts = [draft("汇报材料", ...facts), draft("总结报告", fact("XC03", "4份"), fact("XC04", "5份", cells("E1", "E2")), fact("XC05", "6份", []))];
const result: Result = emptyResult({ facts, reports: keepDrafts(drafts, facts, TOWN) });
const text = JSON.stringify(result);

test("reports come back from the file; a document has none", () => {
  expect(readResult(text)).toEqual({ result, problem: null });
  expect(readSnapshot(snapshotXml(result)).result).toMatchObject({ facts });
  expect(readSnapshot(snapshotXml(result)).result!.reports).toBeUndefined();
  expect(keptDrafts(readResult(text).result!)).toEqual(drafts);
});

test("facts that rested on one list of cells share it again when they are read", () => {
  const again = emptyResult({ facts: [fact("XC01", "3份"), fact("XC06", "7份")] });
  const [a, b] = readResult(JSON.stringify(again)).result!.facts;
  expect(a!.sources).toEqual(shared);
  expect(a!.sources).toBe(b!.sources);
  const [, second] = keptDrafts(readResult(text).result!);
  const sourcesOf = (id: string) => second!.facts.find((one) => one.id === id)!.sources;
  expect(sourcesOf("XC03")).toBe(sourcesOf("XC01"));
});

test("result.json with reports in pieces is the result, to the byte", () => {
  expect(Buffer.concat([...resultFile(result)]).toString()).toBe(`${JSON.stringify(result, null, 1)}\n`);
});

type Loose = { -readonly [Member in keyof ResultReport]: never } & Record<string, unknown>;
/** The second report after somebody changed it. */
const changed = (change: (report: Record<string, unknown>) => void): unknown => {
  const json = JSON.parse(text) as { reports: Loose[] };
  change(json.reports[1]!);
  return json.reports;
};
const firstRun = (report: Record<string, unknown>, run: unknown): void => void ((report["blocks"] as { runs: unknown[] }[])[1]!.runs[0] = run);

test.each<[what: string, reports: unknown, place: string]>([
  ["no list", { a: 1 }, "reports"],
  ["a list of something else", ["a"], "reports.0"],
  ["another program's", [{ name: "月报", pages: 3 }], "reports.0.kind"],
  ["more reports than there are kinds", Array(21).fill(result.reports![0]), "reports"],
  ["one kind twice", [result.reports![0], result.reports![0]], "reports.1.kind"],
  ["blocks that are a text", changed((report) => (report["blocks"] = "甲")), "reports.1.blocks"],
  ["a block of another type", changed((report) => (report["blocks"] = [{ type: "script", runs: [], section: "a" }])), "reports.1.blocks.0.type"],
  ["a run without text", changed((report) => firstRun(report, { wording: "主送" })), "reports.1.blocks.1.runs.0"],
  ["a figure without its fact", changed((report) => firstRun(report, { fact: "XC09", text: "9份" })), "reports.1.blocks.1.runs.0"],
  ["a figure that reads otherwise than its fact", changed((report) => firstRun(report, { fact: "XC01", text: "99份" })), "reports.1.blocks.1.runs.0"],
  ["a figure with an id that no control can have", changed((report) => firstRun(report, { fact: "<w:p/>", text: "1份" })), "reports.1.blocks.1.runs.0"],
  ["text of several lines", changed((report) => firstRun(report, { text: "甲\n乙" })), "reports.1.blocks.1.runs.0.text"],
  ["a character that XML cannot hold", changed((report) => firstRun(report, { text: "甲\u0000" })), "reports.1.blocks.1.runs.0.text"],
  ["half a character", changed((report) => firstRun(report, { text: "\ud83d" })), "reports.1.blocks.1.runs.0.text"],
  ["text without end", changed((report) => firstRun(report, { text: "甲".repeat(100_001) })), "reports.1.blocks.1.runs.0.text"],
  ["blocks without end", changed((report) => (report["blocks"] = Array(5_001).fill({ type: "paragraph", runs: [], section: "a" }))), "reports.1.blocks"],
  ["a table that names no fact", changed((report) => ((report["appendix"] as { fact: string }[])[0]!.fact = "XC09")), "reports.1.appendix.0"],
  [
    "cells of a fact that is not there",
    changed((report) => ((report["facts"] as { sourcesOf: string }[])[0]!.sourcesOf = "XC09")),
    "reports.1.facts.0.sourcesOf",
  ],
  ["a fact without cells", changed((report) => delete (report["facts"] as { sources?: unknown }[])[1]!.sources), "reports.1.facts.1"],
])("%s: the drafts are left aside with their place, the figures stay", (_, reports, place) => {
  const { result: read, ...rest } = readResult(JSON.stringify({ ...result, reports }));
  expect(rest).toEqual({ problem: null, ignored: place });
  expect(read).toEqual(emptyResult({ facts }));
});

test("a fact of the result's own that no document can hold leaves the drafts aside", () => {
  const odd = { ...facts[0]!, name: "甲\u0001" };
  expect(readResult(JSON.stringify({ ...result, facts: [odd, facts[1]] }))).toMatchObject({ problem: null, ignored: "facts.XC01" });
});

test("a kind of report that is not known yet is passed over", () => {
  const reports = [{ kind: "述职报告", chapters: [] }, ...result.reports!];
  expect(readResult(JSON.stringify({ ...result, reports }))).toEqual({ result, problem: null });
});

test("drafts in a document of an older version are passed over", () => {
  const xml = snapshotXml(result).replace('"sources":{', `"reports":${JSON.stringify(result.reports).replace(/</g, "&lt;")},"sources":{`);
  expect(xml).not.toBe(snapshotXml(result));
  const read = readSnapshot(xml);
  expect(read).toMatchObject({ problem: null, result: { facts } });
  expect(read.result!.reports).toBeUndefined();
});

test("a result of an older version has no drafts, and nothing is wrong with it", () => {
  expect(readResult(JSON.stringify({ ...result, reports: undefined }))).toEqual({ result: emptyResult({ facts }), problem: null });
});

test("what is read is data: signs of XML and of formulas stand in the document as they are", async () => {
  const odd = "=1+1<w:p/>&amp;\"甲'";
  const reports = changed((report) => firstRun(report, { text: odd, verbatim: true }));
  const { result: read } = readResult(JSON.stringify({ ...result, reports }));
  const report = reworded(keptDrafts(read!)[1]!, { 主送: odd }, TOWN);
  const { paragraphs } = readDocument(await writeReport(report, read!));
  const texts = paragraphs!.map(({ text }) => text);
  expect(texts[1]).toBe(`${odd}4份5份6份。`);
  expect(texts[0]).toContain("1+1");
});

test("names of several lines are names", () => {
  const reports = changed((report) => ((report["appendix"] as { name: string }[])[0]!.name = "制作\n材料"));
  expect(readResult(JSON.stringify({ ...result, reports }))).toMatchObject({
    problem: null,
    result: { reports: [{}, { appendix: [{ name: "制作\n材料" }] }] },
  });
});

/** Every place below a value. */
const placesIn = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
  typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, one]) => [[...path, key], ...placesIn(one, [...path, key])]) : [];
function put(json: unknown, path: readonly (string | number)[], value: unknown): void {
  const [last, ...above] = [...path].reverse();
  let at = json as Record<string | number, unknown>;
  for (const key of above.reverse()) at = at[key] as typeof at;
  if (value === undefined) delete at[last!];
  else at[last!] = value;
}

test("whatever somebody puts wherever: it is left aside, or what is read makes a report", async () => {
  const places = placesIn({ reports: result.reports });
  const values = [undefined, null, 0, -1, "", "甲", "XC01", "__proto__", [], {}, [[]], true, "title", "\u0000"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...values), async (path, value) => {
      const json = JSON.parse(text) as unknown;
      put(json, path, value);
      const read = readResult(JSON.stringify(json));
      expect(read.result!.facts).toEqual(facts);
      const wasThere = (json as { reports?: unknown }).reports !== undefined;
      expect((read as { ignored?: string }).ignored !== undefined).toBe(wasThere && read.result!.reports === undefined);
      if (!read.result!.reports) return;
      for (const kept of keptDrafts(read.result!)) await writeReport(reworded(kept, { 主送: "甲" }, TOWN), read.result!);
    }),
    { numRuns: 200 },
  );
});
