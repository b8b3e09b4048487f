/** A result.json, or a document that carries one, drafts as the ledgers did: all kinds, any words, any section; its figures are those of all its reports. */
import { strFromU8, unzipSync } from "fflate";
import { townOutcome } from "../../../samples/build/product";
import { writeReport } from "../../../src/formats/docx";
import { readDocument } from "../../../src/formats/docx/read";
import { sectionsOfBlocks } from "../../../src/formats/docx/sections";
import { readSnapshot, SNAPSHOT_PATH } from "../../../src/formats/docx/snapshot";
import { stamped, withReports } from "../../../src/results/result";
import { runStampOf } from "../../../src/results/stamp";
import type { ReportKind } from "../../../src/model/indicator";
import type { Result } from "../../../src/model/result";
import type { Engine } from "../../../src/hosts/browser/client";
import type { GivenResult } from "../../../src/app/engine/protocol";
import { checkDocument, insert } from "../../../src/taskpane/word/steps";
import { choices, corrected, golden, inProcess, openWord, refreshRows, resultFile, texts, TOWN, townEngine } from "./town";

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];
const file = resultFile();

async function loaded(text: string, change: Partial<typeof choices> = {}, from: "file" | "document" = "file"): Promise<{ engine: Engine; given: GivenResult }> {
  const engine = inProcess();
  return { engine, given: (await engine.ask("loadResult", { text, from, choices: { ...choices, ...change } })) as GivenResult };
}

test("it says what it can draft, and shows the kind that was chosen, in the words that were chosen before", async () => {
  const { given } = await loaded(await file, { report: "总结报告", wording: { 主送: "县文明办：", 没有的: "甲" } });
  expect(given).toMatchObject({ kinds: KINDS, ignored: null, problem: null });
  expect(given.report).toMatchObject({ kind: "总结报告", title: expect.stringContaining("总结报告") });
  expect(given.report!.words).toMatchObject({ 主送: "", 结语: "", 附件名称: expect.stringContaining("汇总表") });
  expect(Object.keys(given.report!.words!)).not.toContain("没有的");
  expect(given.report!.blocks.filter(({ type }) => type === "addressee")).toMatchObject([{ runs: [{ text: "县文明办：" }] }]);
  expect(given.report!.facts.some(({ sourceCount, sources }) => sourceCount > sources.length)).toBe(true);
});

test.each(KINDS)("%s: shown and inserted as from the ledgers, whole and in sections", async (kind) => {
  const { engine } = await loaded(await file);
  const ledgers = await townEngine();
  const chosen = { ...choices, report: kind, wording: { 结语: "特此报告。" } };
  const { words, ...report } = await engine.ask("draft", { choices: chosen });
  expect(report).toEqual(await ledgers.ask("draft", { choices: chosen }));
  expect(words).toBeDefined();

  const opened = openWord();
  await insert(opened.document, engine, "document", null);
  const whole = golden(kind);
  const at = whole.findIndex((line) => line.startsWith("附件：") || line === "清禾镇");
  expect((await texts(opened)).slice(0, whole.length + 1)).toEqual([...whole.slice(0, at), "特此报告。", ...whole.slice(at)]);

  const { at: place, title } = sectionsOfBlocks(report).at(1)!;
  const part = openWord({ paragraphs: ["我的开头。"] });
  await insert(part.document, engine, "end", place);
  expect((await texts(part)).slice(0, 2)).toEqual(["我的开头。", title]);
});

test("a document carries its own figures on, to refresh and trace, and nothing to draft from", async () => {
  const { engine } = await loaded(await file);
  await engine.ask("draft", { choices: { ...choices, report: "活动报告", wording: { 主送: "县文明办：" } } });
  const opened = openWord();
  await insert(opened.document, engine, "document", null);
  const { snapshot, figures } = await opened.document.read();
  expect(snapshot).not.toContain("blocks");
  const { given } = await loaded(snapshot!, {}, "document");
  expect(given).toMatchObject({ kinds: [], report: null, facts: new Set(figures.map(({ tag }) => tag)).size });
  expect(new Set((await refreshRows(opened.document, engine)).map(({ state }) => state))).toEqual(new Set(["same"]));
  expect(readSnapshot(snapshot!).result!.facts.some(({ sources }) => sources.length > 0)).toBe(true);
});

