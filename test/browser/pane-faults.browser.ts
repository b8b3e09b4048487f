/** Whatever goes wrong in Excel: the ledgers stay as they are, the former outputs stay whole, and the pane says what to do. */
import { noticeOf, openPane, rollUp, settled, stateOf, tableOf, valuesOf, visibleSheets, type OpenPane } from "./pane";

type Rows = (string | number | null)[][];

const ledger = (village: string, extra: readonly string[] = []): Rows => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位", ...extra],
  ...[10, 20, 30].map((amount, i) => [`2024-03-0${i + 1}`, "标语", `文明标语${i + 1}`, amount, "条", ...extra.map(() => null)]),
];

let open: OpenPane;
beforeEach(async () => {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  for (const village of ["东庄村", "西岭村"]) await type(village, ledger(village));
  await open.excel.simulator((handle) => handle.type("Sheet1", [["没有台账的一张表"]]));
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=2 份台账");
});
afterEach(() => open.excel.close());

const type = (sheet: string, rows: Rows) =>
  open.excel.simulator((handle, [name, values]: readonly [string, Rows]) => handle.type(name, values), [sheet, rows] as const);

/** Presses the button and returns what the pane says. */
async function said(): Promise<string> {
  await rollUp(open);
  const notice = await noticeOf(open.pane);
  await open.pane.click('button[aria-label="关闭提示"]');
  return notice;
}

const town = async (sheet = "汇总·镇级") => tableOf(await valuesOf(open, sheet), "代码").find((row) => row["代码"] === "XC02")?.["合计"];

test("the n-th sync fails, for every n: the second run leaves everything as it was before, or stands whole and says what was not looked at", async () => {
  await rollUp(open);
  expect(await town()).toBe(120);
  const { excel } = open;
  await excel.simulator((handle) => handle.resetCounters());
  await type("东庄村", ledger("东庄村"));
  await said();
  const { syncs } = await excel.simulator((handle) => handle.counters());
  expect(syncs).toBeGreaterThan(5);
  const finished: number[] = [];
  const notLooked: number[] = [];
  for (let n = 1; n <= syncs; n++) {
    // A cell that was changed: the run must read again.
    await type("西岭村", [[`西岭村宣传工作台账（${n}）`]]);
    const before = await stateOf(open);
    await excel.simulator((handle, sync: number) => handle.fault({ sync, error: "GeneralException", after: sync % 3 === 0 ? "all" : sync % 3 }), n);
    const told = await said();
    if (told.includes("已汇总")) {
      // The run stands: the look at the clerk's own formulas did not come about, which is said, or a look of the sheets was refused once and done again.
      expect([n, await town()]).toEqual([n, 120]);
      (/没能查看您自己的公式/.test(told) ? notLooked : finished).push(n);
      continue;
    }
    expect([n, told]).toEqual([n, expect.stringMatching(/^Excel 没有完成这一步，工作簿已恢复原样。请重试/)]);
    expect([n, (await stateOf(open)) === before]).toEqual([n, true]);
  }
  // The look comes right before the sheets change places; all that comes after is how they look.
  expect(notLooked).toHaveLength(1);
  const [last = 0] = notLooked;
  expect(finished).toEqual(Array.from({ length: syncs - last - 1 }, (_, i) => last + 2 + i));
  expect(await said()).toContain("已汇总");
});

test("a protected workbook: it is said where to take the protection off", async () => {
  await open.excel.simulator((handle) => {
    handle.controller.book().structureProtected = true;
  });
  const before = await stateOf(open);
  expect(await said()).toBe("有工作表或工作簿受保护，写不进去，工作簿已恢复原样。请在“审阅”里撤销保护后再试。（AccessDenied）");
  expect((await stateOf(open)) === before).toBe(true);
});

