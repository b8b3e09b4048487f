import { createWord, type SimulatedWord } from "../node-word";

const lines = ["一、工作进展", "发放材料2万余份，清理垃圾570余吨。", "结尾"];

/** Binds words to a tag, as a drafted figure is. */
async function bind({ Word }: SimulatedWord, words: string, tag: string): Promise<number> {
  return Word.run(async (context) => {
    const hits = context.document.body.search(words);
    hits.load("items");
    await context.sync();
    const control = hits.items[0]?.insertContentControl();
    if (!control) throw new Error(`“${words}” is not there`);
    control.tag = tag;
    control.load("id");
    await context.sync();
    return control.id;
  });
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  return work().then(
    () => "no error",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}

test("figures are bound by tag, found again by tag and by id, and refreshed without touching the words", async () => {
  const word = createWord({ paragraphs: lines });
  const id = await bind(word, "2万余", "XC05");
  await bind(word, "570余", "HJ05");
  word.person.edit(1, "截至6月底，发放材料2万余份，清理垃圾570余吨，群众满意。");
  await word.Word.run(async (context) => {
    const all = context.document.contentControls;
    all.load("items/tag,items/text,items/title,items/appearance,items/cannotEdit,items/subtype");
    const byId = all.getById(id);
    byId.insertText("3万余", "Replace");
    byId.load("text,tag");
    await context.sync();
    expect(all.items.map((one) => [one.tag, one.text])).toEqual([
      ["XC05", "2万余"],
      ["HJ05", "570余"],
    ]);
    expect(all.items[0]).toMatchObject({ title: "", appearance: "BoundingBox", cannotEdit: false, subtype: "RichTextInline" });
    expect([byId.tag, byId.text]).toEqual(["XC05", "3万余"]);
  });
  expect(word.person.paragraphs()[1]).toBe("截至6月底，发放材料3万余份，清理垃圾570余吨，群众满意。");
});

test("a person who types over a figure stays inside of its control; the control tells the new text", async () => {
  const word = createWord({ paragraphs: lines });
  await bind(word, "570余", "HJ05");
  word.person.replace("570余", "800");
  await word.Word.run(async (context) => {
    const control = context.document.contentControls.getByTag("HJ05").getFirst();
    control.load("text");
    await context.sync();
    expect(control.text).toBe("800");
  });
});

test("a control is deleted with its text, or leaves it behind", async () => {
  const word = createWord({ paragraphs: lines });
  await bind(word, "2万余", "XC05");
  await bind(word, "570余", "HJ05");
  await word.Word.run(async (context) => {
    context.document.contentControls.getByTag("XC05").getFirst().delete(true);
    context.document.contentControls.getByTag("HJ05").getFirst().delete(false);
    const left = context.document.contentControls;
    left.load("items");
    await context.sync();
    expect(left.items).toEqual([]);
  });
  expect(word.person.paragraphs()[1]).toBe("发放材料2万余份，清理垃圾吨。");
});

test("a locked control refuses its content and keeps its text; unlocking it is allowed", async () => {
  const word = createWord({ paragraphs: lines });
  await bind(word, "2万余", "XC05");
  const first = (context: Word.RequestContext): Word.ContentControl => context.document.contentControls.getByTag("XC05").getFirst();
  await word.Word.run(async (context) => {
    first(context).cannotEdit = true;
    first(context).cannotDelete = true;
    await context.sync();
  });
  const write = (): Promise<string> =>
    codeOf(() =>
      word.Word.run(async (context) => {
        first(context).insertText("9", "Replace");
        await context.sync();
      }),
    );
  expect(await write()).toBe("AccessDenied");
  expect(
    await codeOf(() =>
      word.Word.run(async (context) => {
        context.document.body.clear();
        await context.sync();
      }),
    ),
  ).toBe("AccessDenied");
  expect(word.person.paragraphs()).toEqual(lines);
  await word.Word.run(async (context) => {
    first(context).cannotEdit = false;
    await context.sync();
  });
  expect(await write()).toBe("no error");
});

test("an empty control asks for its text, and what is typed takes the place of the question", async () => {
  const word = createWord({ paragraphs: ["共  份"] });
  await word.Word.run(async (context) => {
    const control = context.document.body.paragraphs.getFirst().getRange("Start").insertContentControl();
    control.tag = "empty";
    control.placeholderText = "请填写";
    control.load("text");
    await context.sync();
    expect(control.text).toBe("请填写");
    control.insertText("12", "Replace");
    control.load("text");
    await context.sync();
    expect(control.text).toBe("12");
  });
  expect(word.person.paragraphs()).toEqual(["12共  份"]);
});

test("whole paragraphs are wrapped as blocks, and a control inside is found through its parent", async () => {
  const word = createWord({ paragraphs: lines });
  await bind(word, "2万余", "XC05");
  await word.Word.run(async (context) => {
    const block = context.document.body.paragraphs.getFirst().getNext().insertContentControl();
    block.tag = "section";
    block.load("text,subtype");
    const inner = block.contentControls;
    inner.load("items/tag");
    const parent = context.document.contentControls.getByTag("XC05").getFirst().parentContentControl;
    parent.load("tag");
    await context.sync();
    expect(block.text).toBe(lines[1]);
    expect(block.subtype).toBe("RichTextParagraphs");
    expect(inner.items.map((one) => one.tag)).toEqual(["XC05"]);
    expect(parent.tag).toBe("section");
  });
});

test("selecting a figure shows it to the person; marking it colours its runs and nothing else", async () => {
  const word = createWord({ paragraphs: lines });
  await bind(word, "570余", "HJ05");
  await word.Word.run(async (context) => {
    const control = context.document.contentControls.getByTag("HJ05").getFirst();
    control.select();
    control.font.highlightColor = "#FFFF00";
    const selected = context.document.getSelection();
    selected.load("text,font/highlightColor");
    const paragraph = context.document.body.paragraphs.getFirst();
    paragraph.load("font/highlightColor");
    await context.sync();
    expect([selected.text, selected.font.highlightColor]).toEqual(["570余", "#FFFF00"]);
    expect(paragraph.font.highlightColor).toBeNull();
  });
});

test("events of content controls cannot be asked for with this office.js: when it learns them, the simulator must play them", () => {
  const { Word } = createWord({ requirementSet: "Microsoft 365" });
  const members = ["onDataChanged", "onDeleted", "onEntered", "onExited", "onSelectionChanged"];
  expect(members.filter((name) => name in Word.ContentControl.prototype)).toEqual([]);
  expect("onContentControlAdded" in Word.Document.prototype).toBe(false);
});
