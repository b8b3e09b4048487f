import path from "node:path";
import { openWord, type Driven } from "../../simulator/drive";
import type { WordHandle } from "../../simulator/page/word/handle";

const folders = { "/fixtures/": path.resolve("simulator/test/fixtures"), "/office/": path.resolve("node_modules/@microsoft/office-js/dist") };

describe("the page of the simulated Word with unmodified office.js in its pane", () => {
  let word: Driven<WordHandle>;

  beforeEach(async () => {
    word = await openWord({ folders, manifest: "/fixtures/manifest.xml", pane: "/fixtures/word-pane.html" });
  });

  afterEach(() => word.close());

  test("a draft goes into the document, a figure is bound and refreshed, and the words beside it stay", async () => {
    const pane = await word.pane();
    await pane.waitForSelector("text=Word OfficeOnline 1.3 zh-CN");
    await pane.click("#draft");
    await pane.waitForSelector("text=已写入");
    await pane.click("#bind");
    await pane.waitForSelector("text=绑定 2万余");
    await word.page.waitForSelector(".sim-paper .docx_simcontrol:has-text('2万余')");
    await word.simulator((handle) => handle.edit(1, "全镇累计发放宣传材料2万余份，清理垃圾570余吨。"));
    await pane.click("#refresh");
    await pane.waitForSelector("text=更新 1");
    await word.page.waitForSelector(".sim-paper :text('全镇累计发放宣传材料')");
    expect(await word.simulator((handle) => handle.paragraphs())).toEqual(["一、工作进展", "全镇累计发放宣传材料3万余份，清理垃圾570余吨。", ""]);
    expect(await word.simulator((handle) => handle.controls())).toMatchObject([{ tag: "XC05", title: "发放宣传材料", text: "3万余" }]);
    expect(word.problems).toEqual([]);
    expect(word.foreign).toEqual([]);
  });

  test("what the pane selects is highlighted on the page; data and settings of the add-in travel in the document", async () => {
    const pane = await word.pane();
    await pane.click("#draft");
    await pane.waitForSelector("text=已写入");
    await pane.click("#find");
    await pane.waitForSelector("text=已选中");
    expect(await word.simulator((handle) => handle.selection())).toBe("570余吨");
    await word.page.waitForFunction(() => [...(CSS.highlights.get("sim-selection") ?? [])].map(String).join("") === "570余吨");
    await pane.click("#xml");
    await pane.waitForSelector('text=第 1 次：<facts xmlns="urn:trial"><fact id="XC05">20000</fact></facts>');
    await pane.click("#xml");
    await pane.waitForSelector("text=第 2 次");
    const bytes = await word.simulator((handle) => handle.save());
    await word.simulator((handle, base64: string) => handle.open("再次打开.docx", base64), bytes);
    expect(await word.simulator((handle) => handle.customXml().map((part) => part.namespace))).toEqual(["urn:trial"]);
    expect(word.problems).toEqual([]);
  });

  test("a double click opens a paragraph though the page is drawn again between its two presses and within the second", async () => {
    const pane = await word.pane();
    await pane.click("#draft");
    await pane.waitForSelector("text=已写入");
    const { page } = word;
    const redrawn = async (index: number): Promise<void> => {
      const before = await page.getAttribute(".sim-desk", "data-drawn");
      await word.simulator((handle, at: number) => handle.edit(at, `${handle.paragraphs()[at] ?? ""}！`), index);
      await page.waitForFunction((drawn) => document.querySelector(".sim-desk")?.getAttribute("data-drawn") !== drawn, before);
    };
    const box = await page.locator(".sim-paper p:has-text('一、工作进展')").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.mouse.down({ clickCount: 1 });
    await page.mouse.up({ clickCount: 1 });
    await redrawn(1);
    await page.mouse.down({ clickCount: 2 });
    await redrawn(1);
    await page.mouse.up({ clickCount: 2 });
    expect(await page.inputValue('[aria-label="段落文字"]', { timeout: 5_000 })).toBe("一、工作进展");
    await page.keyboard.press("Escape");
  });

  test("a person double-clicks a paragraph and edits its words; a protected document refuses with its reason", async () => {
    const pane = await word.pane();
    await pane.click("#draft");
    await pane.waitForSelector("text=已写入");
    await word.page.dblclick(".sim-paper p:has-text('一、工作进展')");
    await word.page.fill('[aria-label="段落文字"]', "一、工作进展情况");
    await word.page.keyboard.press("Enter");
    await word.page.waitForSelector(".sim-paper p:has-text('一、工作进展情况')");
    expect(await word.simulator((handle) => handle.paragraphs()[0])).toBe("一、工作进展情况");
    await word.simulator((handle) => handle.protect(true));
    await pane.click("#draft");
    await pane.waitForSelector("text=AccessDenied");
    await word.simulator((handle) => {
      handle.protect(false);
      handle.fault({ sync: 1, error: "InvalidOrTimedOutSession" });
    });
    await pane.click("#draft");
    await pane.waitForSelector("text=InvalidOrTimedOutSession");
  });
});
