/** The production build of the pane in the simulated Word, with unmodified office.js: what a clerk does with a report. */
import { Document, Packer, Paragraph } from "docx";
import { strFromU8, unzipSync } from "fflate";
import { readDocument } from "../../src/formats/docx/read";
import { corrected, golden, resultFile } from "../hosts/word/town";
import { choose, chooseResult, compareWithLastPeriod, inserted, noticeOf, open, paragraphs, toTab, TOWN, type Opened } from "./word-pane";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

let opened: Opened;
afterEach(() => opened.word.close());

test("the sample workbook is chosen, the report inserted: the document reads as the golden report, and undo takes it out", async () => {
  opened = await open();
  const { word, pane } = opened;
  await choose(opened, "town.xlsx", TOWN);
  await compareWithLastPeriod(opened);
  // What is wrong with the ledgers is said before and after, and never in the document.
  expect(await pane.locator('[data-testid="data-state"]').textContent()).toMatch(/报出之前请看：.*有 \d+ 个错误，出错的数没有计入，涉及：/);
  await pane.click('[data-testid="insert"]');
  expect(await noticeOf(opened)).toMatch(/已写入文档.*注意：有 \d+ 个错误，出错的数没有计入/);
  const whole = golden("汇报材料");
  expect((await paragraphs(opened)).slice(0, whole.length)).toEqual(whole);
  expect((await word.simulator((handle) => handle.controls())).length).toBeGreaterThan(100);
  expect(await word.simulator((handle) => handle.xml("word/footer1.xml"))).toContain(" PAGE ");
  expect(await word.simulator((handle) => handle.customXml().map(({ namespace }) => namespace))).toContain("urn:taizhang:result:1");

  await pane.click('[data-testid="undo"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("已撤销")');
  expect(await paragraphs(opened)).toEqual([]);
  expect(word.problems).toEqual([]);
  expect(word.foreign).toEqual([]);
});

test("a ledger changes: exactly its figures are offered and changed; an edited sentence and a typed figure stay; undo restores", async () => {
  opened = await open();
  const { word, pane } = opened;
  await inserted(opened);
  await word.simulator((handle) => {
    handle.replace("让创建要求看得见、读得懂", "群众都说好");
    handle.replace("注册志愿者918名", "注册志愿者920名");
  });
  const before = await word.simulator((handle) => [...handle.paragraphs()]);

  await choose(opened, "改正.xlsx", await corrected(TOWN));
  await toTab(pane, "refresh");
  await pane.waitForSelector('[data-testid="refresh-change"]', { timeout: 60_000 });
  const offered = await pane.$$eval('[data-testid="refresh-change"] [data-testid="refresh-line"]', (lines) =>
    lines.map((line) => line.getAttribute("data-tag")),
  );
  expect(offered).toContain("HJ05");
  expect(offered.every((tag) => tag?.startsWith("HJ05"))).toBe(true);
  expect(await pane.textContent('[data-testid="refresh-typed"]')).toContain("918名");

  await pane.click('[data-testid="refresh"]');
  expect(await noticeOf(opened)).toContain(`已更新 ${offered.length} 处`);
  const after = await word.simulator((handle) => [...handle.paragraphs()]);
  const changed = after.flatMap((text, i) => (text === before[i] ? [] : [[before[i] ?? "", text] as const]));
  expect(changed.length).toBeGreaterThan(0);
  // Nothing but figures differs.
  for (const [old, now] of changed) expect(now.replace(/[\d.]+/g, "#")).toBe(old.replace(/[\d.]+/g, "#"));
  expect(after.join()).toContain("清理垃圾555.6吨");
  expect(after.join()).toContain("群众都说好");
  expect(after.join()).toContain("注册志愿者920名");

  await pane.click('[data-testid="undo"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("已撤销")');
  expect(await word.simulator((handle) => [...handle.paragraphs()])).toEqual(before);
  expect(word.problems).toEqual([]);
});

