/** Page numbers: into footers that are empty, at the side that the standard says, taken back by our own record; what somebody wrote there stays. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { createWord } from "../../../simulator/node-word";
import { packages, report, snapshot } from "./made";
import { writeReport } from "../../../src/formats/docx";
import { emptyResult } from "../../builders/drafts";
import { openWord, type Opened } from "./town";

const NUMBERS = new Set(["page-number"] as const);
const ALL = new Set(FORMAT_RULES);

/** Parts of footers as they would be saved, by name. */
const footers = ({ word }: Opened): string[] =>
  Object.entries(unzipSync(word.docx()))
    .filter(([name]) => /^word\/footer\d*\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes).replaceAll("<w:p></w:p>", "<w:p/>"));
const inFooter = (opened: Opened, work: (footer: Word.Body, context: Word.RequestContext) => void | Promise<void>, kind: "Primary" | "EvenPages" = "Primary") =>
  opened.word.Word.run(async (context) => {
    await work(context.document.sections.getFirst().getFooter(kind), context);
    await context.sync();
  });
const footerText = async (opened: Opened, kind: "Primary" | "EvenPages" = "Primary"): Promise<string> => {
  let text = "";
  await inFooter(
    opened,
    async (footer, context) => {
      footer.load("text");
      await context.sync();
      ({ text } = footer);
    },
    kind,
  );
  return text;
};

/** A document whose odd and even pages differ, or with a second section. */
function spoiled({ evenPages = false, sections = 1 }): Uint8Array {
  const parts = unzipSync(createWord({ paragraphs: ["第一段。", "第二段。"] }).docx());
  const change = (name: string, work: (xml: string) => string) => (parts[name] = strToU8(work(strFromU8(parts[name]!))));
  if (evenPages) change("word/settings.xml", (xml) => xml.replace(/<w:settings[^>]*>/, "$&<w:evenAndOddHeaders/>"));
  if (sections > 1) change("word/document.xml", (xml) => xml.replace("<w:p>", `<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>`));
  return zipSync(parts);
}

test("an empty footer gets a page number in the standard's form, and undo takes it out without a trace", async () => {
  const opened = openWord({ paragraphs: ["正文。"] });
  expect(await opened.document.planFormat(NUMBERS)).toMatchObject({ changes: [{ rule: "page-number", section: 0, what: "all" }], kept: [] });
  const before = footers(opened);
  const { done, left, undo } = await opened.document.format(NUMBERS);
  expect([done.length, left.length]).toEqual([1, 0]);
  expect(await footerText(opened)).toBe("— 1 —");
  const [footer] = footers(opened);
  expect(footer).toMatch(/<w:instrText[^>]*> PAGE <\/w:instrText>/);
  expect(footer).toMatch(/<w:ind [^>]*w:right="280"/);
  expect(footer).toContain('<w:jc w:val="right"/>');
  expect(footer).toMatch(/<w:rFonts [^>]*w:eastAsia="宋体"/);
  expect(footer).toContain('<w:sz w:val="28"/>');
  // An empty line below would lift the number.
  expect(footer!.match(/<w:p[ >]/g)).toHaveLength(1);
  expect((await opened.document.planFormat(NUMBERS)).changes).toEqual([]);

  await opened.document.undo(undo);
  expect(await footerText(opened)).toBe("");
  expect(footers(opened)).toEqual(before);
});

test.each([
  ["Word does not say so", [], ["all"]],
  ["Word says so", ["settings-handed-out"], ["odd", "even"]],
] as const)("where odd and even pages differ, the number stands at the outer edge of both: %s", async (_, quirks, told) => {
  const opened = openWord({ docx: spoiled({ evenPages: true }), quirks });
  const { done, undo } = await opened.document.format(NUMBERS);
  expect(done.map(({ what }) => what)).toEqual(told);
  const sides = footers(opened).map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]);
  expect(sides.sort()).toEqual(["left", "right"]);
  expect([await footerText(opened), await footerText(opened, "EvenPages")]).toEqual(["— 1 —", "— 1 —"]);
  await opened.document.undo(undo);
  expect([await footerText(opened), await footerText(opened, "EvenPages")]).toEqual(["", ""]);
});

