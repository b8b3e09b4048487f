/** 上报件: what a reader sees, and nothing else; and what a document carries that is not for sending. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeReport } from "../../../src/formats/docx";
import { cleanCopy } from "../../../src/formats/docx/clean";
import { readDocument } from "../../../src/formats/docx/read";
import { readSnapshot, snapshotXml } from "../../../src/formats/docx/snapshot";
import { withReports } from "../../../src/results/result";
import { drafted, emptyResult } from "../../builders/drafts";
import { broad } from "../../builders/towns";
import { motley } from "../../../simulator/test/motley";

const report = drafted("汇报材料", broad);
const textsOf = (docx: Uint8Array): string[] => readDocument(docx).paragraphs!.map(({ text }) => text);
const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([path, part]) => [path, strFromU8(part)]));

/** Our report after somebody worked on it in Word: everything that Word and people leave behind. */
async function workedOn(): Promise<Uint8Array> {
  const files = unzipSync(await writeReport(report, emptyResult({ facts: report.facts })));
  const edit = (path: string, change: (xml: string) => string): void => void (files[path] = strToU8(change(strFromU8(files[path]!))));
  edit("word/document.xml", (xml) =>
    xml
      .replace(/<w:p>/, `<w:p w:rsidR="00AB12CD" w14:paraId="12345678" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">`)
      .replace(
        "</w:body>",
        `<w:p><w:bookmarkStart w:id="90" w:name="密名"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>密藏</w:t></w:r><w:bookmarkEnd w:id="90"/>` +
          `<w:del w:id="91" w:author="密人" w:date="2024-07-01T00:00:00Z"><w:r><w:delText>密删</w:delText></w:r></w:del>` +
          `<w:ins w:id="92" w:author="密人"><w:r><w:t>新增的话</w:t></w:r></w:ins>` +
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "C:\\\\密路\\\\a.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>摘引</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
          `<w:commentRangeStart w:id="1"/><w:r><w:t>末句</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p></w:body>`,
      ),
  );
  edit("word/settings.xml", (xml) =>
    xml.replace("</w:settings>", `<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="密量"/></w:docVars></w:settings>`),
  );
  edit("word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`,
    ),
  );
  files["word/comments.xml"] = strToU8(
    `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="密人"><w:p/></w:comment></w:comments>`,
  );
  return zipSync(files);
}

test("a copy for sending reads the same, and no part of it holds anything else", async () => {
  const dirty = await workedOn();
  const { docx, revisions, comments } = await cleanCopy(dirty);
  const shown = textsOf(dirty).map((text) => text.replace("密藏", ""));
  expect(textsOf(docx)).toEqual(shown);
  expect(shown.at(-1)).toBe("新增的话摘引末句");
  expect([revisions, comments]).toEqual([2, 1]);
  const parts = partsOf(docx);
  expect(Object.keys(parts).filter((path) => /customXml|docProps|comments|people|webSettings/.test(path))).toEqual([]);
  for (const [path, xml] of Object.entries(parts)) {
    expect([path, /密|Taizhang|台账通|w:sdt|w:tag\b|w:rsid|paraId|w:author|urn:taizhang|\.xlsx/.exec(xml)?.[0]]).toEqual([path, undefined]);
  }
  expect(parts["word/settings.xml"]).toContain("removePersonalInformation");
});

test("the same report is the same bytes, and a clean copy of a clean copy is itself", async () => {
  const bytes = await writeReport(report, emptyResult({ facts: report.facts }));
  const { docx } = await cleanCopy(bytes);
  expect(textsOf(docx)).toEqual(textsOf(bytes));
  expect((await cleanCopy(docx)).docx).toEqual(docx);
});

test("a document of somebody's keeps its sections, headers and pictures", async () => {
  const bytes = motley({ footer: "第页" });
  const { docx } = await cleanCopy(bytes);
  expect(textsOf(docx)).toEqual(textsOf(bytes));
  const [before, after] = [partsOf(bytes), partsOf(docx)];
  const media = (parts: Record<string, string>): string[] =>
    Object.keys(parts)
      .filter((path) => /media|header|footer/.test(path) && !path.includes("_rels"))
      .sort();
  expect(media(after)).toEqual(media(before));
  expect(Object.keys(after).some((path) => path.startsWith("customXml"))).toBe(false);
});

test("a document carries the figures that it shows, and no draft, finding, village or file beside them", async () => {
  const activity = drafted("活动报告", broad);
  const result = withReports(
    emptyResult({
      facts: activity.facts,
      findings: [{ severity: "error", code: "date.impossible", message: "张三的日期", file: "密件.xlsx", sheet: "密", cell: "C1" }],
      completeness: { expected: 9, received: 8, missing: [{ area: "密村", kind: "publicity" }] },
      areas: [{ name: "密村", type: "村" }],
    }),
    [{ ...drafted("总结报告", broad), facts: drafted("总结报告", broad).facts }],
  );
  const xml = snapshotXml(result);
  expect(xml).not.toMatch(/密|reports|blocks|张三/);
  const read = readSnapshot(xml).result!;
  expect(read.facts).toEqual(activity.facts.map((fact) => ({ ...fact })));
  expect(read.reports).toBeUndefined();
  expect(read.indicators.every(({ code }) => activity.facts.some(({ indicator }) => indicator === code))).toBe(true);
});
