import { strFromU8, unzipSync } from "fflate";
import { createWord, type SimulatedWord } from "../node-word";

function xml(word: SimulatedWord): string {
  return strFromU8(unzipSync(word.docx())["word/document.xml"] ?? new Uint8Array());
}

async function replace(word: SimulatedWord, words: string, by: string): Promise<void> {
  await word.Word.run(async (context) => {
    const hits = context.document.body.search(words);
    hits.load("items");
    await context.sync();
    hits.items[0]?.insertText(by, "Replace");
    await context.sync();
  });
}

test("a protected document can be read and refuses every change", async () => {
  const word = createWord({ paragraphs: ["正文"] });
  word.person.protect(true);
  const before = xml(word);
  const tries: readonly ((context: Word.RequestContext) => unknown)[] = [
    (context) => context.document.body.insertText("新", "End"),
    (context) => context.document.body.insertParagraph("新", "End"),
    (context) => context.document.body.clear(),
    (context) => context.document.body.paragraphs.getFirst().insertContentControl(),
    (context) => context.document.body.paragraphs.getFirst().delete(),
    (context) => (context.document.body.font.bold = true),
    (context) => (context.document.body.paragraphs.getFirst().alignment = "Right"),
    (context) => context.document.body.insertTable(1, 1, "End", [["1"]]),
    (context) => context.document.sections.getFirst().getFooter("Primary").insertText("1", "End"),
  ];
  for (const attempt of tries) {
    const change = word.Word.run(async (context) => {
      attempt(context);
      await context.sync();
    });
    await expect(change).rejects.toMatchObject({ code: "AccessDenied" });
  }
  await word.Word.run(async (context) => {
    context.document.body.load("text");
    await context.sync();
    expect(context.document.body.text).toBe("正文");
  });
  const added = await new Promise<Office.AsyncResult<Office.CustomXmlPart>>((resolve) => word.Office.context.document.customXmlParts.addAsync("<a/>", resolve));
  expect(added.status).toBe("failed");
  expect(xml(word)).toBe(before);
});

test("with changes tracked, new text is marked as inserted and old text as deleted, and both are in the text that an add-in reads", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨"], requirementSet: "Microsoft 365" });
  word.person.trackChanges(true);
  await replace(word, "570余", "600余");
  expect(xml(word)).toMatch(/<w:del [^>]*w:author="模拟用户"[^>]*><w:r>(?:<w:rPr[^>]*>.*?<\/w:rPr>)?<w:delText[^>]*>570余<\/w:delText><\/w:r><\/w:del>/);
  expect(xml(word)).toMatch(/<w:ins [^>]*><w:r><w:t[^>]*>600余<\/w:t><\/w:r><\/w:ins>/);
  await word.Word.run(async (context) => {
    const paragraph = context.document.body.paragraphs.getFirst();
    paragraph.load("text");
    context.document.load("changeTrackingMode");
    const [current, original] = [paragraph.getReviewedText("Current"), paragraph.getReviewedText("Original")];
    await context.sync();
    expect(paragraph.text).toBe("清理垃圾570余600余吨");
    expect([current.value, original.value]).toEqual(["清理垃圾600余吨", "清理垃圾570余吨"]);
    expect(context.document.changeTrackingMode).toBe("TrackAll");
    context.document.changeTrackingMode = "Off";
    await context.sync();
  });
  await replace(word, "600余", "700余");
  expect(xml(word)).not.toContain("600余");
});

test("a comment hangs on its words, survives the file and goes when it is deleted", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨"], requirementSet: "Microsoft 365" });
  await word.Word.run(async (context) => {
    const hits = context.document.body.search("570余");
    hits.load("items");
    await context.sync();
    hits.items[0]?.insertComment("台账合计为 600 吨");
    await context.sync();
  });
  const again = createWord({ docx: word.docx(), requirementSet: "Microsoft 365" });
  await again.Word.run(async (context) => {
    const comments = context.document.body.getComments();
    comments.load("items/content,items/authorName");
    await context.sync();
    const [comment] = comments.items;
    expect([comment?.content, comment?.authorName]).toEqual(["台账合计为 600 吨", "模拟用户"]);
    const range = comment?.getRange();
    range?.load("text");
    await context.sync();
    expect(range?.text).toBe("570余");
    comment?.delete();
    await context.sync();
  });
  expect(xml(again)).not.toContain("comment");
  expect(again.person.paragraphs()).toEqual(["清理垃圾570余吨"]);
});

test("comments come back with the markup that was taken before", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨"], requirementSet: "Microsoft 365" });
  await word.Word.run(async (context) => {
    context.document.body.paragraphs.getFirst().getRange("Content").insertComment("请核对");
    const markup = context.document.body.getOoxml();
    await context.sync();
    context.document.body.insertOoxml(markup.value, "Replace");
    const comments = context.document.body.getComments();
    comments.load("items/content");
    await context.sync();
    expect(comments.items.map((one) => one.content)).toEqual(["请核对"]);
  });
  // Those of the replaced text are gone with it.
  expect(strFromU8(unzipSync(word.docx())["word/comments.xml"] ?? new Uint8Array()).match(/<w:comment /g)).toHaveLength(1);
});

test("Word of LTSC 2021 has neither comments nor tracking in its interface", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨"] });
  const comment = word.Word.run(async (context) => {
    context.document.body.paragraphs.getFirst().getRange("Content").insertComment("请核对");
    await context.sync();
  });
  await expect(comment).rejects.toMatchObject({ code: "ApiNotFound" });
});

test("tables are read and written by value, grown and shrunk", async () => {
  const word = createWord({ paragraphs: ["前", "后"] });
  await word.Word.run(async (context) => {
    const table = context.document.body.paragraphs.getFirst().insertTable(2, 2, "After", [
      ["路段", "处数"],
      ["石大路", "128"],
    ]);
    table.addRows("End", 1, [["红园路", "26"]]);
    table.getCell(1, 1).value = "130";
    table.headerRowCount = 1;
    table.load("values,rowCount,headerRowCount");
    const cell = table.getCell(2, 0);
    cell.body.paragraphs.getFirst().load("tableNestingLevel,text");
    await context.sync();
    expect(table.values).toEqual([
      ["路段", "处数"],
      ["石大路", "130"],
      ["红园路", "26"],
    ]);
    expect([table.rowCount, table.headerRowCount]).toEqual([3, 1]);
    table.deleteRows(1, 1);
    table.load("values");
    context.document.body.load("text");
    await context.sync();
    expect(table.values).toEqual([
      ["路段", "处数"],
      ["红园路", "26"],
    ]);
    expect(context.document.body.text).toBe("前\r路段\t处数\r红园路\t26\r后");
  });
});

test("properties of the document are read and written, a person's own as well", async () => {
  const word = createWord();
  await word.Word.run(async (context) => {
    const { properties } = context.document;
    properties.title = "半年汇报";
    properties.customProperties.add("口径", "2024H1");
    await context.sync();
  });
  const again = createWord({ docx: word.docx() });
  await again.Word.run(async (context) => {
    const { properties } = context.document;
    properties.load("title");
    const own = properties.customProperties.getItemOrNullObject("口径");
    own.load("value");
    await context.sync();
    expect([properties.title, own.value]).toEqual(["半年汇报", "2024H1"]);
  });
});
