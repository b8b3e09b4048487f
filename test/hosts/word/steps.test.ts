/** Each step in Word: whole or not at all, and taken back by our own record. */
import { wordFailureOf, openDocument, type OpenDocument } from "../../../src/hosts/word";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { writeReport } from "../../../src/formats/docx";
import { strFromU8, unzipSync } from "fflate";
import { emptyResult } from "../../builders/drafts";
import { facts, LINES, packages, report, snapshot } from "./made";
import { openWord, texts, type Opened } from "./town";

const ALL = new Set(FORMAT_RULES);
const MORE = { control: 0, tag: "HJ05", from: "570余吨", to: "610余吨" };
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => wordFailureOf(error).key,
  );

async function withReport(options: Parameters<typeof openWord>[0] = {}): Promise<Opened> {
  const opened = openWord(options);
  await opened.document.insert(await packages(), "document", snapshot);
  return opened;
}

test("the report goes in as several requests where one would be too large, and reads the same", async () => {
  const opened = openWord();
  const pieces = await packages(300);
  expect(pieces.length).toBeGreaterThan(1);
  await opened.document.insert(pieces, "document", snapshot);
  expect(await texts(opened)).toEqual(LINES);
});

test("the document is read once before the report goes in, and once after", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  const pieces = await packages();
  opened.word.counters.logging = true;
  await opened.document.insert(pieces, "end", snapshot);
  const steps = opened.word.counters.log.filter((entry) => /^Body\.(?:GetOoxml|InsertOoxml)$/.test(entry));
  expect(steps).toEqual(["Body.GetOoxml", "Body.InsertOoxml", "Body.GetOoxml"]);
});

test("inserted into a document with styles of its own, the report keeps the look of an official document", async () => {
  const { document } = await withReport();
  expect((await document.planFormat(ALL)).changes.filter(({ rule }) => rule !== "page")).toEqual([]);
});

test("a document with a table and controls of its own keeps them: below them, at the cursor, at a refresh", async () => {
  const opened = openWord({ paragraphs: ["客户名称：某公司", "结尾。"] });
  const { Word } = opened.word;
  await Word.run(async (context) => {
    const own = context.document.body.paragraphs.getFirst().search("某公司").getFirst().insertContentControl();
    own.tag = "客户";
    context.document.body.paragraphs.getFirst().insertTable(2, 2, "After", [
      ["项目", "数量"],
      ["甲", "3"],
    ]);
    await context.sync();
  });
  const before = await texts(opened);
  await opened.document.insert(await packages(), "end", snapshot);
  expect(await texts(opened)).toEqual([...before, ...LINES]);
  const { figures } = await opened.document.read();
  expect(figures.map(({ tag }) => tag)).toEqual(["客户", "HJ05", "XC01"]);
  const { undo: record } = await opened.document.replace([{ ...MORE, control: 1 }], snapshot);
  expect((await texts(opened)).slice(0, before.length)).toEqual(before);
  expect((await texts(opened)).join()).toContain("清理垃圾610余吨，制作旗牌175块。");
  await opened.document.undo(record);
  expect(await texts(opened)).toEqual([...before, ...LINES]);
});

test("the cursor in a table is no place for a report", async () => {
  const opened = openWord({ paragraphs: ["上文。"] });
  await opened.word.Word.run(async (context) => {
    context.document.body.insertTable(1, 1, "End", [["格内"]]);
    await context.sync();
  });
  opened.word.person.selectText("格内");
  const before = await texts(opened);
  expect(await codeOf(opened.document.insert(await packages(), "cursor", snapshot))).toBe("place");
  expect(await texts(opened)).toEqual(before);
});

test("nothing is written into a protected document, and the person is told so", async () => {
  const opened = await withReport();
  opened.word.person.protect(true);
  const steps: ((document: OpenDocument) => Promise<unknown>)[] = [
    async (document) => document.insert(await packages(), "end", snapshot),
    (document) => document.replace([MORE], snapshot),
    (document) => document.format(ALL),
  ];
  for (const step of steps) expect(await codeOf(step(opened.document))).toBe("protected");
  expect(await texts(opened)).toEqual(LINES);
});

test("a locked figure is told as locked", async () => {
  const opened = await withReport();
  await opened.word.Word.run(async (context) => {
    context.document.contentControls.getByTag("HJ05").getFirst().cannotEdit = true;
    await context.sync();
  });
  expect((await opened.document.read()).figures.map(({ tag, locked }) => [tag, locked])).toEqual([
    ["HJ05", true],
    ["XC01", false],
  ]);
});

