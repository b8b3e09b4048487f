/** Undo and the pane agree: whatever is taken back and wherever, the pane shows the run whose sheets stand, or says that it does not know it. */
import { noticeOf, openPane, rollUp, settled, tableOf, valuesOf, type OpenPane } from "./pane";

type Rows = (string | number | null)[][];

const ledger = (village: string, amount: number): Rows => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位"],
  ...[amount, 20, 30].map((value, i) => [`2024-03-0${i + 1}`, "标语", `文明标语${i + 1}`, value, "条"]),
];

let open: OpenPane;
beforeEach(async () => {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  for (const village of ["东庄村", "西岭村"]) await type(village, ledger(village, 10));
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=2 份台账");
});
afterEach(() => open.excel.close());

const type = (sheet: string, rows: Rows) =>
  open.excel.simulator((handle, [name, values]: readonly [string, Rows]) => handle.type(name, values), [sheet, rows] as const);

const onSheet = async () => tableOf(await valuesOf(open, "汇总·镇级"), "代码").find((row) => row["代码"] === "XC02")?.["合计"];
const inPane = () => open.pane.locator('[data-testid="total"][data-code="XC02"]').textContent();
const state = () => open.pane.locator('[data-testid="run-state"]').textContent();
const undo = async () => {
  await open.pane.click('[data-testid="undo"]');
  await settled(open.pane);
  return noticeOf(open.pane);
};
const canUndo = () => open.pane.locator('[data-testid="undo"]').count();

/** Two runs: 120, then a ledger changed, then 1110. */
async function twoRuns(): Promise<void> {
  await rollUp(open);
  expect(await inPane()).toContain("120");
  await type("东庄村", ledger("东庄村", 1000));
  await open.pane.waitForSelector("text=台账或选项已改动，请重新汇总");
  await rollUp(open);
  expect([await onSheet(), await inPane(), await state()]).toEqual([1110, expect.stringContaining("1110"), "已写入汇总工作表"]);
}

test("after undo the pane shows the run that stands; it is behind the ledgers, which is said; a second undo takes it away, a third is not offered", async () => {
  await twoRuns();
  expect(await undo()).toBe("已撤销：工作表恢复为上一次汇总的结果（本镇2024年3月），面板上显示的就是它。");
  expect([await onSheet(), await inPane()]).toEqual([120, expect.stringContaining("120")]);
  expect(await state()).toBe("台账或选项已改动，请重新汇总");
  // The report and the document are of the run that is shown.
  await open.pane.click("#tab-report");
  expect(await open.pane.locator('[data-testid="report"]').textContent()).toContain("标语120条");
  const text = await open.pane.getAttribute('[data-testid="undo"]', "aria-label");
  expect(text).toBe("撤销本次汇总，撤去汇总表");
  expect(await undo()).toBe("已撤销：撤去 5 张汇总表，工作簿回到汇总以前的样子。");
  expect(await onSheet()).toBeUndefined();
  expect(await canUndo()).toBe(0);
  // What is read afterwards is what the ledgers say now.
  await rollUp(open);
  expect([await onSheet(), await state()]).toEqual([1110, "已写入汇总工作表"]);
});

test("undone without a change of the ledgers in between: what is shown is written, and is not behind", async () => {
  await rollUp(open);
  await open.pane.click('[data-testid="choices"]');
  await open.pane.getByRole("textbox", { name: "报告期" }).fill("2024Q1");
  await open.pane.getByRole("button", { name: "按此重新检查" }).click();
  await open.pane.waitForSelector('[data-testid="run-state"] >> text=只检查过；汇总工作表还是另一次的结果');
  await rollUp(open);
  expect(await open.pane.locator("h1").textContent()).toBe("本镇 · 2024年第一季度");
  await undo();
  expect(await open.pane.locator("h1").textContent()).toBe("本镇 · 2024年3月");
  expect(await state()).toBe("已写入汇总工作表");
  // The choices are those of the run that stands: rolled up again, it is the same.
  await rollUp(open);
  expect(await open.pane.locator("h1").textContent()).toBe("本镇 · 2024年3月");
});

test("after the pane was opened again it knows which run stands, and says where it does not know its details", async () => {
  await twoRuns();
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector('[data-testid="standing"] >> text=工作簿里已有 本镇 2024年3月 的汇总结果。');
  expect(await undo()).toBe("已撤销：工作表恢复为上一次汇总的结果。那一次的明细没有留在面板里；要在面板里看，请重新检查或汇总。");
  expect(await onSheet()).toBe(120);
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  await open.pane.click("#tab-totals");
  expect([await inPane(), await state()]).toEqual([expect.stringContaining("1110"), "只检查过；汇总工作表还是另一次的结果"]);
});

test("looked at again with nothing changed, the pane says that it is written: it asks the sheets and not its memory", async () => {
  await rollUp(open);
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  expect(await state()).toBe("已写入汇总工作表");
});

test("taken back where the pane does not see it, or deleted by hand: the pane says so as soon as the clerk comes back to it", async () => {
  await rollUp(open);
  await open.excel.simulator((handle) => {
    const book = handle.controller.book();
    book.sheets = book.sheets.filter((sheet) => !sheet.name.startsWith("汇总·"));
  });
  await open.pane.evaluate(() => window.dispatchEvent(new Event("focus")));
  await open.pane.waitForSelector("text=只检查过，还没写入工作表");
  expect(await canUndo()).toBe(0);
});

test("a correction was written to 设置·识别 between two runs: undo brings the figures before it back, and the correction stays known", async () => {
  await rollUp(open);
  await open.pane.click("#tab-ledgers");
  await open.pane.locator('[data-testid="ledger"]').first().locator("button").first().click();
  await open.pane.locator('[data-testid="correct"]').first().click();
  await open.pane.getByLabel("这不是台账，不要读").check();
  await open.pane.getByRole("button", { name: "保存并重新检查" }).click();
  await settled(open.pane);
  await open.pane.click("#tab-totals");
  expect([await onSheet(), await inPane()]).toEqual([60, expect.stringContaining("60")]);
  await undo();
  expect([await onSheet(), await inPane()]).toEqual([120, expect.stringContaining("120")]);
  expect(await state()).toBe("台账或选项已改动，请重新汇总");
  expect(await open.excel.simulator((handle) => handle.sheets())).toContain("设置·识别");
  await rollUp(open);
  expect(await onSheet()).toBe(60);
});