test("a protected ledger is read; marking passes it over and names it", async () => {
  await type("东庄村", [...ledger("东庄村"), ["2024-03-09", "标语", "数量不清", "5+3", "条"]]);
  await type("西岭村", [...ledger("西岭村"), ["2024-03-09", "标语", "数量不清", "5+3", "条"]]);
  await open.excel.simulator((handle) => handle.protect("东庄村", true));
  await rollUp(open);
  expect(await town()).toBe(120);
  await open.pane.click("#tab-findings");
  await open.pane.click('[data-testid="mark"]');
  await settled(open.pane);
  expect(await noticeOf(open.pane)).toMatch(/^已标出 \d+ 个单元格；这些工作表受保护或已不在，没有标：东庄村。$/);
});

test("while a cell is being edited the run waits; the pane says that Enter is needed, and goes on after it", async () => {
  await open.excel.simulator((handle) => handle.cellEditing(true));
  await open.pane.click('[data-testid="rollup"]');
  await open.pane.waitForSelector("text=如果正在编辑单元格，请按回车键", { timeout: 15_000 });
  await open.excel.simulator((handle) => handle.cellEditing(false));
  await settled(open.pane);
  expect(await noticeOf(open.pane)).toContain("已汇总");
});

test("the user's own sheet called 汇总·镇级 is left alone; ours is numbered, and goes with undo", async () => {
  await type("汇总·镇级", [["我自己做的表"], ["标语", 7]]);
  const before = await stateOf(open);
  await rollUp(open);
  expect(await town("汇总·镇级 (2)")).toBe(120);
  expect(await valuesOf(open, "汇总·镇级")).toEqual([
    ["我自己做的表", null],
    ["标语", 7],
  ]);
  await open.pane.click('[data-testid="undo"]');
  await settled(open.pane);
  expect((await stateOf(open)) === before).toBe(true);
});

test("a ledger with 200 columns: it is counted, or it is asked what it is; nothing of it is lost in silence", async () => {
  const extra = Array.from({ length: 195 }, (_, i) => `备用${i + 1}`);
  await type("东庄村", ledger("东庄村", extra));
  const before = await valuesOf(open, "东庄村");
  await rollUp(open);
  const asked = tableOf(await valuesOf(open, "汇总·问题"), "序号").some((row) => row["工作表"] === "东庄村" && String(row["代码"]).startsWith("kind."));
  expect([await town(), asked]).toEqual(asked ? [60, true] : [120, false]);
  expect(await valuesOf(open, "东庄村")).toEqual(before);
});

test("an empty workbook: nothing is written, and it is said how to go on", async () => {
  await open.excel.close();
  open = await openPane({});
  await open.pane.waitForSelector("text=这个工作簿里没有认出台账，可以在下面添加村里的文件。");
  const before = await stateOf(open);
  expect(await said()).toBe("没有认出台账。请打开放着各村台账的工作簿，或在下面添加村里的文件。");
  expect((await stateOf(open)) === before).toBe(true);
});

test("a chart sheet among the ledgers is passed over", async () => {
  await open.excel.simulator((handle) => {
    const [first] = handle.controller.book().sheets;
    if (first) Object.assign(first, { kind: "chart" });
  });
  await rollUp(open);
  expect(await town()).toBe(120);
});

test("a closed workbook is told as such; after reopening the same pane goes on", async () => {
  await open.excel.simulator((handle) => handle.close(true));
  expect(await said()).toMatch(/^工作簿已关闭或失去连接，没有写完的部分已撤去。请重新打开工作簿再试。/);
  await open.excel.simulator((handle) => handle.close(false));
  expect(await said()).toContain("已汇总");
  expect((await visibleSheets(open)).length).toBeGreaterThan(7);
});

test("a sheet that was deleted since: going to its cell says so", async () => {
  await type("西岭村", [...ledger("西岭村"), ["2024-03-09", "标语", "数量不清", "5+3", "条"]]);
  await rollUp(open);
  await open.pane.click("#tab-findings");
  await open.excel.simulator((handle) => {
    const sheet = handle.controller.book().sheets.find((each) => each.name === "西岭村");
    if (sheet) Object.assign(sheet, { name: "改了名" });
  });
  await open.pane.locator('[data-testid="finding"] button', { hasText: "西岭村" }).first().click();
  await open.pane.waitForSelector("text=找不到“西岭村”，它可能被改名、隐藏或删除了。请重新汇总。");
});
