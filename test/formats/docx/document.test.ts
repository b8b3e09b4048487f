/** The written .docx, part by part, against the figures of GB/T 9704—2012. */
import { DOMParser, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { writeReport } from "../../../src/formats/docx";
import { readDocument } from "../../../src/formats/docx/read";
import { snapshotJson } from "../../../src/formats/docx/snapshot";
import { blockText } from "../../../src/formats/docx/text";
import type { Report } from "../../../src/model/report";
import { drafted, emptyResult, TOWN } from "../../builders/drafts";
import { broad } from "../../builders/towns";

const report: Report = drafted("汇报材料", broad);
const result = emptyResult({
  facts: report.facts,
  findings: [{ severity: "error", code: "date.impossible", message: "张三的日期“2月30日”", file: "a", sheet: "b", cell: "C1" }],
});

const unpacked = async (of: Report): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(await writeReport(of, result))).map(([path, bytes]) => [path, strFromU8(bytes)]));
const written = unpacked(report);
const parts = (): Promise<Record<string, string>> => written;
const parse = (xml: string): Element => new DOMParser().parseFromString(xml, "text/xml").documentElement!;
const all = (root: Element, name: string): Element[] => Array.from(root.getElementsByTagName(name));
const value = (element: Element | undefined, name = "w:val"): string | null => element?.getAttribute(name) ?? null;
const style = (root: Element, id: string): Element => all(root, "w:style").find((s) => s.getAttribute("w:styleId") === id)!;
/** The nearest element of a style or of the styles that it is based on. */
const inherited = (root: Element, id: string, name: string): Element | undefined => {
  for (let at: string | null = id; at !== null; at = value(all(style(root, at), "w:basedOn")[0])) {
    const [own] = all(style(root, at), name).filter((e) => e.parentNode!.nodeName !== "w:tblPr");
    if (own) return own;
  }
  return undefined;
};
const mm = (twips: string | null): number => (Number(twips) / 1440) * 25.4;

test("the page is A4 with the margins of an official document, 22 lines on it", async () => {
  const document = parse((await parts())["word/document.xml"]!);
  const [size, margin, grid] = ["w:pgSz", "w:pgMar", "w:docGrid"].map((name) => all(document, name)[0]!);
  expect([mm(value(size!, "w:w")), mm(value(size!, "w:h"))].map(Math.round)).toEqual([210, 297]);
  expect(["w:top", "w:left", "w:right", "w:bottom"].map((side) => mm(value(margin!, side)))).toEqual([37, 28, 26, 35].map((n) => expect.closeTo(n, 1)));
  expect(value(grid!, "w:type")).toBe("lines");
  const pitch = Number(value(grid!, "w:linePitch")) / 20;
  expect(pitch).toBeGreaterThanOrEqual(28.9);
  expect(pitch).toBeLessThanOrEqual(29);
  const height = Number(value(size!, "w:h")) - Number(value(margin!, "w:top")) - Number(value(margin!, "w:bottom"));
  expect(Math.floor(height / (pitch * 20))).toBe(22);
});

test("each part of the text has its font, also for East Asian text, its size and the exact pitch", async () => {
  const styles = parse((await parts())["word/styles.xml"]!);
  const looks = [
    ["Title", "方正小标宋简体", "44"],
    ["GwBody", "仿宋_GB2312", "32"],
    ["Heading1", "黑体", "32"],
    ["Heading2", "楷体_GB2312", "32"],
    ["Heading3", "仿宋_GB2312", "32"],
    ["Heading4", "仿宋_GB2312", "32"],
    ["Footer", "宋体", "28"],
  ] as const;
  for (const [id, font, size] of looks) {
    const fonts = inherited(styles, id, "w:rFonts");
    for (const name of ["w:eastAsia", "w:ascii", "w:hAnsi", "w:cs"]) expect([id, name, value(fonts, name)]).toEqual([id, name, font]);
    expect([id, value(inherited(styles, id, "w:sz"))]).toEqual([id, size]);
  }
  for (const id of ["Title", "GwBody", "Heading1", "Heading2", "Heading3"]) {
    const spacing = all(styles, "w:style")
      .filter((s) => s.getAttribute("w:styleId") === id || s.getAttribute("w:styleId") === "Normal")
      .flatMap((s) => all(s, "w:pPr").flatMap((p) => all(p, "w:spacing")))[0];
    expect([value(spacing, "w:line"), value(spacing, "w:lineRule")]).toEqual(["579", "exact"]);
  }
});