test("with track changes on, a refreshed figure is a revision, read as the new figure, and put back by undo", async () => {
  const opened = await withReport();
  opened.word.person.trackChanges(true);
  const { undo: record, tracked } = await opened.document.replace([MORE], snapshot);
  expect(tracked).toBe(true);
  const { figures } = await opened.document.read();
  expect(figures.map(({ text }) => text)).toEqual(["610余吨", "175块"]);
  // The figures are as before, the marks of the change and of undoing it are there: the person is told so.
  expect(await opened.document.undo(record)).toMatchObject({ edited: 0, wrong: [], marked: true });
  expect((await opened.document.read()).figures.map(({ text }) => text)).toEqual(["570余吨", "175块"]);
});

test("with track changes on, formatting would mark the whole text as revised: at the floor it is refused", async () => {
  const opened = openWord({ paragraphs: ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."] });
  opened.word.person.trackChanges(true);
  const before = await texts(opened);
  expect(await codeOf(opened.document.format(ALL))).toBe("tracked");
  expect(await texts(opened)).toEqual(before);
});

test("where Word lets us, tracking pauses while the format is set, and goes on after", async () => {
  const opened = openWord({ paragraphs: ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."], requirementSet: "Microsoft 365" });
  opened.word.person.trackChanges(true);
  expect(await opened.document.format(ALL)).toMatchObject({ wrong: [], resumed: true });
  expect(await texts(opened)).toEqual(["关于创建的汇报", "一、工作进展", "清理垃圾，成效明显。"]);
  expect(strFromU8(unzipSync(opened.word.docx())["word/settings.xml"]!)).toContain("trackRevisions");
  expect(strFromU8(unzipSync(opened.word.docx())["word/document.xml"]!)).not.toMatch(/<w:(?:ins|del) /);
});

test("format: what was taken and what this Word does not take are told apart; undo restores text and look", async () => {
  const opened = openWord({ paragraphs: ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."] });
  const before = (await opened.document.planFormat(ALL)).changes;
  const { done, left, undo } = await opened.document.format(ALL);
  expect(await texts(opened)).toEqual(["关于创建的汇报", "一、工作进展", "清理垃圾，成效明显。"]);
  expect(done.length + left.length).toBe(before.length);
  expect(new Set(left.map(({ rule }) => rule))).toEqual(new Set(["page"]));
  await opened.document.undo(undo);
  expect(await texts(opened)).toEqual(["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."]);
  expect((await opened.document.planFormat(ALL)).changes).toEqual(before);
});

test.each(Array.from({ length: 14 }, (_, i) => i + 1))(
  "a fault in round trip %i of formatting: the text is as it was, or formatted with a way back",
  async (sync) => {
    const lines = ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."];
    const opened = openWord({ paragraphs: lines });
    opened.word.faults.add({ sync, error: "GeneralException", after: "all" });
    const outcome = await opened.document.format(ALL).catch(() => null);
    opened.word.faults.clear();
    if (!outcome) return expect(await texts(opened)).toEqual(lines);
    expect(await texts(opened)).toEqual(["关于创建的汇报", "一、工作进展", "清理垃圾，成效明显。"]);
    await opened.document.undo(outcome.undo);
    expect(await texts(opened)).toEqual(lines);
  },
);

test("a rule that is switched off stays off", async () => {
  const opened = openWord({ paragraphs: ["关于创建的汇报", "清理垃圾,成效明显."] });
  await opened.document.format(new Set(FORMAT_RULES.filter((rule) => rule !== "punctuation")));
  expect(await texts(opened)).toEqual(["关于创建的汇报", "清理垃圾,成效明显."]);
});

test("undo refuses to throw away what somebody wrote since", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  const { undo: record } = await opened.document.insert(await packages(), "end", snapshot);
  opened.word.person.replace("工作进展", "工作成效");
  expect(await codeOf(opened.document.undo(record))).toBe("changed");
  expect((await texts(opened)).join()).toContain("工作成效");
});

test("a figure that was edited between looking and refreshing stops the refresh before anything is changed", async () => {
  const opened = await withReport();
  opened.word.person.replace("175块", "180块");
  const both = [MORE, { control: 1, tag: "XC01", from: "175块", to: "190块" }];
  expect(await codeOf(opened.document.replace(both, snapshot))).toBe("changed");
  expect((await texts(opened)).at(-1)).toBe("清理垃圾570余吨，制作旗牌180块。");
});

test("a figure that the ledgers no longer have is highlighted, its text stays, and undo takes the highlight away", async () => {
  const opened = await withReport();
  const colour = () =>
    opened.word.Word.run(async (context) => {
      const [control] = [context.document.contentControls.getByTag("HJ05").getFirst()];
      control.load("font/highlightColor");
      await context.sync();
      return control.font.highlightColor;
    });
  const before = await colour();
  const { undo: record } = await opened.document.replace([{ ...MORE, to: null }], snapshot);
  expect(await texts(opened)).toEqual(LINES);
  expect(await colour()).toBe("#FFFF00");
  await opened.document.undo(record);
  expect(await colour()).toBe(before);
});

describe.each([0, "all"] as const)("a fault after %s actions of any round trip", (after) => {
  test.each([1, 2, 3, 4, 5])("in round trip %i of a refresh leaves all figures old or all new", async (sync) => {
    const opened = await withReport();
    opened.word.faults.add({ sync, error: "GeneralException", after });
    const both = [MORE, { control: 1, tag: "XC01", from: "175块", to: "190块" }];
    const outcome = await codeOf(opened.document.replace(both, snapshot));
    opened.word.faults.clear();
    expect((await texts(opened)).at(-1)).toBe(outcome === "done" ? "清理垃圾610余吨，制作旗牌190块。" : LINES[2]);
  });

  test.each([1, 2, 3, 4, 5, 6])("in round trip %i of an insertion leaves the document as it was, or whole", async (sync) => {
    const opened = openWord({ paragraphs: ["原有内容。"] });
    opened.word.faults.add({ sync, error: "GeneralException", after });
    const outcome = await codeOf(packages(300).then((pieces) => opened.document.insert(pieces, "end", snapshot)));
    opened.word.faults.clear();
    expect(await texts(opened)).toEqual(outcome === "done" ? ["原有内容。", ...LINES] : ["原有内容。"]);
  });
});

test.each([
  ["LTSC 2021", "highlights"],
  ["LTSC 2024", "comments"],
  ["Microsoft 365", "comments"],
])("marks in %s are %s, and go without a trace", async (requirementSet, kind) => {
  const opened = await withReport({ requirementSet });
  const places = [{ paragraph: 2, whole: LINES[2]!, start: 4, end: 9, message: "台账是 610余吨" }];
  const look = async () => (await opened.document.planFormat(ALL)).changes.length;
  const before = await look();
  const marks = await opened.document.mark(places);
  expect([marks.kind, marks.missed]).toEqual([kind, 0]);
  expect(await opened.document.unmark(marks)).toBe(1);
  expect(await look()).toBe(before);
  expect(await texts(opened)).toEqual(LINES);
});

test("where the requirement set promises comments and this office.js has none, places are highlighted", async () => {
  const { word } = await withReport({ requirementSet: "LTSC 2024" });
  // Some builds of office.js lack members of a set that the host says it has.
  class Bare extends word.Word.Range {}
  Object.defineProperty(Bare.prototype, "insertComment", { value: undefined });
  const bare = openDocument({ word: { ...word.Word, run: word.Word.run, Range: Bare }, office: word.Office });
  expect(bare.comments).toBe(false);
  const marks = await bare.mark([{ paragraph: 2, whole: LINES[2]!, start: 4, end: 9, message: "台账是 610余吨" }]);
  expect(marks.kind).toBe("highlights");
});

test("the whole report opens as a document of its own, byte for byte; above 4 MB the person is told before Word is asked", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  const docx = await writeReport(report, emptyResult({ facts }));
  await opened.document.openAsNew(docx);
  expect(opened.word.host.opened.map((bytes) => bytes && Buffer.compare(bytes, docx))).toEqual([0]);
  expect(await texts(opened)).toEqual(["原有内容。"]);
  expect(await codeOf(opened.document.openAsNew(new Uint8Array(4_000_001)))).toBe("too-large");
  expect(opened.word.host.opened.length).toBe(1);
});

test("a click goes to the figure, the second of two that read the same too, and after paragraphs were added above", async () => {
  const opened = openWord({ paragraphs: ["首段。", "清理3处，另有3处。"] });
  const selected = () =>
    opened.word.Word.run(async (context) => {
      const selection = context.document.getSelection();
      const before = selection.paragraphs.getFirst().getRange("Start").expandTo(selection);
      selection.load("text");
      before.load("text");
      await context.sync();
      return [selection.text, before.text];
    });
  const place = { paragraph: 1, whole: "清理3处，另有3处。", start: 7, end: 9 };
  await opened.document.goTo(place);
  expect(await selected()).toEqual(["3处", "清理3处，另有3处"]);
  await opened.word.Word.run(async (context) => {
    context.document.body.paragraphs.getFirst().insertParagraph("新加的一段。", "Before");
    await context.sync();
  });
  await opened.document.goTo(place);
  expect(await selected()).toEqual(["3处", "清理3处，另有3处"]);
  expect(await codeOf(opened.document.goTo({ ...place, whole: "早已删去的话12345。", start: 5, end: 8 }))).toBe("place");
});
