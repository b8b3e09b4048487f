/** Before a report leaves the pane it is said how far its figures can be relied on; none of that stands in the report. */
import { noticeOf, openPane, settled, type OpenPane } from "./pane";

type Rows = (string | number | null)[][];

const ledger = (third: string | number): Rows => [
  ["东庄村宣传工作台账"],
  ["日期", "形式", "名称", "数量", "单位"],
  ["2024-03-01", "标语", "文明标语一", 10, "条"],
  ["2024-03-02", "标语", "文明标语二", third, "条"],
];

let open: OpenPane;
afterEach(() => open.excel.close());

const type = (rows: Rows) => open.excel.simulator((handle, values: Rows) => handle.type("东庄村", values), rows);

async function reportOn(rows: Rows): Promise<void> {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  await type(rows);
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=1 份台账");
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  await open.pane.click("#tab-report");
}

const box = () => open.pane.locator('[data-testid="data-state"]');
const paper = () => open.pane.locator('[data-testid="report"]').textContent();

test("town unknown, a figure not counted, ledgers changed since: said above the report, and again when it is copied and saved; put right, nothing is said", async () => {
  await reportOn(ledger("5+3"));
  expect(await box().textContent()).toContain("不知道是哪个乡镇：报告里写作“××镇”");
  expect(await box().textContent()).toMatch(/有 1 个错误，出错的数没有计入，涉及：.*刷写宣传标语/);
  expect(await paper()).toContain("××镇");
  expect(await paper()).not.toContain("本镇");
  await open.pane.getByRole("button", { name: "复制", exact: true }).click();
  expect(await noticeOf(open.pane)).toMatch(/注意：不知道是哪个乡镇.*没有计入/);
  // The town is named from there.
  await open.pane.getByRole("button", { name: "填写乡镇名称" }).click();
  await open.pane.getByRole("textbox", { name: "乡镇名称" }).fill("青石镇");
  await open.pane.getByRole("button", { name: "按此重新检查" }).click();
  await open.pane.waitForSelector('[data-testid="report"] >> text=青石镇');
  expect(await box().textContent()).not.toContain("不知道是哪个乡镇");
  await type(ledger(8));
  await open.pane.waitForSelector('[data-testid="data-state"] >> text=台账或设置在读取以后改动过');
  const [download] = await Promise.all([open.excel.page.waitForEvent("download"), open.pane.click('[data-testid="save-docx"]')]);
  await open.pane.waitForSelector('[data-testid="notice"] >> text=/注意：台账或设置在读取以后改动过/');
  expect(download.suggestedFilename()).toBe("青石镇2024年3月汇报材料.docx");
  expect(await paper()).not.toMatch(/没有计入|改动/);
  await box().getByRole("button", { name: "重新检查" }).click();
  await open.pane.waitForSelector('[data-testid="data-state"]', { state: "detached" });
  expect(await paper()).toContain("18条");
  await open.pane.getByRole("button", { name: "复制", exact: true }).click();
  expect(await noticeOf(open.pane)).toBe("报告已复制，可以粘贴到 Word。");
});
