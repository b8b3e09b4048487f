/** A formatted copy of a whole file, without a host: package in, package out. */
import { zipSync, unzipSync, strToU8 } from "fflate";
import { writeReport } from "../../../src/formats/docx";
import { readDocument } from "../../../src/formats/docx/read";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { formattedCopy } from "../../../src/hosts/word/copy";
import { convert, describeWithLibreOffice } from "../../formats/libreoffice";
import { emptyResult } from "../../builders/drafts";
import { report } from "./made";
import { motley, partsOf } from "../../../simulator/test/motley";

const ALL = new Set(FORMAT_RULES);
const PAGE = new Set(["page"] as const);
const NUMBERS = new Set(["page-number"] as const);

const copyOf = async (docx: Uint8Array, rules: Parameters<typeof formattedCopy>[1] = ALL) => {
  const { docx: made, done, left } = await formattedCopy(docx, rules);
  return { made: made!, parts: partsOf(made!), done, left };
};
const documentOf = (parts: ReadonlyMap<string, string>): string => parts.get("word/document.xml")!;
/** Properties of the sections that hold now. */
const sectionsOf = (xml: string): string[] =>
  [...xml.replace(/<w:sectPrChange.*?<\/w:sectPrChange>/g, "").matchAll(/<w:sectPr>.*?<\/w:sectPr>/g)].map(([one]) => one);

const A4 = `<w:pgSz w:w="11906" w:h="16838"/>`;

test("every upright section gets A4, the margins and the grid of the standard; one on its side stays as it is", async () => {
  const before = sectionsOf(documentOf(partsOf(motley())));
  const { parts, left } = await copyOf(motley(), PAGE);
  const sections = sectionsOf(documentOf(parts));
  expect(sections).toHaveLength(3);
  for (const section of [sections[0]!, sections[2]!]) {
    expect(section).toContain(A4);
    expect(/<w:pgMar ([^>]*)\/>/.exec(section)?.[1]?.split(" ").sort().join(" ")).toBe(
      `w:bottom="1984" w:footer="720" w:gutter="0" w:header="720" w:left="1587" w:right="1474" w:top="2098"`,
    );
    expect(section).toMatch(/<w:cols [^>]*\/><w:docGrid w:type="lines" w:linePitch="579"\/><\/w:sectPr>$/);
  }
  expect(sections[1]).toBe(before[1]);
  expect(left).toEqual([]);
});

test("the former setup that a tracked change keeps is no section of its own, and stays", async () => {
  const { parts, done } = await copyOf(motley(), PAGE);
  expect(documentOf(parts)).toContain(`<w:sectPrChange w:id="2" w:author="甲"><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:sectPrChange>`);
  expect(done.map((change) => "section" in change && [change.section, change.what])).toEqual([
    [0, "paper"],
    [0, "margins"],
    [2, "paper"],
    [2, "margins"],
  ]);
});

test("all rules at once: words, fonts, numbers and page numbers; controls, tables and tracked changes as they stand", async () => {
  const docx = motley();
  const { made, parts, done, left } = await copyOf(docx);
  expect(readDocument(made).paragraphs?.map(({ text }) => text)).toEqual([
    ...["关于创建的汇报", "一、工作进展", "清理垃圾570余吨，成效明显。", "原有待接受,修订", "", "表内，不动字体", "", "二、下一步打算"],
  ]);
  const xml = documentOf(parts);
  expect(xml).toContain(`<w:sdtPr><w:tag w:val="HJ05"/><w:id w:val="7"/></w:sdtPr>`);
  expect(xml).toContain(`<w:ins w:id="1" w:author="甲" w:date="2024-07-01T00:00:00Z"><w:r><w:t>待接受,修订</w:t></w:r></w:ins>`);
  expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/>.*关于创建的汇报/);
  expect(new Set(done.map(({ rule }) => rule))).toEqual(new Set(FORMAT_RULES));
  expect(left).toEqual([]);
  // Once more changes nothing: no second copy.
  expect(await formattedCopy(made, ALL)).toEqual({ docx: null, done: [], left: [] });
});

test("parts that no change speaks of go through byte for byte", async () => {
  const docx = motley();
  const [before, { parts }] = [partsOf(docx), await copyOf(docx)];
  const changed = [...before].filter(([name, text]) => parts.get(name) !== text).map(([name]) => name);
  expect(changed.sort()).toEqual(["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"]);
  expect([...parts.keys()].filter((name) => !before.has(name))).toEqual(["word/footer1.xml"]);
  expect([...(await copyOf(docx, PAGE)).parts].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)).toEqual(["word/document.xml"]);
});