test("28 characters of the body fit on a line, and no more", async () => {
  const { "word/document.xml": document, "word/styles.xml": styles } = await parts();
  const margin = all(parse(document!), "w:pgMar")[0]!;
  const width = Number(value(all(parse(document!), "w:pgSz")[0], "w:w")) - Number(value(margin, "w:left")) - Number(value(margin, "w:right"));
  const spacing = all(style(parse(styles!), "GwBody"), "w:rPr").flatMap((r) => all(r, "w:spacing"))[0];
  expect(Math.floor(width / (320 + Number(value(spacing))))).toBe(28);
  expect(value(inherited(parse(styles!), "GwBody", "w:autoSpaceDE"))).toBe("0");
});

test("paragraphs and headings are indented by two characters, the title is centred", async () => {
  const styles = parse((await parts())["word/styles.xml"]!);
  for (const id of ["GwBody", "Heading1", "Heading2", "Heading3", "Heading4", "GwAttachment"])
    expect(value(inherited(styles, id, "w:ind"), "w:firstLineChars")).toBe("200");
  expect(value(inherited(styles, "Title", "w:jc"))).toBe("center");
  expect(["Heading1", "Heading2"].map((id) => value(inherited(styles, id, "w:outlineLvl")))).toEqual(["0", "1"]);
});

test("page numbers stand right on odd pages and left on even ones, one character in", async () => {
  const files = await parts();
  const document = parse(files["word/document.xml"]!);
  const relationships = parse(files["word/_rels/document.xml.rels"]!);
  const target = (id: string | null) =>
    all(relationships, "Relationship")
      .find((r) => r.getAttribute("Id") === id)!
      .getAttribute("Target")!;
  const footers = Object.fromEntries(all(document, "w:footerReference").map((r) => [value(r, "w:type"), parse(files[`word/${target(value(r, "r:id"))}`]!)]));
  expect(Object.keys(footers).sort()).toEqual(["default", "even"]);
  expect([value(all(footers["default"]!, "w:jc")[0]), value(all(footers["default"]!, "w:ind")[0], "w:right")]).toEqual(["right", "280"]);
  expect([value(all(footers["even"]!, "w:jc")[0]), value(all(footers["even"]!, "w:ind")[0], "w:left")]).toEqual(["left", "280"]);
  expect(footers["default"]!.textContent).toBe("— PAGE —");
  expect(files["word/settings.xml"]).toMatch(/<w:evenAndOddHeaders\/>|<w:evenAndOddHeaders w:val="(?:true|1)"\/>/);
});

test("the text of the document is the text of the report, figures in content controls tagged with their facts", async () => {
  const reading = readDocument(await writeReport(report, result));
  const texts = reading.paragraphs!.map(({ text }) => text);
  expect(texts.slice(0, report.blocks.length)).toEqual(report.blocks.map(blockText));

  const document = parse((await parts())["word/document.xml"]!);
  const controls = all(document, "w:sdt").map((sdt) => [value(all(sdt, "w:tag")[0]), all(sdt, "w:sdtContent")[0]!.textContent]);
  const printed = [...report.blocks.flatMap(({ runs }) => runs), ...report.appendix].flatMap((run) => ("fact" in run ? [[run.fact, run.text]] : []));
  expect(controls).toEqual(printed);
  const ids = all(document, "w:sdtPr").map((p) => value(all(p, "w:id")[0]));
  expect(new Set(ids).size).toBe(ids.length);
  expect(value(all(document, "w:alias").find((a) => value(all(a.parentNode as Element, "w:tag")[0]) === "HJ05"))).toBe("清理垃圾");
});

test("the appendix starts a page of its own and repeats its head", async () => {
  const document = parse((await parts())["word/document.xml"]!);
  const mark = all(document, "w:p").find((p) => p.textContent === "附件")!;
  expect(all(mark, "w:pageBreakBefore")).toHaveLength(1);
  const [table] = all(document, "w:tbl");
  expect(all(table!, "w:tr")).toHaveLength(report.appendix.length + 1);
  expect(all(all(table!, "w:tr")[0]!, "w:tblHeader")).toHaveLength(1);
});

