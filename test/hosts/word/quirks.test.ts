/** A Word that is less tidy than its documentation: drafts, refreshes, checks and formats come out right, or the person is told what did not. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { wordFailureOf, type Difference } from "../../../src/hosts/word";
import { wordQuirks, type WordQuirk } from "../../../simulator/word/quirks";
import { motley } from "../../../simulator/test/motley";
import { LINES, packages, snapshot } from "./made";
import { openWord, texts, type Opened } from "./town";

const ALL = new Set(FORMAT_RULES);
const MORE = { control: 0, tag: "HJ05", from: "570余吨", to: "610余吨" };
const QUIRKS: readonly (readonly [WordQuirk | "none", readonly WordQuirk[]])[] = [["none", []], ...wordQuirks.map((quirk) => [quirk, [quirk]] as const)];

const markup = ({ word }: Opened): string => strFromU8(unzipSync(word.docx())["word/document.xml"]!);
const sections = (opened: Opened): number =>
  (
    markup(opened)
      .replace(/<w:sectPrChange.*?<\/w:sectPrChange>/g, "")
      .match(/<w:sectPr[ >]/g) ?? []
  ).length;
/** Tags of the controls around each figure's control, outer ones first. */
function around(opened: Opened): string[] {
  const open: string[] = [];
  return [...markup(opened).matchAll(/<w:tag w:val="([^"]*)"\/>|<w:sdt>|<\/w:sdt>/g)].flatMap(([all, tag]) => {
    if (all === "</w:sdt>") open.pop();
    else if (all === "<w:sdt>") open.push("?");
    else open[open.length - 1] = tag ?? "";
    return tag === undefined ? [] : [open.join(" > ")];
  });
}

/** A document of several sections, a table, revisions, and a control of somebody's at its end. */
function somebodys(): Uint8Array {
  const parts = unzipSync(motley());
  const own = `<w:sdt><w:sdtPr><w:tag w:val="意见"/><w:id w:val="11"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>经办人签字</w:t></w:r></w:p></w:sdtContent></w:sdt>`;
  const text = strFromU8(parts["word/document.xml"]!);
  const at = text.lastIndexOf("<w:sectPr>");
  return zipSync({ ...parts, "word/document.xml": strToU8(text.slice(0, at) + own + text.slice(at)) });
}

/** The same document formatted by a tidy Word. */
async function tidy(docx: Uint8Array): Promise<readonly string[]> {
  const opened = openWord({ docx });
  await opened.document.format(ALL);
  return texts(opened);
}

describe.each(QUIRKS)("%s", (_, quirks) => {
  test.each(["LTSC 2021", "Microsoft 365"])("%s: a report below a document of somebody's, refreshed, checked and taken out again", async (requirementSet) => {
    const opened = openWord({ docx: somebodys(), quirks, requirementSet });
    const before = { texts: await texts(opened), around: around(opened), sections: sections(opened) };
    const { undo, wrong } = await opened.document.insert(await packages(), "end", snapshot);
    expect(wrong).toEqual([]);
    expect(await texts(opened)).toEqual([...before.texts, ...LINES]);
    expect(around(opened)).toEqual([...before.around, "HJ05", "XC01"]);
    expect(sections(opened)).toBe(before.sections);

    const { undo: back } = await opened.document.replace([{ ...MORE, control: 2 }], snapshot);
    expect((await texts(opened)).at(-1)).toBe("清理垃圾610余吨，制作旗牌175块。");
    expect((await texts(opened)).slice(0, before.texts.length)).toEqual(before.texts);
    expect(await opened.document.undo(back)).toMatchObject({ edited: 0, wrong: [], marked: false });
    expect(await texts(opened)).toEqual([...before.texts, ...LINES]);

    expect(await opened.document.undo(undo)).toEqual({ edited: 0, wrong: [], marked: false, resumed: true });
    expect(await texts(opened)).toEqual(before.texts);
    expect([around(opened), sections(opened)]).toEqual([before.around, before.sections]);
  });

  test("in place of everything, in several pieces: each paragraph in its style", async () => {
    const opened = openWord({ docx: somebodys(), quirks });
    const { wrong } = await opened.document.insert(await packages(300), "document", snapshot);
    expect(wrong).toEqual([]);
    expect(await texts(opened)).toEqual(LINES);
    expect([around(opened), sections(opened)]).toEqual([["HJ05", "XC01"], 1]);
    expect((await opened.document.planFormat(new Set(["fonts", "spacing", "indent"]))).changes).toEqual([]);
  });

  test("formatted, and back", async () => {
    const opened = openWord({ docx: somebodys(), quirks });
    const before = { texts: await texts(opened), around: around(opened), sections: sections(opened), plan: await opened.document.planFormat(ALL) };
    const { undo, wrong } = await opened.document.format(ALL);
    expect(wrong).toEqual([]);
    expect(await texts(opened)).toEqual(await tidy(somebodys()));
    expect([around(opened), sections(opened)]).toEqual([before.around, before.sections]);
    expect(await opened.document.undo(undo)).toMatchObject({ wrong: [] });
    expect(await texts(opened)).toEqual(before.texts);
    expect([around(opened), sections(opened)]).toEqual([before.around, before.sections]);
    expect((await opened.document.planFormat(ALL)).changes).toEqual(before.plan.changes);
  });
});

