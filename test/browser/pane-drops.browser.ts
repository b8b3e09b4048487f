/** Files dropped anywhere on the pane are taken or refused in words; the browser never leaves the pane for them. */
import fs from "node:fs";
import path from "node:path";
import { openWord } from "../../simulator/drive";
import { dragFiles, dragLink, strayPages } from "./drop";
import { noticeOf, openPane, rollUp, settled, tableOf, valuesOf, type OpenPane } from "./pane";
import { temporaryFolder, writeVillages, type VillageFile } from "./villages";

const folder = temporaryFolder();
let files: VillageFile[];
beforeAll(() => {
  files = writeVillages(folder, 6);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const listed = (open: OpenPane): Promise<string[]> => open.pane.locator('[data-testid="added-file"]').allTextContents();
const slogans = async (open: OpenPane) => tableOf(await valuesOf(open, "汇总·镇级"), "代码").find((row) => row["代码"] === "XC02")?.["合计"];
const drop = async ({ excel }: Pick<OpenPane, "excel">, paths: readonly string[], on: string) => (await dragFiles(excel.page, paths, on)).drop();
const pathOf = (at: number): string => files[at]?.path ?? "";

test("on the first screen, on every view and in a dialog; dragging shows that it can be dropped", async () => {
  const open = await openPane();
  const { excel, pane } = open;
  const address = pane.url();
  try {
    const dragging = await dragFiles(excel.page, [pathOf(0)], "#root h1");
    await dragging.over();
    await pane.waitForSelector("text=松开鼠标，就添加这些台账");
    await dragging.leave();
    await pane.waitForSelector('[data-testid="drop-place"]', { state: "detached" });
    await drop(open, [pathOf(0)], "text=原台账一个字也不改");
    await pane.waitForSelector("text=已添加 1 个文件。");
    await rollUp(open);
    expect(await slogans(open)).toBe(390);
    const views = ["totals", "findings", "ledgers", "report"] as const;
    for (const [i, view] of views.entries()) {
      await pane.click(`#tab-${view}`);
      await pane.waitForSelector('[data-testid="notice"]', { state: "detached" });
      await drop(open, [pathOf(i + 1)], '[role="tabpanel"]');
      expect(await noticeOf(pane)).toBe("已添加 1 个文件。");
      await pane.waitForSelector("text=台账或选项已改动，请重新汇总");
    }
    await pane.click("#tab-ledgers");
    expect(await listed(open)).toEqual(files.slice(0, 5).map(({ name }) => name));
    await pane.click('[data-testid="choices"]');
    await pane.fill("dialog input >> nth=0", "青石镇");
    await drop(open, [pathOf(5)], "dialog h2");
    await pane.waitForSelector("dialog >> text=对话框开着时不收文件");
    expect(await pane.inputValue("dialog input >> nth=0")).toBe("青石镇");
    await pane.click("dialog >> text=取消");
    expect(await listed(open)).toHaveLength(5);
    await rollUp(open);
    // 390, and 20 more with each village.
    expect(await slogans(open)).toBe(390 + 410 + 430 + 450 + 470);
    expect([pane.url(), await strayPages(excel.page), excel.problems]).toEqual([address, [], []]);
  } finally {
    await open.excel.close();
  }
});

test("while a roll-up is going on: added after it, and both are told", async () => {
  const open = await openPane();
  const { excel, pane } = open;
  try {
    await drop(open, [pathOf(0)], "#root h1");
    await pane.waitForSelector("text=已添加 1 个文件。");
    await excel.simulator((handle) => handle.fault({ sync: 4, delay: 2000 }));
    await pane.click('[data-testid="rollup"]');
    await pane.waitForSelector('[aria-current="step"] >> text=写入工作表');
    await drop(open, [pathOf(1)], "#root h1");
    await settled(pane);
    const notice = await noticeOf(pane);
    expect(notice).toMatch(/已汇总/);
    expect(notice).toMatch(/已添加 1 个文件。/);
    expect(await slogans(open)).toBe(390);
    await rollUp(open);
    expect(await slogans(open)).toBe(800);
  } finally {
    await open.excel.close();
  }
});

test("a folder is looked through; what in it is no workbook, what is broken and what is there twice is named", async () => {
  const open = await openPane();
  const { pane } = open;
  const place = path.join(folder, "六月报送");
  try {
    for (const [i, village] of ["东沟村", "西沟村"].entries()) {
      fs.mkdirSync(path.join(place, village), { recursive: true });
      fs.copyFileSync(pathOf(i), path.join(place, village, "台账.xlsx"));
    }
    fs.copyFileSync(pathOf(0), path.join(place, "东沟村", "台账（备份）.xlsx"));
    fs.writeFileSync(path.join(place, "坏文件.xlsx"), "PK\u0003\u0004 cut off");
    fs.writeFileSync(path.join(place, "说明.docx"), "x");
    await drop(open, [place, pathOf(2)], "#root h1");
    await pane.waitForSelector('[data-testid="notice"] >> text=已添加 3 个文件');
    const notice = await noticeOf(pane);
    expect(notice).toMatch(/文件夹“六月报送”里这些不是表格，没有添加：说明\.docx。/);
    expect(notice).toMatch(/“坏文件\.xlsx”已损坏/);
    expect(notice).toMatch(/“台账（备份）\.xlsx”与“六月报送\/东沟村\/台账\.xlsx”内容完全相同|“六月报送\/东沟村\/台账\.xlsx”与“台账（备份）\.xlsx”内容完全相同/);
    await rollUp(open);
    expect(await slogans(open)).toBe(390 + 410 + 430);
    // What could not be read stands among the findings, as the command has it.
    await pane.click("#tab-findings");
    await pane.waitForSelector('[data-testid="finding"] >> text=“坏文件.xlsx”已损坏');
  } finally {
    await open.excel.close();
  }
});

test("a link or a text is not followed out of the pane", async () => {
  const open = await openPane();
  const { excel, pane } = open;
  const address = pane.url();
  try {
    await dragLink(excel.page, `${excel.url}/help.html`, "#root h1");
    await pane.waitForSelector('[data-testid="rollup"]');
    expect([pane.url(), excel.page.url().startsWith(`${excel.url}/simulator/`), await strayPages(excel.page)]).toEqual([address, true, []]);
  } finally {
    await open.excel.close();
  }
});

test("a pane in an Excel that is too old stays where it is", async () => {
  const open = await openPane({ preset: "Excel 2016" });
  const { excel, pane } = open;
  const address = pane.url();
  try {
    await dragLink(excel.page, `${excel.url}/help.html`, "#root h1");
    await drop(open, [pathOf(0)], "#root h1");
    await pane.waitForSelector("text=当前 Excel 版本过低");
    expect([pane.url(), excel.page.url().startsWith(`${excel.url}/simulator/`), await strayPages(excel.page)]).toEqual([address, true, []]);
  } finally {
    await open.excel.close();
  }
});

test("in Word, on every view: the figures come from what was dropped", async () => {
  const word = await openWord({ today: "2024-07-05" });
  try {
    const pane = await word.openPane();
    await pane.waitForSelector("#root [role=tablist]");
    const address = pane.url();
    for (const [i, view] of (["draft", "refresh", "check", "format"] as const).entries()) {
      await pane.click(`#tab-${view}`);
      const dragging = await dragFiles(word.page, [pathOf(i)], '[role="tabpanel"]');
      await dragging.over();
      await pane.waitForSelector("text=松开鼠标，就从这些文件取数据");
      await dragging.drop();
      await pane.waitForSelector(`[data-testid="source"] >> text=${files[i]?.name ?? ""}，2 份台账`);
    }
    const copy = path.join(folder, "副本.xlsx");
    fs.copyFileSync(pathOf(0), copy);
    await (await dragFiles(word.page, [pathOf(0), copy], '[role="tabpanel"]')).drop();
    await pane.waitForSelector('[data-testid="notice"] >> text=内容完全相同，只算一次');
    expect([pane.url(), await strayPages(word.page), word.problems]).toEqual([address, [], []]);
  } finally {
    await word.close();
  }
});
