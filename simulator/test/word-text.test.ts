import { createWord, type SimulatedWord } from "../node-word";
import { openDocument } from "../word/document";
import { person } from "../word/person";

const lines = ["一、工作进展", "全镇发放宣传材料2万余份，清理垃圾570余吨。", "二、下一步打算", "再发放折页4000份。"];

function word(options: Parameters<typeof createWord>[0] = {}): SimulatedWord {
  return createWord({ paragraphs: lines, ...options });
}

/** What is in the file that a person would get now. */
function saved(simulated: SimulatedWord): readonly string[] {
  return person(openDocument(simulated.docx())).paragraphs();
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  return "no error";
}

test("a document is read paragraph by paragraph, and only what was loaded", async () => {
  const { Word, Office } = word();
  await Word.run(async (context) => {
    const { paragraphs } = context.document.body;
    paragraphs.load("items/text");
    await context.sync();
    expect(paragraphs.items.map((one) => one.text)).toEqual(lines);
    expect(() => paragraphs.items[0]?.alignment).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
  });
  expect(Office.context.requirements.isSetSupported("WordApi", "1.3")).toBe(true);
  expect(Office.context.requirements.isSetSupported("WordApi", "1.4")).toBe(false);
});

test("paragraphs put before, after, at the start and at the end stand there in the saved file", async () => {
  const simulated = word();
  await simulated.Word.run(async (context) => {
    const { body } = context.document;
    body.insertParagraph("标题", "Start");
    body.insertParagraph("落款", "End");
    const second = body.paragraphs;
    second.load("items");
    await context.sync();
    second.items[2]?.insertParagraph("插在后面", "After");
    second.items[1]?.insertParagraph("插在前面", "Before");
    await context.sync();
  });
  expect(saved(simulated)).toEqual(["标题", "插在前面", lines[0], lines[1], "插在后面", lines[2], lines[3], "落款"]);
});

test("replacing a found figure keeps the words around it and the look of the figure", async () => {
  const simulated = word();
  await simulated.Word.run(async (context) => {
    const hits = context.document.body.search("570余");
    hits.load("items");
    await context.sync();
    const [hit] = hits.items;
    if (hit) hit.font.bold = true;
    const put = hit?.insertText("600余", "Replace");
    put?.load("text,font/bold,font/name");
    await context.sync();
    expect([put?.text, put?.font.bold, put?.font.name]).toEqual(["600余", true, "宋体"]);
  });
  expect(saved(simulated)[1]).toBe("全镇发放宣传材料2万余份，清理垃圾600余吨。");
});

test("a hit stays where it is while text before it grows, and several syncs later", async () => {
  const simulated = word();
  await simulated.Word.run(async (context) => {
    const hits = context.document.body.search("570余吨");
    hits.load("items");
    await context.sync();
    context.document.body.paragraphs.getFirst().insertText("（汇报稿）", "End");
    simulated.person.edit(1, "今年以来，全镇发放宣传材料2万余份，清理垃圾570余吨。");
    await context.sync();
    hits.items[0]?.insertText("600吨", "Replace");
    await context.sync();
  });
  expect(saved(simulated).slice(0, 2)).toEqual(["一、工作进展（汇报稿）", "今年以来，全镇发放宣传材料2万余份，清理垃圾600吨。"]);
});

test("search has Word's options: case, whole words, wildcards; it finds nothing across paragraphs", async () => {
  const { Word } = createWord({ paragraphs: ["ABC abc abcd", "旗牌175块、标语160条", "块标语"] });
  await Word.run(async (context) => {
    const { body } = context.document;
    const searches = [
      body.search("abc"),
      body.search("abc", { matchCase: true }),
      body.search("abc", { matchCase: true, matchWholeWord: true }),
      body.search("[0-9]{3}[块条]", { matchWildcards: true }),
      body.search("条块"),
    ];
    for (const search of searches) search.load("items/text");
    await context.sync();
    expect(searches.map((search) => search.items.map((one) => one.text))).toEqual([["ABC", "abc", "abc"], ["abc", "abc"], ["abc"], ["175块", "160条"], []]);
  });
});