test.each(["docx", "workbook"] as const)("what the other pane saves (%s) holds the figures that it shows and no drafts", async (from) => {
  const engine = from === "docx" ? await townEngine() : (await loaded(await file, { report: "活动报告" })).engine;
  const bytes = await engine.ask("docx", null);
  const { result } = readSnapshot(strFromU8(unzipSync(bytes)[SNAPSHOT_PATH]!));
  expect(result!.reports).toBeUndefined();
  const tags = new Set(readDocument(bytes).paragraphs!.flatMap(({ controls }) => controls.map(({ tag }) => tag)));
  expect(new Set(result!.facts.map(({ id }) => id))).toEqual(tags);
});

test("a document that the pane saves is the command's, to the byte", async () => {
  const engine = inProcess();
  await engine.ask("addFile", { name: "town.xlsx", bytes: new Uint8Array(TOWN), asWorkbook: true });
  await engine.ask("run", { choices: { ...choices, previous: null }, locale: "zh-CN" });
  const outcome = await townOutcome(TOWN);
  const drafts = outcome.drafter.all();
  const written = await writeReport(outcome.report, stamped(withReports(outcome.result, drafts), runStampOf({ ...outcome, drafts })));
  expect(Buffer.from(await engine.ask("docx", null)).equals(Buffer.from(written))).toBe(true);
});

test("a summary is refreshed and checked from the result of a run that asked for another report", async () => {
  const ledgers = await townEngine();
  await ledgers.ask("draft", { choices: { ...choices, report: "总结报告" } });
  const opened = openWord();
  await insert(opened.document, ledgers, "document", null);
  const text = await opened.document.read();

  const { engine } = await loaded(await file);
  const own = new Set((JSON.parse(await file) as Result).facts.map(({ id }) => id));
  const others = text.figures.filter(({ tag }) => !own.has(tag));
  expect(others.length).toBeGreaterThan(0);
  expect(new Set((await refreshRows(opened.document, engine)).map(({ state }) => state))).toEqual(new Set(["same"]));
  const { figures } = await checkDocument(engine, text, "zh-CN");
  expect(figures.filter(({ fact, status }) => fact !== null && status !== "matched")).toEqual([]);
  expect(new Set(figures.flatMap(({ fact }) => fact ?? []))).toEqual(new Set(text.figures.map(({ tag }) => tag)));

  // And against what the ledgers say later, as result.json.
  const later = await (await townEngine(await corrected())).ask("resultFile", null);
  const changed = (await refreshRows(opened.document, (await loaded(later)).engine)).filter(({ state }) => state === "change");
  // The sheet's own total no longer agrees with its rows: the summary tells of that too.
  expect(new Set(changed.map(({ tag }) => tag))).toEqual(new Set(["HJ05", "HJ05.change", "HJ05.growth", "findings.errors", "findings#合计"]));
});

test("kinds that a result does not hold are not offered; without any it only has figures", async () => {
  const result = JSON.parse(await file) as Result;
  const some = { ...result, reports: result.reports!.filter(({ kind }) => kind === "活动报告") };
  expect((await loaded(JSON.stringify(some))).given).toMatchObject({ kinds: ["活动报告"], report: { kind: "活动报告" } });
  const none = { ...result, reports: undefined };
  const { given, engine } = await loaded(JSON.stringify(none));
  expect(given).toMatchObject({ kinds: [], report: null, ignored: null, facts: result.facts.length });
  const told = result.facts.map(({ id }) => id);
  const amounts = result.indicators.flatMap(({ code, byArea }) => Object.keys(byArea).map((area) => `${code}@${area}`));
  const beside = amounts.find((id) => !told.includes(id))!;
  const { fresh } = await engine.ask("freshFigures", { tags: [...told, beside], known: null });
  expect(fresh.every(({ lead }) => lead === null)).toBe(true);
  // What its report tells, and an amount that it has beside that.
  expect(fresh).toHaveLength(result.facts.length + 1);
});

test("drafts that somebody broke are told with their place, and the figures serve", async () => {
  const broken = (await file).replace('"text": "224块"\n', '"text": "999块"\n');
  expect(broken).not.toBe(await file);
  const { given } = await loaded(broken);
  expect(given).toMatchObject({ kinds: [], report: null, ignored: expect.stringMatching(/^reports\.0\.blocks\.\d+\.runs\.\d+$/), problem: null });
});
