/** A town's own red-headed form, filled: figures become content controls, the form stays as it was, and every mistake in a tag is named with its place. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { builtIn } from "../../../src/catalogue";
import { tagsOf } from "../../../src/drafting/tags";
import { writeReport } from "../../../src/formats/docx";
import { fillDocument, type Filling } from "../../../src/formats/docx/fill";
import { readDocument } from "../../../src/formats/docx/read";
import { snapshotJson } from "../../../src/formats/docx/snapshot";
import { fill as sentence } from "../../../src/locale";
import type { Result, ResultQuantity } from "../../../src/model/result";
import { verify } from "../../../src/documents/verifying";
import { emptyResult } from "../../builders/drafts";

const exact = (value: number): ResultQuantity => ({ value, low: value, high: value, mark: null });
const fact = {
  id: "HJ05",
  text: "545.6吨",
  value: 545.6,
  unit: "吨",
  indicator: "HJ05",
  area: null,
  period: "2024年上半年",
  sources: [{ file: "a", sheet: "b", cell: "C3" }],
};
const result: Result = emptyResult({
  town: "青石镇",
  areas: [
    { name: "东庄村", type: "村" },
    { name: "{镇}村<&>", type: "村" },
  ],
  indicators: [
    { code: "HJ05", name: "清理垃圾", unit: "吨", periodType: "flow", total: exact(545.6), byArea: { 东庄村: exact(128.1) }, records: 9 },
    {
      code: "QT01",
      name: "清理墙体广告",
      unit: "处",
      periodType: "flow",
      total: exact(154),
      byArea: {},
      breakdown: { 石大路: exact(128), 红园路: exact(26) },
      records: 2,
    },
  ],
  facts: [fact],
  completeness: { expected: 8, received: 7, missing: [{ area: "东庄村", kind: "培训" }] },
});
const tags = tagsOf(result, builtIn.indicators, "2024-07-05");

const RED = `<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="72"/></w:rPr>`;
const p = (text: string, look = ""): string => `<w:p><w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join("")}</w:tr>`;

function form(body: string, more: Record<string, string> = {}): Uint8Array {
  const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="${type}.header+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0"?><w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/header1.xml": `<?xml version="1.0"?><w:hdr ${w}>${p("{镇}人民政府")}</w:hdr>`,
    "word/_rels/document.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/header" Target="header1.xml"/></Relationships>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const filled = async (body: string, more?: Record<string, string>): Promise<Uint8Array> => {
  const filling = await fillDocument(form(body, more), tags, result);
  if (filling.bytes === null) throw new Error(JSON.stringify(filling));
  return filling.bytes;
};
const textsOf = (bytes: Uint8Array): string[] => (readDocument(bytes).paragraphs ?? []).map(({ text }) => text);
const partOf = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());

test("tags become words and figures, also in the page's head", async () => {
  const bytes = await filled(
    p("{镇}{报告期}共清理垃圾{清理垃圾}，其中东庄村{清理垃圾.东庄村}，墙体广告{QT01}（石大路{清理墙体广告.石大路}）。报送率{报送率}。{日期}"),
  );
  expect(textsOf(bytes)).toEqual(["青石镇2024年上半年共清理垃圾545.6吨，其中东庄村128.1吨，墙体广告154处（石大路128处）。报送率87.5%。2024年7月5日"]);
  expect(partOf(bytes, "word/header1.xml")).toMatch(/青石镇(?:<[^>]*>)*人民政府/);
});

test("figures stand in content controls with their facts, and the document carries the result", async () => {
  const bytes = await filled(p("清理垃圾{清理垃圾}，墙体广告{清理墙体广告}。"));
  const { paragraphs } = readDocument(bytes);
  expect(paragraphs?.[0]?.controls.map(({ tag, start, end }) => [tag, start, end])).toEqual([
    ["HJ05", 4, 10],
    ["QT01", 15, 19],
  ]);
  const snapshot = JSON.parse(snapshotJson(partOf(bytes, "customXml/item1.xml")) ?? "null") as Result;
  expect(snapshot.facts.map(({ id }) => id)).toEqual(["HJ05", "QT01"]);
  expect(snapshot.facts[0]).toEqual(fact);
  expect(partOf(bytes, "word/_rels/document.xml.rels")).toContain("../customXml/item1.xml");
  expect(partOf(bytes, "[Content_Types].xml")).toContain("/customXml/itemProps1.xml");
  expect(verify(paragraphs ?? [], snapshot).figures.map(({ status, fact: id }) => [status, id])).toEqual([
    ["matched", "HJ05"],
    ["matched", "QT01"],
  ]);
});

test("the form keeps its look, in the words around a figure and in the figure", async () => {
  const bytes = await filled(p("青石镇文件{报告期}{清理垃圾}整", RED) + p("正文"));
  const xml = partOf(bytes, "word/document.xml");
  const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => [run.replace(/<[^>]*>/g, ""), run.includes(`<w:color w:val="FF0000"/>`)]);
  expect(runs).toEqual([
    ["青石镇文件2024年上半年", true],
    ["545.6吨", true],
    ["整", true],
    ["正文", false],
  ]);
});

test("a table row is repeated for every village, without the town's figure where a village has none", async () => {
  const table = `<w:tbl><w:tblPr/><w:tblGrid/>${row("序号", "村居", "清理垃圾")}${row("{#村居}{序号}", "{名称}", "{清理垃圾}{/村居}")}</w:tbl>`;
  expect(textsOf(await filled(table + p("完")))).toEqual(["序号", "村居", "清理垃圾", "1", "东庄村", "128.1吨", "2", "{镇}村<&>", "—", "完"]);
});

test("parts of an indicator and missing reports are repeated too", async () => {
  expect(textsOf(await filled(p("{#清理墙体广告.分项}{名称}{数据}；{/清理墙体广告.分项}")))).toEqual(["石大路128处；红园路26处；"]);
  expect(textsOf(await filled(p("{#缺报}{村居}缺{台账}。{/缺报}")))).toEqual(["东庄村缺培训。"]);
});

test("what a village is called is never read as a tag", async () => {
  const texts = textsOf(await filled(p("{#村居}{名称}、{/村居}") + p("{镇}")));
  expect(texts).toEqual(["东庄村、{镇}村<&>、", "青石镇"]);
});

test("an indicator without data prints a dash and is named", async () => {
  const filling = await fillDocument(form(p("培训{开展培训}")), tags, result);
  expect(filling).toMatchObject({ empty: ["开展培训"], faults: [] });
  expect(textsOf(filling.bytes ?? new Uint8Array())).toEqual(["培训—"]);
});

const faultsOf = (filling: Filling): string[] =>
  filling.faults.map(({ code, params }) => `${code} ${String(params.tag)} ${String(params.part)}${String(params.paragraph)}`);

test.each([
  [p("第一段") + p("共{清理圾垃}"), ["own-template.unknown-tag {清理圾垃} 正文2"]],
  [p("{#村居}{名称}"), ["own-template.unclosed {#村居} 正文1"]],
  [p("{名称}{/村居}"), ["own-template.not-in-loop {名称} 正文1", "own-template.unopened {/村居} 正文1"]],
  [p("{#乡镇}{/乡镇}"), ["own-template.unknown-loop {#乡镇} 正文1"]],
  [`${p("{#村居}")}<w:tbl>${row("{名称}{/村居}")}</w:tbl>${p("完")}`, ["own-template.apart {#村居} 正文1"]],
  [p("共{清理垃圾"), ["own-template.brace { 正文1"]],
  [p("共｛清理垃圾｝"), ["own-template.full-width ｛清理垃圾｝ 正文1"]],
])("a wrong tag is named with its place, and nothing is filled: %s", async (body, expected) => {
  const filling = await fillDocument(form(body), tags, result);
  expect(filling.bytes).toBeNull();
  expect(faultsOf(filling)).toEqual(expected);
  for (const { code, params } of filling.faults) expect(sentence(code, params, "zh-CN")).not.toMatch(/\{(?:part|paragraph|text|tag|near|loops|loop|close)\}/);
});

test("a misspelt tag comes with the one that is meant", async () => {
  const { faults } = await fillDocument(form(p("{清理圾垃}")), tags, result);
  expect(faults[0]?.params.near).toBe("{清理垃圾}");
});

test("a tag that Word has split over runs is still a tag", async () => {
  const split = `<w:p><w:r><w:t>垃圾{清</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>理垃圾}整</w:t></w:r></w:p>`;
  expect(textsOf(await filled(split))).toEqual(["垃圾545.6吨整"]);
});

test("other custom XML of the form stays, and a snapshot that it carries already is replaced", async () => {
  const own = { "customXml/item1.xml": `<b:Sources xmlns:b="urn:sources"/>` };
  const once = await filled(p("{清理垃圾}"), own);
  expect(partOf(once, "customXml/item1.xml")).toBe(own["customXml/item1.xml"]);
  expect(partOf(once, "customXml/item2.xml")).toContain("urn:taizhang:result:1");
  expect(partOf(once, "customXml/_rels/item2.xml.rels")).toContain("itemProps2.xml");
  const twice = await fillDocument(once, tags, { ...result, town: "白石镇" });
  const files = Object.keys(unzipSync(twice.bytes ?? new Uint8Array())).filter((path) => /^customXml\/item\d/.test(path));
  expect(files.sort()).toEqual(["customXml/item1.xml", "customXml/item2.xml"]);
  expect(partOf(twice.bytes ?? new Uint8Array(), "customXml/item2.xml")).toContain("白石镇");
});

test("a report of ours can be the form", async () => {
  const report = {
    kind: "汇报材料" as const,
    title: "题目",
    blocks: [{ type: "paragraph" as const, section: "a", runs: [{ text: "共{清理垃圾}。" }] }],
    facts: [],
    appendix: [],
  };
  const filling = await fillDocument(await writeReport(report, emptyResult()), tags, result);
  expect(textsOf(filling.bytes ?? new Uint8Array())).toEqual(["共545.6吨。"]);
});

test("what is no document, or has a password, is told as such", async () => {
  expect(await fillDocument(strToU8("no zip"), tags, result)).toMatchObject({ bytes: null, problem: "not-a-document" });
  expect(await fillDocument(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), tags, result)).toMatchObject({ bytes: null, problem: "encrypted" });
});

test("what a loop repeats is counted before anything is filled: too much is told at its tag, what a county needs is filled", async () => {
  const areas = Array.from({ length: 3000 }, (_, i) => ({ name: `东庄${i}村`, type: "村" }));
  const many = tagsOf({ ...result, areas }, builtIn.indicators, "2024-07-05");
  const long = p("{#村居}") + p(`{名称}${"长".repeat(7000)}`).repeat(2) + p("{/村居}");
  const refused = await fillDocument(form(p("{镇}") + long), many, result);
  expect(refused.faults).toEqual([{ code: "own-template.too-much", params: { tag: "{#村居}", part: "正文", paragraph: 2, text: "{#村居}", most: 4000 } }]);
  expect(sentence("own-template.too-much", refused.faults[0]!.params, "zh-CN")).toContain("4000 万");
  const inHeader = await fillDocument(form(p("{镇}"), { "word/header1.xml": `<w:hdr xmlns:w="w">${long}</w:hdr>` }), many, result);
  expect(inHeader.faults.map(({ params }) => params.part)).toEqual(["页眉"]);
  const allowed = await fillDocument(form(p("{#村居}") + p("{名称}：{清理垃圾}。") + p("{/村居}")), many, result);
  expect(textsOf(allowed.bytes!).filter((text) => text !== "")).toHaveLength(3000);
});

test("a loop within a loop is told: it would print one row's words in another's place", async () => {
  const { faults, bytes } = await fillDocument(form(p("{#村居}{名称}：{#指标}{名称}{数据}{/指标}。{/村居}")), tags, result);
  expect(bytes).toBeNull();
  expect(faults.map(({ code, params }) => [code, params.tag, params.outer])).toEqual([["own-template.nested", "{#指标}", "{#村居}"]]);
});

test("a tag deep within other elements is filled, at once", async () => {
  const nested = (depth: number) => `${"<w:sdt><w:sdtContent>".repeat(depth)}${p("{镇}清理垃圾{清理垃圾}")}${"</w:sdtContent></w:sdt>".repeat(depth)}`;
  for (const depth of [10, 40, 400]) expect(textsOf(await filled(nested(depth)))).toEqual(["青石镇清理垃圾545.6吨"]);
});

test("forms in the strict form of the standard and in UTF-16 are filled, and stay strict", async () => {
  const strict = (text: string): string =>
    text
      .replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
      .replaceAll("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main");
  const remade = (change: (text: string) => Uint8Array): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(unzipSync(form(p("{镇}清理垃圾{清理垃圾}")))).map(([path, part]) => [path, change(strFromU8(part))])));
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  for (const template of [remade((text) => strToU8(strict(text))), remade((text) => (text.includes("<w:document") ? utf16(text) : strToU8(text)))]) {
    const filling = await fillDocument(template, tags, result);
    expect(textsOf(filling.bytes ?? new Uint8Array())).toEqual(["青石镇清理垃圾545.6吨"]);
    const rels = partOf(filling.bytes ?? new Uint8Array(), "word/_rels/document.xml.rels");
    expect(rels.includes("schemas.openxmlformats.org/officeDocument")).toBe(!rels.includes("purl.oclc.org"));
    expect(partOf(filling.bytes ?? new Uint8Array(), "word/header1.xml")).toContain("青石镇");
  }
});
