/** The ribbon and the keys under each Office: one page for pane and ribbon where Excel has SharedRuntime, and what remains where it has not. */
import type { Frame } from "playwright-core";
import { openSimulator, type Driven } from "../../simulator/drive";
import { noticeOf, rollUp, settled, stateOf, TODAY, TOWN, visibleSheets } from "./pane";

jest.setTimeout(300_000);

let excel: Driven;

const start = async (preset: string): Promise<void> => {
  excel = await openSimulator({ today: TODAY, workbook: TOWN, preset });
};
afterEach(async () => {
  expect(excel.foreign).toEqual([]);
  await excel.close();
});

const press = (control: string): Promise<void> => excel.page.click(`[data-control="Excel.${control}"]`);
const dimmed = (): Promise<string[]> =>
  excel.page.$$eval("[data-control]", (buttons) =>
    buttons.filter((button) => (button as HTMLButtonElement).disabled).map((button) => button.textContent ?? ""),
  );
/** Waits until exactly these buttons are dimmed. */
const untilDimmed = (...labels: string[]): Promise<unknown> =>
  excel.page.waitForFunction(
    (expected) =>
      JSON.stringify([...document.querySelectorAll<HTMLButtonElement>("[data-control]")].filter((one) => one.disabled).map((one) => one.textContent)) ===
      JSON.stringify(expected),
    labels,
    { timeout: 60_000 },
  );
const pages = (): Promise<number> => excel.page.$$eval("iframe", (frames) => frames.length);
const born = (pane: Frame): Promise<number> => pane.evaluate(() => performance.timeOrigin);
/** The workbook is as it was; the whole of it would drown a report of the failure. */
const same = async (pane: Frame, before: string): Promise<boolean> => (await stateOf({ excel, pane })) === before;
const tabOf = (pane: Frame): Promise<string> =>
  pane.waitForSelector('[role="tab"][aria-selected="true"]').then(async (tab) => (await tab.getAttribute("value")) ?? "");

describe.each(["LTSC 2021", "Microsoft 365"])("Excel of %s: ribbon and pane are one page", (preset) => {
  beforeEach(() => start(preset));

  test("buttons act in the pane that is open, the pane goes on when it is closed, and what cannot be done is dimmed", async () => {
    const pane = await excel.openPane();
    await pane.waitForSelector("#root h1");
    await untilDimmed("撤销本次汇总");
    const before = await stateOf({ excel, pane });
    const start = await born(pane);

    await press("RollUp");
    await untilDimmed("检查台账", "一键汇总", "生成报告", "撤销本次汇总");
    await settled(pane);
    expect(await noticeOf(pane)).toMatch(/已写入|已汇总|汇总/);
    await untilDimmed();
    expect(await visibleSheets({ excel, pane })).toContain("汇总·镇级");
    expect(await tabOf(pane)).toBe("totals");

    await press("Report");
    await settled(pane);
    await pane.waitForSelector('[role="tab"][value="report"][aria-selected="true"]');
    await excel.page.click('[aria-label="关闭任务窗格"]');
    await excel.page.waitForSelector(".sim-taskpane", { state: "hidden" });
    await press("Open");
    // The same page with the same view: nothing was started again.
    expect(await tabOf(await excel.pane())).toBe("report");
    expect(await born(await excel.pane())).toBe(start);
    expect(await pages()).toBe(1);

    await press("Undo");
    await settled(pane);
    await untilDimmed("撤销本次汇总");
    expect(await same(pane, before)).toBe(true);
    expect(excel.problems).toEqual([]);
  });
});

test("a button pressed before there is a pane starts it, shows it and acts in it", async () => {
  await start("LTSC 2021");
  // Nobody has asked the workbook yet what can be undone: nothing is dimmed.
  expect(await dimmed()).toEqual([]);
  await press("Check");
  const pane = await excel.pane();
  await settled(pane);
  await pane.waitForSelector('[role="tab"][value="findings"][aria-selected="true"]');
  expect(await pages()).toBe(1);
  expect(await visibleSheets({ excel, pane })).not.toContain("汇总·镇级");
  expect(excel.problems).toEqual([]);
});

test("a run that cannot be undone says so in the pane", async () => {
  await start("Microsoft 365");
  const pane = await excel.openPane();
  await pane.waitForSelector("#root h1");
  await rollUp({ excel, pane });
  await untilDimmed();
  await excel.page.click('[aria-label="关闭任务窗格"]');
  await excel.simulator((handle) => handle.close(true));
  await press("Undo");
  await pane.waitForSelector('[data-testid="notice"]');
  await excel.page.waitForSelector(".sim-taskpane", { state: "visible" });
  expect((await noticeOf(pane)).length).toBeGreaterThan(5);
});

test("keys roll up and check in Microsoft 365, and are left to Excel in Office LTSC 2021", async () => {
  await start("Microsoft 365");
  await excel.page.focus(".sim-grid");
  await excel.page.keyboard.press("Control+Alt+Shift+H");
  const pane = await excel.pane();
  await settled(pane);
  expect(await visibleSheets({ excel, pane })).toContain("汇总·镇级");
  await excel.page.focus(".sim-grid");
  await excel.page.keyboard.press("Control+Alt+Shift+J");
  await pane.waitForSelector('[role="tab"][value="findings"][aria-selected="true"]');
  expect(excel.problems).toEqual([]);
  await excel.close();

  await start("LTSC 2021");
  await excel.page.focus(".sim-grid");
  await excel.page.keyboard.press("Control+Alt+Shift+H");
  await excel.page.waitForTimeout(1000);
  expect(await pages()).toBe(0);
});

test("without a shared runtime nothing is dimmed, the pane works as ever, and the ribbon takes a run back unseen", async () => {
  await start("No shared runtime");
  const pane = await excel.openPane();
  await pane.waitForSelector("#root h1");
  const before = await stateOf({ excel, pane });
  await rollUp({ excel, pane });
  expect(await dimmed()).toEqual([]);
  await press("Undo");
  await excel.page.waitForSelector(".sim-status:has-text('就绪')");
  // The function file is a page of its own.
  expect(await pages()).toBe(2);
  expect(await same(pane, before)).toBe(true);
  // The function file cannot show the pane: it says where to go.
  await press("Check");
  const dialog = await excel.page.waitForSelector(".sim-dialog iframe");
  await (await dialog.contentFrame())?.waitForSelector("text=请点功能区里的“打开面板”");
  expect(excel.problems).toEqual([]);
});