test("a file without footers gets one, named by its first section, which those after it share", async () => {
  const { parts } = await copyOf(motley());
  const sections = sectionsOf(documentOf(parts));
  const id = /<w:footerReference w:type="default" r:id="(\w+)"\/>/.exec(sections[0]!)![1]!;
  expect(sections[0]).toMatch(/^<w:sectPr><w:footerReference [^>]*\/><w:pgSz/);
  expect(sections.slice(1).join()).not.toContain("footerReference");
  expect(parts.get("word/_rels/document.xml.rels")).toContain(
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>`,
  );
  expect(parts.get("[Content_Types].xml")).toContain(
    `<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>`,
  );
  expect(parts.get("word/footer1.xml")).toMatch(/<w:jc w:val="right"\/>.*> PAGE </);
  // 7 mm below the type area, in sections that have its margins.
  expect(sections.map((section) => /w:footer="(\d+)"/.exec(section)?.[1])).toEqual(["1405", "720", "1405"]);
});

test("where odd and even pages differ there are two footers, right and left", async () => {
  const { parts, done } = await copyOf(motley({ settings: "<w:evenAndOddHeaders/>" }), NUMBERS);
  expect(done).toHaveLength(6);
  const references = [...documentOf(parts).matchAll(/<w:footerReference w:type="(\w+)" r:id="(\w+)"\/>/g)].map(([, type, id]) => {
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(parts.get("word/_rels/document.xml.rels")!)![1]!;
    return [type, /<w:jc w:val="(\w+)"/.exec(parts.get(`word/${target}`)!)![1]];
  });
  expect(references).toEqual([
    ["default", "right"],
    ["even", "left"],
  ]);
  // Turned off by its value, there is one footer for all pages.
  expect((await copyOf(motley({ settings: `<w:evenAndOddHeaders w:val="0"/>` }), NUMBERS)).done.map(({ what }) => what)).toEqual(["all", "all", "all"]);
});

const REFERENCES = `<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId7"/>`;

test("an empty footer of the file's own is written in; one that says something is left alone", async () => {
  const empty = motley({ references: REFERENCES, footer: "<w:p/>" });
  const { parts } = await copyOf(empty, NUMBERS);
  expect([parts.get("word/footer7.xml")?.includes("PAGE"), parts.has("word/footer1.xml")]).toEqual([true, false]);
  const own = motley({ references: REFERENCES, footer: "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>" });
  expect(await formattedCopy(own, NUMBERS)).toEqual({ docx: null, done: [], left: [] });
  expect((await copyOf(own)).parts.get("word/footer7.xml")).toBe(partsOf(own).get("word/footer7.xml"));
});

test("a report of ours needs no copy", async () => {
  const docx = await writeReport(report, emptyResult({ facts: report.facts }));
  expect(await formattedCopy(docx, ALL)).toEqual({ docx: null, done: [], left: [] });
});

test("tracked changes that are on do not stand in the way of a copy; protection does", async () => {
  expect((await copyOf(motley({ settings: "<w:trackRevisions/>" }))).done.length).toBeGreaterThan(0);
  const closed = motley({ settings: `<w:documentProtection w:edit="readOnly" w:enforcement="1"/>` });
  await expect(formattedCopy(closed, ALL)).rejects.toMatchObject({ code: "AccessDenied" });
});

test("a main part of another name and last pages without a setup are found", async () => {
  const parts = unzipSync(motley());
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const moved = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name.replace("word/document.xml", "word/document2.xml").replace("document.xml.rels", "document2.xml.rels"),
      bytes,
    ]),
  );
  moved["_rels/.rels"] = strToU8(text("_rels/.rels").replace("word/document.xml", "/word/document2.xml"));
  moved["[Content_Types].xml"] = strToU8(text("[Content_Types].xml").replace("/document.xml", "/document2.xml"));
  moved["word/document2.xml"] = strToU8(text("word/document.xml").replace(/<w:sectPr>(?:(?!<w:sectPr>).)*<\/w:sectPr><\/w:body>/, "</w:body>"));
  const made = partsOf((await formattedCopy(zipSync(moved), PAGE)).docx!);
  const last = sectionsOf(made.get("word/document2.xml")!).at(-1)!;
  expect(last).toContain(A4);
  expect(last).toMatch(/w:header="851" w:footer="992"/);
});

/** The same file, whose directory states another size of a part. */
function stating(docx: Uint8Array, part: string, size: number): Uint8Array {
  const bytes = docx.slice();
  new DataView(bytes.buffer).setUint32(Buffer.from(bytes).lastIndexOf(part) - 46 + 24, size, true);
  return bytes;
}

test("a file that is damaged, no document, or larger than it says is refused, whichever part it is", async () => {
  const docx = motley();
  const flipped = docx.slice();
  flipped[Buffer.from(docx).indexOf("word/media/image1.png") + 60]! ^= 0xff;
  const withMain = (xml: string) => zipSync({ ...unzipSync(docx), "word/document.xml": strToU8(xml) });
  const outcome = (bytes: Uint8Array) =>
    formattedCopy(bytes, ALL).then(
      () => "done",
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );
  expect(await outcome(new Uint8Array(40))).toBe("file.broken");
  expect(await outcome(docx.slice(0, 500))).toBe("file.broken");
  expect(await outcome(flipped)).toBe("file.broken");
  expect(await outcome(zipSync({ "a.txt": strToU8("x") }))).toBe("file.broken");
  expect(await outcome(withMain("<w:document><w:body>"))).toBe("file.broken");
  // Nothing is put right silently, and no entity is unfolded.
  expect(await outcome(withMain(documentOf(partsOf(docx)).replace("一.", "&what;")))).toBe("file.broken");
  expect(await outcome(withMain("<a/>"))).toContain("no body");
  expect(await outcome(stating(docx, "word/document.xml", 400_000_000))).toBe("file.bomb");
  expect(await outcome(stating(docx, "word/document.xml", 100))).toMatch(/^file\.(?:bomb|broken)$/);
});

describeWithLibreOffice("printed by LibreOffice", () => {
  test("upright pages are A4, the one on its side is as it was", async () => {
    const { made } = await copyOf(motley({ references: `<w:headerReference w:type="default" r:id="rId3"/>` }));
    const pdf = (await convert("copy.docx", made, "pdf")).toString("latin1");
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\/[^>]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) =>
      [width, height].map((side) => Math.round(Number(side))),
    );
    expect(pages).toEqual([
      [595, 842],
      [792, 612],
      [595, 842],
    ]);
  });
});
