/** A result.json alone drafts a town's own form: filled as the command fills it, opened as a document whose figures can be refreshed and checked. */
import { Document, Packer, Paragraph } from "docx";
import { readDocument } from "../../../src/formats/docx/read";
import { readSnapshot } from "../../../src/formats/docx/snapshot";
import type { Result } from "../../../src/model/result";
import { choices, inProcess, openWord, resultFile, refreshRows, TOWN, townEngine } from "./town";

const form = async (...lines: string[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] })));

test("the form is filled, opens as a document, and its figures are known there", async () => {
  const engine = inProcess();
  const result = await resultFile();
  await engine.ask("loadResult", { text: result, from: "file", choices });
  const template = await form("{镇}文件", "上半年清理垃圾{清理垃圾}。", "{日期}");
  const filled = await engine.ask("fillTemplate", { name: "红头.docx", template, locale: "zh-CN" });
  expect(filled.problems).toEqual([]);

  const opened = openWord();
  await opened.document.openAsNew(filled.bytes!);
  const [bytes] = opened.word.host.opened;
  const texts = readDocument(bytes!).paragraphs!.map(({ text }) => text);
  const rubbish = (JSON.parse(result) as Result).indicators.find(({ code }) => code === "HJ05")?.total?.value;
  expect(texts).toEqual(["清禾镇文件", expect.stringContaining(`上半年清理垃圾${rubbish}`), "2024年7月5日"]);

  const there = openWord({ docx: bytes! });
  expect((await refreshRows(there.document, engine)).map(({ tag, state }) => [tag, state])).toEqual([["HJ05", "same"]]);
});

test("a wrong tag is named and no document is made", async () => {
  const engine = inProcess();
  await engine.ask("loadResult", { text: await resultFile(), from: "file", choices });
  const filled = await engine.ask("fillTemplate", { name: "红头.docx", template: await form("{垃圾山}"), locale: "zh-CN" });
  expect(filled.bytes).toBeNull();
  expect(filled.problems.join()).toContain("垃圾山");
});

test("a form filled from the workbook and brought up to date from the same workbook: every figure is the same, with its cells", async () => {
  const engine = await townEngine(TOWN);
  const lines = ["清理垃圾{清理垃圾}，其中东庄村{清理垃圾.东庄村}。", "{#村居}{名称}清理垃圾{清理垃圾}、发放{发放宣传材料}{/村居}"];
  const known = await engine.ask("tags", null);
  const named = known.listed.map(({ tag }) => tag).filter((tag) => !tag.includes("."));
  const filled = await engine.ask("fillTemplate", { name: "红头.docx", template: await form(...lines, ...named.map((tag) => `{${tag}}`)), locale: "zh-CN" });
  expect(filled.problems).toEqual([]);
  const there = openWord({ docx: filled.bytes! });
  const rows = await refreshRows(there.document, engine);
  expect(rows.length).toBeGreaterThan(18);
  expect(rows.filter(({ state }) => state !== "same").map(({ tag, state }) => [tag, state])).toEqual([]);
  expect(rows.filter(({ tag }) => tag.includes("@")).length).toBeGreaterThan(10);
  const snapshot = await there.document.read();
  const { result } = readSnapshot(snapshot.snapshot!);
  expect(result!.facts.filter(({ sources, indicator }) => sources.length === 0 && indicator !== "completeness").map(({ id }) => id)).toEqual([]);
});