test("a footer with words, a picture or a page number of somebody's own is told and left as it is", async () => {
  const opened = openWord({ paragraphs: ["正文。"] });
  await inFooter(opened, (footer) => void footer.insertText("内部资料 注意保存", "Start"));
  const before = footers(opened);
  const plan = await opened.document.planFormat(NUMBERS);
  expect(plan.changes).toEqual([]);
  expect(plan.kept.map(({ text }) => text)).toEqual(["内部资料 注意保存"]);
  await opened.document.format(ALL);
  expect(footers(opened)).toEqual(before);
});

test("a report's own footers are known for what they are", async () => {
  const opened = openWord({ docx: await writeReport(report, emptyResult({ facts: report.facts })) });
  expect(await opened.document.planFormat(ALL)).toMatchObject({ changes: [], kept: [] });
});

test("a section that shares the footer of the one before is not given a second one", async () => {
  const opened = openWord({ docx: spoiled({ sections: 2 }) });
  await opened.document.format(NUMBERS);
  // One for odd pages, and one for even pages should they differ: Word does not say whether they do.
  expect(
    footers(opened)
      .filter((xml) => xml.includes("PAGE"))
      .map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1])
      .sort(),
  ).toEqual(["left", "right"]);
  expect((await opened.document.planFormat(NUMBERS)).changes).toEqual([]);
});

test("a Word that has no footers of even pages and fails when it is asked for them: the others are numbered", async () => {
  const opened = openWord({ paragraphs: ["正文。"], quirks: ["absent-heads-refused"] });
  const { done, left, undo } = await opened.document.format(NUMBERS);
  expect([done.length, left.length]).toEqual([1, 0]);
  expect(await footerText(opened)).toBe("— 1 —");
  expect(await opened.document.undo(undo)).toMatchObject({ wrong: [] });
  expect(await footerText(opened)).toBe("");
});

test("undo leaves a footer that somebody wrote in meanwhile", async () => {
  const opened = openWord({ paragraphs: ["正文。"] });
  const { undo } = await opened.document.format(NUMBERS);
  await inFooter(opened, (footer) => void footer.insertText("机密", "End"));
  await opened.document.undo(undo);
  expect(await footerText(opened)).toContain("机密");
});

test("a report that becomes the whole document is numbered, and undo takes the numbers with it", async () => {
  const opened = openWord();
  const { undo: record } = await opened.document.insert(await packages(), "document", snapshot);
  expect(await footerText(opened)).toBe("— 1 —");
  await opened.document.undo(record);
  expect(await footerText(opened)).toBe("");
});

test("a report below what is there, and one section at the cursor, leave footers alone", async () => {
  for (const place of ["end", "cursor"] as const) {
    const opened = openWord({ paragraphs: ["原有内容。"] });
    await opened.document.insert(await packages(), place, snapshot);
    expect(await footerText(opened)).toBe("");
  }
});

test("a report in place of a document whose footer says something keeps that footer", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  await inFooter(opened, (footer) => void footer.insertText("某镇政府", "Start"));
  await opened.document.insert(await packages(), "document", snapshot);
  expect(await footerText(opened)).toBe("某镇政府");
});

test("a protected document is not asked for footers, and refuses to be formatted", async () => {
  const opened = openWord({ paragraphs: ["正文。"] });
  opened.word.person.protect(true);
  expect(await opened.document.planFormat(NUMBERS)).toMatchObject({ changes: [], kept: [] });
  await expect(opened.document.format(NUMBERS)).rejects.toMatchObject({ code: "AccessDenied" });
  expect(footers(opened)).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  "a fault in round trip %i of numbering pages: the number is there, or the footer is empty and that is told",
  async (sync) => {
    const opened = openWord({ paragraphs: ["正文。"] });
    opened.word.faults.add({ sync, error: "GeneralException", after: "all" });
    const outcome = await opened.document.format(NUMBERS).catch(() => null);
    opened.word.faults.clear();
    const text = await footerText(opened);
    expect(["", "— 1 —"]).toContain(text);
    if (outcome) expect(outcome.left.length).toBe(text === "" ? 1 : 0);
  },
);