test("the date starts two characters right of the signature", async () => {
  const document = parse((await parts())["word/document.xml"]!);
  const right = (text: string) =>
    Number(
      value(
        all(
          all(document, "w:p").find((p) => p.textContent === text)!,
          "w:ind",
        )[0],
        "w:right",
      ),
    );
  // 聚宝镇 is 3 characters wide, 2024年7月2日 six: the name starts 2 + 6 + 2 characters from the right.
  expect([right(TOWN), right("2024年7月2日")].map((twips) => twips / 315)).toEqual([7, 2]);
});

test("the result travels inside, without findings", async () => {
  const files = await parts();
  expect(files["customXml/item1.xml"]).toContain('xmlns="urn:taizhang:result:1"');
  const snapshot: unknown = JSON.parse(snapshotJson(files["customXml/item1.xml"]!)!);
  expect(snapshot).toEqual({ ...result, findings: [], unmeasured: [] });
  expect(JSON.stringify(files)).not.toContain("张三");
  expect(files["customXml/_rels/item1.xml.rels"]).toContain("itemProps1.xml");
  expect(files["word/_rels/document.xml.rels"]).toContain("../customXml/item1.xml");
  expect(files["[Content_Types].xml"]).toContain("/customXml/itemProps1.xml");
});

test("a snapshot with markup in its texts comes back the same", () => {
  const odd = { ...result, town: '<镇>&"]]>\u0001镇' };
  return writeReport(report, odd).then((bytes) => {
    const xml = strFromU8(unzipSync(bytes)["customXml/item1.xml"]!);
    parse(xml);
    expect((JSON.parse(snapshotJson(xml)!) as { town: string }).town).toBe(odd.town);
  });
});

test("title and creator stand in the properties, and no time of the run", async () => {
  const core = (await parts())["docProps/core.xml"]!;
  expect(core).toContain(`<dc:title>${report.title}</dc:title>`);
  expect(core).toContain("<dc:creator>Taizhang 台账通</dc:creator>");
  expect(core.match(/20\d\d-\d\d-\d\dT[\d:.]+Z/g)).toEqual(["2024-06-30T00:00:00Z", "2024-06-30T00:00:00Z"]);
});

test("the same report is the same bytes", async () => {
  const first = await writeReport(report, result);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.compare(Buffer.from(first), Buffer.from(await writeReport(report, result)))).toBe(0);
});

test("every part is well-formed XML, and every relationship has its part", async () => {
  const files = await parts();
  for (const [path, xml] of Object.entries(files)) if (/\.(?:xml|rels)$/.test(path)) expect(() => parse(xml)).not.toThrow();
  for (const r of all(parse(files["word/_rels/document.xml.rels"]!), "Relationship")) {
    const target = r.getAttribute("Target")!;
    expect(Object.keys(files)).toContain(target.startsWith("../") ? target.slice(3) : `word/${target}`);
  }
});

test("without an attachment there is no appendix", async () => {
  const document = (await unpacked({ ...report, appendix: [] }))["word/document.xml"]!;
  expect(document).not.toContain("<w:tbl>");
});

test("a machine without the fonts of official documents is told what stands in for each", async () => {
  const fonts = parse((await parts())["word/fontTable.xml"]!);
  const fallbacks = Object.fromEntries(all(fonts, "w:font").map((font) => [value(font, "w:name"), value(all(font, "w:altName")[0])]));
  expect(fallbacks).toMatchObject({ 方正小标宋简体: "宋体", 仿宋_GB2312: "仿宋", 楷体_GB2312: "楷体" });
});

test("signature and date keep with the last paragraph, and headings with what follows", async () => {
  const files = await parts();
  const document = parse(files["word/document.xml"]!);
  const kept = all(document, "w:p")
    .filter((p) => all(p, "w:keepNext").length > 0)
    .map((p) => p.textContent);
  expect(kept).toContain(TOWN);
  expect(kept).not.toContain("2024年7月2日");
  for (const id of ["Title", "Heading1", "Heading2"]) expect(inherited(parse(files["word/styles.xml"]!), id, "w:keepNext")).toBeDefined();
});