test("formats are read through styles and written where they belong", async () => {
  const simulated = word();
  await simulated.Word.run(async (context) => {
    const first = context.document.body.paragraphs.getFirst();
    first.styleBuiltIn = "Heading1";
    first.load("style,styleBuiltIn,outlineLevel,font/size,font/bold,spaceBefore");
    const second = first.getNext();
    second.firstLineIndent = 32;
    second.lineSpacing = 28.9;
    second.alignment = "Centered";
    second.font.name = "仿宋_GB2312";
    second.font.size = 16;
    second.load("firstLineIndent,lineSpacing,alignment,font/name,font/size");
    await context.sync();
    expect(first.toJSON()).toMatchObject({ style: "标题 1", styleBuiltIn: "Heading1", outlineLevel: 1, spaceBefore: 12, font: { size: 22, bold: true } });
    expect(second.toJSON()).toMatchObject({ firstLineIndent: 32, lineSpacing: 28.9, alignment: "Centered", font: { name: "仿宋_GB2312", size: 16 } });
  });
  const xml = new TextDecoder().decode(openDocument(simulated.docx()).pkg.bytes("word/document.xml") ?? undefined);
  expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  expect(xml).not.toContain("sim:mark");
});

test("what is not there is ItemNotFound, what makes no sense InvalidArgument, what is too new is not found", async () => {
  const { Word } = word();
  const run = (work: (context: Word.RequestContext) => void): Promise<string> =>
    codeOf(() =>
      Word.run(async (context) => {
        work(context);
        await context.sync();
      }),
    );
  expect(await run((context) => context.document.contentControls.getById(12).load("text"))).toBe("ItemNotFound");
  expect(await run((context) => context.document.contentControls.getFirst().load("text"))).toBe("ItemNotFound");
  expect(await run((context) => void (context.document.body.paragraphs.getFirst().style = "没有的样式"))).toBe("InvalidArgument");
  expect(await run((context) => context.document.body.insertText("文", "Before" as "Start"))).toBe("InvalidArgument");
  expect(await run((context) => context.document.body.search("长".repeat(256)).load("items"))).toBe("SearchStringInvalidOrTooLong");
  expect(await run((context) => context.document.load("changeTrackingMode"))).toBe("ApiNotFound");
});

test("a missing object of the OrNullObject kind says so and takes no harm", async () => {
  const { Word } = word();
  await Word.run(async (context) => {
    const none = context.document.contentControls.getByTag("XC05").getFirstOrNullObject();
    none.load("text");
    await context.sync();
    expect(none.isNullObject).toBe(true);
  });
});

test("a failing sync leaves what was done before it, or nothing; a closed document says that the session is over", async () => {
  const simulated = word();
  const draft = (): Promise<string> =>
    codeOf(() =>
      simulated.Word.run(async (context) => {
        context.document.body.insertParagraph("落款", "End");
        await context.sync();
      }),
    );
  simulated.faults.add({ sync: 1, error: "GeneralException" });
  expect(await draft()).toBe("GeneralException");
  expect(saved(simulated)).toEqual(lines);
  simulated.faults.add({ sync: 1, error: "GeneralException", after: "all" });
  expect(await draft()).toBe("GeneralException");
  expect(saved(simulated)).toEqual([...lines, "落款"]);
  simulated.state.closed = true;
  expect(await draft()).toBe("InvalidOrTimedOutSession");
});

test("the cursor and what a person selected are where an add-in inserts", async () => {
  const simulated = word();
  simulated.person.selectText("4000份");
  await simulated.Word.run(async (context) => {
    const selected = context.document.getSelection();
    selected.load("text");
    await context.sync();
    expect(selected.text).toBe("4000份");
    selected.insertText("5000份", "Replace");
    await context.sync();
  });
  simulated.person.cursorAfter(0);
  await simulated.Word.run(async (context) => {
    context.document.getSelection().insertText("情况", "End");
    await context.sync();
  });
  expect(saved(simulated)).toEqual(["一、工作进展情况", lines[1], lines[2], "再发放折页5000份。"]);
});

test("a document that was only read is still saved; one that was changed is not, until it is saved", async () => {
  const { Word, document } = createWord({ docx: word().docx() });
  const saved = (work: (context: Word.RequestContext) => void): Promise<boolean> =>
    Word.run(async (context) => {
      work(context);
      await context.sync();
      return document.saved;
    });
  const read = (context: Word.RequestContext): void => {
    context.document.body.paragraphs.load("items/text");
    context.document.body.search("份").load("items");
    context.document.body.getOoxml();
    context.document.body.select();
  };
  expect(await saved(read)).toBe(true);
  expect(await saved((context) => context.document.body.insertText("。", "End"))).toBe(false);
  expect(await saved((context) => context.document.save())).toBe(true);
});