test("figures of another period are offered with a warning that names both", async () => {
  opened = await open();
  const { pane } = opened;
  await inserted(opened);
  await toTab(pane, "refresh");
  await pane.waitForSelector('[data-testid="refresh-summary"]');
  expect(await pane.$('[data-testid="refresh-other"]')).toBeNull();
  await chooseResult(opened, await resultFile("2024-05"));
  const warning = await pane.textContent('[data-testid="refresh-other"]', { timeout: 60_000 });
  for (const told of ["清禾镇2024年上半年", "清禾镇2024年5月"]) expect(warning).toContain(told);
});

test("some of the changes are applied, the rest stays; a figure that the ledgers no longer have is marked, its words and number stay", async () => {
  opened = await open();
  const { word, pane } = opened;
  await inserted(opened);
  const result = JSON.parse(await resultFile()) as { facts: { id: string }[]; indicators: { code: string }[] };
  const without = { ...result, facts: result.facts.filter(({ id }) => id !== "ZY04"), indicators: result.indicators.filter(({ code }) => code !== "ZY04") };
  await pane.setInputFiles('header input[type="file"]', { name: "少一项.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(without)) });
  await pane.waitForSelector('[data-testid="source"]:has-text("少一项.json")');
  await toTab(pane, "refresh");
  await pane.click('[data-testid="refresh-gone"] [data-tag="ZY04"] input[type="checkbox"] >> nth=0');
  await pane.click('[data-testid="refresh"]');
  expect(await noticeOf(opened)).toContain("已更新 0 处；台账里没有了的 1 处只标黄");
  expect(await word.simulator((handle) => handle.xml())).toMatch(/<w:highlight w:val="yellow"\/>(?:(?!<w:t[ >]).)*<w:t[^>]*>918名/);

  await choose(opened, "改正.xlsx", await corrected(TOWN));
  await pane.waitForSelector('[data-testid="refresh-change"]', { timeout: 60_000 });
  const before = await word.simulator((handle) => [...handle.paragraphs()]);
  await pane.click('[data-testid="refresh-change"] input[type="checkbox"] >> nth=0');
  await pane.click('[data-testid="refresh"]');
  expect(await noticeOf(opened)).toContain("已更新 1 处");
  const after = await word.simulator((handle) => [...handle.paragraphs()]);
  expect(after.filter((text, i) => text !== before[i])).toHaveLength(1);
  expect(after.join()).toContain("清理垃圾545.6吨");
});

test("a document that we drafted offers itself when it is opened again", async () => {
  opened = await open();
  await inserted(opened);
  const bytes = await opened.word.simulator((handle) => handle.save());
  await opened.word.close();
  opened = await open({ docx: Buffer.from(bytes, "base64") });
  await opened.pane.waitForSelector('[data-testid="source"]:has-text("本文档由台账通起草")');
  await toTab(opened.pane, "check");
  await opened.pane.waitForSelector('[data-testid="filter-matched"]');
  expect(await opened.pane.textContent('[data-testid="filter-differs"]')).toBe("不一致 0");
});

test("any document is checked: what differs is told, a click goes there, and marks come and go", async () => {
  opened = await open();
  const { word, pane } = opened;
  await word.simulator((handle) => handle.write(["上半年制作宣传旗牌224块，刷写宣传标语199条。", "我镇召开会议___次。"]));
  await choose(opened, "town.xlsx", TOWN);
  await toTab(pane, "check");
  await pane.waitForSelector('[data-testid="check-line"][data-state="differs"]');
  expect(await pane.$$eval('[data-state="differs"]', (lines) => lines.map((line) => line.textContent))).toEqual([expect.stringContaining("162")]);
  await pane.click('[data-state="differs"] [data-testid="place"]');
  await word.page.waitForFunction(() => window.__word?.selection() === "199条");
  const before = await word.simulator((handle) => handle.xml());
  await pane.click('[data-testid="mark"]');
  expect(await noticeOf(opened)).toMatch(/已标黄|批注/);
  await pane.click('[data-testid="mark"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("已去掉")');
  expect((await word.simulator((handle) => handle.xml()))?.includes('w:highlight w:val="yellow"')).toBe(false);
  expect(before?.includes("199")).toBe(true);
  expect(word.problems).toEqual([]);
});

test("format: what would change is listed, a rule can be left out, the text is set, and undo restores it", async () => {
  opened = await open();
  const { word, pane } = opened;
  const lines = ["关于文明创建的汇报", "一.工作进展", "今年以来,清理垃圾570余吨.", "三、下一步打算", "继续抓好落实。"];
  await word.simulator((handle, texts: string[]) => handle.write(texts), lines);
  await toTab(pane, "format");
  await pane.click('[data-testid="plan-format"]');
  await pane.waitForSelector('[data-testid="format-change"]');
  expect(await pane.textContent('section[aria-label="页码"]')).toContain("— 1 —");
  await pane.click('[data-rule="punctuation"]');
  await pane.click('[data-testid="format"]');
  expect(await noticeOf(opened)).toContain("已排版");
  expect(await paragraphs(opened)).toEqual(["关于文明创建的汇报", "一、工作进展", "今年以来,清理垃圾570余吨.", "二、下一步打算", "继续抓好落实。"]);
  await pane.click('[data-testid="undo"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("已撤销")');
  expect(await paragraphs(opened)).toEqual(lines);
});

test("paper and margins come with a formatted copy: offered beside formatting, fetched in slices, opened; the open document stays", async () => {
  opened = await open();
  const { word, pane } = opened;
  const lines = ["关于文明创建的汇报", "一.工作进展", "今年以来,清理垃圾570余吨."];
  await word.simulator((handle, texts: string[]) => handle.write(texts), lines);
  await toTab(pane, "format");
  await pane.waitForSelector('[data-testid="format-copy"]');
  await pane.click('[data-testid="plan-format"]');
  await pane.waitForSelector('section[aria-label^="页面"]');
  expect(await pane.textContent('[data-testid="copy-hint"]')).toContain("这份文档不动");
  const before = await word.simulator((handle) => handle.xml());
  await pane.click('[data-testid="format-copy"]');
  expect(await noticeOf(opened)).toMatch(/已在新文档中打开排好版的副本，改了 \d+ 处/);
  const made = await word.simulator((handle) => handle.controller.host.opened.map((bytes) => [...(bytes ?? [])]));
  const copy = new Uint8Array(made[0] ?? []);
  expect(readDocument(copy).paragraphs?.map(({ text }) => text)).toEqual(["关于文明创建的汇报", "一、工作进展", "今年以来，清理垃圾570余吨。"]);
  expect(strFromU8(unzipSync(copy)["word/document.xml"]!)).toMatch(/<w:pgMar [^>]*w:top="2098"/);
  expect(await word.simulator((handle) => handle.xml())).toBe(before);
  expect(await word.simulator((handle) => handle.controller.host.commonApi.openFiles())).toBe(0);

  await word.simulator((handle) => (handle.controller.host.state.latency = 3_000));
  await pane.click('[data-testid="format-copy"]');
  await pane.click('[data-testid="cancel"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("已取消，文档没有改动")', { timeout: 2_000 });
  await word.simulator((handle) => (handle.controller.host.state.latency = 0));
  expect(await word.simulator((handle) => handle.controller.host.opened.length)).toBe(1);

  // Without the rule there is nothing that only a copy can have; a Word that opens no windows says so.
  await pane.click('[data-rule="page"]');
  expect(await pane.$('[data-testid="format-copy"]')).toBeNull();
  await pane.click('[data-rule="page"]');
  await word.simulator((handle) => handle.controller.host.faults.refuse({ member: "Application.CreateDocument", error: "NotAllowed" }));
  await pane.click('[data-testid="format-copy"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("不让插件打开新文档")');
  expect(word.problems).toEqual([]);

  // The copy itself needs none.
  await word.close();
  opened = await open({ docx: Buffer.from(copy) });
  await toTab(opened.pane, "format");
  await opened.pane.click('[data-testid="plan-format"]');
  await opened.pane.waitForSelector('[data-testid="format-summary"]:has-text("没有要改的")');
  expect(await opened.pane.$('[data-testid="format-copy"]')).toBeNull();
});

test("a result.json alone drafts another kind of report, in other words, and writes it; refreshing and checking know its figures", async () => {
  opened = await open();
  const { word, pane } = opened;
  await chooseResult(opened, await resultFile());
  await pane.getByLabel("报告种类").selectOption("总结报告");
  await pane.getByRole("button", { name: "用语选项" }).click();
  await pane.getByLabel("主送").fill("清禾县文明办：");
  await pane.getByRole("button", { name: "按此重写" }).click();
  await pane.waitForSelector('[data-testid="report"] :text("清禾县文明办：")');
  expect(await pane.$$eval('[data-testid="fact"]', (facts) => facts.length)).toBeGreaterThan(80);
  await pane.hover('[data-testid="fact"] >> nth=3');
  expect(await pane.textContent('[role="tooltip"]')).toMatch(/![A-Z]+\d+/);

  await pane.click('[data-testid="insert"]');
  expect(await noticeOf(opened)).toContain("已写入文档");
  const [title = "", subtitle = "", ...rest] = golden("总结报告");
  const whole = [title, subtitle, "清禾县文明办：", ...rest];
  expect((await paragraphs(opened)).slice(0, whole.length)).toEqual(whole);

  await toTab(pane, "refresh");
  await pane.waitForSelector('[data-testid="refresh-summary"]', { timeout: 60_000 });
  expect(await pane.$('[data-testid="refresh-line"]')).toBeNull();
  await toTab(pane, "check");
  await pane.waitForSelector('[data-testid="filter-matched"]');
  expect(await pane.textContent('[data-testid="filter-differs"]')).toBe("不一致 0");
  expect(word.problems).toEqual([]);
  expect(word.foreign).toEqual([]);
});

test("a result.json of an older version fills a template of the town's own and opens it; what it cannot draft is said", async () => {
  opened = await open();
  const { word, pane } = opened;
  await chooseResult(opened, JSON.stringify({ ...(JSON.parse(await resultFile()) as object), reports: undefined }));
  expect(await pane.textContent('[data-testid="needs-source"]')).toContain("可以填进自己的模板");
  await pane.click('[data-testid="own-template"] > button');
  const form = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("{镇}清理垃圾{清理垃圾}，{日期}。")] }] }));
  await pane.setInputFiles('[data-testid="own-template"] input[type=file] >> nth=0', { name: "红头.docx", mimeType: DOCX, buffer: form });
  expect(await noticeOf(opened)).toContain("已在新文档中打开");
  const made = await word.simulator((handle) => handle.controller.host.opened.map((bytes) => [...(bytes ?? [])]));
  const { paragraphs: filled } = readDocument(new Uint8Array(made[0] ?? []));
  expect(filled?.[0]?.text).toMatch(/^清禾镇清理垃圾[\d.]+余?吨，2024年7月5日。$/);
  expect(filled?.[0]?.controls.map(({ tag }) => tag)).toEqual(["HJ05"]);
});

test("a protected document and a file that is no ledger each say what to do, and nothing is changed", async () => {
  opened = await open();
  const { word, pane } = opened;
  await pane.setInputFiles('header input[type="file"]', { name: "坏.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  expect(await noticeOf(opened)).toContain("不是台账通的 result.json");
  await choose(opened, "town.xlsx", TOWN);
  await word.simulator((handle) => handle.protect(true));
  await pane.click('[data-testid="insert"]');
  await pane.waitForSelector('[data-testid="notice"]:has-text("文档受保护")');
  expect(await paragraphs(opened)).toEqual([]);
});

test("by keyboard alone: from the tabs to the list and back, each with a visible name", async () => {
  opened = await open({ locale: "en-US" });
  const { pane } = opened;
  await pane.waitForSelector("text=Choose ledgers");
  await pane.focus("#tab-draft");
  await pane.press("#tab-draft", "ArrowRight");
  expect(await pane.evaluate(() => document.activeElement?.id)).toBe("tab-refresh");
  const nameless = await pane.$$eval(
    "button, input:not([hidden]), select",
    (all) => all.filter((one) => !(one.textContent || one.getAttribute("aria-label") || (one as HTMLInputElement).labels?.length)).length,
  );
  expect(nameless).toBe(0);
});
