/** Where real Word is less tidy than its documentation: what every Word does, and what some builds do. */
import { strFromU8, unzipSync } from "fflate";
import { createWord, type SimulatedWord, type WordOptions } from "../node-word";
import { motley } from "./motley";

const run = <T>(word: SimulatedWord, work: (context: Word.RequestContext) => T): Promise<T> =>
  word.Word.run(async (context) => {
    const result = work(context);
    await context.sync();
    return result;
  });
const part = (word: SimulatedWord, name = "word/document.xml"): string => strFromU8(unzipSync(word.docx())[name] ?? new Uint8Array());
const ooxmlOf = async (word: SimulatedWord): Promise<string> => (await run(word, (context) => context.document.body.getOoxml())).value;
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** A document of a paragraph and one in a control of its own, around it another where asked. */
async function withControls(options: WordOptions & { readonly nested?: boolean }): Promise<SimulatedWord> {
  const word = createWord({ paragraphs: ["甲", "570余吨"], ...options });
  await run(word, (context) => {
    const last = context.document.body.paragraphs.getLast();
    last.insertContentControl().tag = "外";
    if (options.nested) last.getRange("Content").insertContentControl().tag = "内";
  });
  return word;
}

describe("getOoxml", () => {
  const settings = `<w:trackRevisions/><w:evenAndOddHeaders/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>`;

  test("keeps back whether changes are tracked, the document is protected, odd and even pages differ", async () => {
    const ooxml = await ooxmlOf(createWord({ docx: motley({ settings }) }));
    expect(ooxml).toContain("<w:zoom");
    for (const name of ["trackRevisions", "documentProtection", "evenAndOddHeaders"]) expect(ooxml).not.toContain(name);
  });

  test("of a kinder Word hands them out", async () => {
    const ooxml = await ooxmlOf(createWord({ docx: motley({ settings }), quirks: ["settings-handed-out"] }));
    for (const name of ["trackRevisions", "documentProtection", "evenAndOddHeaders"]) expect(ooxml).toContain(name);
  });

  test("brings the headers of section breaks in the text, and they come back with it", async () => {
    const word = createWord({
      docx: motley({
        references: `<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rId3"/>`,
      }),
    });
    const ooxml = await ooxmlOf(word);
    expect(ooxml).toContain("某镇,内部");
    await run(word, (context) => context.document.body.insertOoxml(ooxml, "Replace"));
    const id = /<w:headerReference[^>]*r:id="(\w+)"/.exec(part(word))?.[1] ?? "";
    const target = new RegExp(`Id="${id}"[^>]*Target="/?(?:word/)?([^"]+)"`).exec(part(word, "word/_rels/document.xml.rels"))?.[1] ?? "";
    expect(part(word, `word/${target}`)).toContain("某镇,内部");
  });

  test("of a body that is one control has the control", async () => {
    const word = createWord({ paragraphs: ["甲", "乙"] });
    await run(word, (context) => (context.document.body.insertContentControl().tag = "全文"));
    expect(await ooxmlOf(word)).toContain('<w:tag w:val="全文"/>');
  });

  test.each([
    ["every Word", [], ["外", "内"]],
    ["Word on the web", ["child-controls-left-out"], ["外"]],
  ] as const)("of %s: controls in controls", async (_, quirks, tags) => {
    const ooxml = await ooxmlOf(await withControls({ nested: true, quirks }));
    expect([...ooxml.matchAll(/<w:tag w:val="([^"]*)"/g)].map((match) => match[1])).toEqual(tags);
    expect(ooxml).toContain("570余吨");
  });
});

describe("tracking of changes", () => {
  const modeOf = (word: SimulatedWord): Promise<string> =>
    word.Word.run(async (context) => {
      context.document.load("changeTrackingMode");
      await context.sync();
      return context.document.changeTrackingMode;
    });

  test("is asked for and not answered on some builds", async () => {
    const word = createWord({ requirementSet: "Microsoft 365", quirks: ["tracking-unreadable"] });
    await expect(modeOf(word)).rejects.toMatchObject({ code: "PropertyNotLoaded" });
    expect(await modeOf(createWord({ requirementSet: "Microsoft 365" }))).toBe("Off");
  });

  test("stays as it is on some builds, whatever is set", async () => {
    const word = createWord({ requirementSet: "Microsoft 365", quirks: ["tracking-unchanging"] });
    await run(word, (context) => (context.document.changeTrackingMode = "TrackAll"));
    expect(await modeOf(word)).toBe("Off");
  });

  test("is forced and cannot be ended where editing is restricted to it; writing is allowed", async () => {
    const settings = `<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>`;
    const word = createWord({ docx: motley({ settings }), requirementSet: "Microsoft 365" });
    expect(await modeOf(word)).toBe("TrackAll");
    await expect(run(word, (context) => (context.document.changeTrackingMode = "Off"))).rejects.toMatchObject({ code: "AccessDenied" });
    await run(word, (context) => context.document.body.insertText("补", "End"));
    expect(part(word)).toMatch(/<w:ins [^>]*><w:r>(?:(?!<\/w:ins>).)*补/);
  });
});

test.each([
  ["every Word", [], "610余吨"],
  ["some builds", ["control-replace-as-start"], "610余吨570余吨"],
] as const)("insertText with Replace on a control, %s", async (_, quirks, expected) => {
  const word = await withControls({ quirks });
  await run(word, (context) => context.document.contentControls.getByTag("外").getFirst().insertText("610余吨", "Replace"));
  expect(word.person.paragraphs()).toEqual(["甲", expected]);
  // A range in the control is replaced all the same.
  await run(word, (context) => context.document.contentControls.getByTag("外").getFirst().getRange("Content").insertText("700吨", "Replace"));
  expect(word.person.paragraphs()).toEqual(["甲", "700吨"]);
});

describe("body.insertOoxml", () => {
  const styled = async (quirks: WordOptions["quirks"]): Promise<readonly string[]> => {
    const source = createWord({ paragraphs: ["一", "二"] });
    await run(source, (context) => (context.document.body.styleBuiltIn = "Heading1"));
    const word = createWord({ quirks });
    const ooxml = await ooxmlOf(source);
    return word.Word.run(async (context) => {
      context.document.body.insertOoxml(ooxml, "Replace");
      context.document.body.paragraphs.load("items/text,items/style");
      await context.sync();
      return context.document.body.paragraphs.items.filter(({ text }) => text !== "").map(({ style }) => style);
    });
  };
  test("brings styles; on some builds the last paragraph loses its own", async () => {
    expect(await styled([])).toEqual(["标题 1", "标题 1"]);
    expect(await styled(["last-style-lost"])).toEqual(["标题 1", "正文"]);
  });

  const sections = (word: SimulatedWord): number => count(part(word).replace(/<w:sectPrChange.*?<\/w:sectPrChange>/g, ""), /<w:sectPr>|<w:sectPr /g);
  test.each([
    ["every Word", [], 3],
    ["some builds, which keep those of what went", ["sections-doubled"], 5],
  ] as const)("with Replace: section breaks, %s", async (_, quirks, expected) => {
    const word = createWord({ docx: motley(), quirks });
    expect(sections(word)).toBe(3);
    const ooxml = await ooxmlOf(word);
    await run(word, (context) => context.document.body.insertOoxml(ooxml, "Replace"));
    expect(sections(word)).toBe(expected);
  });

  test.each([
    ["every Word", [], "End", []],
    ["some builds", ["controls-nested"], "End", ["外"]],
    ["some builds, Replace", ["controls-nested"], "Replace", ["外"]],
  ] as const)("below a control at the end, %s", async (_, quirks, location, around) => {
    const word = await withControls({ quirks });
    const source = createWord({ paragraphs: ["新来的"] });
    const ooxml = await ooxmlOf(source);
    await run(word, (context) => context.document.body.insertOoxml(ooxml, location));
    const tags = await word.Word.run(async (context) => {
      const control = context.document.body.search("新来的").getFirst().parentContentControlOrNullObject;
      control.load("tag");
      await context.sync();
      return control.isNullObject ? [] : [control.tag];
    });
    expect(tags).toEqual(around);
    // What a person put there goes with Replace in any case.
    expect(word.person.text().includes("甲")).toBe(location === "End");
  });
});

test("a section break parts the document: the page setup stays before it, headers are those of the section before", async () => {
  const word = createWord({ paragraphs: ["第一节", "第二节"] });
  await run(word, (context) => {
    context.document.sections.getFirst().getFooter("Primary").insertText("— 1 —", "Replace");
    context.document.body.paragraphs.getFirst().insertBreak("SectionOdd", "After");
    context.document.body.insertBreak("SectionContinuous", "End");
  });
  expect(word.person.paragraphs()).toEqual(["第一节", "第二节", ""]);
  expect(count(part(word), /<w:footerReference/g)).toBe(1);
  expect([...part(word).matchAll(/<w:sectPr>.*?<\/w:sectPr>/g)].map(([xml]) => /<w:type w:val="(\w+)"/.exec(xml)?.[1] ?? "")).toEqual([
    "",
    "oddPage",
    "continuous",
  ]);
  const footers = await word.Word.run(async (context) => {
    const { sections } = context.document;
    sections.load("items");
    await context.sync();
    const found = sections.items.map((section) => section.getFooter("Primary"));
    for (const footer of found) footer.load("text");
    await context.sync();
    return found.map(({ text }) => text);
  });
  expect(footers).toEqual(["— 1 —", "— 1 —", "— 1 —"]);
});

test("sentences of a range are whole; of the cursor that in which it stands", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570吨。整治道路3处。另有2处", "尾。"] });
  const sentences = (): Promise<readonly string[]> =>
    word.Word.run(async (context) => {
      const found = context.document.getSelection().getTextRanges(["。"], false);
      found.load("items/text");
      await context.sync();
      return found.items.map(({ text }) => text);
    });
  word.person.select({ paragraph: 0, offset: 9 }, { paragraph: 0, offset: 9 });
  expect(await sentences()).toEqual(["整治道路3处。"]);
  word.person.select({ paragraph: 0, offset: 10 }, { paragraph: 1, offset: 1 });
  expect(await sentences()).toEqual(["整治道路3处。", "另有2处", "尾。"]);
});

test("footers of even pages fail on some builds where even pages have none of their own", async () => {
  const ask = (word: SimulatedWord): Promise<unknown> => run(word, (context) => context.document.sections.getFirst().getFooter("EvenPages").load("text"));
  await ask(createWord());
  await expect(ask(createWord({ quirks: ["absent-heads-refused"] }))).rejects.toMatchObject({ code: "GeneralException" });
  await ask(createWord({ docx: motley({ settings: "<w:evenAndOddHeaders/>" }), quirks: ["absent-heads-refused"] }));
});
