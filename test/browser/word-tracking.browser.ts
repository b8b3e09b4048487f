/** The pane in a Word that tracks changes, is protected, or is less tidy than its documentation: what it offers then, and what it says. */
import { noticeOf, open, paragraphs, settled, toTab, type Opened } from "./word-pane";

const LINES = ["关于文明创建的汇报", "一.工作进展", "今年以来,清理垃圾570余吨."];
const FORMATTED = ["关于文明创建的汇报", "一、工作进展", "今年以来，清理垃圾570余吨。"];

let opened: Opened;
afterEach(() => opened.word.close());

async function withLines(): Promise<void> {
  opened = await open();
  await opened.word.simulator((handle, texts: string[]) => handle.write(texts), LINES);
  await toTab(opened.pane, "format");
}

const markup = () => opened.word.simulator((handle) => handle.xml() ?? "");
const doc = async () => (await markup()).replace(/<w:footerReference [^>]*\/>/g, "");

test("修订 on in Word 2021: formatting is refused with what to do, the copy is offered, the text stands once", async () => {
  await withLines();
  const { word, pane } = opened;
  await word.simulator((handle) => handle.trackChanges(true));
  await pane.click('[data-rule="page"]');
  expect(await pane.$('[data-testid="format-copy"]')).toBeNull();
  const before = await doc();
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("修订是打开的，整篇排版或恢复会让全文变成两份，所以文档没有改动");
  expect(await doc()).toBe(before);
  await pane.click('[data-testid="format-copy"]');
  expect(await noticeOf(opened)).toContain("已在新文档中打开排好版的副本");
  expect(await doc()).toBe(before);
  await word.simulator((handle) => handle.trackChanges(false));
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("已排版");
  expect(await paragraphs(opened)).toEqual(FORMATTED);
  expect(word.problems).toEqual([]);
});

test("where nobody can tell whether changes are tracked, only the copy is offered, until the clerk looks again", async () => {
  await withLines();
  const { word, pane } = opened;
  await word.simulator((handle) => {
    handle.controller.host.faults.refuse({ member: "Range.GetOoxml", error: "GeneralException" });
    handle.controller.host.commonApi.failNext("getFile");
  });
  const before = await doc();
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("看不出修订是不是打开的");
  expect(await doc()).toBe(before);
  expect(await pane.$('[data-testid="format"]')).toBeNull();
  expect(await pane.textContent('[data-testid="only-copy"]')).toContain("请打开排好版的副本");
  await pane.click('[data-testid="format-copy"]');
  expect(await noticeOf(opened)).toContain("已在新文档中打开排好版的副本");
  await word.simulator((handle) => handle.controller.host.faults.clear());
  await pane.click('[data-testid="plan-format"]');
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("已排版");
});

test("an undo that Word does not carry out is told with the place, never called done", async () => {
  await withLines();
  const { word, pane } = opened;
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("已排版");
  await settled(pane);
  await word.simulator((handle) => handle.controller.host.faults.refuse({ member: "Body.InsertOoxml" }));
  await pane.click('[data-testid="undo"]');
  const said = await noticeOf(opened);
  expect(said).toContain("读回来核对，文档和原来不一样：第 2 段应为“一.工作进展”，现在是“一、工作进展”");
  expect(said).not.toContain("恢复原样");
});
