/** The changes carried out in the document's XML, without a host. */
import fc from "fast-check";
import { flatPackages } from "../../../src/formats/docx/flat-opc";
import { sectionAlone, sectionsOfBlocks } from "../../../src/formats/docx/sections";
import { writeReport } from "../../../src/formats/docx";
import { blockText } from "../../../src/formats/docx/text";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { bodyOf } from "../../../src/hosts/word/body";
import { formatted, planFor } from "../../../src/hosts/word/format";
import { drafted, emptyResult } from "../../builders/drafts";
import { broad } from "../../builders/towns";

const report = drafted("汇报材料", broad);
const docx = writeReport(report, emptyResult({ facts: report.facts }));
const ALL = new Set(FORMAT_RULES);
const textsOf = (ooxml: string) => bodyOf(ooxml).paragraphs.map(({ text }) => text);

test("a report of ours needs no change of format", async () => {
  const [whole] = flatPackages(await docx, { page: true });
  expect(planFor(bodyOf(whole!), ALL)).toEqual([]);
});

test("in pieces, the report has the same paragraphs and figures in the same order", async () => {
  const [whole] = flatPackages(await docx, { page: true });
  const pieces = flatPackages(await docx, { page: true, pieceBytes: 8_000 });
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.flatMap(textsOf)).toEqual(textsOf(whole!));
  expect(pieces.flatMap((piece) => bodyOf(piece).controls.map(({ tag }) => tag))).toEqual(bodyOf(whole!).controls.map(({ tag }) => tag));
  expect(pieces.map((piece) => piece.includes("<w:pgMar"))).toEqual(pieces.map((_, i) => i === pieces.length - 1));
});

test("content controls are numbered above those that the document has", async () => {
  const [whole] = flatPackages(await docx, { page: false, idsAbove: 500 });
  const ids = Array.from(bodyOf(whole!).element.getElementsByTagName("w:sdtPr")).map((p) => Number(p.getElementsByTagName("w:id")[0]!.getAttribute("w:val")));
  expect(Math.min(...ids)).toBe(501);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a section alone is its heading and what is below it", () => {
  const sections = sectionsOfBlocks(report);
  const { at, title } = sections.find(({ level }) => level === 1)!;
  const alone = sectionAlone(report, at);
  expect(blockText(alone.blocks[0]!)).toBe(title);
  expect(alone.blocks.slice(1).every(({ type }) => type !== "heading1")).toBe(true);
  expect(alone.blocks.length).toBeGreaterThan(1);
});

const spoiled = `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:b/></w:rPr><w:t>关于创建的汇报</w:t></w:r></w:p>
<w:p><w:r><w:t>一</w:t></w:r><w:r><w:t xml:space="preserve">. 工作</w:t></w:r><w:r><w:t>进展</w:t></w:r></w:p>
<w:p><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr><w:r><w:t>清理垃圾</w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="HJ05"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t>570余吨</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>,成效明显.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表内,不动字体</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:ins w:id="1"><w:r><w:t>待接受,修订</w:t></w:r></w:ins></w:p>
<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/><w:cols w:space="425"/></w:sectPr>
</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;

test("fonts, pitch, indents, numbers, marks and page are set, East Asian fonts too; figures, tables and revisions stay", () => {
  const after = formatted(spoiled, planFor(bodyOf(spoiled), ALL));
  expect(textsOf(after)).toEqual(["关于创建的汇报", "一、工作进展", "清理垃圾570余吨，成效明显。", "表内，不动字体", "待接受,修订"]);
  expect(planFor(bodyOf(after), ALL)).toEqual([]);
  const body = bodyOf(after);
  const fonts = (i: number) => Array.from(body.paragraphs[i]!.element.getElementsByTagName("w:rFonts")).map((f) => f.getAttribute("w:eastAsia"));
  expect([fonts(0), fonts(1), fonts(2), fonts(3)]).toEqual([["方正小标宋简体"], ["黑体", "黑体", "黑体"], Array(3).fill("仿宋_GB2312"), []]);
  expect(body.controls).toMatchObject([{ tag: "HJ05", text: "570余吨" }]);
  expect(after).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
  // The schema's order: Word refuses properties out of it.
  expect(after).toMatch(/<w:pgMar[^>]*\/><w:cols[^>]*\/><w:docGrid/);
  expect(after).toMatch(/<w:pPr><w:spacing[^>]*\/><w:ind[^>]*\/><w:jc w:val="center"\/>|<w:pPr><w:spacing[^>]*\/><w:jc w:val="center"\/>/);
});

/** A document of paragraphs with an alignment. */
const documentOf = (paragraphs: readonly { readonly text: string; readonly align: string }[]): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
  paragraphs.map(({ text, align }) => `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`).join("") +
  `<w:sectPr/></w:body></w:document>`;

const TEXTS = [
  ...["关于创建的汇报", "关于创建的汇报.", "清禾镇人民政府", "各村（社区）:", "各村：", "", "一.工作进展", "一、工作进展.", "(一)环境整治", "（三）宣传引导;"],
  ...["1.清理垃圾570余吨,成效明显.", "（1）清理垃圾", "今年以来,成效明显.", '张贴"文明"海报(含横幅)', "2024年7月5日", "二〇二四年七月五日"],
];

test("once is enough: what was formatted reads the same the second time, whatever stands in a document", () => {
  const paragraph = fc.record({ text: fc.constantFrom(...TEXTS), align: fc.constantFrom("left", "center", "right", "both") });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
      const before = documentOf(paragraphs);
      const after = formatted(before, planFor(bodyOf(before), ALL));
      expect(planFor(bodyOf(after), ALL)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a rule that is switched off changes nothing of its own", () => {
  const rules = new Set(FORMAT_RULES.filter((rule) => rule !== "punctuation" && rule !== "numbering"));
  const after = formatted(spoiled, planFor(bodyOf(spoiled), rules));
  expect(textsOf(after)).toEqual(textsOf(spoiled));
});
