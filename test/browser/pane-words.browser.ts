/** What the pane tells, remembers and hands out, as a clerk meets it in a day. */
import type { Frame } from "playwright-core";
import { noticeOf, openPane, rollUp, settled, tableOf, TOWN, valuesOf, visibleSheets, type OpenPane } from "./pane";

const readClipboard = (pane: Frame): Promise<string> => pane.evaluate(() => navigator.clipboard.readText());

/** Closes the pane and opens it again. */
async function reopened({ excel }: OpenPane): Promise<Frame> {
  await excel.simulator((handle) => handle.closePane());
  await excel.page.waitForSelector(".sim-taskpane", { state: "detached" });
  const pane = await excel.openPane();
  await pane.waitForSelector('[data-testid="choices"]');
  return pane;
}

describe("the town's workbook", () => {
  let open: OpenPane;
  beforeAll(async () => {
    open = await openPane({ workbook: TOWN });
    await open.excel.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await rollUp(open);
  });
  afterAll(() => open.excel.close());

  test("the reminder is the one of 汇总·报送, with the cells to correct below, village by village", async () => {
    const { pane } = open;
    await pane.click("#tab-findings");
    await pane.getByRole("button", { name: "复制催报文字" }).click();
    expect(await noticeOf(pane)).toContain("催报文字已复制");
    const lines = (await readClipboard(pane)).split("\n");
    const sheet = (await valuesOf(open, "汇总·报送")).map((row) => String(row[0] ?? ""));
    const head = sheet.findIndex((line) => line.startsWith("【台账报送】"));
    const written = sheet.slice(head).filter((line) => line !== "");
    expect(lines.slice(0, written.length)).toEqual(written);
    expect(lines.slice(written.length)).toEqual(
      expect.arrayContaining(["以下单位报来的台账有错误，请更正：", expect.stringMatching(/^\d+\. 石桥村：石桥村宣传 E7$/)]),
    );
    // Names on no list, and the town's own ledgers, are not the villages' to put right.
    expect(lines.join("\n")).not.toMatch(/龍泉村|下平村|清禾镇：|镇本级/);
    // Codes are for programs.
    expect(lines.join("\n")).not.toMatch(/[a-z]{4}/);
  });

  test("a figure of the preview tells the first of its cells and how many there are in all", async () => {
    const { pane } = open;
    await pane.click("#tab-report");
    const fact = pane.locator('[data-testid="fact"]', { hasText: "约2.6万份" });
    await fact.hover();
    const tip = pane.locator("[role=tooltip]:visible");
    await tip.waitFor();
    const total = Number(/等 (\d+) 格/.exec((await tip.textContent()) ?? "")?.[1]);
    await pane.click("#tab-totals");
    const line = pane.locator('[data-testid="total"][data-code="XC05"]');
    await line.locator("button").first().click();
    await line.getByText("数从哪里来").click();
    const rest = Number(/还有 (\d+) 格/.exec((await line.textContent()) ?? "")?.[1]);
    expect(total).toBe(rest + 20);
  });

  test("the kind of report and the town's words are remembered when the pane is opened again, and undo is still offered", async () => {
    let { pane } = open;
    await pane.click("#tab-report");
    await pane.getByLabel("报告种类").selectOption("总结报告");
    await pane.getByRole("button", { name: "用语选项" }).click();
    await pane.getByLabel("落款").fill("清禾镇创建办");
    await pane.getByRole("button", { name: "按此重写" }).click();
    await pane.locator('[data-testid="report"]', { hasText: "清禾镇创建办" }).waitFor();
    pane = await reopened(open);
    await pane.waitForSelector('[data-testid="undo"]');
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-report");
    expect(await pane.getByLabel("报告种类").inputValue()).toBe("总结报告");
    expect(await pane.textContent('[data-testid="report"]')).toContain("清禾镇创建办");
    open = { ...open, pane };
  });

  test("what a column means is remembered on 设置·识别 in the words of the kind, and holds when the pane is opened again", async () => {
    let { pane } = open;
    await pane.click("#tab-ledgers");
    const ledger = pane.locator('[data-testid="ledger"]').first();
    await ledger.locator("button").first().click();
    expect(await ledger.locator('[data-testid="reasons"]').textContent()).toContain("第3行是表头");
    await ledger.getByRole("button", { name: "更正" }).click();
    await pane.getByLabel("I 列：备注").selectOption({ label: "责任人" });
    await pane.getByRole("button", { name: "保存并重新检查" }).click();
    await settled(pane);
    const taught = tableOf(await valuesOf(open, "设置·识别 (2)"), "文件").filter((row) => row["工作表"] !== null);
    expect(taught).toEqual([expect.objectContaining({ 工作表: "水口村宣传", 台账类型: "宣传", 字段: "I=责任人" })]);
    pane = await reopened(open);
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-ledgers");
    const again = pane.locator('[data-testid="ledger"]').first();
    await again.locator("button").first().click();
    expect(await again.textContent()).toContain("I 备注＝责任人");
    open = { ...open, pane };
  });
});

test("a table on its side is shown and corrected by rows, without rows for its header", async () => {
  const open = await openPane();
  const { excel } = open;
  try {
    await excel.simulator((handle) =>
      handle.type("宣传", [
        ["清禾镇宣传工作台账", null, null, null],
        ["村居", "东庄村", "柳湾村", "石桥村"],
        ["日期", "2024-03-01", "2024-03-02", "2024-03-05"],
        ["标语（条）", 3, 4, 5],
        ["宣传栏（个）", 1, 2, 3],
        ["宣传材料（份）", 100, 200, 300],
      ]),
    );
    const pane = await reopened(open);
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-ledgers");
    const ledger = pane.locator('[data-testid="ledger"]').first();
    await ledger.locator("button").first().click();
    expect(await ledger.textContent()).toContain("横放的表：项目名称在第 A 列，数据在第 B–D 列");
    await ledger.getByRole("button", { name: "更正" }).click();
    const editor = pane.locator("dialog");
    expect(await editor.textContent()).toContain("项目名称在 A 列");
    expect(await editor.getByLabel("表头首行").count()).toBe(0);
    await editor.getByLabel("第 4 行：标语（条）").waitFor();
    await editor.getByLabel("不是横放的").check();
    expect(await editor.getByLabel("表头首行").inputValue()).toBe("1");
    await editor.getByLabel("不是横放的").uncheck();
    expect(await editor.getByLabel("表头首行").count()).toBe(0);
    expect(excel.problems).toEqual([]);
  } finally {
    await excel.close();
  }
});
