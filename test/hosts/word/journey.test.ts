/** From the town's workbook into a document and on: what a clerk does with a report in Word. */
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { sectionsOfBlocks } from "../../../src/formats/docx/sections";
import { checkDocument, checkLines, insert, refreshPlan, refresh } from "../../../src/taskpane/word/steps";
import { choices, corrected, golden, openWord, texts, townEngine, type Opened, refreshRows } from "./town";

const engine = townEngine();
const whole = golden("汇报材料");

async function inserted(opened: Opened): Promise<void> {
  await insert(opened.document, await engine, "document", null);
}

test("the report that is inserted is the golden report, every figure in a content control, the snapshot with it", async () => {
  const opened = openWord();
  const { facts } = await insert(opened.document, await engine, "document", null);
  expect((await texts(opened)).slice(0, whole.length)).toEqual(whole);
  const { figures, snapshot } = await opened.document.read();
  expect(new Set(figures.map(({ tag }) => tag)).size).toBe(facts);
  expect(snapshot).toContain("urn:taizhang:result");
});

test("right after, nothing is to be refreshed, no figure differs, and only the page is to be formatted", async () => {
  const opened = openWord();
  await inserted(opened);
  expect(new Set((await refreshRows(opened.document, await engine)).map(({ state }) => state))).toEqual(new Set(["same"]));
  const text = await opened.document.read();
  const lines = checkLines(text, await checkDocument(await engine, text, "zh-CN"));
  expect(lines.filter(({ state }) => state === "differs")).toEqual([]);
  expect(lines.filter(({ state }) => state === "matched").length).toBeGreaterThan(100);
  const { changes } = await opened.document.planFormat(new Set(FORMAT_RULES));
  expect(changes.filter(({ rule }) => rule !== "page")).toEqual([]);
});

test("a refresh knows whose and which period's figures the document was written with", async () => {
  const opened = openWord();
  await inserted(opened);
  const written = { town: "清禾镇", period: "2024年上半年" };
  expect((await refreshPlan(opened.document, await engine)).written).toEqual(written);
  const of = async (period: string) => {
    const other = await townEngine();
    await other.ask("run", { choices: { ...choices, period }, locale: "zh-CN" });
    return other;
  };
  const may = await of("2024-05");
  const plan = await refreshPlan(opened.document, may);
  expect(plan.written).toEqual(written);
  // Some figures of May among those of half a year: the document is still of that.
  await refresh(opened.document, may, plan.rows.filter(({ state }) => state === "change").slice(0, 3));
  expect((await refreshPlan(opened.document, may)).written).toEqual(written);
  const year = await of("2024");
  await refresh(opened.document, year, (await refreshPlan(opened.document, year)).rows);
  expect((await refreshPlan(opened.document, year)).written).toEqual({ ...written, period: "2024年" });
});

test("when a ledger changes, exactly its figures change; edited words and a figure that a person typed stay; undo restores", async () => {
  const opened = openWord();
  await inserted(opened);
  const { person } = opened.word;
  person.replace("让创建要求看得见、读得懂", "群众都说好");
  const typed = (await opened.document.read()).figures.find(({ tag }) => tag === "ZY04")!;
  person.replace(typed.text, "920名");
  const read = await opened.document.read();
  const before = read.paragraphs.map(({ text }) => text);

  const later = await townEngine(await corrected());
  const plan = await refreshRows(opened.document, later);
  const byState = (state: string) => plan.filter((line) => line.state === state);
  expect(byState("change").map(({ tag }) => tag)).toContain("HJ05");
  expect(byState("typed")).toMatchObject([{ tag: "ZY04", old: "920名", ours: typed.text, fresh: typed.text }]);

  const { undo: record } = await refresh(opened.document, later, byState("change"));
  const changes = byState("change").map((line) => ({ ...read.figures[line.index]!, fresh: line.fresh! }));
  const expected = before.map((text, i) =>
    changes
      .filter(({ paragraph }) => paragraph === i)
      .sort((one, other) => other.start - one.start)
      .reduce((now, { start, end, fresh }) => now.slice(0, start) + fresh + now.slice(end), text),
  );
  const after = (await opened.document.read()).paragraphs.map(({ text }) => text);
  expect(after).toEqual(expected);
  expect(after).not.toEqual(before);
  expect(after.join()).toContain("群众都说好");
  expect(after.join()).toContain("注册志愿者920名");
  const again = await refreshRows(opened.document, later);
  expect(again.filter(({ state }) => state === "change")).toEqual([]);
  expect(again.filter(({ state }) => state === "typed").map(({ tag }) => tag)).toEqual(["ZY04"]);

  expect(await opened.document.undo(record)).toMatchObject({ edited: 0, wrong: [] });
  expect((await opened.document.read()).paragraphs.map(({ text }) => text)).toEqual(before);
  expect((await refreshRows(opened.document, later)).filter(({ state }) => state === "change").map(({ tag }) => tag)).toEqual(
    byState("change").map(({ tag }) => tag),
  );
});

test("one section goes below the paragraph with the cursor and leaves the rest as it is", async () => {
  const opened = openWord({ paragraphs: ["我的开头。", "我的结尾。"] });
  opened.word.person.cursorAfter(0);
  const { blocks } = await (await engine).ask("draft", { choices });
  const section = sectionsOfBlocks({ blocks }).find(({ title }) => title.includes("志愿服务"))!;
  const {
    outcome: { undo: record },
  } = await insert(opened.document, await engine, "cursor", section.at);
  const now = await texts(opened);
  expect(now[0]).toBe("我的开头。");
  expect(now.at(-1)).toBe("我的结尾。");
  expect(now[1]).toBe(section.title);
  expect(now.slice(1, -1)).toEqual(whole.slice(whole.indexOf(section.title), whole.indexOf(section.title) + now.length - 2));
  await opened.document.undo(record);
  expect(await texts(opened)).toEqual(["我的开头。", "我的结尾。"]);
});

test("appended, the report comes below what is there; undo leaves what was there", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  const {
    outcome: { undo: record },
  } = await insert(opened.document, await engine, "end", null);
  expect((await texts(opened)).slice(0, 3)).toEqual(["原有内容。", ...whole.slice(0, 2)]);
  await opened.document.undo(record);
  expect(await texts(opened)).toEqual(["原有内容。"]);
  expect((await opened.document.read()).snapshot).toBeNull();
});