test("a document that ends in a heading keeps its style where Word loses that of the last paragraph", async () => {
  for (const styleBuiltIn of ["Heading1", "Title"] as const) {
    const opened = openWord({ paragraphs: ["第一段,半角标点", "附件"], quirks: ["last-style-lost"] });
    const styles = () =>
      opened.word.Word.run(async (context) => {
        const { paragraphs } = context.document.body;
        paragraphs.load("items/text,items/styleBuiltIn");
        await context.sync();
        return paragraphs.items.filter(({ text }) => text !== "").map((one) => one.styleBuiltIn);
      });
    await opened.word.Word.run(async (context) => {
      context.document.body.paragraphs.getLast().styleBuiltIn = styleBuiltIn;
      await context.sync();
    });
    expect(await opened.document.format(new Set(["punctuation"]))).toMatchObject({ wrong: [] });
    expect(await styles()).toEqual(["Normal", styleBuiltIn]);
  }
});

test("a Word that neither keeps the last style nor takes it afterwards: the paragraph is named", async () => {
  const opened = openWord({ paragraphs: ["第一段,半角标点", "附件"], quirks: ["last-style-lost"] });
  await opened.word.Word.run(async (context) => {
    context.document.body.paragraphs.getLast().styleBuiltIn = "Heading1";
    await context.sync();
  });
  opened.word.faults.refuse({ member: "Paragraph.StyleBuiltIn=", error: "InvalidArgument" });
  expect((await opened.document.format(new Set(["punctuation"]))).wrong).toEqual([{ what: "look", at: 2, text: "附件" }] satisfies Difference[]);
});

describe("figures in controls of somebody's, on a Word that does not hand out the inner ones", () => {
  const nested = async (quirks: readonly WordQuirk[]): Promise<Opened> => {
    const made = openWord();
    await made.document.insert(await packages(), "document", snapshot);
    await made.word.Word.run(async (context) => {
      context.document.body.insertContentControl().tag = "全文";
      await context.sync();
    });
    return openWord({ docx: made.word.docx(), quirks });
  };

  test("they are told, not called gone; nothing that would lose them is done", async () => {
    const opened = await nested(["child-controls-left-out"]);
    const before = markup(opened).replace(/<w:footerReference [^>]*\/>/g, "");
    const { figures, hidden } = await opened.document.read();
    expect(figures.filter(({ tag }) => tag !== "全文")).toEqual([]);
    expect(hidden).toEqual(["HJ05", "XC01"]);
    await expect(opened.document.format(ALL)).rejects.toMatchObject({ code: "Taizhang.Hidden" });
    expect(markup(opened).replace(/<w:footerReference [^>]*\/>/g, "")).toBe(before);
    const { undo } = await opened.document.insert(await packages(), "end", snapshot);
    expect(await opened.document.undo(undo).catch((error: unknown) => wordFailureOf(error).key)).toBe("large");
    expect(around(opened).slice(0, 3)).toEqual(["全文", "全文 > HJ05", "全文 > XC01"]);
  });

  test("a Word that hands them out formats such a document", async () => {
    const opened = await nested([]);
    expect((await opened.document.read()).hidden).toEqual([]);
    expect(await opened.document.format(ALL)).toMatchObject({ wrong: [] });
    expect(around(opened)).toEqual(["全文", "全文 > HJ05", "全文 > XC01"]);
  });

  test("a Word that cannot list its controls can be read all the same", async () => {
    const opened = await nested([]);
    opened.word.faults.add({ sync: 1, error: "GeneralException" });
    expect((await opened.document.read()).figures.map(({ tag }) => tag)).toContain("HJ05");
  });
});

describe("figures that Word does not replace as it should", () => {
  const withReport = async (quirks: readonly WordQuirk[] = []): Promise<Opened> => {
    const opened = openWord({ quirks });
    await opened.document.insert(await packages(), "document", snapshot);
    return opened;
  };
  const BOTH = [MORE, { control: 1, tag: "XC01", from: "175块", to: "190块" }];

  test("a Word that does nothing with Replace on a control takes it by the range inside", async () => {
    const opened = await withReport();
    opened.word.faults.refuse({ member: "ContentControl.InsertText" });
    const { undo } = await opened.document.replace(BOTH, snapshot);
    expect((await texts(opened)).at(-1)).toBe("清理垃圾610余吨，制作旗牌190块。");
    expect(await opened.document.undo(undo)).toMatchObject({ edited: 0, wrong: [] });
    expect(await texts(opened)).toEqual(LINES);
  });

  test("a Word that takes it neither way: nothing is changed, and the person is told", async () => {
    const opened = await withReport();
    opened.word.faults.refuse({ member: "ContentControl.InsertText" });
    opened.word.faults.refuse({ member: "Range.InsertText" });
    expect(await opened.document.replace(BOTH, snapshot).catch((error: unknown) => wordFailureOf(error).key)).toBe("content");
    expect(await texts(opened)).toEqual(LINES);
  });

  test("new text before the old one, and no way to take it back: what stands is told", async () => {
    const opened = await withReport(["control-replace-as-start"]);
    opened.word.faults.refuse({ member: "Range.InsertText" });
    const failure = await opened.document.replace([MORE], snapshot).catch((error: unknown) => wordFailureOf(error));
    expect(failure).toMatchObject({ key: "unrestored", wrong: [{ what: "text", at: 3, was: "570余吨" }] });
    expect((await texts(opened)).at(-1)).not.toBe(LINES.at(-1));
  });

  test("an undo that Word does not carry out is not called one", async () => {
    const opened = await withReport();
    const { undo } = await opened.document.replace([MORE], snapshot);
    opened.word.faults.refuse({ member: "ContentControl.InsertText" });
    opened.word.faults.refuse({ member: "Range.InsertText" });
    expect((await opened.document.undo(undo)).wrong).toEqual([{ what: "text", at: 3, was: "570余吨", now: "610余吨" }]);
  });
});
