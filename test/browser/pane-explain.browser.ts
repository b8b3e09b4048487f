/** 说明: in place, on one sheet, edited, withdrawn and taken back; kept for what it is about and not for a file's name. */
import { noticeOf, openPane, rollUp, settled, stateOf, tableOf, valuesOf, type OpenPane } from "./pane";

type Rows = (string | number | null)[][];

const ledger = (village: string, amount: string | number): Rows => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位"],
  ["2024-03-01", "标语", "文明标语一", 10, "条"],
  ["2024-03-02", "标语", "文明标语二", amount, "条"],
];

let open: OpenPane;
afterEach(() => open.excel.close());

const type = (sheet: string, rows: Rows) =>
  open.excel.simulator((handle, [name, values]: readonly [string, Rows]) => handle.type(name, values), [sheet, rows] as const);

async function openTwo(): Promise<void> {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  await type("东庄村", ledger("东庄村", "5+3"));
  await type("西岭村", ledger("西岭村", "***"));
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=2 份台账");
}

const errors = async () => Number((await open.pane.getByRole("button", { name: /^错误 \d+$/ }).textContent())?.replace(/\D/g, ""));
const finding = () => open.pane.locator('[data-testid="finding"][data-code="quantity.unreadable"]');
const explanations = async () => tableOf(await valuesOf(open, "设置·说明"), "问题代码").filter((row) => row["问题代码"] !== null);
const state = () => open.pane.locator('[data-testid="run-state"]').textContent();

async function explain(button: string, text: string): Promise<void> {
  await finding().getByRole("button", { name: button }).click();
  await open.pane.locator("textarea").fill(text);
  await open.pane.getByRole("button", { name: "保存", exact: true }).click();
}

test("saved in place without reading again; changed, withdrawn, taken back; the sheets are said to be behind", async () => {
  await openTwo();
  await rollUp(open);
  await open.pane.click("#tab-findings");
  await open.pane.getByPlaceholder("搜索村名、工作表、文字").fill("东庄");
  const before = await stateOf(open);
  const selected = await open.excel.simulator((handle) => handle.selection());
  expect(await errors()).toBe(2);
  await open.excel.simulator((handle) => handle.resetCounters());
  await explain("填写说明", "两个点各 5 条、3 条");
  await open.pane.waitForSelector("text=说明：两个点各 5 条、3 条");
  expect((await open.excel.simulator((handle) => handle.counters())).largestResponse).toBeLessThan(20_000);
  expect([await errors(), await open.pane.getByPlaceholder("搜索村名、工作表、文字").inputValue()]).toEqual([1, "东庄"]);
  expect(await open.excel.simulator((handle) => handle.selection())).toBe(selected);
  expect(await state()).toBe("数已写入汇总工作表；说明改过，“汇总·问题”要重新汇总才更新");
  expect(await explanations()).toMatchObject([{ 问题代码: "quantity.unreadable", 工作表: "东庄村", 单元格: "D4", 说明: "两个点各 5 条、3 条" }]);

  await explain("修改或撤回说明", "实为 8 条");
  await open.pane.waitForSelector("text=说明：实为 8 条");
  expect(await explanations()).toMatchObject([{ 说明: "实为 8 条" }]);
  await finding().getByRole("button", { name: "修改或撤回说明" }).click();
  await open.pane.getByRole("button", { name: "撤回说明", exact: true }).click();
  await open.pane.waitForSelector("text=说明：实为 8 条", { state: "detached" });
  expect([await errors(), await explanations(), await state()]).toEqual([2, [], "已写入汇总工作表"]);

  // Three steps back: withdrawn, changed, given.
  const undo = open.pane.locator('[data-testid="undo"]');
  expect(await undo.getAttribute("aria-label")).toBe("撤销刚才的说明");
  await undo.click();
  await open.pane.waitForSelector("text=说明：实为 8 条");
  await undo.click();
  await open.pane.waitForSelector("text=说明：两个点各 5 条、3 条");
  await undo.click();
  await open.pane.waitForSelector("text=说明：两个点各 5 条、3 条", { state: "detached" });
  expect(await noticeOf(open.pane)).toBe("已撤销刚才的说明。");
  expect((await stateOf(open)) === before).toBe(true);
  expect(await undo.getAttribute("aria-label")).toBe("撤销本次汇总，撤去汇总表");
});

test("under another name of the workbook, with a row put in above, it holds; where the value changes it does not, which is said", async () => {
  await openTwo();
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  await open.pane.click("#tab-findings");
  await explain("填写说明", "两个点各 5 条、3 条");
  await open.pane.waitForSelector("text=说明：两个点各 5 条、3 条");
  await open.excel.simulator((handle) => {
    handle.controller.book().name = "六月汇总.xlsx";
  });
  const [title, header, ...rows] = ledger("东庄村", "5+3");
  if (!title || !header) throw new Error("rows");
  await type("东庄村", [title, header, ["2024-03-01", "标语", "补录的一条", 4, "条"], ...rows]);
  const again = async () => {
    open = { ...open, pane: await open.excel.openPane() };
    await open.pane.click('[data-testid="look"]');
    await settled(open.pane);
    await open.pane.click("#tab-findings");
  };
  await again();
  expect(await errors()).toBe(1);
  await finding().locator("text=说明：两个点各 5 条、3 条").waitFor();
  await type("东庄村", [title, header, ["2024-03-01", "标语", "补录的一条", 4, "条"], ...ledger("东庄村", "5+4").slice(2)]);
  await again();
  expect(await errors()).toBe(2);
});
